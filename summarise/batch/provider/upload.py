"""A job's files at the service: submitted once, looked after, fetched, cancelled.

Covers: which file is at which step; a step that was cut short is found and not done twice.
Does not cover: the requests (`model/batches.py`), and what comes of the results.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from summarise.batch.provider.files import take_results, write_requests
from summarise.batch.provider.lines import CANCELLED, EXPIRED, FAILED, LOST, without_result
from summarise.batch.provider.records import RequestFile
from summarise.batch.provider.store import Store
from summarise.batch.sinks import unwritable
from summarise.model.batches import BatchClient, BatchState

_CODE = {"expired": EXPIRED, "cancelled": CANCELLED, "failed": FAILED}


@dataclass(frozen=True, slots=True)
class Upload:
    """A job and the service that works on it.

    Attributes:
        job: Id of the job.
        folder: Of the job.
    """

    job: str
    folder: Path
    store: Store
    client: BatchClient

    async def submit(self) -> AsyncIterator[RequestFile]:
        """Submit each file that is not; yields it then, or where it is found submitted.

        File and batch carry the job's id. After a crash between two steps both are found by it,
        so that nothing is uploaded or paid for twice.
        """
        for file in self.store.files():
            if file.batch is not None or not file.waiting:
                continue
            path = write_requests(self.store, self.folder, file)
            name = f"summarise-{self.job}-{file.number:04}.jsonl"
            found = await self.client.find_file(name, file.bytes)
            uploaded = found or await self.client.upload(path, name)
            metadata = {"summarise_job": self.job, "summarise_file": file.name}
            self.store.submitted(file, await self.client.create_once(uploaded, metadata))
            yield file

    async def states(self) -> AsyncIterator[tuple[RequestFile, BatchState | None]]:
        """Each file and how far its batch is; None where nothing is under way."""
        for file in self.store.files():
            under_way = file.batch if file.waiting else None
            yield file, None if under_way is None else await self.client.state(under_way)

    async def fetch(self) -> AsyncIterator[tuple[RequestFile, BatchState]]:
        """Take in the results of every batch that has ended; yields all that had not before.

        What an ended batch has no result for is kept as not carried out.
        """
        for file in self.store.files():
            if file.batch is None or not file.waiting:
                continue
            state = await self.client.state(file.batch)
            if state.ended:
                await self._take(file, state)
            yield file, state

    async def cancel(self) -> AsyncIterator[tuple[RequestFile, BatchState]]:
        """Cancel every batch that has not ended."""
        for file in self.store.files():
            if file.batch is None or not file.waiting:
                continue
            state = await self.client.state(file.batch)
            if not state.ended and state.status != "cancelling":
                state = await self.client.cancel(file.batch)
            yield file, state

    async def _take(self, file: RequestFile, state: BatchState) -> None:
        for number, result in enumerate(state.results, start=1):
            path = self.folder / f"results-{file.number:04}-{number}.jsonl"
            try:
                await self.client.download(result, path)
            except OSError as error:
                raise unwritable(path, error) from error
            take_results(self.store, path)
        code = _CODE.get(state.status, LOST)
        self.store.give_up(without_result(code, state.problems), file.number)
