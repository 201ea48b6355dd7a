"""The loop of a batch: articles in, work done at once, rows out in order.

Covers: how many articles are under way, duplicates, what is done already, stopping, giving up
where a service is down. Does not cover: reading (`read/entries.py`), the work on one article
(`workers.py`), files (`sinks.py`, `journal.py`).

Memory does not grow with the input: at most `Plan.window` articles are between intake and
output, and what must be known of all others is in the journal's file.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

from summarise.article import Article
from summarise.batch.courtesy import SECONDS, Courtesy
from summarise.batch.identity import work_key
from summarise.batch.intake import Entry, pulled
from summarise.batch.journal import Journal
from summarise.batch.likeness import Likeness, Sketch, sketch_of
from summarise.batch.outcome import Outcome, of_error
from summarise.batch.patience import PATIENCE, Patience
from summarise.batch.rows import Row
from summarise.batch.sinks import Sink
from summarise.batch.tally import Origin, Tally
from summarise.errors import OutputError, SourceError, SummariseError

READERS = 16  # articles being read or fetched at once

Work = Callable[[Article], Awaitable[Outcome | None]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a batch is run.

    Attributes:
        under: From `identity.fingerprint`.
        jobs: Articles in work at once.
        ordered: Whether rows stand in the order of the input, or as they finish.
        duplicates: Whether articles with the same text, title and date share their work.
        host_seconds: Between two fetches from one host.
        near: Whether to say which articles are nearly another's.
        patience: Articles in a row that the service may fail; None for any number.
    """

    under: str
    jobs: int
    ordered: bool = True
    duplicates: bool = True
    near: bool = False
    host_seconds: float = SECONDS
    patience: int | None = PATIENCE

    @property
    def window(self) -> int:
        """Articles between intake and output: enough that one slow answer holds up none."""
        return max(64, 4 * self.jobs)


@dataclass(frozen=True, slots=True)
class _Finished:
    """An article's end.

    Attributes:
        key: Of its work; None if it could not be read.
        outcome: None if the run stopped before it.
        origin: Where the outcome is from.
        sketch: Of its text, if near-duplicates are looked for.
    """

    number: int
    entry: Entry
    key: str | None = None
    outcome: Outcome | None = None
    origin: Origin = "done"
    sketch: Sketch | None = None


