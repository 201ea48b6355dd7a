"""One evaluation from start to end: choose the engine, run, score, look after the recordings.

Covers: what `eval run` does before anything is printed.
Does not cover: flags, files and exit codes (`cli/`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from summarise.evals.cases import Case, load_cases
from summarise.evals.engines import BASELINE, Engine, RulesEngine
from summarise.evals.evaluation import evaluated
from summarise.evals.outcome import Outcome, without_path
from summarise.evals.provenance import Provenance, provenance_of
from summarise.evals.recording_set import load_set
from summarise.evals.replaying import folder_of, options_of, replaying
from summarise.evals.result import RunResult, Selection
from summarise.evals.runner import Timings, run_cases
from summarise.evals.selection import select
from summarise.model.case_scope import Scope
from summarise.model.ledger import Ledger
from summarise.model.recordings import Recordings, sample_of


@dataclass(frozen=True, slots=True)
class Plan:
    """What to evaluate.

    Attributes:
        data: Folder of eval data.
        engine: `baseline`, or a set of recordings by its name or its model.
        patterns, tags: Which cases; empty means all.
        samples: How many times each case is run.
        prompts: A folder of prompts; None means those of the product.
    """

    data: Path
    engine: str = BASELINE
    patterns: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    samples: int = 1
    prompts: Path | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan whose cases have been read and found sound.

    Attributes:
        available: How many cases the folder has.
        cases: Those that were chosen.
    """

    plan: Plan
    available: int
    cases: tuple[Case, ...]


def prepare(plan: Plan) -> Prepared:
    """Read the cases of a plan.

    Raises:
        UsageError: No case, or gold that is not sound.
    """
    available = load_cases(plan.data)
    chosen = select(available, plan.patterns, plan.tags)
    return Prepared(plan, len(available), tuple(chosen))


def evaluate(
    prepared: Prepared, *, step: Callable[[], None] = lambda: None
) -> tuple[RunResult, Timings]:
    """Run and score.

    Args:
        prepared: What to run.
        step: Called after each case.

    Raises:
        UsageError: If there is no such engine.
    """
    plan, cases = prepared.plan, prepared.cases
    if plan.engine == BASELINE:
        engine: Engine = RulesEngine()
        outcomes, timings = run_cases(cases, engine, plan.data, samples=plan.samples, step=step)
        provenance = Provenance()
    else:
        engine, outcomes, timings, provenance = _replayed(prepared, step)
    selection = Selection(patterns=plan.patterns, tags=plan.tags, available=prepared.available)
    result = evaluated(
        cases,
        outcomes,
        plan.data,
        facts=engine.facts,
        selection=selection,
        provenance=provenance,
    )
    return result, timings


def _replayed(
    prepared: Prepared, step: Callable[[], None]
) -> tuple[Engine, tuple[Outcome, ...], Timings, Provenance]:
    plan, cases = prepared.plan, prepared.cases
    described = load_set(plan.data, plan.engine)
    options = options_of(described, plan.prompts)
    ledger = Ledger()
    engine = replaying(described, cases, plan.data, options, ledger)
    outcomes, timings = run_cases(cases, engine, plan.data, samples=plan.samples, step=step)
    folder = folder_of(described, plan.data)
    provenance = provenance_of(ledger, folder, _recordings(folder, prepared))
    local = tuple(without_path(outcome, folder) for outcome in outcomes)
    return engine, local, timings, provenance


def _recordings(folder: Path, prepared: Prepared) -> list[Path]:
    """The recordings that the chosen cases could have used: all of them in a run of all."""
    recordings = Recordings(folder, {})
    paths = recordings.all_paths()
    if len(prepared.cases) < prepared.available:
        paths = [path for case in prepared.cases for path in recordings.paths(Scope(case.id))]
    return [path for path in paths if sample_of(path) <= prepared.plan.samples]
