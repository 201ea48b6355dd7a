"""Whether a claim affirms what its evidence negates, or the other way round.

Covers: negating words and verbs ("not", "no", "failed to", "refused to"), the word each of
them falls on, verbs that negate by their sense ("rejected", "halted"), denials of which a claim
affirms a part, "unable" told as "able", negations that only one side has.
Does not cover: other prefixes and antonyms, arithmetic of several negations, a claim and an
article in different languages.

The rule is precise rather than complete: a flip is reported only if the very word that one
side negates stands in the other without any negation near it. Where the sides share no such
word, a negation without any counterpart is a suspicion.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.checks.counting.number_words import spoken_value
from summarise.checks.finding import OK, Finding
from summarise.checks.negating.counterparts import (
    contrasts,
    never_negated,
    only_negated,
    paired,
    set_apart,
    statements,
)
from summarise.checks.negating.heads import (
    auxiliary_of,
    heads,
    left_out,
    shown,
)
from summarise.checks.negating.lost_negation import lost_negation, only_then, only_until
from summarise.checks.negating.polarity import (
    DENYING,
    NEGATIVE_STEMS,
    Piece,
    closeness,
    denied_at,
    is_undone,
    negated_at,
    negative_words,
    points_back,
)
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.wording import akin

_REPEATED = 0.6  # share of a claim's words
_MIN_SHARED = 2  # content words that claim and clause must share to be about one thing
_SINCE = frozenset({"since", "before", "never"})
_DOUBTS = DENYING | {"hypothetical"}


def check_negation(
    text: str,
    evidence: Sequence[tuple[str, int, int]],
    *,
    denied: bool,
    language: str | None,
) -> Finding:
    """Compare the polarity of a claim with that of its evidence.

    Verdicts: `ok`; `flipped`; `not_negated` for a text that negates nothing, in other words
    than evidence that negates or denies; `only_negated` for a negation in the claim where the
    evidence has nothing of the kind.

    Args:
        text: The claim.
        evidence: For each piece its sentence, and its half-open bounds in that sentence.
        denied: Whether the claim's status is `denied`, so that it negates by itself.
        language: ISO 639-1 of the article, or None for English.
    """
    claim = read(text, language)
    pieces = [(read(sentence, language), start, end) for sentence, start, end in evidence]
    if not pieces:
        return OK
    lost = lost_negation(claim, pieces) or _part_of_denial(claim, pieces)
    if lost is not None:
        return Finding("flipped", f'the article has "{lost}"')
    undone = any(is_undone(item, cue) for item, _, _ in pieces for cue in item.frame_cues)
    if denied and not (undone and claim.negations):  # who does not deny it has not said no
        if _negates_more(claim, pieces):
            return OK
        return Finding(_undenied(claim, pieces), "a denial, but the text does not negate")
    first = any("first" in passage.norms for passage, _, _ in pieces)
    if first and "first" not in claim.norms and not _SINCE.isdisjoint(claim.norms):
        return OK  # "the first time since March" is "not since March"
    if only_then(claim, pieces):
        return OK
    added = _added(claim, [passage for passage, _, _ in pieces])
    until = None if added else only_until(claim, pieces)
    if until is not None:
        return Finding("only_negated", f'the article has "{until}"')
    return added or _without_counterpart(claim, pieces)


def _without_counterpart(claim: Passage, pieces: Sequence[Piece]) -> Finding:
    passages = [passage for passage, _, _ in pieces]
    unlike = claim.negations and not paired(claim, pieces)
    only = only_negated(claim, passages) if unlike else None
    if only is not None:
        return Finding("only_negated", f'only the claim has "{only}"')
    negative = any(passage.negations or negative_words(passage) for passage in passages)
    never = never_negated(claim, pieces) if negative else None
    return OK if never is None else Finding("not_negated", f'the article has "{never}"')


def negates(sentence: str, language: str | None) -> bool:
    """True if a sentence negates or denies something."""
    return _is_negative(read(sentence, language))


def _is_negative(passage: Passage) -> bool:
    return bool(passage.negations) or any(cue.label == "denied" for cue in passage.frame_cues)


def _undenied(claim: Passage, pieces: Sequence[Piece]) -> str:
    """`flipped` if the text only repeats what is denied, else `not_negated`.

    A denial may be put in antonyms, or as what is true instead: then nothing in the evidence
    is denied or negated.
    """
    passages = [passage for passage, _, _ in pieces]
    if not any(_is_negative(item) or negative_words(item) for item in passages):
        return "not_negated"
    told = frozenset[str]().union(*(passage.content for passage in passages))
    return "flipped" if _repeats(claim.content, told) else "not_negated"


def _negates_more(claim: Passage, pieces: Sequence[Piece]) -> bool:
    """True if a text negates; a negative word counts only if it is not itself denied."""
    if claim.negations or any(cue.label in DENYING for cue in claim.frame_cues):
        return True
    denied, told = _divided(pieces)
    return bool(claim.content & NEGATIVE_STEMS - (denied - told))


def _repeats(words: frozenset[str], told: frozenset[str]) -> bool:
    repeated = sum(any(akin(item, other) for other in told) for item in words)
    return repeated >= _REPEATED * len(words)


def _part_of_denial(claim: Passage, pieces: Sequence[Piece]) -> str | None:
    """A clause that only repeats what is denied, in a claim that negates elsewhere."""
    if not claim.negations:
        return None
    denied, told = _divided(pieces)
    doubts = (cue for cue in claim.frame_cues if cue.label in _DOUBTS)
    cues = {cue.first for cue in (*claim.negations, *doubts)}
    for part in (item.words for item in statements(claim)) if denied else ():
        stems = frozenset(item for at in part if (item := claim.stems[at]) is not None)
        if len(stems) < _MIN_SHARED or stems & NEGATIVE_STEMS or cues & set(part):
            continue
        if _repeats(stems, denied) and not _repeats(stems, told):
            return "a denial of: " + " ".join(claim.norms[at] for at in part)
    return None


def _divided(pieces: Sequence[Piece]) -> tuple[frozenset[str], frozenset[str]]:
    """The content of the evidence that stands under a denial, and the rest."""
    denied, told = set[str](), set[str]()
    for passage, _, _ in pieces:
        for at, item in enumerate(passage.stems):
            if item is not None:
                (denied if denied_at(passage, at) else told).add(item)
    return frozenset(denied), frozenset(told)


def _added(claim: Passage, passages: Sequence[Passage]) -> Finding | None:
    """A negation of the claim that no evidence has.

    `only_negated`, a suspicion, where the evidence has none of `No missile hit` but the noun.
    """
    # "said that it would not": what it would not stands elsewhere
    elsewhere = {left_out(item, cue) for item in passages for cue in item.negations} - {None}
    for cue, heads_ in heads(claim):
        if not heads_ or auxiliary_of(claim, cue) in elsewhere:
            continue
        if contrasts(claim, cue) and spoken_value([claim.norms[heads_[0]]]) is not None:
            continue  # "one and not two": the numbers have been compared
        first = claim.stems[cue.first]
        if first is not None and any(first in passage.stems for passage in passages):
            continue  # "refrain now and later from": the same verb, in two pieces
        told = [(head, _closest(claim, head, passages)) for head in heads_]
        told = [(head, closest) for head, closest in told if closest]
        if not told or (not contrasts(claim, cue) and set_apart(claim, cue, passages)):
            continue
        if not any(
            negated_at(item, at, claim.content) or _answered(item, at, passages)
            for _, closest in told
            for item, at in closest
        ):
            verdict = "flipped" if told[0][0] == heads_[0] else "only_negated"
            return Finding(verdict, f'only the claim has "{shown(claim, cue, told[0][0])}"')
    return None


def _closest(claim: Passage, head: int, passages: Sequence[Passage]) -> list[tuple[Passage, int]]:
    """Where the evidence has a word of the claim in the clauses most like the claim's own."""
    told = [
        (passage, at, closeness(claim, head, passage, at))
        for passage in passages
        for at, item in enumerate(passage.stems)
        if item is not None and akin(item, str(claim.stems[head]))
    ]
    least = max((close for _, _, close in told), default=0) - 1
    return [(passage, at) for passage, at, close in told if close >= least]


def _answered(passage: Passage, index: int, passages: Sequence[Passage]) -> bool:
    """True if a word is told before `denied this`, `denied the charge`, or elsewhere."""
    for other in passages:
        for cue in other.frame_cues:
            if cue.label == "denied" and points_back(other, cue):
                return other is not passage or index < cue.first
    return False
