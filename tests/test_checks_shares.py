"""Numbers that tell another one by a share of a whole."""

from __future__ import annotations

from fractions import Fraction

import pytest

from summarise.checks.counting.numbers import check_numbers
from summarise.checks.counting.quantities import quantities_in
from summarise.checks.counting.shares import with_shares

ROWS = [  # sentence, what each of its numbers may mean
    ("All but three of the 30 ships sailed.", [{3, 27}, {30}]),
    ("All but three of 30 ships sailed.", [{3, 27}, {30}]),
    ("All save three of their thirty ships sailed.", [{3, 27}, {30}]),
    ("All but three of the ships sailed.", [{3}]),
    ("All but one of the 30 ships sailed.", [{30, 29}]),
    ("All except one of 30 ships sailed.", [{30, 29}]),
    ("Some, and one of the 30 ships, sailed.", [{30}]),
    ("All but 30 of the 30 ships sailed.", [{30}, {30}]),
    ("All but three, of whom 30 knew, sailed.", [{3}, {30}]),
    ("Three of the 30 ships sailed.", [{3}, {30}]),
    ("One in four sailed.", [{4, Fraction(1, 4)}]),
    ("One out of every four sailed.", [{4, Fraction(1, 4)}]),
    ("One in two sailed.", [{2, Fraction(1, 2)}]),
    ("No one in 40 ships sailed; 30 sank.", [{40, Fraction(1, 40)}, {30}]),
    ("One in 4% sailed.", [{4}]),
    ("They met in four ships.", [{4}]),
    ("In 12 raids all but three of the 30 ships sank.", [{12}, {3, 27}, {30}]),
    ("All but 1 of the 30 ships sailed.", [{1, 29}, {30}]),
    ("All but half of the 30 ships sailed.", [{Fraction(1, 2)}, {30}]),
]


@pytest.mark.parametrize(("text", "values"), ROWS)
def test_a_share_tells_a_second_number(text: str, values: list[set[Fraction | int]]) -> None:
    found = with_shares(text, quantities_in(text, "en"))

    assert [set(item.values) for item in found] == values


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("27 of the 30 ships sailed.", "All but three of the 30 ships sailed.", "ok"),
        ("All but three of the 30 ships sailed.", "27 of the 30 ships sailed.", "ok"),
        ("26 of the 30 ships sailed.", "All but three of the 30 ships sailed.", "unsupported"),
        ("One in four homes burned.", "A quarter of the homes burned.", "ok"),
        ("One in four homes burned.", "Homes burned: 25 percent of them.", "ok"),
        ("One in five homes burned.", "A quarter of the homes burned.", "unsupported"),
    ],
)
def test_a_share_is_compared_by_what_it_tells(claim: str, evidence: str, verdict: str) -> None:
    found = check_numbers(claim, [evidence], body=evidence, published=None, language="en")

    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("300 people are homeless.", "ok"),
        ("300 were homeless; 20 people died.", "ok"),
        ("300 people died and 20 were homeless.", "misplaced"),
    ],
)
def test_a_number_without_its_noun_is_known_by_its_verb(claim: str, verdict: str) -> None:
    evidence = "Some 20 people died in the flood, and 300 are homeless."

    found = check_numbers(claim, [evidence], body=evidence, published=None, language="en")

    assert found.verdict == verdict
