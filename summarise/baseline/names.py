"""Names in a sentence: countries, bodies, people with titles, and what kind of actor each is.

Covers: the longest name at each place, from the gazetteer, from head words ("... Ministry",
"Iraqi forces") and from titles ("President ..."). Does not cover: which names are one actor
(`directory.py`) and names without any such sign, which stay candidates of unknown type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarise.baseline.gazetteer import Entry, NameKind, known_name
from summarise.baseline.heads import heads
from summarise.baseline.words import (
    CALENDAR,
    FUNCTION_WORDS,
    PLACE_PREPOSITIONS,
    TIME_WORDS,
    Line,
    Word,
)
from summarise.schema import ActorType

MAX_NAME = 9  # words
_FOR_A_STATE = frozenset("spokesperson spokesman spokeswoman representative envoy".split())
_LINKED = ("-led", "-backed", "-based", "-built", "-held", "-controlled", "-run", "-aligned")
_PLACE_FIRST = frozenset(
    "typhoon hurricane storm cyclone operation mount lake camp fort port cape".split()
)
_COMPASS = frozenset(
    "north south east west northern southern eastern western central north-eastern north-western "
    "south-eastern south-western northeastern northwestern southeastern southwestern northeast "
    "northwest southeast southwest upper lower neighbouring neighboring nearby occupied".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence.

    Attributes:
        first, last: Its words, half-open.
        name: As the article writes it there.
        key: What tells actors apart so far; equal keys are one actor.
        type, country: As far as the words tell.
        person: Whether it is a person's name.
        adjective: Whether it is only an adjective of nationality ("Turkish airstrikes").
        place: Whether it stands where a place stands ("in Iraq").
        sure: Whether the gazetteer, a head word or a title vouches for it.
        title: First word of the title in front of it, or `first`.
    """

    first: int
    last: int
    name: str
    key: str
    type: ActorType
    country: str | None
    person: bool = False
    adjective: bool = False
    place: bool = False
    sure: bool = True
    title: int = -1


def names_in(line: Line) -> list[Mention]:
    """The names of one sentence, in order, none overlapping."""
    found: list[Mention] = []
    at = 0
    words = line.words
    while at < len(words):
        mention = _name_at(line, at) if words[at].is_word else None
        if mention is None:
            at += 1
        else:
            if mention.key:
                found.append(_placed(words, mention, found[-1] if found else None))
            at = max(mention.last, at + 1)
    return found


def _placed(words: Sequence[Word], mention: Mention, before: Mention | None) -> Mention:
    """The mention, with its place flag; in a list of names the first one decides."""
    in_list = (
        before is not None
        and not before.adjective
        and before.last < len(words)
        and words[before.last].lower in {",", "and", "or"}
        and mention.first - before.last <= 3
        and all(w.lower in {",", "and", "or", "the"} for w in words[before.last : mention.first])
    )
    if in_list and before is not None and before.sure:
        return replace(mention, place=before.place)
    return replace(mention, place=is_place(words, mention))


def _name_at(line: Line, at: int) -> Mention | None:
    words = line.words
    known = known_name(words, at)
    if known is not None and known[0].kind is NameKind.NOBODY and known[1] < len(words):
        known = None if _starts_longer_name(words, known[1]) else known
    titled = None if known else _titled_person(line, at, None, at)
    if titled is not None:
        return titled
    if known is not None:
        return _from_known(line, at, known[0], known[1])
    if words[at].capital:
        return _capitalised(line, at, at, None)
    return _body_of_country(line, at)


def _starts_longer_name(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].capital and words[at].is_word


# ---- names the gazetteer knows ---------------------------------------------------------------


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
    titled = _titled_person(line, behind, entry, at)
    if titled is not None:
        return titled
    if behind == last:
        longer = _known_with_head(line, at, entry, last)
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
    if end < len(words) and words[end].lower in tables.body:
        return _body(line, at, end + 1, entry)
    if last < len(words) and words[last].capital and entry.kind is not NameKind.CAPITAL:
        longer = _capitalised(line, at, last, entry)
        if longer is not None and longer.key.startswith("body:") and longer.last > last:
            return longer
    return None


def _head_follows(words: Sequence[Word], at: int) -> bool:
    tables = heads()
    return at < len(words) and (
        words[at].lower in tables.body or words[at].lower in tables.modifier
    )


def _body(line: Line, first: int, last: int, entry: Entry | None) -> Mention:
    """A body named by its head word, with the country in front of it if one stands there."""
    name = line.slice(first, last)
    head = line.words[last - 1].lower
    kind = heads().body[head]
    lowers = {word.lower for word in line.words[first:last]}
    if "intelligence" in lowers:
        kind = ActorType.INTELLIGENCE
    elif "media" in lowers or "news" in lowers:
        kind = ActorType.MEDIA
    elif "liberation" in lowers or "rebel" in lowers:
        kind = ActorType.ARMED_GROUP
    elif kind is ActorType.UNKNOWN and entry is not None and entry.kind is NameKind.BODY:
        kind = entry.type
    country = entry.country if entry else None
    if entry is not None and entry.kind is NameKind.BODY and entry.type is ActorType.ARMED_GROUP:
        return Mention(first, last, name, entry.key, ActorType.ARMED_GROUP, country)
    return Mention(first, last, name, _body_key(name, head, country), kind, country)


def _body_key(name: str, head: str, country: str | None) -> str:
    """"Iraqi government" and "Government of Iraq" are one body, named by head and country."""
    modifiers = [w for w in name.lower().split() if w in heads().modifier and w != head]
    if country and head in {"government", "parliament", "army", "military", "navy", "police"}:
        return f"body:{country}:{' '.join(modifiers)}:{head}"
    return f"body:{name.lower().removeprefix('the ')}"


