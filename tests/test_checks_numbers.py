"""Whether the evidence gives every number of a claim."""

from __future__ import annotations

from datetime import date

import pytest

from summarise.checks.counting.numbers import check_numbers
from summarise.checks.counting.quantities import quantities_in

FRIDAY = date(2024, 11, 1)


def _check(claim: str, evidence: str, language: str = "en", body: str = "") -> str:
    return check_numbers(
        claim, [evidence], body=body or evidence, published=FRIDAY, language=language
    ).verdict


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Prices rose from 4 per cent to 6 per cent.", "Prices rose from 4 to 6 per cent."),
        ("Between 40% and 50% voted.", "Between 40 and 50 per cent voted."),
        ("It costs $5 million to $7 million.", "It costs 5 to 7 million dollars."),
        ("It costs five million or more.", "It costs between five and seven million."),
        ("12000 troops left.", "Some 12,000 troops left."),
        ("Twelve thousand troops left.", "Some 12,000 troops left."),
        ("12 000 troops left.", "Some 12k troops left."),
        ("12\u00a0000 troops left.", "Some twelve thousand troops left."),
        ("1.5 million fled.", "About 1.5m fled."),
        ("1,500,000 fled.", "About 1.5 million fled."),
        ("24 died.", "Two dozen died."),
        ("A dozen died.", "Twelve died."),
        ("Half a million fled.", "Some 500,000 fled."),
        ("40% of homes are gone.", "Forty per cent of homes are gone."),
        ("40 percent of homes are gone.", "40% of homes are gone."),
        ("Half of the homes are gone.", "50 percent of the homes are gone."),
        ("A quarter of the homes are gone.", "25% of the homes are gone."),
        ("Aid worth $425 million was sent.", "A package of $425m was sent."),
        ("Aid of 425 million dollars was sent.", "A package of $425m was sent."),
        ("Aid of 5 million was sent.", "A sum of $5 million was sent."),
        ("123 were hurt.", "One hundred and twenty-three were hurt."),
        ("The 3rd attack came.", "The third attack came."),
        ("An F-16 was lost.", "One F16 was lost."),
        ("A Su-35 was lost.", "The SU-35 was lost."),
        ("Article 5 was invoked.", "They invoked Article 5."),
        ("The 2+2 meeting was held.", "They held a 2+2 meeting."),
        ("G7 leaders met.", "Leaders of the G7 met."),
        ("Between 10 and 12 percent fell.", "Losses were 10-12 percent."),
        ("Both envoys left.", "The two envoys left."),
        ("He fired on 31 October 2024.", "He fired on Oct. 31."),
        ("He fired on October 31.", "He fired on 31 October 2024."),
        ("He fired on Oct 31st.", "He fired on October 31."),
        ("They meet on 4 November.", "They meet on Monday."),
        ("They meet on Monday.", "They meet on 4 November."),
        ("They met on 31 October 2024.", "They met on Thursday."),
        ("They met on 31 October.", "They met yesterday."),
        ("They met on 2024-10-31.", "They met on 31 October."),
        ("It happened in 2024.", "It happened on Thursday."),
        ("It happened in October 2024.", "It happened on 31 October 2024."),
        ("12 died.", "١٢ people died."),
        ("12 died.", "１２ people died."),
        ("Losses reach 1,250 a day.", "Losses of up to 1,250 daily."),
        ("One soldier died.", "A soldier died."),
        ("Dozens died.", "Many died."),
        ("The first test failed.", "The test failed."),
        ("The minister resigned.", "Nine ministers resigned."),
        ("It flew 50 km.", "It flew 50 kilometres."),
        ("At 3 p.m. it fell.", "It fell at 3pm."),
    ],
)
def test_a_number_said_in_another_way_is_supported(claim: str, evidence: str) -> None:
    assert _check(claim, evidence) == "ok"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("12 per cent voted.", "The 12 and 50 per cent of the others voted."),
        ("2,019 per cent voted.", "In 2019 or 40 per cent voted."),
        ("At least 21 died.", "At least 12 died."),
        ("15 million fled.", "1.5 million fled."),
        ("1.5 million fled.", "1.5 billion fled."),
        ("Two soldiers died.", "Three soldiers died."),
        ("12 percent left.", "12 people left."),
        ("12 people left.", "12 percent left."),
        ("Aid of €5 million was sent.", "A sum of $5 million was sent."),
        ("It flew 50 km.", "It flew 50 miles."),
        ("An F-35 was lost.", "An F-16 was lost."),
        ("It lasted 5 days.", "It lasted 5 weeks."),
        ("It fell on 30 October.", "It fell on 31 October."),
        ("It fell on Tuesday.", "It fell on Monday."),
        ("It fell in 2014.", "It fell on Thursday."),
        ("It fell on 31 October 2019.", "It fell on Oct. 31."),
        ("The fourth test failed.", "The third test failed."),
        ("12,000 left.", "1,200 left."),
        ("Some 300 died.", "Many died."),
        ("Nineteen died.", "Ninety died."),
        ("A third of homes are gone.", "A quarter of homes are gone."),
    ],
)
def test_another_number_is_unsupported(claim: str, evidence: str) -> None:
    assert _check(claim, evidence) == "unsupported"


