"""Whether a claim affirms what its evidence negates, or the other way round.

Covers: negating words and verbs ("not", "no", "failed to", "refused to"), the word each of
them falls on, and verbs that negate by their sense ("rejected", "halted").
Does not cover: prefixes ("unlawful"), antonyms, arithmetic of several negations, a claim and
an article in different languages.

The rule is precise rather than complete: a flip is reported only if the very word that one
side negates stands in the other without any negation near it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarise.checks.finding import OK, Finding
from summarise.checks.number_words import spoken_value
from summarise.checks.reach import head_after
from summarise.checks.scopes import Cue, Passage, read
from summarise.checks.wording import akin, stem

# Verbs and nouns that negate by what they mean.
_NEGATIVE_STEMS = frozenset(
    stem(word)
    for word in (
        "reject refuse deny decline fail lack stop halt cancel prevent block avoid abandon end "
        "suspend drop oppose ban forbid prohibit false absence absent untrue unable unwilling "
        "unlikely impossible refute dismiss rebuff veto scrap postpone delay stall break quit "
        "withdraw cease exclude rule without barely hardly little few stopped ended denial "
        "refusal rejection failure free neither nor thwart foil repel boycott withhold unless "
        "dispute contrary against baseless unfounded groundless fabricated hoax nonsense slander "
        "accident lie"
    ).split()
)
_CONDITIONAL = frozenset("after once only if until unless when before till bis après".split())
_FALSE = frozenset("false untrue baseless unfounded groundless fabricated".split())
_REPEATED = 0.6  # share of a claim's words
_MIN_SHARED = 2  # content words that claim and clause must share to be about one thing


def check_negation(
    text: str,
    evidence: Sequence[tuple[str, int, int]],
    *,
    denied: bool,
    language: str | None,
) -> Finding:
    """Compare the polarity of a claim with that of its evidence.

    Verdicts: `ok`; `flipped`; `not_negated` for a denial whose text negates nothing, in
    other words than the evidence.

    Args:
        text: The claim.
        evidence: For each piece its sentence, and its half-open bounds in that sentence.
        denied: Whether the claim's status is `denied`, so that it negates by itself.
        language: ISO 639-1 of the article, or None for English.
    """
    claim = read(text, language)
    passages = [(read(sentence, language), start, end) for sentence, start, end in evidence]
    for passage, start, end in passages:
        flip = _lost(claim, passage, start, end)
        if flip is not None and not _affirmed_elsewhere(flip[1], passages):
            return Finding("flipped", f'the article has "{flip[0]}"')
    for passage, _, _ in passages:
        false = _called_false(passage)
        if false and not _negative(claim) and _undenied(claim, passages) == "flipped":
            return Finding("flipped", f'the article has "{false}"')
    if passages and denied and not _negative(claim):
        return Finding(_undenied(claim, passages), "a denial, but the text does not negate")
    if passages and not denied:
        added = _added(claim, [passage for passage, _, _ in passages])
        if added is not None:
            return Finding("flipped", f'only the claim has "{added}"')
    return OK


def _called_false(passage: Passage) -> str | None:
    """`is false`: a verdict on what its sentence tells."""
    for before, norm in pairwise(passage.norms):
        if norm in _FALSE and before in {"is", "are", "was", "were"}:
            return f"{before} {norm}"
    return None


def _undenied(claim: Passage, passages: Sequence[tuple[Passage, int, int]]) -> str:
    """`flipped` if the text only repeats what is denied, else `not_negated`: put in antonyms."""
    told = frozenset[str]().union(*(passage.content for passage, _, _ in passages))
    repeated = sum(any(akin(item, other) for other in told) for item in claim.content)
    return "flipped" if repeated >= _REPEATED * len(claim.content) else "not_negated"


def _negative(claim: Passage) -> bool:
    """True if a text negates in any way."""
    if claim.negations or any(cue.label in {"denied", "questioned"} for cue in claim.frame_cues):
        return True
    return bool(claim.content & _NEGATIVE_STEMS) or bool(set(claim.norms) & claim.cues.negators)


def negates(sentence: str, language: str | None) -> bool:
    """True if a sentence negates or denies something."""
    passage = read(sentence, language)
    return bool(passage.negations) or any(cue.label == "denied" for cue in passage.frame_cues)


def _lost(claim: Passage, passage: Passage, start: int, end: int) -> tuple[str, str] | None:
    """A negation of the evidence that the claim has lost: its words and its head's stem."""
    inside = passage.inside(start, end)
    near = {passage.clauses[index] for index in inside}
    for cue in passage.negations:
        head = head_after(passage, cue)
        if head is None or passage.clauses[cue.first] not in near:
            continue
        wanted = passage.stems[head]
        if wanted not in claim.content or not _about_one_thing(claim, passage, cue):
            continue
        if _denies(claim, passage, wanted, cue) or _conditional(claim, passage, cue):
            continue
        return _shown(passage, cue, head), str(wanted)
    return None


