"""Who acts on whom: A attacked B is not B attacked A.

Covers: two known names of which the claim makes the one act and its evidence the other: by
the word between them (`roles.py`), by their places in the clause (`text/slots.py`), by the words
that surround them (`exchanged.py`).
Does not cover: verbs that go both ways (met, signed), pronouns, synonyms. Word order is a
rough guide to roles, so a swap found here is a reason to look, not proof.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import combinations

from summarise.checks.acting.exchanged import exchanged
from summarise.checks.acting.roles import (
    Roles,
    agents_by,
    mutual,
    names_at,
    roles_in,
    runs,
    says,
    turned,
)
from summarise.checks.finding import OK, Finding
from summarise.checks.text.grammar import grammar_of, is_verb
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.slots import acts, has_passive

Alike = Callable[[str, str], bool]


def check_order(
    text: str, evidence: Sequence[str], known: Sequence[KnownName], *, language: str | None
) -> Finding:
    """Compare who acts on whom in a claim with its evidence sentences.

    Verdicts: `ok`, `order_swapped`.

    Args:
        text: The claim.
        evidence: The sentences it rests on.
        known: The actors whose names count.
        language: ISO 639-1 of the article, or None for English.
    """
    claim = read(text, language)
    known = tuple(known)
    keys = sorted(set(names_at(claim, known).values()))
    if len(keys) < 2:
        return OK
    passages = [read(sentence, language) for sentence in evidence]
    alike = _likeness(known)
    if _reworded(claim, passages):
        return OK
    settled, found = _by_deeds(claim, passages, known, alike)
    if found is not None:
        return Finding("order_swapped", found)
    passages = [item for item in passages if _voice(item) == _voice(claim)]
    for one, other in combinations(keys, 2):
        if {one, other} in settled or alike(one, other):
            continue
        if _by_place(claim, passages, known, (one, other)) or exchanged(
            claim, passages, known, (one, other)
        ):
            return Finding("order_swapped", f"{one} and {other} have changed places")
    return OK


def _likeness(known: Sequence[KnownName]) -> Alike:
    camps = {item.key: item.country if item.words else None for item in known}
    countries = {item.key: item.country for item in known}

    def alike(left: str, right: str) -> bool:
        """The same actor, or a state and somebody who acts for it."""
        state = camps.get(left) or camps.get(right)
        return left == right or (
            state is not None and countries.get(left) == countries.get(right) == state
        )

    return alike


def _by_deeds(
    claim: Passage, passages: Sequence[Passage], known: tuple[KnownName, ...], alike: Alike
) -> tuple[list[set[str]], str | None]:
    """The pairs whose roles the evidence bears out, and the reason if it has a pair reversed."""
    settled: list[set[str]] = []
    claimed = list(_roles(claim, known))
    given: dict[str, set[Roles]] = {}
    for passage in passages if claimed else ():
        for verb, roles in _roles(passage, known, {verb for verb, _ in claimed}):
            given.setdefault(verb, set()).add(roles)
    doers = _doers(passages, known) if claimed else {}
    for verb, (agent, patient) in claimed:
        found = given.get(verb, set())
        if any(alike(agent, giver) and alike(patient, taker) for giver, taker in found):
            settled.append({agent, patient})
        elif any(alike(agent, taker) and alike(patient, giver) for giver, taker in found) or (
            patient in doers.get(verb, ()) and agent not in doers[verb]
        ):
            return settled, f"the article has {patient} acting on {agent}"
    return settled, None


def _doers(passages: Sequence[Passage], known: tuple[KnownName, ...]) -> dict[str, set[str]]:
    """For each verb of a passive those who stand behind "by"."""
    found: dict[str, set[str]] = {}
    for passage in passages:
        for verb, key in agents_by(passage, known):
            found.setdefault(verb, set()).add(key)
    return found


def _reworded(claim: Passage, passages: Sequence[Passage]) -> bool:
    """True if no verb of a claim is in its evidence: it may be told from the other side."""
    grammar = grammar_of(claim)
    deeds = {claim.stems[at] for at in range(len(claim.norms)) if is_verb(claim, at, grammar)}
    deeds.discard(None)
    return bool(deeds) and all(deeds.isdisjoint(passage.content) for passage in passages)


def _voice(passage: Passage) -> tuple[bool, bool]:
    """What turns the places of names around: a passive, a verb such as "received"."""
    return has_passive(passage), turned(passage)


def _by_place(
    claim: Passage, passages: Sequence[Passage], known: tuple[KnownName, ...], pair: Roles
) -> bool:
    """True if of two names the claim has one alone act, and the evidence the other alone."""
    claimed = _actors(claim, known, pair)
    if len(claimed) != 1 or any(mutual(claim, at) for at in range(len(claim.norms))):
        return False
    given = [
        _actors(passage, known, pair)
        for passage in passages
        if set(pair) <= set(names_at(passage, known).values())
    ]
    return bool(given) and all(len(keys) == 1 and keys != claimed for keys in given)


def _actors(passage: Passage, known: tuple[KnownName, ...], pair: Roles) -> set[str]:
    places = runs(names_at(passage, known))
    return {key for key, (first, last) in places if key in pair and acts(passage, first, last)}


def _roles(
    passage: Passage, known: Sequence[KnownName], wanted: Container[str] | None = None
) -> Iterator[tuple[str, Roles]]:
    """Each verb or noun of action by its stem, with the roles of the names around it."""
    verbs = ["say" if says(passage, i) else item for i, item in enumerate(passage.stems)]
    words = [i for i, verb in enumerate(verbs) if wanted is None or verb in wanted]
    for index, agent, patient in roles_in(passage, known, words):
        if not mutual(passage, index):
            yield str(verbs[index]), (agent, patient)
