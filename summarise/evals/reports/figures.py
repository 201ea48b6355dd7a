"""The lines around the table: what was run, what it cost, what it could have noticed."""

from __future__ import annotations

from collections.abc import Iterator

from summarise.evals.gate import ASSUMED_SCATTER, GateReport
from summarise.evals.metrics.calibration import reliability
from summarise.evals.result import RunResult
from summarise.render.numbers import money
from summarise.render.words import safe

LINE = 240


def head_lines(result: RunResult) -> Iterator[str]:
    """What was run; the first line says whether a model was asked at all."""
    engine = result.engine
    if not result.replayed:
        yield "rules, no language model: nothing was replayed"
    else:
        answered = ", ".join(result.answered_by) or "unknown"
        yield safe(
            f"replayed, recorded {_days(result.recorded)}: {engine.model} answered as {answered}; "
            "this tests our code, not the model",
            LINE,
        )
        if result.origins:
            yield safe(f"origin: {'; '.join(result.origins)}", LINE)
    cases = len(result.gold)
    of = f" of {result.selection.available}" if cases != result.selection.available else ""
    samples = f" x {result.samples} samples" if result.samples > 1 else ""
    prompt = f", prompt {engine.prompt}" if engine.prompt else ""
    yield safe(f"{cases}{of} cases{samples}, engine {engine.name}{prompt}, {engine.policy}", LINE)
    failed, lost = len(result.failures), len(result.unevaluated)
    if failed:
        yield f"{failed} without a summary, {lost} of them could not be evaluated"


def bill_line(result: RunResult) -> str:
    """Tokens and cost of all attempts, as recorded."""
    if result.engine.model is None:
        return "no tokens, no cost"
    usage = result.usage
    counted = (
        "tokens unknown"
        if usage.input_tokens is None or usage.output_tokens is None
        else f"{usage.input_tokens:,} + {usage.output_tokens:,} tokens"
    )
    paid = " when recorded, nothing now" if result.replayed else ""
    return f"{counted}, {money(result.cost_usd)}{paid}"


def certainty_line(result: RunResult) -> str:
    """How many claims under each label of certainty gold confirms."""
    table = reliability(case.score for case in result.cases)
    if not table:
        return "no claims"
    return "claims gold confirms: " + ", ".join(
        f"{label.value.replace('_', ' ')} {bucket.confirmed} of {bucket.count}"
        for label, bucket in table.items()
    )


def power_line(result: RunResult, report: GateReport) -> str:
    """What the suite could have noticed."""
    if report.exact or result.engine.model is None:
        return "the same answers as accepted: any drop at all is noticed"
    if report.detectable is None:
        return "one case: no drop of a mean can be told from chance"
    known = "claim_f1_spread" in result.aggregates
    assumed = "" if known else f", if one scatters by {ASSUMED_SCATTER}"
    return (
        f"recorded anew, {len(result.gold)} cases show a drop of {report.detectable:.2f} in "
        f"claim F1 four times in five{assumed}"
    )


def _days(recorded: tuple[str, ...]) -> str:
    if not recorded:
        return "never"
    return recorded[0] if len(recorded) == 1 else f"{recorded[0]} to {recorded[-1]}"
