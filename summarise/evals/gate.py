"""Whether a run is as good as what was accepted.

Covers: what makes two runs comparable, the rules, the smallest drop that would be noticed.
Does not cover: showing it (`reports/`), the exit code (`cli/`).

The rules, for every metric by its own direction:

    hard       metrics that the catalogue calls hard may not get worse at all
    case       no case may lose more than 0.25 of claim F1, or go from pass to fail
    exact      with the same recordings, or none, nothing is random: a tested metric may not
               get worse at all
    tested     otherwise, a tested metric is worse if its cases' mean lost more than 0.01 and
               the paired sign-flip test, corrected after Holm over all of them, says p < 0.05

A test alone would let one catastrophe through (of 30 cases one falls by 0.9: p = 0.5), and a
fixed margin alone fires by chance: that is why there are several.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite, sqrt
from typing import Literal

from summarise.evals.accepted import Accepted
from summarise.evals.aggregation import aggregate, by_case, values_of
from summarise.evals.metrics.catalogue import CATALOGUE, MetricInfo
from summarise.evals.result import RunResult
from summarise.evals.scores import CaseScore, MetricValue
from summarise.evals.significance import holm, sign_flip_p, smallest_detectable_drop

CASE_LOSS = 0.25  # of claim F1, in one case
TOLERANCE = 0.01  # of a mean, where answers may differ by chance
SIGNIFICANT = 0.05
NOISE = 1e-9  # sums of floats differ by less
LEADING = "claim_f1"
# Scatter of one case's claim F1 between recordings, where no samples tell; measured elsewhere
# on extraction with language models: 0.05 to 0.12. The larger is the careful one.
ASSUMED_SCATTER = 0.12

Rule = Literal["hard", "case", "exact", "tested"]


class Verdict(StrEnum):
    """What the gate says."""

    PASSED = "passed"
    REGRESSED = "regressed"
    NOT_EVALUATED = "not evaluated"
    NOT_COMPARABLE = "not comparable"
    NOTHING_ACCEPTED = "nothing accepted"


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule.

    Attributes:
        case: The case that broke it; None for a metric over all cases.
        before, now: Values of the metric; None for a verdict.
    """

    rule: Rule
    metric: str
    case: str | None
    before: float | None
    now: float | None
    message: str


@dataclass(frozen=True, slots=True)
class Change:
    """One metric, then and now.

    Attributes:
        p: Of the paired test, corrected; None where nothing was tested.
    """

    before: MetricValue
    now: MetricValue
    p: float | None


@dataclass(frozen=True, slots=True)
class GateReport:
    """The gate's verdict and what it rests on.

    Attributes:
        reasons: Why runs are not comparable or not evaluated; else empty.
        exact: Whether answers were the same, so that any difference is our code's.
        changes: Of every metric that both runs have.
        detectable: The smallest drop of claim F1 that this many cases would show four times
            in five after recording anew; None where it cannot be told.
    """

    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    reasons: tuple[str, ...] = ()
    exact: bool = False
    changes: Mapping[str, Change] | None = None
    detectable: float | None = None


def gate(result: RunResult, accepted: Accepted | None) -> GateReport:
    """Hold a run against the accepted scores.

    Args:
        result: The run. If it was filtered, only its cases are compared.
        accepted: The accepted scores, or None if there are none.
    """
    detectable = detectable_drop(result)
    if accepted is not None and result.selection.filtered:
        accepted = accepted.only(result.gold)
    if accepted is None:
        verdict = Verdict.NOTHING_ACCEPTED if result.evaluated else Verdict.NOT_EVALUATED
        return GateReport(verdict, reasons=_unevaluated(result), detectable=detectable)
    reasons = incomparable(result, accepted)
    if reasons and result.evaluated:
        return GateReport(Verdict.NOT_COMPARABLE, reasons=reasons, detectable=detectable)
    if reasons:
        return GateReport(
            Verdict.NOT_EVALUATED, reasons=_unevaluated(result), detectable=detectable
        )
    exact = accepted.answers == result.answers
    changes = _changes(result.scores, accepted.scores, tested=not exact)
    findings = (*_metric_findings(changes, exact=exact), *_case_findings(result, accepted))
    verdict = Verdict.REGRESSED if findings else Verdict.PASSED
    if not result.evaluated:
        verdict = Verdict.NOT_EVALUATED
    return GateReport(
        verdict,
        findings=tuple(findings),
        reasons=_unevaluated(result),
        exact=exact,
        changes=changes,
        detectable=detectable,
    )


def incomparable(result: RunResult, accepted: Accepted) -> tuple[str, ...]:
    """Why scores cannot be held against one another; empty if they can."""
    reasons = []
    if result.engine.name != accepted.head.engine:
        reasons.append(f"engine {result.engine.name}, accepted was {accepted.head.engine}")
    added, removed = set(result.gold) - set(accepted.gold), set(accepted.gold) - set(result.gold)
    reasons += [f"{len(added)} case(s) not accepted yet: {_named(added)}"] if added else []
    reasons += [f"{len(removed)} accepted case(s) gone: {_named(removed)}"] if removed else []
    shared = set(result.gold) & set(accepted.gold)
    edited = {case for case in shared if result.gold[case] != accepted.gold[case]}
    reasons += (
        [f"gold or text changed of {len(edited)} case(s): {_named(edited)}"] if edited else []
    )
    ours, theirs = result.metrics, accepted.head.metrics
    # A metric that applies to no case of one run (no claims at all, say) is not there at all.
    moved = {name for name in ours if theirs.get(name, ours[name]) != ours[name]}
    reasons += (
        [f"{len(moved)} metric(s) are computed differently: {_named(moved)}"] if moved else []
    )
    return tuple(reasons)


