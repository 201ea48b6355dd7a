"""Two runs side by side: paired differences, the cases that moved, the claims that flipped.

Covers: comparing runs of any engines on the cases they share; the moves of cases against
accepted scores. Does not cover: judging (`gate.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarise.errors import UsageError
from summarise.evals.accepted import Accepted
from summarise.evals.aggregation import aggregate, by_case, values_of
from summarise.evals.metrics.catalogue import CATALOGUE, MetricInfo
from summarise.evals.result import RunResult
from summarise.evals.scores import CaseScore
from summarise.evals.significance import bootstrap_interval, sign_flip_p

LEADING = "claim_f1"
MOVED = 1e-9


@dataclass(frozen=True, slots=True)
class Move:
    """One case, then and now.

    Attributes:
        before, now: Claim F1, mean of its samples.
        lost, gained: Ids of gold claims that were right and are not any more, and the reverse.
        reasons: Why claim F1 is as it is now.
    """

    case: str
    before: float
    now: float
    passed_before: bool
    passed_now: bool
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric in two runs, over the cases that both have.

    Attributes:
        before, now: Pooled values.
        mean: Mean of the cases' differences, now minus before; None for kappa.
        interval: 95 % interval of that mean, from resampled articles.
        p: Two-sided, of the paired sign-flip test.
        n: Cases that both have.
    """

    metric: MetricInfo
    before: float
    now: float
    mean: float | None
    interval: tuple[float, float] | None
    p: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs.

    Attributes:
        notes: What a reader must know before comparing: cases left out, metrics that are
            computed differently.
    """

    differences: tuple[Difference, ...]
    moves: tuple[Move, ...]
    notes: tuple[str, ...]


def compare(before: RunResult, now: RunResult) -> Comparison:
    """Compare two runs on the cases they share.

    Raises:
        UsageError: If they share no case with the same gold, or no metric.
    """
    shared = {case for case in now.gold if before.gold.get(case) == now.gold[case]}
    same = [
        name for name, signature in now.metrics.items() if before.metrics.get(name) == signature
    ]
    if not shared or not same:
        raise UsageError(
            "the two runs share no " + ("metric" if shared else "case with the same gold"),
            hint="score the older one again: summarise eval score RUN.json",
        )
    ours = [score for score in now.scores if score.case in shared]
    theirs = [score for score in before.scores if score.case in shared]
    return Comparison(
        differences=_differences(theirs, ours, same),
        moves=moves(theirs, ours, _right(before), _right(now)),
        notes=tuple(_notes(before, now, shared)),
    )


def moves_since(accepted: Accepted, result: RunResult) -> tuple[Move, ...]:
    """The cases that moved since scores were accepted, worst first."""
    return moves(accepted.scores, result.scores, accepted.right, _right(result))


def moves(
    before: Iterable[CaseScore],
    now: Iterable[CaseScore],
    right_before: Mapping[str, Sequence[str]],
    right_now: Mapping[str, Sequence[str]],
) -> tuple[Move, ...]:
    """The cases whose claim F1, verdict or right claims differ; the greatest loss first."""
    theirs, ours = by_case(before), by_case(now)
    f1_before = values_of(_flat(theirs), LEADING)
    f1_now = values_of(_flat(ours), LEADING)
    found = []
    for case in sorted(set(ours) & set(theirs)):
        had, has = set(right_before.get(case, ())), set(right_now.get(case, ()))
        move = Move(
            case=case,
            before=f1_before[case],
            now=f1_now[case],
            passed_before=all(score.passed for score in theirs[case]),
            passed_now=all(score.passed for score in ours[case]),
            lost=tuple(sorted(had - has)),
            gained=tuple(sorted(has - had)),
            reasons=ours[case][0].metrics[LEADING].reasons,
        )
        if _moved(move):
            found.append(move)
    return tuple(sorted(found, key=lambda move: (move.now - move.before, move.case)))


def _moved(move: Move) -> bool:
    return (
        abs(move.now - move.before) > MOVED
        or move.passed_before != move.passed_now
        or bool(move.lost or move.gained)
    )


def _differences(
    before: Sequence[CaseScore], now: Sequence[CaseScore], names: Sequence[str]
) -> tuple[Difference, ...]:
    theirs, ours = aggregate(before), aggregate(now)
    return tuple(
        _difference(name, theirs[name].value, ours[name].value, before, now)
        for name in names
        if name in theirs and name in ours
    )


def _difference(
    name: str,
    before: float,
    now: float,
    scores_before: Sequence[CaseScore],
    scores_now: Sequence[CaseScore],
) -> Difference:
    theirs, ours = values_of(scores_before, name), values_of(scores_now, name)
    paired = [ours[case] - theirs[case] for case in sorted(ours) if case in theirs]
    return Difference(
        metric=CATALOGUE[name],
        before=before,
        now=now,
        mean=sum(paired) / len(paired) if paired else None,
        interval=bootstrap_interval([(value, 1.0) for value in paired]) if paired else None,
        p=sign_flip_p(paired, two_sided=True) if paired else None,
        n=len(paired),
    )


def _notes(before: RunResult, now: RunResult, shared: set[str]) -> Iterable[str]:
    left_out = (set(before.gold) | set(now.gold)) - shared
    if left_out:
        yield f"{len(left_out)} case(s) left out, in one run only or with other gold: " + ", ".join(
            sorted(left_out)[:5]
        )
    moved = [name for name in CATALOGUE if before.metrics.get(name) != now.metrics.get(name)]
    if moved:
        yield f"metrics left out, computed differently: {', '.join(moved)}"
    for name, run in (("first", before), ("second", now)):
        if not run.evaluated:
            yield f"the {name} run could not be evaluated throughout"


def _right(result: RunResult) -> dict[str, tuple[str, ...]]:
    """Case id to the gold claims that are right in every sample."""
    found: dict[str, tuple[str, ...]] = {}
    for case in result.cases:
        before = found.get(case.outcome.case, case.right)
        found[case.outcome.case] = tuple(claim for claim in case.right if claim in before)
    return found


def _flat(groups: Mapping[str, Sequence[CaseScore]]) -> list[CaseScore]:
    return [score for group in groups.values() for score in group]
