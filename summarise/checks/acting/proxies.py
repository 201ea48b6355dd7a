"""Whether a deed is put down to those whose rebels, clients, kin or predecessors did it.

Covers, in English: groups that are only in a country, backed by it or against it ("rebels in
Toral", "Toral-backed militias"), people beside somebody ("the minister's brother"), those who
hold an office no longer, not yet or as a deputy ("the former minister").
Does not cover: forces that act for a state ("Toral's army"), clients told in a clause of their
own ("militias that Toral pays"), deeds told by another verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.checks.acting.phrases import Party, parties
from summarise.checks.acting.roles import names_at
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.speaking.entourage import BESIDE, TITLES
from summarise.checks.text.countries import countries_of
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.wording import akin, stems_in
from summarise.language import read_as_english

# Who is no part of what they are of, and who is against it if that is a country.
_APART = stems_in(
    "dissident protester protestor demonstrator exile deserter striker student refugee "
    "prisoner detainee villager resident"
)
_AGAINST = stems_in("rebel separatist insurgent opposition mutineer")
_GROUPS = stems_in(
    "militant militia militiaman gunman gunmen guerrilla fighter terrorist hacker pirate "
    "smuggler mercenary volunteer settler group faction bandit proxy partisan"
)
_TIED = frozenset(
    "pro anti backed aligned allied linked trained armed funded supported sponsored".split()
)
_WITHIN = frozenset("in from near inside outside across against".split())
_PREPOSITIONS = _WITHIN | frozenset("of to for with on at by".split())
_CLOSING = stems_in("designate elect")  # "the president-elect"
_NO_LONGER = _CLOSING | stems_in("former ex deputy vice retired onetime")
_OFFICE = 3  # words: "former prime minister"


def check_proxy(text: str, evidence: Sequence[str], *, language: str | None) -> Finding:
    """Compare who does or bears each deed of a claim with the whole phrase of the evidence.

    Verdicts: `ok`; `another_doer`.

    Args:
        text: The claim.
        evidence: The sentences it rests on.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    claim = read(text, language)
    passages = [read(sentence, language) for sentence in evidence]
    for own in parties(claim):
        ours = [item for item in claim.stems[slice(*_whole(claim, own))] if item is not None]
        told = [
            _stands_for(passage, other, ours)
            for passage in passages
            for other in parties(passage)
            if (other.deed, other.bears) == (own.deed, own.bears)
        ]
        if ours and told and all(told):
            return Finding("another_doer", shortened(f"the article tells it of {told[0]}", 120))
    return OK


def check_proxy_source(
    sources: Sequence[KnownName],
    known: Sequence[KnownName],
    evidence: Sequence[tuple[str, int, int]],
    *,
    language: str | None,
) -> Finding:
    """Look for sources of a signal whose rebels or clients do what its evidence tells.

    Verdicts: `ok`, also where a source acts itself; `another_doer`.

    Args:
        sources: Those who act.
        known: All actors whose names count.
        evidence: For each piece its sentence, and its half-open bounds in that sentence.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    own, known = {item.key for item in sources}, tuple(known)
    found: list[str | None] = []
    for sentence, start, end in evidence:
        passage = read(sentence, language)
        inside, where = passage.inside(start, end), names_at(passage, known)
        for party in parties(passage):
            if party.verb not in inside or party.bears:
                continue
            span = range(*_whole(passage, party))
            if {where[at] for at in span if at in where} & own:
                ours = [str(passage.stems[at]) for at in span if where.get(at) in own]
                found.append(_stands_for(passage, party, ours))
    if not found or None in found:
        return OK
    return Finding("another_doer", shortened(f"the article tells it of {found[0]}", 120))


def _stands_for(passage: Passage, party: Party, ours: Sequence[str]) -> str | None:
    """The phrase of a party of which some words only tell whose or what it is; else None."""
    first, last = _whole(passage, party)
    told = [item for item in passage.stems[first:last] if item is not None]
    if any(not any(akin(one, item) for item in told) for one in ours):
        return None
    phrase = passage.text[passage.words[first].start : passage.words[last - 1].end]
    if _lost_office(passage, range(first, last), ours):
        return phrase
    head = _head(passage, first, last)
    noun = None if head is None else passage.stems[head]
    if head is None or noun is None or any(akin(noun, one) for one in ours):
        return None
    named = [at for at in range(first, last) if passage.stems[at] in ours]
    if noun in BESIDE | _APART:
        return phrase if named else None
    tied = _is_tied(passage, range(first, last), head, named)
    aside = noun in _AGAINST and (tied or _is_country(passage, named))
    return phrase if aside or (tied and noun in _GROUPS) else None


def _whole(passage: Passage, party: Party) -> tuple[int, int]:
    """The bounds of a phrase, with the "pro-" and "Toral-" that it opens with."""
    first = party.first
    if first > 2 and passage.norms[first - 1] in _TIED and passage.norms[first - 2] == "-":
        first -= 1
    while first > 1 and passage.norms[first - 1] == "-":
        first -= 2
    return first, party.last


def _head(passage: Passage, first: int, last: int) -> int | None:
    """The noun that a phrase is about: the last word before its first preposition."""
    end = next((at for at in range(first, last) if passage.norms[at] in _PREPOSITIONS), last)
    return next((at for at in range(end - 1, first - 1, -1) if passage.stems[at]), None)


def _is_tied(passage: Passage, span: range, head: int, named: Sequence[int]) -> bool:
    """`militias in Toral`, `pro-Toral militias`, `Toral-backed militias`."""
    behind = any(passage.norms[at] in _WITHIN for at in range(head, max(named, default=head)))
    return behind or any(passage.norms[at] in _TIED for at in span)


def _is_country(passage: Passage, named: Sequence[int]) -> bool:
    """True for `Russia's rebels`; the rebels of a league may be the league."""
    words = [passage.text[passage.words[at].start : passage.words[at].end] for at in named]
    return any(countries_of(word) or countries_of(f"{word}'s") for word in words)


def _lost_office(passage: Passage, span: range, ours: Sequence[str]) -> bool:
    """`the former prime minister` told as `the prime minister`, by a word of the office."""
    if not _NO_LONGER.isdisjoint(ours):
        return False
    return any(
        passage.stems[at] in ours and (not passage.words[at].capital or norm in TITLES)
        for opener in span
        if passage.stems[opener] in _NO_LONGER
        for at, norm in _office(passage, opener, span.stop)
    )


def _office(passage: Passage, opener: int, last: int) -> Iterator[tuple[int, str]]:
    """The words of an office: behind `former`, or before the `designate` that closes a phrase."""
    closing = passage.stems[opener] in _CLOSING
    near = range(opener - 2, opener) if closing else range(opener + 1, opener + 1 + _OFFICE)
    return ((at, passage.norms[at]) for at in near if 0 <= at < last)
