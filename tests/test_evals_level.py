"""The overall escalation level."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score  # type: ignore[import-untyped]  # it publishes no types

from eval_cases import CLASH_CASE, MATCH_CASE
from summarise.evals.metrics.level import (
    farthest,
    gold_level,
    level_count,
    level_of_index,
    level_scores,
    weighted_kappa,
)
from summarise.evals.scores import Level

LEVEL = st.integers(0, 6)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(LEVEL, LEVEL), min_size=2, max_size=30))
def test_kappa_is_scikit_learns_with_every_level_named(pairs: list[tuple[int, int]]) -> None:
    gold, predicted = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    if len(set(gold + predicted)) < 2:
        return

    found = weighted_kappa([(1.0, Level(gold=a, predicted=b)) for a, b in pairs], 7)

    expected = cohen_kappa_score(gold, predicted, weights="quadratic", labels=range(7))
    assert found == pytest.approx(expected, abs=1e-12)


def test_one_level_throughout_is_full_agreement() -> None:
    assert weighted_kappa([(1.0, Level(gold=3, predicted=3))] * 4, 7) == 1


@pytest.mark.parametrize(
    ("index", "level"),
    [(-10, 0), (-4, 1), (-2, 2), (-1, 3), (0, 3), (0.99, 3), (1, 4), (3, 5), (6, 6), (10, 6)],
)
def test_levels_are_the_bands_from_below(index: float, level: int) -> None:
    assert level_of_index(index) == level
    assert level_count() == 7


def test_gold_without_signals_has_no_direction() -> None:
    assert gold_level(MATCH_CASE.gold.signals) == 3


def test_recalled_signals_do_not_raise_golds_level() -> None:
    news = [signal for signal in CLASH_CASE.gold.signals if not signal.background]

    assert gold_level(news) == gold_level(CLASH_CASE.gold.signals) == 4


@pytest.mark.parametrize(("level", "expected"), [(0, 6), (2, 6), (3, 0), (4, 0), (6, 0)])
def test_a_failed_case_counts_as_the_level_farthest_away(level: int, expected: int) -> None:
    assert farthest(level) == expected


@pytest.mark.parametrize(
    ("predicted", "expected"), [(4, (1, 0, 0, 0)), (5, (0, 1, 1, 0)), (1, (0, 3, -3, 1))]
)
def test_a_level_is_right_or_off_by_so_many(
    predicted: int, expected: tuple[float, float, float, float]
) -> None:
    found = level_scores(Level(gold=4, predicted=predicted))

    names = ("level_accuracy", "level_error", "level_bias", "level_off_by_two")
    assert tuple(found[name].value for name in names) == expected
