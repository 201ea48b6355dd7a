"""Whether a signal's intensity and direction fit its type.

Covers: the distance from the type's defaults. Does not cover: the defaults themselves
(`escalation/scheme.toml`), which the caller brings along.
"""

from __future__ import annotations

from summarise.checks.finding import OK, Finding
from summarise.vocabulary import Direction, SignalType

MAX_STEP = 1  # a model may move one step from the default, with a reason in the text
_WORDS = 1  # the intensity of acts that are words alone: what they bear on is in the words
# A posture is raised or lowered: a moratorium on tests is one, and so is their resumption.
_EITHER_WAY = frozenset({SignalType.NUCLEAR_POSTURE})


def check_scale(
    intensity: int,
    direction: Direction,
    *,
    default_intensity: int,
    default_direction: Direction,
    kind: SignalType | None = None,
) -> Finding:
    """Compare a signal with the defaults of its type.

    Verdicts: `ok`; `off_by_two` if the intensity is more than one step away;
    `against_type` if it points the other way. A neutral default allows any direction, and so
    do acts of words alone (a demand to stop a war) and types that go either way.

    Args:
        intensity: 1 to 5, as the item states it.
        direction: Likewise.
        default_intensity: 1 to 5, of the signal's type.
        default_direction: Likewise.
        kind: The type, or None if not known: then it is taken to go one way.
    """
    if abs(intensity - default_intensity) > MAX_STEP:
        return Finding("off_by_two", f"intensity {intensity}, usual is {default_intensity}")
    if default_intensity == _WORDS or kind in _EITHER_WAY:
        return OK
    if Direction.NEUTRAL not in {direction, default_direction} and direction != default_direction:
        return Finding("against_type", f"{direction}, usual is {default_direction}")
    return OK
