"""What stands around a number: its bound, rate, range, currency and what it counts."""

import pytest

from summarise.checks.counting.bounded import check_bounded


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("At most 70 men were held.", "At least 70 men were held in Ostra."),
        ("Exactly 70 men were held.", "At least 70 men were held in Ostra."),
        ("More than 70 men were held.", "Fewer than 70 men were held in Ostra."),
        ("The well serves over 300 people.", "The well serves up to 300 people."),
        ("The post costs 50 crowns a month.", "The post costs 50 crowns a year."),
        ("The bill is €30 million.", "The bill is 30 million crowns."),
        ("90 people are missing.", "Between 40 and 90 people are missing."),
        ("Millions have fled.", "Hundreds have fled."),
        ("Thousands of men were held.", "They held 12 men."),
        ("Over a 70 men were held.", "Under 70 men were held."),
        ("More than the 70 men were held.", "Fewer than some 70 men were held."),
        ("Over 70 men were held.", "Under about 70 men were held."),
        ("70 or more men were held.", "At most 70 men were held."),
        ("70 or fewer men were held.", "At least 70 men were held."),
        ("A few, 70 tons or less, were sold.", "In all at least 70 tons were sold."),
        ("At most 70 men were held.", "70 men were held."),
        ("Over 70 men were held.", "Up to 70 men were held, and up to 70 men fled."),
        (
            "The post costs 50 crowns a day.",
            "The post costs 50 crowns a week or 50 crowns an hour.",
        ),
        ("The bill is €30 million.", "The bill is 30 million crowns for 9 ships."),
        ("The bill is €30 million.", "The bill is 30 million crowns, or $9 million."),
        ("40 people are missing.", "From 40 to 90 people are missing."),
        ("Over 90 people are missing.", "Between 40 and 90 people are missing."),
        ("Up to 40 people are missing.", "Between 40 and 90 people are missing."),
        ("40 people are missing.", "Between 40–90 people are missing."),
        ("40 people are missing.", "Of 300, between 40 and 90 people are missing."),
        ("Of 9 men, 40 are missing.", "Between 40 and 90 people are missing."),
        ("90 boys fled.", "Between 4 and 9 men and between 40 and 90 boys fled."),
        ("Dozens of men were held.", "They held 900 men, all 900."),
        ("Millions of men were held.", "They held tens of thousands of men."),
        ("Dozens were held.", "They held hundreds of thousands of men."),
        ("Hundreds were held and millions fled.", "Hundreds were held and scores fled."),
        ("Hundreds have fled.", "Whole villages have fled."),
        ("Hundreds of men were held.", "They held 99 men."),
        ("Hundreds of men were held.", "In 1999 they held 12 men."),
        ("Hundreds of men were held.", "They held a handful of men."),
        ("Exports fell by 40 tons.", "Exports fell to 40 tons."),
        ("The toll rose to about 40.", "The toll rose by 40."),
        ("The toll rose from 40 to 12.", "The toll rose from 12 to 40."),
        ("Hundreds of men were held.", "They held 4,001 men."),
        ("Over 40 men were held.", "Up to 40 men were held, 40% of them old."),
        ("No more than some 70 men were held.", "More than 70 men were held."),
        ("Orsk holds 70 or more", "At most 70 men were held."),
        (
            "Exports fell by 40 tons.",
            "Exports fell in the first half of the year, it said, to 40 tons.",
        ),
        ("Hundreds of men were held.", "Men were held as prices rose by 300 per cent."),
    ],
)
def test_what_stands_around_a_number_is_told_otherwise(claim: str, evidence: str) -> None:
    assert check_bounded(claim, [evidence], language="en").verdict == "other_bound"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Exports fell to 40 tons.", "Exports fell by 9 tons to 40 tons."),
        ("Exports fell by 40 per cent.", "Exports fell by up to 40 per cent."),
        ("Exports fell by 40 tons.", "It sent 40 tons to Ostra."),
        ("Prices rose; it sold 9 cars to 40 men.", "Prices rose, said 40 men by 9 cars."),
        ("The toll rose to 40.", "The toll rose from 12 to 40."),
        ("The toll was 12 before.", "The toll rose from 12 to 40."),
        ("At least 40 people are missing.", "Between 40 and 90 people are missing."),
        ("No fewer than 70 men were held.", "At least 70 men were held in Ostra."),
        ("70 men were held.", "At least 70 men were held in Ostra."),
        ("At most 300 people use the well.", "No more than 300 people use the well."),
        ("The post costs 50 crowns each year.", "The post costs 50 crowns a year."),
        ("The bill is $30 million.", "The bill is 30 million dollars."),
        ("Up to 90 people are missing.", "Between 40 and 90 people are missing."),
        ("Between 40 and 90 people are missing.", "Between 40 and 90 people are missing."),
        ("Hundreds of men were held.", "They held 340 men."),
        ("Scores of men were held.", "Dozens of men were held."),
        ("At most 70 men were held.", "At least 7 were hurt; at most 70 men were held."),
        ("Over 70 men were held.", "At least 70 men, or up to 70 men, were held."),
        ("Over 70 men were held.", "70 men were held."),
        ("Over 70 men were held.", "70 men or up to 70 men were held."),
        ("Over, in all, of them 70 men were held.", "Under 70 men were held."),
        ("70 tons were sold, in one lot or more.", "Up to 70 tons were sold."),
        ("The post costs 50 crowns a month.", "The post costs 50 crowns."),
        ("The post costs 50 crowns.", "The post costs 50 crowns a month."),
        ("The post costs 50 crowns a month.", "It costs 50 crowns, or 50 crowns a week."),
        ("The bill is 30 million.", "The bill is 30 million crowns."),
        ("The bill is €30 million.", "The bill is 30 million, or €9 for each of 3 million."),
        ("The bill is €30 million.", "The bill is 30 million, that is €30 million."),
        ("40 people are missing.", "In towns 40 and 90 people are missing."),
        ("40 people are missing.", "Between 40, not 90, people are missing."),
        ("40 people are missing.", "Between 40 dead and 90 people are missing."),
        ("Over 40 people are missing.", "Between 40 and 90 people are missing."),
        ("It has 40 or at least 40 missing.", "Between 40 and 90 people are missing."),
        ("Hundreds of men were held.", "They held 100 men."),
        ("Hundreds of men were held.", "They held 4,000 men."),
        ("Hundreds of men were held.", "They held 12 men, then 300."),
        ("Hundreds of men were held.", "They held thousands of men."),
        ("Thousands of men were held.", "They held hundreds of men."),
        ("Dozens of men were held.", "They held hundreds of men."),
        ("Tens of thousands were held.", "They held 200,000 men."),
        ("Hundreds of men were held.", "They held men in May 1999."),
        ("Hundreds of men were held.", "They held a total of 340 men."),
        ("Millions have fled.", "A total of 1.5m have fled."),
        ("The bill is 30 million.", "The bill is €30 million."),
        ("The bill is ¥30 million.", "The bill is 30 million yen for 30 million people."),
        ("Ships of 40 ports were held.", "Ships from 40 of 90 ports were held."),
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


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("They freed 9 nurses and 20.", "They freed 20 nurses and 9."),
        ("They freed 9 and 20 drivers.", "They freed 20 and 9 drivers."),
        ("They freed 9 nurses and 20 drivers.", "They freed 20 nurses and 9 men."),
        ("They freed 9 nurses and 20 clerks.", "They freed 20 nurses and 9 drivers."),
        ("They freed 9 nurses and 30 drivers.", "They freed 20 nurses and 9 drivers."),
        ("They freed 9 nurses and 20 nurses.", "They freed 20 nurses and 9 nurses."),
        ("They freed 9% of nurses and 20 drivers.", "They freed 20 nurses and 9% of drivers."),
    ],
)
def test_counts_of_the_same_or_of_nothing_have_no_places(claim: str, evidence: str) -> None:
    assert check_bounded(claim, [evidence], language="en").verdict == "ok"


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("Four nurses and one clerk fled.", "Four clerks and one nurse fled.", "misplaced"),
        ("Four nurses and a clerk fled.", "Four clerks and a nurse fled.", "misplaced"),
        ("Four nurses and one clerk fled.", "Four nurses and one clerk fled.", "ok"),
        ("Four nurses and one cook fled.", "Four clerks and one nurse fled.", "ok"),
        ("Four nurses fled.", "Four clerks and one nurse fled.", "ok"),
    ],
)
def test_one_of_a_kind_has_a_place_too(claim: str, evidence: str, verdict: str) -> None:
    assert check_bounded(claim, [evidence], language="en").verdict == verdict