@pytest.mark.parametrize(
    ("claim", "evidence", "body"),
    [
        ("Two leaders met.", "Putin and Kim met.", ""),
        ("It fell on Monday.", "It fell.", "It fell. The talks began on Monday."),
        ("It began in 2014.", "It began long ago.", "It began long ago, in 2014."),
    ],
)
def test_what_may_be_right_all_the_same_is_not_in_the_evidence(
    claim: str, evidence: str, body: str
) -> None:
    assert _check(claim, evidence, body=body) == "not_in_evidence"


def test_a_weapon_named_elsewhere_in_the_article_is_no_number() -> None:
    assert _check("F-16s took off.", "Jets took off.", body="Jets took off. F-16s fly.") == "ok"
    assert _check("F-15s took off.", "Jets took off.", body="Jets took off. F-16s fly.") != "ok"


def test_once_is_a_number_in_spanish_alone() -> None:
    assert _check("Ilm will talk once guns leave.", "Pull guns back, then we talk.") == "ok"
    assert _check("Murieron 11 soldados.", "Murieron once soldados.", language="es") == "ok"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Ilm lost nine jets.", "Ilm lost seven jets and nine tanks."),
        ("Ilm has oil for perhaps six.", "Ilm has grain for six weeks and oil for perhaps nine."),
        ("Ilm held 30 sailors.", "Ilm held 12 sailors on 30 ships."),
    ],
)  # fmt: skip
def test_a_number_that_counts_something_else_is_misplaced(claim: str, evidence: str) -> None:
    assert _check(claim, evidence) == "misplaced"


@pytest.mark.parametrize(("numbers", "verdict"), [(98, "misplaced"), (99, "ok")])
def test_in_a_text_of_more_than_a_hundred_numbers_places_are_not_compared(
    numbers: int, verdict: str
) -> None:
    table = ", ".join(["5"] * numbers)

    found = _check("Ilm lost nine jets.", f"Ilm lost seven jets and nine tanks; {table}.")

    assert found == verdict


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The toll rose to 40.", "The toll rose from 12 to 40."),
        ("At least 40 men voted.", "Between 40 and 90 men voted."),
        ("Nine jets were lost.", "First reports spoke of 2 jets, then of nine."),
        ("Ilm lost nine tanks and seven jets.", "Ilm lost seven jets and nine tanks."),
        ("Nine of its tanks burnt.", "Ilm lost seven jets and nine tanks."),
    ],
)
def test_a_number_that_counts_the_same_is_in_its_place(claim: str, evidence: str) -> None:
    assert _check(claim, evidence) == "ok"


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("Ten envoys left.", "Envoys left on May 10.", "unsupported"),
        ("10 envoys left.", "Envoys left on May 10.", "unsupported"),
        ("They left on the 10th.", "Envoys left on May 10.", "ok"),
        ("They met between 10 and 12 May.", "They met on May 10, and left on May 12.", "ok"),
    ],
)
def test_the_day_of_a_date_counts_nothing(claim: str, evidence: str, verdict: str) -> None:
    assert _check(claim, evidence) == verdict


def test_a_number_from_another_sentence_is_unsupported() -> None:
    found = _check("21 died.", "At least 12 died.", body="At least 12 died. 21 were hurt.")

    assert found == "unsupported"


def test_the_detail_says_what_is_missing_and_what_is_there() -> None:
    found = check_numbers("21 died.", ["At least 12 died."], body="", published=None, language=None)

    assert found.detail == "21 (evidence has 12)"


