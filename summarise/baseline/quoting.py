"""The decisive words of a sentence, as evidence.

Covers: at most fifteen consecutive words, copied character for character.
Does not cover: which sentence (`claims.py`, `signals.py`).
"""

from __future__ import annotations

from summarise.baseline.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    Line,
)
from summarise.draft import DraftEvidence

MAX_WORDS = 15  # as white space parts them, the limit the draft's rules set

_NEXT_CLAUSE = frozenset("and but while which who whose where".split())
_SMALL = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | SUBORDINATORS | {"said", "says"}
MIN_WORDS = 8  # of a quote out of a longer sentence


def evidence_of(line: Line, first: int, last: int, focus: int) -> DraftEvidence:
    """Evidence from words `first` up to `last`, around the word `focus` if they are many."""
    first, last = _without_marks(line, first, last)
    begin = first
    if _length(line, first, last) > MAX_WORDS:
        first = max(first, _start_before(line, first, min(focus, last - 1)))
        while _length(line, first, last) > MAX_WORDS:
            last -= 1
        last = _end_before(line, first, last, focus)
        while first > begin and _length(line, first, last) < MIN_WORDS:
            first -= 1
        first, last = _without_marks(line, first, last)
    while last - first > 3 and _runs_on(line, last) and line.words[last - 1].lower in _SMALL:
        last -= 1
    return DraftEvidence(sentence=line.number, quote=line.slice(first, last))


def _start_before(line: Line, first: int, focus: int) -> int:
    """Where to begin so that the focus stands in the middle third, best behind a border."""
    if focus - first < MAX_WORDS - 3:
        return first
    for at in range(focus - 1, max(first, focus - MAX_WORDS * 2 // 3), -1):
        if line.words[at].text in ",;:—–)":
            return at + 1
    start = max(first, focus - MAX_WORDS // 3)
    for back in range(start, max(first, start - 4), -1):  # not inside a name
        if not (line.words[back].capital and line.words[back - 1].capital):
            return back
    return start


def _runs_on(line: Line, last: int) -> bool:
    """Whether a quote that ends in front of word `last` stops in the middle of a phrase."""
    return last < len(line.words) and line.words[last].text not in ".,;:!?"


def _end_before(line: Line, first: int, last: int, focus: int) -> int:
    """Where to end a quote that had to be cut: at a clause border, not behind a small word."""
    words = line.words
    for at in range(last - 1, focus, -1):
        joined = words[at].text == "," and words[at + 1].lower in _NEXT_CLAUSE
        if (joined or words[at].text in ";—–") and _length(line, first, at) >= MIN_WORDS:
            return at
    end = last
    while end - 1 > focus and (words[end - 1].lower in _SMALL or not words[end - 1].is_word):
        end -= 1
    return end if _length(line, first, end) >= MIN_WORDS else last


def _length(line: Line, first: int, last: int) -> int:
    return len(line.slice(first, last).split())


def _without_marks(line: Line, first: int, last: int) -> tuple[int, int]:
    """The bounds without punctuation at either end."""
    words = line.words
    while last - first > 1 and not words[last - 1].is_word:
        last -= 1
    while last - first > 1 and not words[first].is_word:
        first += 1
    return first, last
