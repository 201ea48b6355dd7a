"""What a claim states, apart from what it takes for granted and whose words it recalls.

Covers: clauses of time and cause in front or behind ("since the destruction of the bridge"),
relative clauses within a sentence ("the shells which hit the town were fired from ..."), who
told it ("as claimed by", "Toral's story of"), and what exactly a denial denies.
Does not cover: other languages than English, what a noun alone takes for granted ("the attack").

That what such clauses say is taken for granted, not stated: Levinson 1983, "Pragmatics", ch. 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from summarise.checks.negating.negation import negates
from summarise.checks.text.grammar import grammar_of, is_verb
from summarise.checks.text.lookalikes import DETERMINERS
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.wording import stem, stems_in, words_of
from summarise.language import read_as_english

Bounds = tuple[int, int]  # half-open, in characters

_GIVEN = frozenset("since following despite after".split())
_RELATIVE = frozenset("which that who".split())
_RESUMES = frozenset("was were is are has have had may might will would can could did".split())
_TOLD = frozenset("claimed alleged asserted reported stated told maintained".split())
_TELLING = frozenset(
    "story claim claims account version allegation allegations charge report reports statement "
    "theory assertion".split()
)
_REBUTTED = stems_in(
    "contradicted disproved refuted premature false untrue wrong mistaken baseless unfounded "
    "fabricated fabrication invention invented lie hoax"
)
_STOPS = frozenset(",;")
_CLOSING = _RESUMES | _STOPS | frozenset("and but that who which because when".split())
_PARTS = frozenset({",", ";", "and", "but"})


def not_stated(text: str, language: str | None) -> tuple[Bounds, ...]:
    """Where a text says what it takes for granted; none outside English."""
    if not read_as_english(language):
        return ()
    passage = read(text, language)
    found = [
        *_background(passage),
        *_relatives(passage),
        *_participles(passage),
        *_as_told(passage),
    ]
    return tuple((passage.words[first].start, passage.words[end - 1].end) for first, end in found)


def tellers(text: str, names: Iterable[tuple[str, int, int]]) -> frozenset[int]:
    """Where the names begin of those whose story is told: `Toral's story of an attack`."""
    words = words_of(text)
    found = set()
    for _, start, end in names:
        behind = next((word.norm for word in words if word.start >= end), "")
        if behind in _TELLING:
            found.add(start)
    return frozenset(found)


def rebuts(text: str) -> bool:
    """True for a text that calls what somebody told untrue."""
    norms = [word.norm for word in words_of(text)]
    return not _TELLING.isdisjoint(norms) and any(stem(norm) in _REBUTTED for norm in norms)


def beside_denial(text: str, language: str | None) -> tuple[Bounds, ...]:
    """The parts of a denial that deny nothing: `not hit; it was the house next door`."""
    words = words_of(text)
    cuts = [0, *(word.start for word in words if word.norm in _PARTS), len(text)]
    parts = list(pairwise(cuts))
    denying = [part for part in parts if negates(text[part[0] : part[1]], language)]
    return tuple(part for part in parts if denying and part not in denying)


def blank(text: str, bounds: Iterable[Bounds]) -> str:
    """The text with blanks for some stretches, so that what is left stays where it is."""
    for start, end in bounds:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _background(passage: Passage) -> Iterator[Bounds]:
    """`Since the fall of the city, ...` and `... since the bridge was damaged`."""
    norms = passage.norms
    for at, norm in enumerate(norms):
        if norm not in _GIVEN or norms[at + 1 : at + 2] == () or norms[at + 1] not in DETERMINERS:
            continue
        if at and norm != "since":
            continue  # "killed after the shells hit" tells both
        comma = _stop(norms, at)
        if at == 0 and comma == len(norms):
            comma = _phrase_end(norms)
        yield at, comma


def _phrase_end(norms: Sequence[str]) -> int:
    """Where `after the release of the crew` ends without a comma; 1 if that cannot be told."""
    if norms[3:4] != ("of",):
        return 1
    return 6 if norms[4:5] and norms[4] in DETERMINERS else 5


def _relatives(passage: Passage) -> Iterator[Bounds]:
    """A relative clause that its main clause goes on behind, unless that only names who did it."""
    grammar = grammar_of(passage)
    norms = passage.norms
    for at in range(1, len(norms) - 1):
        before = norms[at - 1]
        if norms[at] not in _RELATIVE or not before[0].isalpha() or passage.words[at].capital:
            continue
        if not (norms[at + 1] in _RESUMES or is_verb(passage, at + 1, grammar)):
            continue
        stop = _stop(norms, at)
        end = next((at_ for at_ in range(at + 2, stop) if norms[at_] in _RESUMES), None)
        if end is None or norms[end - 1] in _RESUMES or passage.words[end + 1].capital:
            continue
        yield at, end


def _participles(passage: Passage) -> Iterator[Bounds]:
    """`A kidnapped engineer`, and `engineers abducted at the mine` where a verb follows."""
    grammar = grammar_of(passage)
    norms = passage.norms
    for at in range(1, len(norms) - 2):
        if not norms[at].endswith("ed") or passage.words[at].capital:
            continue
        behind = norms[at + 1]
        if norms[at - 1] in DETERMINERS and behind not in grammar.prepositions:
            yield at, at + 1
        elif behind in grammar.prepositions and norms[at - 1] not in grammar.be | _RESUMES:
            closing = range(at + 2, len(norms))
            end = next((to for to in closing if norms[to] in _CLOSING), len(norms) - 1)
            if norms[end] in grammar.be and not _verb_before(passage, at):
                yield at, end


def _verb_before(passage: Passage, at: int) -> bool:
    grammar = grammar_of(passage)
    return any(
        norm in _RESUMES or is_verb(passage, place, grammar)
        for place, norm in enumerate(passage.norms[:at])
    )


def _as_told(passage: Passage) -> Iterator[Bounds]:
    norms = passage.norms
    for at in range(len(norms) - 2):
        told = norms[at] == "as" and norms[at + 1] in _TOLD and norms[at + 2] == "by"
        if told or norms[at : at + 2] == ("according", "to"):
            yield at, _stop(norms, at)


def _stop(norms: Sequence[str], at: int) -> int:
    behind = range(at + 1, len(norms))
    return next((place for place in behind if norms[place] in _STOPS), len(norms))
