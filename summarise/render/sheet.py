"""Lines of a terminal: wrapped by screen cells, hung, aligned, coloured.

Covers: everything about cells, none about summaries. Does not cover: what stands in the
lines (`terminal.py`).

Every line is laid out here and only coloured by rich: no markup is parsed, nothing is
highlighted, no environment variable is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from summarise.render.words import END_ISOLATE, ISOLATE, SEPARATOR

LEAST_ROOM = 12  # cells


class Sheet:
    """A page of `width` cells.

    Attributes:
        width: Cells per line; no line made here is longer.
    """

    def __init__(self, *, width: int, colour: bool) -> None:
        self.width = width
        self._out = StringIO()
        self._console = Console(
            file=self._out,
            width=width,
            force_terminal=colour,
            force_jupyter=False,
            color_system="standard" if colour else None,
            no_color=not colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )

    def block(
        self,
        text: str | Text,
        *,
        left: str | Text = "",
        right: str | Text = "",
        style: str = "",
        hang: str | Text | None = None,
    ) -> list[Text]:
        """A hanging paragraph: `left` before its first line, `right` at the edge of it.

        Where `right` would leave the text too little room, it gets lines of its own.

        Args:
            text: The paragraph.
            left, right: Beside its first line.
            style: Of the text, if that brings none of its own.
            hang: What stands before its other lines; blanks as wide as `left` if None.
        """
        indent = cell_len(str(left))
        margin = cell_len(str(right)) + 2 if right else 0
        if right and self.width - indent - margin < LEAST_ROOM:
            return [
                *self.block(text, left=left, style=style, hang=hang),
                *self.block(str(right).strip(), left=" " * indent),
            ]
        first, *others = self._wrap(text, self.width - indent - margin, style)
        first = Text.assemble(left, first)
        if right:
            first.append(" " * (self.width - first.cell_len - cell_len(str(right))))
            first = Text.assemble(first, right)
        before = " " * indent if hang is None else hang
        return [first, *(Text.assemble(before, line) for line in others)]

    def pieces(
        self,
        pieces: Iterable[str | Text],
        *,
        left: str | Text = "",
        right: str = "",
        style: str = "",
    ) -> list[Text]:
        """A hanging paragraph of short pieces, broken between them where that is possible.

        A piece may bring a style of its own; `style` is that of all others and of what stands
        between pieces.
        """
        margin = cell_len(right) + 2 if right else 0
        width = self.width - cell_len(str(left)) - margin
        lines: list[Text] = []
        for piece in pieces:
            shown = piece if isinstance(piece, Text) else Text(piece, style=style)
            longer = Text.assemble(lines[-1], (SEPARATOR, style), shown) if lines else shown
            if lines and longer.cell_len <= width:
                lines[-1] = longer
            else:
                lines.append(shown)
        return self.block(Text("\n").join(lines), left=left, right=right, style=style)

    def paint(self, lines: Iterable[Text]) -> str:
        """The lines as text, styles as ANSI codes if there is colour."""
        for line in lines:
            self._console.print(line, soft_wrap=True)
        return self._out.getvalue()

    def _wrap(self, text: str | Text, width: int, style: str) -> list[Text]:
        """Break a text by cells; a word longer than a line is folded."""
        whole = text if isinstance(text, Text) else Text(text, style=style)
        lines = whole.wrap(self._console, width, overflow="fold")
        for line in lines:
            line.rstrip()
        return _isolated(lines, style) or [Text()]


def _isolated(lines: Iterable[Text], style: str) -> list[Text]:
    """Close an isolate that a line break cuts, and open it again on the next line."""
    balanced, depth = [], 0
    for line in lines:
        opened = ISOLATE * depth
        depth += line.plain.count(ISOLATE) - line.plain.count(END_ISOLATE)
        balanced.append(Text.assemble((opened, style), line, (END_ISOLATE * depth, style)))
    return balanced


def beside(left: Sequence[Text], right: Sequence[Text], *, width: int, gap: int) -> list[Text]:
    """Two columns of lines side by side, the left one `width` cells wide."""
    lines = []
    for one, other in zip_longest(left, right, fillvalue=Text()):
        blank = " " * (width + gap - one.cell_len) if other.plain else ""
        lines.append(Text.assemble(one, blank, other))
    return lines


def aligned(table: Sequence[tuple[str, ...]], left: int = 0) -> list[str]:
    """Rows of cells as lines of equal width: the first `left` columns to the left."""
    columns = list(zip(*table, strict=True))
    widths = [max(map(cell_len, column)) for column in columns]
    return [
        "  ".join(padded(cell, widths[at], left=at < left) for at, cell in enumerate(cells))
        for cells in table
    ]


def padded(text: str, width: int, *, left: bool = True) -> str:
    """Fill a text up to `width` cells, itself at the left or at the right."""
    blank = " " * (width - cell_len(text))
    return text + blank if left else blank + text
