"""Items of a summary one below the other, as a terminal shows them.

Covers: what stands before, behind and below an item, and in which style. Does not cover: which
items there are (`terminal.py`), their words (`page.py`), wrapping (`sheet.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from summarise.render.page import Row
from summarise.render.sheet import Sheet, padded
from summarise.render.words import SEPARATOR, plain
from summarise.vocabulary import QuoteVerdict

HEADING, QUIET, DOUBT, REFUSAL = "bold", "dim", "yellow", "red"
DOUBTFUL, REFUSED, QUOTED = "? ", "× ", "│ "
_USUAL = plain(QuoteVerdict.VERBATIM)  # said only where all is said


@dataclass(frozen=True, slots=True)
class Manner:
    """How items of one kind look.

    Attributes:
        refused: Whether they are not to be used.
        opening: What stands before the facts.
        run_in: Whether the facts stand behind the text instead of below it.
        evidence: Whether quotes and details are shown.
        label_cells: Width of the labels; 0 for that of the widest.
    """

    refused: bool = False
    opening: str = ""
    run_in: bool = False
    evidence: bool = False
    label_cells: int = 0


def label_cells(rows: Iterable[Row]) -> int:
    """Width of the widest label."""
    return max((cell_len(row.label) for row in rows), default=0)


def items(
    sheet: Sheet, rows: Sequence[Row], *, rights: Sequence[str], manner: Manner
) -> list[Text]:
    """Items one below the other; apart where they show quotes.

    Args:
        sheet: Where they are laid out.
        rows: The items.
        rights: What stands at the right edge of each item's first line.
        manner: How they look.
    """
    width = manner.label_cells or label_cells(rows)
    lines: list[Text] = []
    for row, right in zip(rows, rights, strict=True):
        if lines and manner.evidence and row.quotes:
            lines.append(Text())
        lines += _item(sheet, row, right, manner, width)
    return lines


def _item(sheet: Sheet, row: Row, right: str, manner: Manner, width: int) -> list[Text]:
    left = _label(row, manner, width)
    indent = " " * left.cell_len
    text = Text(row.text, style=QUIET if manner.refused else "")
    facts = filter(None, row.facts) if manner.run_in else ()
    lines = sheet.pieces([text, *facts], left=left, right=right, style=QUIET)
    if manner.evidence:
        side = Text.assemble(indent, (QUOTED, QUIET))
        for quote in row.quotes:
            lines += sheet.block(quote, left=side, hang=side)
    if not manner.run_in:
        lines += _facts(sheet, row, indent, manner)
    sign = "" if manner.refused else DOUBTFUL
    for remark in row.remarks:
        lines += sheet.block(remark, left=Text.assemble(indent, (sign, DOUBT)))
    if manner.evidence or manner.refused:
        for line in row.details:
            lines += sheet.pieces(line.split(SEPARATOR), left=indent, style=QUIET)
    return lines


def _label(row: Row, manner: Manner, width: int) -> Text:
    sign = ("  ", "")
    if manner.refused:
        sign = (REFUSED, REFUSAL)
    elif row.remarks:
        sign = (DOUBTFUL, DOUBT)
    return Text.assemble(sign, (f"{padded(row.label, width)}  ", QUIET))


def _facts(sheet: Sheet, row: Row, indent: str, manner: Manner) -> list[Text]:
    """Who stands first, and is not dim: the rest says little without it."""
    known = [fact for fact in row.facts if fact and (manner.evidence or fact != _USUAL)]
    if not known:
        return []
    first, *others = known
    left = Text(indent + manner.opening, QUIET)
    return sheet.pieces([Text(first), *others], left=left, style=QUIET)
