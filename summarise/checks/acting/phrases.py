"""Who does a deed, or has it done to them, as whole phrases: `the rebels of Toral`.

Covers: what stands before a verb, its asides and relative clauses skipped; who stands behind
"by"; participles whose own "by" follows ("nine men held for a year by the rebels"); verbs joined
by "and". English only.
Does not cover: subjects that stand behind their verb, deeds told by nouns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarise.checks.text.grammar import Grammar, grammar_of, is_verb
from summarise.checks.text.scopes import Passage
from summarise.checks.text.slots import BETWEEN, STOPS

_PHRASE = 9  # words
_ASIDE = 16  # words
_BY_REACH = 8  # words from a participle to its "by"
_RELATIVE = frozenset("who which that".split())
_JOINING = frozenset("and but or".split())
_AUXILIARY = frozenset("has have had will would can could may might must should do did".split())
_ADVERBS = BETWEEN | frozenset("later never now soon again still already just once ever".split())
_PARTICLES = frozenset("up down out off away back".split())
_NOT_WORDS = STOPS | frozenset('"“”„«»,')


@dataclass(frozen=True, slots=True)
class Party:
    """Who does a deed or bears it; `[first, last)` are word indices.

    Attributes:
        deed: The stem of the verb.
        verb: Its index.
        bears: Whether the deed is done to them.
        first: Where their phrase begins.
        last: One past its end.
        until: One past the end of what is told of them beside it.
    """

    deed: str
    verb: int
    bears: bool
    first: int
    last: int
    until: int


@lru_cache(maxsize=1_024)
def parties(passage: Passage) -> tuple[Party, ...]:
    """Every party to a verb of a passage that a phrase tells of, in the order of the verbs."""
    return tuple(_parties(passage))


def _parties(passage: Passage) -> Iterator[Party]:
    grammar = grammar_of(passage)
    previous: Party | None = None
    for at, deed in enumerate(passage.stems):
        if not at or deed is None or not is_verb(passage, at, grammar):
            continue
        start = _auxiliaries(passage, at, grammar)
        by = _by(passage, at, grammar)
        be = not grammar.be.isdisjoint(passage.norms[start:at])
        bears = (be and not passage.norms[at].endswith("ing")) or by is not None
        found = _subject(passage, start, grammar)
        if found is not None:
            previous = Party(deed, at, bears, *found, max(found[1], start))
            yield previous
        elif previous is not None and passage.norms[start - 1] in _JOINING:
            previous = Party(deed, at, bears, previous.first, previous.last, previous.until)
            yield previous
        if by is not None:
            end = _forward(passage, by, grammar)
            if end > by:
                yield Party(deed, at, False, by, end, end)


def _auxiliaries(passage: Passage, verb: int, grammar: Grammar) -> int:
    """Where a verb begins: its auxiliaries and adverbs belong to it."""
    at = verb
    while at > 0:
        norm = passage.norms[at - 1]
        if norm not in grammar.be | _AUXILIARY | _ADVERBS and not norm.endswith("ly"):
            break
        at -= 1
    return at


def _by(passage: Passage, verb: int, grammar: Grammar) -> int | None:
    """Where the phrase behind the "by" of a participle begins, if it has no object of its own."""
    behind = verb + 1
    if behind >= len(passage.norms):
        return None
    if passage.norms[behind] not in grammar.prepositions | grammar.by | _ADVERBS | _PARTICLES:
        return None
    for at in range(behind, min(len(passage.norms) - 1, behind + _BY_REACH)):
        if passage.norms[at] in grammar.by:
            return at + 1
        if passage.norms[at] in _NOT_WORDS or _stops(passage, at, grammar):
            return None
    return None


def _stops(passage: Passage, at: int, grammar: Grammar) -> bool:
    """True for a verb; `in May` has none."""
    return not passage.words[at].capital and is_verb(passage, at, grammar)


def _subject(passage: Passage, start: int, grammar: Grammar) -> tuple[int, int] | None:
    """The phrase that ends where a verb begins, or the one that an aside or relative parts off."""
    end = start
    if end and passage.norms[end - 1] == ",":
        end = _before_aside(passage, end - 1)
    elif end and passage.norms[end - 1] in _RELATIVE:
        end -= 1
        if end and passage.norms[end - 1] == ",":
            end -= 1
    if end <= 0 or passage.norms[end - 1] in _JOINING | _NOT_WORDS | {"to"}:
        return None
    first = _backward(passage, end, grammar)
    marks = grammar.prepositions | grammar.by
    if first < end and first and passage.norms[first] in marks:  # "lent by Toral crossed"
        if passage.norms[first - 1] != ",":
            return None
        end = _before_aside(passage, first - 1) or first - 1
        first = _backward(passage, end, grammar)
    return (first, end) if first < end else None


def _before_aside(passage: Passage, comma: int) -> int:
    """`Toral, 40 men strong, fled`: where the aside before a verb begins; 0 if nowhere."""
    for at in range(comma - 1, max(0, comma - _ASIDE), -1):
        if passage.norms[at] in STOPS:
            return 0
        if passage.norms[at] == ",":
            return at
    return 0


def _backward(passage: Passage, end: int, grammar: Grammar) -> int:
    at = end
    while at > max(0, end - _PHRASE) and passage.words[at - 1].is_word:
        norm = passage.norms[at - 1]
        if norm in grammar.openers - _JOINING or is_verb(passage, at - 1, grammar):
            break
        at -= 1
    while at < end and passage.norms[at] in _JOINING:
        at += 1
    return at


def _forward(passage: Passage, start: int, grammar: Grammar) -> int:
    at = start
    while at < min(len(passage.norms), start + _PHRASE) and passage.words[at].is_word:
        norm = passage.norms[at]
        closed = (grammar.prepositions - {"of"}) | grammar.openers | grammar.by
        if norm in closed or is_verb(passage, at, grammar):
            break
        at += 1
    return at
