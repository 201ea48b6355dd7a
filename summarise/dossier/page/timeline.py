"""Acts over time: a column of signs per day, escalatory ones up, de-escalatory ones down.

Covers: which acts have a place on the axis, how they are stacked, and the Vega-Lite
specification. Does not cover: the signs (`glyphs.py`), drawing (`drawing.py`).

Acts that are only recalled stand on the axis too if they are of the same weeks. Acts dated long
before or after the articles would press all others together; they are listed with the undated.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from summarise.dossier.model import Dossier, Event
from summarise.dossier.page.days_axis import days_axis, milliseconds
from summarise.dossier.page.drawing import ink
from summarise.dossier.page.glyphs import glyph
from summarise.vocabulary import Direction

# Days that one column may stand for, and how a reader says it.
STEPS = {
    1: "a day",
    2: "2 days",
    7: "a week",
    14: "2 weeks",
    28: "4 weeks",
    91: "3 months",
    183: "half a year",
    365: "a year",
    1826: "5 years",
    3652: "10 years",
}
_PITCHES = range(24, 6, -1)  # pixels from sign to sign; the largest that fits
_TALLEST = 400  # pixels of all lanes, where that is possible
_ABREAST = 8  # most signs of a column side by side
_DAY = 86_400_000  # milliseconds
_SLACK = timedelta(days=30)
_LANE_HEAD = 20  # pixels above a lane's signs, for its name
_LANES = (Direction.ESCALATORY, Direction.DE_ESCALATORY, Direction.NEUTRAL)
_LANE_NAMES = {
    Direction.ESCALATORY: "▲ escalatory",
    Direction.DE_ESCALATORY: "▼ de-escalatory",
    Direction.NEUTRAL: "◆ neutral",
}


@dataclass(frozen=True, slots=True)
class Timeline:
    """Acts over time.

    Attributes:
        specification: For `drawing.drawn`; its keys are ids of events. None without acts.
        shown: Acts on the axis, in order of date.
        others: Acts without a place on it.
        step: Days that one column stands for.
    """

    specification: dict[str, Any] | None
    shown: tuple[Event, ...]
    others: tuple[Event, ...]
    step: int


def timeline_of(dossier: Dossier, width: int) -> Timeline:
    """Lay out the acts of a dossier.

    Args:
        dossier: With or without acts.
        width: Of the axis, in pixels.
    """
    first, last = _window(dossier)
    shown = tuple(
        event
        for event in dossier.events
        if event.date is not None and first is not None and last is not None
        if first <= event.date <= last
    )
    names = {event.id for event in shown}
    others = tuple(event for event in dossier.events if event.id not in names)
    if not shown:
        return Timeline(None, (), others, 1)
    grid = next((grid for grid in _grids(shown, width) if grid.height <= _TALLEST), None)
    if grid is None:
        *_, grid = _grids(shown, width)
    return Timeline(_specification(grid, width), shown, others, grid.step)


def _window(dossier: Dossier) -> tuple[date | None, date | None]:
    """The days of the articles, and a while before and after: a month or half their span."""
    if dossier.first is None or dossier.last is None:
        dated = [event.date for event in dossier.events if event.date is not None]
        return min(dated, default=None), max(dated, default=None)
    slack = max(_SLACK, (dossier.last - dossier.first) / 2)
    return _moved(dossier.first, -slack), _moved(dossier.last, slack)


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta(0) else date.max


@dataclass(frozen=True, slots=True)
class _Grid:
    """Signs in columns of `step` days, `abreast` of them side by side.

    Attributes:
        columns: The acts of each column and lane, the strongest next to the axis.
        pitch: Pixels from sign to sign.
        day_pixels: Pixels of one day.
    """

    columns: dict[tuple[date, Direction], list[Event]]
    pitch: int
    step: int
    abreast: int
    day_pixels: float

    def rows(self, lane: Direction) -> int:
        """Rows of signs that a lane needs."""
        most = max((len(v) for (_, found), v in self.columns.items() if found is lane), default=0)
        return math.ceil(most / self.abreast)

    @property
    def height(self) -> int:
        """Pixels of all lanes, without their names."""
        return self.pitch * sum(map(self.rows, _LANES))

    def at(self, day: date, position: int, count: int) -> tuple[float, int]:
        """Milliseconds and row of a column's sign number `position` of `count`."""
        row, place = divmod(position, self.abreast)
        beside = min(self.abreast, count - row * self.abreast)
        pixels = (place - (beside - 1) / 2) * self.pitch
        return milliseconds(day) + pixels / self.day_pixels * _DAY, row


def _grids(events: Sequence[Event], width: int) -> Iterator[_Grid]:
    """Ways to place the signs, the largest signs first."""
    days = [event.date for event in events if event.date is not None]
    span = (max(days) - min(days)).days + 1
    for pitch in _PITCHES:
        step = next((s for s in STEPS if width / (span / s + 1) >= pitch), max(STEPS))
        room = width / (span / step + 1)
        abreast = min(max(int(room * 0.8 / pitch), 1), _ABREAST)
        columns = _columns(events, min(days), step)
        yield _Grid(columns, pitch, step, abreast, width / (span + step))