def test_three_counts_may_hold_two_that_have_changed_places() -> None:
    found = check_bounded(
        "They freed 3 clerks, 9 nurses and 20 drivers.",
        ["They freed 3 clerks, 20 nurses and 9 drivers."],
        language="en",
    )

    assert found.detail == "numbers of nurses and drivers have changed places"


@pytest.mark.parametrize(
    ("claim", "evidence", "detail"),
    [
        ("At most 70 men.", "70 men.", "at most 70 (evidence has no bound)"),
        ("Over 70 men.", "Up to 70 men.", "over 70 (evidence has up to)"),
        ("70 or more men.", "Up to 70 men.", "or more 70 (evidence has up to)"),
        ("90 men.", "Between 40 and 90 men.", "one end of 40 and 90"),
        ("Millions fled.", "Hundreds fled.", "only the claim has 'Millions'"),
        ("It fell by 9.", "It fell to 9.", "by 9 (evidence has to)"),
        ("It is 9 a day.", "It is 9 an hour.", "9 for each day (evidence has hour)"),
        ("€9.", "It is 9 crowns.", "€9 (evidence has 9 of something else)"),
    ],
)
def test_a_finding_says_what_either_side_has(claim: str, evidence: str, detail: str) -> None:
    assert check_bounded(claim, [evidence], language=None).detail == detail


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
        ("Six ships can leave.", "Six ships, of which two can leave, lie in the port of Orsk."),
        ("Six ships can leave in 3 days.", "It has six ships, of which two can leave in 3 days."),
        ("Six ships can leave.", "On 3 May it had six ships, of which two can leave."),
        ("Six ships can leave.", "After 9 raids it has six ships, of which two can leave."),
    ],
)
def test_what_is_true_of_a_part_is_not_told_of_the_whole(claim: str, evidence: str) -> None:
    assert check_bounded(claim, [evidence], language="en").verdict == "misplaced"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The navy owns six ships.", "The navy owns six ships, of which two can leave port."),
        ("Two of six ships can leave.", "The navy owns six ships, of which two can leave port."),
        ("Two of six ships can leave port.", "It owns six ships, of which two can leave port."),
        ("Six ships lie in port.", "The navy owns six ships, of which two can leave port."),
        ("The raid killed 120 people.", "The raid killed 120 people, including 30 children."),
    ],
)
def test_whole_and_part_may_be_told_as_they_are(claim: str, evidence: str) -> None:
    assert check_bounded(claim, [evidence], language="en").verdict == "ok"


def test_a_count_from_behind_a_but_is_that_of_something_else() -> None:
    evidence = "The fleet of Orsk lost four boats, but 30 gulls died."

    found = check_bounded("The fleet of Orsk lost 30 boats.", [evidence], language="en")

    assert (found.verdict, found.detail) == ("misplaced", "of something else: 30")


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("Nine soldiers died.", "Nine patients died.", "misplaced"),
        ("Nine children died.", "Nine rebels died.", "misplaced"),
        ("Nine soldiers died.", "Nine men died.", "ok"),
        ("Nine people died.", "Nine patients died.", "ok"),
        ("Nine nurses died.", "Nine patients died.", "ok"),
        ("Nine soldiers died.", "Ten patients died.", "ok"),
        ("Raid on Orsk kills nine", "Nine patients died.", "ok"),
        ("The third soldier died.", "The third soldier died, and three children.", "ok"),
    ],
)
def test_fighters_are_not_told_for_those_who_do_not_fight(
    claim: str, evidence: str, verdict: str
) -> None:
    assert check_bounded(claim, [evidence], language="en").verdict == verdict
