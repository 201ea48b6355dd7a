"""When an event happens, in the article's words, and whether it is only recalled.

Covers: weekdays, "yesterday", days with a month, years, and the cues of the past that news
uses for background ("in 2016", "years ago", "previously").
Does not cover: calendar dates (`dates.py` derives them later).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from summarise.baseline.words import DETERMINERS, SUBORDINATORS, Word
from summarise.dates import MONTHS, WEEKDAYS

REACH = 16  # words to either side of a cue
_NEAR = frozenset("today yesterday tomorrow tonight".split())
_LEADS = frozenset("late early last next this since on".split())
_PERIODS = frozenset("year years decade decades century month months".split())
_SPANS = frozenset("days weeks months years decades".split())
_AFTERWARDS = frozenset("afterwards thereafter subsequently".split())
_ANSWERS = frozenset("response retaliation reply return revenge".split())
_HAPPENINGS = frozenset(
    "attack strike raid war conflict crisis incident battle blast bombing clash assault".split()
)
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
    if start > 1 and words[start - 1].lower == "after" and words[start - 2].lower in _SPANS:
        return True  # "weeks after it expelled ..."
    for at in range(start, end):
        if words[at].lower in _RECALLED and first - 3 <= at <= last + 1:
            return True
        if _long_ago(words, at):
            return True
        dated = _is_past_month(words, at, published) or (
            _is_past_year(words[at].text, published) and not _qualifies(words, at, first)
        )
        if dated and _dates(words, at, first, start):
            return True
    return False


def _dates(words: Sequence[Word], at: int, first: int, start: int) -> bool:
    """Whether a date belongs to the act at `first`: no day is nearer, no "and" in between."""
    low, high = min(at, first), max(at, first)
    if at > start + 2 and any(word.lower == "and" for word in words[low:high]):
        return False
    reach = words[max(0, first - (high - low)) : first + (high - low)]
    return not any(w.lower in _NEAR or (w.lower in WEEKDAYS and w.capital) for w in reach)


def _long_ago(words: Sequence[Word], at: int) -> bool:
    """Whether "years ago", "last month" or "at the time" ends at this word."""
    lower, before = words[at].lower, words[at - 1].lower if at else ""
    if lower == "ago":
        return before in _PERIODS
    if lower in _PERIODS and before == "last":
        return True
    return lower == "time" and before == "the" and at > 1 and words[at - 2].lower == "at"


def refers_back(words: Sequence[Word]) -> bool:
    """Whether a sentence goes on from the one before, and gives no new day."""
    lowers = [word.lower for word in words]
    if _NEAR & set(lowers) or any(w.lower in WEEKDAYS and w.capital for w in words):
        return False
    if _AFTERWARDS & set(lowers) or (lowers and lowers[0] == "then"):
        return True
    for one, two in pairwise(lowers):
        if one == "in" and two in _ANSWERS:
            return True
        if one in _PERIODS | {"week", "weeks", "day", "days"} and two == "later":
            return True
        if one == "that" and two in _HAPPENINGS:
            return True
    return False


def _qualifies(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether a year only qualifies a noun other than the act: "the 2015 agreement"."""
    before = words[at - 1].lower if at else ""
    return before in DETERMINERS | {"'s"} and not first - 3 <= at < first


def _is_past_month(words: Sequence[Word], at: int, published: date | None) -> bool:
    """Whether "in July" stands there, in news that gives its own events a day."""
    if words[at].lower not in MONTHS or not words[at].capital or not at:
        return False
    number = MONTHS[words[at].lower]
    behind = words[at + 1].text if at + 1 < len(words) else ""
    if words[at - 1].lower != "in" or behind[:1].isdigit():
        return False
    return published is None or number != published.month


def clause(words: Sequence[Word], first: int, last: int, reach: int = REACH) -> tuple[int, int]:
    """The words around a cue up to the next clause borders, at most `reach` to each side."""
    start = first
    while start > max(0, first - reach) and not _is_border(words, start - 1):
        start -= 1
    end = last
    while end < min(len(words), last + reach) and words[end].lower not in _BORDERS:
        end += 1
    return start, end


def _is_border(words: Sequence[Word], at: int) -> bool:
    lower = words[at].lower
    points = lower == "that" and words[at + 1].lower in _HAPPENINGS  # "that attack"
    return lower in _BORDERS and not points


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
