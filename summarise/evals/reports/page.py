"""A run worded as a page: what every report shows, before any layout.

Covers: the head, the table of metrics, broken rules, cases, recordings, the bill. Every string
is safe for a terminal and not yet escaped for HTML or XML. Own words are ASCII.
Does not cover: layout (`terminal.py`, `html.py`, `github.py`, `junit.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from summarise.evals.agreement import Agreed
from summarise.evals.comparison import Move
from summarise.evals.gate import Finding, GateReport, Verdict
from summarise.evals.reports.figures import (
    bill_line,
    certainty_line,
    head_lines,
    power_line,
)
from summarise.evals.reports.table import MetricRow, metric_rows
from summarise.evals.result import CaseResult, RunResult, Trouble
from summarise.render.words import safe

MOST_REASONS = 6  # of one metric
MOST_LINES = 4  # of one case, unless every case is wanted
MOST_CASES = 10
LINE = 240


@dataclass(frozen=True, slots=True)
class Block:
    """One case, and the lines under it.

    Attributes:
        title: The case, its claim F1 and its verdict.
        bad: Whether it needs attention.
    """

    case: str
    title: str
    lines: tuple[str, ...]
    bad: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A run in words.

    Attributes:
        verdict: What the gate says, in a sentence.
        findings: Broken rules, and reasons why there is no verdict.
        hint: What to do about the verdict, or None.
        moved: Cases that moved since scores were accepted, the greatest loss first.
        weakest: The cases with the lowest claim F1, with reasons; those whose recordings are
            missing or wrong stand under `health`.
    """

    head: tuple[str, ...]
    verdict: str
    good: bool
    findings: tuple[str, ...]
    hint: str | None
    table: tuple[MetricRow, ...]
    moved: tuple[Block, ...]
    weakest: tuple[Block, ...]
    cases: int
    certainty: str
    health: tuple[str, ...]
    bill: str
    power: str


def page_of(
    result: RunResult,
    report: GateReport,
    *,
    moves: tuple[Move, ...] = (),
    ceiling: Mapping[str, Agreed] | None = None,
    every_case: bool = False,
) -> Page:
    """Word a run.

    Args:
        result: The run.
        report: What the gate makes of it.
        moves: The cases that moved since scores were accepted.
        ceiling: How far two annotation passes agree, by metric.
        every_case: Show every case, not only the weakest.
    """
    in_trouble = {case for trouble in result.health.troubles for case in trouble.cases}
    weakest = sorted((c for c in result.cases if c.outcome.case not in in_trouble), key=_claim_f1)
    shown = weakest if every_case else [c for c in weakest if _claim_f1(c) < 1][:MOST_CASES]
    return Page(
        head=tuple(head_lines(result)),
        verdict=_verdict(report),
        good=report.verdict in {Verdict.PASSED, Verdict.NOTHING_ACCEPTED},
        findings=tuple(_findings(report)),
        hint=_hint(report),
        table=metric_rows(result, report, ceiling or {}),
        moved=tuple(_moved(move) for move in moves[:MOST_CASES]),
        weakest=tuple(_case(case, whole=every_case) for case in shown),
        cases=len(result.gold),
        certainty=certainty_line(result),
        health=tuple(_health(result)),
        bill=bill_line(result),
        power=power_line(result, report),
    )


def finding_line(finding: Finding) -> str:
    """One broken rule: `suez-1956: claim F1 went from ...`."""
    where = f"{finding.case}: " if finding.case else ""
    return safe(where + finding.message, LINE)


def case_lines(case: CaseResult) -> tuple[str, ...]:
    """Why a case is not perfect, one line each."""
    failed = case.outcome.failed
    if failed is not None:
        return (safe(f"{failed.kind}: {failed.message}", LINE),)
    return tuple(
        safe(f"{name}: {reason}", LINE)
        for name, metric in case.score.metrics.items()
        if name in _EXPLAINED
        for reason in metric.reasons[:MOST_REASONS]
    )


