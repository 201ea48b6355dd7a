"""How alike two short texts are.

Covers: shared content words, shared character n-grams (chrF), and their mean, for languages
with and without spaces.
Does not cover: whether two texts agree. A changed number leaves texts more alike than any
honest rewording, so similarity only says which claims to compare (`evals/conflicts.py` compares).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Protocol

from summarise.checks.text.cues import FUNCTION_WORDS
from summarise.checks.text.folding import fold
from summarise.checks.text.wording import stem, words_of
from summarise.language import read_as_english

ORDERS = 6  # longest character n-gram, as in chrF of Popović 2015
_BETA_SQUARED = 4.0  # recall counts twice as much as precision: chrF2
_ROUNDING = 1e-9  # a bound may round to less than what it bounds
_PREFIX = 5  # letters of a word that carry its meaning, outside English
_RUSSIAN = (
    "и в во не на я он она оно они мы вы с со а но то что это этот эта эти как за по из от до "
    "к ко у о об для при же бы был была было были быть или если его её их ее также уже после"
)
_STOP_WORDS = FUNCTION_WORDS | frozenset(_RUSSIAN.split())
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff]")


class Similarity(Protocol):
    """A measure of likeness that a user may plug in.

    Attributes:
        name: Part of the signature of every metric that rests on it.
    """

    @property
    def name(self) -> str:
        """Name and version."""
        ...

    def __call__(self, left: str, right: str, language: str | None, *, least: float = 0.0) -> float:
        """Likeness of two texts, 0 to 1, symmetrical.

        Args:
            left: A claim.
            right: Another.
            language: ISO 639-1 of the article, or None for English.
            least: What likeness matters from: where it is lower, any lower value will do.
        """
        ...


class WordsAndCharacters:
    """Mean of content-word F1 and symmetrical chrF2: what claims are aligned with.

    Words catch a reordered sentence, characters an inflected or compound word. Most pairs of
    claims are about other things: what their words and pairs of characters leave possible
    says so, at a tenth of the work.
    """

    name = "content-f1+chrf2-sym:1"

    def __call__(self, left: str, right: str, language: str | None, *, least: float = 0.0) -> float:
        """Likeness of two texts, 0 to 1; 0 where it is sure to be below `least`."""
        words = content_f1(left, right, english=read_as_english(language))
        ours, theirs = _folded(left), _folded(right)
        if least and (words + chrf_at_most(ours, theirs)) / 2 < least - _ROUNDING:
            return 0.0
        return (words + symmetrical_chrf(ours, theirs)) / 2


def content_f1(left: str, right: str, *, english: bool) -> float:
    """F1 of the content words of two texts, as multisets; 0 if either has none."""
    ours, theirs = content_words(left, english=english), content_words(right, english=english)
    shared = len(ours & theirs)
    return 2 * shared / (len(ours) + len(theirs)) if shared else 0.0


@lru_cache(maxsize=512)
def content_words(text: str, *, english: bool) -> frozenset[tuple[str, int]]:
    """The words that say something, each reduced to what its forms share, and counted.

    Capitals of two letters and more are names, never stop words (`US`, `WHO`, `IT`). Outside
    English a word stands for its first five letters. Scripts without spaces give pairs of
    characters.

    Returns:
        Each word with its running number, so that sets intersect as multisets do.
    """
    found: list[str] = []
    for word in words_of(text):
        written = text[word.start : word.end]
        if not word.is_word:
            continue
        if not written.isascii() and _SPACELESS.search(written):
            found += _ngrams(word.norm, 2) or [word.norm]
        elif written.isupper() and len(word.norm) > 1:
            found.append(word.norm.replace(".", ""))
        elif word.norm not in _STOP_WORDS:
            found.append(stem(word.norm) if english else fold(word.norm).text[:_PREFIX])
    return _numbered(found)


def symmetrical_chrf(left: str, right: str) -> float:
    """Mean of chrF2 in both directions, 0 to 1.

    chrF2 is the F-score with beta 2 of character n-grams of length 1 to 6. White space does not
    count. Precision and recall are averaged over the lengths that both texts reach.

    Source: Popović 2015, "chrF: character n-gram F-score for automatic MT evaluation".
    """
    return _both_ways(*_overlap(left, right))


def chrf_at_most(left: str, right: str) -> float:
    """A bound of `symmetrical_chrf`, from pairs of characters alone.

    Two texts share no more of the longer n-grams than pairs, since each begins with a pair.
    """
    ours, theirs = _letters(left), _letters(right)
    shorter = min(len(ours), len(theirs))
    orders = min(ORDERS, shorter)
    if not orders:
        return 0.0
    pairs = _pairs(ours).shared_with(_pairs(theirs))
    shares = [
        (shorter / length + (orders - 1) * min(1.0, pairs / (length - orders + 1))) / orders
        for length in (len(ours), len(theirs))
    ]
    return _both_ways(*shares)


def _overlap(left: str, right: str) -> tuple[float, float]:
    """Mean share of the n-grams of either text that the other has too."""
    ours_shared = theirs_shared = 0.0
    orders = 0
    for ours, theirs in zip(_grams(left), _grams(right), strict=True):
        if not ours.total or not theirs.total:
            break
        shared = ours.shared_with(theirs)
        ours_shared += shared / ours.total
        theirs_shared += shared / theirs.total
        orders += 1
    return (ours_shared / orders, theirs_shared / orders) if orders else (0.0, 0.0)


def _both_ways(precision: float, recall: float) -> float:
    return (_f2(precision, recall) + _f2(recall, precision)) / 2


def _f2(precision: float, recall: float) -> float:
    if not precision or not recall:
        return 0.0
    return (1 + _BETA_SQUARED) * precision * recall / (_BETA_SQUARED * precision + recall)


class _Grams:
    """The n-grams of one length: a multiset, made to be intersected quickly."""

    __slots__ = ("_again", "_kinds", "total")

    def __init__(self, grams: list[str]) -> None:
        self.total = len(grams)
        self._kinds = frozenset(grams)
        self._again = (
            {gram: count - 1 for gram, count in Counter(grams).items() if count > 1}
            if len(self._kinds) < self.total
            else {}
        )

    def shared_with(self, other: _Grams) -> int:
        """How many n-grams two texts have in common, each as often as both have it."""
        ours, theirs = self._again, other._again
        both = ours.keys() & theirs.keys() if ours and theirs else ()
        again = sum([min(ours[gram], theirs[gram]) for gram in both])
        return len(self._kinds & other._kinds) + again


# The n-grams of one text take some 70 kB: those of a few are kept, its pairs for a whole case.
@lru_cache(maxsize=32)
def _grams(text: str) -> tuple[_Grams, ...]:
    """The n-grams of a text, by length."""
    letters = _letters(text)
    return tuple(_Grams(_ngrams(letters, order)) for order in range(1, ORDERS + 1))


@lru_cache(maxsize=512)
def _pairs(letters: str) -> _Grams:
    return _Grams(_ngrams(letters, 2))


@lru_cache(maxsize=512)
def _letters(text: str) -> str:
    return "".join(text.split())


def _ngrams(text: str, order: int) -> list[str]:
    return [text[at : at + order] for at in range(len(text) - order + 1)]


def _numbered(words: list[str]) -> frozenset[tuple[str, int]]:
    return frozenset(
        (word, number) for word, count in Counter(words).items() for number in range(count)
    )


@lru_cache(maxsize=512)
def _folded(text: str) -> str:
    return fold(text).text


DEFAULT_SIMILARITY: Similarity = WordsAndCharacters()
