"""One sentence as one event, in the terms of published event data.

Covers: the event a sentence is mainly about, with its PLOVER root and quad class, from the cues
and rules of the baseline that the signals of an article come from.
Does not cover: several events in one sentence, actors, modes, contexts.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.baseline.events import Event, events_in
from summarise.baseline.modality import Reality
from summarise.baseline.words import line_of
from summarise.escalation.scheme import quad_of
from summarise.vocabulary import QuadClass, SignalType

_COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_FORCE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


@dataclass(frozen=True, slots=True)
class EventGuess:
    """What one sentence is about.

    Attributes:
        root: PLOVER v2.0 event type.
        quad: Its quad class.
        type: The signal type, or None where the act is none of the 28.
        reality: How real the act is said to be.
    """

    root: str
    quad: QuadClass
    type: SignalType | None
    reality: Reality


def classify_event(text: str) -> EventGuess | None:
    """The event that a sentence is mainly about, or None if no cue is found.

    The main clause's first verb decides; a noun does where no verb is found. Future
    cooperation is AGREE, an announced withdrawal CONCEDE, announced force THREATEN, what
    somebody ought to do REQUEST.

    Source: PLOVER manual 2.0 draft (Open Event Data Alliance), the sections on AGREE,
    CONCEDE and THREATEN; the order of verbs and nouns is ours.
    """
    found = events_in(line_of(text))
    head = _head(found)
    if head is None:
        return None
    root = root_of(head)
    return EventGuess(root, quad_of(root), head.type, head.reality)


def root_of(event: Event) -> str:
    """The PLOVER root of an event, its modality taken into account."""
    root = event.group.root
    if event.reality is Reality.NEGATED:
        return "REJECT" if root in _COOPERATION | {"AGREE", "RETREAT", "CONCEDE"} else root
    if event.reality is Reality.DUTY:
        return "REQUEST"
    if event.reality is Reality.PLANNED:
        if root in _COOPERATION:
            return "AGREE"
        if root == "RETREAT":
            return "CONCEDE"
        if root in _FORCE - {"SANCTION"}:
            return "THREATEN"
    return root


def _head(found: tuple[Event, ...]) -> Event | None:
    """The first verb of the main clause, else the first verb, else the first noun."""
    ranked = sorted(
        found,
        key=lambda event: (
            not event.verbal or event.reality is Reality.AIM,
            event.fronted,
            event.first,
        ),
    )
    return ranked[0] if ranked else None
