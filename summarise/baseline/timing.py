"""When an event happens, in the article's words, and whether it is only recalled.

Covers: weekdays, "yesterday", days with a month, years, and the cues of the past that news
uses for background ("in 2016", "years ago", "previously").
Does not cover: calendar dates (`dates.py` derives them later).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summarise.baseline.words import SUBORDINATORS, Word
from summarise.dates import MONTHS, WEEKDAYS

REACH = 16  # words to either side of a cue
_NEAR = frozenset("today yesterday tomorrow tonight".split())
_LEADS = frozenset("late early last next this since on".split())
_PERIODS = frozenset("year years decade decades century month months".split())
_RECALLED = frozenset("previously formerly historically".split())
_BORDERS = (SUBORDINATORS - {"since", "once", "as"}) | frozenset(';:"“”—')


def when_of(words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """Words that date the event whose cue is `first` to `last`, half-open; None if none do."""
    start, end = clause(words, first, last)
    found: list[tuple[int, int, int]] = []
    for at in range(start, end):
        span = _date_at(words, at, end)
        if span is not None:
            distance = min(abs(span[0] - first), abs(span[0] - last))
            found.append((distance, *span))
    if not found:
        return None
    _, begin, finish = min(found)
    while begin > start and words[begin - 1].lower in {"late", "early", "last", "next", "this"}:
        begin -= 1
    return begin, finish


def is_background(words: Sequence[Word], first: int, last: int, published: date | None) -> bool:
    """Whether the article only recalls the event."""
    start, end = clause(words, first, last)
    for at in range(start, end):
        lower = words[at].lower
        before = words[at - 1].lower if at else ""
        beside = first - 3 <= at <= last + 1
        if lower == "ago" and before in _PERIODS:
            return True
        if lower in _PERIODS and before == "last":
            return True
        if lower == "time" and before == "the" and at > 1 and words[at - 2].lower == "at":
            return True
        if lower in _RECALLED and beside:
            return True
        if _is_past_year(words[at].text, published):
            return True
    return False


def clause(words: Sequence[Word], first: int, last: int, reach: int = REACH) -> tuple[int, int]:
    """The words around a cue up to the next clause borders, at most `reach` to each side."""
    start = first
    while start > max(0, first - reach) and words[start - 1].lower not in _BORDERS:
        start -= 1
    end = last
    while end < min(len(words), last + reach) and words[end].lower not in _BORDERS:
        end += 1
    return start, end


def _date_at(words: Sequence[Word], at: int, end: int) -> tuple[int, int] | None:
    lower = words[at].lower
    if lower in _NEAR or (lower in WEEKDAYS and words[at].capital):
        return at, at + 1
    if lower in MONTHS and words[at].capital:
        before_is_day = at > 0 and words[at - 1].text.isdigit() and len(words[at - 1].text) <= 2
        begin = at - 1 if before_is_day else at
        finish = at + 1
        while finish < end and words[finish].text.isdigit() and len(words[finish].text) <= 4:
            finish += 1
        return (begin, finish) if finish - begin > 1 else None
    return None


def _is_past_year(text: str, published: date | None) -> bool:
    if not (len(text) == 4 and text.isdigit() and text[:2] in {"19", "20"}):
        return False
    return published is None or int(text) < published.year
