"""Errors of whole items: a claim too many, too few, in another language; a wrong type."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from summarise.draft import DraftActor, DraftClaim, DraftSignal
from summarise.escalation.scheme import reading
from summarise.evals.perturbing.kinds import Kind, Perturbed
from summarise.vocabulary import ActorType, SignalType


def claim_invented(
    claim: DraftClaim, strangers: Sequence[str], chance: random.Random
) -> Iterator[Perturbed]:
    """A claim more: real evidence and its speaker, under a text about another article."""
    if strangers:
        invented = claim.model_copy(update={"text": chance.choice(strangers)})
        yield Perturbed(Kind.CLAIM_INVENTED, None, invented)


def claim_translated(
    claim: DraftClaim, foreign: Sequence[str], chance: random.Random
) -> Iterator[Perturbed]:
    """The text of a claim replaced by one in another language."""
    if foreign:
        translated = claim.model_copy(update={"text": chance.choice(foreign)})
        yield Perturbed(Kind.CLAIM_TRANSLATED, claim, translated)


def must_dropped(claim: DraftClaim, must: frozenset[str]) -> Iterator[Perturbed]:
    """A claim that no reader can do without, left out."""
    if claim.text in must:
        yield Perturbed(Kind.MUST_DROPPED, claim, None)


def signal_type_changed(signal: DraftSignal, chance: random.Random) -> Iterator[Perturbed]:
    """An act made one that PLOVER files elsewhere, so that no reading makes both right."""
    own = reading(signal.type, signal.status).plover
    others = [kind for kind in SignalType if reading(kind, signal.status).plover != own]
    if others:
        changed = signal.model_copy(update={"type": chance.choice(others)})
        yield Perturbed(Kind.SIGNAL_TYPE_CHANGED, signal, changed)


def actor_type_changed(actor: DraftActor, chance: random.Random) -> Iterator[Perturbed]:
    """An actor made one of another type."""
    others = [kind for kind in ActorType if kind is not actor.type]
    changed = actor.model_copy(update={"type": chance.choice(others)})
    yield Perturbed(Kind.ACTOR_TYPE_CHANGED, actor, changed)
