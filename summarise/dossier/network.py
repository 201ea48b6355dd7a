"""Who acts on whom: the events between each two actors, added up.

Covers: dyads with a direction. Does not cover: acts without a target, what an actor does to
itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import fmean

from summarise.dossier.model import Dyad, Event
from summarise.vocabulary import Direction, SignalStatus

_PLACES = 4  # decimals


def dyads_of(events: Iterable[Event]) -> tuple[Dyad, ...]:
    """Every dyad, those with most events first; what is only recalled or denied is left out."""
    between: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        if event.background or event.status is SignalStatus.DENIED:
            continue
        for source in event.sources:
            for target in event.targets:
                if source != target:
                    between.setdefault((source, target), []).append(event)
    found = [_dyad(*pair, several) for pair, several in between.items()]
    return tuple(sorted(found, key=lambda item: (-len(item.events), _number(item))))


def _dyad(source: str, target: str, events: Sequence[Event]) -> Dyad:
    directions = [event.direction for event in events]
    means = [fmean(event.values.values()) for event in events if event.values]
    return Dyad(
        source=source,
        target=target,
        events=tuple(event.id for event in events),
        escalatory=directions.count(Direction.ESCALATORY),
        de_escalatory=directions.count(Direction.DE_ESCALATORY),
        neutral=directions.count(Direction.NEUTRAL),
        strongest=max(event.intensity for event in events),
        index=round(sum(means), _PLACES),
    )


def _number(dyad: Dyad) -> tuple[int, int]:
    return int(dyad.source[1:]), int(dyad.target[1:])
