"""Whether a match in folded text begins and ends between words.

Covers: letters with marks, numbers with separators, contractions, prefixes that turn a word
into its opposite, scripts written without spaces.
Does not cover: where words divide inside such scripts.
"""

from __future__ import annotations

import re
import unicodedata

_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3005-\u30ff\u31f0-\u31ff"
    "\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f]"
)
_AFTER_APOSTROPHE = re.compile(r"'(?!s\b)\w")  # won't; but Iran's may end at Iran
_CONTRACTED = re.compile(r"(?:t|s|re|ve|ll|d|m)\b")
_REVERSING = re.compile(r"\b(?:non|anti|un|pseudo)-\Z")


def whole_words(folded: str, start: int, end: int) -> bool:
    """True if `[start, end)` of a folded text cuts no word and no number in two."""
    if _in_number(folded, start) or _in_number(folded, end):
        return False
    return _opens(folded, start) and _closes(folded, end)


def _in_number(folded: str, at: int) -> bool:
    """True on either side of the mark in `2.5`: a quote may not end with `2.` there."""
    return _divides_digits(folded, at - 1) or _divides_digits(folded, at)


def _divides_digits(folded: str, mark: int) -> bool:
    return (
        0 < mark < len(folded) - 1
        and folded[mark] in ".,"
        and folded[mark - 1].isdigit()
        and folded[mark + 1].isdigit()
    )


def _opens(folded: str, at: int) -> bool:
    if at == 0 or at >= len(folded) or not _in_word(folded[at]):
        return True
    before = folded[at - 1]
    if _in_word(before):
        return _spaceless(before, folded[at])
    if at == 1:
        return True
    if before == "'" and _in_word(folded[at - 2]):
        return _CONTRACTED.match(folded, at) is None
    return before != "-" or _REVERSING.search(folded, max(0, at - 8), at) is None


def _closes(folded: str, at: int) -> bool:
    if at == 0 or at >= len(folded) or not _in_word(folded[at - 1]):
        return True
    after = folded[at]
    if _in_word(after):
        return _spaceless(folded[at - 1], after)
    return after != "'" or _AFTER_APOSTROPHE.match(folded, at) is None


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _spaceless(left: str, right: str) -> bool:
    return bool(_SPACELESS.match(left) or _SPACELESS.match(right))
