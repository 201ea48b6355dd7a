"""Whether a difference between two runs is more than chance."""

from __future__ import annotations

from math import inf, sqrt
from random import Random
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import permutation_test  # type: ignore[import-untyped]  # it publishes no types

from summarise.evals.significance import (
    bootstrap_interval,
    holm,
    sign_flip_p,
    smallest_detectable_drop,
)

# Hundredths, as differences of scores are: sums then tie, or differ by far more than noise.
DIFFERENCE = st.integers(-100, 100).map(lambda value: value / 100)


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311  # no secret


def oracle(differences: list[float], alternative: str) -> float:
    values = np.array(differences)
    found = permutation_test(
        (values,),
        lambda sample: round(float(np.sum(sample)), 9),
        permutation_type="samples",
        alternative=alternative,
        n_resamples=np.inf,
        vectorized=False,
    )
    return float(found.pvalue)


@settings(max_examples=40, deadline=None)
@given(st.lists(DIFFERENCE.filter(bool), min_size=2, max_size=8))
def test_the_exact_test_is_scipys(differences: list[float]) -> None:
    assert sign_flip_p(differences) == pytest.approx(oracle(differences, "less"))


@settings(max_examples=60, deadline=None)
@given(st.lists(DIFFERENCE, min_size=0, max_size=30))
def test_order_and_unchanged_articles_change_nothing(differences: list[float]) -> None:
    p = sign_flip_p(sorted(differences), flips=200)

    assert 0 < p <= 1
    if sum(map(bool, differences)) <= 16:
        assert sign_flip_p([*differences, 0.0, 0.0][::-1]) == pytest.approx(p)


def test_both_directions_double_a_symmetrical_p() -> None:
    differences = [-0.3, -0.1, 0.05, -0.2, -0.4]

    assert sign_flip_p(differences, two_sided=True) == pytest.approx(2 * sign_flip_p(differences))


def test_drawn_signs_come_close_to_all_signs() -> None:
    random = seeded(3)
    differences = [random.gauss(-0.05, 0.12) for _ in range(18)]
    sums = [0.0]
    for value in map(abs, differences):
        sums = [s + value for s in sums] + [s - value for s in sums]

    p = sign_flip_p(differences)

    exact = fmean(value <= sum(differences) + 1e-12 for value in sums)
    assert p == pytest.approx(exact, abs=4 * sqrt(exact * (1 - exact) / 10_000) + 1e-4)


def test_the_same_seed_gives_the_same_p() -> None:
    differences = [(-1) ** at * at / 100 for at in range(1, 40)]

    assert sign_flip_p(differences) == sign_flip_p(differences)
    assert sign_flip_p(differences) != sign_flip_p(differences, seed=2)


@pytest.mark.parametrize("differences", [[], [0.0, 0.0]])
def test_without_a_difference_there_is_nothing_to_see(differences: list[float]) -> None:
    assert sign_flip_p(differences) == 1


def test_one_catastrophe_alone_is_not_significant() -> None:
    assert sign_flip_p([-0.9] + [0.0] * 29) == 0.5


def test_the_test_cries_wolf_as_often_as_it_says() -> None:
    random = seeded(5)
    runs = [[random.gauss(0, 0.12) for _ in range(14)] for _ in range(200)]

    alarms = sum(sign_flip_p(run) < 0.05 for run in runs)

    assert 2 <= alarms <= 20


def test_holm_multiplies_by_the_hypotheses_left() -> None:
    found = holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.9})

    assert found == pytest.approx({"a": 0.04, "b": 0.09, "c": 0.09, "d": 0.9})
    assert list(found) == ["a", "b", "c", "d"]


def test_holm_never_passes_one() -> None:
    assert holm({"a": 0.7, "b": 0.8}) == {"a": 1.0, "b": 1.0}


def test_an_interval_holds_the_value_and_narrows_with_articles() -> None:
    random = seeded(1)
    few = [(random.random(), 1.0) for _ in range(10)]

    low, high = bootstrap_interval(few)
    narrow = bootstrap_interval(few * 9)

    assert low < fmean(top for top, _ in few) < high
    assert narrow[1] - narrow[0] < (high - low) / 2


def test_an_interval_depends_on_no_order() -> None:
    counts = [(float(at), at + 3.0) for at in range(9)]

    assert bootstrap_interval(counts) == bootstrap_interval(counts[::-1])


def test_about_95_intervals_of_100_hold_the_truth() -> None:
    random = seeded(2)
    held = 0
    for _ in range(100):
        low, high = bootstrap_interval(
            [(random.gauss(0.6, 0.2), 1.0) for _ in range(30)], resamples=300
        )
        held += low <= 0.6 <= high

    assert held >= 86


@pytest.mark.parametrize("counts", [[], [(0.0, 0.0), (0.0, 0.0)]])
def test_nothing_counted_has_no_width(counts: list[tuple[float, float]]) -> None:
    assert bootstrap_interval(counts) == (0.0, 0.0)


def test_a_drop_of_the_detectable_size_is_found_four_times_in_five() -> None:
    random = seeded(4)
    sd, n = 0.12 * sqrt(2), 15
    drop = smallest_detectable_drop(sd, n)

    found = sum(sign_flip_p([random.gauss(-drop, sd) for _ in range(n)]) < 0.05 for _ in range(150))

    assert 105 <= found <= 138


def test_more_articles_see_smaller_drops() -> None:
    assert smallest_detectable_drop(0.17, 120) == pytest.approx(
        smallest_detectable_drop(0.17, 30) / 2
    )
    assert smallest_detectable_drop(0.17, 1) == inf
