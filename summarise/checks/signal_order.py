"""Whether a signal's source and target stand the other way round in its evidence.

Covers: acts done by being said (whoever speaks is the source), deeds between two names of
one clause, deeds that one side accuses the other of.
Does not cover: acts that go both ways, sides that the sentence does not name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.checks.finding import OK, Finding
from summarise.checks.names import KnownName
from summarise.checks.order import mutual, roles_in
from summarise.checks.sayings import Saying, governing, sayings
from summarise.checks.scopes import Passage, read
from summarise.checks.subjects import is_subject

Part = tuple[str, int, int]
_CHARGES = frozenset("accused accuses accusing accuse blamed blames blaming blame".split())


def check_signal_order(
    sources: Sequence[KnownName],
    targets: Sequence[KnownName],
    evidence: Sequence[Part],
    *,
    spoken: bool,
    language: str | None,
) -> Finding:
    """Compare a signal's source and target with the order in its evidence.

    Verdicts: `ok`; `order_swapped` if the target speaks or acts and the source does not.

    Args:
        sources: Those who act.
        targets: Those acted on.
        evidence: For each piece its sentence, and its half-open bounds in that sentence.
        spoken: Whether the act consists in saying something.
        language: ISO 639-1 of the article, or None for English.
    """
    keys = {item.key for item in sources} & {item.key for item in targets}
    if not sources or not targets or keys:
        return OK
    swapped: str | None = None
    for sentence, start, end in evidence:
        passage = read(sentence, language)
        inside = [at for at in passage.inside(start, end) if passage.words[at].is_word]
        if not inside:
            continue
        told = _told(passage, inside, sources, targets) if spoken else None
        found = told or _done(passage, inside, sources, targets, spoken=spoken)
        if found == "":
            return OK
        swapped = swapped or found
    return OK if swapped is None else Finding("order_swapped", swapped)


def _told(
    passage: Passage, inside: list[int], sources: Sequence[KnownName], targets: Sequence[KnownName]
) -> str | None:
    """Who speaks: "" if a source, the reason if only a target, None if neither."""
    found: str | None = None
    for saying in _around(passage, inside):
        if any(is_subject(item, passage, saying.subject) for item in sources):
            return ""
        taker = next((i for i in targets if is_subject(i, passage, saying.subject)), None)
        if taker is not None:
            found = found or f"in the article {taker.key} {passage.phrase(saying.cue)}"
    return found


def _around(passage: Passage, inside: list[int]) -> list[Saying]:
    """The verbs of saying inside the evidence, then those that it hangs on."""
    within = [item for item in sayings(passage) if inside[0] <= item.cue.first <= inside[-1]]
    return within + [item for item in governing(passage, inside) if item not in within]


def _done(
    passage: Passage,
    inside: list[int],
    sources: Sequence[KnownName],
    targets: Sequence[KnownName],
    *,
    spoken: bool,
) -> str | None:
    """Who acts on whom: "" if a source on a target, the reason if the reverse, else None."""
    giving, taking = {item.key for item in sources}, {item.key for item in targets}
    clauses = {passage.clauses[at] for at in inside}
    whole = [at for at in range(len(passage.norms)) if passage.clauses[at] in clauses]
    sides = [*sources, *targets]
    for agent, patient in _deeds(passage, sides, inside, spoken=spoken):
        if {agent, patient} <= giving | taking and (agent in giving) != (patient in giving):
            return "" if agent in giving else f"the article has {agent} acting on {patient}"
    pairs = list(_deeds(passage, sides, whole, spoken=spoken))
    if any(agent in giving and patient in taking for agent, patient in pairs):
        return ""
    wrong = ((a, p) for a, p in pairs if a in taking and p in giving)
    return next((f"the article has {a} acting on {p}" for a, p in wrong), None)


def _deeds(
    passage: Passage, known: Sequence[KnownName], words: Sequence[int], *, spoken: bool
) -> Iterator[tuple[str, str]]:
    """Who acts on whom, as the words of deeds and of charges tell it."""
    for at, agent, patient in roles_in(passage, known, words):
        if passage.norms[at] in _CHARGES and not spoken:
            yield patient, agent  # the accused is said to have done it
        elif (at not in passage.speech_at or spoken) and not mutual(passage, at):
            yield agent, patient
