"""The ways to write one actor's name, as keys by which the same actor is found elsewhere.

Covers: full names, surnames and other single words, bodies whose words may stand in another
order ("Toralian Ministry of Defence", "Defence Ministry of Toral"), official names of states,
initials, states by code. Does not cover: joining what shares a key (`merging.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from summarise.checks.text.countries import country_named
from summarise.checks.text.cues import FUNCTION_WORDS
from summarise.checks.text.names import surname_of
from summarise.checks.text.naming import tokens_of
from summarise.checks.text.wording import stem, words_of
from summarise.schema import Actor
from summarise.vocabulary import ActorType

# What every country has: a name of such words alone says nothing without the country.
_INSTITUTIONS = frozenset(
    "ministry ministries minister defence defense foreign interior finance justice economy army "
    "navy air force forces general staff high command commander armed military parliament assembly "
    "senate congress house lower upper national government cabinet president presidency prime "
    "vice deputy chief office police border guard guards security council intelligence service "
    "services coast central bank state department secretary court supreme affairs".split()
)
# Who is not named at all: never the same in two articles for certain.
_UNNAMED = frozenset(
    "official officials source sources diplomat diplomats analyst analysts resident residents "
    "witness witnesses observer observers expert experts spokesman spokeswoman spokesperson "
    "soldier soldiers troops fighters gunmen doctor officer officers civilians people civilian "
    "villagers protesters monitors investigators doctors media leaders authorities guards "
    "prisoners refugees reservists insider insiders driver commander adviser aide agencies "
    "delegations delegates negotiators".split()
)
# Official names of states, less what they share (ISO 3166-1, "official name").
_OFFICIAL = frozenset(
    "republic kingdom federation islamic people people's democratic state union federal arab "
    "socialist commonwealth principality sultanate emirate federative".split()
)
_DEMONYM = ("ian", "ean", "ans", "ese", "ish", "an", "ic", "ns", "n", "i", "a", "e")
_ROOT = 4  # letters that a country and its people share at least
_INITIALS = 3
_RANKS = frozenset(
    "colonel general major captain lieutenant admiral commodore brigadier marshal sergeant".split()
)
# What is called by the last words of its name: `the Front`, `the Union`.
_BODIES = frozenset(
    {ActorType.ARMED_GROUP, ActorType.PARAMILITARY, ActorType.POLITICAL_PARTY, ActorType.IGO}
)
_PARENTHESES = re.compile(r"\([^()]{0,80}\)")


class Strength(IntEnum):
    """How well a key tells who is meant; the strongest are joined first."""

    NAME = 1
    STATE = 2
    ALIAS = 3
    SHORT = 4
    INITIALS = 5
    SURNAME = 6
    TAIL = 7


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """One way to find an actor again.

    Attributes:
        value: Comparable; two actors that share it may be one.
        shown: As written, for the reason given to a reader.
        own: Whether it is of the actor's name, not of an alias.
    """

    strength: Strength
    value: str
    shown: str
    own: bool


def keys_of(actor: Actor, original: str) -> tuple[Key, ...]:
    """The keys of one actor, strongest first.

    Args:
        actor: Of one article.
        original: The article that it is a copy of, or itself: in copies of one article even
            "two officials" are the same two.
    """
    found: dict[tuple[Strength, str], Key] = {}
    for written in (actor.name, *actor.aliases):
        for strength, value in _keys(written, actor):
            own = written == actor.name
            found.setdefault((strength, value), Key(strength, value, written.strip(), own))
    value = f"{original} {actor.name.casefold()}"
    found[Strength.NAME, value] = Key(Strength.NAME, value, actor.name, own=True)
    country = country_of(actor)
    if actor.type is ActorType.STATE and country:
        key = Key(Strength.STATE, f"state {country}", actor.name, own=True)
        found.setdefault((key.strength, key.value), key)
    return tuple(sorted(found.values()))


def country_of(actor: Actor) -> str | None:
    """The code of an actor's country, or of the country that a state's name stands for."""
    if actor.country or actor.type is not ActorType.STATE:
        return actor.country
    return country_named(actor.name)


def is_person(name: str) -> bool:
    """True for a full name that may be a person's."""
    return surname_of(name) is not None and len(_full(name)) > 1


