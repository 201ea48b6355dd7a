"""The escalation scheme: what each signal type means and how published scales read it.

Covers: reading `scheme.toml` once, looking up a type's defaults and its reading for a
status. Does not cover: adding signals up (`assess.py`).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from summarise.vocabulary import Direction, QuadClass, SignalStatus, SignalType


@dataclass(frozen=True, slots=True)
class Reading:
    """How PLOVER and CAMEO read one kind of act, between its source and its target.

    Attributes:
        plover: PLOVER v2.0 type, with its mode where the signal type settles it.
        cameo: CAMEO code, ICEWS edition.
        goldstein: -10 (conflict) to +10 (cooperation), or None where no code fits.
        quad: The quad class of the PLOVER root.
    """

    plover: str | None
    cameo: str | None
    goldstein: float | None
    quad: QuadClass | None


NO_READING = Reading(None, None, None, None)


@dataclass(frozen=True, slots=True)
class SchemeEntry:
    """One signal type: its definition, its defaults, and its nature toward the target."""

    type: SignalType
    definition: str
    direction: Direction
    intensity: int
    nature: str


@cache
def table() -> dict[str, Any]:
    """The data file, parsed. Read-only: everybody shares it."""
    text = files("summarise.escalation").joinpath("scheme.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def entry(kind: SignalType) -> SchemeEntry:
    """Definition and defaults of a signal type."""
    row = table()["type"][kind.value]
    return SchemeEntry(
        type=kind,
        definition=row["definition"],
        direction=Direction(row["direction"]),
        intensity=row["intensity"],
        nature=row["nature"],
    )


@cache
def quad_of(plover: str) -> QuadClass:
    """The quad class of a PLOVER type, mode or none: `ASSAULT: aerial` counts as ASSAULT.

    Source: PLOVER manual 2.0 draft, body of the event sections.
    """
    return QuadClass(table()["quad"][plover.split(":")[0]])


@cache
def reading(kind: SignalType, status: SignalStatus) -> Reading:
    """How the published scales read an act of this type with this status."""
    row = table()["type"][kind.value]
    if status is SignalStatus.DENIED:
        return NO_READING
    if status in {SignalStatus.COMPLETED, SignalStatus.ONGOING}:
        found = row.get("done")
    else:
        found = row.get(status.value) or table()["nature"][row["nature"]].get(status.value)
    if not found:
        return NO_READING
    return Reading(
        plover=found["plover"],
        cameo=found["cameo"],
        goldstein=found.get("goldstein"),
        quad=quad_of(found["plover"]),
    )
