"""Words of a passage, and the part of a word that carries its meaning.

Covers: splitting into words and punctuation with offsets, a crude stem that brings together
the forms of one English verb or noun, and which words carry content.
Does not cover: parts of speech, other languages' inflection (their words are compared by
their first letters), scripts without spaces.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache, partial
from typing import NamedTuple

from summarise.checks.text.cues import FUNCTION_WORDS, IRREGULAR
from summarise.checks.text.folding import INVISIBLE

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,:/]\d+)*"
    rf"|[^\W\d_]+(?:(?:['’ʼ]|[{INVISIBLE}]+)[^\W\d_]+)*"
    r"|[^\w\s]|_"
)
_APOSTROPHES = str.maketrans("’ʼ", "''")
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
_MIN_STEM = 3
_WHOLE = ("ss", "us", "eed")  # of "class", "focus" and "succeed" nothing is an ending
_NO_MEN = frozenset("omen yemen specimen regimen acumen abdomen amen".split())
_MIN_AKIN = 4  # letters


class Word(NamedTuple):
    """One word or punctuation mark. Offsets are relative to the passage."""

    norm: str
    start: int
    end: int
    capital: bool

    @property
    def is_word(self) -> bool:
        """True for words and numbers, False for punctuation."""
        return self.norm[0].isalnum()


@lru_cache(maxsize=1_024)
def words_of(passage: str) -> tuple[Word, ...]:
    """The words and punctuation marks of a passage, in order."""
    return tuple(
        [
            _word((_norm(written := match[0]), *match.span(), written[0].isupper()))
            for match in _WORD.finditer(passage)
        ]
    )


_word = partial(tuple.__new__, Word)  # what `Word` calls, at half its cost: there are many


def norms_of(passage: str) -> tuple[str, ...]:
    """What `words_of` gives, less where each word stands: most passages are asked no more."""
    return tuple(map(_norm, _WORD.findall(passage)))


def inner_capitals(text: str) -> frozenset[str]:
    """The words, lower-cased, that begin with a capital and stand right behind another word."""
    written = _WORD.findall(text)
    norms = list(map(_norm, written))
    behind = zip(norms, norms[1:], written[1:], strict=False)
    return frozenset(
        norm for before, norm, word in behind if word[0].isupper() and before[0].isalnum()
    )


@lru_cache(maxsize=8_192)
def _norm(written: str) -> str:
    seen = written if written.isascii() else _UNSEEN.sub("", written) or written
    return seen.casefold().translate(_APOSTROPHES)


@lru_cache(maxsize=8_192)
def stem(norm: str) -> str:
    """What the forms of one word have in common: `struck`, `striking`, `strikes` -> `strik`.

    Two words with one stem may still differ (`force`, `forced`): a stem links words for
    comparison and is never shown.
    """
    word = norm.removesuffix("'s").removesuffix("'").replace(".", "") or norm
    word = IRREGULAR.get(word, word)
    if word.endswith("men") and word not in _NO_MEN:
        word = f"{word[:-2]}an"  # "policemen"
    for ending in ("ings", "ing", "ies", "ed", "s"):
        long = len(word) - len(ending) >= _MIN_STEM
        if long and word.endswith(ending) and not word.endswith(_WHOLE):
            word = word[: -len(ending)]
            break
    if len(word) > _MIN_STEM and word[-1] in "eyi":
        word = word[:-1]
    if len(word) > _MIN_STEM and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word


def stems_in(words: str) -> frozenset[str]:
    """The stems of a list of words, written with spaces between."""
    return frozenset(map(stem, words.split()))


def akin(left: str, right: str) -> bool:
    """One stem, or a country and its demonym, or two forms of `spokesperson`."""
    if left == right or left[:6] == right[:6] == "spokes":
        return True
    letters = max(_MIN_AKIN, min(len(left), len(right)) - 1)
    return left[:letters] == right[:letters]


def carries_content(word: Word, function_words: Set[str] = FUNCTION_WORDS) -> bool:
    """True for a word that says something on its own: no article, auxiliary or mark.

    Args:
        word: The word.
        function_words: Those of its language; by default of any, so that English "war", an
            auxiliary in German, carries nothing.
    """
    return word.is_word and word.norm not in function_words