def _body_of_country(line: Line, at: int) -> Mention | None:
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


# ---- people ----------------------------------------------------------------------------------


def _titled_person(line: Line, at: int, owner: Entry | None, first: int) -> Mention | None:
    """A title and the name behind it; `owner` is the country or body in front of the title."""
    title = _title(line.words, at)
    if title is None:
        return None
    kind, country, start = title
    lowers = {word.lower for word in line.words[at:start]}
    if lowers & {"opposition", "party"}:
        kind = ActorType.POLITICAL_PARTY
    elif lowers & {"rebel", "militia", "insurgent"}:
        kind = ActorType.ARMED_GROUP
    end = _person_end(line.words, start)
    if end is None:
        return None
    if kind is None and owner is not None and owner.kind is NameKind.BODY:
        kind = owner.type
    if kind is None and owner is not None and lowers & _FOR_A_STATE:
        kind = ActorType.GOVERNMENT
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


def _title(words: Sequence[Word], at: int) -> tuple[ActorType | None, str | None, int] | None:
    """Kind, country and end of the title that begins at word `at`, or None."""
    tables = heads()
    kind: ActorType | None = None
    seen, country = False, None
    start = at
    while at < len(words) and at - start < 8:
        lower = words[at].lower
        if lower in tables.title:
            kind = kind or tables.title[lower]
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
    tables = heads()
    at, capitals = start, 0
    while at < len(words) and at - start < 5:
        word = words[at]
        if word.lower in tables.particles and at + 1 < len(words) and words[at + 1].capital:
            at += 1
            continue
        initial = word.text == "." and at > start and len(words[at - 1].text) == 1
        if not initial and not _may_be_in_person(words, at):
            break
        capitals += not initial
        at += 1
    return at if capitals else None


def _may_be_in_person(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    lower = word.lower
    if not word.is_word or not word.capital or lower in CALENDAR:
        return False
    if lower in FUNCTION_WORDS or (word.text.isupper() and len(word.text) > 3):
        return False
    known = known_name(words, at)
    return known is None or known[0].kind in {NameKind.CAPITAL, NameKind.NOBODY}


# ---- other capitalised names -----------------------------------------------------------------


def _capitalised(line: Line, first: int, at: int, owner: Entry | None) -> Mention | None:
    """A run of capitalised words that begins at `at`; `first` includes a known name before."""
    words, tables = line.words, heads()
    lower = words[at].lower
    if lower in FUNCTION_WORDS | CALENDAR | TIME_WORDS or lower.endswith(_LINKED):
        return None
    end = _joined_end(words, _run_end(words, at))
    for last in range(end, at, -1):
        if words[last - 1].lower in tables.body and words[last - 1].capital:
            of = _extended(words, last)
            if last - first < 2 and of == last:
                return None  # "Parliament" alone does not say which
            mention = _body(line, first, last, owner)
            country = mention.country or _country_inside(words, first, of)
            name = line.slice(first, of)
            key = _body_key(name, words[last - 1].lower, country)
            return replace(mention, last=of, name=name, key=key, country=country)
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


def _run_end(words: Sequence[Word], at: int) -> int:
    """The index behind the capitalised words from `at` on."""
    tables = heads()
    end = at
    while end < len(words) and end - at < MAX_NAME:
        word = words[end]
        if word.is_word and word.capital and word.lower not in CALENDAR:
            end += 1
        elif (
            end > at
            and word.lower in tables.particles
            and end + 1 < len(words)
            and words[end + 1].capital
        ):
            end += 2
        else:
            break
    return end


def _joined_end(words: Sequence[Word], end: int) -> int:
    """The end of the run, over a "for" inside a body's name: "Cinema for Peace Foundation"."""
    if end + 1 < len(words) and words[end].lower == "for" and words[end + 1].capital:
        longer = _run_end(words, end + 1)
        if longer - end > 2 and words[longer - 1].lower in heads().body:
            return longer
    return end


def _extended(words: Sequence[Word], last: int) -> int:
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
    looks_personal = 2 <= end - at <= 4 and all(
        _may_be_in_person(words, n) and not _is_office(words[n]) for n in range(at, end)
    )
    if not (acronym or looks_personal or end - at == 1) or _is_office(words[end - 1]):
        return Mention(at, end, "", "", ActorType.UNKNOWN, None)
    if end - at == 1 and not acronym and words[at].lower in FUNCTION_WORDS | TIME_WORDS:
        return None
    name = line.slice(at, end)
    key = f"person:{name.lower()}" if looks_personal else f"name:{name}"
    return Mention(
        at, end, name, key, ActorType.UNKNOWN, None, person=looks_personal, sure=False
    )


def _is_office(word: Word) -> bool:
    tables = heads()
    return any(
        word.lower in table for table in (tables.modifier, tables.title, tables.body, tables.title_of)
    )


def is_place(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a name stands where a place stands: "in Iraq", "near northern Syria"."""
    if mention.sure and not mention.key.startswith(("country:", "capital:")):
        return False
    at = mention.first - 1
    while at >= 0 and (words[at].lower == "the" or words[at].lower in _COMPASS):
        if words[at].lower in _COMPASS:
            return True
        at -= 1
    if at < 0:
        return False
    before = words[at]
    if before.lower in PLACE_PREPOSITIONS or before.lower in {"inside", "outside"}:
        return True
    return before.text == "," and at > 0 and words[at - 1].capital and mention.key.startswith(
        "country:"
    )
