"""What metrics compare: claims, parties and acts, whoever wrote them down.

Covers: one form for the items of a summary and for those of gold, so that two annotators are
compared by the very functions that score a summary; an order that depends on content alone.
Does not cover: the comparison.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarise.article import Article
from summarise.evals.cases import Gold
from summarise.schema import Evidence, Summary
from summarise.vocabulary import (
    ActorRole,
    ActorType,
    Certainty,
    ClaimStatus,
    Direction,
    SignalStatus,
    SignalType,
)

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """A claim. Fields stand in the order by which statements sort."""

    text: str
    speaker: str
    certainty: Certainty
    status: ClaimStatus
    evidence: tuple[Bounds, ...]
    id: str

    @property
    def voice(self) -> str | None:
        """Who says it; None for the journalist."""
        return self.speaker or None


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """An actor."""

    name: str
    aliases: tuple[str, ...]
    type: ActorType
    role: ActorRole


@dataclass(frozen=True, slots=True, order=True)
class Act:
    """An escalation signal; `types` holds every type that counts as right."""

    types: tuple[SignalType, ...]
    direction: Direction
    status: SignalStatus
    certainty: Certainty
    background: bool
    source: tuple[str, ...]
    target: tuple[str, ...]
    evidence: tuple[Bounds, ...]
    id: str


@dataclass(frozen=True, slots=True)
class Items:
    """All items of a summary or of gold, sorted by content, so that order says nothing."""

    claims: tuple[Statement, ...]
    actors: tuple[Party, ...]
    signals: tuple[Act, ...]


def items_of_summary(summary: Summary) -> Items:
    """The kept items of a summary."""
    claims = (
        Statement(
            text=item.text,
            speaker=item.attribution.speaker or "",
            certainty=item.certainty,
            status=item.status,
            evidence=_bounds(item.evidence),
            id=item.id,
        )
        for item in summary.claims
    )
    signals = (
        Act(
            types=(item.type,),
            direction=item.direction,
            status=item.status,
            certainty=item.certainty,
            background=item.background,
            source=tuple(sorted(item.source_actors)),
            target=tuple(sorted(item.target_actors)),
            evidence=_bounds(item.evidence),
            id=item.id,
        )
        for item in summary.signals
    )
    actors = (Party(a.name, tuple(sorted(a.aliases)), a.type, a.role) for a in summary.actors)
    return Items(tuple(sorted(claims)), tuple(sorted(actors)), tuple(sorted(signals)))


def items_of_gold(gold: Gold, article: Article) -> Items:
    """The items of gold, in the form in which a summary's are compared."""
    claims = (
        Statement(
            text=item.text,
            speaker=item.speaker or "",
            certainty=item.certainty,
            status=item.status,
            evidence=bounds_of(item.evidence, article),
            id=item.id,
        )
        for item in gold.claims
    )
    signals = (
        Act(
            types=(item.type, *item.also),
            direction=item.direction,
            status=item.status,
            certainty=item.certainty,
            background=item.background,
            source=tuple(sorted(item.source)),
            target=tuple(sorted(item.target)),
            evidence=bounds_of((item.evidence,), article),
            id=item.id,
        )
        for item in gold.signals
    )
    actors = (Party(a.name, tuple(sorted(a.aliases)), a.type, a.role) for a in gold.actors)
    return Items(tuple(sorted(claims)), tuple(sorted(actors)), tuple(sorted(signals)))


def bounds_of(spans: Iterable[str], article: Article) -> tuple[Bounds, ...]:
    """Where verbatim spans first stand in an article; one that does not stand there is left out."""
    found = ((article.text.find(span), len(span)) for span in spans)
    return tuple((start, start + length) for start, length in found if start >= 0)


def shared_characters(left: Sequence[Bounds], right: Sequence[Bounds]) -> int:
    """Code points that two lists of half-open bounds share, pair by pair."""
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in left
        for other_start, other_end in right
    )


def _bounds(evidence: Iterable[Evidence]) -> tuple[Bounds, ...]:
    return tuple(sorted((item.start, item.end) for item in evidence))
