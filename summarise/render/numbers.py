"""Figures as people read them: money, tokens, seconds, signed indices, shares, dates.

Covers: rounding, thousands, and how unknown is said; never as 0. Does not cover: where a
figure comes from.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from summarise.run_record import Usage

# English month names, whatever the locale of the machine.
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
MINUS = "−"  # U+2212, as wide as a plus sign
_SMALLEST_USD = Decimal("0.000001")


def money(usd: Decimal | None) -> str:
    """A price in US dollars: two significant digits below a dollar, cents above.

    An unknown price is "cost unknown", and a price that is not zero never reads as $0.

    >>> money(Decimal("0.000912")), money(Decimal("1234.5")), money(None)
    ('$0.00091', '$1,234.50', 'cost unknown')
    """
    if usd is None or not usd.is_finite() or usd < 0:
        return "cost unknown"
    if 0 < usd < _SMALLEST_USD:
        return f"under ${_SMALLEST_USD:f}"
    if usd >= 1 or usd == 0:
        return f"${usd:,.2f}"
    digits = max(2, 1 - usd.adjusted())
    whole, _, fraction = f"{usd:.{digits}f}".partition(".")
    return f"${whole}.{fraction.rstrip('0'):0<2}"


def tokens(usage: Usage) -> str:
    """Tokens in and out: `1,204 + 386 tokens`; a side the service kept quiet about is `?`."""
    if usage.input_tokens is None and usage.output_tokens is None:
        return "tokens unknown"
    return f"{_count(usage.input_tokens)} + {_count(usage.output_tokens)} tokens"


def _count(number: int | None) -> str:
    return "?" if number is None else f"{number:,}"


def seconds(duration: float) -> str:
    """A duration: `3.1 s`, `42 s`, `2 min 5 s`, `1 h 2 min`.

    Args:
        duration: Seconds; negative or not finite is "time unknown".
    """
    if not math.isfinite(duration) or duration < 0:
        return "time unknown"
    if duration < 0.05:
        return "under 0.1 s"
    if duration < 9.95:
        return f"{duration:.1f} s"
    whole = round(duration)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600:,} h {whole % 3600 // 60} min"


def signed(value: float | None, digits: int = 1) -> str:
    """A number whose sign matters: `+5.4`, `−3.2`, and `0.0` for what rounds to nothing."""
    if value is None or not math.isfinite(value):
        return "unknown"
    rounded = f"{abs(value):.{digits}f}"
    if float(rounded) == 0:
        return rounded
    return f"{'+' if value > 0 else MINUS}{rounded}"


def percentage(share: float | None) -> str:
    """A share from 0 to 1 as a whole percentage; what is not all or nothing never reads so."""
    if share is None or not math.isfinite(share):
        return "unknown"
    if 0 < share < 0.005:
        return "<1%"
    if 0.995 <= share < 1:
        return ">99%"
    return f"{share * 100:.0f}%"


def calendar_date(day: date) -> str:
    """A date in full: `14 September 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 claim`, `2 claims`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def ranges(numbers: Sequence[int], most: int = 12) -> str:
    """Sentence numbers, runs drawn together: `3–5, 8`; after `most` runs, how many are left.

    Args:
        numbers: Ascending, without repeats.
        most: How many runs to name.
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    named = [str(low) if low == high else f"{low}–{high}" for low, high in runs[:most]]
    left = sum(high - low + 1 for low, high in runs[most:])
    return ", ".join(named) + (f" and {left:,} more" if left else "")