def test_numbers_may_be_spread_over_several_pieces_of_evidence() -> None:
    found = check_numbers(
        "12 died and 30 were hurt.",
        ["Twelve died.", "Thirty were hurt."],
        body="",
        published=None,
        language="en",
    )

    assert found.verdict == "ok"


@pytest.mark.parametrize(
    ("claim", "evidence", "language"),
    [
        ("1,500 soldiers", "1.500 Soldaten", "de"),
        ("2.5 million euros", "2,5 Millionen Euro", "de"),
        ("zwölf Tote", "12 Tote", "de"),
        ("3 billion euros", "3 Milliarden Euro", "de"),
        ("12 morts", "douze morts", "fr"),
        ("12 percent", "12 por ciento", "es"),
    ],
)
def test_other_languages_write_numbers_their_own_way(
    claim: str, evidence: str, language: str
) -> None:
    assert _check(claim, evidence, language) == "ok"


def test_a_decimal_point_is_no_separator_in_english() -> None:
    assert _check("1500 men", "1.500 men", "en") == "unsupported"


def test_without_a_publication_date_weekdays_explain_no_date() -> None:
    found = check_numbers(
        "They met on 31 October.", ["They met on Thursday."], body="", published=None, language="en"
    )

    assert found.verdict == "unsupported"


def test_names_with_digits_are_taken_whole() -> None:
    found = quantities_in("The F-16 and the MH17 report of Covid-19", "en")

    assert [item.raw for item in found] == ["F-16", "MH17", "Covid-19"]


def test_many_digits_in_a_row_are_read_in_one_pass() -> None:
    text = "1,234 " * 20_000

    assert len(quantities_in(text, "en")) == 20_000


def test_a_count_made_elsewhere_may_name_what_it_counts() -> None:
    body = "He met the two envoys. One of them, Tamm, left."

    assert (
        _check("Tamm, one of the two envoys, left.", "One of them, Tamm, left.", body=body) == "ok"
    )


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [("It sank on Monday, October 28.", "ok"), ("It sank on Monday, November 4.", "unsupported")],
)
def test_a_weekday_with_its_date_is_that_day_and_no_other(claim: str, verdict: str) -> None:
    assert _check(claim, "It sank on Monday, October 28.") == verdict


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nobody came.", []),
        ("Twelve came.", ["Twelve"]),
        ("TWO-THIRDS fled.", ["TWO-THIRDS"]),
        ("٣ came.", ["3"]),
        ("İzmir: three came, 5 left.", ["three", "5"]),
    ],
)
def test_a_text_is_read_for_numbers_only_where_one_may_stand(text: str, numbers: list[str]) -> None:
    assert [item.raw for item in quantities_in(text, "en")] == numbers


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("A third of the homes are gone.", "33 percent of the homes are gone.", "not_in_evidence"),
        ("50% of the homes are gone.", "Half of the homes are gone.", "ok"),
        ("50% of the homes are gone.", "Half a million homes are gone.", "unsupported"),
        ("0.5 of it is gone.", "50% of it is gone.", "unsupported"),
        ("The 3rd raid came.", "Raid 3 came.", "ok"),
        ("The 3rd raid came.", "4 raids came.", "unsupported"),
        ("9 tons came.", "9 km of road came.", "unsupported"),
        ("9 tons came.", "9 came.", "ok"),
        ("9 came.", "9 tons came.", "ok"),
        ("Aid of $9 million came.", "Aid of €9 million came.", "unsupported"),
        ("Aid of $9 million came.", "Aid of 9 million came.", "ok"),
        ("Aid of ¥9 million came.", "Aid of 9 million yen came.", "ok"),
        ("Aid of ¥9 million came.", "Aid of 9 million yuan came.", "ok"),
        ("Aid of ¥9 million came.", "Aid of $9 million came.", "unsupported"),
        ("Aid of 9 million yen came.", "Aid of 9 million yuan came.", "unsupported"),
        ("It fell in 2024.", "It fell on 31 October 2024.", "ok"),
        ("2024 guards fell.", "It fell on 31 October.", "ok"),
        ("2,024 guards fell.", "It fell on 31 October 2024.", "unsupported"),
        ("2024 km of road fell.", "It fell on 31 October 2024.", "unsupported"),
        ("$2024 fell.", "It fell on 31 October 2024.", "unsupported"),
        ("20240 guards fell.", "It fell on 31 October 2024.", "unsupported"),
        ("Four guards fell.", "The guards fell.", "not_in_evidence"),
        ("Five guards fell.", "The guards fell.", "unsupported"),
        ("4 guards fell.", "The guards fell.", "unsupported"),
        ("9 guards and 8 men fell.", "The guards fell.", "unsupported"),
        ("Half of the guards fell.", "The guards fell.", "not_in_evidence"),
        ("Guards fell.", "9 guards fell.", "ok"),
        ("12 fell and 40 fled.", "12 fell and 30 fled.", "unsupported"),
        ("Raid on port kills two", "Raid on port kills guards.", "not_in_evidence"),
        ("It fell in 2014.", "It fell on 3 May 2014.", "ok"),
        ("Prices rose 3% on 3 May.", "Prices rose on 3 May.", "unsupported"),
        ("On 9 May nine guards fell.", "On 9 May guards fell.", "unsupported"),
        ("On 9 May 9 km of road fell.", "On 9 May a road fell.", "unsupported"),
        ("Nine times more came.", "Some 900% more came.", "unsupported"),
    ],
)
def test_a_number_is_the_same_only_in_kind_unit_and_currency(
    claim: str, evidence: str, verdict: str
) -> None:
    assert _check(claim, evidence) == verdict


