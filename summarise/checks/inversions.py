"""Verbs of saying that stand before their subject.

Covers: `"...", said X`; in other languages also `a estimé mardi X`, `Am Abend erklärte X`.
Does not cover: subjects before their verb (`sayings.py`).
"""

from __future__ import annotations

from summarise.checks.cues import lexicon
from summarise.checks.reach import verbal
from summarise.checks.scopes import Cue, Passage
from summarise.checks.stretches import QUOTES, RELATIVE, names_somebody, segment

_FOREIGN_SUBJECTS = frozenset(
    "er sie es man der die das ein eine el la los las un una le les une il elle ils ellos".split()
)
_AUXILIARIES = frozenset("a ont avait avaient hat haben hatte ha han había".split())
# Behind these, German and Spanish put the subject after the verb.
_ADVERBIAL = frozenset(
    "am im in nach vor zuvor später auch gestern heute dabei daraufhin zugleich bei auf unter mit "
    "seit dann zudem außerdem ayer hoy así también además en por tras durante desde".split()
)


def is_inverted(passage: Passage, cue: Cue, first: int) -> bool:
    """`"...", said X`: nobody stands between the mark and the verb, somebody behind it."""
    if cue.first == 0 or passage.norms[cue.first].endswith("ing"):
        return False
    if _is_foreign(passage) and _is_foreign_inversion(passage, cue, first):
        return True
    before = passage.norms[cue.first - 1]
    if before not in QUOTES and (
        before != ","
        or (names_somebody(passage, (first, cue.first)) and not _behind_clause(passage, cue))
    ):
        return False
    following = passage.words[cue.last] if cue.last < len(passage.words) else None
    return following is not None and (
        following.capital or following.norm in {"the", "a", "an", "one", "two", "its", "his"}
    )


def _behind_clause(passage: Passage, cue: Cue) -> bool:
    """True in `The strike was ordered at once, said X`: a whole clause ends at the comma."""
    comma = cue.first - 1
    start = segment(passage, comma, 0)
    inserted = start > 0 and passage.norms[start - 1] == ","
    related = not RELATIVE.isdisjoint(passage.norms[start:comma])
    return not inserted and not related and verbal(passage, start, comma)


def _is_foreign(passage: Passage) -> bool:
    return passage.cues is not lexicon(None)


def _is_foreign_inversion(passage: Passage, cue: Cue, first: int) -> bool:
    """`..., a estimé mardi X`, `..., sagte er`, `Am Abend erklärte X, ...`."""
    norms, at = passage.norms, cue.first
    if norms[at - 1] in _AUXILIARIES:
        at -= 1
    opens = at > 0 and (norms[at - 1] in QUOTES | {","})
    adverbial = first < cue.first and norms[first] in _ADVERBIAL
    following = passage.words[cue.last : cue.last + 2]
    somebody = any(word.capital for word in following) or (
        bool(following) and following[0].norm in _FOREIGN_SUBJECTS
    )
    return (opens or adverbial) and somebody


def perfects(passage: Passage) -> list[Cue]:
    """`a déclaré`: behind "a", which looks like an English article, cues are taken for nouns."""
    if not _is_foreign(passage):
        return []
    spoken = passage.cues.speech_words | passage.cues.denial_words
    return [
        Cue("speech", at, at + 1, passage.clause_end(at))
        for at in range(1, len(passage.norms))
        if passage.norms[at - 1] == "a" and passage.norms[at] in spoken
    ]
