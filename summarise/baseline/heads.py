"""Words that tell what kind of actor a name or title stands for: `heads.toml`, read once.

Covers: lookup tables only. Does not cover: finding names (`names.py`).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summarise.vocabulary import ActorType


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
