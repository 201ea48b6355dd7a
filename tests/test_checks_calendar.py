"""Dates, weekdays and years, and when one says what another says."""

from __future__ import annotations

from datetime import date

import pytest

from summarise.checks.counting.calendar_terms import calendar_terms, supports, year_explained

PUBLISHED = date(2024, 10, 31)  # a Thursday


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("on 31 October 2024", 2024, 10, 31),
        ("on the 1st of May", None, 5, 1),
        ("on Oct. 31", None, 10, 31),
        ("on October 31, 2024", 2024, 10, 31),
        ("on 2024-10-31", 2024, 10, 31),
        ("in October 2024", 2024, 10, None),
        ("in October of 2024", 2024, 10, None),
    ],
)
def test_dates_are_read_part_by_part(
    text: str, year: int | None, month: int, day: int | None
) -> None:
    (term,), rest = calendar_terms(text)

    assert (term.year, term.month, term.day, term.weekday, term.near) == (
        year,
        month,
        day,
        None,
        None,
    )
    assert text[term.start : term.start + len(term.raw)] == term.raw
    assert len(rest) == len(text)
    assert not any(letter.isdigit() for letter in rest)


@pytest.mark.parametrize(
    ("text", "weekday", "near"),
    [
        ("on Monday", 0, None),
        ("on sunday", 6, None),
        ("today", None, 0),
        ("tonight", None, 0),
        ("Yesterday", None, -1),
        ("tomorrow", None, 1),
    ],
)
def test_relative_days_are_read(text: str, weekday: int | None, near: int | None) -> None:
    (term,), _ = calendar_terms(text)

    assert (term.weekday, term.near, term.month) == (weekday, near, None)


@pytest.mark.parametrize(
    "text", ["they may go", "some 2,500 men", "in October", "May 2,500 men go"]
)
def test_what_names_no_day_and_no_year_is_no_term(text: str) -> None:
    assert calendar_terms(text) == ([], text)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Monday, August 8", True),
        ("Monday August 8", True),
        ("Monday and on August 8", False),
        ("Monday, October 2024", False),
        ("It sank on Monday, August 8", True),
        ("It sank today, August 8", False),
    ],
)
def test_a_weekday_with_its_date_behind_it_is_fixed(text: str, fixed: bool) -> None:
    terms, _ = calendar_terms(text)

    assert terms[0].fixed is fixed
    assert not terms[1].fixed


@pytest.mark.parametrize(
    ("claimed", "given", "borne_out"),
    [
        ("31 October 2024", "31 October 2024", True),
        ("31 October", "31 October 2024", True),
        ("October 2024", "31 October 2024", True),
        ("30 October", "31 October", False),
        ("31 August", "31 October", False),
        ("31 October", "in October 2024", False),
        ("31 October 2024", "31 October", True),
        ("31 October 2023", "31 October", True),
        ("31 October 2025", "31 October", True),
        ("31 October 2022", "31 October", False),
        ("31 October 2023", "31 October 2024", False),
        ("31 October 2024", "today", True),
        ("31 October 2024", "yesterday", False),
        ("30 October 2024", "yesterday", True),
        ("1 November 2024", "tomorrow", True),
        ("28 October 2024", "on Monday", True),
        ("4 November 2024", "on Monday", True),
        ("24 October", "on Thursday", True),
        ("7 November", "on Thursday", True),
        ("14 November", "on Thursday", False),
        ("8 November", "on Friday", False),
        ("23 October", "on Wednesday", False),
        ("17 October", "on Thursday", False),
        ("29 October", "on Monday", False),
        ("October 2024", "today", True),
        ("August 2024", "today", False),
        ("October 2023", "today", False),
        ("on Monday", "on Monday", True),
        ("on Monday", "on Tuesday", False),
        ("on Thursday", "today", True),
        ("on Friday", "today", False),
        ("today", "on Thursday", True),
        ("today", "31 October 2024", True),
        ("today", "30 October 2024", False),
        ("on Monday", "28 October 2024", True),
        ("on Monday", "29 October 2024", False),
        ("28 October 2024", "Monday, 8 August 2022", False),
    ],
)
def test_a_term_bears_out_another(claimed: str, given: str, borne_out: bool) -> None:
    (ours,), (theirs, *_) = calendar_terms(claimed)[0], calendar_terms(given)[0]

    assert supports(ours, theirs, PUBLISHED) is borne_out


@pytest.mark.parametrize(
    ("claimed", "given", "borne_out"),
    [
        ("31 October 2024", "31 October", False),
        ("31 October 2024", "today", False),
        ("on Monday", "on Monday", True),
        ("31 October", "31 October 2024", True),
    ],
)
def test_without_a_date_of_publication_only_the_same_words_count(
    claimed: str, given: str, borne_out: bool
) -> None:
    (ours,), (theirs,) = calendar_terms(claimed)[0], calendar_terms(given)[0]

    assert supports(ours, theirs, None) is borne_out


@pytest.mark.parametrize(
    ("year", "text", "explained"),
    [
        (2024, "on 31 October", True),
        (2024, "on Oct. 31", True),
        (2023, "last year", True),
        (2025, "in May", True),
        (2022, "in May", False),
        (2026, "in May", False),
        (2024, "they may go", False),
        (2024, "some time", False),
    ],
)
def test_a_year_left_out_is_that_of_publication_or_next_to_it(
    year: int, text: str, explained: bool
) -> None:
    assert year_explained(year, text, PUBLISHED) is explained


def test_no_year_is_explained_without_a_date_of_publication() -> None:
    assert not year_explained(2024, "on 31 October", None)
