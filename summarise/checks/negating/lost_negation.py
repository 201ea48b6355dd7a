"""A negation of the evidence that a claim has lost.

Covers: "not" and its like with the word they fall on, "would not" with its verb left out,
"cannot rule out" told as "rules out"; what of the claim negates in its
own way, and what stands affirmed elsewhere in the evidence.
Does not cover: negations that the claim has added, denials (`negation.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarise.checks.negating.heads import (
    far_negation,
    has_auxiliary,
    head_of,
    heads,
    heads_of,
    in_reach,
    left_out,
    reaches,
    shown,
)
from summarise.checks.negating.polarity import (
    DENYING,
    NEGATIVE_STEMS,
    Piece,
    closeness,
    is_negative,
    is_non,
    is_over,
    is_undone,
    negating_words,
)
from summarise.checks.text.cues import lexicon
from summarise.checks.text.reach import predicates
from summarise.checks.text.scopes import Cue, Passage
from summarise.checks.text.wording import akin

_CONDITIONAL = frozenset(
    "after once only if until unless when before till earliest bis après".split()
)
_LIMITS = frozenset("until till before".split())
_THEN = frozenset("on in at after when once from by yesterday today now then last this".split())
_PAST = frozenset("did had was were has have".split())
_LATER = frozenset("for long yet earlier days weeks months years initially first".split())
_THERE_IS = frozenset(("there", be) for be in "is are was were".split())
_MIN_SHARED = 2  # content words that claim and clause must share to be about one thing


def lost_negation(claim: Passage, pieces: Sequence[Piece]) -> str | None:
    """A negation of the evidence that the claim has lost, with its word."""
    for passage, start, end in pieces:
        inside = passage.inside(start, end)
        near = {passage.clauses[index] for index in inside}
        for cue in passage.negations:
            if passage.clauses[cue.first] not in near:
                continue
            lost = _loses(claim, passage, cue, pieces)
            if lost is not None:
                return shown(passage, cue, lost)
        litotes = _from_afar(claim, passage, near) or _ruled_out(claim, passage, near)
        if litotes is not None:
            return litotes
    return None


def _from_afar(claim: Passage, passage: Passage, near: set[int]) -> str | None:
    """The negation that opens a sentence, if it turns a clause of the evidence that is claimed."""
    far = far_negation(passage)
    if far is None or near.isdisjoint(passage.clauses[slice(*far[1])]):
        return None
    lost = _tells(claim, passage, far[1]) and not conditional(claim, passage, far[0])
    return passage.phrase(far[0]) if lost else None


def _tells(claim: Passage, passage: Passage, clause: tuple[int, int]) -> bool:
    """True if a claim without any negation has the verb of a clause, or most of its words."""
    told = set(passage.stems[slice(*clause)])
    if is_negative(claim):
        return False
    return bool(told & predicates(claim)) or 2 * len(told & claim.content) > len(claim.content)


def only_then(claim: Passage, pieces: Sequence[Piece]) -> bool:
    """True for `did not leave until May` where the article has `left only in May`."""
    if len(claim.negations) != 1:
        return False
    cue, found = heads(claim)[0]
    behind = claim.norms[cue.last :]
    if _LIMITS.isdisjoint(behind):
        return False
    return any(
        not passage.negations
        and any(claim.stems[at] in passage.content for at in found)
        and any(one == "only" and other in _THEN for one, other in pairwise(passage.norms))
        for passage, _, _ in pieces
    )


def only_until(claim: Passage, pieces: Sequence[Piece]) -> str | None:
    """`did not leave until May` told as `never left`: the words that the claim cuts off."""
    if not claim.negations or not (_CONDITIONAL | _LATER).isdisjoint(claim.norms):
        return None
    ours = {claim.stems[at] for at in heads_of(claim)} - {None}
    for passage, _, _ in pieces:
        for cue, found in heads(passage):
            past = cue.first and passage.norms[cue.first - 1] in _PAST
            behind = passage.norms[cue.last : passage.clause_end(cue.last - 1)]
            if past and "until" in behind and any(passage.stems[at] in ours for at in found):
                return f"{passage.phrase(cue)} ... until"
    return None


def _loses(claim: Passage, passage: Passage, cue: Cue, pieces: Sequence[Piece]) -> int | None:
    """The word that lost its negation, or None."""
    heads_ = dict(heads(passage))[cue]
    if not heads_:
        auxiliary = left_out(passage, cue)
        lost = auxiliary is not None and has_auxiliary(claim, auxiliary)
        return cue.last - 1 if lost and not is_negative(claim) else None
    told = [(head, at) for head in heads_ if (at := _told(claim, passage, head)) is not None]
    if not told or not _about_one_thing(claim, passage, cue, (*heads_, told[0][0])):
        return None
    head, at = told[0]
    if _denies(claim, passage, (head, at)) or conditional(claim, passage, cue):
        return None
    close = closeness(claim, at, passage, head)
    return None if _affirmed_elsewhere(claim, at, close, pieces) else head


def _told(claim: Passage, passage: Passage, head: int) -> int | None:
    """Where the claim has a word of the evidence; other languages inflect more than English."""
    wanted = passage.stems[head]
    if wanted in claim.content:
        return claim.stems.index(wanted)
    if passage.cues is lexicon(None):
        return None
    akin_to = (at for at, item in enumerate(claim.stems) if item and akin(item, str(wanted)))
    return next(akin_to, None)


def _ruled_out(claim: Passage, passage: Passage, near: set[int]) -> str | None:
    """`cannot rule out` told as `rules out`: a negation that two of them undo."""
    if claim.negations and any(norm in claim.cues.negators for norm in claim.norms):
        return None
    for at, length in passage.cues.not_negating.places(passage.norms):
        if passage.clauses[at] not in near:
            continue
        for word in range(at, at + length):
            item = passage.stems[word]
            negative = item in NEGATIVE_STEMS or item == "rul"
            if not negative or item not in claim.content or _is_doubled(claim):
                continue
            if not _otherwise_negated(claim, str(item), passage):
                return passage.text[passage.words[at].start : passage.words[word].end]
    return None


def _otherwise_negated(claim: Passage, word: str, passage: Passage) -> bool:
    """True for `denied having ordered it` where the evidence has `never ordered it` as well."""
    behind = claim.stems[claim.stems.index(word) + 1 :]
    deed = next((item for item in behind if item is not None and item in passage.stems), None)
    return deed is not None and in_reach(passage, passage.stems.index(deed))


def _is_doubled(claim: Passage) -> bool:
    """True if a text has `not rule out` or its like."""
    return next(claim.cues.not_negating.places(claim.norms), None) is not None


def _about_one_thing(claim: Passage, passage: Passage, cue: Cue, words: Sequence[int]) -> bool:
    """True if the claim shares enough words with the clause that the cue stands in.

    Of `did not intend to ration gas` the claim has lost the first verb with the negation: there
    what stands from the second on has to be shared.
    """
    head, number = words[-1], passage.clauses[cue.first]
    first = cue.first - (cue.last - cue.first > 2)  # "took no part in": an idiom with its verb
    clause = {
        item
        for at, item in enumerate(passage.stems)
        if item is not None
        and passage.clauses[at] == number
        and (not first <= at < cue.last if head == words[0] else at >= head)
    }
    shared = sum(any(akin(item, told) for told in claim.content) for item in clause)
    if shared >= min(_MIN_SHARED, len(clause)):
        return True
    if passage.norms[cue.first] == "no" and passage.stems[head] in _existing(claim):
        return True
    around = passage.norms[max(cue.last, head - 2) : head + 1]  # "to do with the attack"
    return len(around) > _MIN_SHARED and around in _runs(claim, len(around))


def _existing(claim: Passage) -> set[str | None]:
    """The nouns of `there is strong evidence`."""
    behind = (at + 2 for at, two in enumerate(pairwise(claim.norms)) if two in _THERE_IS)
    return {item for at in behind for item in claim.stems[at : at + 2]} - {None}


def _runs(claim: Passage, length: int) -> set[tuple[str, ...]]:
    return {claim.norms[at : at + length] for at in range(len(claim.norms))}


def _denies(claim: Passage, passage: Passage, word: tuple[int, int]) -> bool:
    """True if the claim negates a word in its own way: in its clause, or by sense.

    What the evidence has as well does not count: it cannot stand for the lost negation.
    """
    told = word[1]
    number = claim.clauses[told]
    others = {passage.stems[at] for at in heads_of(passage)} - {passage.stems[word[0]]}
    kept = {
        passage.phrase(cue).casefold() for cue in passage.negations if head_of(passage, cue) is None
    }
    for cue in claim.negations:
        head = head_of(claim, cue)
        if reaches(claim, cue, told) or "because" in claim.norms[cue.last : told]:
            return True  # "had not left because of the vote": it is the cause that is denied
        if claim.clauses[cue.first] == number and (
            claim.phrase(cue).casefold() not in kept
            and claim.stems[cue.first] not in passage.content
            if head is None
            else claim.stems[head] not in others
        ):
            return True
    if _denies_anew(claim, passage):
        return True
    if (is_over(claim) and not is_over(passage)) or is_non(claim, told):
        return True
    return bool(negating_words(claim, told, passage.content))


def _denies_anew(claim: Passage, passage: Passage) -> bool:
    """True if a claim denies or doubts by a word that the evidence has not: not as a denial."""
    known = {passage.phrase(cue).casefold() for cue in passage.frame_cues}
    undone = {cue.first for cue in passage.frame_cues if is_undone(passage, cue)}
    told = {item for at, item in enumerate(passage.stems) if at not in undone}
    return any(
        cue.label in DENYING
        and claim.stems[cue.first] not in told
        and claim.phrase(cue).casefold() not in known
        for cue in claim.frame_cues
    )


def conditional(claim: Passage, passage: Passage, cue: Cue) -> bool:
    """True if a claim may tell `not ... until X` as `after X`, `never` as `the first`."""
    if passage.norms[cue.first] == "never" and "first" in claim.norms:
        return True
    lifting = {norm for norm in passage.norms[cue.last :] if norm in passage.cues.lifting}
    return bool(lifting and (_CONDITIONAL - lifting) & set(claim.norms))


def _affirmed_elsewhere(claim: Passage, told: int, close: float, pieces: Sequence[Piece]) -> bool:
    """True if the word also stands un-negated in the evidence, as much like the claim."""
    for other, _, _ in pieces:
        for at, item in enumerate(other.stems):
            if item != claim.stems[told] or in_reach(other, at):
                continue
            if closeness(claim, told, other, at) >= close:
                return True
    return False
