"""The table of a self-test, for a terminal or a log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.evals.detection import (
    ENOUGH,
    FALSE_ALARMS,
    Detection,
    Example,
    KindCount,
    TargetCount,
)
from summarise.text_safety import printable

COLUMNS = (
    "error put in", "n", "rejected", "warned", "corrected", "missed", "caught",
    "scored", "noticed", "both", "neither",
)  # fmt: skip
NONE = "-"
GREEN, RED, OFF = "\x1b[32m", "\x1b[31m", "\x1b[0m"
_WIDTH = 160


def as_text(found: Detection, *, examples: bool, colour: bool) -> str:
    """Lay a self-test out in lines, each ended by a line feed.

    Args:
        found: The figures.
        examples: Whether to list some of what was missed.
        colour: Whether to write ANSI styles; none carries meaning alone.
    """
    return "".join(line + "\n" for line in _lines(found, examples, colour))


def _lines(found: Detection, examples: bool, colour: bool) -> Iterator[str]:
    yield (
        f"selftest: errors put into {found.drafts} drafts ({', '.join(found.sources)}), "
        f"policy {found.policy}, seed {found.seed}"
    )
    yield ""
    yield from _aligned([COLUMNS, *(_cells(count) for count in found.kinds)])
    yield ""
    yield "rejected to caught: what the checks did; a corrected quote is at its true sentence"
    yield "noticed, both, neither: of those with gold, whether a gated metric of the case fell"
    yield f"{NONE} under the checks: they cannot know, the metrics alone are measured"
    yield (
        f"untouched: {found.untouched} items, {found.rejected} rejected, {found.warned} warned; "
        "an error of the reply's own counts as an alarm"
    )
    yield ""
    rows: list[tuple[str, ...]] = [("target", "bound", "measured", "95 % interval", "n", "")]
    rows += [_target_cells(target) for target in found.targets]
    for target, line in zip((None, *found.targets), _aligned(rows), strict=True):
        met = target.met if target else None
        tone = {True: GREEN, False: RED, None: ""}[met] if colour else ""
        yield f"{tone}{line}{OFF}" if tone else line
    if examples:
        yield from _examples("alarms on untouched items", found.alarms)
        for count in found.kinds:
            yield from _examples(f"missed: {count.kind.value}", count.misses)


def _cells(count: KindCount) -> tuple[str, ...]:
    said = (count.rejected, count.warned, count.corrected, count.missed)
    checks = [str(value) for value in said] + [_share(count.caught, count.n)]
    metrics = [
        str(count.scored),
        _share(count.noticed, count.scored),
        _share(count.both, count.scored),
        _share(count.neither, count.scored),
    ]
    if count.metrics_only:
        checks = [NONE] * len(checks)
        metrics[2] = NONE
    return (count.kind.value, str(count.n), *checks, *metrics)


def _target_cells(target: TargetCount) -> tuple[str, ...]:
    sign = "<=" if target.name == FALSE_ALARMS else ">="
    words = {True: "met", False: "MISSED", None: "nothing to measure"}[target.met]
    few = f", fewer than {ENOUGH}" if 0 < target.n < ENOUGH else ""
    span = (
        f"{target.low:.1%} to {target.high:.1%}"
        if target.low is not None and target.high is not None
        else NONE
    )
    measured = _share(target.hits, target.n)
    return (target.name, f"{sign} {target.bound:.0%}", measured, span, str(target.n), words + few)


def _share(hits: int, of: int) -> str:
    return f"{hits / of:.1%}" if of else NONE


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """First column to the left, figures to the right, and a last column of words to the left."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    words_last = not rows[0][-1]
    lines = []
    for row in rows:
        cells = [f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)]
        cells[0] = f"{row[0]:<{widths[0]}}"
        if words_last:
            cells[-1] = row[-1]
        lines.append("  ".join(cells).rstrip())
    return lines


def _examples(title: str, examples: Sequence[Example]) -> Iterator[str]:
    if not examples:
        return
    yield ""
    yield title
    for example in examples:
        yield f"  {printable(example.source)}: {printable(example.text, _WIDTH)}"
        yield from (f"    {printable(line, _WIDTH)}" for line in example.detail)
