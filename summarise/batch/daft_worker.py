"""What one worker of a run on Daft does with the records it is given.

Covers: records as articles, skipping what is written, one engine for the worker's life, giving
up where nothing more can be asked. Does not cover: where records come from and rows go.

A worker is built from a `Job`, which is pickled; keys are not in it: each worker finds them in
its own environment.
"""

from __future__ import annotations

import asyncio
import atexit
import pickle
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from summarise.batch.daft_parts import Parts, Written
from summarise.batch.outcome import of_error
from summarise.batch.patience import Patience
from summarise.batch.processes import OpenEngine
from summarise.batch.rows import Row
from summarise.batch.run import Work
from summarise.batch.workers import in_this_process
from summarise.errors import SourceError, SummariseError
from summarise.read.intake import Columns, Entry, Intake, failing
from summarise.read.json_records import parsed_line
from summarise.read.records import choose_columns, entry_of_row
from summarise.read.streams import too_long
from summarise.threads import LoopThread

# A line of JSON, or the values of a table's row by column name.
Record = str | Mapping[str, object]
# A row; None where it stands in the output already; what stopped the worker before it was begun.
Answer = Row | None | SummariseError


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to know; it is pickled.

    Attributes:
        open_engine: Opens the engine, in the worker.
        intake: Limits of an article, and the columns asked for.
        chosen: The columns of a table; None for lines of JSON.
        parts: The output, whose rows are not made again.
        jobs: Articles at once.
    """

    open_engine: OpenEngine
    intake: Intake
    chosen: Columns | None
    parts: Parts
    jobs: int


class Worker:
    """One worker: one process, one event loop, one engine.

    Args:
        job: What it is to do.
    """

    def __init__(self, job: Job) -> None:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the first process's business
        self._job = job
        self._written = Written(job.parts.places())
        self._loop = LoopThread()
        self._open = AsyncExitStack()
        self._work: Work | None = None
        self._why: SummariseError | None = None
        self._patience = Patience(articles="articles of one worker")
        atexit.register(self.close)

    def answers(
        self, names: Sequence[str], numbers: Sequence[int], records: Sequence[Record]
    ) -> list[bytes]:
        """An `Answer` for each record, pickled.

        Args:
            names: The files they are from.
            numbers: Of the lines or rows, from 1.
            records: What they hold.
        """
        places = zip(names, numbers, records, strict=True)
        entries = [self._entry(name, number, record) for name, number, record in places]
        return [pickle.dumps(answer) for answer in self._loop.run(self._all(entries))]

    def close(self) -> None:
        """Close the engine, its connections and the list of what is written."""
        self._loop.run(self._open.aclose())
        self._written.close()

    async def _all(self, entries: Sequence[Entry | None]) -> list[Answer]:
        await self._begin()
        hands = asyncio.Semaphore(self._job.jobs)

        async def one(entry: Entry | None) -> Answer:
            if entry is None or self._written.has(entry.id, entry.source):
                return None
            async with hands:
                if self._why is not None or self._work is None:
                    return self._why
                return await self._row(entry, self._work)

        return await asyncio.gather(*map(one, entries))

    async def _begin(self) -> None:
        """Open the engine, if that was not done or tried before."""
        if self._work is not None or self._why is not None:
            return
        try:
            engine = await self._open.enter_async_context(self._job.open_engine())
        except SummariseError as error:
            self._why = error
        else:
            self._work = in_this_process(engine, on_bug=sys.stderr.write)

    async def _row(self, entry: Entry, work: Work) -> Answer:
        try:
            outcome = await work(await entry.article())
        except SourceError as error:
            outcome = of_error(error)
        except SummariseError as error:  # nothing more can be asked
            self._why = self._why or error
            return self._why
        if outcome is None:
            return None
        self._why = self._patience.after(outcome) or self._why
        return Row(entry.id, entry.source, outcome)

    def _entry(self, name: str, number: int, record: Record) -> Entry | None:
        """The article of a record as `batch` would name it; None for a blank line."""
        intake, chosen = self._job.intake, self._job.chosen
        if isinstance(record, str):
            if not record.strip():
                return None
            found = object_of_line(record, name, number, intake.limits.max_bytes)
            if isinstance(found, SourceError):
                return failing(f"{name}#{number}", found)
            record, chosen = found, choose_columns(found, intake.columns)
        return entry_of_row(record, chosen or Columns(), number=number, name=name, intake=intake)


def object_of_line(line: str, name: str, number: int, most: int) -> dict[str, object] | SourceError:
    """The JSON object on a line, or why there is none.

    Args:
        line: The line.
        name: Of its file.
        number: Of the line, from 1.
        most: Bytes that it may have.
    """
    data = line.encode()
    place = f"line {number}"
    return (
        too_long(name, place, most) if len(data) > most else parsed_line(data, f"{name}, {place}")
    )
