"""From the scores of cases to the numbers of a run: pooling, samples, calibration, stability."""

from __future__ import annotations

from typing import Any

import pytest
from sklearn.metrics import brier_score_loss  # type: ignore[import-untyped]  # it publishes no types

from eval_cases import CASES, CLASH_CASE, article_of, copy_of_gold, found_claim
from summarise.errors import UsageError
from summarise.evals.aggregation import aggregate, counts_of, values_of
from summarise.evals.cases import Case
from summarise.evals.metrics.calibration import PROBABILITIES, reliability
from summarise.evals.metrics.catalogue import CATALOGUE, SCORING_VERSION
from summarise.evals.metrics.stability import stability
from summarise.evals.scores import CaseScore, Failure
from summarise.evals.scoring import score_case
from summarise.evals.thresholds import Thresholds
from summarise.vocabulary import Certainty

GOLD = CLASH_CASE.gold.claims


def perfect(case: Case) -> CaseScore:
    return score_case(case, article_of(case), copy_of_gold(case))


def with_claims(*numbers: int, **changes: Any) -> CaseScore:
    """The clash with only some of its claims, all of them changed alike."""
    article = article_of(CLASH_CASE)
    claims = tuple(found_claim(GOLD[number - 1], article, **changes) for number in numbers)
    return score_case(CLASH_CASE, article, copy_of_gold(CLASH_CASE, claims=claims))


def failed(case: Case) -> CaseScore:
    return score_case(case, article_of(case), Failure(error="RefusedError"))


def test_pooled_counts_and_mean_of_cases_stand_side_by_side() -> None:
    found = aggregate([with_claims(1, 2), perfect(CASES[1])])["claim_f1"]

    assert found.value == pytest.approx(2 * 4 / (4 + 6))
    assert found.mean == pytest.approx((2 / 3 + 1) / 2)
    assert (found.n, found.failed, found.items) == (2, 0, 5)


def test_the_order_of_cases_does_not_matter() -> None:
    scores = [perfect(case) for case in CASES]

    assert aggregate(scores) == aggregate(scores[::-1])


def test_metrics_come_in_the_order_of_the_catalogue() -> None:
    found = list(aggregate([perfect(case) for case in CASES]))

    assert found == [name for name in CATALOGUE if name in found]


def test_samples_of_one_article_weigh_as_one() -> None:
    once = aggregate([with_claims(1), perfect(CASES[1])])["claim_f1"]

    thrice = aggregate([*[with_claims(1)] * 3, perfect(CASES[1])])["claim_f1"]

    assert (thrice.value, thrice.mean) == pytest.approx((once.value, once.mean))
    assert thrice.n == 2


def test_empty_cases_count_as_perfect_and_are_counted_apart() -> None:
    found = aggregate([perfect(case) for case in CASES])["signal_f1"]

    assert (found.mean, found.n, found.empty) == (1, 3, 1)


def test_a_metric_that_applies_to_no_case_is_left_out() -> None:
    assert "false_alarm_rate" not in aggregate([perfect(CLASH_CASE)])


def test_no_scores_are_refused() -> None:
    with pytest.raises(UsageError, match="no scores"):
        aggregate([])


def test_scores_of_two_scorings_are_not_added_up() -> None:
    article, summary = article_of(CLASH_CASE), copy_of_gold(CLASH_CASE)
    other = score_case(CLASH_CASE, article, summary, thresholds=Thresholds(claim=0.5))

    with pytest.raises(UsageError, match="different metric code"):
        aggregate([perfect(CLASH_CASE), other])


def test_only_metrics_that_depend_on_thresholds_carry_them() -> None:
    found = aggregate([perfect(CLASH_CASE)])

    assert "claim:0.4" in found["claim_f1"].signature
    assert found["quote_faithful"].signature == f"quote_faithful:{SCORING_VERSION}"


def test_values_and_counts_of_cases_give_back_the_run() -> None:
    scores = [with_claims(1, 2), perfect(CASES[1]), failed(CASES[2])]
    whole = aggregate(scores)["claim_f1"]

    values, counts = values_of(scores, "claim_f1"), counts_of(scores, "claim_f1")

    assert sum(values.values()) / len(values) == pytest.approx(whole.mean)
    assert sum(top for top, _ in counts.values()) / sum(
        below for _, below in counts.values()
    ) == pytest.approx(whole.value)


def test_brier_is_what_scikit_learn_computes() -> None:
    found = with_claims(1, 2, 3, certainty=Certainty.LIKELY, text="Veskar fired on Sund.")

    outcomes = [
        (PROBABILITIES[label], int(number < bucket.confirmed))
        for label, bucket in found.certainty.items()
        for number in range(bucket.count)
    ]
    expected = brier_score_loss([right for _, right in outcomes], [p for p, _ in outcomes])
    assert found.metrics["certainty_brier"].value == pytest.approx(expected)


def test_reliability_adds_up_over_cases() -> None:
    found = reliability([perfect(CLASH_CASE), perfect(CASES[1])])

    assert {label: (bucket.count, bucket.confirmed) for label, bucket in found.items()} == {
        Certainty.CERTAIN: (5, 5),
        Certainty.POSSIBLE: (1, 1),
    }


def test_two_samples_are_too_few_for_stability() -> None:
    assert stability([perfect(CLASH_CASE)] * 2) == {}


def test_a_verdict_that_differs_between_samples_is_a_flip() -> None:
    samples = [perfect(CLASH_CASE), perfect(CLASH_CASE), with_claims(1, 3, 4)]
    steady = [perfect(CASES[1])] * 3

    found = stability(samples + steady)

    assert found["verdict_flips"].value == 0.5
    assert found["passes_always"].value == 0.5
    assert found["claim_f1_spread"].value == pytest.approx(0.5 * (1 - 6 / 7) / 3**0.5)
    assert {value.n for value in found.values()} == {2}
