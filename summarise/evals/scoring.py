"""Scoring one case: a summary, or the failure to make one, against gold.

Covers: bringing all metrics of a case together; what a failed case counts as.
Does not cover: each metric (its own file), adding cases up (`aggregation.py`).
"""

from __future__ import annotations

from summarise.article import Article
from summarise.checks.text.similarity import DEFAULT_SIMILARITY, Similarity
from summarise.evals.alignment import Aligned, aligned
from summarise.evals.cases import Case, Gold
from summarise.evals.metrics.actors import actor_scores
from summarise.evals.metrics.calibration import buckets, certainty_scores
from summarise.evals.metrics.catalogue import worst
from summarise.evals.metrics.claims import claim_conflicts, claim_scores
from summarise.evals.metrics.level import farthest, gold_level, level_of_index, level_scores
from summarise.evals.metrics.quotes import quote_scores
from summarise.evals.metrics.signals import false_alarm, signal_conflicts, signal_scores
from summarise.evals.scores import CaseMetric, CaseScore, Failure, Level, share
from summarise.evals.thresholds import THRESHOLDS, Thresholds
from summarise.schema import Summary

QUIET = "quiet"  # tag of cases without any signal
_REPAIR = "schema_repair"  # purpose of an attempt that asks for valid data again
# What a reader may not go without, for a case to pass.
_PASS = {
    "must_recall": 1.0,
    "contradiction_rate": 0.0,
    "quote_faithful": 1.0,
    "false_alarm_rate": 0.0,
}


def score_case(
    case: Case,
    article: Article,
    outcome: Summary | Failure,
    *,
    similarity: Similarity = DEFAULT_SIMILARITY,
    thresholds: Thresholds = THRESHOLDS,
) -> CaseScore:
    """Score what came of one case. Deterministic, and no order of items matters.

    Args:
        case: The case with its gold.
        article: Its article (`Case.load_article`).
        outcome: The summary, or why there is none. A failed case scores its worst value in
            every metric that applies to it.
        similarity: What claims are aligned with.
        thresholds: What counts as the same.
    """
    if isinstance(outcome, Failure):
        return _worst_score(case, outcome, f"{similarity.name}|{thresholds.label}")
    laid = aligned(case, article, outcome, similarity=similarity, thresholds=thresholds)
    return score_aligned(case, article, outcome, laid)


def score_aligned(case: Case, article: Article, summary: Summary, laid: Aligned) -> CaseScore:
    """Score a summary whose items have been laid against those of gold (`alignment.aligned`)."""
    level = Level(
        gold=gold_level(case.gold.signals), predicted=level_of_index(summary.escalation.index)
    )
    metrics = {
        **_validity(summary),
        **_matched(case.gold, laid),
        **quote_scores(summary, article),
        **level_scores(level),
        **({"false_alarm_rate": false_alarm(laid.found.signals)} if QUIET in case.tags else {}),
    }
    return CaseScore(
        case=case.id,
        failed=None,
        passed=_passed(metrics),
        metrics=metrics,
        level=level,
        certainty=buckets(laid.claims),
        signature=f"{laid.similarity.name}|{laid.thresholds.label}",
    )


def _worst_score(case: Case, failure: Failure, settings: str) -> CaseScore:
    gold = gold_level(case.gold.signals)
    level = Level(gold=gold, predicted=farthest(gold))
    return CaseScore(
        case=case.id,
        failed=failure.error,
        passed=False,
        metrics=_failed(case, level, f"failed: {failure.error}"),
        level=level,
        certainty={},
        signature=settings,
    )


def _validity(summary: Summary) -> dict[str, CaseMetric]:
    """M1: whether the first answer was a valid draft."""
    repairs = sum(attempt.purpose == _REPAIR for attempt in summary.run.attempts)
    reasons = (f"{repairs} schema repair(s)",) if repairs else ()
    return {
        "valid_rate": share(0 if repairs else 1, 1, if_none=0.0, reasons=reasons),
        "valid_after_repair": share(1, 1, if_none=0.0),
    }


def _matched(gold: Gold, laid: Aligned) -> dict[str, CaseMetric]:
    """Everything that compares items with gold."""
    wanted, found, claims, signals = laid.wanted, laid.found, laid.claims, laid.signals
    wrong, of, reasons = claim_conflicts(claims)
    wrong_signals, of_signals, more = signal_conflicts(signals)
    return {
        **claim_scores(gold, claims),
        "contradiction_rate": share(
            wrong + wrong_signals, of + of_signals, if_none=0.0, reasons=reasons + more
        ),
        **actor_scores(wanted.actors, found.actors, laid.thresholds),
        **signal_scores(wanted.signals, found.signals, signals),
        **certainty_scores(claims),
    }


def _failed(case: Case, level: Level, reason: str) -> dict[str, CaseMetric]:
    """Every metric that applies, at its worst, with as many items as gold has."""
    claims, signals = len(case.gold.claims), len(case.gold.signals)
    of = {
        "valid_rate": 1,
        "valid_after_repair": 1,
        "claim_f1": claims,
        "claim_precision": claims,
        "claim_recall": claims,
        "must_recall": sum(claim.must for claim in case.gold.claims),
        "contradiction_rate": claims + signals,
        "quote_faithful": claims + signals,
        "rejected_rate": claims + signals + len(case.gold.actors),
        "unsupported_numbers": claims,
        "actor_f1_strict": len(case.gold.actors),
        "actor_f1_exact": len(case.gold.actors),
        "actor_f1_partial": len(case.gold.actors),
        "actor_f1_type": len(case.gold.actors),
        "signal_f1": signals,
        "signal_argument_f1": signals,
        "certainty_brier": claims,
    }
    if QUIET in case.tags:
        of["false_alarm_rate"] = 1
    metrics = {name: worst(name, count, reason) for name, count in of.items()}
    return metrics | {
        name: metric.model_copy(update={"reasons": (reason,)})
        for name, metric in level_scores(level).items()
    }


def _passed(metrics: dict[str, CaseMetric]) -> bool:
    return all(metrics[name].value == value for name, value in _PASS.items() if name in metrics)
