"""Two runs side by side, and what the gate says of a case that fails."""

from __future__ import annotations

from typing import Any

import pytest

from eval_support import result_of, score_of
from summarise.evals.accepted import Accepted, as_lines, read_accepted
from summarise.evals.comparison import Comparison, Difference, compare, moves
from summarise.evals.gate import TOLERANCE, Verdict, gate, incomparable, worsening
from summarise.evals.metrics.catalogue import CATALOGUE, worst
from summarise.evals.outcome import Failed
from summarise.evals.result import CaseResult, Health, RunResult, Selection, Trouble
from summarise.evals.scores import CaseScore

CASES = [f"case-{number:02d}" for number in range(12)]
LOST = Failed(error="StaleRecordingError", kind="stale_recording", message="m", evaluated=False)


def accepted(result: RunResult) -> Accepted:
    return read_accepted(as_lines(result), "test")


def run(value: float = 0.8, cases: list[str] = CASES, **changes: Any) -> RunResult:
    return result_of(*(score_of(case, claim_f1=value) for case in cases), **changes)


def row(found: Comparison, name: str = "claim_f1") -> Difference:
    return next(item for item in found.differences if item.metric.name == name)


def move(
    before: list[CaseScore],
    now: list[CaseScore],
    had: dict[str, list[str]] | None = None,
    has: dict[str, list[str]] | None = None,
) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [
        (item.case, item.lost, item.gained) for item in moves(before, now, had or {}, has or {})
    ]


def test_a_case_that_stays_as_it_was_has_not_moved() -> None:
    scores = [score_of("a"), score_of("b")]

    assert move(scores, scores, {"a": ["g1"]}, {"a": ["g1"]}) == []


@pytest.mark.parametrize(
    ("had", "has", "lost", "gained"),
    [(["g1", "g2"], ["g1"], ("g2",), ()), (["g1"], ["g2", "g1"], (), ("g2",))],
)
def test_claims_lost_and_gained_are_a_move_even_at_the_same_score(
    had: list[str], has: list[str], lost: tuple[str, ...], gained: tuple[str, ...]
) -> None:
    scores = [score_of("a")]

    assert move(scores, scores, {"a": had}, {"a": has}) == [("a", lost, gained)]


def test_a_verdict_that_turned_is_a_move_even_at_the_same_score() -> None:
    (found,) = moves([score_of("a")], [score_of("a", passed=False)], {}, {})

    assert (found.passed_before, found.passed_now) == (True, False)


def test_a_case_passes_only_if_every_sample_passes() -> None:
    before = [score_of("a"), score_of("a", passed=False)]
    now = [score_of("a"), score_of("a")]

    (found,) = moves(before, now, {}, {})

    assert (found.passed_before, found.passed_now) == (False, True)


def test_samples_of_a_case_are_averaged_before_they_are_compared() -> None:
    before = [score_of("a", claim_f1=0.4), score_of("a", claim_f1=0.8)]

    (found,) = moves(before, [score_of("a", claim_f1=0.5)], {}, {})

    assert (found.before, found.now) == pytest.approx((0.6, 0.5))


def test_cases_of_one_side_alone_have_not_moved() -> None:
    assert move([score_of("a", claim_f1=0.1)], [score_of("b", claim_f1=0.9)]) == []


def test_equal_losses_come_by_the_name_of_the_case() -> None:
    before = [score_of("b"), score_of("a")]
    now = [score_of("b", claim_f1=0.5), score_of("a", claim_f1=0.5)]

    assert [item.case for item in moves(before, now, {}, {})] == ["a", "b"]


def test_a_gain_comes_behind_a_loss() -> None:
    before = [score_of("a", claim_f1=0.5), score_of("b", claim_f1=0.5)]
    now = [score_of("a", claim_f1=0.9), score_of("b", claim_f1=0.4)]

    assert [item.case for item in moves(before, now, {}, {})] == ["b", "a"]


def with_right(result: RunResult, *rights: tuple[str, ...]) -> RunResult:
    cases = [
        CaseResult(outcome=item.outcome, score=item.score, right=right)
        for item, right in zip(result.cases, rights, strict=True)
    ]
    return result.model_copy(update={"cases": tuple(cases)})


def test_a_claim_is_right_only_if_every_sample_has_it_right() -> None:
    before = with_right(result_of(score_of("a"), score_of("a")), ("g1", "g2"), ("g2", "g3"))
    now = with_right(result_of(score_of("a")), ("g1",))

    (found,) = compare(before, now).moves

    assert (found.lost, found.gained) == (("g2",), ("g1",))


def test_a_metric_that_one_run_lacks_is_not_compared() -> None:
    more = result_of(*(score_of(case, claim_f1=0.8, quote_faithful=1.0) for case in CASES))

    for found in (compare(run(), more), compare(more, run())):
        assert "quote_faithful" not in [item.metric.name for item in found.differences]


