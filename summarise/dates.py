"""Calendar dates as news writes them.

Covers: explicit dates in English ("31 October 2024", "Oct. 31", "2024-10-31") and the
relative words whose meaning a publication date settles ("Monday", "yesterday").
Does not cover: spans ("last week", "in the coming days"), other languages, clock times:
those stay words, without a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    )
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\.?(?:,?\s+(\d{{4}}))?\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?\b", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_NEAR_WORD = re.compile(rf"\b({'|'.join(_NEAR)})\b", re.IGNORECASE)
_CLAUSE_START = re.compile(r"[,;:—–(\"“”]")
_LIES_AHEAD = re.compile(
    r"\b(?:will|shall|would|set|due|expected|scheduled|anticipated|planned|slated|next|coming"
    r"|until|before|by|starting|from|to\s+(?!(?:the|a|an|his|her|its|their|reporters|journalists)\b)"
    r"[a-z])"
)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in words, and the calendar date behind it.

    Attributes:
        start, end: Where the words stand in the text that was searched.
        derived: True where the publication date was needed to tell.
    """

    date: date
    start: int
    end: int
    derived: bool


def find_date(text: str, *, published: date | None, future: bool = False) -> DateFound | None:
    """The first date in `text` that can be told, or None.

    Args:
        text: A phrase ("late on Sunday") or a sentence.
        published: Publication date; without it relative words have no date.
        future: Whether the thing dated lies ahead: "Monday" is then the next one and
            not the last one.
    """
    return _explicit(text, published, future=future) or _relative(text, published, future=future)


def date_of_act(
    words: str, sentence: str, *, published: date | None, ahead: bool
) -> DateFound | None:
    """The date of an act from the words that time it, or None where it cannot be told.

    An act that lies ahead is often named together with the day of its announcement ("on
    Sunday the state announced a withdrawal"). A weekday counts as the day of such an act
    only if something before it in its clause points ahead ("will meet on Monday").

    Args:
        words: The article's words for the time, e.g. "on Monday".
        sentence: The sentence they come from.
        published: Publication date.
        ahead: Whether the act is planned, threatened or called for.
    """
    found = find_date(words, published=published, future=ahead)
    if found is None or not found.derived or not ahead:
        return found
    place = sentence.find(words)
    before = sentence[: max(place, 0)]
    clause = _CLAUSE_START.split(before)[-1]
    return found if _LIES_AHEAD.search(f"{clause} {words}") else None


def _explicit(text: str, published: date | None, *, future: bool) -> DateFound | None:
    found = []
    if match := _ISO.search(text):
        found.append((match, int(match[1]), int(match[2]), int(match[3])))
    if match := _DAY_FIRST.search(text):
        found.append((match, _year(match[3]), MONTHS[match[2].lower()], int(match[1])))
    if match := _MONTH_FIRST.search(text):
        found.append((match, _year(match[3]), MONTHS[match[1].lower()], int(match[2])))
    for match, year, month, day in sorted(found, key=lambda item: item[0].start()):
        value = _date(year, month, day) if year else _nearest(month, day, published, future)
        if value:
            return DateFound(value, match.start(), match.end(), derived=not year)
    return None


def _year(text: str | None) -> int:
    return int(text) if text else 0


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, published: date | None, future: bool) -> date | None:
    """The day and month without a year, in the year that is next to publication."""
    if published is None:
        return None
    here = _date(published.year, month, day)
    if here is None:
        return None
    if future and (here - published).days < -7:
        return _date(published.year + 1, month, day)
    if not future and (here - published).days > 7:
        return _date(published.year - 1, month, day)
    return here


def _relative(text: str, published: date | None, *, future: bool) -> DateFound | None:
    if published is None:
        return None
    if match := _NEAR_WORD.search(text):
        return _away(published, _NEAR[match[1].lower()], match)
    if (match := _WEEKDAY.search(text)) and not re.search(
        r"\b(?:last|next|every|each|mondays|tuesdays)\b|days\b", text, re.IGNORECASE
    ):
        weekday = WEEKDAYS[match[1].lower()]
        ahead = (weekday - published.weekday()) % 7
        days = ahead if future else ahead - 7 if ahead else 0
        return _away(published, days, match)
    return None


def _away(published: date, days: int, match: re.Match[str]) -> DateFound | None:
    try:
        value = published + timedelta(days=days)
    except OverflowError:  # the calendar's first and last days have no neighbour
        return None
    return DateFound(value, match.start(), match.end(), derived=True)
