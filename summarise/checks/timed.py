"""Whether the article has the words by which a signal is dated, and has them for that act.

Covers: words for a time that stand near the evidence, elsewhere or nowhere; a date written
otherwise; evidence that names another day itself; what is done and yet lies ahead.
Does not cover: the date that the words give (`dates.py`), two acts of one clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.article import Article
from summarise.checks.citations import Cited, before
from summarise.checks.counting.calendar_terms import CalendarTerm, calendar_terms, supports
from summarise.checks.counting.numbers import check_numbers
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.quoting.quotes import Located, locate

NOT_TOLD = "time_not_told"
_REACH = 3  # sentences between an act and the words that time it
_TO_COME = re.compile(
    r"\btomorrow\b|\b(?:(?<!\bthe )next|coming) (?:week|weekend|month|year|spring|summer|autumn"
    r"|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)


def check_time(
    when: str | None, cited: Sequence[Cited], article: Article, *, done: bool
) -> Finding:
    """Look for the words that time an act.

    Verdicts: `ok`; `not_in_evidence` for words that stand far from the evidence; `misplaced`
    where the evidence gives another day, or the act is done and its time lies ahead;
    `time_not_told` for a time that the article does not give.

    Args:
        when: The words, or None.
        cited: The evidence of the signal.
        article: The article.
        done: Whether the act is told as done or going on.
    """
    if not when or not cited:
        return OK
    places = [(item.number, locate(when, item.number, article)) for item in cited]
    if not any(_stands(found) for _, found in places):
        return _restated(when, cited, article)
    if not any(_is_near(number, found) for number, found in places):
        where = next(found.sentence for _, found in places if _stands(found))
        at = "outside the body" if where is None else f"in sentence {where}"
        return Finding("not_in_evidence", shortened(f"{when} ({at})"))
    if done and _TO_COME.search(when):
        return Finding("misplaced", shortened(f"{when}, of what is told as done"))
    other = _another_day(when, cited, article)
    return OK if other is None else Finding("misplaced", shortened(f"{when} (quoted: {other})"))


def _stands(found: Located) -> bool:
    """True if the article has the words, in one place or more."""
    return found.found or found.verdict.value in {"ambiguous", "outside_body"}


def _is_near(number: int, found: Located) -> bool:
    return any(abs(place.sentence - number) <= _REACH for place in found.places)


def _restated(when: str, cited: Sequence[Cited], article: Article) -> Finding:
    """The finding on words that the article does not have: it may write the date otherwise."""
    missing = Finding(NOT_TOLD, shortened(f"not in the article: {when}"))
    if not calendar_terms(when)[0]:
        return missing
    nearby = [item.sentence for item in cited] + before(cited, article)
    found = check_numbers(
        when, nearby, body=article.text, published=article.published, language=article.language
    )
    return missing if found.verdict == "unsupported" else found


def _another_day(when: str, cited: Sequence[Cited], article: Article) -> str | None:
    """A day that stands in the quoted words themselves, where the claimed one does not."""
    claimed = _days(when)
    quoted = [_days(item.sentence[item.start : item.end]) for item in cited]
    if not claimed or not all(quoted):
        return None
    for row in quoted:
        for given in row:
            if any(supports(given, one, article.published) for one in claimed):
                return None
    return quoted[0][0].raw


def _days(text: str) -> list[CalendarTerm]:
    return [item for item in calendar_terms(text)[0] if item.day or item.weekday is not None]
