"""Whether the evidence gives every number that a claim states.

Covers: figures, number words, percentages, money, ordinals, years, dates and weekdays, names
with digits, all compared by what they mean (12,000 = twelve thousand = 12k).
Does not cover: sums and differences worked out from several numbers, rounding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from summarise.checks.counting.calendar_terms import (
    DAYS,
    CalendarTerm,
    calendar_terms,
    supports,
    year_explained,
)
from summarise.checks.counting.number_words import NUMBERS, letters_of
from summarise.checks.counting.placement import misplaced
from summarise.checks.counting.quantities import Quantity, quantities_in
from summarise.checks.counting.ratios import is_ratio
from summarise.checks.counting.shares import with_shares
from summarise.checks.finding import OK, Finding, shortened
from summarise.language import read_as_english

_DIGIT = re.compile(r"\d")
_DEFINITE = re.compile(r"\b(?:the|these|both|its|their) \Z", re.IGNORECASE)
# "Ilm and Oman both left", "both Ilm and Oman left"
_TWO = re.compile(r"\b(?:both|twice|couple|pair)\b", re.IGNORECASE)
_TWO_OR_NONE = re.compile(r"\b(?:neither|either|both|twice|couple|pair)\b", re.IGNORECASE)
_NEGATES = re.compile(r"\b(?:not|no|nor|never|without|yet to|un\w+)\b|n['’]t\b", re.IGNORECASE)
_NOW = re.compile(r"\bnow\b", re.IGNORECASE)
_NAMED_BOTH = re.compile(r"\b[A-Z]\w* (?i:both)\b|\b(?i:both) (?:the )?[A-Z]")
_PARTIES = frozenset(
    "countries states nations sides parties governments leaders presidents ministers neighbours "
    "neighbors rivals allies capitals delegations armies men women".split()
)
_SPELT = NUMBERS | DAYS
# In seconds, in months, in days: what each may be told as of the others.
_LENGTHS = (
    {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800},
    {"month": 1, "year": 12, "decade": 120},
    {"day": 1, "month": 30},
)
_SMALL_COUNT = 4  # "two leaders" may be counted from their names
_PIECES = 12  # more is a whole article, not evidence: every number has its like somewhere
_YEARS = range(1800, 2101)


@dataclass(frozen=True, slots=True)
class _Stated:
    """What numbers a text states."""

    text: str
    quantities: tuple[Quantity, ...]
    terms: tuple[CalendarTerm, ...]


def check_numbers(
    text: str,
    evidence: Sequence[str],
    *,
    body: str,
    published: date | None,
    language: str | None,
) -> Finding:
    """Look for every number of a claim in its evidence.

    Verdicts: `ok`, also for a weapon's name that stands elsewhere in the article;
    `unsupported` where the evidence gives no such number; `not_in_evidence` for what may be
    right all the same: a date or year that stands elsewhere in the article, or a small count
    that the evidence does not put into words; `misplaced` for a number that the evidence has,
    but of something else.

    Args:
        text: A claim, headline or gist.
        evidence: The sentences it rests on.
        body: The article's text.
        published: Publication date, which explains "Monday" and "Oct. 31".
        language: ISO 639-1 of the article, or None for English.
    """
    claimed = _stated(text, language)
    if not claimed.quantities and not claimed.terms:
        return OK
    hard, soft = _missing(claimed, evidence, body=body, published=published, language=language)
    if hard:
        given = [_stated(sentence, language) for sentence in evidence]
        return Finding("unsupported", _detail(hard, given))
    if soft:
        return Finding("not_in_evidence", shortened(", ".join(soft)))
    if len(evidence) > _PIECES:
        return OK
    stated = [_stated(item, language) for item in evidence]
    moved = misplaced(
        (text, claimed.quantities), [(item.text, item.quantities) for item in stated], _same
    )
    return Finding("misplaced", shortened(", ".join(moved))) if moved else OK


def _missing(
    claimed: _Stated,
    evidence: Sequence[str],
    *,
    body: str,
    published: date | None,
    language: str | None,
) -> tuple[list[str], list[str]]:
    """What no evidence gives: what is wrong, and what may be right all the same."""
    hard: list[str] = []
    soft: list[str] = []
    dated = any(term.month is not None for term in claimed.terms)
    for quantity in claimed.quantities:  # sentences are read one by one, until one gives it
        if quantity.raw.casefold() == "both" and _NAMED_BOTH.search(claimed.text):
            continue
        if any(_gives(_stated(item, language), quantity, published, dated) for item in evidence):
            continue
        if read_as_english(language) and _is_implied(claimed.text, quantity, evidence):
            continue
        elsewhere = _soft(quantity, evidence, body, language)
        if not (elsewhere and (_is_designation(quantity) or _counted(claimed, quantity, body))):
            (soft if elsewhere else hard).append(quantity.raw)
    for term in claimed.terms:
        today = term.near == 0 and any(map(_NOW.search, evidence))  # "now", told as "today"
        if not today and not any(
            _gives_term(_stated(item, language), term, published) for item in evidence
        ):
            elsewhere = _gives_term(_stated(body, language), term, published)
            (soft if elsewhere else hard).append(term.raw)
    return hard, soft


def _is_implied(text: str, quantity: Quantity, evidence: Sequence[str]) -> bool:
    """True for ratios of its numbers, and for "both" where it has "twice".

    Likewise where it has "neither", and the text negates.
    """
    if quantity.spoken and 2 in quantity.values:
        told = _TWO_OR_NONE if _NEGATES.search(text) else _TWO
        if any(map(told.search, evidence)):
            return True
    return any(is_ratio(text, quantity, _stated(item, "en").quantities) for item in evidence)


@lru_cache(maxsize=1_024)
def _stated(text: str, language: str | None) -> _Stated:
    if not _DIGIT.search(text) and _SPELT.isdisjoint(letters_of(text.lower())):
        return _Stated(text, (), ())  # most sentences
    terms, rest = calendar_terms(text)
    return _Stated(text, with_shares(rest, quantities_in(rest, language)), tuple(terms))


def _detail(missing: list[str], given: Sequence[_Stated]) -> str:
    """The numbers that are missing, and those that are there: `21 (evidence has 12)`."""
    there = [item.raw for stated in given for item in stated.quantities]
    there += [term.raw for stated in given for term in stated.terms]
    has = f" (evidence has {', '.join(there[:6])})" if there else " (evidence has no number)"
    return shortened(", ".join(missing) + has)


def _is_designation(quantity: Quantity) -> bool:
    """True for "SS-20" or "F-16": a name, which evidence may replace by "it"."""
    return quantity.kind == "name" and quantity.raw[0].isalpha()


def _counted(claimed: _Stated, quantity: Quantity, body: str) -> bool:
    """True for "the two countries", whom the evidence names, and for what stands elsewhere."""
    rest = claimed.text[quantity.start + len(quantity.raw) :].split()
    named = bool(rest) and rest[0].strip(".,") in _PARTIES
    if named and quantity.spoken and _DEFINITE.search(claimed.text[: quantity.start]):
        return True
    return quantity.spoken and bool(rest) and f"{quantity.raw} {rest[0]}".strip(".,") in body


def _gives(stated: _Stated, wanted: Quantity, published: date | None, dated: bool) -> bool:
    """True if a text states this quantity, as a number or as part of a date.

    The day of a date gives a bare number only to a claim with a date of its own (`dated`).
    """
    if any(_same(wanted, item) for item in stated.quantities):
        return True
    year = _as_year(wanted)
    if year is not None:
        if any(term.year == year for term in stated.terms):
            return True
        return year_explained(year, stated.text, published)
    is_day = wanted.kind == "ordinal" or (wanted.kind == "number" and dated and not wanted.spoken)
    if is_day and wanted.unit is None:
        return any(term.day in wanted.values for term in stated.terms)
    return False


def _same(wanted: Quantity, given: Quantity) -> bool:
    if (wanted.kind == "percent") != (given.kind == "percent"):
        return _part_as_percent(wanted, given) or _part_as_percent(given, wanted)
    if wanted.unit and given.unit and wanted.unit != given.unit:
        return _lasts_as_long(wanted, given)
    if wanted.currency and given.currency and not _one_currency(wanted, given):
        return False
    return bool(wanted.values & given.values)


def _lasts_as_long(wanted: Quantity, given: Quantity) -> bool:
    """`two days` are 48 hours, and half a year is six months."""
    for lengths in _LENGTHS:
        own, other = lengths.get(wanted.unit or ""), lengths.get(given.unit or "")
        if own and other:
            wide = {value * own for value in wanted.values if isinstance(value, Fraction)}
            told = {value * other for value in given.values if isinstance(value, Fraction)}
            if not wide.isdisjoint(told):
                return True
    return False


def _one_currency(wanted: Quantity, given: Quantity) -> bool:
    names = {wanted.currency, given.currency}
    return len(names) == 1 or ("yen or yuan" in names and bool(names & {"jpy", "cny"}))


def _part_as_percent(part: Quantity, percent: Quantity) -> bool:
    """`half` is 50 %, `a quarter` 25 %."""
    if part.kind != "number" or not part.spoken:
        return False
    return any(
        isinstance(value, Fraction) and value < 1 and value * 100 in percent.values
        for value in part.values
    )


def _as_year(quantity: Quantity) -> int | None:
    if not quantity.written_as_year:
        return None
    return int(quantity.raw) if int(quantity.raw) in _YEARS else None


def _gives_term(stated: _Stated, wanted: CalendarTerm, published: date | None) -> bool:
    return any(supports(wanted, term, published) for term in stated.terms)


def _soft(quantity: Quantity, evidence: Sequence[str], body: str, language: str | None) -> bool:
    """True for what may be right although no evidence sentence says it."""
    if quantity.kind == "name" or _as_year(quantity) is not None:
        everything = _stated(body, language)
        if any(_same(quantity, item) for item in everything.quantities):
            return True
        year = _as_year(quantity)
        return year is not None and any(term.year == year for term in everything.terms)
    small = any(isinstance(value, Fraction) and value <= _SMALL_COUNT for value in quantity.values)
    if not (quantity.spoken and quantity.kind == "number" and small):
        return False
    return not any(
        item.kind == "number"
        for sentence in evidence
        for item in _stated(sentence, language).quantities
    )
