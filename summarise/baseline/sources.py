"""A speaker phrase, and what kind of source it is.

Covers: the ten values of `SpeakerKind`, from the actor's type or the noun used for it.
Does not cover: finding the phrase (`speaking.py`), whether the source is any good.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.baseline.directory import Known
from summarise.vocabulary import ActorType, SpeakerKind

_NOUNS = {
    SpeakerKind.UNNAMED_OFFICIAL: (
        "official officials spokesman spokeswoman spokesperson spokespeople spokesmen minister "
        "ministers diplomat diplomats representative representatives source sources commander "
        "commanders negotiator negotiators envoy ambassador general officer officers president "
        "leaders aide aides adviser advisers insider insiders chancellor premier king queen "
        "governor mayor secretary chief leader lawmaker lawmakers"
    ),
    SpeakerKind.INSTITUTION: (
        "authorities ministry government army military police embassy parliament court "
        "administration agency council command coalition hospital prosecutors"
    ),
    SpeakerKind.EXPERT: "analyst analysts expert experts researchers academics observers",
    SpeakerKind.EYEWITNESS: (
        "witness witnesses eyewitness eyewitnesses resident residents survivor survivors villagers"
    ),
    SpeakerKind.ARMED_GROUP: "rebels militants insurgents fighters guerrillas militia separatists",
    SpeakerKind.DOCUMENT_OR_IMAGERY: (
        "statement report reports document documents imagery images footage letter study survey "
        "communique resolution video"
    ),
    SpeakerKind.MEDIA_OUTLET: "media newspaper newspapers broadcaster television radio outlets",
    SpeakerKind.UNKNOWN: (
        "associates relatives family colleagues supporters critics protesters activists opponents "
        "lawyers lawyer doctors group groups"
    ),
}
SPEAKING_NOUNS = {word: kind for kind, words in _NOUNS.items() for word in words.split()}
_ONE_PERSON = frozenset(
    "official spokesman spokeswoman spokesperson minister diplomat representative commander "
    "negotiator envoy ambassador general officer president aide adviser chancellor premier "
    "governor mayor lawmaker analyst expert witness resident".split()
)
_PEOPLE_HEADS = frozenset(
    "officials official leaders ministers diplomats negotiators commanders lawmakers "
    "parliamentarians legislators prosecutors officers".split()
)
_STATE_BODIES = frozenset(
    {
        ActorType.STATE,
        ActorType.GOVERNMENT,
        ActorType.MILITARY,
        ActorType.INTELLIGENCE,
        ActorType.LEGISLATURE,
        ActorType.JUDICIARY,
        ActorType.POLICE,
        ActorType.IGO,
    }
)
_OTHER_BODIES = frozenset({ActorType.NGO, ActorType.COMPANY, ActorType.POLITICAL_PARTY})


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker phrase: its words and who it is."""

    first: int
    last: int
    speaker: str | None
    actor: str | None
    kind: SpeakerKind


def is_one_person(speaker: str | None) -> bool:
    """Whether a speaker named by a noun is one person: "a spokesman", not "officials"."""
    return speaker is not None and bool(_ONE_PERSON & set(speaker.lower().split()[:3]))


def kind_of_noun(noun: str) -> SpeakerKind:
    """The kind of source that a common noun stands for; the noun in lower case."""
    return SPEAKING_NOUNS.get(noun, SpeakerKind.UNKNOWN)


def kind_of_actor(actor: Known) -> SpeakerKind:
    """The kind of source that an actor of the article is."""
    last = actor.name.lower().split()[-1]
    if not actor.person and last in _PEOPLE_HEADS:
        return SpeakerKind.UNNAMED_OFFICIAL
    if actor.type in _STATE_BODIES:
        return SpeakerKind.NAMED_OFFICIAL if actor.person else SpeakerKind.INSTITUTION
    if actor.type in {ActorType.ARMED_GROUP, ActorType.PARAMILITARY}:
        return SpeakerKind.ARMED_GROUP
    if actor.type is ActorType.MEDIA:
        return SpeakerKind.MEDIA_OUTLET
    if actor.type is ActorType.EXPERT:
        return SpeakerKind.EXPERT
    if actor.type in _OTHER_BODIES and not actor.person:
        return SpeakerKind.INSTITUTION
    return SpeakerKind.UNKNOWN
