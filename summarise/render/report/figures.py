"""The index as a picture: where it stands on its scale, and what moves it.

Covers: lengths and places in units of the drawing. Does not cover: the index itself
(`escalation/`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from summarise.render.numbers import signed
from summarise.render.report.items import Brief, SignalItem
from summarise.schema import Coverage, Escalation

BOUND = 10.0
LEFT, RIGHT = 12.0, 388.0  # of 400 units of width
_HALF_BAR = 50.0  # of the 100 units of a row
_LONGEST_STRIP = 2_000  # sentences; beyond, a cell is thinner than any screen shows


@dataclass(frozen=True, slots=True)
class Tick:
    """A number on the scale."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Gauge:
    """The scale: where zero and the index lie, and the bar between them."""

    zero: float
    at: float
    bar: float
    width: float
    side: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one signal adds: a bar to the right for escalation, to the left for its opposite."""

    signal: SignalItem
    x: float
    width: float
    side: str


def gauge_of(escalation: Escalation) -> Gauge:
    """Place an index on the scale from -10 to +10; what is no number stands at 0."""
    index = escalation.index if math.isfinite(escalation.index) else 0.0
    zero, at = _x(0), _x(index)
    return Gauge(
        zero=zero,
        at=at,
        bar=min(zero, at),
        width=round(abs(at - zero), 1),
        side=_side(index),
        ticks=tuple(
            Tick(_x(value), "0" if not value else signed(value, digits=0))
            for value in (-10, -5, 0, 5, 10)
        ),
    )


def parts_of(brief: Brief) -> tuple[Part, ...]:
    """The counted signals, largest part first; the longest bar fills its half."""
    counted = [(item, item.value) for item in brief.signals if item.value is not None]
    longest = max((abs(value) for _, value in counted), default=0.0) or 1.0
    return tuple(
        Part(
            item,
            x=round(_HALF_BAR - (width if value < 0 else 0), 1),
            width=width,
            side=_side(value),
        )
        for item, value in counted
        for width in [round(abs(value) / longest * _HALF_BAR, 1)]
    )


def strip_of(coverage: Coverage) -> str:
    """The article as a strip, one unit per sentence: an SVG path over those that are used."""
    unused = frozenset(coverage.uncited)
    numbers = range(1, min(coverage.sentences, _LONGEST_STRIP) + 1)
    return "".join(f"M{number - 1} 0h1v1h-1z" for number in numbers if number not in unused)


def _x(value: float) -> float:
    bounded = max(-BOUND, min(BOUND, value))
    return round(LEFT + (RIGHT - LEFT) * (bounded + BOUND) / (2 * BOUND), 1)


def _side(value: float) -> str:
    return "up" if value > 0 else "down" if value < 0 else "level"
