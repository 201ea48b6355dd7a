"""The cue words for events: reading `lexicon.toml` once, and finding its patterns in words.

Covers: the small pattern notation of the data file, inflection of its lemmas, longest
match first. Does not cover: what a match means in its sentence (`events.py`).
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from summarise.baseline.inflection import noun_forms, verb_forms
from summarise.baseline.words import AUXILIARIES, Word
from summarise.vocabulary import SignalStatus, SignalType

MAX_GAP = 6  # words that `..` may stand for
GAP = None
# A gap never runs over these: beyond them another clause begins.
_GAP_STOPS = frozenset(
    ", ; : . ! ? ( ) — – that which who whose after before while when because although if and "
    "but or said says saying".split()
)
_GAP_MAY_CROSS = frozenset({"and", "or"})

Item = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of act; see the head of `lexicon.toml` for the fields."""

    name: str
    root: str
    type: SignalType | None
    scope: str | None
    status: SignalStatus | None
    needs: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that point to a group.

    Attributes:
        items: Sets of word forms, lower case; None stands for up to `MAX_GAP` words.
        verbal: Whether the first word has to be used as a verb.
        nominal: Whether the first word has to be used as a noun.
        finite: Whether it holds a verb further on or begins with an auxiliary.
        weight: How many words are fixed.
    """

    items: tuple[Item, ...]
    group: Group
    verbal: bool
    nominal: bool
    finite: bool
    weight: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: words `first` up to, not with, `last`."""

    pattern: Pattern
    first: int
    last: int


@dataclass(frozen=True)
class Lexicon:
    """The data file, compiled. Patterns are indexed by the forms of their first word."""

    cues: dict[str, tuple[Pattern, ...]]
    never: dict[str, tuple[Pattern, ...]]
    contexts: dict[str, frozenset[str]]
    shifts: dict[SignalType, tuple[SignalType, frozenset[str]]]
    sport: frozenset[str]
    nature: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package."""
    text = files("summarise.baseline").joinpath("lexicon.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    contexts = {name: frozenset(words.split()) for name, words in data["context"].items()}
    nothing = Group("never", "", None, None, None, None)
    patterns = [found for row in data["group"] for found in _patterns(row, contexts)]
    return Lexicon(
        cues=_indexed(patterns),
        never=_indexed([_phrase(text, nothing) for text in data["never"]]),
        contexts=contexts,
        shifts={
            SignalType(row["from"]): (SignalType(row["to"]), contexts[row["context"]])
            for row in data["shift"]
        },
        sport=frozenset(data["sport"].split()),
        nature=frozenset(data["nature"].split()),
    )


def hits(words: Sequence[Word], index: dict[str, tuple[Pattern, ...]]) -> Iterator[Hit]:
    """Every pattern that matches, by the place of its first word."""
    for first, word in enumerate(words):
        for pattern in index.get(word.lower, ()):
            last = _match(pattern.items, words, first)
            if last is not None:
                yield Hit(pattern, first, last)


def _match(items: tuple[Item, ...], words: Sequence[Word], at: int) -> int | None:
    """End of the match that begins at word `at`, or None. Gaps take the fewest words."""
    for number, item in enumerate(items):
        if item is GAP:
            return _match_after_gap(items[number + 1 :], words, at)
        if at >= len(words) or words[at].lower not in item:
            return None
        at += 1
    return at


def _match_after_gap(items: tuple[Item, ...], words: Sequence[Word], at: int) -> int | None:
    for skipped in range(MAX_GAP + 1):
        here = at + skipped
        found = _match(items, words, here)
        if found is not None:
            return found
        if here >= len(words):
            return None
        lower = words[here].lower
        if lower in _GAP_STOPS and lower not in _GAP_MAY_CROSS:
            return None
    return None


def _patterns(row: dict[str, Any], contexts: dict[str, frozenset[str]]) -> Iterator[Pattern]:
    group = Group(
        name=row["name"],
        root=row["root"],
        type=SignalType(row["type"]) if "type" in row else None,
        scope=row.get("scope"),
        status=SignalStatus(row["status"]) if "status" in row else None,
        needs=contexts[row["needs"]] if "needs" in row else None,
    )
    for lemma in row.get("verbs", "").split():
        yield Pattern((verb_forms(lemma).all,), group, True, False, False, 1)
    for lemma in row.get("nouns", "").split():
        yield Pattern((noun_forms(lemma),), group, False, True, False, 1)
    for phrase in row.get("phrases", ()):
        yield _phrase(phrase, group)


def _phrase(text: str, group: Group) -> Pattern:
    parts = text.split()
    items = tuple(_item(part) for part in parts)
    first = parts[0].split("/")
    return Pattern(
        items=items,
        group=group,
        verbal=all(word.endswith("+") for word in first),
        finite=all(word in AUXILIARIES for word in first)
        or (not parts[0].endswith("+") and any("+" in part for part in parts[1:])),
        nominal=False,
        weight=sum(item is not GAP for item in items),
    )


def _item(part: str) -> Item:
    if part == "..":
        return GAP
    forms: set[str] = set()
    for word in part.split("/"):
        if word.endswith("+"):
            forms |= verb_forms(word[:-1]).all
        elif word.endswith("^"):
            forms |= noun_forms(word[:-1])
        else:
            forms.add(word)
    return frozenset(forms)


def _indexed(patterns: list[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    index: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        for form in pattern.items[0] or ():
            index[form].append(pattern)
    return {form: tuple(found) for form, found in index.items()}
