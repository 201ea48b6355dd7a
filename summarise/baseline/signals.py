"""Escalation signals: events of the article with who, whom, how real and how strong.

Covers: which events count (acts, threats, demands, appeals, never a statement alone), their
status, background, parties; attack before mobilisation; one signal for one act.
Direction and intensity are the defaults of `escalation/scheme.toml`.
Does not cover: scores (`escalation/`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, cast

from summarise.baseline.commitment import certainty_of
from summarise.baseline.directory import Directory
from summarise.baseline.events import Event
from summarise.baseline.mention import Mention
from summarise.baseline.modality import Reality
from summarise.baseline.parties import LAID_TO, REACH, parties_of
from summarise.baseline.quoting import evidence_of
from summarise.baseline.reading import Reading, Sentence
from summarise.baseline.retelling import add_telling
from summarise.baseline.sides import (
    ATTACKS,
    SPOKEN,
    cause_is_open,
    foretold,
    spoken_sides,
    stands_alone,
    tells_of_attacks,
)
from summarise.baseline.timing import clause, is_background, refers_back, when_of
from summarise.baseline.words import Line
from summarise.checks.hedging.hedges import check_hedge
from summarise.draft import DraftSignal
from summarise.escalation.scheme import entry
from summarise.vocabulary import ActorType, Certainty, SignalStatus, SignalType

MAX_SIGNALS = 12
MAX_PARTIES = 4
QUOTE_REACH = 40  # words
MIN_QUOTE = 8
_STATUS = {
    Reality.DONE: SignalStatus.COMPLETED,
    Reality.GOING_ON: SignalStatus.ONGOING,
    Reality.PLANNED: SignalStatus.PLANNED,
    Reality.DUTY: SignalStatus.CALLED_FOR,
}
_FACTS = frozenset({Reality.DONE, Reality.GOING_ON})
_SCOPE_STATUS = {
    "planned": SignalStatus.PLANNED,
    "denied": SignalStatus.DENIED,
}
_POINTING = frozenset({"that", "those"})
_SURE = Certainty.CERTAIN
_POSTURE = frozenset({SignalType.MILITARY_MOBILIZATION})


def signals_of(reading: Reading) -> tuple[DraftSignal, ...]:
    """At most twelve signals, in article order, none told twice."""
    found: list[DraftSignal] = []
    attacked = tells_of_attacks(reading)
    recalled, before = False, 0
    for item in reading.sentences:
        follows = item.line.number == before + 1
        recalled = recalled and follows and refers_back(item.line.words)
        for signal in _in_sentence(reading, item, recalled=recalled, attacked=attacked):
            add_telling(found, signal)
        recalled = recalled or _recalls(reading, item)
        before = item.line.number
    return tuple(found[:MAX_SIGNALS])


def _recalls(reading: Reading, item: Sentence) -> bool:
    """Whether the acts of a sentence are only recalled, so that a next one can go on from it."""
    done = [event for event in item.events if event.reality is Reality.DONE]
    return bool(done) and all(_recalled(reading, item, event) for event in done)


def _in_sentence(
    reading: Reading, item: Sentence, *, recalled: bool, attacked: bool
) -> Iterator[DraftSignal]:
    made = []
    for event in item.events:
        signal = _signal(reading, item, event)
        if signal is None or not (_sided(signal) or stands_alone(event, item, attacked=attacked)):
            continue
        update: dict[str, object] = {}
        if recalled and event.reality is Reality.DONE:
            update["background"] = True
        if not _sided(signal) and cause_is_open(item.line) and signal.certainty is _SURE:
            update["certainty"] = Certainty.POSSIBLE
        made.append(signal.model_copy(update=update))
    attackers = {name for s in made if s.type in ATTACKS for name in s.source_actors}
    for signal in made:
        if signal.type in _POSTURE and attackers & set(signal.source_actors):
            continue
        yield signal


def _signal(reading: Reading, item: Sentence, event: Event) -> DraftSignal | None:
    status = _status(item, event)
    if event.type is None or status is None:
        return None
    line = item.line
    sources, targets = _sides(reading.directory, item, event)
    if not _enough(event, sources, targets):
        return None
    first, last = clause(line.words, event.first, event.last, QUOTE_REACH)
    if last - first < MIN_QUOTE:
        first, last = 0, len(line.words)
    quote = evidence_of(line, first, last, event.first)
    certainty = _certainty(reading, line, event, quote.quote)
    if certainty is Certainty.UNLIKELY and event.reality in _FACTS:
        return None  # "no evidence that ..."
    when = when_of(line.words, event.first, event.last)
    defaults = entry(event.type)
    return DraftSignal(
        evidence=(quote,),
        source_actors=sources,
        target_actors=targets,
        when=line.slice(*when) if when else None,
        type=event.type,
        direction=defaults.direction,
        status=status,
        certainty=certainty,
        background=_recalled(reading, item, event),
        intensity=_intensity(defaults.intensity),
    )


def _sided(signal: DraftSignal) -> bool:
    return bool(signal.source_actors or signal.target_actors)


def _enough(event: Event, sources: tuple[str, ...], targets: tuple[str, ...]) -> bool:
    """Whether enough is known of who and whom: an active verb needs its subject.

    An attack can do without (`sides.py` decides).
    """
    if event.type in ATTACKS and event.reality is Reality.DONE:
        return True
    if event.type is SignalType.DIPLOMATIC_CONSULTATION and not sources:
        return False
    if event.verbal and not event.passive:
        return bool(sources) or event.group.status is SignalStatus.CALLED_FOR
    return bool(sources or targets)


def _intensity(value: int) -> Literal[1, 2, 3, 4, 5]:
    if value not in {1, 2, 3, 4, 5}:
        raise ValueError(value)
    return cast("Literal[1, 2, 3, 4, 5]", value)


def _certainty(reading: Reading, line: Line, event: Event, quote: str) -> Certainty:
    """The hedge on the event itself, or the one on the whole quote if that governs it."""
    language = reading.article.language
    cue = (line.words[event.first].start - line.start, line.words[event.last - 1].end - line.start)
    start = line.text.find(quote)
    bounds = (start, start + len(quote))
    if any(word.lower in LAID_TO for word in line.words[event.last : event.last + REACH]):
        found = certainty_of(line, *bounds, language)
        return Certainty.LIKELY if found is _SURE else found
    certainty = certainty_of(line, *cue, language)
    finding = check_hedge("", [(line.text, *bounds)], certainty=certainty, language=language)
    return certainty_of(line, *bounds, language) if finding.verdict == "overstated" else certainty


def _recalled(reading: Reading, item: Sentence, event: Event) -> bool:
    if event.reality not in _FACTS:
        return False
    words = item.line.words
    return is_background(words, event.first, event.last, reading.article.published)


def _status(item: Sentence, event: Event) -> SignalStatus | None:
    """How real the act is; None where it is too open, or part of what governs it."""
    if event.reality in {Reality.POSSIBLE, Reality.NEGATED}:
        return None
    if event.reality is Reality.AIM and event.group.name not in SPOKEN:
        return None
    if event.group.name in SPOKEN:
        return SignalStatus.COMPLETED  # the threat itself
    if not event.verbal and item.line.words[event.first - 1].lower in _POINTING:
        return None  # "that attack": told before
    if event.governor is not None and event.reality is not Reality.DUTY:
        governor = item.events[event.governor]
        if governor.reality is not Reality.DONE:
            return None
        return _SCOPE_STATUS.get(governor.group.scope or "")
    if event.reality in _FACTS and event.group.status is not None:
        return event.group.status
    return _STATUS[event.reality]


def _sides(
    directory: Directory, item: Sentence, event: Event
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of source and target; both empty for words that are no such act from this speaker."""
    words, mentions = item.line.words, item.mentions
    if event.group.name in SPOKEN:
        speaker, subject = spoken_sides(item, directory, event)
        aimed_at = _names(directory, (subject,) if subject else ())
        return ((directory.actors[speaker].name,) if speaker else ()), aimed_at
    parties = parties_of(words, mentions, event)
    if foretold(item, directory, event, parties.sources):
        return (), ()
    sources, targets = _names(directory, parties.sources), _names(directory, parties.targets)
    if event.group.status is SignalStatus.CALLED_FOR:  # those asked would act, for the asker
        sources, targets = targets, sources
    return sources, tuple(name for name in targets if name not in sources)


def _names(directory: Directory, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Names of the actors behind these mentions; outlets report, they do not act."""
    names: list[str] = []
    for mention in mentions:
        key = directory.of(mention)
        if key is None or not directory.actors[key].sure:
            continue
        if directory.actors[key].type is ActorType.MEDIA:
            continue
        if directory.actors[key].name not in names:
            names.append(directory.actors[key].name)
    return tuple(names[:MAX_PARTIES])
