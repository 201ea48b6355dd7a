"""What a mechanical error is: its kind, and the one item that it changes.

Covers: kinds and the families that targets are set for, an error as data, putting it into a
draft. Does not cover: making one (the other files here).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from summarise.article import Article
from summarise.draft import Draft, DraftActor, DraftClaim, DraftSignal
from summarise.language import read_as_english

Item = DraftClaim | DraftActor | DraftSignal


class Kind(StrEnum):
    """What is wrong after the change."""

    NUMBER_CHANGED = "number changed"
    NEGATION_ADDED = "negation added"
    NEGATION_REMOVED = "negation removed"
    DENIAL_AFFIRMED = "denial affirmed"
    QUOTE_MADE_UP = "quote made up"
    QUOTE_ALTERED = "quote altered"
    QUOTE_MOVED = "quote moved"
    CLAIM_SWAPPED = "claim roles swapped"
    SIGNAL_SWAPPED = "signal roles swapped"
    CLAIM_OVERSTATED = "claim hedge dropped"
    SIGNAL_OVERSTATED = "signal made certain"
    PLAN_MADE_DEED = "plan made deed"
    SPEAKER_SWAPPED = "speaker swapped"
    SPEAKER_MADE_UP = "speaker made up"
    SPEAKER_DROPPED = "speaker dropped"
    COUNTRY_CHANGED = "country changed"
    CLAIM_INVENTED = "claim invented"
    CLAIM_TRANSLATED = "claim translated"
    MUST_DROPPED = "must claim dropped"
    SIGNAL_TYPE_CHANGED = "signal type changed"
    ACTOR_TYPE_CHANGED = "actor type changed"


# What no check can know, since only gold tells: whether something is left out, or whether an
# act is of another type. The metrics alone are measured on these.
METRICS_ONLY = frozenset({Kind.MUST_DROPPED, Kind.SIGNAL_TYPE_CHANGED, Kind.ACTOR_TYPE_CHANGED})


@dataclass(frozen=True, slots=True)
class Perturbed:
    """One error.

    Attributes:
        was: The item as the draft has it; None if the error adds one.
        now: The item with the error in it; None if the error drops one.
    """

    kind: Kind
    was: Item | None
    now: Item | None


@dataclass(frozen=True, slots=True)
class Material:
    """A draft, and what errors can be made from.

    Attributes:
        name: Of the draft; with the seed it decides every choice.
        must: Texts of claims that a summary may not go without; None where no gold says so.
        strangers: Texts of claims about other articles, in the language of this one.
        foreign: Texts of claims in other languages.
    """

    name: str
    draft: Draft
    article: Article
    must: frozenset[str] | None = None
    strangers: Sequence[str] = field(default=())
    foreign: Sequence[str] = field(default=())

    @property
    def english(self) -> bool:
        """Whether errors of wording, which know English only, can be made."""
        return read_as_english(self.article.language)


def put_into(draft: Draft, error: Perturbed) -> Draft:
    """The draft with one error in it, and nothing else changed."""
    item = error.now if error.was is None else error.was
    where = {DraftClaim: "claims", DraftActor: "actors", DraftSignal: "signals"}[type(item)]  # type: ignore[index]  # never both None
    items: tuple[Item, ...] = getattr(draft, where)
    if error.was is None:
        changed = (*items, error.now)
    else:
        swapped = (error.now if item is error.was else item for item in items)
        changed = tuple(item for item in swapped if item is not None)
    return draft.model_copy(update={where: changed})


def forms(actor: DraftActor) -> tuple[str, ...]:
    """Every form of an actor's name."""
    return (actor.name, *actor.aliases)


def cited(item: DraftClaim | DraftSignal, article: Article) -> list[str]:
    """The sentences that an item points to."""
    found = [article.sentence(pointer.sentence) for pointer in item.evidence]
    return [article.text_of(sentence) for sentence in found if sentence is not None]
