"""Overlapping stretches of a text, divided where any of them begins or ends.

Covers: the arithmetic of marks. Does not cover: how a mark looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the article that belongs to an item.

    Attributes:
        item: The item's id on the page (`c3`).
        anchor: The mark's own id on the page (`c3-1`).
        start, end: Half-open, in code points of the text.
    """

    item: str
    anchor: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text under one and the same set of marks, in the order given."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def divide(marks: Sequence[Mark], start: int, end: int) -> list[Piece]:
    """Divide a stretch of text at every bound of a mark.

    Args:
        marks: May overlap, nest, repeat and reach beyond the stretch; none is empty.
        start, end: The stretch, half-open.

    Returns:
        Pieces in order, none empty; together they are the stretch.
    """
    touching = [mark for mark in marks if mark.start < end and mark.end > start]
    bounds = {start, end}
    bounds.update(mark.start for mark in touching)
    bounds.update(mark.end for mark in touching)
    inside = sorted(bound for bound in bounds if start <= bound <= end)
    return [
        Piece(low, high, tuple(mark for mark in touching if mark.start < high and mark.end > low))
        for low, high in pairwise(inside)
    ]
