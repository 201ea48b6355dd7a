"""The list of actors: who speaks, acts or is acted on, and who else is worth naming.

Covers: which known names are listed, their role. Does not cover: finding them.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.baseline.directory import Known
from summarise.baseline.reading import Reading
from summarise.draft import DraftActor, DraftClaim, DraftSignal
from summarise.vocabulary import ActorRole, ActorType

MAX_ACTORS = 20
_RANK = {
    ActorRole.INITIATOR: 0,
    ActorRole.TARGET: 1,
    ActorRole.SOURCE: 2,
    ActorRole.MENTIONED: 3,
}


def actors_of(
    reading: Reading, claims: Sequence[DraftClaim], signals: Sequence[DraftSignal]
) -> tuple[DraftActor, ...]:
    """At most twenty actors, in the order in which the article names them."""
    speakers = {claim.speaker for claim in claims} | {claim.via for claim in claims}
    sources = {name for signal in signals for name in signal.source_actors}
    targets = {name for signal in signals for name in signal.target_actors}
    listed: list[tuple[int, int, DraftActor]] = []
    for known in reading.directory.actors.values():
        role = _role(known, sources, targets, speakers)
        if role is ActorRole.MENTIONED and not _worth_naming(known):
            continue
        listed.append((_RANK[role] * 1_000 - known.count, known.first, _actor(known, role)))
    kept = sorted(listed, key=lambda item: (item[0], item[1]))[:MAX_ACTORS]
    return tuple(actor for _, _, actor in sorted(kept, key=lambda item: item[1]))


def _role(
    known: Known, sources: set[str], targets: set[str], speakers: set[str | None]
) -> ActorRole:
    if known.name in sources:
        return ActorRole.INITIATOR
    if known.name in targets:
        return ActorRole.TARGET
    if known.name in speakers:
        return ActorRole.SOURCE
    return ActorRole.MENTIONED


def _worth_naming(known: Known) -> bool:
    """Whether an actor that does nothing here is listed: only if its name says what it is."""
    return known.sure and known.type not in {ActorType.UNKNOWN, ActorType.MEDIA}


def _actor(known: Known, role: ActorRole) -> DraftActor:
    return DraftActor(
        name=known.name,
        aliases=known.aliases,
        type=known.type,
        country=known.country,
        role=role,
    )
