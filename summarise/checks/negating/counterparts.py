"""Whether each statement of a claim negates as often as the one of the evidence it is like.

Covers: statements put in other words, where no single word tells that the sense is turned.
Does not cover: words that only one side negates (`negation.py`).

A suspicion only: opposites ("did not hold", "collapsed") are told apart by nobody here.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from summarise.checks.negating.heads import (
    MODALS,
    OF_NOUNS,
    far_negation,
    head_of,
    heads,
    in_reach,
)
from summarise.checks.negating.lost_negation import conditional
from summarise.checks.negating.polarity import (
    DENYING,
    Piece,
    denied_at,
    is_over,
    is_prefixed,
    negating_words,
    negative_words,
    points_back,
)
from summarise.checks.text.reach import verbal
from summarise.checks.text.scopes import Cue, Passage
from summarise.checks.text.wording import akin

_ANSWERING = 0.4
_ALIKE = 0.5  # share of a statement's content words
_PLAINLY = frozenset({"not", "never"})
_PARTING = frozenset({",", "but", "though"})
_AUXILIARY = 2  # words: "but will not"
_SET_APART = 2  # words with content: "not by the Tarsk shelling of last week"
_SOON = 5  # words: behind the subject
_PRONOUNS = frozenset("it they he she".split())
_DOUBTING = frozenset("doubt doubtful sceptical skeptical".split())


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause, or a part of one that `and` or `or` joins.

    Attributes:
        words: Word indices in its passage.
        norms: Its words, lower-cased.
        stems: Of its words that carry content.
        negated: Its negations.
        negative: Whether it negates in any way: by those, by a denial, a doubt, a sense.
    """

    words: range
    norms: tuple[str, ...]
    stems: frozenset[str]
    negated: tuple[Cue, ...]
    negative: bool


@lru_cache(maxsize=1_024)
def statements(passage: Passage) -> tuple[Statement, ...]:
    """The statements of a passage, in order."""
    found, first = [], 0
    for at, norm in enumerate(passage.norms):
        turns = at and passage.clauses[at] != passage.clauses[at - 1]
        turns = turns and passage.norms[at - 1] != "never"  # "never before has ..."
        if turns or (norm in {"and", "or"} and _joins(passage, first, at)):
            found.append(_statement(passage, range(first, at)))
            first = at
    return (*found, _statement(passage, range(first, len(passage.norms))))


def _joins(passage: Passage, first: int, at: int) -> bool:
    """True if a verb of its own stands soon behind an `and`, and no list of names before it."""
    if all(word.capital for word in passage.words[first:at]):
        return False  # "Oman and Ilm left"
    norms = passage.norms[at + 1 : min(passage.clause_end(at), at + _SOON)]
    end = norms.index(",") if "," in norms else len(norms)
    return verbal(passage, at + 1, at + 1 + end)


def _statement(passage: Passage, words: range) -> Statement:
    stems = frozenset(item for at in words if (item := passage.stems[at]) is not None)
    norms = passage.norms[words.start : words.stop]
    negated = tuple(cue for cue in passage.negations if cue.first in words)
    far = far_negation(passage)
    negative = (
        negated
        or is_over(passage)
        or stems & _DOUBTING
        or any(at in words for at in negative_words(passage))
        or any(map(is_prefixed, norms))
        or passage.cues.negators & set(norms)
        or any(cue.first in words for cue in passage.frame_cues if cue.label in DENYING)
        or any(denied_at(passage, at) for at in words)
        or _goes_on(passage, words.start)
        or (far is not None and far[1][0] in words)
    )
    return Statement(words, norms, stems, negated, bool(negative))


def _goes_on(passage: Passage, index: int) -> bool:
    """True behind the aside of `had not, as of Monday, left`, or the `not` of `not because`."""
    if index and passage.norms[index - 1] in _PLAINLY:
        return True
    if index >= len(passage.clauses):  # a passage without words
        return False
    clauses = {passage.clauses[cue.first] for cue in passage.negations}
    return passage.clauses[index] not in clauses and in_reach(passage, index)


def only_negated(claim: Passage, passages: Sequence[Passage]) -> str | None:
    """A negation of the claim to which the likest statements of the evidence have none."""
    told = [item for passage in passages for item in statements(passage)]
    denied = any(
        cue.label == "denied" and points_back(passage, cue) and "which" not in passage.norms
        for passage in passages
        for cue in passage.frame_cues
    )
    for one in statements(claim):
        for cue in one.negated:
            head = head_of(claim, cue)
            if (
                contrasts(claim, cue)
                or _describes(claim, cue, told)
                or set_apart(claim, cue, passages)
            ):
                continue
            if head is None:
                if _bare(claim, cue, told):
                    return claim.phrase(cue)
                continue
            word = str(claim.stems[head])
            if denied and any(akin(word, stem) for item in told for stem in item.stems):
                continue  # "Ilm denied the charge"
            if not _cut_short(told, claim, cue) and not any(
                item.negative and _answers(item, one, word) for item in told
            ):
                return claim.phrase(cue)
    return None


def _describes(claim: Passage, cue: Cue, told: Sequence[Statement]) -> bool:
    """`The men without badges left`, where the evidence has `They left`: who they are."""
    if claim.norms[cue.first] not in OF_NOUNS or verbal(claim, 0, cue.first):
        return False
    return any(not _PRONOUNS.isdisjoint(item.norms[:2]) for item in told)


