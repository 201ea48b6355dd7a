"""Files and batches of a model service: the few requests of a batch API that a job needs.

Covers: uploading, creating, looking up, cancelling, downloading, each with the retries and
errors of any other request. Does not cover: what is in the files, and the order of the steps.

Source: OpenAI API reference, Files and Batch. Azure, whose files name a deployment, is not
covered.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from summarise.errors import ServiceError
from summarise.model.exchange import Exchange, lost
from summarise.model.faults import fault_of
from summarise.model.retry import Deadline, Settled, with_retries
from summarise.model.server_text import pieces_without_secret, shown
from summarise.model.service import ServiceClient
from summarise.whole_files import fresh_part

TRANSFER_SECONDS = 3_600.0  # for a file of 200 MB; a line that is dead ends it much earlier
ENDPOINT: Final = "/v1/chat/completions"
WINDOW: Final = "24h"  # the only one there is
_PAGE = 100
_PAGES = 100  # of batches or files looked through: 10,000
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,199}")
ENDED = frozenset({"completed", "failed", "expired", "cancelled"})


@dataclass(frozen=True, slots=True)
class BatchState:
    """A batch as the service tells of it.

    Attributes:
        status: `validating`, `in_progress`, `finalizing`, `completed`, `failed`, `expired`,
            `cancelling`, `cancelled`.
        results: Ids of the files that hold results, good ones and failed ones.
        completed, failed, total: Requests.
        problems: Why it failed as a whole, fit to be shown.
    """

    id: str
    status: str
    results: tuple[str, ...]
    completed: int
    failed: int
    total: int
    problems: str

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.status in ENDED


class BatchClient(ServiceClient):
    """A `ServiceClient` that can submit files of requests. Each method may raise a ModelError."""

    async def upload(self, path: Path, name: str) -> str:
        """Upload a file of requests under a name; returns its id."""
        files = self._opened().files.with_raw_response

        async def send() -> Any:  # noqa: ANN401  # a raw response
            with path.open("rb") as file:
                return await files.create(file=(name, file), purpose="batch")

        return _id_of(await self._asked(send, TRANSFER_SECONDS))

    async def find_file(self, name: str, size: int) -> str | None:
        """The id of an uploaded file with this name and size in bytes, or None."""
        listed = self._opened().files.with_raw_response.list
        async for row in self._rows(partial(listed, purpose="batch")):
            if (row.get("filename"), row.get("bytes")) == (name, size):
                return _id_of(row)
        return None

    async def create_once(self, file: str, metadata: Mapping[str, str]) -> str:
        """Make a batch of an uploaded file, unless there is one; returns its id.

        Each try looks first, for an answer that was lost may have been a yes.
        """
        create = self._opened().batches.with_raw_response.create
        send = partial(
            create,
            input_file_id=file,
            endpoint=ENDPOINT,
            completion_window=WINDOW,
            metadata=dict(metadata),
        )

        async def once(_paused: float) -> Settled:
            found = await self.find_batch(file, metadata)
            if found is not None:
                return Settled(Exchange(200, {}, "", {"id": found}, 0.0), None)
            exchange = await self._exchange(send, self.settings.timeout_seconds)
            return Settled(exchange, fault_of(exchange))

        return _id_of(await self._settled(once, self.settings.deadline_seconds))

    async def find_batch(self, file: str, metadata: Mapping[str, str]) -> str | None:
        """The id of a batch with this metadata, or made of this file; None if there is none."""
        async for row in self._rows(self._opened().batches.with_raw_response.list):
            known = row.get("metadata")
            same = isinstance(known, dict) and metadata.items() <= known.items()
            if same or row.get("input_file_id") == file:
                return _id_of(row)
        return None

    async def state(self, batch: str) -> BatchState:
        """How far a batch is."""
        retrieve = self._opened().batches.with_raw_response.retrieve
        return _state(await self._asked(partial(retrieve, batch)))

    async def cancel(self, batch: str) -> BatchState:
        """Cancel a batch. It ends as `cancelled` some minutes later, with what is done."""
        cancel = self._opened().batches.with_raw_response.cancel
        return _state(await self._asked(partial(cancel, batch)))

    async def download(self, file: str, path: Path) -> None:
        """Write the content of a file to `path`, whole or not at all.

        Raises:
            ModelError: The service did not give it.
            OSError: It cannot be written.
        """
        import httpx2

        part = fresh_part(path)
        content = self._opened().files.with_streaming_response.content

        async def send() -> _Done:
            async with content(file) as response:
                with part.open("wb") as out:
                    pieces = response.iter_bytes()
                    async for piece in pieces_without_secret(pieces, self.settings.api_key):
                        out.write(piece)
            return _Done()

        async def once(_paused: float) -> Settled:
            try:
                exchange = await self._exchange(send, TRANSFER_SECONDS)
            except httpx2.HTTPError as error:  # the line broke within the content
                exchange = lost("connection", type(error).__name__, 0.0)
            return Settled(exchange, fault_of(exchange))

        await self._settled(once, TRANSFER_SECONDS)
        part.replace(path)

    async def _rows(
        self, listed: Callable[..., Awaitable[Any]]
    ) -> AsyncIterator[Mapping[str, Any]]:
        """The rows of a list, page by page."""
        after: dict[str, str] = {}
        for _ in range(_PAGES):
            document = await self._asked(partial(listed, limit=_PAGE, **after))
            rows = document.get("data")
            found = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
            for row in found:
                yield row
            if not found or document.get("has_more") is not True:
                return
            after = {"after": _id_of(found[-1])}

    async def _asked(
        self, send: Callable[[], Awaitable[Any]], seconds: float | None = None
    ) -> Mapping[str, Any]:
        """Make one request, with retries; returns the JSON object it was answered with."""

        async def once(_paused: float) -> Settled:
            exchange = await self._exchange(send, seconds or self.settings.timeout_seconds)
            return Settled(exchange, fault_of(exchange))

        return await self._settled(once, seconds or self.settings.deadline_seconds)

    async def _settled(
        self, once: Callable[[float], Awaitable[Settled]], seconds: float
    ) -> Mapping[str, Any]:
        settled = await with_retries(
            once,
            attempts=self.settings.attempts,
            deadline=Deadline(seconds, self._timing.clock),
            timing=self._timing,
        )
        if settled.fault is not None:
            raise self._error(settled, settled.fault, ())
        document = settled.exchange.document
        return document if isinstance(document, dict) else {}


class _Done:
    """What `_exchange` is given of an answer that was written to a file."""

    status_code = 200
    text = "{}"

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self.http_response = self


def _id_of(document: Mapping[str, Any]) -> str:
    """The id in an answer; it becomes a part of addresses, so only a plain one is taken."""
    found = document.get("id")
    if not isinstance(found, str) or not _ID.fullmatch(found):
        raise ServiceError(
            "the service's answer holds no id of a file or a batch",
            hint="check that the service has a batch API, and the base URL",
        )
    return found


def _state(document: Mapping[str, Any]) -> BatchState:
    counts = document.get("request_counts")
    counted = counts if isinstance(counts, dict) else {}
    files = (document.get(name) for name in ("output_file_id", "error_file_id"))
    status = document.get("status")
    return BatchState(
        id=_id_of(document),
        status=shown(status, 40) if isinstance(status, str) else "unknown",
        results=tuple(file for file in files if isinstance(file, str) and _ID.fullmatch(file)),
        completed=_whole(counted.get("completed")),
        failed=_whole(counted.get("failed")),
        total=_whole(counted.get("total")),
        problems=_problems(document.get("errors")),
    )


def _whole(value: object) -> int:
    return value if type(value) is int and value >= 0 else 0


def _problems(errors: object) -> str:
    rows = errors.get("data") if isinstance(errors, dict) else None
    said = (
        [row.get("message") for row in rows if isinstance(row, dict)]
        if isinstance(rows, list)
        else []
    )
    return shown("; ".join(text for text in said[:5] if isinstance(text, str)))