def _added(claim: Passage, passages: Sequence[Passage]) -> str | None:
    """A negation of the claim that no evidence has."""
    if any(cue.label == "denied" for item in passages for cue in item.frame_cues):
        return None
    if any(head_after(item, cue) is None for item in passages for cue in item.negations):
        return None  # "said that it would not": what it would not stands elsewhere
    for cue in claim.negations:
        head = head_after(claim, cue)
        if head is None or spoken_value([claim.norms[head]]) is not None:
            continue  # "one and not two": the numbers have been compared
        first = claim.stems[cue.first]
        if first is not None and any(first in passage.stems for passage in passages):
            continue  # "refrain now and later from": the same verb, in two pieces
        told = [
            (passage, at)
            for passage in passages
            for at, item in enumerate(passage.stems)
            if item is not None and akin(item, str(claim.stems[head]))
        ]
        if told and not any(_negated_at(claim, passage, at) for passage, at in told):
            return _shown(claim, cue, head)
    return None


def _negated_at(claim: Passage, passage: Passage, index: int) -> bool:
    """True if the article negates a word, by a negation or by the sense of its clause."""
    if _in_reach(passage, index):
        return True
    number = passage.clauses[index]
    if any(
        cue.label == "questioned" and (cue.governs(index) or passage.clauses[cue.first] == number)
        for cue in passage.frame_cues
    ):
        return True
    return any(
        item in _NEGATIVE_STEMS and item not in claim.content
        for at, item in enumerate(passage.stems)
        if passage.clauses[at] == number
    )


def _about_one_thing(claim: Passage, passage: Passage, cue: Cue) -> bool:
    """True if the claim shares enough words with the clause that the cue stands in."""
    number = passage.clauses[cue.first]
    clause = {
        item
        for at, item in enumerate(passage.stems)
        if item is not None and passage.clauses[at] == number
    }
    return len(clause & claim.content) >= min(_MIN_SHARED, len(clause))


def _denies(claim: Passage, passage: Passage, wanted: str | None, lost: Cue) -> bool:
    """True if the claim negates a word in its own way: in its clause, or by sense.

    What the evidence has as well does not count: it cannot stand for the lost negation.
    """
    told = claim.stems.index(wanted)
    number = claim.clauses[told]
    heads = {passage.stems[at] for at in _heads(passage)} - {wanted}
    kept = {
        passage.phrase(cue).casefold()
        for cue in passage.negations
        if cue is not lost and head_after(passage, cue) is None
    }
    for cue in claim.negations:
        head = head_after(claim, cue)
        if cue.governs(told):
            return True
        if claim.clauses[cue.first] == number and (
            claim.phrase(cue).casefold() not in kept
            if head is None
            else claim.stems[head] not in heads
        ):
            return True
    doubts = {"denied", "questioned"}
    known = {passage.phrase(cue).casefold() for cue in passage.frame_cues}
    if any(
        cue.label in doubts and claim.phrase(cue).casefold() not in known
        for cue in claim.frame_cues
    ):
        return True
    if {("is", "over"), ("was", "over"), ("are", "over")} & set(pairwise(claim.norms)):
        return True
    return bool((claim.content - passage.content) & _NEGATIVE_STEMS)


def _heads(passage: Passage) -> set[int]:
    """The words that the negations of a passage fall on."""
    heads = {head_after(passage, cue) for cue in passage.negations}
    return {head for head in heads if head is not None}


def _conditional(claim: Passage, passage: Passage, cue: Cue) -> bool:
    """`not ... until X` may be told as `after X`."""
    lifted = any(norm in passage.cues.lifting for norm in passage.norms[cue.last :])
    return lifted and any(norm in _CONDITIONAL for norm in claim.norms)


def _affirmed_elsewhere(wanted: str, passages: Sequence[tuple[Passage, int, int]]) -> bool:
    """True if the same word also stands in the evidence where nothing negates it."""
    for other, _, _ in passages:
        negated = _heads(other)
        for at, item in enumerate(other.stems):
            if item == wanted and at not in negated and not _in_reach(other, at):
                return True
    return False


def _in_reach(passage: Passage, index: int) -> bool:
    return any(cue.first <= index < cue.reach for cue in passage.negations)


def _shown(passage: Passage, cue: Cue, head: int) -> str:
    return passage.text[passage.words[cue.first].start : passage.words[head].end]
