"""A run for a terminal, or for a log: ASCII but for the data, styles only where asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from summarise.evals.reports.page import Block, Page
from summarise.evals.reports.table import COLUMNS

BOLD, DIM, RED, GREEN = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m"
OFF = "\x1b[0m"


def as_terminal(page: Page, *, colour: bool) -> str:
    """Lay a page out in lines, each ended by a line feed.

    Args:
        page: The page.
        colour: Whether to write ANSI styles; none carries meaning alone.
    """
    return "".join(line + "\n" for line in _lines(page, colour))


def _lines(page: Page, colour: bool) -> Iterator[str]:
    yield from page.head
    yield ""
    yield from _table(page, colour)
    yield "* a rule applies   ! a rule is broken" if page.table else ""
    yield from _blocks("Changed since accepted, greatest loss first", page.moved, colour)
    yield from _blocks(f"Weakest of {page.cases} cases", page.weakest, colour)
    yield ""
    yield f"certainty: {page.certainty}"
    yield from (
        f"recordings: {line}" if at == 0 else f"  {line}" for at, line in enumerate(page.health)
    )
    yield f"cost: {page.bill}"
    yield f"power: {page.power}"
    yield ""
    yield _styled(page.verdict, BOLD + (GREEN if page.good else RED), colour)
    yield from (f"  {line}" for line in page.findings)
    if page.hint:
        yield f"  hint: {page.hint}"


def _table(page: Page, colour: bool) -> Iterator[str]:
    rows = [("", *COLUMNS), *((row.mark, *row.cells) for row in page.table)]
    widths = [max(cell_len(row[at]) for row in rows) for at in range(len(rows[0]))]
    tones = ["head", *(row.tone for row in page.table)]
    for cells, tone in zip(rows, tones, strict=True):
        yield _styled(_row(cells, widths), _TONES[tone], colour)


_TONES = {"head": DIM, "worse": RED, "better": GREEN, "same": ""}


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    mark, name, *figures = cells
    left = f"{mark:<{widths[0]}} {name:<{widths[1]}}"
    right = "  ".join(f"{cell:>{width}}" for cell, width in zip(figures, widths[2:], strict=True))
    return f"{left}  {right}".rstrip()


def _blocks(title: str, blocks: Sequence[Block], colour: bool) -> Iterator[str]:
    if not blocks:
        return
    yield ""
    yield _styled(title, BOLD, colour)
    for block in blocks:
        mark = "x" if block.bad else " "
        yield f"{mark} {block.title}"
        yield from (f"    {line}" for line in block.lines)


def _styled(text: str, style: str, colour: bool) -> str:
    return f"{style}{text}{OFF}" if colour and style else text
