"""A dossier: what many summaries say together, field by field.

Covers: the data that every form of a dossier is made from. Does not cover: how claims,
signals and actors are put together (`claims.py`, `events.py`, `actors.py`).

Everything is deterministic: the same summaries give the same dossier, whatever the order they
come in. Every item names the places it rests on. Unknown is None.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from summarise.run_record import Record
from summarise.vocabulary import (
    ActorType,
    Certainty,
    ClaimStatus,
    DateKind,
    Direction,
    QuoteVerdict,
    SignalStatus,
    SignalType,
)

DOSSIER_VERSION: Literal[1] = 1


class Stance(StrEnum):
    """How one article's claim stands to the group it belongs to."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"  # denies it, or says the contrary


class Place(Record):
    """A stretch of one article that an item rests on.

    Attributes:
        article: Id of the article in this dossier (`A3`).
        item: Id of the claim, signal or actor in that article's summary (`c4`).
        quote: The source's own characters.
        context: The whole sentence, where the article's text was at hand.
        offset: Where `quote` begins in `context`, in code points; None without context.
    """

    article: str
    item: str
    sentence: int | None
    start: int
    end: int
    quote: str
    verdict: QuoteVerdict | None
    context: str | None = None
    offset: int | None = None


class IndexPart(Record):
    """What one signal adds to an article's index (`Escalation.contributions`)."""

    signal: str
    type: SignalType
    value: float


class DossierArticle(Record):
    """One article.

    Attributes:
        id: `A1`, `A2`, ... by date, then title, then digest.
        outlet: Host of its web address, without `www.`; None for files.
        copy_of: Id of the article of which this one is (nearly) a copy, or None. Copies count
            as one source.
        copy_why: What shows that, in plain words.
        doubts: Items marked `?`; refused: items refused.
    """

    id: str
    title: str | None
    source: str
    outlet: str | None
    published: date | None
    language: str | None
    sha256: str
    headline: str
    index: float
    band: str
    parts: tuple[IndexPart, ...]
    engine: str
    model: str | None
    claims: int
    signals: int
    doubts: int
    refused: int
    copy_of: str | None
    copy_why: str | None = None


class Event(Record):
    """One act, as one or several articles report it.

    Attributes:
        id: `E1`, `E2`, ... in order of date.
        date: Day of the act; with `date_kind` telling where it comes from. None if unknown.
        direction, status, intensity, certainty: Of the first report; `differ` says which of
            them others give differently.
        background: Every report only recalls it.
        sources, targets: Ids of actors of this dossier.
        values: What it adds to the index of each article that counts it, by article id.
        outlets: Independent sources among the reports (copies count once).
        doubtful: A check marked at least one report `?`.
        why: How the reports came to be one event, in plain words.
    """

    id: str
    type: SignalType
    date: date | None
    date_kind: DateKind | None
    when: str | None
    direction: Direction
    status: SignalStatus
    certainty: Certainty
    intensity: Annotated[int, Field(ge=1, le=5)]
    background: bool
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    differ: tuple[str, ...]
    values: dict[str, float]
    outlets: int
    doubtful: bool
    places: tuple[Place, ...]
    why: tuple[str, ...]


class IndexDay(Record):
    """The index of one day: the mean over its articles (copies count once), and its parts.

    Attributes:
        index: Mean of the articles' indices, -10 to +10.
        parts: Mean contribution of each type of signal, largest absolute value first; before
            bounding, so their sum may exceed the index.
    """

    date: date
    index: float
    lowest: float
    highest: float
    articles: tuple[str, ...]
    parts: tuple[tuple[SignalType, float], ...]


class GroupedClaim(Record):
    """One article's claim within a group.

    Attributes:
        speaker: Id of an actor of this dossier, or None for the article itself or one who is
            no actor; `speaker_name` is as the article names them.
        doubtful: A check marked it `?`.
        why: What ties it to the group, in plain words; None for the claim that stands for all.
    """

    article: str
    claim: str
    text: str
    speaker: str | None
    speaker_name: str | None
    via: str | None
    certainty: Certainty
    status: ClaimStatus
    stance: Stance
    doubtful: bool
    places: tuple[Place, ...]
    why: str | None


class NumberDifference(Record):
    """What members of a group count differently.

    Attributes:
        what: What is counted, as worded (`soldiers killed`), or the unit.
        values: Each value as worded, and the members (`A2:c4`) that give it, least first.
    """

    what: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


class ClaimGroup(Record):
    """One claim, as several articles or speakers make it.

    Attributes:
        id: `G1`, `G2`, ...: the most corroborated first.
        text: The member that stands for all.
        outlets: Independent sources that carry a supporting member (copies count once; files
            without an outlet count as one source each).
        speakers: Different speakers behind the supporting members.
        disputed_by: Names of those whose members dispute it.
    """

    id: str
    text: str
    members: tuple[GroupedClaim, ...]
    outlets: int
    speakers: int
    disputed_by: tuple[str, ...]
    numbers: tuple[NumberDifference, ...]
    first: date | None
    last: date | None


class DossierActor(Record):
    """One actor over all articles.

    Attributes:
        id: `P1`, `P2`, ...: the one in most articles first.
        members: `A2:a4`, ... merged into this one.
        acts, suffers, speaks: Events as source, events as target, claims as speaker.
        why: How the members came to be one actor, in plain words; empty for one member.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    type: ActorType
    country: str | None
    members: tuple[str, ...]
    articles: tuple[str, ...]
    mentions: int
    acts: int
    suffers: int
    speaks: int
    places: tuple[Place, ...]
    why: tuple[str, ...]


class Dyad(Record):
    """Who acts on whom: the edge of the network.

    Attributes:
        source, target: Ids of actors of this dossier.
        events: Ids, in order of date; events that are only recalled or denied are left out.
        index: Sum over the events of their mean contribution, signed.
    """

    source: str
    target: str
    events: tuple[str, ...]
    escalatory: int
    de_escalatory: int
    neutral: int
    strongest: Annotated[int, Field(ge=1, le=5)]
    index: float


class LeftOut(Record):
    """A result that could not be used, and why."""

    origin: str
    reason: str


class Dossier(Record):
    """Many summaries as one picture.

    Attributes:
        title: As given, or made from the most active actors.
        first, last: Days of the earliest and the latest article.
        sources: Independent sources (copies count once).
        groups: Claims made more than once, by articles or speakers.
        single: Claims that only one article makes, as groups of one, by date.
        left_out: Results that could not be used.
    """

    dossier_version: Literal[1] = DOSSIER_VERSION
    title: str
    first: date | None
    last: date | None
    sources: int
    articles: tuple[DossierArticle, ...]
    events: tuple[Event, ...]
    index: tuple[IndexDay, ...]
    groups: tuple[ClaimGroup, ...]
    single: tuple[ClaimGroup, ...]
    actors: tuple[DossierActor, ...]
    dyads: tuple[Dyad, ...]
    left_out: tuple[LeftOut, ...]