def _columns(
    events: Sequence[Event], start: date, step: int
) -> dict[tuple[date, Direction], list[Event]]:
    columns: dict[tuple[date, Direction], list[Event]] = {}
    for event in events:
        if event.date is not None:
            offset = (event.date - start).days // step * step
            middle = _moved(start, timedelta(days=offset + (step - 1) // 2))
            columns.setdefault((middle, event.direction), []).append(event)
    for stacked in columns.values():
        stacked.sort(key=lambda event: -event.intensity)
    return columns


def _specification(grid: _Grid, width: int) -> dict[str, Any]:
    pitch = grid.pitch
    high, low, aside = (pitch * grid.rows(lane) for lane in _LANES)
    zero = _LANE_HEAD + max(high, pitch)
    bottom = zero + max(low, pitch) + _LANE_HEAD
    height = bottom + (aside + _LANE_HEAD if aside else 0)
    away = {_LANES[0]: (zero, -pitch), _LANES[1]: (zero, pitch), _LANES[2]: (bottom, pitch)}
    rows = []
    for (day, lane), stacked in sorted(grid.columns.items()):
        for position, event in enumerate(stacked):
            moment, row = grid.at(day, position, len(stacked))
            base, by = away[lane]
            rows.append(_row(event, moment, base + by * (row + 0.55)))
    heads = [(_LANES[0], 8), (_LANES[1], bottom - 8), *([(_LANES[2], height - 8)] if aside else [])]
    days = [day for day, _ in grid.columns]
    x = days_axis(min(days), max(days), width)
    return {
        "width": width,
        "height": height,
        "padding": {"left": 4, "right": 12, "top": 4, "bottom": 4},
        "layer": [
            _zero(zero),
            _marks(rows, x, pitch),
            _questions(rows, x, pitch),
            _heads([{"text": _LANE_NAMES[lane], "y": y} for lane, y in heads]),
        ],
    }


def _row(event: Event, moment: float, y: float) -> dict[str, Any]:
    sign = glyph(event.direction, event.status)
    return {
        "key": event.id,
        "day": round(moment),
        "y": round(y, 1),
        "path": sign.path,
        "ink": ink(sign.ink),
        "inside": ink(sign.ink if sign.solid else "paper"),
        "dashed": sign.dashed,
        "intensity": event.intensity,
        "doubtful": event.doubtful,
    }


def _height(field: str) -> dict[str, Any]:
    """A field that already counts pixels from the top."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def _same(field: str) -> dict[str, Any]:
    """A field that already holds what the mark takes."""
    return {"field": field, "type": "nominal", "scale": None, "legend": None}


def _zero(y: float) -> dict[str, Any]:
    return {
        "data": {"values": [{}]},
        "mark": {"type": "rule", "stroke": ink("zero"), "strokeWidth": 1, "aria": False},
        "encoding": {"y": {"value": y}, "x": {"value": 0}, "x2": {"value": "width"}},
    }


def _marks(rows: list[dict[str, Any]], x: dict[str, Any], pitch: float) -> dict[str, Any]:
    return {
        "data": {"values": rows},
        "mark": {"type": "point", "strokeWidth": 1.4, "opacity": 1},
        "encoding": {
            "x": x,
            "y": _height("y"),
            "shape": _same("path"),
            "fill": _same("inside"),
            "stroke": _same("ink"),
            "strokeDash": {
                "condition": {"test": "datum.dashed", "value": [2, 1.6]},
                "value": [1, 0],
            },
            "size": {
                "field": "intensity",
                "type": "quantitative",
                "scale": {
                    "domain": [1, 5],
                    "range": [(pitch * 0.42) ** 2, (pitch * 0.9) ** 2],
                },
                "legend": None,
            },
            "description": {"field": "key"},
        },
    }


def _questions(rows: list[dict[str, Any]], x: dict[str, Any], pitch: float) -> dict[str, Any]:
    return {
        "data": {"values": [row for row in rows if row["doubtful"]]},
        "mark": {
            "type": "text",
            "text": "?",
            "fontWeight": "bold",
            "fontSize": 10,
            "dx": round(pitch * 0.45),
            "dy": -round(pitch * 0.3),
            "fill": ink("ink"),
            "aria": False,
        },
        "encoding": {"x": x, "y": _height("y")},
    }


def _heads(heads: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "data": {"values": heads},
        "mark": {"type": "text", "align": "left", "fontSize": 12, "aria": False},
        "encoding": {
            "x": {"value": 4},
            "y": _height("y"),
            "text": {"field": "text"},
            "fill": {"value": ink("quiet")},
        },
    }
