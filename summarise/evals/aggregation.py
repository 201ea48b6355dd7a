"""From the scores of cases to the numbers of a run.

Covers: pooling counts, means over cases, several samples of one case, kappa.
Does not cover: intervals and tests (`significance.py`), stability of samples
(`metrics/stability.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from summarise.errors import UsageError
from summarise.evals.metrics.catalogue import CATALOGUE, MetricInfo
from summarise.evals.metrics.level import level_count, weighted_kappa
from summarise.evals.scores import CaseMetric, CaseScore, MetricValue

KAPPA = "level_kappa"
ByCase = Mapping[str, Sequence[CaseScore]]


def aggregate(scores: Iterable[CaseScore]) -> dict[str, MetricValue]:
    """Every metric that applies to some case, in the order of the catalogue.

    Samples of one case are averaged first, so that an article weighs the same however often
    it was tried. The result does not depend on the order of the scores.

    Raises:
        UsageError: Without scores, or if they come from different scorings.
    """
    groups = by_case(scores)
    settings = {score.signature for group in groups.values() for score in group}
    if len(settings) != 1:
        problem = "scores of different metric code cannot be added up" if settings else "no scores"
        raise UsageError(problem, hint="score all cases in one run")
    (signature,) = settings
    found = {}
    for info in CATALOGUE.values():
        if info.name == KAPPA:
            found[info.name] = _kappa(groups, info.signature(signature))
        elif any(info.name in s.metrics for group in groups.values() for s in group):
            found[info.name] = _pooled(groups, info, signature)
    return found


def by_case(scores: Iterable[CaseScore]) -> dict[str, list[CaseScore]]:
    """Scores grouped by case, by id."""
    groups: dict[str, list[CaseScore]] = {}
    for score in sorted(scores, key=lambda item: item.case):
        groups.setdefault(score.case, []).append(score)
    return groups


def values_of(scores: Iterable[CaseScore], name: str) -> dict[str, float]:
    """A metric's value of each case it applies to, for comparing two runs case by case."""
    groups = by_case(scores)
    return {
        case: fmean(metric.value for metric in metrics)
        for case, metrics in _applicable(groups, name).items()
    }


def counts_of(scores: Iterable[CaseScore], name: str) -> dict[str, tuple[float, float]]:
    """Numerator and denominator of each case, whose sums give the pooled value.

    For a bootstrap over articles: `significance.bootstrap_interval(counts.values())`.
    """
    return {case: _counts(metrics) for case, metrics in _applicable(by_case(scores), name).items()}


def _applicable(groups: ByCase, name: str) -> dict[str, list[CaseMetric]]:
    found = {
        case: [score.metrics[name] for score in group if name in score.metrics]
        for case, group in groups.items()
    }
    return {case: metrics for case, metrics in found.items() if metrics}


def _counts(metrics: Sequence[CaseMetric]) -> tuple[float, float]:
    numerator = fmean(2 * metric.right for metric in metrics)
    return numerator, fmean(metric.predicted + metric.gold for metric in metrics)


def _pooled(groups: ByCase, info: MetricInfo, signature: str) -> MetricValue:
    cases = _applicable(groups, info.name)
    counts = [_counts(metrics) for metrics in cases.values()]
    numerator, denominator = sum(c[0] for c in counts), sum(c[1] for c in counts)
    mean = fmean(fmean(metric.value for metric in metrics) for metrics in cases.values())
    return MetricValue(
        value=numerator / denominator if denominator else mean,
        mean=mean,
        n=len(cases),
        failed=sum(any(score.failed for score in groups[case]) for case in cases),
        empty=sum(all(metric.empty for metric in metrics) for metrics in cases.values()),
        items=denominator / 2,
        signature=info.signature(signature),
    )


def _kappa(groups: ByCase, signature: str) -> MetricValue:
    levels = [
        (1 / len(group), score.level)
        for group in groups.values()
        for score in sorted(group, key=lambda item: (item.level.gold, item.level.predicted))
    ]
    return MetricValue(
        value=weighted_kappa(levels, level_count()),
        mean=None,
        n=len(groups),
        failed=sum(any(score.failed for score in group) for group in groups.values()),
        empty=0,
        items=len(groups),
        signature=signature,
    )
