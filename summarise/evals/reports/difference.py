"""Two runs side by side, for a terminal or a log."""

from __future__ import annotations

from collections.abc import Iterator

from summarise.evals.comparison import Comparison, Difference, Move
from summarise.evals.result import RunResult
from summarise.render.words import safe

MOST_CASES = 20
LINE = 240


def as_text(comparison: Comparison, before: RunResult, now: RunResult) -> str:
    """Lay a comparison out in lines, each ended by a line feed."""
    return "".join(line + "\n" for line in _lines(comparison, before, now))


def _lines(comparison: Comparison, before: RunResult, now: RunResult) -> Iterator[str]:
    yield f"A  {_run(before)}"
    yield f"B  {_run(now)}"
    yield from (f"note: {safe(note, LINE)}" for note in comparison.notes)
    yield ""
    yield f"  {'metric':<26}{'A':>8}{'B':>8}{'B - A':>9}  {'95% interval':>17}{'p':>8}{'n':>5}"
    yield from map(_row, comparison.differences)
    yield "B - A: mean of the cases' differences; p: paired sign-flip test, two-sided, one metric"
    yield ""
    moves = comparison.moves
    yield f"{len(moves)} case(s) moved" + (", greatest loss first" if moves else "")
    for move in moves[:MOST_CASES]:
        yield from _move(move)
    if len(moves) > MOST_CASES:
        yield f"... and {len(moves) - MOST_CASES} more"


def _run(result: RunResult) -> str:
    engine = result.engine
    how = f"replayed, recorded {', '.join(result.recorded)}" if result.replayed else "rules"
    return safe(
        f"{engine.name} ({how}), prompt {engine.prompt or 'none'}, {engine.policy}, "
        f"version {result.product_version}, {len(result.gold)} cases",
        LINE,
    )


def _row(row: Difference) -> str:
    name = f"{row.metric.code} {row.metric.title}"
    mean = "-" if row.mean is None else f"{row.mean:+.3f}"
    interval = "-" if row.interval is None else f"{row.interval[0]:+.3f} to {row.interval[1]:+.3f}"
    p = "-" if row.p is None else f"{row.p:.3f}"
    return f"  {name:<26}{row.before:>8.3f}{row.now:>8.3f}{mean:>9}  {interval:>17}{p:>8}{row.n:>5}"


def _move(move: Move) -> Iterator[str]:
    turned = ""
    if move.passed_before != move.passed_now:
        turned = ", now passes" if move.passed_now else ", now fails"
    yield safe(f"{move.case}  claim F1 {move.before:.2f} -> {move.now:.2f}{turned}", LINE)
    if move.lost:
        yield safe(f"    gold claims lost: {', '.join(move.lost)}", LINE)
    if move.gained:
        yield safe(f"    gold claims gained: {', '.join(move.gained)}", LINE)
