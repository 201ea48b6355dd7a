"""What numbers a text states, and whether they count the same things."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from summarise.checks.counting.numbers import check_numbers
from summarise.checks.counting.quantities import quantities_in


@pytest.mark.parametrize(
    ("text", "values", "kind", "unit", "currency"),
    [
        ("40%", {40}, "percent", None, None),
        ("40 percent", {40}, "percent", None, None),
        ("$5 million", {5_000_000}, "number", None, "usd"),
        ("5 million euros", {5_000_000}, "number", None, "eur"),
        ("500 m", {500, 500_000_000}, "number", None, None),
        ("5 million", {5_000_000}, "number", None, None),
        ("12’000", {12_000}, "number", None, None),
        ("a bill of $5 million", {5_000_000}, "number", None, "usd"),
        ("$500 m", {500_000_000}, "number", None, "usd"),
        ("12 km", {12}, "number", "km", None),
        ("1,500", {1500}, "number", None, None),
        ("1,500,000", {1_500_000}, "number", None, None),
        ("1.5", {Fraction(3, 2)}, "number", None, None),
        ("1.500", {Fraction(3, 2)}, "number", None, None),
        ("1,500.5", {Fraction(3001, 2)}, "number", None, None),
        ("1,5", {Fraction(3, 2)}, "number", None, None),
        ("3rd", {3}, "ordinal", None, None),
        ("third", {3}, "ordinal", None, None),
        ("forty percent", {40}, "percent", None, None),
        ("two weeks", {2}, "number", "week", None),
        ("two million euros", {2_000_000}, "number", None, "eur"),
    ],
)
def test_a_quantity_has_value_kind_unit_and_currency(
    text: str, values: set[Fraction | int], kind: str, unit: str | None, currency: str | None
) -> None:
    (found,) = quantities_in(text, "en")

    assert set(found.values) == values
    assert (found.kind, found.unit, found.currency) == (kind, unit, currency)


@pytest.mark.parametrize(
    ("language", "values"), [("de", {Fraction(3, 2), 1500}), ("en", {Fraction(3, 2)})]
)
def test_a_point_may_group_digits_outside_english(
    language: str, values: set[Fraction | int]
) -> None:
    (found,) = quantities_in("1.500", language)

    assert set(found.values) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.500.000", {1_500_000}),
        ("1.500,5", {Fraction(3001, 2)}),
        ("1,500", {1500, Fraction(3, 2)}),
    ],
)
def test_marks_of_a_figure_are_read_as_in_german(text: str, values: set[Fraction | int]) -> None:
    (found,) = quantities_in(text, "de")

    assert set(found.values) == values


def test_quantities_stand_in_the_order_of_the_text() -> None:
    found = quantities_in("Two ships, 3 boats, an F-16 and four men", "en")

    assert [item.raw for item in found] == ["Two", "3", "F-16", "four"]
    assert [item.spoken for item in found] == [True, False, False, True]


@pytest.mark.parametrize("text", ["The third of the third", "no numbers", "a", "million"])
def test_what_counts_nothing_is_no_number(text: str) -> None:
    assert all(item.kind == "ordinal" for item in quantities_in(text, "en"))


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("They have food for six weeks.", "Food for five weeks and coal for six.", "misplaced"),
        ("Food for five weeks and coal for six.", "Food for five weeks and coal for six.", "ok"),
        (
            "12 soldiers and 30 civilians died.",
            "30 soldiers and 12 civilians died.",
            "misplaced",
        ),
        ("30 soldiers and 12 civilians died.", "12 civilians and 30 soldiers died.", "ok"),
        ("30 civilians died.", "30 soldiers and 12 civilians died.", "misplaced"),
        ("12 soldiers died.", "30 soldiers and 12 civilians died.", "misplaced"),
        ("12 civilians died.", "30 soldiers and 12 civilians died.", "ok"),
        ("Some 40% of ports are shut.", "Some 30% of ports and 40% of roads are shut.", "misplaced"),
        ("The 3rd fleet met the 2nd army.", "The 2nd fleet met the 3rd army.", "ok"),
        ("A sum of 300 tanks came.", "Oman had 200 tanks, then made it 300.", "ok"),
        ("A sum of 300 tanks came.", "It had 200 tanks and 300 guns, then made it 300.", "ok"),
        ("200 guards are missing.", "30 guards are dead and 200 are missing.", "ok"),
        ("30 guards were hit.", "Raid hits 30 guards, kills 12", "ok"),
        ("12 men guarded ships.", "12 soldiers guarded 30 ships.", "ok"),
        ("12 guards of ships fled.", "12 sentries of 30 ships fled.", "ok"),
        ("12 ships fled.", "30 guards of ships and 12 vessels fled.", "ok"),
        ("The fourth raid hit guards.", "The third raid failed; the fourth, at dawn, hit guards.", "ok"),
        ("Nine raids failed.", "The third raid, with nine earlier ones, failed.", "ok"),
        ("Nine jets and 20 jets fell.", "Nine jets fell at dawn, 20 at noon.", "ok"),
        ("20 jets and nine jets fell.", "Nine jets fell at dawn, 20 at noon.", "ok"),
        ("40% of men and 60% of women left.", "60% of men and 40% of women left.", "misplaced"),
        ("30 men and 12% of women left.", "12% of men and 30 women left.", "misplaced"),
        ("12 tons fell.", "12 km of road fell.", "unsupported"),
        ("12 euros fell.", "A bill of $12 fell.", "unsupported"),
        ("12 yen fell.", "A bill of ¥12 fell.", "ok"),
        ("12 euros fell.", "A bill of ¥12 fell.", "unsupported"),
        ("Half left.", "Some 50% left.", "ok"),
        ("Half left.", "Some 40% left.", "not_in_evidence"),
        ("2 left.", "Some 200% left.", "unsupported"),
        ("The third man left.", "Some 3 men left.", "ok"),
        ("The third man left.", "Some 4 men left.", "unsupported"),
        ("In 2024 it fell.", "It fell on 1 May 2024.", "ok"),
        ("In 2024 it fell.", "It fell on 1 May.", "ok"),
        ("In 2020 it fell.", "It fell on 1 May.", "unsupported"),
        ("In 1700 it fell.", "It fell on 1 May 1700.", "unsupported"),
        ("On 1 May 7 fell.", "On 7 May it fell.", "unsupported"),
        ("On the 7th it fell.", "It fell on 7 May.", "ok"),
    ],
)  # fmt: skip
def test_a_number_is_that_of_the_evidence(claim: str, evidence: str, verdict: str) -> None:
    found = check_numbers(
        claim, [evidence], body=evidence, published=date(2024, 5, 2), language="en"
    )

    assert found.verdict == verdict, found.detail


@pytest.mark.parametrize(
    ("claim", "body", "verdict"),
    [
        ("The two independents left.", "Oman left. The two independents won.", "ok"),
        ("The two rebels left.", "Oman left. The two independents won.", "not_in_evidence"),
        ("The two countries left.", "Oman and Ilm left.", "ok"),
        ("Two countries left.", "Oman and Ilm left.", "not_in_evidence"),
        ("The five rebels left.", "Oman left.", "unsupported"),
        ("The four rebels left.", "Oman left.", "not_in_evidence"),
        ("An F-16 left.", "Oman left. An F-16 fell.", "ok"),
        ("An F-16 left.", "Oman left.", "unsupported"),
        ("It fell in 2019.", "Oman left. It began in 2019.", "not_in_evidence"),
        ("It fell in 2019.", "Oman left on 1 May 2019.", "not_in_evidence"),
        ("It fell on 3 June.", "Oman left. It began on 3 June.", "not_in_evidence"),
        ("It fell on 3 June.", "Oman left.", "unsupported"),
        ("12 men left.", "Oman left. 12 men fell.", "unsupported"),
    ],
)
def test_what_stands_elsewhere_may_be_right_all_the_same(
    claim: str, body: str, verdict: str
) -> None:
    found = check_numbers(claim, ["Oman left."], body=body, published=None, language="en")

    assert found.verdict == verdict, found.detail


def test_a_small_count_is_wrong_where_the_evidence_has_another() -> None:
    found = check_numbers(
        "The two rebels left.", ["All 3 rebels left."], body="", published=None, language="en"
    )

    assert found.verdict == "unsupported"
    assert found.detail == "two (evidence has 3)"


def test_a_sentence_without_the_number_does_not_move_it() -> None:
    evidence = ["Nine jets fell.", "Seven jets took off."]

    found = check_numbers("Nine jets fell.", evidence, body="", published=None, language="en")

    assert found.verdict == "ok"


def test_an_article_has_a_like_for_every_number() -> None:
    sentences = ["30 soldiers and 12 civilians died."] + ["Oman left."] * 12

    found = check_numbers("12 soldiers died.", sentences, body="", published=None, language="en")

    assert found.verdict == "ok"
