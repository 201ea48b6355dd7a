"""The lines of a PDF page, each with its place, in the order they are to be read.

Covers: putting the pieces that the library reports together to lines, ligatures, columns
whose rows were written across the page. Does not cover: paragraphs (`pdf_paragraphs.py`),
running heads (`pdf_margins.py`), tables, text in pictures.

A PDF holds strings with positions, no lines. Programs write columns one after the other,
so the order of writing is kept; only where it jumps from column to column on row after
row are the columns read downwards instead.
"""

from __future__ import annotations

import codecs
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

# Latin ligatures, and Arabic letters by their form in the word: both stand for letters.
_PRESENTATION_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdfb\ufe70-\ufefc]")
_SOFT_HYPHEN = "\u00ad"
_SOFT_FORMS = (_SOFT_HYPHEN, codecs.BOM_UTF16_BE + _SOFT_HYPHEN.encode("utf-16-be"))
_SAME_ROW = 0.4  # of the font size
_COLUMN_GAP = 5.0  # font sizes from a line's start to that of the line beside it
_LEAST_ROWS_ACROSS = 5
_LEAST_SHARE_ACROSS = 0.25
_LEAST_CHARACTERS = 25  # shorter cells are a table's, which is read by its rows


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text.

    Attributes:
        text: Its characters, spaces joined.
        page: Counts from 0.
        left: Where it starts, in points from the page's left edge.
        height: Of its base line, in points above the page's lower edge.
        size: Of most of its letters, in points.
        margin: Where it stands on the page: 0 at the lower edge, 1 at the upper.
    """

    text: str
    page: int
    left: float
    height: float
    size: float
    margin: float


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    left: float
    height: float
    size: float


@dataclass(frozen=True, slots=True)
class _Row:
    """What the library takes for one line: whole, and divided at wide gaps."""

    whole: Line
    parts: list[Line]


@dataclass(slots=True)
class LineCollector:
    """Takes the pieces of one page as the library reports them.

    Attributes:
        page: Counts from 0.
        bottom, top: Of the page, in points.
        check: Called with the number of characters of each piece; raises to stop.
    """

    page: int
    bottom: float
    top: float
    check: Callable[[int], None]
    _silent: bool = False
    _rows: list[_Row] = field(default_factory=list)
    _pieces: list[_Piece] = field(default_factory=list)

    def operation(self, operator: bytes, operands: list[Any], *_: object) -> None:
        """Take an operation before it is carried out.

        Browsers write a place where a word may be divided as a space of no width that is
        marked to mean a soft hyphen; it is emptied here. Source: ISO 32000-1, 14.9.4.
        """
        self.check(0)
        if operator == b"BDC":
            marked = operands[1] if len(operands) > 1 else None
            self._silent = isinstance(marked, dict) and marked.get("/ActualText") in _SOFT_FORMS
        elif operator == b"EMC":
            self._silent = False
        elif self._silent and operator in (b"Tj", b"TJ"):
            operands.clear()

    def piece(
        self, text: str, outer: Sequence[float], inner: Sequence[float], _: object, size: float
    ) -> None:
        """Take a piece; a line break in it ends the line.

        Args:
            text: Its characters.
            outer, inner: Matrices from the page's space and to it; their product places it.
            size: Of its font, before the matrices.
        """
        self.check(len(text))
        left = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        scale = math.hypot(inner[2], inner[3]) * math.hypot(outer[2], outer[3])
        first, *others = text.split("\n")
        self._pieces.append(_Piece(first, left, height, abs(size) * scale))
        for other in others:
            self._finish()
            self._pieces.append(_Piece(other, left, height, abs(size) * scale))

    def lines(self) -> list[Line]:
        """The lines of the page, in reading order."""
        self._finish()
        return _by_column(self._rows)

    def _finish(self) -> None:
        """Make a row of the pieces so far."""
        whole = self._line(self._pieces)
        if whole is not None:
            parts = [line for part in _parted(self._pieces) if (line := self._line(part))]
            self._rows.append(_Row(whole, parts))
        self._pieces.clear()

    def _line(self, pieces: list[_Piece]) -> Line | None:
        text = " ".join(fold_letters("".join(piece.text for piece in pieces)).split())
        text = text[:-1].replace(_SOFT_HYPHEN, "") + text[-1:]  # shown at a line's end only
        if not text:
            return None
        shown = [piece for piece in pieces if piece.text.strip()]
        sizes: Counter[float] = Counter()
        for piece in shown:
            sizes[round(piece.size, 1)] += len(piece.text)
        margin = (shown[0].height - self.bottom) / ((self.top - self.bottom) or 1.0)
        size = sizes.most_common(1)[0][0] or 1.0
        return Line(text, self.page, shown[0].left, shown[0].height, size, margin)


def fold_letters(text: str) -> str:
    """`text` with ligatures and positional forms replaced by the letters they stand for.

    >>> fold_letters("eﬃcient")
    'efficient'
    """
    return _PRESENTATION_FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def _parted(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces of a row, divided where one starts far from the one before."""
    part: list[_Piece] = []
    for piece in pieces:
        far = part and piece.left - part[-1].left > _COLUMN_GAP * piece.size
        if far and piece.text.startswith(" "):
            yield part
            part = []
        if piece.text:
            part.append(piece)
    yield part


def _by_column(rows: list[_Row]) -> list[Line]:
    """The lines, columns downwards if they were written across the page row by row."""
    lines = [line for row in rows for line in row.parts]
    across = [
        other
        for one, other in pairwise(lines)
        if abs(one.height - other.height) < _SAME_ROW * one.size
        and other.left - one.left > _COLUMN_GAP * one.size
        and min(len(one.text), len(other.text)) >= _LEAST_CHARACTERS
    ]
    starts = Counter(round(other.left) for other in across)
    edges = sorted(edge for edge, count in starts.items() if count >= _LEAST_ROWS_ACROSS)
    if not edges or len(across) < _LEAST_SHARE_ACROSS * len(lines):
        return [row.whole for row in rows]

    def column(line: Line) -> int:
        return sum(line.left >= edge - line.size for edge in edges)

    return sorted(lines, key=lambda line: (column(line), -line.height))
