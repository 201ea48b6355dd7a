"""Acts whose sides subject and object do not show: spoken ones, and attacks by nobody named.

Covers: who threatens whom by "X will pay the price" or "any attack will be met with force", who
asks whom for restraint; forecasts that only look like threats ("officials warned that Iran
would retaliate"); "a car bomb killed four", "an explosion damaged the bridge" where the article
tells of attacks. Does not cover: acts with a doer of their own (`parties.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.baseline.directory import Directory, Known
from summarise.baseline.events import Event
from summarise.baseline.lexicon import lexicon
from summarise.baseline.mention import Mention
from summarise.baseline.modality import Reality
from summarise.baseline.reading import Reading, Sentence
from summarise.baseline.subjects import subject_of
from summarise.baseline.words import Line
from summarise.vocabulary import ActorType, SignalType

# Groups of the lexicon whose doer is the speaker, not the subject.
SPOKEN = frozenset({"consequence", "answer", "restraint"})
_FUTURE = frozenset({"will", "would"})
_CAN_HARM = frozenset(
    {
        ActorType.STATE,
        ActorType.GOVERNMENT,
        ActorType.MILITARY,
        ActorType.ARMED_GROUP,
        ActorType.PARAMILITARY,
        ActorType.LEGISLATURE,
    }
)


def spoken_sides(
    item: Sentence, directory: Directory, event: Event
) -> tuple[str | None, Mention | None]:
    """The speaker's key and the mention that the words are aimed at.

    No speaker where the words are no such act: a threat needs a speaker who could carry it
    out and, unless it is an answer to anybody, somebody known whom it would hit; restraint
    that somebody shows is no appeal.
    """
    key = item.said.actor if item.said else None
    if event.group.name == "answer":
        return (key if _can_harm(directory, key) else None), None
    subject = subject_of(item.line.words, item.mentions, event.first)
    if subject is not None and directory.of(subject) in {None, key}:
        subject = None
    if event.group.name == "restraint":
        asked = event.reality in {Reality.DUTY, Reality.AIM}
        return (key if asked else None), (subject if asked and key else None)
    if subject is None or not _can_harm(directory, key):
        return None, None
    return key, subject


def foretold(
    item: Sentence, directory: Directory, event: Event, sources: Sequence[Mention]
) -> bool:
    """Whether somebody else foretells the threat: "the U.S. warned that Iran would retaliate"."""
    threat = event.group.name == "threaten"
    if not threat or item.line.words[event.first].lower not in _FUTURE:
        return False
    key = item.said.actor if item.said else None
    own = {directory.of(source) for source in sources} - {None}
    if key is None or not own or key in own:
        return False
    return not any(_one_side(directory.actors[key], directory.actors[o]) for o in own if o)


def _one_side(one: Known, two: Known) -> bool:
    return one.country is not None and one.country == two.country


def _can_harm(directory: Directory, key: str | None) -> bool:
    return key is not None and directory.actors[key].type in _CAN_HARM


ATTACKS = frozenset({SignalType.ARMED_ATTACK, SignalType.AIR_MISSILE_STRIKE})
_BLASTS = frozenset("explosion explosions blast blasts".split())


def stands_alone(event: Event, item: Sentence, *, attacked: bool) -> bool:
    """Whether an event without any side is an attack that does harm.

    Args:
        event: The event.
        item: Its sentence.
        attacked: Whether the article tells of attacks at all.
    """
    if event.type not in ATTACKS or event.reality is not Reality.DONE or event.fronted:
        return False
    context, lowers = lexicon().contexts, _lowers(item.line)
    if event.governor is not None or lowers & context["accident"]:
        return False
    if not lowers & context["harm"]:
        return False
    return attacked if cause_is_open(item.line) else bool(lowers & context["weapons"])


def cause_is_open(line: Line) -> bool:
    """Whether a sentence speaks of a blast and of no weapon."""
    lowers = _lowers(line)
    return bool(lowers & _BLASTS) and not lowers & lexicon().contexts["weapons"]


def tells_of_attacks(reading: Reading) -> bool:
    """Whether some sentence names an attack by a word that can mean no accident.

    False where one calls a blast an accident.
    """
    accident = lexicon().contexts["accident"]
    found = False
    for item in reading.sentences:
        lowers = _lowers(item.line)
        if lowers & _BLASTS and lowers & accident:
            return False
        found = found or (
            not lowers & _BLASTS and any(event.type in ATTACKS for event in item.events)
        )
    return found


def _lowers(line: Line) -> frozenset[str]:
    return frozenset(word.lower for word in line.words)
