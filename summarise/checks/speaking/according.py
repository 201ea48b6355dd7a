"""Phrases that name whose words a sentence gives, without a verb of saying.

Covers: "according to X" and its like in other languages, two of them in one sentence, German
"dem Ministerium zufolge".
Does not cover: verbs of saying (`sayings.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.checks.speaking.stretches import (
    JOINING,
    SUBJECT_WORDS,
    content_after,
    group_start,
    phrase_end,
    segment,
)
from summarise.checks.text.reach import verbal
from summarise.checks.text.scopes import Cue, Passage

# The bounds of whoever is named, and the stretches that are theirs.
Told = tuple[tuple[int, int], tuple[tuple[int, int], ...]]
TOWARDS = frozenset(
    (
        "according to|in the words of|as per|selon|d'après|según|de acuerdo con|laut|nach angaben|"
        "nach darstellung|nach einschätzung|nach ansicht|nach auffassung|по словам|по данным|"
        "по сообщению|по информации|по мнению|по заявлению|по оценке|по оценкам|по утверждению|"
        "согласно"
    ).split("|")
)
_NAME_WORDS = 4
_CASES = frozenset("dem den der ihm ihr ihnen einem einer angaben berichten".split())


def according(passage: Passage, cue: Cue) -> Told:
    """`according to X` speaks for the group of clauses it stands in."""
    end = phrase_end(passage, cue.last)
    start = group_start(passage, cue.first)
    own = _own_part(passage, cue)
    if own is not None and own[0] >= cue.first:  # "According to X, nine died, and according to Y"
        return (cue.last, min(end, own[1])), ((min(end, own[1]), own[1]),)
    if own is not None:
        return (cue.last, min(end, own[1])), ((max(start, own[0]), cue.first),)
    parted = passage.norms[end : end + 1] == (",",) or start < cue.first
    if not parted:  # "Según X hubo muertos"
        end = _name_end(passage, cue.last, end)
    behind = content_after(passage, end)
    content = ((start, cue.first), *behind)
    if passage.norms[cue.first - 1 : cue.first] != (",",) and verbal(passage, start, cue.first):
        content = content[:1]  # "killed 20 according to X, leaving 9 stranded"
    return (cue.last, end), tuple(item for item in content if item[0] < item[1])


def _own_part(passage: Passage, cue: Cue) -> tuple[int, int] | None:
    """What each says in `died, of fever according to X and of thirst according to Y`.

    Where the words that hang on `cue` begin, and where its name ends; None unless several such
    phrases stand in one sentence without a comma before them.
    """
    norms = passage.norms
    phrase = norms[cue.first : cue.last]
    places = [at for at in range(len(norms)) if norms[at : at + len(phrase)] == phrase]
    if len(places) < 2 or any(norms[at - 1 : at] == (",",) for at in places):
        return None
    start = segment(passage, cue.first, max(0, cue.first - SUBJECT_WORDS))
    joints = [
        at for at in range(start, len(norms)) if norms[at] in JOINING and _between(at, places)
    ]
    first = max((at + 1 for at in joints if at < cue.first), default=start)
    return first, min((at for at in joints if at > cue.first), default=len(norms))


def _between(at: int, places: Sequence[int]) -> bool:
    return places[0] < at < places[-1]


def behind_name(passage: Passage, cue: Cue) -> Told:
    """German `dem Ministerium zufolge`."""
    first = max(group_start(passage, cue.first), cue.first - _NAME_WORDS)
    start = next(
        (at for at in range(cue.first - 1, first, -1) if passage.norms[at] in _CASES), first
    )
    content = ((group_start(passage, cue.first), start), *content_after(passage, cue.last))
    return (start, cue.first), tuple(item for item in content if item[0] < item[1])


def _name_end(passage: Passage, start: int, end: int) -> int:
    """The end of the first name in a stretch, or of its first three words."""
    words = passage.words
    first = next((at for at in range(start, end) if words[at].capital), None)
    if first is None:
        return min(end, start + 3)
    return next((at for at in range(first, end) if not words[at].capital), end)