@pytest.mark.parametrize(
    ("claim", "evidence", "body", "verdict"),
    [
        ("It fell in 1999.", "It fell.", "It fell. That was in May 1999, not in May 1998.", "not_in_evidence"),
        ("It fell in 1999.", "It fell.", "It fell. That was in May 1998.", "unsupported"),
        ("An F-16 fell.", "A jet fell.", "A jet fell. The F-16 was old.", "ok"),
        ("An F-16 fell.", "A jet fell.", "A jet fell. The F-15 was old.", "unsupported"),
        ("An F-16 fell.", "A jet fell.", "A jet fell. It was shot at on 3 May.", "unsupported"),
        ("Guards fell at 10:30.", "Guards fell.", "Guards fell. Rain fell at 10:30.", "not_in_evidence"),
        ("The 2014 leaders met.", "Leaders met.", "Leaders met. They came in 2014.", "not_in_evidence"),
        ("The 2014 talks failed.", "Talks failed.", "The 2014 talks were long.", "not_in_evidence"),
        ("It fell on 3 May.", "It fell.", "It fell. That was on 3 May.", "not_in_evidence"),
        ("Two guards fell.", "The guards fell.", "The two guards fell.", "not_in_evidence"),
        ("Two guards fell.", "The guards fell.", "Two guards, both old, fell.", "ok"),
    ],
)  # fmt: skip
def test_what_stands_elsewhere_in_the_article_may_be_right(
    claim: str, evidence: str, body: str, verdict: str
) -> None:
    assert _check(claim, evidence, body=body) == verdict


@pytest.mark.parametrize(
    ("claim", "evidence", "detail"),
    [
        ("9 men and 8 boys.", ["Men and boys."], "9, 8 (evidence has no number)"),
        ("9 men.", ["7 men on 3 May, 6 boys."], "9 (evidence has 7, 6, 3 May)"),
        ("Two men and three boys.", ["Men and boys."], "Two, three"),
    ],
)
def test_a_finding_lists_the_numbers_of_both_sides(
    claim: str, evidence: list[str], detail: str
) -> None:
    found = check_numbers(claim, evidence, body=" ".join(evidence), published=FRIDAY, language="en")

    assert found.detail == detail


def test_numbers_that_have_changed_places_are_both_named() -> None:
    evidence = "30 soldiers and 12 civilians died."

    found = check_numbers(
        "12 soldiers and 30 civilians died.", [evidence], body="", published=None, language="en"
    )

    assert found.detail == "12, 30"


def test_a_date_may_stand_in_any_piece_of_the_evidence() -> None:
    evidence = ["Envoys met.", "They left on 3 May.", "It rained."]

    found = check_numbers("Envoys left on 3 May.", evidence, body="", published=None, language="en")

    assert found.verdict == "ok"


def test_places_are_compared_in_at_most_twelve_sentences() -> None:
    moved = ["9 nurses and 20 drivers came.", *["It rained."] * 11]

    def verdict(evidence: list[str]) -> str:
        return check_numbers(
            "20 nurses came.", evidence, body="", published=None, language="en"
        ).verdict

    assert verdict(moved) == verdict(moved[:1]) == "misplaced"
    assert verdict([*moved, "It was cold."]) == "ok"
