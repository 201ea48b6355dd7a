"""Who acts on whom: the actors around a cue, by word order.

Covers: subject and object of an active or passive verb, possessor and complements of a
noun, subjects carried over a comma or a pronoun inside one sentence.
Does not cover: pronouns across sentences (`attribution.py` resolves speakers only).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.baseline.events import Event
from summarise.baseline.names import Mention
from summarise.baseline.words import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_WORDS,
    CALENDAR,
    Word,
)

REACH = 14  # words behind a cue in which its object is looked for
NOUN_REACH = 8
_STRONG = (SUBORDINATORS - {"once"}) | frozenset({";", ":", "—", "–", "(", ")", '"', "“", "”"})
_CARRIED = frozenset("it he she they who which that".split())
_TO_TARGET = frozenset("on against at toward towards with to for into of targeting from over between".split())
_NOUN_TARGET = frozenset("on against at toward towards with to into of between".split())


@dataclass(frozen=True, slots=True)
class Parties:
    """The mentions on both sides of an event."""

    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]


def parties_of(words: Sequence[Word], mentions: Sequence[Mention], event: Event) -> Parties:
    """Source and target of an event; either may be empty."""
    if not event.verbal:
        return _of_noun(words, mentions, event)
    subject = subject_of(words, mentions, event.first)
    if event.passive:
        agent = _behind(words, mentions, event.last, frozenset({"by"}), REACH)
        return Parties(agent, (subject,) if subject else ())
    targets = _objects(words, mentions, event)
    sources = _with_coordinates(words, mentions, subject) if subject else ()
    return Parties(sources, tuple(m for m in targets if m not in sources))


def subject_of(words: Sequence[Word], mentions: Sequence[Mention], at: int) -> Mention | None:
    """The actor that is the subject of the verb at index `at`, or None."""
    start = _clause_start(words, at)
    inside = [m for m in mentions if start <= m.first and m.last <= at]
    begin = _behind_introduction(words, start, at)
    heads = [m for m in inside if m.first >= begin and not governed(words, m)]
    heads = [m for m in heads if not _is_modifier(words, m, at)]
    if heads:
        return heads[0]
    if start == 0:
        return None
    opener = words[start - 1].lower
    bare = _without_own_subject(words[start:at])
    if opener in {"who", "which", "that"} and bare:
        before = [m for m in mentions if m.last <= start - 1]
        if before and before[-1].last >= start - 3:
            return before[-1]
        return None if opener != "that" else _carried(words, mentions, start, bare=bare)
    return _carried(words, mentions, start, bare=bare)


def _carried(
    words: Sequence[Word], mentions: Sequence[Mention], start: int, *, bare: bool
) -> Mention | None:
    return subject_of(words, mentions, start - 1) if bare and start > 1 else None


def governed(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a preposition stands in front of the name (determiners and titles aside)."""
    at = (mention.title if mention.title >= 0 else mention.first) - 1
    skipped = 0
    while at >= 0 and skipped < 3:
        lower = words[at].lower
        if lower in PREPOSITIONS:
            return True
        if lower not in DETERMINERS and not lower.isalpha():
            return False
        if lower in AUXILIARIES or words[at].capital:
            return False
        if lower not in DETERMINERS:
            skipped += 1
            if skipped > 1:
                return False
        at -= 1
    return False


def _is_modifier(words: Sequence[Word], mention: Mention, at: int) -> bool:
    """Whether the name only qualifies the next noun: "Turkish airstrikes", "Iran's allies"."""
    if mention.last >= len(words) or mention.last >= at:
        return False
    behind = words[mention.last]
    if behind.lower in {"'s", "'", "’"}:
        return True
    return mention.adjective


def _clause_start(words: Sequence[Word], at: int) -> int:
    """The index behind the last strong border before `at`."""
    for back in range(at - 1, -1, -1):
        lower = words[back].lower
        if lower in _STRONG:
            if lower in {"as", "since", "once"} and back and words[back - 1].lower == "such":
                continue
            return back + 1
        if lower in {"and", "but"} and back and words[back - 1].text == ",":
            if not _without_own_subject(words[back + 1 : at]):
                return back + 1
    return 0


def _behind_introduction(words: Sequence[Word], start: int, at: int) -> int:
    """The index behind an introductory phrase: "On Friday, ...", "In a statement, ..."."""
    first = words[start].lower if start < at else ""
    opens = first in PREPOSITIONS or first in TIME_WORDS or first in CALENDAR or first == "according"
    if not opens:
        return start
    for index in range(start, at):
        if words[index].text == ",":
            return index + 1
    return start


def _without_own_subject(words: Sequence[Word]) -> bool:
    """Whether these words hold no noun that could be the verb's own subject."""
    return all(
        not word.is_word
        or word.lower in AUXILIARIES | _CARRIED | TIME_WORDS | CALENDAR
        or word.lower.endswith("ly")
        or word.lower in {"also", "not", "and", "then", "to", "or", "but", "on", "in"}
        for word in words
    )


def _with_coordinates(
    words: Sequence[Word], mentions: Sequence[Mention], subject: Mention
) -> tuple[Mention, ...]:
    """The subject with those joined to it: "the US and Britain"."""
    found = [subject]
    for mention in mentions:
        between = words[found[-1].last : mention.title if mention.title >= 0 else mention.first]
        if mention.first >= found[-1].last and 0 < len(between) <= 3 and all(
            word.lower in {"and", ",", "the"} for word in between
        ) and any(word.lower == "and" for word in between):
            found.append(mention)
    return tuple(found)


def _objects(
    words: Sequence[Word], mentions: Sequence[Mention], event: Event
) -> tuple[Mention, ...]:
    """The first actor behind an active verb, and those joined to it."""
    end = _reach(words, event.last, REACH)
    for mention in mentions:
        if mention.first < event.first + 1 or mention.place or mention.last > end:
            continue
        before = words[mention.first - 1].lower if mention.first else ""
        if before == "by" or (governed(words, mention) and not _target_preposition(words, mention)):
            continue
        return _with_coordinates(words, mentions, mention)
    return ()


def _target_preposition(words: Sequence[Word], mention: Mention) -> bool:
    start = mention.title if mention.title >= 0 else mention.first
    return any(word.lower in _TO_TARGET for word in words[max(0, start - 3) : start])


def _of_noun(
    words: Sequence[Word], mentions: Sequence[Mention], event: Event
) -> Parties:
    sources = tuple(
        m
        for m in mentions
        if m.last <= event.first
        and event.first - m.last <= 4
        and (m.adjective or words[m.last].lower in {"'s", "'", "’"} or m.last == event.first)
        and not any(w.text in ",;" or w.lower in PREPOSITIONS for w in words[m.last : event.first])
    )[-1:]
    if not sources:
        sources = _behind(words, mentions, event.last, frozenset({"by"}), NOUN_REACH)
    targets = _behind(words, mentions, event.last, _NOUN_TARGET, NOUN_REACH)
    return Parties(sources, tuple(m for m in targets if m not in sources))


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
        begin = mention.title if mention.title >= 0 else mention.first
        if begin < start or mention.last > end:
            continue
        if any(word.lower in prepositions for word in words[max(start - 1, begin - 3) : begin]):
            return _with_coordinates(words, mentions, mention)
    return ()


def _reach(words: Sequence[Word], start: int, reach: int) -> int:
    """How far behind a cue its complements may stand."""
    end = min(len(words), start + reach)
    for index in range(start, end):
        lower = words[index].lower
        if lower in _STRONG and lower not in {"that", "(", ")"}:
            return index
    return end
