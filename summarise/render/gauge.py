"""Bars of plain characters: the escalation index on its scale, a signal's part in it.

Covers: bars of a given number of cells around a zero in their middle. Does not cover: where they
stand (`terminal.py`), and screens without these characters (`characters.py`).
"""

from __future__ import annotations

import math

from summarise.render.numbers import MINUS

BOUND = 10  # of the index, on either side
FULL, EMPTY, ZERO, AXIS = "━", "─", "┼", "│"


def gauge(index: float) -> tuple[str, str, str]:
    """The index on its scale from −10 to +10, a cell for each point.

    Returns:
        What stands before the filled cells, these, and what stands behind; 29 cells together.

    >>> "".join(gauge(-2.8))
    '−10 ───────━━━┼────────── +10'
    """
    cells = _cells(index, BOUND, BOUND)
    filled = FULL * abs(cells)
    before = EMPTY * (BOUND + min(cells, 0))
    behind = EMPTY * (BOUND - max(cells, 0))
    low, high = f"{MINUS}{BOUND} ", f" +{BOUND}"
    if cells < 0:
        return f"{low}{before}", filled, f"{ZERO}{behind}{high}"
    return f"{low}{before}{ZERO}", filled, f"{behind}{high}"


def bar(value: float, most: float, half: int) -> str:
    """One part of the index beside others: to the left of the axis lowers, to the right raises it.

    Args:
        value: Signed.
        most: The largest size of any of them; it fills `half` cells.
        half: Cells on either side of the axis.

    >>> bar(-1.0, 4.0, 4)
    '   ━│    '
    """
    cells = _cells(value, most, half)
    filled = FULL * abs(cells)
    left, right = (filled, "") if cells < 0 else ("", filled)
    return f"{left:>{half}}{AXIS}{right:<{half}}"


def _cells(value: float, most: float, half: int) -> int:
    """Signed number of cells; what is not zero gets one at least."""
    if not math.isfinite(value) or not value or not most:
        return 0
    cells = min(half, max(1, round(abs(value) / abs(most) * half)))
    return cells if value > 0 else -cells
