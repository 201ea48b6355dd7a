"""What the engine knows of names before it reads.

Covers: one index of countries, peoples, capitals and bodies, from `pycountry`, `countryinfo`
and `gazetteer.toml`; the longest of these that begins at a word; the words by which a name or
a title tells what kind of actor it stands for (`heads.toml`).
Does not cover: names that only the article gives (`names.py`, `states.py`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from summarise.baseline.words import Word, line_of
from summarise.vocabulary import ActorType


class NameKind(Enum):
    """What kind of name it is."""

    COUNTRY = "country"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    BODY = "body"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor of the gazetteer.

    Attributes:
        key: Tells entries apart; the same for all names of one actor.
        kind: Country, people, capital or body.
        type: Of the actor.
        country: ISO 3166-1 alpha-3, or None.
    """

    key: str
    kind: NameKind
    type: ActorType
    country: str | None


@dataclass(frozen=True)
class Heads:
    """The tables. All words are lower case.

    Attributes:
        body: Last word of a body's name -> kind of actor.
        modifier: Words between a people's name and such a word.
        title: Main word of a title -> kind of actor; None where it does not tell.
        title_modifier: Words in front of it.
        title_of: Words behind its "of".
        nothing: Last words of names of places and things.
        particles: Small words inside personal names.
    """

    body: dict[str, ActorType]
    modifier: frozenset[str]
    title: dict[str, ActorType | None]
    title_modifier: frozenset[str]
    title_of: frozenset[str]
    nothing: frozenset[str]
    particles: frozenset[str]


# Country names that are common words, first names or places elsewhere: only our own list of
# names has them, or nobody.
_AMBIGUOUS = frozenset({"Guinea Bissau", "Jersey", "Mann", "Reunion", "Christmas Island"})
_NO_CAPITALS = frozenset({"Victoria", "Hamilton", "Kingston", "Stanley", "Douglas", "Georgetown"})
_PEOPLES_IN_S = ("ese", "ch", "sh", "ss", "s")


@cache
def gazetteer() -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Names by their first word, longest first."""
    names: dict[tuple[str, ...], Entry] = {}
    for name, entry in _all_names():
        words = tuple(word.text for word in line_of(name).words)
        if words:
            names.setdefault(words, entry)
    index: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for words, entry in names.items():
        index.setdefault(words[0], []).append((words, entry))
    return {
        first: tuple(sorted(found, key=lambda item: -len(item[0])))
        for first, found in index.items()
    }


def known_name(words: Sequence[Word], at: int) -> tuple[Entry, int] | None:
    """The longest known name that begins at word `at`, and the index behind it."""
    for name, entry in gazetteer().get(words[at].text, ()):
        last = at + len(name)
        if last <= len(words) and all(
            word.text == part for word, part in zip(words[at:last], name, strict=True)
        ):
            return entry, last
    return None


@cache
def country_codes() -> frozenset[str]:
    """Every ISO 3166-1 alpha-3 code."""
    import pycountry

    return frozenset(country.alpha_3 for country in pycountry.countries)


def _all_names() -> Iterator[tuple[str, Entry]]:
    """Our own names first: they win over the tables of others."""
    text = files("summarise.baseline").joinpath("gazetteer.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    yield from _own_places(data.pop("country"))
    for name in data.pop("nobody")["names"].split(";"):
        yield name.strip(), Entry(name.strip(), NameKind.NOBODY, ActorType.UNKNOWN, None)
    for kind, table in data.items():
        for names, code in _rows(table["names"]):
            entry = Entry(f"body:{names[0]}", NameKind.BODY, ActorType(kind), code)
            yield from ((name, entry) for name in names)
    yield from _table_places()


def _own_places(table: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    for names, code in _rows(table["names"]):
        yield from ((name, _country(code)) for name in names)
    for names, code in _rows(table["demonyms"]):
        yield from ((name, _demonym(code)) for name in names)
    for names, code in _rows(table["capitals"]):
        yield from ((name, _capital(names[0], code)) for name in names)


def _rows(text: str) -> Iterator[tuple[list[str], str | None]]:
    for line in text.strip().splitlines():
        names, _, code = line.partition(" = ")
        yield [name.strip() for name in names.split(";")], code.strip() or None


def _table_places() -> Iterator[tuple[str, Entry]]:
    from countryinfo import all_countries

    codes = country_codes()
    for found in all_countries():
        row: Any = found.info()
        code = (row.get("ISO") or {}).get("alpha3")
        if code not in codes:
            continue
        name = row["name"].removeprefix("The ")
        if name not in _AMBIGUOUS and "," not in name:
            yield name, _country(code)
        yield from _peoples(row.get("demonym") or "", code)
        listed = row.get("capital") or ""
        capital = listed[0] if isinstance(listed, list) else listed
        if capital and capital not in _NO_CAPITALS and capital != name:
            yield capital, _capital(capital, code)
    yield from _iso_names()


def _iso_names() -> Iterator[tuple[str, Entry]]:
    import pycountry

    for country in pycountry.countries:
        for field in ("common_name", "name", "official_name"):
            name = getattr(country, field, None)
            if name and "," not in name and name not in _AMBIGUOUS:
                yield name, _country(country.alpha_3)


def _peoples(text: str, code: str) -> Iterator[tuple[str, Entry]]:
    for demonym in text.replace("/", ",").split(","):
        name = demonym.strip()
        if len(name) > 3:
            yield name, _demonym(code)
            if not name.endswith(_PEOPLES_IN_S):
                yield name + "s", _demonym(code)


def _country(code: str | None) -> Entry:
    return Entry(f"country:{code}", NameKind.COUNTRY, ActorType.STATE, code)


def _demonym(code: str | None) -> Entry:
    return Entry(f"country:{code}", NameKind.DEMONYM, ActorType.STATE, code)


def _capital(name: str, code: str | None) -> Entry:
    return Entry(f"capital:{name}", NameKind.CAPITAL, ActorType.GOVERNMENT, code)


@cache
def heads() -> Heads:
    """The tables of the package."""
    text = files("summarise.baseline").joinpath("heads.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    titles = data["title"]
    modifier, of = titles.pop("modifier"), titles.pop("of")
    return Heads(
        body={
            word: ActorType(kind) for kind, words in data["body"].items() for word in words.split()
        },
        modifier=frozenset(data["modifier"]["words"].split()),
        title={
            word: None if kind == "plain" else ActorType(kind)
            for kind, words in titles.items()
            for word in words.split()
        },
        title_modifier=frozenset(modifier.split()),
        title_of=frozenset(of.split()),
        nothing=frozenset(data["not"]["words"].split()),
        particles=frozenset(data["not"]["particles"].split()),
    )
