"""The index over time: one panel for its level and range, one for the parts it is made of.

Covers: the Vega-Lite specification, and which types of signal get an ink of their own.
Does not cover: drawing (`drawing.py`), what the marks link to (`document.py`).

Parts are stacked away from zero, first types first. Beside colour each of the larger parts
carries the number of its type in the legend.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from summarise.dossier.model import IndexDay
from summarise.dossier.page.days_axis import days_axis
from summarise.dossier.page.drawing import PART_INKS, ink
from summarise.vocabulary import SignalType

_OWN = len(PART_INKS) - 1  # types with an ink of their own; all others share the last
_LEVEL_HEIGHT, _PARTS_HEIGHT = 190, 190
_GAP_DAYS = 21  # days without articles that break the line
_SIGNED = "(datum.value > 0 ? '+' : datum.value < 0 ? '−' : '') + abs(datum.value)"
_LINE_OF_TEXT = 13.0  # pixels a number needs


@dataclass(frozen=True, slots=True)
class Part:
    """What one type of signal, or all types without a number of their own, adds on a day.

    Attributes:
        number: In the legend, from 1.
        type: None for the shared rest.
        low, high: Bounds in the stack, low nearer to zero.
    """

    key: str
    day: date
    number: int
    type: SignalType | None
    value: float
    low: float
    high: float


def numbered(days: Sequence[IndexDay]) -> tuple[SignalType, ...]:
    """The types that weigh most over all days; their position plus 1 is their number."""
    weight: Counter[SignalType] = Counter()
    for day in days:
        for kind, value in day.parts:
            weight[kind] += abs(value)  # type: ignore[assignment]  # a Counter may weigh
    ranked = sorted(weight, key=lambda kind: (-weight[kind], kind.value))
    return tuple(kind for kind in ranked if weight[kind] > 0)[:_OWN]


def parts_of(days: Sequence[IndexDay]) -> tuple[Part, ...]:
    """The stack of every day."""
    kinds = numbered(days)
    return tuple(part for day in days for part in _stack(day, kinds))


def _stack(day: IndexDay, kinds: tuple[SignalType, ...]) -> list[Part]:
    own = {kind: value for kind, value in day.parts if kind in kinds}
    rest = [value for kind, value in day.parts if kind not in kinds]
    amounts = [(number, kind, own.get(kind, 0.0)) for number, kind in enumerate(kinds, 1)]
    for sign in (1, -1):
        shared = sum(value for value in rest if value * sign > 0)
        amounts.append((_OWN + 1, None, shared))  # type: ignore[arg-type]  # None: the rest
    reached = {True: 0.0, False: 0.0}
    parts = []
    for number, kind, value in amounts:
        if value:
            low = reached[value > 0]
            reached[value > 0] = high = low + value
            key = f"{day.date.isoformat()}/{number}{'+' if value > 0 else '-'}"
            parts.append(Part(key, day.date, number, kind, value, low, high))
    return parts


def index_specification(
    days: Sequence[IndexDay], parts: Sequence[Part], width: int
) -> dict[str, Any]:
    """Both panels, on one axis of days.

    Keys of the marks: the date of a day (`2026-09-14`), and `Part.key`.

    Args:
        days: At least one.
        parts: Of these days.
        width: Of the axis, in pixels.
    """
    first, last = days[0].date, days[-1].date
    span = (last - first).days + 1
    thick = max(3.0, min(26.0, width / (span + 1) * 0.78))
    return {
        "padding": {"left": 4, "right": 12, "top": 6, "bottom": 4},
        "spacing": 18,
        "vconcat": [
            _level(days, days_axis(first, last, width, labels=False), width),
            _stacked(parts, days_axis(first, last, width), width, thick),
        ],
        "resolve": {"scale": {"x": "shared"}},
    }


def _amount(field: str, title: str, domain: tuple[float, float]) -> dict[str, Any]:
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": list(domain), "nice": True},
        "axis": {
            "title": title,
            "tickCount": 5,
            "labelExpr": _SIGNED,
            "domain": False,
            "ticks": False,
            "gridColor": {
                "condition": {"test": "datum.value === 0", "value": ink("zero")},
                "value": ink("grid"),
            },
        },
    }


def _level(days: Sequence[IndexDay], x: dict[str, Any], width: int) -> dict[str, Any]:
    rows, run = [], 0
    for number, day in enumerate(days):
        if number and (day.date - days[number - 1].date).days > _GAP_DAYS:
            run += 1
        rows.append(
            {
                "key": day.date.isoformat(),
                "day": day.date.isoformat(),
                "index": day.index,
                "low": day.lowest,
                "high": day.highest,
                "run": run,
                "ink": ink("up" if day.index > 0 else "down" if day.index < 0 else "flat"),
            }
        )
    reach = max(2.0, *(abs(value) for day in days for value in (day.lowest, day.highest)))
    height = _amount("index", "index", (-reach, reach))
    line = {"type": "line", "stroke": ink("quiet"), "strokeWidth": 1.5, "aria": False}
    spread = {"type": "rule", "stroke": ink("quiet"), "strokeWidth": 1, "aria": False}
    dot = {"type": "point", "opacity": 1, "strokeWidth": 1.5, "stroke": ink("paper"), "size": 90}
    colour = {"field": "ink", "type": "nominal", "scale": None, "legend": None}
    shared = {"x": x}
    return {
        "width": width,
        "height": _LEVEL_HEIGHT,
        "data": {"values": rows},
        "layer": [
            {
                "mark": spread,
                "encoding": {**shared, "y": {**height, "field": "low"}, "y2": {"field": "high"}},
            },
            {"mark": line, "encoding": {**shared, "y": height, "detail": {"field": "run"}}},
            {
                "mark": dot,
                "encoding": {**shared, "y": height, "fill": colour, "description": _key()},
            },
        ],
    }


def _key() -> dict[str, str]:
    return {"field": "key"}


def _stacked(parts: Sequence[Part], x: dict[str, Any], width: int, thick: float) -> dict[str, Any]:
    reach_up = max([1.0, *(part.high for part in parts)])
    reach_down = min([-1.0, *(part.high for part in parts)])
    scale = _PARTS_HEIGHT / (reach_up - reach_down)
    rows = [
        {
            "key": part.key,
            "day": part.day.isoformat(),
            "low": part.low,
            "high": part.high,
            "middle": (part.low + part.high) / 2,
            "ink": ink(PART_INKS[part.number - 1]),
            "number": str(part.number),
            "roomy": abs(part.value) * scale >= _LINE_OF_TEXT and thick >= _LINE_OF_TEXT * 0.8,
        }
        for part in parts
    ]
    height = _amount("low", "parts", (reach_down, reach_up))
    colour = {"field": "ink", "type": "nominal", "scale": None, "legend": None}
    bar = {"type": "bar", "width": thick, "stroke": ink("paper"), "strokeWidth": 1}
    number = {"type": "text", "fontSize": 11, "fill": ink("paper"), "aria": False}
    encoding = {"x": x, "y": height, "y2": {"field": "high"}}
    return {
        "width": width,
        "height": _PARTS_HEIGHT,
        "data": {"values": rows},
        "layer": [
            {"mark": bar, "encoding": {**encoding, "fill": colour, "description": _key()}},
            {
                "transform": [{"filter": "datum.roomy"}],
                "mark": number,
                "encoding": {
                    "x": x,
                    "y": {**height, "field": "middle"},
                    "text": {"field": "number"},
                },
            },
        ],
    }
