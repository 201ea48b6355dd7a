"""The best one-to-one pairing of two lists.

Covers: maximum-weight assignment, exact, rectangular, for lists of some dozens.
Does not cover: what the weights mean (`matching.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from math import inf

Weights = Sequence[Sequence[float]]


def assign(weights: Weights) -> list[tuple[int, int]]:
    """Pair rows with columns so that the sum of weights is as large as can be.

    Args:
        weights: One row per item on the left, one weight per item on the right, none
            negative. 0 means that the two must not be paired.

    Returns:
        (row, column) of every pair with a weight above 0, by row. Among equally good
        pairings the result depends on nothing but the matrix.

    Raises:
        ValueError: If rows differ in length or a weight is negative or no number.

    Source: the Hungarian method in its shortest augmenting path form, O(n²m); Kuhn 1955,
    Munkres 1957, Jonker and Volgenant 1987.
    """
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if any(len(row) != columns for row in weights):
        raise ValueError("rows of unequal length")
    if not all(0 <= weight < inf for weight in chain.from_iterable(weights)):
        raise ValueError("weights must be finite and not negative")
    if rows > columns:
        turned = [[row[column] for row in weights] for column in range(columns)]
        return sorted((row, column) for column, row in _pairs(turned))
    return sorted(_pairs(weights))


def _pairs(weights: Weights) -> list[tuple[int, int]]:
    """Pairs for a matrix with no more rows than columns."""
    columns = len(weights[0]) if weights else 0
    row_price = [0.0] * len(weights)
    column_price = [0.0] * (columns + 1)
    owner: list[int] = [-1] * (columns + 1)  # the last column is where each search starts
    for row in range(len(weights)):
        owner[columns] = row
        _augment(weights, owner, row_price, column_price)
    owned = enumerate(owner[:columns])
    return [(row, column) for column, row in owned if row >= 0 and weights[row][column] > 0]


def _augment(
    weights: Weights, owner: list[int], row_price: list[float], column_price: list[float]
) -> None:
    """Give the row that stands in the start column a column, moving others if it pays."""
    start = len(owner) - 1
    search = _Search(start)
    at = start
    while owner[at] >= 0:
        row = owner[at]
        prices = [price + row_price[row] for price in column_price[:start]]
        step, following = search.beyond(at, weights[row], prices)
        for column in search.done:
            row_price[owner[column]] += step
            column_price[column] -= step
        search.approach(step)
        at = following
    while at != start:
        owner[at] = owner[search.came_from[at]]
        at = search.came_from[at]


class _Search:
    """A shortest path over columns, from the start column to a free one.

    Attributes:
        done: Columns that the path may already use.
        came_from: For each column, the one before it on its shortest path.
    """

    def __init__(self, start: int) -> None:
        self.done: list[int] = []
        self.came_from = [start] * start
        self._slack = dict.fromkeys(range(start), inf)  # of the columns not done

    def beyond(self, at: int, weights: Sequence[float], prices: list[float]) -> tuple[float, int]:
        """Settle a column; the distance to the nearest one not settled, and which it is."""
        self.done.append(at)
        self._slack.pop(at, None)
        for column, known in self._slack.items():
            cost = -weights[column] - prices[column]
            if cost < known:
                self._slack[column], self.came_from[column] = cost, at
        nearest = min(self._slack, key=lambda column: (self._slack[column], column))
        return self._slack[nearest], nearest

    def approach(self, step: float) -> None:
        """Measure all distances from the column just reached."""
        for column in self._slack:
            self._slack[column] -= step
