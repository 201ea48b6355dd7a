"""Scores as data: of a case, and of a run.

Covers: what each metric counted on a case and why, in a form that can be stored and added up.
Does not cover: the counting (`scoring.py`, `metrics/`), adding up (`aggregation.py`).
"""

from __future__ import annotations

from summarise.run_record import Record
from summarise.vocabulary import Certainty


class Failure(Record):
    """A case that yielded no summary.

    Attributes:
        error: Class name of the error (`TruncatedError`).
        detail: What happened, in one line; None if there is nothing to add.
    """

    error: str
    detail: str | None = None


class CaseMetric(Record):
    """What one metric found on one case.

    Every metric is an F1 of counts, 2 right / (predicted + gold). A share of things is the
    F1 with both sides equal, so that one formula adds up everything.

    Attributes:
        value: The case's own value.
        right: What was right; for a rate of errors, the errors; for a distance, its size.
        predicted: How many the summary has.
        gold: How many there should be.
        empty: True where neither side has anything, so that the value is best by default.
        reasons: Why the value is not perfect, one line each, for a reader.
    """

    value: float
    right: float
    predicted: float
    gold: float
    empty: bool = False
    reasons: tuple[str, ...] = ()


class Level(Record):
    """Escalation levels of one case, 0 (strong de-escalation) upward."""

    gold: int
    predicted: int


class Bucket(Record):
    """Claims of one certainty label: how many, and how many of them gold confirms."""

    count: int
    confirmed: int


class CaseScore(Record):
    """All that was measured on one case.

    Attributes:
        failed: Class name of the error that stopped the case; None if it yielded a summary.
        passed: Whether a reader got what matters: every must claim, no contradiction, no
            unfaithful quote, no false alarm.
        metrics: By name (`catalogue.CATALOGUE`). A metric that does not apply is left out.
        level: What kappa is worked out from.
        certainty: Reliability of each certainty label that the summary uses.
        signature: What the numbers depend on: scores with another one are not comparable.
    """

    case: str
    failed: str | None
    passed: bool
    metrics: dict[str, CaseMetric]
    level: Level
    certainty: dict[Certainty, Bucket]
    signature: str


class MetricValue(Record):
    """One metric over a run.

    Attributes:
        value: Over all counts pooled (micro); for kappa, over all cases.
        mean: Mean of the cases' values; None where cases have none.
        n: Articles it rests on. Several samples of one article count as one.
        failed: How many of them failed, in whole or in part; they count with their worst value.
        empty: Articles where neither side has anything.
        items: What was counted, the denominator of `value`.
        signature: Metric and what it depends on.
    """

    value: float
    mean: float | None
    n: int
    failed: int
    empty: int
    items: float
    signature: str


def f1(right: float, predicted: float, gold: float, reasons: tuple[str, ...] = ()) -> CaseMetric:
    """An F1 of counts; both sides empty give 1."""
    total = predicted + gold
    return CaseMetric(
        value=2 * right / total if total else 1.0,
        right=right,
        predicted=predicted,
        gold=gold,
        empty=not total,
        reasons=reasons,
    )


def share(hits: float, of: float, *, if_none: float, reasons: tuple[str, ...] = ()) -> CaseMetric:
    """A share of things; `if_none` is its value where there are no such things."""
    return CaseMetric(
        value=hits / of if of else if_none,
        right=hits,
        predicted=of,
        gold=of,
        empty=not of,
        reasons=reasons,
    )
