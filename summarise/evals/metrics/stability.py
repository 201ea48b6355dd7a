"""M12: how much several samples of one case differ.

Covers: spread of claim F1, cases whose verdict differs between samples, cases that pass every
time (pass^k).
Does not cover: taking the samples.
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean, stdev

from summarise.evals.aggregation import by_case
from summarise.evals.metrics.catalogue import CATALOGUE
from summarise.evals.scores import CaseScore, MetricValue
from summarise.evals.thresholds import THRESHOLDS, Thresholds


def stability(
    scores: Iterable[CaseScore], thresholds: Thresholds = THRESHOLDS
) -> dict[str, MetricValue]:
    """M12 over the cases with enough samples; empty if there is no such case.

    `claim_f1_spread` is the mean of the cases' standard deviations, `verdict_flips` the share
    of cases that pass in some samples and not in others, `passes_always` the share that pass
    in all.
    """
    groups = {
        case: group
        for case, group in by_case(scores).items()
        if len(group) >= max(2, thresholds.samples)
    }
    if not groups:
        return {}
    verdicts = [[score.passed for score in group] for group in groups.values()]
    values = {
        "claim_f1_spread": fmean(
            stdev([score.metrics["claim_f1"].value for score in group]) for group in groups.values()
        ),
        "verdict_flips": fmean(len(set(seen)) > 1 for seen in verdicts),
        "passes_always": fmean(all(seen) for seen in verdicts),
    }
    (settings,) = {score.signature for group in groups.values() for score in group}
    failed = sum(any(score.failed for score in group) for group in groups.values())
    return {
        name: MetricValue(
            value=value,
            mean=value,
            n=len(groups),
            failed=failed,
            empty=0,
            items=sum(map(len, verdicts)),
            signature=CATALOGUE[name].signature(settings),
        )
        for name, value in values.items()
    }
