"""Whether intensity and direction of a signal fit its type."""

from __future__ import annotations

import pytest

from summarise.checks.scale import check_scale
from summarise.vocabulary import Direction, SignalType

UP, DOWN, NEITHER = Direction.ESCALATORY, Direction.DE_ESCALATORY, Direction.NEUTRAL


@pytest.mark.parametrize(
    ("stated", "usual", "kind", "verdict"),
    [
        ((4, UP), (4, UP), None, "ok"),
        ((3, UP), (4, UP), None, "ok"),
        ((2, UP), (4, UP), None, "off_by_two"),
        ((4, DOWN), (4, UP), None, "against_type"),
        ((4, NEITHER), (4, UP), None, "ok"),
        ((2, UP), (2, NEITHER), None, "ok"),
        ((1, DOWN), (1, UP), None, "ok"),
        ((3, DOWN), (4, UP), SignalType.NUCLEAR_POSTURE, "ok"),
        ((3, DOWN), (4, UP), SignalType.ARMED_ATTACK, "against_type"),
        ((2, DOWN), (4, UP), SignalType.NUCLEAR_POSTURE, "off_by_two"),
    ],
)
def test_a_signal_is_held_against_its_type(
    stated: tuple[int, Direction],
    usual: tuple[int, Direction],
    kind: SignalType | None,
    verdict: str,
) -> None:
    found = check_scale(*stated, default_intensity=usual[0], default_direction=usual[1], kind=kind)

    assert found.verdict == verdict
