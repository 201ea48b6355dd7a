"""What a cue falls on: the end of a denial, the head of what follows, finite verbs.

Covers: the words behind a cue in its clause, clauses that tell more of a noun.
Does not cover: finding cues (`scopes.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarise.checks.text.cues import IRREGULAR
from summarise.checks.text.scopes import Cue, Passage
from summarise.checks.text.wording import Word

_ASIDES = frozenset("which who whose whom where".split())
_RELATIVE = frozenset("which who whose where that".split())
_TIMES = frozenset(
    (
        "yesterday today tomorrow far ever again soon now week month year monday tuesday wednesday "
        "thursday friday saturday sunday"
    ).split()
)
_AUXILIARY = frozenset("was were has had is are will would did does could may might".split())
_DEFINITE = frozenset("the its his her their these those".split())
_COPULAS = frozenset("is are was were".split())
_NOUNS = frozenset("dead deaths killings".split())  # forms of verbs in `IRREGULAR`
_CLAIM_NOUNS = frozenset(
    "allegation allegations accusation accusations claim claims report reports suggestion "
    "suggestions charge charges rumour rumours rumor rumors assertion assertions".split()
)

_POINTED = _CLAIM_NOUNS | {"estimate", "figure", "account", "version", "view"}  # "that estimate"


def denial_reach(passage: Passage, cue: Cue) -> int:
    """One past the last word that a denial denies.

    `denied that it had ...` and `denied arming ...` reach to the end of the clause; `denied
    the charge and expelled ...` ends at the next finite verb; behind `denied responsibility
    for`, the deed itself is taken for granted.
    """
    words, cues = passage.words, passage.cues
    opener = words[cue.last].norm if cue.last < len(words) else ""
    that = "that" in {words[cue.last - 1].norm, opener}
    pointed = cue.last + (opener == "that")
    pointing = not _POINTED.isdisjoint(passage.norms[pointed : pointed + 1])  # "that estimate"
    is_clause = (that and not pointing) or opener.endswith("ing")
    presupposed = False
    for index in range(cue.last, cue.reach):
        norm = words[index].norm
        if norm in cues.presupposing:
            presupposed = True
        if presupposed and norm in _RELATIVE:
            return index
        if norm in {"and", "or"} and index + 1 < cue.reach:
            following = words[index + 1].norm
            if index + 2 < len(words) and words[index + 2].norm == "that":
                return index  # "denies that it fired and maintains that it left"
            if following in cues.speech_words or (not is_clause and _finite(following)):
                return index
        if norm in _CLAIM_NOUNS and words[min(index + 1, len(words) - 1)].norm in {
            "that",
            "of",
        }:
            is_clause = True
    return cue.reach


def denied_from(passage: Passage, cue: Cue) -> int:
    """Where what is denied begins: `the arms sent there are crude` takes the sending as done."""
    norms = passage.norms
    opener = cue.last + (norms[cue.last : cue.last + 1] == ("that",))
    if norms[opener : opener + 1] not in {(one,) for one in _DEFINITE}:
        return cue.last
    for at in range(opener + 2, cue.reach):
        if norms[at] in _COPULAS:
            return at if verbal(passage, opener + 2, at) else cue.last
    return cue.last


def verbal(passage: Passage, first: int, last: int) -> bool:
    """True if a finite verb seems to stand among the words `[first, last)`."""
    for at in range(first, last):
        if _finite(passage.norms[at]) and not _is_name(passage.words[at : at + 2]):
            return True
    return False


def _is_name(words: tuple[Word, ...]) -> bool:
    """`United Nations`: a participle in a name."""
    return len(words) > 1 and all(word.capital for word in words)


@lru_cache(maxsize=4_096)
def _finite(norm: str) -> bool:
    if norm in _NOUNS or norm.endswith("ing"):
        return False
    return norm in IRREGULAR or norm in _AUXILIARY or (norm.endswith("ed") and len(norm) > 4)


def told_aside(passage: Passage, targets: Sequence[int]) -> tuple[int, int] | None:
    """Bounds of `, which it signed in 2007`, where a claim has its verb and no other.

    What such a clause tells is told flatly, whatever condition the noun before it stands in.

    Args:
        passage: A sentence of the evidence.
        targets: Indices of its words that the claim has as well.
    """
    for at in range(1, len(passage.norms)):
        if passage.norms[at] not in _ASIDES or passage.norms[at - 1] != ",":
            continue
        end = passage.clause_end(at)
        inside = [word for word in targets if at < word < end]
        verbs = [word for word in targets if verbal(passage, word, word + 1)]
        if any(word in inside for word in verbs) and all(word in inside for word in verbs):
            return at, end
    return None


def head_after(passage: Passage, cue: Cue) -> int | None:
    """The first word that carries content in a cue's reach, adverbs and times skipped."""
    return _head(passage, cue.last, cue.reach)


def predicates(passage: Passage) -> frozenset[str]:
    """The stems of what a sentence says of its subjects: finite verbs, and what auxiliaries help.

    `may be a pattern` gives `pattern`, `fled and has been caught` gives `flee` and `caught`.
    """
    found: set[str] = set()
    for at in range(len(passage.norms)):
        if verbal(passage, at, at + 1):
            head = _head(passage, at, len(passage.norms))
            found.update(() if head is None else (passage.stems[head] or "",))
    return frozenset(found)


def _head(passage: Passage, first: int, end: int) -> int | None:
    """The first word that carries content among `[first, end)`, adverbs and times skipped."""
    for at in range(first, end):
        norm = passage.norms[at]
        if passage.stems[at] is not None and norm not in _TIMES and not norm.endswith("ly"):
            return at
    return None
