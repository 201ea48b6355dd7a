"""The best one-to-one pairing of two lists."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]  # it publishes no types

from summarise.evals.assignment import assign

WEIGHT = st.one_of(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.floats(0, 1))


@st.composite
def matrices(draw: st.DrawFn) -> list[list[float]]:
    rows, columns = draw(st.integers(1, 8)), draw(st.integers(1, 8))
    row = st.lists(WEIGHT, min_size=columns, max_size=columns)
    return draw(st.lists(row, min_size=rows, max_size=rows))


@settings(max_examples=300, deadline=None)
@given(matrices())
def test_the_sum_is_the_largest_there_is(weights: list[list[float]]) -> None:
    pairs = assign(weights)

    matrix = np.array(weights)
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    assert sum(weights[row][column] for row, column in pairs) == pytest.approx(
        matrix[rows, columns].sum(), abs=1e-9
    )


@settings(max_examples=100, deadline=None)
@given(matrices())
def test_nothing_is_paired_twice_or_against_a_ban(weights: list[list[float]]) -> None:
    pairs = assign(weights)

    assert len({row for row, _ in pairs}) == len(pairs) == len({column for _, column in pairs})
    assert all(weights[row][column] > 0 for row, column in pairs)


def test_a_greedy_choice_is_undone_if_the_whole_gains() -> None:
    pairs = assign([[0.9, 0.8], [0.8, 0.0]])

    assert pairs == [(0, 1), (1, 0)]


@pytest.mark.parametrize("weights", [[], [[]], [[], []], [[0.0]]])
def test_nothing_to_pair_gives_no_pair(weights: list[list[float]]) -> None:
    assert assign(weights) == []


@pytest.mark.parametrize(
    "weights", [[[1.0], [1.0, 2.0]], [[-0.1]], [[float("nan")]], [[float("inf")]]]
)
def test_an_impossible_matrix_is_refused(weights: list[list[float]]) -> None:
    with pytest.raises(ValueError, match=r"rows|weights"):
        assign(weights)
