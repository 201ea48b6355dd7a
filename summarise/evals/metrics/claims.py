"""M2 to M4 for claims: how many are found and right, which must claims are missed.

Covers: F1, precision, recall, must-have recall, contradictions among aligned claims.
Does not cover: contradictions of signals (`signals.py`); the two are added up in `scoring.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarise.evals.cases import Gold
from summarise.evals.items import Statement
from summarise.evals.matching import Alignment, Pair
from summarise.evals.scores import CaseMetric, f1, share
from summarise.text_safety import printable

SHOWN = 70


def claim_scores(gold: Gold, alignment: Alignment) -> dict[str, CaseMetric]:
    """M2 and M3 of one case."""
    right = len(alignment.right)
    wanted = len(alignment.pairs) + len(alignment.missed)
    found = len(alignment.pairs) + len(alignment.spurious)
    reasons = tuple(claim_reasons(alignment))
    must = {claim.id for claim in gold.claims if claim.must}
    got = {pair.gold.id for pair in alignment.right} & must
    return {
        "claim_f1": f1(right, found, wanted, reasons),
        "claim_precision": _side(right, found, wanted),
        "claim_recall": _side(right, wanted, found),
        "must_recall": share(
            len(got),
            len(must),
            if_none=1.0,
            reasons=tuple(_must_reasons(must - got, alignment)),
        ),
    }


def claim_conflicts(alignment: Alignment) -> tuple[int, int, tuple[str, ...]]:
    """M4's part: pairs in conflict, all pairs, and what conflicts."""
    wrong = [pair for pair in alignment.pairs if not pair.right]
    return len(wrong), len(alignment.pairs), tuple(map(_conflict, wrong))


def claim_reasons(alignment: Alignment) -> Iterator[str]:
    """What keeps the claims from a perfect score, one line each."""
    yield from (f"gold {item.id} missed: {_text(item)}" for item in alignment.missed)
    yield from (_conflict(pair) for pair in alignment.pairs if not pair.right)
    yield from (f"{item.id} is not in gold: {_text(item)}" for item in alignment.spurious)


def _side(right: int, of: int, other: int) -> CaseMetric:
    """Precision or recall: 1 if both sides are empty, 0 if only this one is."""
    if of:
        return share(right, of, if_none=0.0)
    found = share(0, 0, if_none=0.0 if other else 1.0)
    return found.model_copy(update={"empty": not other})


def _must_reasons(missing: set[str], alignment: Alignment) -> Iterator[str]:
    for item in alignment.missed:
        if item.id in missing:
            yield f"gold {item.id} missed: {_text(item)}"
    for pair in alignment.pairs:
        if pair.gold.id in missing:
            yield _conflict(pair)


def _conflict(pair: Pair) -> str:
    return f"{pair.claim.id} conflicts with {pair.gold.id}: {'; '.join(pair.conflicts)}"


def _text(item: Statement) -> str:
    return printable(item.text, SHOWN)
