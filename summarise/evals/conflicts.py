"""Whether two claims about the same thing contradict each other.

Covers: typed fields (speaker, certainty, status), numbers, negation, dropped hedges, who
acts on whom, and wrong near-copies that gold lists (traps).
Does not cover: finding the claims that are about the same thing (`matching.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from summarise.checks.acting.order import check_order
from summarise.checks.counting.numbers import check_numbers
from summarise.checks.hedging.hedges import check_hedge
from summarise.checks.negating.negation import check_negation, negates
from summarise.checks.text.names import KnownName
from summarise.checks.text.naming import NameBook, overlap
from summarise.checks.text.similarity import Similarity
from summarise.evals.items import Statement
from summarise.evals.thresholds import Thresholds
from summarise.text_safety import printable
from summarise.vocabulary import Certainty, ClaimStatus

_SCALE = {
    Certainty.CERTAIN: 0,
    Certainty.LIKELY: 1,
    Certainty.POSSIBLE: 2,
    Certainty.UNLIKELY: 3,
    Certainty.NOT_COMMITTED: 3,
}
# Pairs between which careful readers waver; every other pair of different statuses conflicts.
_NEAR_STATUSES = frozenset(
    {
        frozenset({ClaimStatus.COMPLETED, ClaimStatus.ONGOING}),
        frozenset({ClaimStatus.ONGOING, ClaimStatus.PLANNED}),
        frozenset({ClaimStatus.PLANNED, ClaimStatus.HYPOTHETICAL}),
        frozenset({ClaimStatus.EVALUATIVE, ClaimStatus.COMPLETED}),
        frozenset({ClaimStatus.EVALUATIVE, ClaimStatus.ONGOING}),
        frozenset({ClaimStatus.EVALUATIVE, ClaimStatus.HYPOTHETICAL}),
    }
)
_WORD = re.compile(r"\w+")
SHOWN = 70  # characters of a claim in a reason


@dataclass(frozen=True, slots=True)
class Ground:
    """What the comparison of one case's claims rests on.

    Attributes:
        published: Explains "Monday" in one claim and a date in the other.
        gold_names: Forms of gold's actors.
        names: Forms of the predicted actors.
        known: Gold's actors, for the order in which a claim names them.
        traps: For each gold claim its wrong near-copies.
        sentences: For each gold claim the article's sentences behind it.
    """

    language: str | None
    published: date | None
    gold_names: NameBook
    names: NameBook
    known: Sequence[KnownName]
    traps: Mapping[str, Sequence[str]]
    sentences: Mapping[str, Sequence[str]]
    similarity: Similarity
    thresholds: Thresholds


def conflicts(gold: Statement, claim: Statement, ground: Ground) -> Iterator[str]:
    """What a predicted claim gets wrong that gold has right, one phrase each."""
    yield from _fields(gold, claim, ground)
    yield from _wording(gold, claim, ground)
    yield from _order(gold, claim, ground)
    yield from _traps(gold, claim, ground)


def same_speaker(gold: str | None, predicted: str | None, ground: Ground) -> bool:
    """True if both name the same speaker, or both leave it to the journalist.

    A longer form counts ("Kremlin spokesman Dmitry Peskov"), another body of the same
    country does not.
    """
    if not gold or not predicted:
        return not gold and not predicted
    ours, theirs = ground.gold_names.forms(gold), ground.names.forms(predicted)
    if overlap(ours, theirs) == 1:
        return True
    return any(
        len(min(left, right, key=len)) > 1 and (set(left) <= set(right) or set(right) <= set(left))
        for left in ours
        for right in theirs
    )


def likeness_judges(gold: Statement, trap: str, ground: Ground) -> bool:
    """True for a trap whose error the wording checks do not see: a swap, an antonym.

    For the others (another number, a lost negation or hedge) likeness is the worse judge: an
    honest rewording with "is believed to" for "probably" stands nearer to the trap.
    """
    copy = replace(gold, text=trap, certainty=Certainty.CERTAIN)
    return not any(_wording(gold, copy, ground))


def _fields(gold: Statement, claim: Statement, ground: Ground) -> Iterator[str]:
    if not same_speaker(gold.voice, claim.voice, ground):
        yield f"speaker {_named(claim.voice)} for {_named(gold.voice)}"
    apart = abs(_SCALE[gold.certainty] - _SCALE[claim.certainty])
    if apart > ground.thresholds.certainty_steps:
        yield f"certainty {claim.certainty} for {gold.certainty}"
    statuses = frozenset({gold.status, claim.status})
    if len(statuses) > 1 and statuses not in _NEAR_STATUSES:
        yield f"status {claim.status} for {gold.status}"


def _wording(gold: Statement, claim: Statement, ground: Ground) -> Iterator[str]:
    whole = ((gold.text, 0, len(gold.text)),)
    yield from _numbers(gold, claim, ground)
    denied = ClaimStatus.DENIED in {gold.status, claim.status}  # the field has judged it
    if not denied:
        found = check_negation(claim.text, whole, denied=False, language=ground.language)
        parity = negates(gold.text, ground.language) == negates(claim.text, ground.language)
        if found.verdict == "flipped" and not parity:
            yield f"negation flipped: {printable(found.detail or '', SHOWN)}"
    found = check_hedge(claim.text, whole, certainty=claim.certainty, language=ground.language)
    if found.verdict == "overstated" and gold.certainty is not Certainty.CERTAIN:
        yield f"hedge dropped: {printable(found.detail or '', SHOWN)}"


def _order(gold: Statement, claim: Statement, ground: Ground) -> Iterator[str]:
    named = [item for item in ground.known if any(form in claim.text for form in item.forms)]
    if len(named) < 2:
        return
    order = check_order(claim.text, (gold.text,), named, language=ground.language)
    if order.verdict == "order_swapped":
        yield "who acts on whom is swapped"


def _numbers(gold: Statement, claim: Statement, ground: Ground) -> Iterator[str]:
    """A number in place of another; one that is merely added or left out is no conflict."""
    behind = (gold.text, *ground.sentences.get(gold.id, ()))
    new = _missing(claim.text, behind, ground)
    lost = _missing(gold.text, (claim.text,), ground) if new else None
    if new and lost:
        yield f"{new} for {lost}"


def _missing(text: str, given: Sequence[str], ground: Ground) -> str | None:
    """The numbers of a text that others do not give, or None."""
    found = check_numbers(
        text, given, body="", published=ground.published, language=ground.language
    )
    if found.verdict != "unsupported":
        return None
    return printable((found.detail or "").split(" (evidence has")[0], SHOWN)


def _traps(gold: Statement, claim: Statement, ground: Ground) -> Iterator[str]:
    """The first trap that the claim is nearer to than to gold, if likeness may judge it.

    What a trap changes must stand in the claim: a claim that says less than gold is nearer to
    many a trap without sharing its error.
    """
    own, words = _words(gold.text), _words(claim.text)
    shared = [
        trap
        for trap in ground.traps.get(gold.id, ())
        if not (changed := _words(trap) - own) or changed & words
    ]
    if not shared:
        return
    language, similarity = ground.language, ground.similarity
    near = similarity(gold.text, claim.text, language) + ground.thresholds.trap_margin
    for trap in shared:
        nearer = similarity(trap, claim.text, language, least=near) > near
        if nearer and likeness_judges(gold, trap, ground):
            yield f"nearer to the trap “{printable(trap, SHOWN)}”"
            return


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _named(speaker: str | None) -> str:
    return printable(speaker, SHOWN) if speaker else "nobody"
