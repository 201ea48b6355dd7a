from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from summarise.render.numbers import (
    calendar_date,
    counted,
    money,
    percentage,
    ranges,
    seconds,
    signed,
    tokens,
)
from summarise.run_record import Usage


@pytest.mark.parametrize(
    ("usd", "text"),
    [
        (None, "cost unknown"),
        (Decimal("NaN"), "cost unknown"),
        (Decimal("-1"), "cost unknown"),
        (Decimal(0), "$0.00"),
        (Decimal("0.0000004"), "under $0.000001"),
        (Decimal("0.000001"), "$0.000001"),
        (Decimal("0.0009"), "$0.0009"),
        (Decimal("0.00091234"), "$0.00091"),
        (Decimal("0.03"), "$0.03"),
        (Decimal("0.0312"), "$0.031"),
        (Decimal("0.5"), "$0.50"),
        (Decimal("0.999"), "$1.00"),
        (Decimal("0.123456"), "$0.12"),
        (Decimal("1"), "$1.00"),
        (Decimal("1234.567"), "$1,234.57"),
    ],
)
def test_money_is_rounded_for_readers_and_unknown_is_said(usd: Decimal | None, text: str) -> None:
    assert money(usd) == text


@pytest.mark.parametrize(
    "usd", [Decimal(1).scaleb(-power) * digit for power in range(12) for digit in (1, 5, 9)]
)
def test_a_price_that_is_not_zero_never_reads_as_zero(usd: Decimal) -> None:
    shown = money(usd)

    assert any(digit in shown for digit in "123456789")


@pytest.mark.parametrize(
    ("usage", "text"),
    [
        (Usage(input_tokens=1204, output_tokens=386), "1,204 + 386 tokens"),
        (Usage(input_tokens=1204), "1,204 + ? tokens"),
        (Usage(output_tokens=0), "? + 0 tokens"),
        (Usage(), "tokens unknown"),
    ],
)
def test_tokens_name_the_side_that_is_not_known(usage: Usage, text: str) -> None:
    assert tokens(usage) == text


@pytest.mark.parametrize(
    ("duration", "text"),
    [
        (0.0, "under 0.1 s"),
        (0.05, "0.1 s"),
        (3.14, "3.1 s"),
        (9.94, "9.9 s"),
        (9.96, "10 s"),
        (59.4, "59 s"),
        (59.6, "1 min 0 s"),
        (125.0, "2 min 5 s"),
        (3720.0, "1 h 2 min"),
        (-1.0, "time unknown"),
        (float("nan"), "time unknown"),
        (float("inf"), "time unknown"),
    ],
)
def test_seconds_grow_into_minutes_and_hours(duration: float, text: str) -> None:
    assert seconds(duration) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.44, "+5.4"),
        (-3.25, "−3.2"),
        (0.0, "0.0"),
        (-0.0, "0.0"),
        (-0.04, "0.0"),
        (0.04, "0.0"),
        (None, "unknown"),
        (float("nan"), "unknown"),
    ],
)
def test_a_sign_is_shown_unless_nothing_is_left_to_sign(value: float | None, text: str) -> None:
    assert signed(value) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0%"),
        (0.001, "<1%"),
        (0.5172, "52%"),
        (0.996, ">99%"),
        (1.0, "100%"),
        (None, "unknown"),
        (float("nan"), "unknown"),
    ],
)
def test_a_share_reads_as_none_or_all_only_when_it_is(share: float | None, text: str) -> None:
    assert percentage(share) == text


def test_a_date_is_written_out_in_english() -> None:
    assert calendar_date(date(2026, 9, 4)) == "4 September 2026"


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 items"), (1, "1 item"), (2, "2 items"), (1200, "1,200 items")]
)
def test_a_noun_follows_its_number(number: int, text: str) -> None:
    assert counted(number, "item") == text


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ((), ""),
        ((4,), "4"),
        ((3, 4, 5, 8), "3–5, 8"),
        ((1, 3, 5, 7, 8, 9), "1, 3, 5 and 3 more"),
    ],
)
def test_sentence_numbers_are_drawn_together(numbers: tuple[int, ...], text: str) -> None:
    assert ranges(numbers, most=3) == text
