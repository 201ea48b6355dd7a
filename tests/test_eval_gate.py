"""The rules of the gate, one by one, on made-up scores."""

from __future__ import annotations

from typing import Any

import pytest

from eval_support import result_of, score_of
from summarise.errors import UsageError
from summarise.evals.accepted import Accepted, as_lines, read_accepted, require_acceptable
from summarise.evals.comparison import compare, moves_since
from summarise.evals.gate import Finding, Verdict, gate
from summarise.evals.outcome import Failed
from summarise.evals.result import RunResult, Selection

CASES = [f"case-{number:02d}" for number in range(30)]
LOST = Failed(error="StaleRecordingError", kind="stale_recording", message="m", evaluated=False)


def accepted(result: RunResult) -> Accepted:
    return read_accepted(as_lines(result), "test")


def even(value: float, **changes: Any) -> RunResult:
    return result_of(*(score_of(case, claim_f1=value) for case in CASES), **changes)


def found(now: RunResult, before: RunResult) -> list[Finding]:
    return list(gate(now, accepted(before)).findings)


def test_the_same_scores_pass() -> None:
    report = gate(even(0.8), accepted(even(0.8)))

    assert report.verdict is Verdict.PASSED
    assert report.exact


def test_with_the_same_answers_any_drop_at_all_is_ours() -> None:
    (finding,) = found(even(0.7999), even(0.8))

    assert (finding.rule, finding.metric, finding.case) == ("exact", "claim_f1", None)


def test_with_other_answers_a_drop_within_tolerance_passes() -> None:
    report = gate(even(0.795, recordings="second"), accepted(even(0.8)))

    assert report.verdict is Verdict.PASSED
    assert not report.exact


def test_with_other_answers_a_drop_of_every_case_is_more_than_chance() -> None:
    (finding,) = found(even(0.75, recordings="second"), even(0.8))

    assert (finding.rule, finding.metric) == ("tested", "claim_f1")


def test_with_other_answers_a_mean_that_two_cases_moved_is_chance() -> None:
    scores = [score_of(case, claim_f1=0.6 if at < 2 else 0.8) for at, case in enumerate(CASES)]
    now = result_of(*scores, recordings="second")

    assert now.aggregates["claim_f1"].value < 0.79
    assert found(now, even(0.8)) == []


def test_a_better_run_passes() -> None:
    assert gate(even(0.9), accepted(even(0.8))).verdict is Verdict.PASSED


def test_a_metric_of_errors_is_worse_when_it_rises() -> None:
    now = result_of(*(score_of(case, contradiction_rate=0.1) for case in CASES))
    before = result_of(*(score_of(case) for case in CASES))

    assert [finding.metric for finding in found(now, before)] == ["contradiction_rate"]
    assert found(before, now) == []


@pytest.mark.parametrize("recordings", ["first", "second"])
def test_a_hard_metric_may_not_fall_whatever_the_answers(recordings: str) -> None:
    scores = [score_of(case, must_recall=0.9 if at == 0 else 1.0) for at, case in enumerate(CASES)]
    now = result_of(*scores, recordings=recordings)

    (finding,) = found(now, even(1.0))

    assert (finding.rule, finding.metric) == ("hard", "must_recall")


def test_one_catastrophe_among_thirty_is_found_by_its_case() -> None:
    scores = [score_of(case, claim_f1=0.0 if at == 7 else 0.9) for at, case in enumerate(CASES)]

    (finding,) = found(result_of(*scores, recordings="second"), even(0.9))

    assert (finding.rule, finding.case) == ("case", "case-07")


def test_a_case_that_passed_may_not_fail() -> None:
    scores = [score_of(case, passed=at != 3) for at, case in enumerate(CASES)]

    (finding,) = found(result_of(*scores), result_of(*(score_of(case) for case in CASES)))

    assert (finding.metric, finding.case) == ("passed", "case-03")


def test_a_case_that_failed_before_may_fail_still() -> None:
    scores = [score_of(case, passed=at != 3) for at, case in enumerate(CASES)]

    assert found(result_of(*scores), result_of(*scores)) == []


