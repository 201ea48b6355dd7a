"""A batch on Daft: the same pipeline, on the cores of one machine or on a Ray cluster.

Covers: workers of one engine each, rows into parts as they come, what it all came to. Does not
cover: choosing Daft's runner (its variable `DAFT_RUNNER`), order of rows, duplicates.

When to use which: `batch` itself for one machine; shards for a few machines that share nothing;
Daft on Ray for a cluster that is there, or input in an object store.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from summarise.batch.daft_input import NAME, NUMBER, RECORD, Input
from summarise.batch.daft_parts import Parts
from summarise.batch.daft_worker import Answer, Job, Worker
from summarise.batch.processes import OpenEngine
from summarise.batch.rows import Row
from summarise.batch.tally import Tally
from summarise.errors import SourceError, SummariseError
from summarise.read.intake import Intake
from summarise.text_safety import printable

if TYPE_CHECKING:
    import daft

ROUNDS = 16  # a worker takes so many articles for each that it has in work at once, and a part
# holds as many: a kill costs that much, and a small one makes workers wait for their slowest
_ANSWER = "answer"
_ON = "run the same command again to go on; what is finished is kept"


@dataclass(frozen=True, slots=True)
class DaftPlan:
    """How a batch is run on Daft.

    Attributes:
        input: The records.
        intake: Limits, and the columns asked for.
        open_engine: Opens the engine in a worker, with that worker's share of every limit. It
            is pickled, and holds no key.
        parts: Where rows go, made ready.
        workers: Processes, on one machine or over a cluster.
        jobs: Articles at once, in each.
    """

    input: Input
    intake: Intake
    open_engine: OpenEngine
    parts: Parts
    workers: int
    jobs: int


@dataclass(frozen=True, slots=True)
class Result:
    """What a run came to: its counts, and what stopped a worker, if anything did."""

    tally: Tally
    why: SummariseError | None = None


def run_on_daft(plan: DaftPlan) -> Result:
    """Work through all records that have no row yet.

    Raises:
        SourceError: The input broke off; the parts that are finished stay.
        OutputError: A part could not be written.
        SummariseError: A worker died.
    """
    import daft

    job = Job(plan.open_engine, plan.intake, plan.input.chosen, plan.parts, plan.jobs)
    answers = _worker(job, plan).answers(*(daft.col(name) for name in (NAME, NUMBER, RECORD)))
    rows = plan.input.frame.select(answers.alias(_ANSWER))
    try:
        written = rows.write_sink(_sink(plan.parts)).to_pydict()
    except (daft.exceptions.DaftCoreException, FileNotFoundError) as error:
        raise SourceError(_broken(error), hint=_ON) from error
    except (RuntimeError, OSError) as error:
        hint = f"a worker may have run out of memory: fewer --processes; {_ON}"
        raise SummariseError(_broken(error), hint=hint) from error
    return _sum(pickle.loads(one) for one in written[_ANSWER])  # noqa: S301  # our own


def _broken(error: Exception) -> str:
    return f"the run broke off: {printable(str(error), 500)}"


def _worker(job: Job, plan: DaftPlan) -> Any:  # noqa: ANN401  # Daft makes it up
    import daft

    class OnDaft(Worker):
        @daft.method.batch(return_dtype=daft.DataType.binary(), batch_size=plan.jobs * ROUNDS)
        def answers(self, names: Any, numbers: Any, records: Any) -> Any:  # noqa: ANN401  # series
            lists = (names.to_pylist(), numbers.to_pylist(), records.to_pylist())
            found = super().answers(*lists)
            return daft.Series.from_pylist(found, dtype=daft.DataType.binary())

    return daft.cls(max_concurrency=plan.workers, use_process=True)(OnDaft)(job)


def _sink(parts: Parts) -> Any:  # noqa: ANN401  # Daft's class is made late
    import daft
    from daft.io.sink import DataSink, WriteResult
    from daft.recordbatch import MicroPartition

    class PartsSink(DataSink[Result]):
        def schema(self) -> daft.Schema:
            return daft.Schema.from_pydict({_ANSWER: daft.DataType.binary()})

        def write(self, micropartitions: Iterator[MicroPartition]) -> Iterator[WriteResult[Result]]:
            for some in micropartitions:
                answers = some.to_pydict()[_ANSWER]
                result = write_answers(parts, map(pickle.loads, answers))
                yield WriteResult(result, 0, result.tally.rows)

        safe_write = write  # Daft's own makes a RuntimeError of every error

        def finalize(self, write_results: list[WriteResult[Result]]) -> MicroPartition:
            results = [pickle.dumps(one.result) for one in write_results]
            binary = daft.DataType.binary()
            return MicroPartition.from_pydict(
                {_ANSWER: daft.Series.from_pylist(results, dtype=binary)}
            )

    return PartsSink()


def write_answers(parts: Parts, answers: Iterator[Answer]) -> Result:
    """Write what came of some records as a part, and count it.

    Raises:
        OutputError: If it cannot be written.
    """
    tally, rows, why = Tally(), [], None
    for answer in answers:
        if isinstance(answer, Row):
            rows.append(answer)
            tally.add(answer, origin="done")
        elif answer is not None:
            tally.untried += 1
            why = answer
    if rows:
        parts.write(rows)
    return Result(tally, why)


def _sum(results: Iterator[Result]) -> Result:
    total, why = Tally(), None
    for result in results:
        add(total, result.tally)
        why = why or result.why
    return Result(total, why)


def add(total: Tally, more: Tally) -> None:
    """Add the counts of one tally to another's."""
    total.examples = more.examples | total.examples
    for item in fields(Tally):
        if item.name != "examples":
            setattr(total, item.name, getattr(total, item.name) + getattr(more, item.name))