def _cut_short(told: Sequence[Statement], claim: Passage, cue: Cue) -> bool:
    """`agreed on a list but not on a date`: a statement of a negation and its noun alone."""
    nouns = [str(claim.stems[at]) for at in dict(heads(claim))[cue][1:]]
    return any(
        item.negated and len(item.stems) == 1 and any(akin(noun, one) for one in item.stems)
        for item in told
        for noun in nouns
    )


def paired(claim: Passage, pieces: Sequence[Piece]) -> bool:
    """`It has not moved` for `the army has not left`: the evidence says no as often.

    Then both may say one thing in other words; what is negated on one side alone, and stands
    affirmed on the other, is looked for elsewhere.
    """
    told = by_sense = 0
    for passage, start, end in pieces:
        inside = set(passage.inside(start, end))
        cues = [range(cue.first, cue.last) for cue in passage.negations]
        told += sum(not inside.isdisjoint(words) for words in cues)
        by_sense += sum(at in inside for at in negative_words(passage))
    return told >= len(claim.negations) or (not told and by_sense == len(claim.negations))


def _bare(claim: Passage, cue: Cue, told: Sequence[Statement]) -> bool:
    """`is not over`, `are not against`: of words without content, the evidence has this one."""
    behind = (norm for norm in claim.norms[cue.last : cue.reach] if not norm.endswith("ly"))
    word = next(behind, ",")
    found = [item for item in told if word in item.norms]
    return word[0].isalpha() and bool(found) and not any(item.negated for item in found)


def _answers(told: Statement, one: Statement, head: str) -> bool:
    """True if a negative statement may be what another one puts in its own words."""
    if any(akin(head, item) for item in told.stems):
        return True
    return _share(one.stems, told.stems) >= _ANSWERING


def never_negated(claim: Passage, pieces: Sequence[Piece]) -> str | None:
    """A negation of the evidence whose words a statement of the claim has without one."""
    negated, free, shown = set[str](), set[str](), None
    for passage, start, end in pieces:
        inside = set(passage.inside(start, end))
        for told in statements(passage):
            for at in told.words:
                under = at in inside and (
                    (any(cue.first in inside for cue in told.negated) and in_reach(passage, at))
                    or any(
                        word in told.words and word in inside
                        for word in negating_words(passage, at, claim.content)
                    )
                )
                (negated if under else free).add(passage.stems[at] or "")
        lost = [cue for cue in passage.negations if cue.first in inside]
        if any(conditional(claim, passage, cue) for cue in lost):
            return None
        shown = shown or next((passage.phrase(cue) for cue in lost), None)
    for one in statements(claim) if negated else ():
        share = 0.0 if one.negative else _share(one.stems, negated)
        if share >= _ALIKE and share > _share(one.stems, free) and not _told(claim, one, free):
            return shown or "a word that negates"
    return None


def _told(claim: Passage, one: Statement, free: Set[str]) -> bool:
    """True if the evidence has the verb of `will lead to a state` where nothing negates it."""
    verbs = (
        claim.stems[at]
        for at in one.words
        if at and (claim.norms[at - 1] in MODALS or verbal(claim, at, at + 1))
    )
    return any(akin(verb, item) for verb in verbs if verb for item in free if item)


def _share(stems: Set[str], others: Set[str]) -> float:
    shared = sum(any(akin(item, told) for told in others) for item in stems)
    return shared / max(len(stems), 1)


def contrasts(claim: Passage, cue: Cue) -> bool:
    """True for `weeks, not months`, `this and not that`, `instead of that`."""
    before = claim.norms[cue.first - 1] if cue.first else ""
    return before in {"and", ",", "but"} or claim.norms[cue.first] in {"rather", "instead"}


def set_apart(claim: Passage, cue: Cue, passages: Sequence[Passage]) -> bool:
    """True if a negation of a claim says in full what the evidence only sets apart.

    "The shelling was not the cause" is told by "caused by frost, not by the shelling", and "he
    did not resign because of the vote" by "resigned, though not, he said, because of it".
    """
    number = claim.clauses[cue.first]
    content = {
        item
        for item, at in zip(claim.stems, claim.clauses, strict=True)
        if item is not None and at == number
    }
    reason = "because" in claim.norms[cue.last :]
    also = "but" in claim.norms[max(0, cue.first - _AUXILIARY) : cue.first]
    for passage in passages:
        for other in passage.negations:
            if passage.norms[other.first - 1] not in _PARTING:
                continue
            part = slice(other.last, other.reach)
            told = [item for item in passage.stems[part] if item is not None][:_SET_APART]
            if any(akin(item, one) for item in told for one in content):
                return True
            if reason and "because" in passage.norms[part]:
                return True
            if also and _is_rest(passage, other, content):
                return True
    return False


def _is_rest(passage: Passage, cue: Cue, content: Set[str]) -> bool:
    """True for `will send tents, but no men`, told as `will send tents but will not send troops`.

    Of what the claim negates, no more than the verb stands affirmed there.
    """
    affirmed = [
        item
        for at, item in enumerate(passage.stems)
        if item is not None and not cue.first <= at < cue.reach
    ]
    shared = sum(any(akin(item, one) for one in affirmed) for item in content)
    return passage.norms[cue.first - 1] == "but" and shared <= 1
