"""M11: how well certainty labels go with being right.

Covers: the Brier score of labels read as probabilities, and a reliability table.
Does not cover: expected calibration error: on the few hundred claims of a suite, a perfectly
calibrated system would show one of several hundredths.

A label says how far the speaker commits, not how sure the summary is of having read the
article right. So this is shown and never gated: what it can reveal is a label that goes with
claims gold does not confirm.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from summarise.evals.matching import Alignment
from summarise.evals.scores import Bucket, CaseMetric, CaseScore, share
from summarise.vocabulary import Certainty

# ICD 203 (2015), section D.6.e.2.a: "almost certain" is 95-99 %, "likely" 55-80 %, "roughly
# even" 45-55 %, "unlikely" 20-45 %. Middles, rounded; uncommitted is even.
PROBABILITIES: Mapping[Certainty, float] = {
    Certainty.CERTAIN: 0.97,
    Certainty.LIKELY: 0.70,
    Certainty.POSSIBLE: 0.50,
    Certainty.UNLIKELY: 0.30,
    Certainty.NOT_COMMITTED: 0.50,
}


def certainty_scores(alignment: Alignment) -> dict[str, CaseMetric]:
    """M11 of one case: mean squared distance of probability and outcome; none without claims.

    Source: Brier 1950, "Verification of forecasts expressed in terms of probability".
    """
    outcomes = _outcomes(alignment)
    if not outcomes:
        return {}
    errors = sum((PROBABILITIES[label] - right) ** 2 for label, right in outcomes)
    return {"certainty_brier": share(errors, len(outcomes), if_none=0.0)}


def buckets(alignment: Alignment) -> dict[Certainty, Bucket]:
    """For each label in use, how many claims carry it and how many of them gold confirms."""
    outcomes = _outcomes(alignment)
    return {
        label: Bucket(count=len(rights), confirmed=sum(rights))
        for label in Certainty
        if (rights := [right for other, right in outcomes if other is label])
    }


def reliability(scores: Iterable[CaseScore]) -> dict[Certainty, Bucket]:
    """The reliability table of a run; labels that nobody used are left out."""
    found: dict[Certainty, Bucket] = {}
    for score in scores:
        for label, bucket in score.certainty.items():
            before = found.get(label, Bucket(count=0, confirmed=0))
            found[label] = Bucket(
                count=before.count + bucket.count,
                confirmed=before.confirmed + bucket.confirmed,
            )
    return {label: found[label] for label in Certainty if label in found}


def _outcomes(alignment: Alignment) -> Sequence[tuple[Certainty, bool]]:
    paired = [(pair.claim.certainty, pair.right) for pair in alignment.pairs]
    return paired + [(item.certainty, False) for item in alignment.spurious]
