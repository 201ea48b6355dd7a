"""Names in a sentence: countries, bodies, people with titles, and what kind of actor each is.

Covers: the longest name at each place, from the gazetteer, from head words and from titles;
whether it stands for a place. Does not cover: which names are one actor (`directory.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarise.baseline.gazetteer import Entry, NameKind, heads, known_name
from summarise.baseline.inflection import noun_forms
from summarise.baseline.mention import Mention
from summarise.baseline.people import titled_person
from summarise.baseline.runs import body, body_of_country, capitalised, extended
from summarise.baseline.words import CALENDAR, PLACE_PREPOSITIONS, Line, Word
from summarise.vocabulary import ActorType

_THINGS = frozenset(
    form
    for word in (
        "jet plane aircraft flight base helicopter vehicle convoy position vessel ship boat truck "
        "hospital airport airfield exercise drill operation parade camp post checkpoint barracks "
        "headquarters building station hardware equipment aid"
    ).split()
    for form in noun_forms(word)
)
_BEFORE_CAPITALS = PLACE_PREPOSITIONS | {"to", "for", "of", "toward"}
_BEFORE_COUNTRIES = PLACE_PREPOSITIONS - {"at"}  # "fired rockets at Israel"
_COMPASS = frozenset(
    "north south east west northern southern eastern western central north-eastern north-western "
    "south-eastern south-western northeastern northwestern southeastern southwestern northeast "
    "northwest southeast southwest upper lower neighbouring neighboring nearby occupied".split()
)


def names_in(line: Line, states: Mapping[str, Entry] | None = None) -> list[Mention]:
    """The names of one sentence, in order, none overlapping.

    Args:
        line: The sentence.
        states: Names that the article itself shows to be countries, from `states_in`.
    """
    found: list[Mention] = []
    at = 0
    words = line.words
    while at < len(words):
        mention = _name_at(line, at, states or {}) if words[at].is_word else None
        if mention is None:
            at += 1
        else:
            if mention.key:
                if found and _renamed(found[-1], mention):
                    found.pop()
                found.append(_placed(words, mention, found[-1] if found else None))
            at = max(mention.last, at + 1)
    return found


def _renamed(before: Mention, mention: Mention) -> bool:
    """Whether the name only spells out the body right before it: "news agency Fars"."""
    generic = before.key.startswith("body:") and before.last == mention.first
    return generic and mention.sure and before.name.split()[-1].islower()


def _placed(words: Sequence[Word], mention: Mention, before: Mention | None) -> Mention:
    """The mention, with its place flag; in a list of names the first one decides."""
    in_list = (
        before is not None
        and mention.key.startswith("country:")
        and before.key.startswith(("country:", "capital:"))
        and not before.adjective
        and before.last < len(words)
        and words[before.last].lower in {",", "and", "or"}
        and mention.first - before.last <= 3
        and all(w.lower in {",", "and", "or", "the"} for w in words[before.last : mention.first])
    )
    if in_list and before is not None and before.sure:
        return replace(mention, place=before.place)
    behind_comma = (
        before is not None and before.last == mention.first - 1 and words[before.last].text == ","
    )
    if (
        behind_comma
        and before is not None
        and before.sure
        and not before.key.startswith("capital:")
    ):
        return mention  # "According to Reuters, Iran ..."
    return replace(mention, place=is_place(words, mention))


def _name_at(line: Line, at: int, states: Mapping[str, Entry]) -> Mention | None:
    words = line.words
    known = known_name(words, at)
    if known is None and words[at].text in states:
        known = states[words[at].text], at + 1
    if known is not None and known[0].kind is NameKind.NOBODY and known[1] < len(words):
        known = None if _starts_longer_name(words, known[1]) else known
    titled = None if known else titled_person(line, at, None, at)
    if titled is not None:
        return titled
    if known is not None:
        return _from_known(line, at, known[0], known[1])
    if words[at].capital:
        return capitalised(line, at, at, None)
    return body_of_country(line, at)


def _starts_longer_name(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].capital and words[at].is_word


def _from_known(line: Line, at: int, entry: Entry, last: int) -> Mention | None:
    words = line.words
    if entry.kind is NameKind.NOBODY:
        return Mention(at, last, "", "", ActorType.UNKNOWN, None)
    here = Mention(
        at,
        last,
        line.slice(at, last),
        entry.key,
        entry.type,
        entry.country,
        adjective=entry.kind is NameKind.DEMONYM,
    )
    behind = last + 1 if last < len(words) and words[last].lower == "'s" else last
    titled = titled_person(line, behind, entry, at)
    if titled is not None:
        return titled
    longer = _known_with_head(line, at, entry, behind)
    if longer is not None:
        return longer
    if here.adjective and here.name.endswith("s") and not here.name.endswith(("ss", "ese")):
        return replace(here, adjective=False, type=ActorType.CIVILIAN, key=f"people:{entry.key}")
    return here


def _known_with_head(line: Line, at: int, entry: Entry, last: int) -> Mention | None:
    """A known name with a head word behind it: "Iraqi security forces", "Taliban fighters"."""
    words, tables = line.words, heads()
    end = last
    while end < len(words) and end - last < 3 and words[end].lower in tables.modifier:
        if words[end].lower in tables.body and not _head_follows(words, end + 1):
            break
        end += 1
    if end < len(words) and words[end].lower in tables.body and not _qualifies(words, end):
        found = body(line, at, end + 1, entry)
        of = extended(words, end + 1) if words[end].capital else end + 1
        return replace(found, last=of, name=line.slice(at, of)) if of > end + 1 else found
    if last < len(words) and words[last].capital and entry.kind is not NameKind.CAPITAL:
        longer = capitalised(line, at, last, entry)
        if longer is not None and longer.key.startswith("body:") and longer.last > last:
            return longer
    return None


def _qualifies(words: Sequence[Word], at: int) -> bool:
    """Whether a head word only qualifies a thing: "Iraqi military base", "Russian fighter jet"."""
    behind = words[at + 1] if at + 1 < len(words) else None
    return behind is not None and behind.lower in _THINGS and words[at].text.islower()


def _head_follows(words: Sequence[Word], at: int) -> bool:
    tables = heads()
    return at < len(words) and (
        words[at].lower in tables.body or words[at].lower in tables.modifier
    )


def is_place(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a name stands where a place stands: "in Iraq", "near northern Syria"."""
    if mention.sure and not mention.key.startswith(("country:", "capital:")):
        return False
    at = mention.first - 1
    capital = mention.key.startswith("capital:")
    if capital and at >= 0 and words[at].lower in {"a", "an", "the"}:
        return True  # "a Baghdad airport"
    while at >= 0 and (words[at].lower == "the" or words[at].lower in _COMPASS):
        if words[at].lower in _COMPASS:
            return True
        at -= 1
    if at < 0:
        return False
    before = words[at]
    if before.lower in (_BEFORE_CAPITALS if capital else _BEFORE_COUNTRIES):
        return True
    return (
        before.text == ","
        and at == mention.first - 1 > 0
        and words[at - 1].capital
        and words[at - 1].lower not in CALENDAR
        and mention.key.startswith("country:")
    )
