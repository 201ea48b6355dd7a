"""Whether two numbers of the evidence bear out "three times as many" or "fewer than half".

Covers, in English: multiples ("three times") and shares in words ("half", "a third",
"two thirds"), exact to a twentieth, with "about" to a seventh, above or below with a bound.
Does not cover: "doubled", percentages (`numbers.py`), numbers of two sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from summarise.checks.counting.quantities import Quantity

_TIMES = re.compile(r"(?: times|-?fold)\b", re.IGNORECASE)
_ABOVE = re.compile(r"\b(?:more than|over|above|at least)(?: an?)? \Z", re.IGNORECASE)
_BELOW = re.compile(
    r"\b(?:fewer than|less than|under|below|not even|at most)(?: an?)? \Z", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\b(?:about|some|nearly|almost|roughly|around|close to)(?: an?)? \Z", re.IGNORECASE
)
_BEFORE = 20  # characters looked at
_EXACT, _LOOSE = Fraction(1, 20), Fraction(1, 7)
_FAR = Fraction(2)  # times: "fewer than half" is no word for a tenth


def is_ratio(text: str, quantity: Quantity, given: Sequence[Quantity]) -> bool:
    """Whether a number tells how two plain numbers of one sentence stand to each other.

    Args:
        text: The claim.
        quantity: A number of it.
        given: The numbers of a sentence of its evidence.
    """
    value = next(iter(quantity.values))
    if not isinstance(value, Fraction) or len(quantity.values) > 1 or quantity.kind != "number":
        return False
    times = _TIMES.match(text, quantity.start + len(quantity.raw)) is not None
    if not times and not (quantity.spoken and 0 < value < 1):
        return False
    before = text[max(0, quantity.start - _BEFORE) : quantity.start]
    wanted = value if times else 1 / value
    upwards, downwards = _ABOVE.search(before), _BELOW.search(before)
    if not times:
        upwards, downwards = downwards, upwards  # a smaller share is a larger multiple
    for ratio in _ratios(given):
        if upwards or downwards:
            fits = wanted < ratio < wanted * _FAR if upwards else wanted / _FAR < ratio < wanted
        else:
            least = _LOOSE if _ABOUT.search(before) else _EXACT
            fits = abs(ratio - wanted) <= wanted * least
        if fits:
            return True
    return False


def _ratios(given: Sequence[Quantity]) -> Iterator[Fraction]:
    """The larger of each two plain numbers, as a multiple of the smaller."""
    values = [
        value
        for item in given
        for value in item.values
        if item.kind == "number" and isinstance(value, Fraction) and value > 0
    ]
    for one, other in combinations(values[:8], 2):
        yield max(one, other) / min(one, other)
