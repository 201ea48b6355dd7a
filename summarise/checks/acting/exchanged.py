"""Whether two names of a claim have changed places: each stands among the other's words.

Covers: names whose surroundings in the claim are those of the other name in the evidence.
Does not cover: claims that put their evidence into other words, passives made active.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from summarise.checks.acting.roles import mutual, names_at, runs
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import Passage

_REACH = 4  # words that carry content, on either side
_MIN_CROSS = 2
_ARTICLES = frozenset("the a an its their his her".split())
_LINKS = frozenset("and or with between but".split())  # say nothing about who does what


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a name: words before (-1) and behind (1) it.

    Attributes:
        near: The very next words.
        wide: The stems of the nearest words that carry content.
    """

    near: frozenset[tuple[int, str]]
    wide: frozenset[tuple[int, str]]


Contexts = dict[str, list[Context]]


def exchanged(
    claim: Passage,
    passages: Sequence[Passage],
    known: tuple[KnownName, ...],
    pair: tuple[str, str],
) -> bool:
    """Compare the words around two names with those around them in the evidence.

    Args:
        claim: The claim.
        passages: Its evidence.
        known: The actors whose names count.
        pair: Keys of the two names.
    """
    one, other = pair
    claimed = _contexts(claim, known)
    given: Contexts = {}
    for passage in passages:
        for key, found in _contexts(passage, known).items():
            given.setdefault(key, []).extend(found)
    if one not in given or other not in given:
        return False
    own, cross = _matches(claimed, given, pair, near=True)
    if own or cross >= _MIN_CROSS:
        return not own
    own, cross = _matches(claimed, given, pair, near=False)
    return cross >= own + _MIN_CROSS


def _matches(
    claimed: Contexts, given: Contexts, pair: tuple[str, str], *, near: bool
) -> tuple[int, int]:
    """How many words two names share with themselves, and with each other."""
    one, other = pair
    own = [_shared(claimed[key], given[key], near=near) for key in pair]
    cross = [
        _shared(claimed[one], given[other], near=near),
        _shared(claimed[other], given[one], near=near),
    ]
    return sum(own), sum(cross)


def _shared(left: Sequence[Context], right: Sequence[Context], *, near: bool) -> int:
    return max(
        len(one.near & other.near) if near else len(one.wide & other.wide)
        for one in left
        for other in right
    )


def _contexts(passage: Passage, known: tuple[KnownName, ...]) -> Contexts:
    """The surroundings of each name, at each of its places."""
    where = names_at(passage, known)
    found: dict[str, list[Context]] = {}
    for key, (first, last) in runs(where):
        before, behind = range(first - 1, -1, -1), range(last + 1, len(passage.norms))
        found.setdefault(key, []).append(
            Context(
                frozenset((*_next(passage, where, before, -1), *_next(passage, where, behind, 1))),
                frozenset((*_wide(passage, where, before, -1), *_wide(passage, where, behind, 1))),
            )
        )
    return found


def _next(
    passage: Passage, where: Mapping[int, str], indices: Iterable[int], side: int
) -> Iterator[tuple[int, str]]:
    """The very next word, articles left out."""
    at = next((at for at in indices if passage.norms[at] not in _ARTICLES), None)
    if at is None or at in where or mutual(passage, at):
        return
    if passage.norms[at] not in _LINKS and passage.norms[at][0].isalnum():
        yield side, passage.norms[at]


def _wide(
    passage: Passage, where: Mapping[int, str], indices: Iterable[int], side: int
) -> Iterator[tuple[int, str]]:
    """The nearest words that carry content and name nobody."""
    told = (
        (side, word)
        for at in indices
        if at not in where and (word := passage.stems[at]) is not None and not mutual(passage, at)
    )
    return islice(told, _REACH)
