"""Joining a line to the next: which hyphens belong to the word, which only to the line.

Covers: hyphens at line ends in alphabetic scripts. Does not cover: a dictionary.

A hyphen goes only where there is reason to: it is a soft one; or the document has the whole
word elsewhere; or the second half is an ending that is no word (`govern-ment`); or the
document divides words all over, and neither half looks like that of a compound.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_HYPHENS = "-\u2010\u00ad"
_SOFT = "\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_HALVES = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-\u2010\u00ad]\Z")
_FIRST = re.compile(r"[^\W\d_]+")
_LEAST_HALF = 2  # letters; typesetters leave no fewer
# English and German endings that are no words. Ours, from Porter 1980 and common suffixes.
_ENDING = re.compile(
    r"(?:[st]ions?|[st]ional(?:ly)?|ments?|ness|ity|ities|ively|tives?|ances?|ences?|cially?|tially?"
    r"|ings?|ers|tures?|ously?|ably|ibly|ted|ting|ted|tors?|ter(?:s|ed|ing)?|tary|tory"
    r"|ungs?|ungen|keit(?:en)?|heit(?:en)?|lich(?:e[nmrs]?)?|ische?[nmrs]?|schaft(?:en)?|ten|gen|den)"
)
_DIVIDES_SHARE = 0.04  # of lines: compounds alone end fewer lines
_DIVIDES_LEAST = 3
# Halves that English and German news writes with a hyphen. Ours, from common compounds.
_HYPHENATED_FIRST = frozenset(
    "all anti cross ex far full half hard high ill large left long low mid multi near non"
    " post right self semi short so state two three four five six seven eight nine ten twenty"
    " thirty forty fifty sixty seventy eighty ninety vice well much then attorney cease nato eu"
    " un us war air land ground sea peace counter north south east west".split()
)
_HYPHENATED_LAST = frozenset(
    "backed based born bound built called century controlled country day degree edge driven"
    " established facing fire free funded general friendly held hit hour known largest led level"
    " life line long looking made mile million minded minute month new of off old on only out"
    " oriented owned party people person planned point powered profile related ranging range"
    " ranking round run scale second sized sponsored standing style term third time to torn"
    " trained two up wide wing week year years".split()
)


class Joiner:
    """Joins the lines of one document.

    Attributes:
        undone: The words made of two halves, each as `first-second`, in order.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._words: set[str] = set()
        for line in lines:
            self._words.update(word.casefold() for word in _WORD.findall(line)[1:-1])
        halves = [
            (first[1].casefold(), second[0].casefold())
            for line, following in pairwise(lines)
            if (first := _HALVES.search(line)) and (second := _FIRST.match(following))
        ]
        divided = [pair for pair in halves if "".join(pair) in self._words]
        often = len(halves) >= max(_DIVIDES_LEAST, _DIVIDES_SHARE * len(lines))
        self._divides = bool(divided) or often
        self.undone: list[str] = []

    def joint(self, before: str, after: str) -> str:
        """The line `before`, changed so that `after` can follow it at once.

        With a space behind it, or without its hyphen, or as it is.
        """
        if not before.endswith(tuple(_HYPHENS)):
            return f"{before} "
        first, second = _HALVES.search(before), _FIRST.match(after)
        if first is None or second is None:
            is_dash = before[:-1].endswith(" ") or len(before) == 1
            return f"{before} " if is_dash else before
        if before[-1] != _SOFT and not self._is_one_word(first[1], second[0]):
            return before
        self.undone.append(f"{first[1]}-{second[0]}")
        return before[:-1]

    def _is_one_word(self, first: str, second: str) -> bool:
        if not second.islower() or min(len(first), len(second)) < _LEAST_HALF:
            return False
        left, right = first.casefold(), second.casefold()
        if f"{left}-{right}" in self._words or f"{left}\u2010{right}" in self._words:
            return False
        if left + right in self._words or _ENDING.fullmatch(right):
            return True
        is_compound = left in _HYPHENATED_FIRST or right in _HYPHENATED_LAST
        return self._divides and not is_compound and not {left, right} <= self._words
