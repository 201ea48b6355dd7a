"""Runs of capitalised words: bodies by their head word, and candidates for people.

Covers: "Ministry of Defence", "Iraqi Security Forces", "the government of Syria", acronyms,
names that nothing vouches for. Does not cover: names of the gazetteer (`names.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarise.baseline.gazetteer import Entry, NameKind, heads, known_name
from summarise.baseline.mention import Mention
from summarise.baseline.people import apposition, behind_particles, may_be_in_person
from summarise.baseline.words import CALENDAR, FUNCTION_WORDS, TIME_WORDS, Line, Word
from summarise.vocabulary import ActorType

MAX_NAME = 9  # words
_LINKED = ("-led", "-backed", "-based", "-built", "-held", "-controlled", "-run", "-aligned")
_FIGHTERS = frozenset("fighters fighter militants militant rebels terrorists gunmen".split())
_SOLDIERS = frozenset("troops troop forces soldiers soldier personnel".split())
_PLACE_FIRST = frozenset(
    "typhoon hurricane storm cyclone operation mount lake camp fort port cape".split()
)
# Kinds that "commanders" or "officials" give way to where a body's name stands before them.
_BORROWED = frozenset({ActorType.UNKNOWN, ActorType.MILITARY, ActorType.GOVERNMENT})
_OWNERS = frozenset("people women children king queen".split())
_RULE = frozenset({"regime", "government", "administration"})


def body(line: Line, first: int, last: int, entry: Entry | None) -> Mention:
    """A body named by its head word, with the country in front of it if one stands there."""
    name = line.slice(first, last)
    head = line.words[last - 1].lower
    kind = heads().body[head]
    lowers = {word.lower for word in line.words[first:last]}
    if "intelligence" in lowers:
        kind = ActorType.INTELLIGENCE
    elif "media" in lowers or "news" in lowers:
        kind = ActorType.MEDIA
    elif head == "staff" and "general" not in lowers:
        kind = ActorType.UNKNOWN if entry is None else entry.type
    elif "liberation" in lowers or "rebel" in lowers:
        kind = ActorType.ARMED_GROUP
    elif entry is not None and entry.kind is NameKind.BODY and kind in _BORROWED:
        kind = entry.type
    country = entry.country if entry else None
    if entry is not None and entry.kind is NameKind.BODY and head in _SOLDIERS | _FIGHTERS:
        return Mention(first, last, name, entry.key, entry.type, country)
    return Mention(first, last, name, _body_key(name, head, country), kind, country)


def _body_key(name: str, head: str, country: str | None) -> str:
    """The same key for "Iraqi government" and "Government of Iraq"."""
    modifiers = [w for w in name.lower().split() if w in heads().modifier and w != head]
    if country and head in _SOLDIERS and not set(modifiers) - {"military"}:
        return f"body:{country}:soldiers"
    if country and head in {"government", "parliament", "army", "military", "navy", "police"}:
        return f"body:{country}:{' '.join(modifiers)}:{head}"
    return f"body:{name.lower().removeprefix('the ')}"


def body_of_country(line: Line, at: int) -> Mention | None:
    """A lower-case head word with its country behind it: "the government of Syria"."""
    words = line.words
    if words[at].lower not in heads().body or at + 2 >= len(words) or words[at + 1].lower != "of":
        return None
    start = at + 3 if words[at + 2].lower == "the" else at + 2
    known = known_name(words, start) if start < len(words) else None
    if known is None or known[0].kind is not NameKind.COUNTRY:
        return None
    entry, last = known
    head = words[at].lower
    name = line.slice(at, last)
    key = _body_key(head, head, entry.country)
    return Mention(at, last, name, key, heads().body[head], entry.country)


def capitalised(line: Line, first: int, at: int, owner: Entry | None) -> Mention | None:
    """A run of capitalised words that begins at `at`; `first` includes a known name before."""
    words, tables = line.words, heads()
    lower = words[at].lower
    if lower in FUNCTION_WORDS | CALENDAR | TIME_WORDS or lower.endswith(_LINKED):
        return None
    end = _joined_end(words, _run_end(words, at))
    for last in range(end, at, -1):
        if words[last - 1].lower in tables.body and words[last - 1].capital:
            return _with_complement(line, first, last, owner)
    if owner is None and end < len(words) and words[end].lower in _RULE:
        return body(line, first, end + 1, None)  # "Assad regime"
    if owner is not None:
        return None
    names_a_place = (
        words[end - 1].lower in tables.nothing
        or lower in _PLACE_FIRST
        or (end < len(words) and words[end].lower in tables.nothing)
    )
    if names_a_place:
        return Mention(at, end, "", "", ActorType.UNKNOWN, None)
    return _candidate(line, at, end)


def _with_complement(line: Line, first: int, last: int, owner: Entry | None) -> Mention | None:
    """A body whose head word is `last - 1`, with its "of ..." part."""
    of = extended(line.words, last)
    if last - first < 2 and of == last:
        return None  # "Parliament" alone does not say which
    mention = body(line, first, last, owner)
    country = mention.country or _country_inside(line.words, first, of)
    name = line.slice(first, of)
    key = _body_key(name, line.words[last - 1].lower, country)
    return replace(mention, last=of, name=name, key=key, country=country)


def _run_end(words: Sequence[Word], at: int) -> int:
    """The index behind the capitalised words from `at` on."""
    end = at
    while end < len(words) and end - at < MAX_NAME:
        word = words[end]
        if word.is_word and word.capital and word.lower not in CALENDAR:
            end += 1
        elif end > at and behind_particles(words, end) > end:
            end = behind_particles(words, end) + 1
        elif _joins_names(words, end) and end > at:
            end += 1  # "People's Army"
        else:
            break
    return end


def _joins_names(words: Sequence[Word], at: int) -> bool:
    """Whether a possessive ending stands inside a body's name: "the Korean People's Army"."""
    if words[at].lower != "'s" or at + 1 >= len(words) or not at:
        return False
    return words[at - 1].lower in _OWNERS and words[at + 1].capital


