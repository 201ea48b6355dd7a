"""What a claim says, as ideas that can be counted: content words, actors, and how rare each is.

Covers: words that reports use for one another (`words.toml`), actors in place of their names,
weights by how few claims hold an idea. Does not cover: whether two claims agree (`comparing.py`).
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import log
from typing import Any

from summarise.checks.counting.calendar_terms import calendar_terms
from summarise.checks.counting.quantities import Quantity, quantities_in
from summarise.checks.text.similarity import content_words
from summarise.checks.text.wording import stem, words_of
from summarise.language import read_as_english

COUNT = "#"  # the idea that something is counted
_VAGUE = frozenset("dozens scores hundreds thousands some several many".split())  # counted so too

Ideas = frozenset[str]


def ideas_of(text: str, actors: Iterable[tuple[str, int, int]], language: str | None) -> Ideas:
    """The ideas of a text.

    Args:
        text: A claim or a quote.
        actors: The id of each actor it names, and where; the id counts for the words.
        language: ISO 639-1, or None for English.

    Returns:
        Stems, synonyms brought together as `=kill`, actors as their ids; no numbers or dates,
        but `COUNT` where the text counts something.
    """
    _, rest = calendar_terms(text)
    found: set[str] = set()
    for quantity in quantities_in(rest, language):
        if quantity.kind in {"number", "percent"} and not is_year(quantity):
            found.add(COUNT)
        if quantity.kind != "name":
            end = quantity.start + len(quantity.raw)
            rest = rest[: quantity.start] + " " * len(quantity.raw) + rest[end:]
    if not _VAGUE.isdisjoint(word.norm for word in words_of(rest)):
        found.add(COUNT)
    for id_, start, end in (*actors, *_phrases(rest)):
        found.add(id_)
        rest = rest[:start] + " " * (end - start) + rest[end:]
    words = content_words(rest.replace("\0", " "), english=read_as_english(language))
    return frozenset(found | {idea(word) for word, _ in words if not word[0].isdigit()})


def _phrases(text: str) -> Iterator[tuple[str, int, int]]:
    """The verbs of two words in a text, such as `called up`: the idea, and where."""
    words = [word for word in words_of(text) if word.is_word]
    for one, two in pairwise(words):
        meant = _same().get(f"{stem(one.norm)}_{two.norm}")
        if meant is not None:
            yield meant, one.start, two.end


def is_year(quantity: Quantity) -> bool:
    """True for a bare number that reads as a year."""
    bare = quantity.kind == "number" and not quantity.spoken and not quantity.unit
    return bare and len(quantity.raw) == 4 and quantity.raw.isdigit() and quantity.raw[0] in "12"


def idea(word: str) -> str:
    """What a stem stands for: itself, or the first word of its line in `words.toml`."""
    return _same().get(word, word)


class Weights:
    """How much each idea tells, by how few of the claims hold it.

    Source: inverse document frequency, Spärck Jones 1972, smoothed so that what all claims
    hold still counts a little.
    """

    def __init__(self, claims: Iterable[Ideas]) -> None:
        claims = list(claims)
        counts = Counter(item for ideas in claims for item in ideas)
        self._weight = _Weight(_whole(1 + len(claims)))
        self._weight.update({item: _whole(1 + len(claims) / n) for item, n in counts.items()})

    def __call__(self, ideas: Iterable[str]) -> int:
        """The weight of some ideas together, in millionths: whole, so that order is nothing."""
        return sum(map(self._weight.__getitem__, ideas))


class _Weight(dict[str, int]):
    """The weight of each idea, and of those that no claim holds."""

    def __init__(self, unmet: int) -> None:
        super().__init__()
        self._unmet = unmet

    def __missing__(self, idea: str) -> int:
        return self._unmet


def _whole(rarity: float) -> int:
    return round(1_000_000 * log(rarity))


def act_words() -> Mapping[str, str]:
    """For each kind of act the words that tell of it, as `words.toml` has them."""
    acts: Mapping[str, str] = _table()["acts"]
    return acts


@cache
def contrary_of() -> Mapping[str, Ideas]:
    """For each idea those that say the contrary of it."""
    found: dict[str, set[str]] = {}
    for one, other in contraries():
        found.setdefault(one, set()).add(other)
    return {item: frozenset(others) for item, others in found.items()}


@cache
def contraries() -> tuple[tuple[str, str], ...]:
    """Ideas that say the contrary of one another, in both orders."""
    pairs = [(idea(stem(one)), idea(stem(two))) for one, two in _table()["contrary"]]
    return (*pairs, *((two, one) for one, two in pairs))


@cache
def _same() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in _table()["same"]:
        first, *_ = words = line.split()
        for word in words:
            verb, joint, particle = word.partition("_")
            found.setdefault(stem(verb) + joint + particle, f"={first}")
    return found


@cache
def _table() -> Mapping[str, Any]:
    text = files("summarise.dossier").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
