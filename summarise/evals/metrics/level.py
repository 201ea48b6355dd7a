"""M9: the overall escalation level.

Covers: the level of gold and of a summary, error, bias, and weighted kappa over cases.
Does not cover: how signals add up (`escalation/`).

Levels are the bands of the index, 0 (strong de-escalation) to 6 (strong escalation).
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.escalation.assess import assess, band_of
from summarise.escalation.scheme import entry, reading, table
from summarise.evals.cases import GoldSignal
from summarise.evals.scores import CaseMetric, Level
from summarise.schema import EscalationSignal

OFF = 2  # a level that is off by so much misleads


def level_count() -> int:
    """How many levels there are, whether or not any case has them."""
    return len(table()["index"]["band"])


def level_of_index(index: float) -> int:
    """The level of an index of -10 to 10; without signals it is 0, so no clear direction."""
    words = [band["words"] for band in table()["index"]["band"]]
    return len(words) - 1 - words.index(band_of(index))


def gold_level(signals: Sequence[GoldSignal]) -> int:
    """The level that gold's signals add up to, each with its type's usual intensity."""
    return level_of_index(assess(_as_signal(signal) for signal in signals).index)


def farthest(level: int) -> int:
    """The level that is most wrong: what a case that failed is scored as.

    From the middle that is the lowest: a failed case raises no alarm.
    """
    top = level_count() - 1
    return top if top - level > level else 0


def level_scores(level: Level) -> dict[str, CaseMetric]:
    """M9 of one case; kappa takes all cases together."""
    bias = level.predicted - level.gold
    reasons = (f"level {level.predicted} for {level.gold}",) if bias else ()
    values = {
        "level_accuracy": float(bias == 0),
        "level_error": float(abs(bias)),
        "level_bias": float(bias),
        "level_off_by_two": float(abs(bias) >= OFF),
    }
    return {
        name: CaseMetric(value=value, right=value, predicted=1, gold=1, reasons=reasons)
        for name, value in values.items()
    }


def weighted_kappa(levels: Sequence[tuple[float, Level]], count: int) -> float:
    """Cohen's kappa with quadratic weights over all `count` levels, seen or not.

    Args:
        levels: Each case's (or sample's) weight, and its levels.
        count: Number of levels.

    Returns:
        1 for full agreement, 0 for what chance gives, below 0 for worse. If chance alone
        cannot disagree (one level throughout), 1.

    Source: Cohen 1968, "Weighted kappa".
    """
    total = sum(weight for weight, _ in levels)
    gold, predicted = [0.0] * count, [0.0] * count
    observed = 0.0
    for weight, level in levels:
        gold[level.gold] += weight / total
        predicted[level.predicted] += weight / total
        observed += weight / total * (level.gold - level.predicted) ** 2
    expected = sum(
        gold[i] * predicted[j] * (i - j) ** 2 for i in range(count) for j in range(count)
    )
    return 1.0 - observed / expected if expected else 1.0


def _as_signal(gold: GoldSignal) -> EscalationSignal:
    scale = reading(gold.type, gold.status)
    return EscalationSignal(
        id=gold.id,
        type=gold.type,
        direction=gold.direction,
        status=gold.status,
        certainty=gold.certainty,
        background=gold.background,
        source_actors=gold.source,
        target_actors=gold.target,
        intensity=entry(gold.type).intensity,
        when=None,
        evidence=(),
        checks=(),
        plover=scale.plover,
        cameo=scale.cameo,
        goldstein=scale.goldstein,
        quad_class=scale.quad,
    )