def test_what_could_not_be_evaluated_is_no_regression_and_no_pass() -> None:
    scores = [
        score_of(case, claim_f1=0.0, passed=False, failed="StaleRecordingError")
        if at == 0
        else score_of(case)
        for at, case in enumerate(CASES)
    ]
    now = result_of(*scores, failed={"case-00": LOST})

    report = gate(now, accepted(even(1.0)))

    assert report.verdict is Verdict.NOT_EVALUATED
    assert report.reasons == ("case-00: stale_recording: m",)
    assert now.aggregates["claim_f1"].mean == pytest.approx(29 / 30)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"gold": {**dict.fromkeys(CASES, "gold"), "case-05": "other"}}, "gold or text changed"),
        ({"metrics": {**even(0.8).metrics, "claim_f1": "other"}}, "computed differently: claim_f1"),
    ],
)
def test_scores_that_mean_something_else_are_not_comparable(
    changes: dict[str, Any], said: str
) -> None:
    report = gate(even(0.8, **changes), accepted(even(0.8)))

    assert report.verdict is Verdict.NOT_COMPARABLE
    assert said in report.reasons[0]


def test_another_set_of_cases_is_not_comparable() -> None:
    fewer = result_of(*(score_of(case) for case in CASES[1:]))

    added, gone = gate(even(1.0), accepted(fewer)), gate(fewer, accepted(even(1.0)))

    assert added.reasons == ("1 case(s) not accepted yet: case-00",)
    assert gone.reasons == ("1 accepted case(s) gone: case-00",)


def test_a_metric_that_no_case_has_any_more_is_not_computed_differently() -> None:
    before = result_of(*(score_of(case, unsupported_numbers=0.0) for case in CASES))

    assert gate(even(1.0), accepted(before)).verdict is Verdict.PASSED


def test_the_smallest_drop_that_would_be_noticed_shrinks_with_more_cases() -> None:
    few = gate(result_of(*(score_of(case) for case in CASES[:10])), None).detectable
    many = gate(even(1.0), None).detectable

    assert few is not None
    assert many is not None
    assert 0.05 < many < few


def test_accepted_scores_survive_their_file() -> None:
    result = even(0.8)

    restored = accepted(result)

    assert [score.metrics["claim_f1"].value for score in restored.scores] == [0.8] * 30
    assert restored.gold == result.gold
    assert restored.head.metrics == result.metrics


@pytest.mark.parametrize(
    "text", ["", "{}", "no json", '{"format": 2}', as_lines(even(0.8)) + '{"case": "x"}\n']
)
def test_a_broken_file_of_accepted_scores_is_named(text: str) -> None:
    with pytest.raises(UsageError, match=r"test\.jsonl"):
        read_accepted(text, "test.jsonl")


def test_a_run_of_some_cases_is_not_acceptable_even_if_the_filter_matched_all() -> None:
    with pytest.raises(UsageError, match="30 of 30"):
        require_acceptable(even(0.8, selection=Selection(patterns=("*",), available=30)))


def test_moves_come_with_the_greatest_loss_first() -> None:
    values = {"case-01": 0.1, "case-02": 0.7}
    now = result_of(*(score_of(case, claim_f1=values.get(case, 0.8)) for case in CASES))

    moves = moves_since(accepted(even(0.8)), now)

    assert [move.case for move in moves] == ["case-01", "case-02"]


def test_runs_are_compared_on_the_cases_they_share() -> None:
    before, now = even(0.8), result_of(*(score_of(case, claim_f1=0.7) for case in CASES[:20]))

    found = compare(before, now)

    (claims,) = (row for row in found.differences if row.metric.name == "claim_f1")
    assert claims.n == 20
    assert claims.mean == pytest.approx(-0.1)
    assert claims.interval is not None
    assert claims.interval[1] == pytest.approx(-0.1)
    assert claims.p is not None
    assert claims.p < 0.01
    assert found.notes[0].startswith("10 case(s) left out")


def test_runs_that_share_nothing_are_not_compared() -> None:
    other = result_of(score_of("another"))

    with pytest.raises(UsageError, match="share no case"):
        compare(even(0.8), other)
