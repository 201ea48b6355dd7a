"""Calendar dates as news writes them."""

from datetime import date

import pytest

from summarise.dates import date_of_act, find_date

PUBLISHED = date(2024, 11, 1)  # a Friday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 31 October 2024", date(2024, 10, 31)),
        ("on Oct. 31, 2024,", date(2024, 10, 31)),
        ("the 3rd of May 2023", date(2023, 5, 3)),
        ("2024-02-29", date(2024, 2, 29)),
        ("Tuesday, October 15, 2019", date(2019, 10, 15)),
    ],
)
def test_a_full_date_needs_no_publication_date(text: str, expected: date) -> None:
    found = find_date(text, published=None)

    assert found is not None
    assert (found.date, found.derived) == (expected, False)


@pytest.mark.parametrize(
    ("text", "future", "expected"),
    [
        ("on Monday", False, date(2024, 10, 28)),
        ("on Monday", True, date(2024, 11, 4)),
        ("late on Friday", False, date(2024, 11, 1)),
        ("yesterday", False, date(2024, 10, 31)),
        ("tomorrow", True, date(2024, 11, 2)),
        ("on 6 October", False, date(2024, 10, 6)),
        ("on 30 December", False, date(2023, 12, 30)),
        ("on January 20", True, date(2025, 1, 20)),
    ],
)
def test_a_relative_date_is_derived_from_publication(
    text: str, future: bool, expected: date
) -> None:
    found = find_date(text, published=PUBLISHED, future=future)

    assert found is not None
    assert (found.date, found.derived) == (expected, True)


@pytest.mark.parametrize(
    "text",
    [
        "in the coming days",
        "last week",
        "last Monday",
        "on Mondays",
        "31 February 2024",
        "soon",
        "",
    ],
)
def test_what_cannot_be_told_has_no_date(text: str) -> None:
    assert find_date(text, published=PUBLISHED) is None


def test_without_a_publication_date_a_weekday_has_no_date() -> None:
    assert find_date("on Monday", published=None) is None


def test_the_place_of_the_words_is_given() -> None:
    text = "The vote, on 5 May 2024, failed"

    found = find_date(text, published=None)

    assert found is not None
    assert text[found.start : found.end] == "5 May 2024"


@pytest.mark.parametrize(
    ("words", "sentence", "expected"),
    [
        ("on Monday", "The council will meet on Monday.", date(2024, 11, 4)),
        (
            "on Monday",
            "A session, anticipated to take place on Monday, was called.",
            date(2024, 11, 4),
        ),
        ("Thursday", "Talks are set to begin Thursday.", date(2024, 11, 7)),
        ("by Sunday", "The army must leave by Sunday.", date(2024, 11, 3)),
        ("on Sunday", "Also on Sunday, the state announced a withdrawal.", None),
        ("on Sunday", "He told reporters on Sunday that troops would leave.", None),
        ("on Sunday", "He spoke to the press on Sunday of a withdrawal.", None),
        ("on 5 May 2025", "On that day, on 5 May 2025, it ends.", date(2025, 5, 5)),
    ],
)
def test_the_day_of_an_announcement_is_not_taken_for_the_day_of_the_act(
    words: str, sentence: str, expected: date | None
) -> None:
    found = date_of_act(words, sentence, published=PUBLISHED, ahead=True)

    assert (found.date if found else None) == expected


def test_an_act_that_has_happened_takes_the_day_before_publication() -> None:
    found = date_of_act("on Monday", "They met on Monday.", published=PUBLISHED, ahead=False)

    assert found is not None
    assert found.date == date(2024, 10, 28)
