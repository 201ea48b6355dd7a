"""The metrics by name: what each says, which way is better, and how a gate may use it.

Covers: titles, codes M1 to M12, direction, worst value.
Does not cover: working them out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from summarise.evals.scores import CaseMetric

Better = Literal["higher", "lower", "zero"]
Gate = Literal["hard", "tested", "none"]
SCORING_VERSION = 2  # goes up whenever the same summary would get another score


@dataclass(frozen=True, slots=True)
class MetricInfo:
    """One metric.

    Attributes:
        code: M1 to M12; views of one idea share a code.
        title: For a report.
        better: Which way it should go; `zero` for a signed bias.
        gate: `hard` may not fall at all, `tested` may not fall significantly, `none` is
            shown only.
        tuned: Whether it depends on similarity and thresholds.
        two_sided: Whether it is an F1, so that missing and surplus items both count.
    """

    name: str
    code: str
    title: str
    better: Better
    gate: Gate
    tuned: bool
    two_sided: bool = False

    def signature(self, settings: str) -> str:
        """Metric, version and, where it depends on them, the settings of the scoring."""
        bare = f"{self.name}:{SCORING_VERSION}"
        return f"{bare}|{settings}" if self.tuned else bare


_ROWS = (
    MetricInfo("valid_rate", "M1", "valid without repair", "higher", "hard", False),
    MetricInfo("valid_after_repair", "M1", "valid after repair", "higher", "none", False),
    MetricInfo("claim_f1", "M2", "claims, F1", "higher", "tested", True, True),
    MetricInfo("claim_precision", "M2", "claims, precision", "higher", "none", True),
    MetricInfo("claim_recall", "M2", "claims, recall", "higher", "none", True),
    MetricInfo("must_recall", "M3", "must claims found", "higher", "hard", True),
    MetricInfo("contradiction_rate", "M4", "contradictions", "lower", "tested", True),
    MetricInfo("quote_faithful", "M5", "faithful quotes", "higher", "hard", False),
    MetricInfo("rejected_rate", "M5", "items rejected", "lower", "none", False),
    MetricInfo("unsupported_numbers", "M6", "unsupported numbers", "lower", "tested", False),
    MetricInfo("actor_f1_strict", "M7", "actors, F1 strict", "higher", "none", True, True),
    MetricInfo("actor_f1_exact", "M7", "actors, F1 exact name", "higher", "none", True, True),
    MetricInfo("actor_f1_partial", "M7", "actors, F1 partial", "higher", "tested", True, True),
    MetricInfo("actor_f1_type", "M7", "actors, F1 type", "higher", "tested", True, True),
    MetricInfo("signal_f1", "M8", "signals, F1", "higher", "tested", False, True),
    MetricInfo("signal_argument_f1", "M8", "signal slots, F1", "higher", "tested", False, True),
    MetricInfo("level_accuracy", "M9", "level right", "higher", "none", False),
    MetricInfo("level_error", "M9", "level, mean error", "lower", "tested", False),
    MetricInfo("level_bias", "M9", "level, bias", "zero", "none", False),
    MetricInfo("level_off_by_two", "M9", "level off by 2 or more", "lower", "tested", False),
    MetricInfo("level_kappa", "M9", "level, weighted kappa", "higher", "none", False),
    MetricInfo("false_alarm_rate", "M10", "false alarms", "lower", "hard", False),
    MetricInfo("certainty_brier", "M11", "certainty, Brier", "lower", "none", True),
    MetricInfo("claim_f1_spread", "M12", "claims, F1 spread", "lower", "none", True),
    MetricInfo("verdict_flips", "M12", "verdict differs", "lower", "none", True),
    MetricInfo("passes_always", "M12", "passes every time", "higher", "none", True),
)
CATALOGUE: Mapping[str, MetricInfo] = {row.name: row for row in _ROWS}


def worst(name: str, of: int, reason: str) -> CaseMetric:
    """What a metric makes of a case that failed: everything wrong, nothing left out.

    Args:
        name: Of a metric between 0 and 1.
        of: How many things gold has; a case counts at least as one.
        reason: Why the case failed.
    """
    info, things = CATALOGUE[name], max(1, of)
    errors = info.better == "lower"
    return CaseMetric(
        value=1.0 if errors else 0.0,
        right=things if errors else 0,
        predicted=0 if info.two_sided else things,
        gold=things,
        reasons=(reason,),
    )
