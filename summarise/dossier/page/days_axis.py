"""The axis of days that all plots over time share.

Covers: which days are named, and how. Does not cover: what stands on the axis.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

_LABEL_PIXELS = 84
_STEPS = (1, 2, 7, 14, 28)  # days between names; beyond, months and years
_LONG = 300  # days from which on the year matters more than the day


def days_axis(first: date, last: date, width: int, *, labels: bool = True) -> dict[str, Any]:
    """The `x` of an encoding: a field `day`, of ISO dates or milliseconds, read as UTC.

    Args:
        first, last: The span.
        width: In pixels.
        labels: Whether the days are named.
    """
    span = (last - first).days
    axis: dict[str, Any] = {"title": None, "grid": False, "labels": labels, "ticks": labels}
    if span < _LONG:
        axis["values"] = [milliseconds(day) for day in _named(first, last, width)]
        axis["labelExpr"] = "utcFormat(datum.value, '%-d %b')"
    else:
        axis["tickCount"] = max(2, width // _LABEL_PIXELS)
        axis["labelExpr"] = "utcFormat(datum.value, utcmonth(datum.value) ? '%b %Y' : '%Y')"
    return {
        "field": "day",
        "type": "temporal",
        "scale": {"type": "utc", "padding": 18},
        "axis": axis,
    }


def _named(first: date, last: date, width: int) -> Iterator[date]:
    fitting = max(1, width // _LABEL_PIXELS)
    span = (last - first).days
    step = next((step for step in _STEPS if span / step <= fitting), span // fitting + 1)
    for offset in range(0, span + 1, step):
        yield first + timedelta(days=offset)


def milliseconds(day: date) -> int:
    """Midnight UTC since 1970, as Vega counts time."""
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return int(moment.timestamp() * 1000)
