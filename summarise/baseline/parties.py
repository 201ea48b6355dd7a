"""Who acts on whom: the actors around a cue, by word order.

Covers: subject and object of an active or passive verb, possessor and complements of a
noun, subjects carried over a comma or a pronoun inside one sentence.
Does not cover: pronouns across sentences (`attribution.py` resolves speakers only).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.baseline.events import Event
from summarise.baseline.heads import heads
from summarise.baseline.mention import Mention
from summarise.baseline.words import (
    AUXILIARIES,
    CALENDAR,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_WORDS,
    Word,
)

REACH = 14  # words behind a cue in which its object is looked for
NOUN_REACH = 8
NEAR = 4  # words between a preposition and its name
_STRONG = (SUBORDINATORS - {"once"}) | frozenset({";", ":", "—", "–", "(", ")", '"', "“", "”"})
_CARRIED = frozenset("it he she they who which that".split())
_TO_TARGET = frozenset(
    "on against at toward towards with to for into of targeting from over between".split()
)
_NOUN_TARGET = frozenset("on against at toward towards with into of between".split())
_QUANTITY = frozenset(
    "thousands hundreds dozens scores tens millions number group members some many most all part "
    "half majority thousand hundred units handful".split()
)
_QUOTES = frozenset('"“”')
_SPANS_OF_TIME = frozenset("days weeks months years hours day week month year".split())
_REPORTING = frozenset(
    "said says say claimed claims alleged stated reported announced noted added saying confirmed "
    "warned insisted indicated acknowledged believes suggests".split()
)
_GOES_ON = frozenset("and but or then".split())
_LAID_TO = frozenset("ascribed attributed blamed".split())
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
    subject = subject_of(words, mentions, event.first)
    if event.passive:
        agent = _behind(words, mentions, event.last, frozenset({"by"}), REACH)
        return Parties(agent, (subject,) if subject else ())
    blamed = _blamed(words, mentions, event)
    targets = tuple(m for m in _objects(words, mentions, event) if m not in blamed)
    sources = _with_coordinates(words, mentions, subject) if subject else blamed
    return Parties(sources, tuple(m for m in targets if m not in sources))


def subject_of(words: Sequence[Word], mentions: Sequence[Mention], at: int) -> Mention | None:
    """The actor that is the subject of the verb at index `at`, or None."""
    start = _clause_start(words, at)
    inside = [m for m in mentions if start <= m.first and m.last <= at and not m.place]
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
        if lower in _SPANS_OF_TIME:
            return False
        if lower == "of" and at and _counts(words[at - 1]):
            return False
        if lower in PREPOSITIONS:
            return True
        if lower.replace(",", "").isdigit():
            at -= 1
            continue
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


def _counts(word: Word) -> bool:
    return word.lower in _QUANTITY or word.text[0].isdigit()


def _is_modifier(words: Sequence[Word], mention: Mention, at: int) -> bool:
    """Whether the name only qualifies the next noun: "Turkish airstrikes", "Iran's allies"."""
    if mention.last >= len(words) or mention.last >= at:
        return False
    behind = words[mention.last]
    if behind.lower in {"'s", "'", "’"}:
        return True
    if not mention.person and behind.lower in heads().title:
        return True  # "State Department spokesperson"
    return mention.adjective or (mention.key.startswith("capital:") and _names_a_place(behind))


def _names_a_place(behind: Word) -> bool:
    """Whether the word behind a capital makes it a mere adjective: "Kabul car bombing"."""
    return behind.lower in {"car", "suicide", "bomb", "airport", "police", "hospital", "hotel"}


def _clause_start(words: Sequence[Word], at: int) -> int:
    """The index behind the last strong border before `at`."""
    for back in range(at - 1, -1, -1):
        lower = words[back].lower
        if lower in _STRONG and not (lower in _QUOTES and not _opens_speech(words, back)):
            return _behind_subclause(words, back, at)
        joins = lower in {"and", "but"} and back and words[back - 1].text == ","
        reports = lower in _REPORTING and back + 1 < at
        if joins and not _without_own_subject(words[back + 1 : at]):
            return back + 1
        if reports and words[back + 1].text not in {",", '"', "“"}:
            return back + 1
    return 0


def _opens_speech(words: Sequence[Word], at: int) -> bool:
    """Whether a quotation mark opens or closes speech rather than one quoted word."""
    return at > 0 and words[at - 1].text in {",", ":", ".", "!", "?"}


def _behind_subclause(words: Sequence[Word], border: int, at: int) -> int:
    """Behind an introductory clause, where its comma shows the main clause: "While A ..., B"."""
    opens = border == 0 or words[border - 1].text in {",", "."}
    if opens and words[border].lower in SUBORDINATORS - {"who", "which", "that", "where"}:
        for index in range(at - 1, border, -1):
            if words[index].text == "," and not _without_own_subject(words[index + 1 : at]):
                return index + 1
    return border + 1


def _behind_introduction(words: Sequence[Word], start: int, at: int) -> int:
    """The index behind an introductory phrase: "On Friday, ...", "In a statement, ..."."""
    first = words[start].lower if start < at else ""
    opens = (
        first in PREPOSITIONS or first in TIME_WORDS or first in CALENDAR or first == "according"
    )
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
    found, listed = [subject], [subject]
    for mention in mentions:
        begin = mention.title if mention.title >= 0 else mention.first
        if begin < listed[-1].last:
            continue
        between = [word.lower for word in words[listed[-1].last : begin] if word.lower != "the"]
        if between == [","]:
            listed.append(mention)
        elif between == ["and"] or (between == [",", "and"] and len(listed) > 1):
            return (*listed, mention)
        else:
            break
    return tuple(found)


def _objects(
    words: Sequence[Word], mentions: Sequence[Mention], event: Event
) -> tuple[Mention, ...]:
    """The first actor behind an active verb, and those joined to it."""
    end = _reach(words, event.last, REACH)
    for mention in mentions:
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
    start = mention.title if mention.title >= 0 else mention.first
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
        sources = _blamed(words, mentions, event)
    toward = _NOUN_TARGET
    if event.group.root in {"ASSAULT", "COERCE", "THREATEN"}:
        toward = toward - {"with"}
    targets = _behind(words, mentions, event.last, toward, NOUN_REACH)
    return Parties(sources, tuple(m for m in targets if m not in sources))


def _blamed(
    words: Sequence[Word], mentions: Sequence[Mention], event: Event
) -> tuple[Mention, ...]:
    """Whom an attack is laid to: "an attack ascribed to X", "blamed on X"."""
    for mention in mentions:
        front = {word.lower for word in words[max(0, mention.first - 4) : mention.first]}
        if event.last <= mention.first <= event.last + NOUN_REACH and front & _LAID_TO:
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
        begin = mention.title if mention.title >= 0 else mention.first
        if begin < start or mention.last > end:
            continue
        if any(word.lower in prepositions for word in words[max(start - 1, begin - NEAR) : begin]):
            return _with_coordinates(words, mentions, mention)
    return ()


def _reach(words: Sequence[Word], start: int, reach: int) -> int:
    """How far behind a cue its complements may stand."""
    end = min(len(words), start + reach)
    for index in range(start, end):
        lower = words[index].lower
        if lower in _STRONG and lower not in {"that", "(", ")"}:
            return index
        if lower == "," and index + 1 < len(words) and words[index + 1].lower in _GOES_ON:
            return index
    return end