class Batch:
    """One run over many articles.

    Args:
        work: Summarises one article; None leaves it without a row. Raises AuthError or
            BudgetError where nothing more can be asked at all; whatever else an article can
            come to is an outcome.
        journal: Keeps what is finished.
        sink: Takes the rows.
        step: Told of the counts after each row.

    Attributes:
        tally: The counts so far.
        why: What stopped the run, if an error did.
    """

    def __init__(
        self,
        work: Work,
        journal: Journal,
        sink: Sink,
        plan: Plan,
        step: Callable[[Tally], None] = lambda _tally: None,
    ) -> None:
        self.tally = Tally()
        self.why: SummariseError | None = None
        self._work, self._journal, self._sink, self._plan = work, journal, sink, plan
        self._step = step
        self._likeness = Likeness()
        self._stopping = False
        self._intake: asyncio.Task[None] | None = None
        self._begun = 0
        self._patience = Patience(plan.patience)
        self._bug: BaseException | None = None
        self._room = asyncio.Semaphore(plan.window)
        self._courtesy = Courtesy(plan.host_seconds)
        self._eyes = asyncio.Semaphore(READERS)
        self._hands = asyncio.Semaphore(plan.jobs)
        self._ended: asyncio.Queue[_Finished | int] = asyncio.Queue()
        self._under_way: dict[str, asyncio.Future[Outcome | None]] = {}
        self._tasks: set[asyncio.Task[_Finished]] = set()

    async def run(self, entries: Iterator[Entry]) -> bool:
        """Work through all entries, or until something stops the run.

        Returns:
            Whether every article has its row. If not, `why` says what stopped the run, or it
            was `stop`.

        Raises:
            Exception: A bug, after what was under way is kept.
        """
        self._intake = intake = asyncio.create_task(self._begin_all(entries))
        intake.add_done_callback(self._all_begun)
        try:
            await self._write_all()
            complete = not self._stopping and self.why is None
        finally:  # only a second Ctrl-C or a bug comes here with work under way
            self.stop(now=True)
            await asyncio.gather(intake, *self._tasks, return_exceptions=True)
        complete = self._close(complete=complete)
        if self._bug is not None:
            raise self._bug
        return complete

    def stop(self, *, now: bool = False, why: SummariseError | None = None) -> None:
        """Begin nothing new. With `now`, give up what is under way as well."""
        self._stopping = True
        self.why = self.why or why
        if self._intake is not None:
            self._intake.cancel()
        if now:
            for task in self._tasks:
                task.cancel()

    async def _begin_all(self, entries: Iterator[Entry]) -> None:
        """One task for each entry, as there is room."""
        try:
            async for entry in pulled(entries):
                await self._room.acquire()
                if self._stopping:
                    break
                self._begin(self._begun, entry)
                self._begun += 1
        except SummariseError as error:  # what came before it is still worked on
            self.why = self.why or error

    def _all_begun(self, intake: asyncio.Task[None]) -> None:
        self._failed(intake)
        self._ended.put_nowait(self._begun)

    def _begin(self, number: int, entry: Entry) -> None:
        task = asyncio.create_task(self._one(number, entry))
        self._tasks.add(task)

        def ended(task: asyncio.Task[_Finished]) -> None:
            self._tasks.discard(task)
            given_up = self._failed(task) or task.cancelled()
            self._ended.put_nowait(_Finished(number, entry) if given_up else task.result())

        task.add_done_callback(ended)

    def _failed(self, task: asyncio.Task[Any]) -> bool:
        """Whether a task ended in an error nobody foresaw; then the run ends with it."""
        bug = None if task.cancelled() else task.exception()
        if bug is not None:
            self._bug = self._bug or bug
            self.stop()
        return bug is not None

    async def _one(self, number: int, entry: Entry) -> _Finished:
        try:
            async with self._courtesy.turn(entry.source), self._eyes:
                article = await entry.article()
        except SourceError as error:
            return _Finished(number, entry, outcome=of_error(error))
        apart = None if self._plan.duplicates else entry.id
        key = work_key(article, self._plan.under, apart)
        try:
            sketch = sketch_of(article) if self._plan.near else None
            outcome, origin = await self._outcome(key, article)
        except SummariseError as error:  # nothing more can be asked, or kept
            self.tally.spend(of_error(error))
            self.stop(now=isinstance(error, OutputError), why=error)
            return _Finished(number, entry)
        return _Finished(number, entry, key, outcome, origin, sketch)

    async def _outcome(self, key: str, article: Article) -> tuple[Outcome | None, Origin]:
        """What comes of an article: known, under way for another, or worked out now."""
        known = self._journal.get(key)
        if known is not None:
            return known, "resumed"
        if key in self._under_way:
            return await asyncio.shield(self._under_way[key]), "shared"
        promise = self._under_way[key] = asyncio.get_running_loop().create_future()
        outcome = None
        try:
            async with self._hands:
                if not self._stopping:
                    outcome = await self._work(article)
                    if why := self._patience.after(outcome):
                        self.stop(why=why)
            if outcome is not None and outcome.lasting:
                self._journal.put(key, outcome)
            return outcome, "done"
        finally:
            del self._under_way[key]
            promise.set_result(outcome)

    async def _write_all(self) -> None:
        """Write rows until every article begun has ended; in the order of the input if asked."""
        waiting: dict[int, _Finished] = {}
        ended, begun = 0, None
        while begun is None or ended < begun:
            item = await self._ended.get()
            if isinstance(item, int):
                begun = item
            elif not self._plan.ordered:
                self._write(item)
                ended += 1
            else:
                waiting[item.number] = item
                while ended in waiting:
                    self._write(waiting.pop(ended))
                    ended += 1

    def _write(self, item: _Finished) -> None:
        self._room.release()
        if item.outcome is None or isinstance(self.why, OutputError):
            self.tally.untried += 1
            return
        try:
            row = self._row(item, item.outcome)
            self._sink.write(row)
        except OutputError as error:  # what is under way is still kept in the journal
            self.stop(why=error)
            return
        self.tally.add(row, origin=item.origin)
        self._step(self.tally)

    def _row(self, item: _Finished, outcome: Outcome) -> Row:
        id_ = item.entry.id
        first = self._journal.first(item.key, id_) if item.key else id_
        near = None
        if first == id_ and item.sketch is not None:
            near = self._likeness.met(id_, item.sketch)
        return Row(
            id_,
            item.entry.source,
            outcome,
            duplicate_of=None if first == id_ else first,
            near_duplicate_of=near,
        )

    def _close(self, *, complete: bool) -> bool:
        self._likeness.close()
        try:
            self._sink.close(complete=complete)
        except OutputError as error:
            self.why = self.why or error
            return False
        return complete
