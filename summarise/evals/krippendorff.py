"""Krippendorff's alpha: how far several readers agree beyond chance.

Covers: nominal and ordinal data, any number of readers, missing values.
Does not cover: interval and ratio data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, TypeVar

_Label = TypeVar("_Label", bound=str | int)


def alpha(
    ratings: Sequence[Sequence[_Label | None]],
    labels: Sequence[_Label],
    *,
    scale: Literal["nominal", "ordinal"],
) -> float | None:
    """Agreement of readers, at most 1; 0 is what chance gives.

    Args:
        ratings: One row per reader, one column per thing rated; None where a reader said
            nothing. A thing that fewer than two readers rated does not count.
        labels: Every label there is; for ordinal data in order.
        scale: Whether the distance of labels matters. An ordinal distance counts the ratings
            that lie between two labels.

    Returns:
        Alpha; None where there is nothing to compare, or only one label was ever used, so
        that chance cannot disagree.

    Source: Krippendorff 2011, "Computing Krippendorff's alpha-reliability", sections C and D.
    """
    place = {label: at for at, label in enumerate(labels)}
    units = [
        [place[label] for label in column if label is not None]
        for column in zip(*ratings, strict=True)
    ]
    units = [unit for unit in units if len(unit) > 1]
    totals = Counter(label for unit in units for label in unit)
    distance = _distances([totals[at] for at in range(len(labels))], scale)
    observed = sum(_spread(Counter(unit), distance) / (len(unit) - 1) for unit in units)
    expected = _spread(totals, distance)
    if not expected:
        return None
    return 1.0 - (sum(totals.values()) - 1) * observed / expected


def _spread(counts: Counter[int], distance: list[list[float]]) -> float:
    """Sum of squared distances over all ordered pairs of different ratings."""
    return sum(
        counts[left] * counts[right] * distance[left][right] for left in counts for right in counts
    )


def _distances(totals: list[int], scale: str) -> list[list[float]]:
    """Squared distance of every two labels."""
    size = range(len(totals))
    if scale == "nominal":
        return [[float(left != right) for right in size] for left in size]
    return [[_between(totals, min(a, b), max(a, b)) ** 2 for b in size] for a in size]


def _between(totals: list[int], low: int, high: int) -> float:
    """Ratings from one label to the other, half of those at either end."""
    return sum(totals[low : high + 1]) - (totals[low] + totals[high]) / 2
