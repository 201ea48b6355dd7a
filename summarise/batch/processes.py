"""The work on articles, in several processes: one core is what one event loop can use.

Covers: handing articles to workers and outcomes back; a worker that dies.
Does not cover: what a worker does with an article (`workers.py`).

Workers are started anew, not forked: a fork copies threads and sockets in an unknown state.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Self

from summarise.article import Article
from summarise.batch.outcome import Outcome
from summarise.batch.workers import Summarise, collect_seldom, in_this_process
from summarise.errors import AuthError, BudgetError, SummariseError

OpenEngine = Callable[[], AbstractAsyncContextManager[Summarise]]
CONTEXT: SpawnContext = multiprocessing.get_context("spawn")
_END_SECONDS = 5.0  # for a worker to close its connections


@dataclass(slots=True)
class _Worker:
    """One process, and who waits for it."""

    process: SpawnProcess
    pipe: Connection
    waiting: dict[int, asyncio.Future[Outcome]] = field(default_factory=dict)
    dead: bool = False


class Processes:
    """Work spread over processes. Use it as an asynchronous context manager.

    Args:
        open_engine: Opens the engine, in each worker. It is pickled.
        count: How many workers.
    """

    def __init__(self, open_engine: OpenEngine, count: int) -> None:
        self._open_engine = open_engine
        self._count = count
        self._workers: list[_Worker] = []
        self._number = 0

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        try:
            for _ in range(self._count):
                worker = self._started()
                self._workers.append(worker)
                threading.Thread(target=_listen, args=(worker, loop), daemon=True).start()
        except BaseException:
            self._kill()
            raise
        return self

    async def __aexit__(self, *exception: object) -> None:
        for worker in self._workers:
            with suppress(OSError):
                worker.pipe.send(None)
        try:
            for worker in self._workers:
                await asyncio.to_thread(worker.process.join, _END_SECONDS)
        finally:
            self._kill()

    def _started(self) -> _Worker:
        ours, theirs = CONTEXT.Pipe()
        process = CONTEXT.Process(target=_serve, args=(theirs, self._open_engine), daemon=True)
        with _deaf():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _kill(self) -> None:
        for worker in self._workers:
            worker.process.kill()
            worker.pipe.close()

    async def __call__(self, article: Article) -> Outcome:
        """What comes of one article, worked out by the worker that has least to do.

        Raises:
            AuthError, BudgetError: No article can be asked about any more.
            SummariseError: A worker died.
        """
        worker = min(self._workers, key=lambda one: (one.dead, len(one.waiting)))
        if worker.dead:
            raise _died(worker)
        self._number += 1
        number = self._number
        promise: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        worker.waiting[number] = promise
        try:
            worker.pipe.send((number, article))
            return await promise
        except OSError:
            raise _died(worker) from None
        finally:
            worker.waiting.pop(number, None)


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started within does not hear Ctrl-C, nor a SIGTERM to the whole group.

    They are the first process's business. A worker inherits this, for it could be too late
    once it has loaded.
    """
    heard = (signal.SIGINT, signal.SIGTERM)
    before = {each: signal.signal(each, signal.SIG_IGN) for each in heard}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _listen(worker: _Worker, loop: asyncio.AbstractEventLoop) -> None:
    """Hand what a worker says to whoever waits for it, until it says no more."""
    with suppress(RuntimeError):  # the loop has ended: nobody waits any more
        while True:
            try:
                number, answer = worker.pipe.recv()
            except (EOFError, OSError):
                worker.process.join(_END_SECONDS)  # so that its exit code is known
                loop.call_soon_threadsafe(_bury, worker)
                return
            loop.call_soon_threadsafe(_settle, worker.waiting.get(number), answer)


def _settle(promise: asyncio.Future[Outcome] | None, answer: Outcome | SummariseError) -> None:
    if promise is None or promise.done():  # given up
        return
    if isinstance(answer, Outcome):
        promise.set_result(answer)
    else:
        promise.set_exception(answer)


def _bury(worker: _Worker) -> None:
    worker.dead = True
    for promise in worker.waiting.values():
        if not promise.done():
            promise.set_exception(_died(worker))


def _died(worker: _Worker) -> SummariseError:
    return SummariseError(
        f"a worker process ended (exit code {worker.process.exitcode})",
        hint="it may have run out of memory: fewer --processes; what is finished is kept",
    )


def _serve(pipe: Connection, open_engine: OpenEngine) -> None:
    """A worker's life."""
    collect_seldom()
    asyncio.run(_work(pipe, open_engine))


async def _work(pipe: Connection, open_engine: OpenEngine) -> None:
    loop = asyncio.get_running_loop()
    inbox: asyncio.Queue[tuple[int, Article] | None] = asyncio.Queue()

    def listen() -> None:
        message: tuple[int, Article] | None = (0, Article("", ()))
        while message is not None:
            try:
                message = pipe.recv()
            except (EOFError, OSError):
                message = None
            loop.call_soon_threadsafe(inbox.put_nowait, message)

    async with open_engine() as summarise:
        work = in_this_process(summarise, on_bug=sys.stderr.write)
        threading.Thread(target=listen, daemon=True).start()
        tasks: set[asyncio.Task[None]] = set()

        async def one(number: int, article: Article) -> None:
            answer: Outcome | SummariseError
            try:
                answer = await work(article)
            except (AuthError, BudgetError) as error:
                answer = error
            with suppress(OSError):  # the first process has gone
                pipe.send((number, answer))

        while (message := await inbox.get()) is not None:
            task = asyncio.create_task(one(*message))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        for task in tasks:
            task.cancel()
