"""Whether a number or a date of a claim comes from the part of the sentence that the claim tells.

Covers, in English: two numbers of which each stands among the words of the other ("nineteen hours,
against rules that allow ten"), a date or number taken from behind a semicolon or a "but" and put
to what the first part says, which has one of its own.
Does not cover: numbers told by the words right beside them (`placement.py`), parts without any
word in common with the claim.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from summarise.checks.counting.calendar_terms import calendar_terms
from summarise.checks.counting.quantities import quantities_in
from summarise.checks.text.wording import akin, carries_content, stem, words_of

_FINE = re.compile(
    r"[,;:—–()](?=\s)|(?<!\d )\band\b"
    r"|\b(?:but|while|whereas|although|though|against|compared|than)\b"
)
_COARSE = re.compile(r"[;:—–](?=\s)|,? but\b|, (?:and|while|whereas|though|although)\b")
_MONTH = re.compile(
    r"\b(?:in|since|until|by|last|from) (January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b(?! \d)"
)
_FEW = 8  # numbers of a text that are compared
_AHEAD = 2  # more words of the claim that another part must have


@dataclass(frozen=True, slots=True)
class Told:
    """A number or a date and the part of its text around it.

    Attributes:
        value: What makes two of them one.
        kind: `date`, or a kind of quantity.
        raw: As written.
        part: Which part of the text.
        words: The stems of that part.
    """

    value: object
    kind: str
    raw: str
    part: int
    words: frozenset[str]


def another_part(text: str, evidence: Sequence[str], language: str | None) -> str | None:
    """The number or date of a claim that the evidence has in another part; None if there is none.

    Args:
        text: The claim.
        evidence: The sentences it rests on.
        language: ISO 639-1 of the article, or None for English.
    """
    claimed = _told(text, _FINE, language)
    if not claimed:
        return None
    for sentence in evidence:
        exchanged = _exchanged(claimed, _told(sentence, _FINE, language))
        if exchanged is not None:
            return exchanged
    whole = _told(text, None, language)
    for sentence in evidence if len(whole) == 1 else ():
        moved = _moved(whole[0], _told(sentence, _COARSE, language))
        if moved is not None:
            return moved
    return None


@lru_cache(maxsize=512)
def _told(text: str, breaks: re.Pattern[str] | None, language: str | None) -> tuple[Told, ...]:
    """The numbers and dates of a text, each with the words of its part."""
    counts = [
        (item.values, item.kind, item.raw, item.start) for item in quantities_in(text, language)
    ]
    dates: list[tuple[object, str, str, int]] = [
        ((item.year, item.month, item.day, item.weekday), "date", item.raw, item.start)
        for item in calendar_terms(text)[0]
    ]
    dates += [(item[1], "date", item[1], item.start(1)) for item in _MONTH.finditer(text)]
    found: Sequence[tuple[object, str, str, int]] = [*counts, *dates][:_FEW]
    if not found:
        return ()
    edges = [] if breaks is None else [item.start() for item in breaks.finditer(text)]
    parts: dict[int, set[str]] = {}
    for word in words_of(text):
        if carries_content(word) and not any(
            start <= word.start < start + len(raw) for _, _, raw, start in found
        ):
            parts.setdefault(bisect_right(edges, word.start), set()).add(stem(word.norm))
    return tuple(
        Told(value, kind, raw, at, frozenset(parts.get(at, ())))
        for value, kind, raw, start in found
        for at in (bisect_right(edges, start),)
    )


def _exchanged(claimed: Sequence[Told], given: Sequence[Told]) -> str | None:
    """Two numbers, each of which stands among the words of the other."""
    for one, other in combinations(claimed, 2):
        first = [item for item in given if item.value == one.value]
        second = [item for item in given if item.value == other.value]
        if one.kind != other.kind or not len(first) == len(second) == 1:
            continue
        if _shared(one, second[0]) > _shared(one, first[0]) and (
            _shared(other, first[0]) > _shared(other, second[0])
        ):
            return f"{one.raw} and {other.raw}"
    return None


def _moved(one: Told, given: Sequence[Told]) -> str | None:
    """A number whose part the claim does not tell, where the part it tells has another one."""
    own = [item for item in given if item.value == one.value]
    if not own or (one.kind != "date" and one.kind != "number"):
        return None
    best = max(_shared(one, item) for item in own)
    others = [item for item in given if item.kind == one.kind]
    return one.raw if any(_shared(one, item) >= best + _AHEAD for item in others) else None


def _shared(one: Told, other: Told) -> int:
    return sum(any(akin(word, told) for told in other.words) for word in one.words)
