"""A summary's items laid against those of gold, for whoever wants to see why a score is as it is.

Covers: claims and signals, paired by the very functions that score them.
Does not cover: scores (`scoring.py`), showing it (`explain.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.article import Article
from summarise.evals.cases import Case
from summarise.evals.items import Items, items_of_gold, items_of_summary
from summarise.evals.matching import Alignment, align_claims, ground_of
from summarise.evals.metrics.signals import SignalPair, align_signals
from summarise.schema import Summary


@dataclass(frozen=True, slots=True)
class Aligned:
    """One case's items, gold against found."""

    wanted: Items
    found: Items
    claims: Alignment
    signals: tuple[SignalPair, ...]


def aligned(case: Case, article: Article, summary: Summary) -> Aligned:
    """Pair the items of a summary with those of gold."""
    found = items_of_summary(summary)
    wanted = items_of_gold(case.gold, article)
    ground = ground_of(case.gold, found, article)
    signals = align_signals(wanted.signals, found.signals, ground.gold_names, ground.names)
    return Aligned(wanted, found, align_claims(wanted.claims, found.claims, ground), tuple(signals))


def right_claims(case: Case, article: Article, summary: Summary) -> tuple[str, ...]:
    """Ids of the gold claims that a summary has, and has right."""
    pairs = aligned(case, article, summary).claims.right
    return tuple(sorted(pair.gold.id for pair in pairs))
