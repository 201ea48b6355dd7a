"""Escalation signals: events of the article with who, whom, how real and how strong.

Covers: which events count (acts, threats, demands, appeals, never a statement alone), their
status, background, parties; attack before mobilisation; one signal for one act.
Does not cover: scores (`escalation/`).

Direction and intensity are the defaults of
`escalation/scheme.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, cast

from summarise.baseline.commitment import certainty_of
from summarise.baseline.directory import Directory
from summarise.baseline.events import Event
from summarise.baseline.mention import Mention
from summarise.baseline.modality import Reality
from summarise.baseline.parties import parties_of
from summarise.baseline.quoting import evidence_of
from summarise.baseline.reading import Reading, Sentence
from summarise.baseline.subjects import subject_of
from summarise.baseline.timing import clause, is_background, when_of
from summarise.baseline.words import Line
from summarise.checks.hedges import check_hedge
from summarise.draft import DraftSignal
from summarise.escalation.scheme import entry
from summarise.vocabulary import ActorType, Certainty, SignalStatus, SignalType

MAX_SIGNALS = 12
MAX_PARTIES = 4
MAX_EVIDENCE = 3
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
_AIMED_AT_SUBJECT = frozenset({"consequence"})  # groups of the lexicon
_ATTACKS = frozenset({SignalType.ARMED_ATTACK, SignalType.AIR_MISSILE_STRIKE})
_POSTURE = frozenset({SignalType.MILITARY_MOBILIZATION})
_MORE_REAL = {
    SignalStatus.COMPLETED: 0,
    SignalStatus.ONGOING: 1,
    SignalStatus.PLANNED: 2,
    SignalStatus.THREATENED: 3,
    SignalStatus.CALLED_FOR: 4,
    SignalStatus.DENIED: 5,
}


def signals_of(reading: Reading) -> tuple[DraftSignal, ...]:
    """At most twelve signals, in article order, none told twice."""
    found: list[DraftSignal] = []
    for item in reading.sentences:
        for signal in _in_sentence(reading, item):
            _add(found, signal)
    return tuple(found[:MAX_SIGNALS])


def _in_sentence(reading: Reading, item: Sentence) -> Iterator[DraftSignal]:
    made = [
        signal for event in item.events if (signal := _signal(reading, item, event)) is not None
    ]
    attackers = {name for s in made if s.type in _ATTACKS for name in s.source_actors}
    for signal in made:
        if signal.type in _POSTURE and attackers & set(signal.source_actors):
            continue
        yield signal


def _signal(reading: Reading, item: Sentence, event: Event) -> DraftSignal | None:
    status = _status(item, event)
    if event.type is None or status is None:
        return None
    line = item.line
    parties = parties_of(line.words, item.mentions, event)
    sources = _names(reading.directory, parties.sources)
    targets = _names(reading.directory, parties.targets)
    if event.group.name in _AIMED_AT_SUBJECT:
        subject = subject_of(line.words, item.mentions, event.first)
        sources = _speaker(reading.directory, item)
        targets = _names(reading.directory, (subject,) if subject else ())
    if event.group.status is SignalStatus.CALLED_FOR:  # those asked would act, for the asker
        sources, targets = targets, sources
    targets = tuple(name for name in targets if name not in sources)
    if not _enough(event, sources, targets):
        return None
    first, last = clause(line.words, event.first, event.last, QUOTE_REACH)
    if last - first < MIN_QUOTE:
        first, last = 0, len(line.words)
    quote = evidence_of(line, first, last, event.first)
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
        certainty=_certainty(reading, line, event, quote.quote),
        background=_recalled(reading, item, event),
        intensity=_intensity(defaults.intensity),
    )


def _enough(event: Event, sources: tuple[str, ...], targets: tuple[str, ...]) -> bool:
    """Whether enough is known of who and whom: an active verb needs its subject."""
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
    certainty = certainty_of(line, *cue, language)
    finding = check_hedge("", [(line.text, *bounds)], certainty=certainty, language=language)
    return certainty_of(line, *bounds, language) if finding.verdict == "overstated" else certainty


def _recalled(reading: Reading, item: Sentence, event: Event) -> bool:
    words = item.line.words
    return is_background(words, event.first, event.last, reading.article.published)


def _status(item: Sentence, event: Event) -> SignalStatus | None:
    """How real the act is; None where it is too open, or part of what governs it."""
    if event.reality in {Reality.POSSIBLE, Reality.AIM, Reality.NEGATED}:
        return None
    if event.group.name in _AIMED_AT_SUBJECT:
        return SignalStatus.COMPLETED  # the threat itself
    if event.governor is not None and event.reality is not Reality.DUTY:
        governor = item.events[event.governor]
        if governor.reality is not Reality.DONE:
            return None
        return _SCOPE_STATUS.get(governor.group.scope or "")
    if event.reality in _FACTS and event.group.status is not None:
        return event.group.status
    return _STATUS[event.reality]


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


def _speaker(directory: Directory, item: Sentence) -> tuple[str, ...]:
    key = item.said.actor if item.said else None
    return (directory.actors[key].name,) if key else ()


def _add(found: list[DraftSignal], new: DraftSignal) -> None:
    """Append, or join with an earlier telling of the same act."""
    for number, old in enumerate(found):
        if not _same_act(old, new):
            continue
        kept, other = (old, new) if _MORE_REAL[old.status] <= _MORE_REAL[new.status] else (new, old)
        known = {piece.sentence for piece in kept.evidence}
        evidence = kept.evidence + tuple(e for e in other.evidence if e.sentence not in known)
        found[number] = kept.model_copy(
            update={
                "evidence": evidence[:MAX_EVIDENCE],
                "source_actors": kept.source_actors or other.source_actors,
                "target_actors": kept.target_actors or other.target_actors,
                "when": kept.when or other.when,
            }
        )
        return
    found.append(new)


def _same_act(one: DraftSignal, two: DraftSignal) -> bool:
    """Same kind, compatible sides, and not one told as news and one as history."""
    if one.type is not two.type or one.background is not two.background:
        return False
    pairs = ((one.source_actors, two.source_actors), (one.target_actors, two.target_actors))
    shared = [set(left) & set(right) for left, right in pairs]
    open_side = [not left or not right for left, right in pairs]
    return all(both or one_open for both, one_open in zip(shared, open_side, strict=True)) and any(
        shared
    )