def _joined_end(words: Sequence[Word], end: int) -> int:
    """The end of the run, over a "for" inside a body's name: "Cinema for Peace Foundation"."""
    if end + 1 < len(words) and words[end].lower == "for" and words[end + 1].capital:
        longer = _run_end(words, end + 1)
        if longer - end > 2 and words[longer - 1].lower in heads().body:
            return longer
    return end


def extended(words: Sequence[Word], last: int) -> int:
    """The end of a body's name with its "of ..." or "for ..." part."""
    if last + 1 >= len(words) or words[last].lower not in {"of", "for"}:
        return last
    start = last + 2 if words[last + 1].lower == "the" else last + 1
    if start >= len(words) or not words[start].capital:
        return last
    end = _run_end(words, start)
    return end if end > start else last


def _country_inside(words: Sequence[Word], first: int, last: int) -> str | None:
    for at in range(first, last):
        known = known_name(words, at)
        if known is not None and known[0].kind is not NameKind.NOBODY:
            return known[0].country
    return None


def _candidate(line: Line, at: int, end: int) -> Mention | None:
    """A name that nothing vouches for: maybe a person, maybe an acronym."""
    words = line.words
    acronym = end - at == 1 and words[at].text.isupper() and 2 <= len(words[at].text) <= 8
    proper = [n for n in range(at, end) if words[n].lower not in heads().particles]
    looks_personal = 2 <= len(proper) <= 4 and all(
        may_be_in_person(words, n) and not _is_office(words[n]) for n in proper
    )
    if not (acronym or looks_personal or end - at == 1) or _is_office(words[end - 1]):
        return Mention(at, end, "", "", ActorType.UNKNOWN, None)
    if end - at == 1 and not acronym and words[at].lower in FUNCTION_WORDS | TIME_WORDS:
        return None
    name = line.slice(at, end)
    if not looks_personal:
        return Mention(at, end, name, f"name:{name}", ActorType.UNKNOWN, None, sure=False)
    kind, country = apposition(words, at, end)
    return Mention(
        at,
        end,
        name,
        f"person:{name.lower()}",
        kind or ActorType.UNKNOWN,
        country,
        person=True,
        sure=kind is not None,
    )


def _is_office(word: Word) -> bool:
    tables = heads()
    return any(
        word.lower in table
        for table in (tables.modifier, tables.title, tables.body, tables.title_of)
    )
