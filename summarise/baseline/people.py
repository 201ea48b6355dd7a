"""Personal names: behind a title, or beside a calling.

Covers: "President X", "Taliban spokesperson X", "X, a US envoy", "the mayor, X, said".
Does not cover: names without either, which stay candidates (`runs.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarise.baseline.gazetteer import Entry, NameKind, heads, known_name
from summarise.baseline.mention import Mention
from summarise.baseline.words import CALENDAR, FUNCTION_WORDS, Line, Word
from summarise.vocabulary import ActorType

_FOR_A_STATE = frozenset("spokesperson spokesman spokeswoman representative envoy".split())
_ALSO_NAMES = frozenset("jan may april june august".split())
_GENERALS = frozenset("secretary attorney prosecutor director governor consul solicitor".split())
_APPOSITION_ENDS = frozenset({"and", "said", "who", "that", "which"})


def titled_person(line: Line, at: int, owner: Entry | None, first: int) -> Mention | None:
    """A title and the name behind it; `owner` is the country or body in front of the title."""
    title = _title(line.words, at) if line.words[at : at + 1] else None
    if title is None or line.words[at].lower == "and":
        return None
    kind, country, start = title
    end = _person_end(line.words, start)
    if end is None:
        return None
    kind = _kind({word.lower for word in line.words[at:start]}, kind, owner)
    name = line.slice(start, end)
    return Mention(
        start,
        end,
        name,
        f"person:{name.lower()}",
        kind or ActorType.UNKNOWN,
        (owner.country if owner else None) or country,
        person=True,
        title=first,
    )


def _kind(title: set[str], kind: ActorType | None, owner: Entry | None) -> ActorType | None:
    """What a person with this title is, knowing whom the title belongs to."""
    if title & {"opposition", "party"}:
        return ActorType.POLITICAL_PARTY
    if title & {"rebel", "militia", "insurgent"}:
        return ActorType.ARMED_GROUP
    if kind is not None or owner is None:
        return kind
    if owner.kind is NameKind.BODY:
        return owner.type
    return ActorType.GOVERNMENT if title & _FOR_A_STATE else None


def _title(words: Sequence[Word], at: int) -> tuple[ActorType | None, str | None, int] | None:
    """Kind, country and end of the title that begins at word `at`, or None."""
    tables = heads()
    kind: ActorType | None = None
    seen, country = False, None
    start = at
    while at < len(words) and at - start < 8:
        lower = words[at].lower
        if lower in tables.title:
            kind = kind or _calling_kind(words, at)
            seen = True
        elif lower == "." and seen and len(words[at - 1].text) <= 5:
            pass
        elif seen and lower in {"of", "for", "to"} and at + 1 < len(words):
            found, at = _title_of(words, at + 1)
            if at < 0:
                return None
            country = found if lower == "of" else country
            continue
        elif lower not in tables.title_modifier:
            break
        at += 1
    return (kind, country, at) if seen else None


def _calling_kind(words: Sequence[Word], at: int) -> ActorType | None:
    """The kind of actor that a calling names; "secretary general" is no soldier."""
    lower = words[at].lower
    if lower == "general" and at and words[at - 1].lower in _GENERALS:
        return heads().title.get(words[at - 1].lower, ActorType.GOVERNMENT)
    return heads().title.get(lower)


def _title_of(words: Sequence[Word], at: int) -> tuple[str | None, int]:
    """What stands behind a title's "of": a country or an office; -1 if neither."""
    if words[at].lower == "the" and at + 1 < len(words):
        at += 1
    known = known_name(words, at)
    if known is not None and known[0].kind in {NameKind.COUNTRY, NameKind.BODY}:
        return known[0].country, known[1]
    end = at
    while end < len(words) and words[end].lower in heads().title_of | {"and"}:
        end += 1
    return None, end if end > at else -1


def _person_end(words: Sequence[Word], start: int) -> int | None:
    """The index behind the personal name that begins at `start`, or None."""
    if start < len(words) and words[start].lower in heads().title_of:
        return None  # "General Staff" is an office
    at, capitals = start, 0
    while at < len(words) and at - start < 6:
        word = words[at]
        behind = behind_particles(words, at)
        if behind > at:
            at = behind
            continue
        initial = word.text == "." and at > start and len(words[at - 1].text) == 1
        if not initial and not may_be_in_person(words, at):
            break
        capitals += not initial
        at += 1
    return at if capitals else None


def behind_particles(words: Sequence[Word], at: int) -> int:
    """The index of the capitalised name behind particles at `at` ("von der Leyen"), or `at`."""
    end = at
    while end < len(words) and end - at < 3 and words[end].lower in heads().particles:
        end += 1
    return end if end < len(words) and words[end].capital and words[end].is_word else at


def may_be_in_person(words: Sequence[Word], at: int) -> bool:
    """Whether a word can be part of a personal name."""
    word = words[at]
    lower = word.lower
    if not word.is_word or not word.capital:
        return False
    behind = words[at + 1].text if at + 1 < len(words) else ""
    if lower in CALENDAR and (lower not in _ALSO_NAMES or behind[:1].isdigit()):
        return False
    if lower in FUNCTION_WORDS or (word.text.isupper() and len(word.text) > 3):
        return False
    known = known_name(words, at)
    return known is None or known[0].kind in {NameKind.CAPITAL, NameKind.NOBODY}


def apposition(words: Sequence[Word], at: int, end: int) -> tuple[ActorType | None, str | None]:
    """Kind and country from a calling beside the name in words `at` to `end`, if one is there."""
    sides: list[Iterable[int]] = []
    if end < len(words) and words[end].text == ",":
        sides.append(range(end + 1, min(end + 8, len(words))))
    if at and words[at - 1].text == ",":
        sides.append(range(at - 2, max(-1, at - 8), -1))
    for side in sides:
        kind, country = _calling(words, side)
        if kind is not None:
            return kind, country
    return None, None


def _calling(words: Sequence[Word], indices: Iterable[int]) -> tuple[ActorType | None, str | None]:
    """The first calling among these words, and the country or body named beside it."""
    kind: ActorType | None = None
    owner: Entry | None = None
    plain = False
    for index in indices:
        lower = words[index].lower
        if lower == "'s":
            continue
        if not words[index].is_word or lower in _APPOSITION_ENDS:
            break
        known = known_name(words, index)
        owner = owner or (known[0] if known else None)
        plain = plain or lower in heads().title
        kind = kind or _calling_kind(words, index)
        if plain and owner:
            break
    if plain and kind is None and owner is not None and owner.kind is NameKind.BODY:
        kind = owner.type
    if kind is ActorType.GOVERNMENT and owner is not None and owner.type is ActorType.IGO:
        kind = owner.type  # "president of the European Commission"
    return kind, owner.country if owner else None