def test_a_metric_computed_differently_is_left_out_and_said() -> None:
    other = run(metrics={**run().metrics, "claim_f1": "other"})

    found = compare(other, run())

    assert "claim_f1" not in [item.metric.name for item in found.differences]
    assert found.notes == ("metrics left out, computed differently: claim_f1",)


def test_two_runs_alike_leave_nothing_to_note() -> None:
    assert compare(run(), run()).notes == ()


def test_only_five_of_the_cases_left_out_are_named() -> None:
    (note,) = compare(run(), run(cases=CASES[:6])).notes

    assert note == (
        "6 case(s) left out, in one run only or with other gold: "
        "case-06, case-07, case-08, case-09, case-10"
    )


@pytest.mark.parametrize(("lost_first", "which"), [(True, "first"), (False, "second")])
def test_a_run_that_could_not_be_evaluated_is_named(lost_first: bool, which: str) -> None:
    lost = run(failed={"case-00": LOST})

    found = compare(lost, run()) if lost_first else compare(run(), lost)

    assert found.notes == (f"the {which} run could not be evaluated throughout",)


def test_a_metric_of_some_cases_is_compared_on_those_that_have_it_in_both() -> None:
    before = result_of(score_of("a", signal_f1=0.5), score_of("b"), score_of("c", signal_f1=0.5))
    now = result_of(score_of("a", signal_f1=0.7), score_of("b", signal_f1=0.1), score_of("c"))

    found = row(compare(before, now), "signal_f1")

    assert found.n == 1
    assert found.mean == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"must_recall": 0.5}, "must claims found"),
        ({"contradiction_rate": 0.1}, "contradictions"),
        ({"quote_faithful": 0.9}, "faithful quotes"),
        ({"false_alarm_rate": 1.0}, "false alarms"),
        ({"must_recall": 0.5, "false_alarm_rate": 1.0}, "must claims found, false alarms"),
        ({"quote_faithful": 1.0, "false_alarm_rate": 0.0}, "unknown"),
        ({"failed": "TruncatedError"}, "TruncatedError"),
    ],
)
def test_a_case_that_fails_says_what_a_reader_went_without(
    changes: dict[str, Any], why: str
) -> None:
    failing = [
        score_of(case, passed=case != "case-03", **(changes if case == "case-03" else {}))
        for case in CASES
    ]
    report = gate(result_of(*failing), accepted(result_of(*map(score_of, CASES))))

    (message,) = [item.message for item in report.findings if item.metric == "passed"]
    assert message == f"passed before and fails now: {why}"


def test_a_case_that_passed_in_some_samples_only_had_not_passed() -> None:
    before = result_of(score_of("a"), score_of("a", passed=False), score_of("b"))
    now = result_of(score_of("a", passed=False), score_of("b"))

    assert [item for item in gate(now, accepted(before)).findings if item.metric == "passed"] == []


def test_a_case_that_fails_in_one_sample_fails() -> None:
    now = result_of(score_of("a"), score_of("a", passed=False))

    (found,) = gate(now, accepted(result_of(score_of("a")))).findings

    assert (found.metric, found.case) == ("passed", "a")


@pytest.mark.parametrize(("now", "flagged"), [(0.55, False), (0.54, True)])
def test_a_case_may_lose_a_quarter(now: float, flagged: bool) -> None:
    scores = [score_of(case, claim_f1=now if case == "case-03" else 0.8) for case in CASES]

    found = gate(result_of(*scores, recordings="second"), accepted(run())).findings

    assert ("case-03" in [item.case for item in found]) is flagged


def test_a_metric_that_is_only_shown_breaks_nothing() -> None:
    before = result_of(*(score_of(case, claim_recall=0.9) for case in CASES))
    now = result_of(*(score_of(case, claim_recall=0.1) for case in CASES))

    assert gate(now, accepted(before)).verdict is Verdict.PASSED


def test_a_drop_as_large_as_the_tolerance_passes() -> None:
    now = run(0.0, recordings="second")

    assert gate(now, accepted(run(TOLERANCE))).findings == ()


def test_another_engine_is_not_comparable() -> None:
    other = run().model_copy(
        update={"engine": run().engine.model_copy(update={"name": "baseline"})}
    )

    assert incomparable(other, accepted(run())) == ("engine baseline, accepted was model",)
    assert gate(other, accepted(run())).verdict is Verdict.NOT_COMPARABLE


