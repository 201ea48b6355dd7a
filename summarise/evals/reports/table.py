"""The table of metrics: accepted, now, change, interval, what the passes reach, n, failed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarise.evals.aggregation import counts_of
from summarise.evals.agreement import Agreed
from summarise.evals.gate import NOISE, GateReport, worsening
from summarise.evals.metrics.catalogue import CATALOGUE, MetricInfo
from summarise.evals.result import RunResult
from summarise.evals.significance import bootstrap_interval

COLUMNS = ("metric", "accepted", "now", "change", "95% interval", "passes", "n", "failed")
NONE = "-"
RESAMPLES = 1_000  # the ends of an interval move by less than what two decimals show


@dataclass(frozen=True, slots=True)
class MetricRow:
    """One metric in words.

    Attributes:
        mark: `!` where a rule is broken, `*` where a rule applies, else blank.
        tone: `worse`, `better` or `same`.
    """

    name: str
    mark: str
    cells: tuple[str, ...]
    tone: str


def metric_rows(
    result: RunResult, report: GateReport, ceiling: Mapping[str, Agreed]
) -> tuple[MetricRow, ...]:
    """One row per metric, in the order of the catalogue."""
    broken = {finding.metric for finding in report.findings if finding.case is None}
    return tuple(
        _row(CATALOGUE[name], result, report, ceiling, broken) for name in result.aggregates
    )


def _row(
    info: MetricInfo,
    result: RunResult,
    report: GateReport,
    ceiling: Mapping[str, Agreed],
    broken: set[str],
) -> MetricRow:
    value = result.aggregates[info.name]
    change = (report.changes or {}).get(info.name)
    before = change.before.value if change else None
    worse = worsening(info, before, value.value) if before is not None else 0.0
    tone = "worse" if worse > NOISE else "better" if worse < -NOISE else "same"
    passes = ceiling.get(info.name)
    return MetricRow(
        name=info.name,
        mark="!" if info.name in broken else "*" if info.gate != "none" else "",
        cells=(
            f"{info.code} {info.title}",
            NONE if before is None else f"{before:.3f}",
            f"{value.value:.3f}",
            _change(before, value.value),
            _interval(result, info),
            NONE if passes is None or passes.value is None else f"{passes.value:.3f}",
            str(value.n),
            str(value.failed),
        ),
        tone=tone,
    )


def _change(before: float | None, now: float) -> str:
    if before is None:
        return NONE
    return "0" if abs(now - before) < NOISE else f"{now - before:+.3f}"


def _interval(result: RunResult, info: MetricInfo) -> str:
    """From resampled articles, never claims; for metrics that a rule applies to."""
    if info.gate == "none":
        return NONE
    counts = list(counts_of(result.scores, info.name).values())
    if len(counts) < 2 or not any(denominator for _, denominator in counts):
        return NONE
    low, high = bootstrap_interval(counts, resamples=RESAMPLES)
    return f"{low:.2f} to {high:.2f}"
