"""Summaries of one invented crisis by several outlets, for tests of the dossier."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from summarise.dossier.actors import Cast, cast_of
from summarise.dossier.assembly import make_dossier
from summarise.dossier.copies import copies_of
from summarise.dossier.model import ClaimGroup, Dossier
from summarise.dossier.reports import Report, reports_of
from summarise.results.stored import Stored
from summarise.schema import Actor, Claim, EscalationSignal
from summarise.vocabulary import ActorRole, ActorType, ClaimStatus, SignalType
from summary_factory import (
    actor,
    article_info,
    attribution,
    claim,
    empty_summary,
    evidence,
    signal,
)

DAY = date(2026, 9, 14)


def told(text: str, by: str | None = None, **changes: Any) -> dict[str, Any]:
    """A claim to be numbered by `story`."""
    return {"text": text, "by": by, **changes}


def denied(text: str, by: str) -> dict[str, Any]:
    """A claim that something is not so."""
    return told(text, by, status=ClaimStatus.DENIED)


def person(name: str, kind: ActorType = ActorType.GOVERNMENT, **changes: Any) -> dict[str, Any]:
    """An actor to be numbered by `story`."""
    return {"name": name, "kind": kind, **changes}


def state(name: str, *aliases: str, country: str | None = None) -> dict[str, Any]:
    """A state, likewise."""
    return person(name, ActorType.STATE, aliases=aliases, country=country)


TORAL, VESKAR = state("Toral"), state("Veskar", "Odessin")


def story(
    outlet: str,
    claims: Sequence[dict[str, Any]] = (),
    actors: Sequence[dict[str, Any]] = (TORAL, VESKAR),
    signals: Sequence[EscalationSignal] = (),
    **about: Any,
) -> Stored:
    """One outlet's article, summarised; claims stand in sentences of their own."""
    values = {
        "title": f"What {outlet} saw",
        "source": f"https://www.{outlet}.example/1",
        "published": DAY,
        "sha256": hashlib.sha256(outlet.encode()).hexdigest(),
        **about,
    }
    summary = empty_summary(
        article=article_info(**values),
        headline=f"{outlet} reports",
        claims=tuple(_claim(number, item) for number, item in enumerate(claims, start=1)),
        actors=tuple(_actor(number, item) for number, item in enumerate(actors, start=1)),
        signals=tuple(signals),
    )
    return Stored(f"{outlet}.json", summary)


def _claim(number: int, item: dict[str, Any]) -> Claim:
    changes = {key: value for key, value in item.items() if key not in {"text", "by"}}
    values = {
        "attribution": attribution(item["by"]),
        "evidence": (evidence(number, item["text"]),),
        **changes,
    }
    return claim(number, item["text"], **values)


def _actor(number: int, item: dict[str, Any]) -> Actor:
    changes = {key: value for key, value in item.items() if key not in {"name", "kind"}}
    return actor(number, item["name"], item["kind"], ActorRole.MENTIONED, **changes)


def act(number: int, quote: str, kind: SignalType, **changes: Any) -> EscalationSignal:
    """A signal with that evidence, of Veskar toward Toral."""
    return signal(number, kind, evidence=(evidence(number, quote),), **changes)


def reports(*stored: Stored) -> tuple[Report, ...]:
    """The articles of a dossier."""
    return reports_of(stored, {})[0]


def cast(*stored: Stored) -> Cast:
    """Their actors."""
    found = reports(*stored)
    return cast_of(found, copies_of(found))


def dossier(*stored: Stored) -> Dossier:
    """All of it."""
    return make_dossier(stored)


def texts(group: ClaimGroup) -> set[str]:
    """What the members of a group say."""
    return {member.text for member in group.members}