@pytest.mark.parametrize(
    ("name", "before", "now", "worse"),
    [
        ("claim_f1", 0.8, 0.7, 0.1),
        ("contradiction_rate", 0.1, 0.3, 0.2),
        ("level_bias", -0.1, 0.3, 0.2),
        ("level_bias", -0.3, 0.1, -0.2),
    ],
)
def test_worse_is_what_the_metric_says_it_is(
    name: str, before: float, now: float, worse: float
) -> None:
    assert worsening(CATALOGUE[name], before, now) == pytest.approx(worse)


def test_a_case_in_trouble_is_told_once_with_its_trouble() -> None:
    trouble = Trouble(
        kind="stale_recording", reason="stale:messages", cases=("case-00",), message="m",
        hint=None, diff="", requests=1,
    )  # fmt: skip
    now = run(failed={"case-00": LOST, "case-01": LOST}, health=Health(troubles=(trouble,)))

    assert gate(now, None).reasons == (
        "stale:messages: case-00",
        "case-01: stale_recording: m",
    )


def test_many_cases_are_named_up_to_five() -> None:
    (reason,) = incomparable(run(), accepted(run(cases=CASES[6:])))

    assert reason == (
        "6 case(s) not accepted yet: case-00, case-01, case-02, case-03, case-04 and 1 more"
    )


@pytest.mark.parametrize(
    ("name", "value", "right", "predicted"),
    [
        ("claim_f1", 0, 0, 0),
        ("claim_recall", 0, 0, 3),
        ("contradiction_rate", 1, 3, 3),
        ("signal_f1", 0, 0, 0),
    ],
)
def test_a_failed_case_is_as_wrong_as_can_be(
    name: str, value: float, right: float, predicted: float
) -> None:
    found = worst(name, 3, "failed")

    assert (found.value, found.right, found.predicted, found.gold) == (value, right, predicted, 3)
    assert worst(name, 0, "failed").gold == 1


def test_a_pooled_value_is_that_of_the_cases_both_runs_have() -> None:
    before = result_of(score_of("a", claim_f1=0.4), score_of("b", claim_f1=0.9))
    now = result_of(score_of("a", claim_f1=0.5), score_of("c", claim_f1=0.0))

    found = row(compare(before, now))

    assert (found.before, found.now) == pytest.approx((0.4, 0.5))


def test_a_metric_that_the_shared_cases_lack_on_one_side_is_not_compared() -> None:
    one = result_of(score_of("a", signal_f1=0.5), score_of("b"))
    other = result_of(score_of("a"), score_of("c", signal_f1=0.5))

    for found in (compare(one, other), compare(other, one)):
        assert "signal_f1" not in [item.metric.name for item in found.differences]


def test_a_rise_is_as_unlikely_as_the_same_drop() -> None:
    up, down = row(compare(run(0.7), run(0.8))), row(compare(run(0.8), run(0.7)))

    assert up.p == down.p
    assert up.p is not None
    assert up.p < 0.01


def test_a_run_of_some_cases_needs_no_accepted_scores() -> None:
    some = run(selection=Selection(patterns=("*",), available=40))

    assert gate(some, None).verdict is Verdict.NOTHING_ACCEPTED


def test_only_tested_metrics_are_tested() -> None:
    scores = [score_of(case, claim_f1=0.7, claim_recall=0.7) for case in CASES]
    before = [score_of(case, claim_f1=0.8, claim_recall=0.8) for case in CASES]

    changes = gate(result_of(*scores, recordings="second"), accepted(result_of(*before))).changes

    assert changes is not None
    assert changes["claim_recall"].p is None
    assert changes["claim_f1"].p == pytest.approx(2 / 2 ** len(CASES))


@pytest.mark.parametrize(("cases", "found"), [(5, False), (6, True)])
def test_a_drop_in_every_case_is_more_than_chance_from_six_cases_on(
    cases: int, found: bool
) -> None:
    def scored(value: float) -> list[CaseScore]:
        return [score_of(case, claim_f1=value, signal_f1=1.0) for case in CASES[:cases]]

    report = gate(result_of(*scored(0.7), recordings="second"), accepted(result_of(*scored(0.8))))

    assert ("claim_f1" in [item.metric for item in report.findings]) is found


def test_a_drop_just_beyond_the_tolerance_is_found() -> None:
    now = run(0.788, recordings="second")

    assert [item.metric for item in gate(now, accepted(run(0.8))).findings] == ["claim_f1"]


def test_the_smallest_drop_is_that_of_the_scatter_assumed() -> None:
    found = gate(run(), None).detectable

    assert found == pytest.approx((1.6449 + 0.8416) * 0.12 * (2 / len(CASES)) ** 0.5, rel=1e-3)


def test_a_case_that_turned_breaks_the_rule_of_cases() -> None:
    now = result_of(*(score_of(case, passed=case != "case-03") for case in CASES))

    (found,) = gate(now, accepted(result_of(*map(score_of, CASES)))).findings

    assert (found.rule, found.before, found.now) == ("case", None, None)
