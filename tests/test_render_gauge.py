"""Bars of plain characters."""

from __future__ import annotations

import math

import pytest

from summarise.render.gauge import bar, gauge


@pytest.mark.parametrize(
    ("index", "shown"),
    [
        (0.0, "−10 ──────────┼────────── +10"),
        (0.02, "−10 ──────────┼━───────── +10"),
        (2.8, "−10 ──────────┼━━━─────── +10"),
        (10.0, "−10 ──────────┼━━━━━━━━━━ +10"),
        (99.0, "−10 ──────────┼━━━━━━━━━━ +10"),
        (-4.8, "−10 ─────━━━━━┼────────── +10"),
        (-10.0, "−10 ━━━━━━━━━━┼────────── +10"),
        (math.nan, "−10 ──────────┼────────── +10"),
        (-math.inf, "−10 ──────────┼────────── +10"),
    ],
)
def test_the_index_fills_its_scale_from_the_middle(index: float, shown: str) -> None:
    assert "".join(gauge(index)) == shown


def test_what_is_filled_comes_apart_so_that_it_can_be_bold() -> None:
    assert gauge(3.0)[1] == gauge(-3.0)[1] == "━━━"


@pytest.mark.parametrize(
    ("value", "most", "shown"),
    [
        (4.0, 4.0, "    │━━━━"),
        (2.0, 4.0, "    │━━  "),
        (0.01, 4.0, "    │━   "),
        (-4.0, 4.0, "━━━━│    "),
        (-1.0, 4.0, "   ━│    "),
        (0.0, 4.0, "    │    "),
        (0.0, 0.0, "    │    "),
        (9.0, 4.0, "    │━━━━"),
        (math.nan, 4.0, "    │    "),
    ],
)
def test_a_part_stands_on_its_side_of_the_axis(value: float, most: float, shown: str) -> None:
    assert bar(value, most, 4) == shown
