"""Whether the numbers of a claim count those whom they count in its evidence.

Covers: two counts of one sentence that have changed places, those who fight told for those who
do not ("nine patients", "nine soldiers"), what is said of a part ("of which two ...") told of the
whole. English only.
Does not cover: numbers told by all the words around them (`placement.py`, `parted.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from summarise.checks.counting.quantities import Quantity
from summarise.checks.text.wording import carries_content, stem, stems_in, words_of

_FIGHTING = stems_in(
    "soldier troop fighter militant rebel gunman gunmen guerrilla insurgent combatant marine "
    "serviceman servicemen conscript terrorist militiaman militiamen mercenary trooper recruit"
)
_PEACEFUL = stems_in(
    "civilian patient child children woman women student pupil villager resident passenger "
    "nurse doctor medic teacher journalist reporter worker farmer fisherman fishermen shopper "
    "tourist pilgrim worshipper refugee miner boy girl baby babies engineer monk nun priest"
)
_OF_THEM = re.compile(r",? ?(?:of (?:which|whom|them)|including|among them) \Z", re.IGNORECASE)
_ONE = frozenset({"one", "a", "an"})
_NEAR = 40  # code points behind a number


def of_something_else(
    text: str, claimed: Sequence[Quantity], sentence: str, row: Sequence[Quantity]
) -> str | None:
    """What a number of a claim wrongly counts, or None.

    Args:
        text: The claim.
        claimed: Its quantities.
        sentence: A sentence of the evidence.
        row: The quantities of that sentence.
    """
    crossed = _crossed(text, claimed, sentence, row) or _other_people(text, claimed, sentence, row)
    return crossed or _part_as_whole(text, claimed, sentence, row)


def is_same(one: Quantity, other: Quantity) -> bool:
    """True if two quantities are of one kind and may mean one number."""
    return one.kind == other.kind and not one.values.isdisjoint(other.values)


def _crossed(
    text: str, claimed: Sequence[Quantity], sentence: str, row: Sequence[Quantity]
) -> str | None:
    """Two numbers, each of which counts what the other counts in the evidence."""
    own, told = _nouns(text, claimed), _nouns(sentence, row)
    for one, other in combinations([values for values in own if values in told], 2):
        first, second = (tuple(stem(row[values]) for values in (one, other)) for row in (own, told))
        if first == second[::-1] and first != second:
            return f"numbers of {own[one]} and {own[other]} have changed places"
    for values in own.keys() & told.keys():
        alone = stem(own[values]) in _single(sentence) and stem(told[values]) in _single(text)
        if alone and stem(own[values]) != stem(told[values]):
            return f"numbers of {own[values]} and {told[values]} have changed places"
    return None


def _single(text: str) -> set[str]:
    """The stems behind "one" and "a", which are no quantities."""
    return {stem(noun.norm) for one, noun in pairwise(words_of(text)) if one.norm in _ONE}


def _other_people(
    text: str, claimed: Sequence[Quantity], sentence: str, row: Sequence[Quantity]
) -> str | None:
    """`nine patients` told as `nine soldiers`: those who fight for those who do not."""
    own, told = _nouns(text, claimed), _nouns(sentence, row)
    for values in own.keys() & told.keys():
        kinds = [stem(own[values]) in side for side in (_FIGHTING, _PEACEFUL)]
        others = [stem(told[values]) in side for side in (_PEACEFUL, _FIGHTING)]
        if any(kinds) and kinds == others:
            return f"{own[values]} (evidence has {told[values]})"
    return None


def _part_as_whole(
    text: str, claimed: Sequence[Quantity], sentence: str, row: Sequence[Quantity]
) -> str | None:
    """`six ships, of which two can sail`, told as: six ships can sail."""
    for whole, part in pairwise(row):
        between = sentence[whole.start + len(whole.raw) : part.start]
        has = [any(is_same(one, item) for one in claimed) for item in (whole, part)]
        if has != [True, False] or not _OF_THEM.search(between):
            continue
        told = {stem(word.norm) for word in words_of(text)}
        said = _said_behind(sentence, part.start + len(part.raw))
        if 2 * len(said & told) > len(said):
            return f"true of {part.raw} only"
    return None


def _said_behind(sentence: str, start: int) -> set[str]:
    """The stems that carry content behind a place, to the next mark."""
    tail = re.split(r"[,.;:]", sentence[start:], maxsplit=1)[0]
    return {stem(word.norm) for word in words_of(tail) if carries_content(word)}


def _nouns(text: str, row: Sequence[Quantity]) -> dict[frozenset[Fraction | str], str]:
    """For each number the word right behind it, if it carries content."""
    found = {}
    for one in row:
        end = one.start + len(one.raw)
        behind = words_of(text[end : end + _NEAR])[:1]
        if one.kind == "number" and behind and carries_content(behind[0]):
            found[one.values] = behind[0].norm
    return found