def trouble_lines(trouble: Trouble) -> Iterator[str]:
    """One cause of missing answers, however many cases it hits."""
    named = ", ".join(trouble.cases[:5])
    more = f" and {len(trouble.cases) - 5} more" if len(trouble.cases) > 5 else ""
    count = f"{trouble.requests} request(s) of {len(trouble.cases)} case(s)"
    yield safe(f"{trouble.reason}: {count}: {named}{more}", LINE)
    yield safe(trouble.message, LINE)
    yield from (safe(line, LINE) for line in trouble.diff.splitlines())
    if trouble.hint:
        yield safe(f"hint: {trouble.hint}", LINE)


_EXPLAINED = (
    "claim_f1",
    "contradiction_rate",
    "quote_faithful",
    "unsupported_numbers",
    "signal_f1",
    "signal_argument_f1",
    "level_error",
    "false_alarm_rate",
)


def _verdict(report: GateReport) -> str:
    rules = len(report.findings)
    said = {
        Verdict.PASSED: "PASSED: nothing got worse than what was accepted",
        Verdict.REGRESSED: f"REGRESSED: {rules} rule(s) broken",
        Verdict.NOT_EVALUATED: "COULD NOT EVALUATE: the scores below are no verdict",
        Verdict.NOT_COMPARABLE: "NOT COMPARABLE with what was accepted: no verdict",
        Verdict.NOTHING_ACCEPTED: "NO GATE: nothing was accepted yet for this engine",
    }
    return said[report.verdict]


def _findings(report: GateReport) -> Iterator[str]:
    yield from (safe(reason, LINE) for reason in report.reasons)
    yield from (finding_line(finding) for finding in report.findings)


def _hint(report: GateReport) -> str | None:
    return {
        Verdict.PASSED: None,
        Verdict.REGRESSED: "see why: summarise eval explain CASE; if it is meant: "
        "summarise eval run --json RUN.json && summarise eval accept RUN.json",
        Verdict.NOT_EVALUATED: "summarise eval check; then: summarise eval record --only stale",
        Verdict.NOT_COMPARABLE: "if the change is meant: summarise eval run --json RUN.json "
        "&& summarise eval accept RUN.json",
        Verdict.NOTHING_ACCEPTED: "summarise eval run --json RUN.json "
        "&& summarise eval accept RUN.json",
    }[report.verdict]


def _claim_f1(case: CaseResult) -> float:
    return case.score.metrics["claim_f1"].value or 0.0


def _moved(move: Move) -> Block:
    verdict = {True: "passes", False: "fails"}
    turned = ""
    if move.passed_before != move.passed_now:
        turned = f", {verdict[move.passed_before]} -> {verdict[move.passed_now]}"
    title = f"{move.case}  claim F1 {move.before:.2f} -> {move.now:.2f}{turned}"
    lines = [f"lost: {', '.join(move.lost)}"] if move.lost else []
    lines += [f"gained: {', '.join(move.gained)}"] if move.gained else []
    lines += list(move.reasons[:MOST_REASONS])
    bad = move.now < move.before or (move.passed_before and not move.passed_now)
    return Block(move.case, safe(title), tuple(safe(line, LINE) for line in lines), bad)


def _case(case: CaseResult, *, whole: bool) -> Block:
    verdict = "passes" if case.score.passed else "fails"
    sample = f" (sample {case.outcome.sample})" if case.outcome.sample > 1 else ""
    title = f"{case.outcome.case}{sample}  claim F1 {_claim_f1(case):.2f}, {verdict}"
    lines = case_lines(case)
    if not whole and len(lines) > MOST_LINES:
        more = f"{len(lines) - MOST_LINES} more: summarise eval explain {case.outcome.case}"
        lines = (*lines[:MOST_LINES], more)
    return Block(case.outcome.case, safe(title), lines, not case.score.passed)


def _health(result: RunResult) -> Iterator[str]:
    health = result.health
    if not result.replayed:
        return
    yield f"{health.used} recording(s) used, {len(health.unused)} unused"
    if health.unused and not result.selection.filtered:
        named = ", ".join(health.unused[:5])
        yield safe(f"unused: {named}{', ...' if len(health.unused) > 5 else ''}", LINE)
        yield "hint: summarise eval trim"
    for trouble in health.troubles:
        yield from trouble_lines(trouble)
