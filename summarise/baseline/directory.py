"""Which names of an article are one actor.

Covers: joining countries with their capitals, acronyms with the names they abbreviate
where the article says so, surnames with full names; choosing the name to show.
Does not cover: what an actor does (`parties.py`), and whether it is worth listing
(`actors.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarise.baseline.gazetteer import heads
from summarise.baseline.mention import Mention
from summarise.baseline.words import Line
from summarise.vocabulary import ActorType

MAX_ALIASES = 6


@dataclass(frozen=True, slots=True)
class Known:
    """One actor of the article.

    Attributes:
        name: The fullest name the article gives.
        aliases: Its other names in the article, most frequent first.
        type, country: As far as the article and the gazetteer tell.
        person: Whether it is a person.
        sure: Whether anything vouches for its being an actor.
        count: How often it is named as anything but a place or an adjective.
        first: Number of the sentence that names it first.
    """

    name: str
    aliases: tuple[str, ...]
    type: ActorType
    country: str | None
    person: bool
    sure: bool
    count: int
    first: int


@dataclass(frozen=True)
class Directory:
    """The actors of an article.

    Attributes:
        actors: By the joined key. Actors that are only places or adjectives are not here.
        joined: From a mention's key to the joined key.
    """

    actors: dict[str, Known]
    joined: dict[str, str]

    def of(self, mention: Mention) -> str | None:
        """The joined key of a mention's actor, or None if it is none."""
        key = self.joined.get(mention.key, mention.key)
        return key if key in self.actors else None


def directory_of(lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]) -> Directory:
    """Every actor that the sentences name."""
    joined = _joined(lines, mentions)
    groups: dict[str, list[tuple[int, Mention]]] = defaultdict(list)
    for line, found in zip(lines, mentions, strict=True):
        for mention in found:
            groups[joined.get(mention.key, mention.key)].append((line.number, mention))
    actors = {}
    for key, group in groups.items():
        acting = [(number, m) for number, m in group if not (m.adjective or m.place)]
        if acting and (acting[0][1].sure or _is_name(lines, group)):
            actors[key] = _known(acting, [m for _, m in group])
    return Directory(actors, joined)


def _is_name(lines: Sequence[Line], group: list[tuple[int, Mention]]) -> bool:
    """Whether an unvouched name is one: not only a word with a sentence's first capital."""
    if any(mention.sure or " " in mention.name for _, mention in group):
        return True
    if all(mention.first == 0 for _, mention in group):
        return False
    lower = group[0][1].name.lower()
    return not any(word.text == lower for line in lines for word in line.words)


def _known(acting: list[tuple[int, Mention]], every: list[Mention]) -> Known:
    names = Counter(mention.name for _, mention in acting)
    person = any(mention.person for _, mention in acting)
    first = {name: place for place, name in enumerate(names)}
    countries = {m.name for _, m in acting if m.key.startswith("country:")}
    name = min(countries or names, key=lambda n: (-_fullness(n), first[n]))
    others = [other for other, _ in names.most_common() if other != name]
    types = Counter(m.type for m in every if m.type is not ActorType.UNKNOWN)
    if person:
        types = Counter(m.type for m in every if m.person and m.type is not ActorType.UNKNOWN)
    codes = Counter(m.country for m in every if m.country)
    return Known(
        name=name,
        aliases=tuple(others[:MAX_ALIASES]),
        type=types.most_common(1)[0][0] if types else ActorType.UNKNOWN,
        country=codes.most_common(1)[0][0] if codes else None,
        person=person,
        sure=any(mention.sure for mention in every),
        count=len(acting),
        first=acting[0][0],
    )


def _fullness(name: str) -> int:
    """Words of a name, acronyms last; capped, so that among long names the first one wins."""
    return 0 if name.replace(".", "").isupper() else min(len(name.split()), 4)


def _joined(lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for line, found in zip(lines, mentions, strict=True):
        for one, two in pairwise(found):
            if _in_brackets(line, one, two):
                _join(joined, two.key, one.key)
    _join_people(joined, mentions)
    _join_capitals(joined, mentions)
    return {key: _root(joined, key) for key in joined}


def _in_brackets(line: Line, one: Mention, two: Mention) -> bool:
    """Whether the second name explains the first: "Workers' Party (PKK)", "ISIS (Islamic ...)"."""
    words = line.words
    opened = one.last < len(words) and words[one.last].text == "("
    closed = two.last < len(words) and words[two.last].text == ")"
    if not (opened and closed and two.first == one.last + 1):
        return False
    short, long = sorted((one.name, two.name), key=len)
    initials = [word[0].lower() for word in long.replace("-", " ").split()]
    return short.isupper() and short[:1].lower() in initials


def _join_people(joined: dict[str, str], mentions: Sequence[Sequence[Mention]]) -> None:
    """Surnames alone belong to the one full name that ends in them."""
    full: dict[str, set[str]] = defaultdict(set)
    for found in mentions:
        for mention in found:
            if mention.person and _is_full(mention.name) and not mention.place:
                full[_surname(mention.name)].add(mention.key)
    for found in mentions:
        for mention in found:
            if _is_full(mention.name) or not mention.key.startswith(("name:", "person:")):
                continue
            owners = full.get(_surname(mention.name), set())
            if len(owners) == 1:
                _join(joined, mention.key, next(iter(owners)))


def _is_full(name: str) -> bool:
    """Whether a name has more than a surname: "Ursula von der Leyen", not "von der Leyen"."""
    return sum(part not in heads().particles for part in name.split()) > 1


def _surname(name: str) -> str:
    last = name.split()[-1]
    return last[3:] if last[2:3] == "-" and last[:2].islower() else last


def _join_capitals(joined: dict[str, str], mentions: Sequence[Sequence[Mention]]) -> None:
    """A capital that acts is its country, where the article names the country too."""
    named = {m.key for found in mentions for m in found if m.type is ActorType.STATE}
    named = {key for key in named if key.startswith("country:")}
    for found in mentions:
        for mention in found:
            country = f"country:{mention.country}"
            if mention.key.startswith("capital:") and not mention.place and country in named:
                _join(joined, mention.key, country)


def _root(joined: dict[str, str], key: str) -> str:
    while joined.get(key, key) != key:
        key = joined[key]
    return key


def _join(joined: dict[str, str], key: str, owner: str) -> None:
    one, two = _root(joined, key), _root(joined, owner)
    if one != two:
        joined[one] = two
    joined.setdefault(two, two)
