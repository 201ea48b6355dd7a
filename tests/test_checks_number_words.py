"""Numbers written as words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from summarise.checks.counting.number_words import numbers_in_words, spoken_value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two", 2),
        ("twenty one", 21),
        ("a hundred", 100),
        ("one hundred", 100),
        ("two hundred and five", 205),
        ("three thousand four hundred", 3400),
        ("two million three thousand", 2_003_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("four score", 80),
        ("one million", 10**6),
        ("a million", 10**6),
        ("twenty one thousand", 21_000),
        ("thirty one", 31),
        ("half", Fraction(1, 2)),
        ("two and a half", Fraction(5, 2)),
        ("one and three quarters", Fraction(7, 4)),
        ("twenty and a half", Fraction(41, 2)),
        ("two and a half million", 2_500_000),
        ("one and a half dozen", 18),
        ("half and a quarter", None),
        ("of", None),
        ("hundred quarter of a million", None),
        ("a quarter of a million third", None),
        ("a quarter of a million", 250_000),
        ("quarter of one million", 250_000),
        ("three quarters of a million", 750_000),
        ("two thirds of a thousand", Fraction(2000, 3)),
        ("a hundred and a half", None),
        ("two hundred and two thirds", None),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("a quarter", Fraction(1, 4)),
        ("a third", Fraction(1, 3)),
        ("one third", Fraction(1, 3)),
        ("two thirds", Fraction(2, 3)),
        ("three quarters", Fraction(3, 4)),
        ("third", None),
        ("quarter", None),
        ("one", None),
        ("a", None),
        ("million", None),
        ("hundred", None),
        ("fifth", None),
        ("a fifth", None),
        ("two fourth", None),
    ],
)
def test_words_spell_numbers(words: str, value: Fraction | int | None) -> None:
    assert spoken_value(words.split()) == value


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("two men and three boats", ["two", "three"]),
        ("two hundred and five men", ["two hundred and five"]),
        ("they won eleven and two seats", ["eleven", "two"]),
        ("twenty-one men", ["twenty-one"]),
        ("a quarter of a million men", ["a quarter of a million"]),
        ("a quarter of two million men", ["a quarter", "two million"]),
        ("half of a city", ["half", "a"]),
        ("often a weight", ["a"]),
        ("no figures", []),
    ],
)
def test_runs_of_number_words_are_found_once(text: str, runs: list[str]) -> None:
    assert [match[0] for match in numbers_in_words(text)] == runs
