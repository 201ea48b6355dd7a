"""Who acts on whom: the actors around a cue, by word order.

Covers: subject and object of an active or passive verb, possessor and complements of a
noun, names joined by "and".
Does not cover: finding subjects (`subjects.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.baseline.events import Event
from summarise.baseline.inflection import verb_forms
from summarise.baseline.mention import Mention
from summarise.baseline.subjects import BORDERS, governed, subject_of
from summarise.baseline.words import CALENDAR, PREPOSITIONS, TIME_WORDS, Word

REACH = 14  # words behind a cue in which its object is looked for
NOUN_REACH = 8
NEAR = 4  # words between a preposition and its name
_TO_TARGET = frozenset(
    "on against at toward towards with to for into of targeting from over between".split()
)
_NOUN_TARGET = frozenset("on against at toward towards with into of between".split())
_GOES_ON = frozenset("and but or then".split())
_ANSWERS = frozenset(
    form for verb in "answer respond retaliate reply react".split() for form in verb_forms(verb).all
)
_RESOLVES = frozenset(
    "decision plan order move bid threat vow pledge promise offer attempt".split()
)
_ASKING = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
LAID_TO = frozenset("ascribed attributed blamed".split())
_HELD = frozenset("controlled held occupied run led backed".split())


@dataclass(frozen=True, slots=True)
class Parties:
    """The mentions on both sides of an event."""

    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]


def parties_of(words: Sequence[Word], mentions: Sequence[Mention], event: Event) -> Parties:
    """Source and target of an event; either may be empty."""
    if not event.verbal:
        return _of_noun(words, mentions, event)
    inside = [m for m in mentions if m.first <= event.first < m.last and not m.adjective]
    inside = inside or _resolved(words, mentions, event)
    subject = inside[0] if inside else subject_of(words, mentions, event.first)
    if event.passive:
        agent = _behind(words, mentions, event.last, frozenset({"by"}), REACH)
        return Parties(agent, (subject,) if subject else ())
    blamed = _blamed(words, mentions, event)
    targets = tuple(m for m in _objects(words, mentions, event) if m not in blamed)
    sources = _with_coordinates(words, mentions, subject) if subject else blamed
    return Parties(sources, tuple(m for m in targets if m not in sources))


def _resolved(words: Sequence[Word], mentions: Sequence[Mention], event: Event) -> list[Mention]:
    """Whose decision it is: "Russia's decision to deploy two brigades"."""
    at = event.first
    if at < 4 or words[at - 1].lower != "to" or words[at - 2].lower not in _RESOLVES:
        return []
    return [m for m in mentions if m.last in {at - 3, at - 4} and words[m.last].lower == "'s"]


def _with_coordinates(
    words: Sequence[Word], mentions: Sequence[Mention], subject: Mention
) -> tuple[Mention, ...]:
    """The subject with those joined to it: "the US and Britain"."""
    listed = _joined_before(words, mentions, subject)
    found = tuple(listed)
    for mention in mentions:
        begin = mention.begin
        owner = mention.last < len(words) and words[mention.last].lower == "'s"
        if begin < listed[-1].last or owner:
            continue
        between = [word.lower for word in words[listed[-1].last : begin] if word.lower != "the"]
        if between == [","]:
            listed.append(mention)
        elif between == ["and"] or (between == [",", "and"] and len(listed) > 1):
            return (*listed, mention)
        else:
            break
    return found


def _joined_before(
    words: Sequence[Word], mentions: Sequence[Mention], last: Mention
) -> list[Mention]:
    """The name with the one that an "and" joins to it from the left."""
    begin = last.begin
    for mention in mentions:
        between = [word.lower for word in words[mention.last : begin] if word.lower != "the"]
        if mention.last < begin and between == ["and"] and not governed(words, mention):
            return [mention, last]
    return [last]


def _objects(
    words: Sequence[Word], mentions: Sequence[Mention], event: Event
) -> tuple[Mention, ...]:
    """The first actor behind an active verb, and those joined to it."""
    end = _reach(words, event.last, REACH, asking=event.group.root in _ASKING)
    comma = next((n for n in range(event.last, end) if words[n].text == ","), end)
    for mention in mentions:
        if mention.first > comma:
            break
        if mention.first < event.first + 1 or mention.place or mention.last > end:
            continue
        if mention.adjective and event.group.root != "ASSAULT":
            continue
        before = words[mention.first - 1].lower if mention.first else ""
        behind = words[mention.last].lower if mention.last < len(words) else ""
        if (
            before == "by"
            or behind in _HELD
            or (governed(words, mention) and not _target_preposition(words, mention))
        ):
            continue
        return _with_coordinates(words, mentions, mention)
    return ()


def _target_preposition(words: Sequence[Word], mention: Mention) -> bool:
    start = mention.begin
    return any(word.lower in _TO_TARGET for word in words[max(0, start - 3) : start])


def _of_noun(words: Sequence[Word], mentions: Sequence[Mention], event: Event) -> Parties:
    inside = tuple(m for m in mentions if m.first <= event.first < m.last and not m.adjective)
    sources = (
        inside
        or tuple(
            m
            for m in mentions
            if m.last <= event.first
            and event.first - m.last <= 4
            and (m.adjective or words[m.last].lower in {"'s", "'", "’"} or m.last == event.first)
            and not m.key.startswith("capital:")
            and not any(
                w.text in ",;" or w.lower in PREPOSITIONS for w in words[m.last : event.first]
            )
        )[-1:]
    )
    if not sources:
        sources = _behind(words, mentions, event.last, frozenset({"by"}), NOUN_REACH)
    if not sources:
        sources = _blamed(words, mentions, event) or _instrument(words, mentions, event)
    toward = _NOUN_TARGET
    if event.group.root in {"ASSAULT", "COERCE", "THREATEN"}:
        toward = toward - {"with"}
    targets = _behind(words, mentions, event.last, toward, NOUN_REACH)
    return Parties(sources, tuple(m for m in targets if m not in sources))


def _instrument(
    words: Sequence[Word], mentions: Sequence[Mention], event: Event
) -> tuple[Mention, ...]:
    """Who answers with the act: "X responded to the raid with air strikes on Y"."""
    near = [words[at].lower for at in range(max(0, event.first - 3), event.first)]
    if "with" not in near:
        return ()
    for at in range(event.first - 2, max(-1, event.first - 12), -1):
        if words[at].lower in BORDERS - {"that"}:
            break
        if words[at].lower in _ANSWERS:
            subject = subject_of(words, mentions, at)
            return (subject,) if subject else ()
    return ()


def _blamed(
    words: Sequence[Word], mentions: Sequence[Mention], event: Event
) -> tuple[Mention, ...]:
    """Whom an attack is laid to: "an attack ascribed to X", "blamed on X"."""
    if event.group.root == "ACCUSE":
        return ()
    for mention in mentions:
        front = {word.lower for word in words[max(0, mention.first - 4) : mention.first]}
        if event.last <= mention.first <= event.last + NOUN_REACH and front & LAID_TO:
            return (mention,)
    return ()


def _behind(
    words: Sequence[Word],
    mentions: Sequence[Mention],
    start: int,
    prepositions: frozenset[str],
    reach: int,
) -> tuple[Mention, ...]:
    """The first actor behind one of these prepositions, near behind `start`."""
    end = _reach(words, start, reach)
    for mention in mentions:
        begin = mention.begin
        if begin < start or mention.last > end:
            continue
        if any(word.lower in prepositions for word in words[max(start - 1, begin - NEAR) : begin]):
            return _with_coordinates(words, mentions, mention)
    return ()


def _no_border(words: Sequence[Word], at: int, *, asking: bool) -> bool:
    """Whether a "that" goes on: "demanded that Iran ...", "an attack that day on Iran"."""
    behind = words[at + 1].lower if at + 1 < len(words) else ""
    return asking or behind in TIME_WORDS | CALENDAR


def _reach(words: Sequence[Word], start: int, reach: int, *, asking: bool = False) -> int:
    """How far behind a cue its complements may stand; those of asking go on behind "that"."""
    end = min(len(words), start + reach)
    for index in range(start, end):
        lower = words[index].lower
        if lower == "that" and _no_border(words, index, asking=asking and index == start):
            continue
        if lower in BORDERS and lower not in {"(", ")"}:
            return index
        if lower == "," and index + 1 < len(words) and words[index + 1].lower in _GOES_ON:
            return index
    return end
