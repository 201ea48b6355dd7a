"""From cases to a result: run, score, add up, look after the recordings.

Covers: the one way in which `eval run` and `eval score` make a `RunResult`.
Does not cover: what stands in the steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from summarise._version import __version__
from summarise.article import Article
from summarise.errors import UsageError
from summarise.evals.aggregation import aggregate
from summarise.evals.alignment import aligned
from summarise.evals.cases import Case
from summarise.evals.engines import Facts
from summarise.evals.metrics.stability import stability
from summarise.evals.outcome import Outcome, failed_by
from summarise.evals.provenance import Provenance
from summarise.evals.result import CaseResult, RunResult, Selection, gold_sha256, total_usage
from summarise.evals.scores import CaseScore, Failure
from summarise.evals.scoring import score_aligned, score_case


def evaluated(
    cases: Sequence[Case],
    outcomes: Sequence[Outcome],
    data: Path,
    *,
    facts: Facts,
    selection: Selection,
    provenance: Provenance,
) -> RunResult:
    """Score outcomes against their gold and add up.

    Args:
        cases: What was run.
        outcomes: One or more for each case, by case id and sample.
        data: The folder of eval data that the cases belong to.
        facts: What ran them.
        selection: How they were chosen.
        provenance: What is known of the recordings that answered.
    """
    results = _results(cases, outcomes, data)
    scores = [result.score for result in results]
    aggregates = {**aggregate(scores), **stability(scores)}
    return RunResult(
        replayed=facts.replayed,
        recorded=provenance.recorded,
        answered_by=provenance.answered_by,
        origins=provenance.origins,
        engine=facts,
        product_version=__version__,
        selection=selection,
        samples=max((outcome.sample for outcome in outcomes), default=1),
        gold=dict(sorted((case.id, gold_sha256(case)) for case in cases)),
        metrics={name: value.signature for name, value in aggregates.items()},
        answers=provenance.answers,
        aggregates=aggregates,
        health=provenance.health,
        usage=total_usage(outcomes),
        cost_usd=_cost(outcomes),
        cases=results,
    )


def _results(
    cases: Sequence[Case], outcomes: Sequence[Outcome], data: Path
) -> tuple[CaseResult, ...]:
    known = {case.id: (case, case.load_article(data)) for case in cases}
    return tuple(_scored(*known[outcome.case], outcome) for outcome in outcomes)


def scored_again(result: RunResult, cases: Sequence[Case], data: Path) -> RunResult:
    """The same outcomes under the metrics and the gold of today. Nothing is run.

    Raises:
        UsageError: If a case of the run is not there any more.
    """
    known = {case.id: case for case in cases}
    gone = sorted(set(result.gold) - set(known))
    if gone:
        raise UsageError(
            f"the run has cases that {data} has not: {', '.join(gone[:5])}",
            hint="name the data it was made from: --data DIR",
        )
    return evaluated(
        [known[case] for case in result.gold],
        [case.outcome for case in result.cases],
        data,
        facts=result.engine,
        selection=result.selection,
        provenance=Provenance(
            recorded=result.recorded,
            answered_by=result.answered_by,
            origins=result.origins,
            answers=result.answers,
            health=result.health,
        ),
    )


def _scored(case: Case, article: Article, outcome: Outcome) -> CaseResult:
    """Score one outcome. If a metric itself crashes, the case has not been evaluated."""
    try:
        if outcome.summary is None:
            return CaseResult(outcome=outcome, score=_failed_score(case, article, outcome))
        laid = aligned(case, article, outcome.summary)
        score = score_aligned(case, article, outcome.summary, laid)
        return CaseResult(outcome=outcome, score=score, right=laid.right_claims)
    except Exception as error:  # a crash is a result here, and never a good one
        crashed = Outcome(case=outcome.case, sample=outcome.sample, failed=failed_by(error))
        return CaseResult(outcome=crashed, score=_failed_score(case, article, crashed))


def _failed_score(case: Case, article: Article, outcome: Outcome) -> CaseScore:
    failed = outcome.failed
    error, detail = (failed.error, failed.message) if failed else ("NotRun", None)
    return score_case(case, article, Failure(error=error, detail=detail))


def _cost(outcomes: Sequence[Outcome]) -> Decimal | None:
    """USD over all cases; None if it is unknown for one that sent a request."""
    if any(outcome.attempts for outcome in outcomes if outcome.failed):
        return None
    costs = [outcome.summary.run.cost_usd for outcome in outcomes if outcome.summary]
    if any(cost is None for cost in costs):
        return None
    return sum((cost for cost in costs if cost is not None), Decimal(0))
