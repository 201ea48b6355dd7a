"""Runs cases through an engine and keeps what came of every single one.

Covers: many cases at once, results in the order of their ids, crashes, times apart.
Does not cover: which cases (`selection.py`), scores (`evaluation.py`).

Nothing is swallowed: an error of any kind becomes the outcome of its case, stays in every
mean, and if it is no failure of the engine, the run counts as not evaluated.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarise.evals.cases import Case
from summarise.evals.engines import AT_ONCE, Engine
from summarise.evals.outcome import Outcome, failed_by, timeless


@dataclass(frozen=True, slots=True)
class Timings:
    """How long a run took. Never part of a result: no two runs take the same time.

    Attributes:
        seconds: Of the whole run.
        cases: Seconds of each case, over its samples.
    """

    seconds: float
    cases: dict[str, float]

    @property
    def slowest(self) -> str | None:
        """Id of the case that took longest."""
        return max(self.cases, key=self.cases.__getitem__, default=None)


def run_cases(
    cases: Sequence[Case],
    engine: Engine,
    data: Path,
    *,
    samples: int = 1,
    step: Callable[[], None] = lambda: None,
    at_once: int = AT_ONCE,
) -> tuple[tuple[Outcome, ...], Timings]:
    """Run cases, several at once.

    Args:
        cases: What to run.
        engine: What summarises. It is closed afterwards.
        data: The folder of eval data that the cases belong to.
        samples: How many times each case is run.
        step: Called after each case.
        at_once: Most cases in flight.

    Returns:
        An outcome for every case and sample, by case id and sample; and the times.
    """
    return asyncio.run(_run(cases, engine, data, samples, step, at_once))


async def _run(
    cases: Sequence[Case],
    engine: Engine,
    data: Path,
    samples: int,
    step: Callable[[], None],
    at_once: int,
) -> tuple[tuple[Outcome, ...], Timings]:
    gate = asyncio.Semaphore(at_once)
    taken: dict[str, float] = {}
    started = time.monotonic()

    async def one(case: Case) -> list[Outcome]:
        async with gate:
            begun = time.monotonic()
            found = [await _outcome(case, engine, data, sample) for sample in range(1, samples + 1)]
            taken[case.id] = time.monotonic() - begun
            step()
            return found

    try:
        found = await asyncio.gather(*(one(case) for case in sorted(cases, key=_id)))
    finally:
        await engine.aclose()
    seconds = time.monotonic() - started
    return tuple(outcome for outcomes in found for outcome in outcomes), Timings(seconds, taken)


async def _outcome(case: Case, engine: Engine, data: Path, sample: int) -> Outcome:
    try:
        article = case.load_article(data)
        summary = await engine.summarise(article, case=case.id, sample=sample)
    except Exception as error:  # a crash is a result here, and never a good one
        return Outcome(case=case.id, sample=sample, failed=failed_by(error))
    return Outcome(case=case.id, sample=sample, summary=timeless(summary))


def _id(case: Case) -> str:
    return case.id
