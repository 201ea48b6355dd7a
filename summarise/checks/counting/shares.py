"""Numbers that tell another one by a share: "all but two of 19" is 17, "one in three" a third.

Covers: English, in words or figures, where both numbers stand beside each other.
Does not cover: "two in five", shares whose whole stands elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from summarise.checks.counting.quantities import Quantity

_ALL_BUT = re.compile(r"\ball (?:but|except|save|bar) \Z", re.IGNORECASE)
_ALL_BUT_ONE = re.compile(
    r"\ball (?:but|except|save|bar) one of (?:the |its |their |his |her |our |these |those )?\Z",
    re.IGNORECASE,
)
_OF = re.compile(r" of (?:the |its |their |his |her |our |these |those )?\Z", re.IGNORECASE)
_ONE_IN = re.compile(r"\bone (?:in|out of)(?: every)? \Z", re.IGNORECASE)
_BEFORE = 30  # characters looked at


def with_shares(text: str, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities of a text, each with the number that it tells by a share.

    Args:
        text: The text.
        found: Its quantities, in order.
    """
    return tuple(
        replace(item, values=item.values | _told(text, item, found[max(0, at - 1) : at + 2]))
        for at, item in enumerate(found)
    )


def _told(text: str, item: Quantity, around: Sequence[Quantity]) -> frozenset[Fraction | str]:
    """What a number tells beside what it says, from itself and the numbers before and behind."""
    before = text[max(0, item.start - _BEFORE) : item.start]
    number = _plain(item)
    if number is None or number < 1:
        return frozenset()
    if _ONE_IN.search(before):
        return frozenset({1 / number})
    if _ALL_BUT_ONE.search(before):
        return frozenset({number - 1})
    if not _ALL_BUT.search(before):
        return frozenset()
    behind = [one for one in around if one.start > item.start]
    joined = behind and _OF.fullmatch(text[item.start + len(item.raw) : behind[0].start])
    wholes = behind if joined else [one for one in around if one.start < item.start]
    whole = _plain(wholes[0]) if wholes else None
    return frozenset({whole - number}) if whole and whole > number else frozenset()


def _plain(item: Quantity) -> Fraction | None:
    """The one value of a bare number; None for names, percentages and ambiguous writing."""
    value = next(iter(item.values)) if len(item.values) == 1 else None
    return value if item.kind == "number" and isinstance(value, Fraction) else None