def persons_differ(one: str, other: str) -> bool:
    """True for two full names that cannot be one person's: `Ana Ott`, `Ivo Ott`."""
    left, right = _full(one), _full(other)
    if not left or not right or not is_person(one) or not is_person(other):
        return False
    first, second = left[0], right[0]
    initial = min(len(first), len(second)) == 1 and first[0] == second[0]
    return left[-1] != right[-1] or not (first == second or initial)


def _keys(written: str, actor: Actor) -> Iterator[tuple[Strength, str]]:
    bare = _PARENTHESES.sub(" ", written).strip()
    tokens = _full(bare)
    if not tokens or is_unnamed(bare):
        return
    named = Strength.NAME if written == actor.name else Strength.ALIAS
    country = f" {actor.country}" if _is_generic(bare) else ""
    if country and not actor.country:
        return
    if len(tokens) > 1:
        yield named, " ".join(tokens) + country
        yield named, "words " + " ".join(sorted(_telling(bare))) + country
        yield from _initials(bare)
    elif any(letter.isupper() for letter in bare) or not bare.isascii():
        yield (named if actor.type is ActorType.STATE else Strength.SHORT), tokens[0]
    if actor.type is ActorType.STATE:
        yield Strength.STATE, "named " + " ".join(_without_official(tokens))
    yield from _parts(bare, tokens, actor)


def _initials(bare: str) -> Iterator[tuple[Strength, str]]:
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z]\w+", bare))
    if len(initials) >= _INITIALS:
        yield Strength.INITIALS, initials.casefold()


def _parts(bare: str, tokens: tuple[str, ...], actor: Actor) -> Iterator[tuple[Strength, str]]:
    """What a full name is shortened to: a surname, or the end of the name of a body."""
    surname = surname_of(bare)
    if surname is not None and len(tokens) > 1:
        yield Strength.SURNAME, tokens[-1]
    elif actor.type in _BODIES:
        for tail in (tokens[at:] for at in range(1, len(tokens))):
            if not _INSTITUTIONS.issuperset(tail):
                yield Strength.TAIL, " ".join(tail)


@lru_cache(maxsize=8_192)
def _full(name: str) -> tuple[str, ...]:
    """A name's words without titles, initials and `of`; none if nothing tells who it is."""
    tokens = tokens_of(_PARENTHESES.sub(" ", name))
    if tokens and tokens[0] in FUNCTION_WORDS and len(tokens) > 1:
        tokens = tuple(word.norm for word in words_of(name) if word.is_word)
    if len(tokens) > 1 and tokens[0] in _RANKS:
        tokens = tokens[1:]
    if len(tokens) > 2:
        middle = tuple(word for word in tokens[1:-1] if len(word) > 1)
        tokens = (tokens[0], *middle, tokens[-1])
    if len(tokens) == 1 and tokens[0] in _INSTITUTIONS | _UNNAMED:
        return ()
    return tokens


@lru_cache(maxsize=8_192)
def _telling(name: str) -> tuple[str, ...]:
    """The content words of a name; a country's people count as the country."""
    words = [word for word in words_of(name) if word.is_word]
    return tuple(
        root_of(_spelt(word.norm)) if word.capital else _spelt(word.norm)
        for word in words
        if word.norm not in FUNCTION_WORDS
    )


def _spelt(norm: str) -> str:
    return stem(norm.replace("defense", "defence"))


@lru_cache(maxsize=8_192)
def root_of(word: str) -> str:
    """What a country and its people have in common: `toral` for `toralian`."""
    if word.endswith("es") and len(word) - 2 > _ROOT:
        return root_of(word.removesuffix("es"))  # `japanes`, the stem of `japanese`
    for ending in _DEMONYM:
        root = word.removesuffix(ending).rstrip("aeio")
        if word.endswith(ending) and len(root) >= _ROOT:
            return root
    return word


def _without_official(tokens: tuple[str, ...]) -> tuple[str, ...]:
    left = tuple(word for word in tokens if word not in _OFFICIAL and word not in FUNCTION_WORDS)
    return tuple(root_of(stem(word)) for word in left or tokens)


def _is_generic(name: str) -> bool:
    words = {word.norm for word in words_of(name) if word.is_word} - FUNCTION_WORDS
    return words <= _INSTITUTIONS


def is_unnamed(name: str) -> bool:
    """True for `two officials`, `a hospital doctor`: nobody can tell whether they are the same."""
    words = [word for word in words_of(name) if word.is_word]
    if not any(word.capital for word in words):
        return any(word.norm.isascii() for word in words)
    return bool(_UNNAMED & {word.norm for word in words}) and not is_person(name)