def worsening(info: MetricInfo, before: float, now: float) -> float:
    """How much worse a value is, in its own units; negative if it is better."""
    if info.better == "zero":
        return abs(now) - abs(before)
    return now - before if info.better == "lower" else before - now


def detectable_drop(result: RunResult) -> float | None:
    """The smallest drop of claim F1 seen four times in five when replies are recorded anew."""
    spread = result.aggregates.get("claim_f1_spread")
    scatter = ASSUMED_SCATTER if spread is None else spread.value / sqrt(result.samples)
    drop = smallest_detectable_drop(scatter * sqrt(2), len(result.gold))
    return drop if isfinite(drop) else None


def _changes(
    now: Sequence[CaseScore], before: Sequence[CaseScore], *, tested: bool
) -> dict[str, Change]:
    ours, theirs = aggregate(now), aggregate(before)
    shared = [name for name in ours if name in theirs]
    gated = [name for name in shared if CATALOGUE[name].gate == "tested"]
    p_values = holm({name: _p(name, now, before) for name in gated}) if tested else {}
    return {name: Change(theirs[name], ours[name], p_values.get(name)) for name in shared}


def _p(name: str, now: Sequence[CaseScore], before: Sequence[CaseScore]) -> float:
    ours, theirs = values_of(now, name), values_of(before, name)
    info = CATALOGUE[name]
    return sign_flip_p(
        [-worsening(info, theirs[case], ours[case]) for case in sorted(ours) if case in theirs]
    )


def _metric_findings(changes: Mapping[str, Change], *, exact: bool) -> list[Finding]:
    found = []
    for name, change in changes.items():
        info = CATALOGUE[name]
        rule: Rule = "hard" if info.gate == "hard" else "exact" if exact else "tested"
        if info.gate != "none" and _broken(info, change, rule):
            found.append(_metric_finding(info, change, rule))
    return found


def _broken(info: MetricInfo, change: Change, rule: Rule) -> bool:
    if rule != "tested":
        return worsening(info, change.before.value, change.now.value) > NOISE
    if change.before.mean is None or change.now.mean is None or change.p is None:
        return False
    lost = worsening(info, change.before.mean, change.now.mean)
    return lost > TOLERANCE and change.p < SIGNIFICANT


def _metric_finding(info: MetricInfo, change: Change, rule: Rule) -> Finding:
    before, now = change.before.value, change.now.value
    why = {
        "hard": "it may not get worse at all",
        "exact": "the answers are the same, so this is our code's doing",
        "tested": f"more than chance, p = {change.p or 0:.3f}",
    }
    message = f"{info.title} went from {before:.3f} to {now:.3f}: {why[rule]}"
    return Finding(rule, info.name, None, before, now, message)


def _case_findings(result: RunResult, accepted: Accepted) -> list[Finding]:
    ours, theirs = by_case(result.scores), by_case(accepted.scores)
    f1_now, f1_before = values_of(result.scores, LEADING), values_of(accepted.scores, LEADING)
    found = []
    for case in sorted(set(ours) & set(theirs)):
        before, now = f1_before.get(case), f1_now.get(case)
        if before is not None and now is not None and before - now > CASE_LOSS:
            message = f"claim F1 went from {before:.2f} to {now:.2f}: more than {CASE_LOSS} lost"
            found.append(Finding("case", LEADING, case, before, now, message))
        if all(s.passed for s in theirs[case]) and not all(s.passed for s in ours[case]):
            message = f"passed before and fails now: {_why_failed(ours[case])}"
            found.append(Finding("case", "passed", case, None, None, message))
    return found


def _why_failed(scores: Sequence[CaseScore]) -> str:
    score = next(score for score in scores if not score.passed)
    if score.failed:
        return score.failed
    wrong = [
        CATALOGUE[name].title
        for name in ("must_recall", "contradiction_rate", "quote_faithful", "false_alarm_rate")
        if name in score.metrics
        and score.metrics[name].value != (1.0 if CATALOGUE[name].better == "higher" else 0.0)
    ]
    return ", ".join(wrong) or "unknown"


def _unevaluated(result: RunResult) -> tuple[str, ...]:
    troubles = [f"{t.reason}: {_named(set(t.cases))}" for t in result.health.troubles]
    in_trouble = {case for trouble in result.health.troubles for case in trouble.cases}
    others = [o for o in result.unevaluated if o.case not in in_trouble]
    return (
        *troubles,
        *(f"{o.case}: {o.failed.kind}: {o.failed.message}" for o in others if o.failed),
    )


def _named(names: set[str], most: int = 5) -> str:
    shown = ", ".join(sorted(names)[:most])
    return shown + (f" and {len(names) - most} more" if len(names) > most else "")
