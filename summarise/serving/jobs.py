"""Wishes under way and lately done: how many, how long, and how far they are.

Covers: a bound on what runs, waits and is kept, a time limit for each, expiry.
Does not cover: making a summary (`desk.py`). Nothing is written to disk.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from summarise.errors import SummariseError
from summarise.serving.desk import Made, Told
from summarise.serving.problems import Failure, FailureError, failure, failure_of
from summarise.serving.wishes import Stage, Wish

Make = Callable[[Wish, Told], Awaitable[Made]]


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class JobLimits:
    """Bounds that keep memory, money and time finite. All are our choice.

    Attributes:
        running: Jobs at once; all others wait.
        waiting: More than these are turned away.
        seconds: For one job, once it runs.
        kept: Finished jobs that can be looked at; the oldest goes first.
        kept_seconds: How long they can.
    """

    running: int = 4
    waiting: int = 16
    seconds: float = 600.0
    kept: int = 50
    kept_seconds: float = 3_600.0


@dataclass(slots=True, eq=False)
class Job:
    """One wish and what has come of it.

    Attributes:
        id: 128 random bits: who knows it may see the job.
        stage: What was begun last; None before it runs.
        made: The result, if `state` is done.
        failure: Why there is none, if it failed.
        ended: By the clock of `Jobs`; None while it is not.
    """

    id: str
    wish: Wish
    state: State = State.WAITING
    stage: Stage | None = None
    made: Made | None = None
    failure: Failure | None = None
    ended: float | None = None

    def tell(self, stage: Stage) -> None:
        """Note what has begun."""
        self.stage = stage


class Jobs:
    """All jobs of a server.

    Args:
        make: Makes a summary.
        limits: Bounds.
        clock: Seconds; only differences matter.
    """

    def __init__(
        self, make: Make, limits: JobLimits, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._make, self._limits, self._clock = make, limits, clock
        self._jobs: dict[str, Job] = {}  # oldest first
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._gate = asyncio.Semaphore(limits.running)
        self._closed = False

    def __len__(self) -> int:
        self._forget()
        return len(self._jobs)

    def start(self, wish: Wish) -> Job:
        """Begin, or queue.

        Raises:
            FailureError: Too many are waiting, or the server is stopping.
        """
        self._forget()
        if self._closed:
            raise FailureError(_STOPPING)
        if len(self._tasks) >= self._limits.running + self._limits.waiting:
            raise FailureError(_BUSY)
        job = Job(secrets.token_urlsafe(16), wish)
        self._jobs[job.id] = job
        task = self._tasks[job.id] = asyncio.create_task(self._run(job))
        task.add_done_callback(lambda _: self._tasks.pop(job.id, None))
        return job

    def get(self, job_id: str) -> Job:
        """The job with that id.

        Raises:
            FailureError: There is none, or it has expired.
        """
        self._forget()
        if job_id not in self._jobs:
            raise FailureError(_GONE)
        return self._jobs[job_id]

    async def ended(self, job: Job, seconds: float | None = None) -> bool:
        """Wait until a job has ended, at most so long; whether it has."""
        task = self._tasks.get(job.id)
        if task is not None:
            await asyncio.wait({task}, timeout=seconds)
        return job.ended is not None

    async def drop(self, job: Job) -> None:
        """Stop a job if it runs, and forget it."""
        await self._cancel(job)
        self._jobs.pop(job.id, None)

    async def close(self) -> None:
        """Stop everything; who waits is told so."""
        self._closed = True
        await asyncio.gather(*(self._cancel(self._jobs[name]) for name in list(self._tasks)))

    async def _cancel(self, job: Job) -> None:
        task = self._tasks.get(job.id)
        if task is not None:
            task.cancel()
            await asyncio.wait({task})
            if job.ended is None:  # it had not begun
                job.state, job.failure, job.ended = State.FAILED, _STOPPING, self._clock()

    async def _run(self, job: Job) -> None:
        """Do a job to its end. A bug ends the task; the job then says that it failed."""
        job.failure = BUG
        try:
            async with self._gate:
                job.state = State.RUNNING
                async with asyncio.timeout(self._limits.seconds):
                    job.made = await self._make(job.wish, job.tell)
            job.state, job.failure = State.DONE, None
        except TimeoutError:
            job.failure = _too_long(self._limits.seconds)
        except SummariseError as error:
            job.failure = failure_of(error, fetched=job.wish.url is not None)
        except asyncio.CancelledError:
            job.failure = _STOPPING
        finally:
            job.ended = self._clock()
            if job.failure is not None:
                job.state = State.FAILED

    def _forget(self) -> None:
        """Let go of what has expired, and of the oldest beyond the bound."""
        oldest = self._clock() - self._limits.kept_seconds
        ended = sorted((job.ended, job.id) for job in self._jobs.values() if job.ended is not None)
        surplus = len(ended) - self._limits.kept
        for number, (when, job_id) in enumerate(ended):
            if number < surplus or when <= oldest:
                del self._jobs[job_id]


_BUSY = failure(
    503, "busy", "too many articles are waiting", "try again in a minute", retry_after=60
)
_STOPPING = failure(503, "stopped", "this was stopped before it was done", "start it again")
_GONE = failure(
    404, "not_found", "there is no such summary here (any more)", "summarise the article again"
)
BUG = failure(500, "bug", "this program has a bug", "tell whoever runs this server")


def _too_long(seconds: float) -> Failure:
    return failure(
        504, "time_limit", f"it took longer than {seconds:g} seconds", "try a shorter text"
    )
