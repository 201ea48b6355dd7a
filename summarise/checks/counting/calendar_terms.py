"""Dates, months, weekdays and years as a text names them, comparable with each other.

Covers: "31 October 2024", "Oct. 31", "2024-10-31", "October 2024", weekdays, "today" and its
like; whether one term says what another, or the publication date, also says.
Does not cover: other languages' months, spans ("last week").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from summarise.checks.counting.number_words import letters_of
from summarise.dates import MONTHS, WEEKDAYS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b"
    rf"|\b(?P<d1>{_DAY})\s+(?:of\s+)?(?P<m1>{_MONTH})\b\.?(?:,?\s+(?P<y1>\d{{4}})\b)?"
    rf"|\b(?P<m2>{_MONTH})(?:\.\s*|\s+)(?P<d2>{_DAY})\b(?!,\d{{3}})(?:,?\s+(?P<y2>\d{{4}})\b)?"
    rf"|\b(?P<m3>{_MONTH})\b\.?,?\s+(?:of\s+)?(?P<y3>\d{{4}})\b"
    rf"|\b(?P<weekday>{'|'.join(WEEKDAYS)})\b"
    r"|\b(?P<near>today|tonight|yesterday|tomorrow)\b",
    re.IGNORECASE,
)
_BARE_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_RELATIVE_YEAR = re.compile(r"\b(?:this|last|next)\s+(?:year|month|week)\b", re.IGNORECASE)
_BETWEEN = 2  # code points between a weekday and its date
_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"\d-\d\d-\d")
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_MONTHS, DAYS = frozenset(MONTHS), frozenset({*WEEKDAYS, *_NEAR})


@dataclass(frozen=True, slots=True)
class CalendarTerm:
    """A term of the calendar; parts that it leaves open are None.

    Attributes:
        weekday: 0 for Monday.
        near: Days from publication, for "today", "yesterday", "tomorrow".
        raw: As written; `start` is its first code point.
        fixed: Whether it is a weekday whose date stands right behind: "Monday, August 8".
    """

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    near: int | None
    raw: str
    start: int
    fixed: bool = False


def calendar_terms(text: str) -> tuple[list[CalendarTerm], str]:
    """The calendar terms of a text, and the text with them blanked out, length kept."""
    found: list[CalendarTerm] = []
    words = letters_of(text.lower())
    numbered = _DIGIT.search(text) is not None and (
        _ISO.search(text) is not None or not _MONTHS.isdisjoint(words)
    )
    if not numbered and DAYS.isdisjoint(words):  # most sentences
        return found, text

    def taken(match: re.Match[str]) -> str:
        found.append(_term(match))
        return "\0" * len(match[0])

    rest = _DATE.sub(taken, text)
    for at, (term, following) in enumerate(pairwise(found)):
        near = following.start - term.start - len(term.raw) <= _BETWEEN
        if term.weekday is not None and following.day is not None and near:
            found[at] = replace(term, fixed=True)
    return found, rest


def _term(match: re.Match[str]) -> CalendarTerm:
    raw, start = match[0], match.start()
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return CalendarTerm(year, month, day, None, None, raw, start)
    if match["weekday"]:
        weekday = WEEKDAYS[match["weekday"].lower()]
        return CalendarTerm(None, None, None, weekday, None, raw, start)
    if match["near"]:
        return CalendarTerm(None, None, None, None, _NEAR[match["near"].lower()], raw, start)
    name = match["m1"] or match["m2"] or match["m3"]
    written = match["y1"] or match["y2"] or match["y3"]
    day_text = match["d1"] or match["d2"]
    return CalendarTerm(
        int(written) if written else None,
        MONTHS[name.lower()],
        int(re.sub(r"\D", "", day_text)) if day_text else None,
        None,
        None,
        raw,
        start,
    )


def supports(claimed: CalendarTerm, given: CalendarTerm, published: date | None) -> bool:
    """True if `given` says all that `claimed` says, with the publication date's help."""
    if claimed.near is not None or claimed.weekday is not None:
        return _same_day(claimed, given, published)
    if given.month is not None:
        fits = claimed.month in {None, given.month} and claimed.day in {None, given.day}
        return fits and _year_fits(claimed.year, given.year, published)
    return any(_is(claimed, day) for day in _days(given, published))


def _same_day(claimed: CalendarTerm, given: CalendarTerm, published: date | None) -> bool:
    if (claimed.weekday, claimed.near) == (given.weekday, given.near):
        return True
    wanted = set(_days(claimed, published))
    if given.month is not None:
        return any(_is(given, day) for day in wanted)
    return bool(wanted & set(_days(given, published)))


def year_explained(year: int, text: str, published: date | None) -> bool:
    """True if a text that names no year may mean this one, given when it was published."""
    if published is None or abs(published.year - year) > 1:
        return False
    return bool(_DATE.search(text) or _RELATIVE_YEAR.search(text) or _BARE_MONTH.search(text))


def _year_fits(claimed: int | None, given: int | None, published: date | None) -> bool:
    if claimed is None or claimed == given:
        return True
    return given is None and published is not None and abs(published.year - claimed) <= 1


def _is(term: CalendarTerm, day: date) -> bool:
    return (
        term.year in {None, day.year}
        and term.month in {None, day.month}
        and term.day in {None, day.day}
    )


def _days(term: CalendarTerm, published: date | None) -> Iterator[date]:
    """The days a relative term may mean: within a week of publication."""
    if published is None or term.fixed:
        return
    if term.near is not None:
        yield published + timedelta(days=term.near)
    elif term.weekday is not None:
        for distance in range(-7, 8):
            day = published + timedelta(days=distance)
            if day.weekday() == term.weekday:
                yield day
