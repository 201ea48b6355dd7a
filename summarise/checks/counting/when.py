"""Whether a claim puts its deed at the time that the evidence gives for it.

Covers: "last week" told as "next week", "a year ago" told as "now", a year told as "this week",
two dates of one sentence that changed places. English only.
Does not cover: whether the evidence has a date at all (`numbers.py`), "the following week", which
hangs on what is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from summarise.checks.counting.calendar_terms import CalendarTerm, calendar_terms
from summarise.checks.finding import OK, Finding
from summarise.checks.text.wording import carries_content, stem, words_of
from summarise.language import read_as_english

_RELATIVE = re.compile(
    r"(?<!\bthe )(?<!\btheir )\b(last|previous|this|next|coming) "
    r"(week|weekend|month|year|quarter|spring|summer|autumn|winter|night|decade)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:(?:day|week|month|year|decade|generation)s? ago|centur(?:y|ies) ago|long ago"
    r"|(?:at|by) that time|in those days|back then|formerly|in the past|used to)\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|currently|at present|presently|nowadays|these days)\b", re.IGNORECASE)
_STILL = re.compile(
    r"\b(?:now|currently|today|is|are|has|have|still|since|began|begun|started)\b", re.IGNORECASE
)
_THEN = re.compile(r"\b(?:ago|earlier|then|once|used to|no longer|formerly|after)\b", re.IGNORECASE)
_STEP = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_NEAR = 3  # words between a date and what it dates


def check_when(
    text: str, evidence: Sequence[str], *, published: date | None, language: str | None
) -> Finding:
    """Compare the times of a claim with those of its evidence.

    Verdicts: `ok`; `misplaced`.

    Args:
        text: The claim.
        evidence: The sentences it rests on.
        published: Publication date, by which a year may be "last year".
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    whole = " ".join(evidence)
    past = None if _STILL.search(whole) else _PAST.search(whole)
    if past is not None and _NOW.search(text) and not _THEN.search(text):
        return Finding("misplaced", f"now, the article has {past[0]!r}")
    for match in _RELATIVE.finditer(text):
        if _is_turned(match, whole) or _is_another_year(match, text, whole, published):
            return Finding("misplaced", match[0])
    for term in calendar_terms(text)[0]:
        if _is_moved(text, term, evidence):
            return Finding("misplaced", term.raw)
    return OK


def _is_turned(match: re.Match[str], evidence: str) -> bool:
    """True if the evidence has that week or year only on the other side of today."""
    unit, step = match[2].lower(), _STEP[match[1].lower()]
    given = [_STEP[m[1].lower()] for m in _RELATIVE.finditer(evidence) if m[2].lower() == unit]
    return bool(given) and step not in given


def _is_another_year(
    match: re.Match[str], text: str, evidence: str, published: date | None
) -> bool:
    """True if the evidence gives a year far from the claim's, and no word such as "this week"."""
    years = {int(year) for year in _YEAR.findall(evidence)}
    if published is None or not years or _RELATIVE.search(evidence) or _YEAR.search(text):
        return False
    step = _STEP[match[1].lower()]
    return all(abs(published.year + step - year) > 1 for year in years)


def _is_moved(text: str, term: CalendarTerm, evidence: Sequence[str]) -> bool:
    """True if what a date of the claim dates has another date in the evidence, which has both."""
    dated = _dated(text, term)
    given = [
        (item, _dated(sentence, item))
        for sentence in evidence
        for item in calendar_terms(sentence)[0]
        if item.day is not None
    ]
    own = {word for item, word in given if (item.month, item.day) == (term.month, term.day)}
    told = {word for _, word in given}
    return dated is not None and bool(own) and dated in told - own


def _dated(text: str, term: CalendarTerm) -> str | None:
    """The stem of the nearest word that carries content shortly before a date."""
    before = [word for word in words_of(text) if word.end <= term.start][-_NEAR:]
    told = [stem(word.norm) for word in before if carries_content(word)]
    return told[-1] if told else None
