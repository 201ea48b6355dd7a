"""What stands around a number: its bound, rate, range, currency and what it counts."""

import pytest

from summarise.checks.counting.bounded import check_bounded


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("At most 70 men were held.", "At least 70 men were held in Ostra."),
        ("More than 70 men were held.", "Fewer than 70 men were held in Ostra."),
        ("The well serves over 300 people.", "The well serves up to 300 people."),
        ("The post costs 50 crowns a month.", "The post costs 50 crowns a year."),
        ("The bill is €30 million.", "The bill is 30 million crowns."),
        ("90 people are missing.", "Between 40 and 90 people are missing."),
        ("Millions have fled.", "Hundreds have fled."),
        ("Thousands of men were held.", "They held 12 men."),
    ],
)
def test_what_stands_around_a_number_is_told_otherwise(claim: str, evidence: str) -> None:
    assert check_bounded(claim, [evidence], language="en").verdict == "other_bound"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("No fewer than 70 men were held.", "At least 70 men were held in Ostra."),
        ("70 men were held.", "At least 70 men were held in Ostra."),
        ("At most 300 people use the well.", "No more than 300 people use the well."),
        ("The post costs 50 crowns each year.", "The post costs 50 crowns a year."),
        ("The bill is $30 million.", "The bill is 30 million dollars."),
        ("Up to 90 people are missing.", "Between 40 and 90 people are missing."),
        ("Between 40 and 90 people are missing.", "Between 40 and 90 people are missing."),
        ("Hundreds of men were held.", "They held 340 men."),
        ("Scores of men were held.", "Dozens of men were held."),
        ("Hundreds have fled.", "Whole villages have fled."),
    ],
)
def test_what_stands_around_a_number_is_kept(claim: str, evidence: str) -> None:
    assert check_bounded(claim, [evidence], language="en").verdict == "ok"


def test_two_counts_that_have_changed_places_are_misplaced() -> None:
    found = check_bounded(
        "They freed 9 nurses and 20 drivers.",
        ["They freed 20 nurses and 9 drivers."],
        language="en",
    )

    assert found.verdict == "misplaced"


def test_two_counts_told_in_the_other_order_are_in_place() -> None:
    found = check_bounded(
        "They freed 9 drivers and 20 nurses.",
        ["They freed 20 nurses and 9 drivers."],
        language="en",
    )

    assert found.verdict == "ok"


def test_other_languages_are_not_read_for_bounds() -> None:
    found = check_bounded("At most 70 men.", ["Mindestens 70 Mann."], language="de")

    assert found.verdict == "ok"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Six ships can leave port.", "The navy owns six ships, of which two can leave port."),
        ("The raid killed 120 children.", "The raid killed 120 people, including 30 children."),
        ("The 19 men were charged.", "They hold 19 men, of whom four have been charged."),
    ],
)
def test_what_is_true_of_a_part_is_not_told_of_the_whole(claim: str, evidence: str) -> None:
    assert check_bounded(claim, [evidence], language="en").verdict == "misplaced"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The navy owns six ships.", "The navy owns six ships, of which two can leave port."),
        ("Two of six ships can leave.", "The navy owns six ships, of which two can leave port."),
        ("The raid killed 120 people.", "The raid killed 120 people, including 30 children."),
    ],
)
def test_whole_and_part_may_be_told_as_they_are(claim: str, evidence: str) -> None:
    assert check_bounded(claim, [evidence], language="en").verdict == "ok"
