"""Verbs of saying in the passive, whose grammatical subject does not speak.

Covers: `was accused of`, `people believed to have`, whoever stands behind "by"; `X was quoted
by Y as saying`, where X does speak.
Does not cover: active verbs (`sayings.py`).
"""

from __future__ import annotations

from itertools import pairwise

from summarise.checks.scopes import Cue, Passage
from summarise.checks.stretches import (
    BE,
    PASSED_ON,
    RELATIVE,
    SUBJECT_WORDS,
    phrase_end,
    subject_start,
)

_HAVE = frozenset({"has", "have", "had"})
_PARTICIPLES = frozenset("said told found seen known thought written quoted shown".split())
# "people believed to have fled": behind these, "to" makes a passive of a bare participle.
_RAISING = frozenset(
    "believed expected said reported thought known suspected alleged estimated considered".split()
)


def is_quoted_as(passage: Passage, cue: Cue, end: int | None = None) -> bool:
    """`X was quoted by Y as saying`: the words are X's."""
    if passage.norms[cue.first] not in PASSED_ON:
        return False
    last = passage.clause_end(cue.last - 1) if end is None else end
    behind = passage.norms[cue.first + 1 : last]
    return any(left == "as" and right.endswith("ing") for left, right in pairwise((*behind, "ing")))


def quoted_one(passage: Passage, cue: Cue) -> tuple[int, int]:
    """Who is quoted: the subject of the passive."""
    last = cue.first
    while last > 0 and passage.norms[last - 1] in BE:
        last -= 1
    return subject_start(passage, cue), last


def is_passive(passage: Passage, cue: Cue) -> bool:
    """`was accused of`, `people believed to have`: the word before it does not speak."""
    word = passage.norms[cue.first]
    if word.endswith("ing") or not (word.endswith("ed") or word in _PARTICIPLES):
        return False
    at = cue.first - 1
    while at >= 0 and (
        passage.norms[at].endswith("ly") or passage.norms[at] in {"not", "also", "never"}
    ):
        at -= 1
    if at >= 0 and passage.norms[at] in BE:
        return True
    if at < 0 or passage.norms[at] in _HAVE:
        return False
    if _follows_a_verb(passage, cue):
        return True
    following = passage.norms[cue.last] if cue.last < len(passage.norms) else ""
    return (following == "by" and word not in {"said", "told"}) or (
        following == "to" and word in _RAISING
    )


def _follows_a_verb(passage: Passage, cue: Cue) -> bool:
    """`Trump's was the only identity disclosed`: the clause has its verb already."""
    first = subject_start(passage, cue)
    if set(passage.norms[first : cue.first]) & (RELATIVE | {","}):
        return False
    return any(norm in BE for norm in passage.norms[first : cue.first])


def agent(passage: Passage, cue: Cue) -> tuple[int, int]:
    """Whoever stands behind "by", or nobody."""
    end = passage.clause_end(cue.last - 1)
    for at in range(cue.last, min(end, cue.last + SUBJECT_WORDS)):
        if passage.norms[at] == "by":
            last = phrase_end(passage, at + 1)
            deed = (i for i in range(at + 1, last - 1) if passage.norms[i] in {"of", "for"})
            last = next((i for i in deed if passage.norms[i + 1].endswith("ing")), last)
            return at + 1, last
    return cue.first, cue.first
