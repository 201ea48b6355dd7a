"""The sign of an act: its outline tells the direction, its filling the status.

Covers: the shapes that the timeline, its legend and the tables share, so that none of them
needs colour to be read. Does not cover: colours (`templates/page.css`).

Outlines are SVG paths in a square from −1 to +1, as Vega wants custom symbols.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.vocabulary import Direction, SignalStatus

_OUTLINES = {
    Direction.ESCALATORY: "M0,-0.95L0.95,0.75L-0.95,0.75Z",
    Direction.DE_ESCALATORY: "M0,0.95L0.95,-0.75L-0.95,-0.75Z",
    Direction.NEUTRAL: "M0,-0.95L0.95,0L0,0.95L-0.95,0Z",
}
_MIDDLES = {
    Direction.ESCALATORY: 0.25,
    Direction.DE_ESCALATORY: -0.25,
    Direction.NEUTRAL: 0.0,
}
_SOLID = frozenset({SignalStatus.COMPLETED, SignalStatus.ONGOING})
INKS = {
    Direction.ESCALATORY: "up",
    Direction.DE_ESCALATORY: "down",
    Direction.NEUTRAL: "flat",
}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One sign.

    Attributes:
        path: Outline and what is drawn into it.
        ink: Name of its colour (`up`, `down`, `flat`).
        solid: Filled with its colour; otherwise hollow.
        dashed: Its outline is broken.
    """

    path: str
    ink: str
    solid: bool
    dashed: bool


def glyph(direction: Direction, status: SignalStatus) -> Glyph:
    """The sign of an act.

    Completed is solid, ongoing solid on a bar, planned hollow, threatened hollow with a dot,
    called for hollow and broken, denied hollow and struck through.
    """
    return Glyph(
        path=_OUTLINES[direction] + _addition(_MIDDLES[direction], status),
        ink=INKS[direction],
        solid=status in _SOLID,
        dashed=status is SignalStatus.CALLED_FOR,
    )


def _addition(middle: float, status: SignalStatus) -> str:
    if status is SignalStatus.ONGOING:
        return "M-1,1.25L1,1.25"
    if status is SignalStatus.DENIED:
        return "M-1.1,1.1L1.1,-1.1"
    if status is SignalStatus.THREATENED:
        return f"M-0.12,{middle - 0.12:g}h0.24v0.24h-0.24Z"
    return ""
