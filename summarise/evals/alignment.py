"""A summary's items laid against those of gold, for whoever wants to see why a score is as it is.

Covers: claims and signals, paired by the very functions that score them.
Does not cover: scores (`scoring.py`), showing it (`explain.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.article import Article
from summarise.checks.text.similarity import DEFAULT_SIMILARITY, Similarity
from summarise.evals.cases import Case
from summarise.evals.items import Items, items_of_gold, items_of_summary
from summarise.evals.matching import Alignment, align_claims, ground_of
from summarise.evals.metrics.signals import SignalPair, align_signals
from summarise.evals.thresholds import THRESHOLDS, Thresholds
from summarise.schema import Summary


@dataclass(frozen=True, slots=True)
class Aligned:
    """One case's items, gold against found.

    Attributes:
        similarity, thresholds: What they were paired by.
    """

    wanted: Items
    found: Items
    claims: Alignment
    signals: tuple[SignalPair, ...]
    similarity: Similarity
    thresholds: Thresholds

    @property
    def right_claims(self) -> tuple[str, ...]:
        """Ids of the gold claims that the summary has, and has right."""
        return tuple(sorted(pair.gold.id for pair in self.claims.right))


def aligned(
    case: Case,
    article: Article,
    summary: Summary,
    *,
    similarity: Similarity = DEFAULT_SIMILARITY,
    thresholds: Thresholds = THRESHOLDS,
) -> Aligned:
    """Pair the items of a summary with those of gold."""
    found = items_of_summary(summary)
    wanted = items_of_gold(case.gold, article)
    ground = ground_of(case.gold, found, article, similarity=similarity, thresholds=thresholds)
    signals = align_signals(wanted.signals, found.signals, ground.gold_names, ground.names)
    claims = align_claims(wanted.claims, found.claims, ground)
    return Aligned(wanted, found, claims, tuple(signals), similarity, thresholds)
