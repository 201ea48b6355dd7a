"""How far two independent passes over the same articles agree: the ceiling for any system.

Covers: F1 of claims, actors and signals of one pass against the other, alpha of the labels
both gave to the same thing, alpha of the level.
Does not cover: settling what they disagree on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarise.article import Article
from summarise.checks.text.similarity import DEFAULT_SIMILARITY, Similarity
from summarise.evals.assignment import assign
from summarise.evals.cases import Gold
from summarise.evals.items import Act, Items, items_of_gold, shared_characters
from summarise.evals.krippendorff import alpha
from summarise.evals.matching import Alignment, align_claims, ground_of
from summarise.evals.metrics.actors import actor_scores
from summarise.evals.metrics.claims import claim_scores
from summarise.evals.metrics.level import gold_level, level_count
from summarise.evals.metrics.signals import align_signals, signal_scores
from summarise.evals.scores import CaseMetric
from summarise.evals.thresholds import THRESHOLDS, Thresholds
from summarise.vocabulary import Certainty, ClaimStatus, SignalType

_Label = TypeVar("_Label")

COMPARED = (
    "claim_f1",
    "actor_f1_exact",
    "actor_f1_partial",
    "signal_f1",
    "signal_argument_f1",
)
# Ordered as far as an order makes sense: "not committed" stands beside "possible".
_CERTAINTY = (
    Certainty.UNLIKELY,
    Certainty.NOT_COMMITTED,
    Certainty.POSSIBLE,
    Certainty.LIKELY,
    Certainty.CERTAIN,
)


@dataclass(frozen=True, slots=True)
class Passes:
    """One article as two passes marked it."""

    article: Article
    a: Gold
    b: Gold


@dataclass(frozen=True, slots=True)
class Agreed:
    """One figure of agreement.

    Attributes:
        value: F1 or alpha; None where it cannot be told (alpha with one label only).
        n: What it rests on: articles for an F1 and the level, else pairs of items.
    """

    value: float | None
    n: int


@dataclass(frozen=True, slots=True)
class _Read:
    """Both passes of one article, side by side."""

    scores: dict[str, CaseMetric]
    claims: Alignment
    acts: tuple[tuple[Act, Act], ...]
    levels: tuple[int, int]


def agreement(
    passes: Iterable[Passes],
    *,
    similarity: Similarity = DEFAULT_SIMILARITY,
    thresholds: Thresholds = THRESHOLDS,
) -> dict[str, Agreed]:
    """The agreement of two passes over some articles.

    F1 values carry the names of the metrics they are a ceiling for, pooled over articles and
    over both directions (A judged by B and B by A, since traps and evidence differ). Alphas:
    `certainty` (ordinal) and `status` of claims that were paired, `signal_type` of signals
    that rest on the same words, `level` (ordinal) of articles.
    """
    there, back = [], []
    for item in passes:  # both ways at once: the second finds what the first worked out
        there.append(_read(item, similarity, thresholds))
        back.append(_read(Passes(item.article, item.b, item.a), similarity, thresholds))
    found = {name: _pooled([read.scores[name] for read in there + back]) for name in COMPARED}
    pairs = [pair for read in there for pair in read.claims.pairs]
    acts = [pair for read in there for pair in read.acts]
    certainty = [(pair.gold.certainty, pair.claim.certainty) for pair in pairs]
    status = [(pair.gold.status, pair.claim.status) for pair in pairs]
    types = [(ours.types[0], theirs.types[0]) for ours, theirs in acts]
    levels = [read.levels for read in there]
    found["certainty"] = Agreed(
        alpha(_rows(certainty), _CERTAINTY, scale="ordinal"), len(certainty)
    )
    found["status"] = Agreed(alpha(_rows(status), tuple(ClaimStatus), scale="nominal"), len(status))
    found["signal_type"] = Agreed(
        alpha(_rows(types), tuple(SignalType), scale="nominal"), len(types)
    )
    found["level"] = Agreed(
        alpha(_rows(levels), range(level_count()), scale="ordinal"), len(levels)
    )
    return found


def _read(passes: Passes, similarity: Similarity, thresholds: Thresholds) -> _Read:
    article = passes.article
    ours, theirs = items_of_gold(passes.a, article), items_of_gold(passes.b, article)
    ground = ground_of(passes.a, theirs, article, similarity=similarity, thresholds=thresholds)
    claims = align_claims(ours.claims, theirs.claims, ground)
    signals = align_signals(ours.signals, theirs.signals, ground.gold_names, ground.names)
    return _Read(
        scores={
            **claim_scores(passes.a, claims),
            **actor_scores(ours.actors, theirs.actors, thresholds),
            **signal_scores(ours.signals, theirs.signals, signals),
        },
        claims=claims,
        acts=_on_the_same_words(ours, theirs),
        levels=(gold_level(passes.a.signals), gold_level(passes.b.signals)),
    )


def _on_the_same_words(ours: Items, theirs: Items) -> tuple[tuple[Act, Act], ...]:
    """Signals whose evidence overlaps, whatever their types: where types can be compared."""
    weights = [
        [float(shared_characters(a.evidence, b.evidence)) for b in theirs.signals]
        for a in ours.signals
    ]
    return tuple((ours.signals[row], theirs.signals[column]) for row, column in assign(weights))


def _pooled(metrics: Sequence[CaseMetric]) -> Agreed:
    right = sum(2 * metric.right for metric in metrics)
    total = sum(metric.predicted + metric.gold for metric in metrics)
    return Agreed(right / total if total else None, len(metrics) // 2)


def _rows(pairs: Sequence[tuple[_Label, _Label]]) -> list[list[_Label | None]]:
    return [[ours for ours, _ in pairs], [theirs for _, theirs in pairs]]
