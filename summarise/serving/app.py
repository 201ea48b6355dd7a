"""The server's app: pages and JSON API behind one door.

`create_app` is for programs that serve it themselves; `summarise serve` does so with uvicorn.
Nothing here reads the environment, logs, or fetches from private addresses.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from summarise._version import __version__
from summarise.errors import SummariseError
from summarise.serving.answering import answer_failure
from summarise.serving.api import api_routes
from summarise.serving.desk import Desk
from summarise.serving.door import Door, too_large
from summarise.serving.jobs import BUG, JobLimits, Jobs
from summarise.serving.keys import Keys
from summarise.serving.pages import page_routes
from summarise.serving.problems import FailureError, failure, failure_of
from summarise.serving.rates import Rates
from summarise.serving.validation import invalid

if TYPE_CHECKING:
    from fastapi.telemetry import TelemetryConfig
    from starlette.responses import Response
    from starlette.types import Receive, Scope, Send

_ABOUT = (
    "Summaries of conflict and diplomacy news in which every item is tied to the article's own "
    "characters and checked. Errors are objects of kind, message and hint."
)
_SILENT: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


@dataclass(frozen=True, slots=True)
class ServeLimits:
    """Bounds of a server. All are our choice.

    Attributes:
        max_bytes: Of a request's body, as it comes; compressed ones are refused.
        body_seconds: Time for it to come.
        per_minute: Requests that change something, for each client address.
        jobs: Of the work.
    """

    max_bytes: int = 4_000_000
    body_seconds: float = 30.0
    per_minute: float = 30.0
    jobs: JobLimits = field(default_factory=JobLimits)


class App:
    """The ASGI app that `create_app` returns."""

    def __init__(self, door: Door, jobs: Jobs) -> None:
        self._door, self._jobs = door, jobs

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await self._door(scope, receive, send)

    async def stop(self) -> None:
        """Give up all work under way, so that no request waits for it any more."""
        await self._jobs.close()


def create_app(
    desk: Desk,
    *,
    token: str | None = None,
    hosts: Collection[str] = (),
    limits: ServeLimits | None = None,
) -> App:
    """The app.

    Args:
        desk: What makes the summaries; the caller's to close.
        token: What callers must know, as `Authorization: Bearer` or through the login page.
            None lets everybody in who reaches the server: for loopback only.
        hosts: Names under which it is reached, besides `localhost` and plain addresses.
        limits: Bounds; see `ServeLimits`.
    """
    bounds = limits or ServeLimits()
    jobs, keys = Jobs(desk.make, bounds.jobs), Keys(token)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await jobs.close()

    inner = FastAPI(
        title="summarise",
        version=__version__,
        description=_ABOUT,
        docs_url=None,  # they load scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
        max_body_size=bounds.max_bytes,
        telemetry=_SILENT,
    )
    inner.include_router(api_routes(desk, jobs))
    inner.include_router(page_routes(desk, jobs, keys))
    _tell_failures(inner, bounds.max_bytes)
    rates = Rates(bounds.per_minute)
    door = Door(
        inner,
        keys=keys,
        hosts=hosts,
        max_bytes=bounds.max_bytes,
        body_seconds=bounds.body_seconds,
        rates=rates,
    )
    return App(door, jobs)


def _tell_failures(inner: FastAPI, max_bytes: int) -> None:
    """Give every error its answer in words."""

    @inner.exception_handler(FailureError)
    async def failed(request: Request, error: FailureError) -> Response:
        return answer_failure(request, error.failure)

    @inner.exception_handler(SummariseError)
    async def own(request: Request, error: SummariseError) -> Response:
        return answer_failure(request, failure_of(error))

    @inner.exception_handler(RequestValidationError)
    async def unfit(request: Request, error: RequestValidationError) -> Response:
        return answer_failure(request, invalid(error.errors()))

    @inner.exception_handler(HTTPException)
    async def plain(request: Request, error: HTTPException) -> Response:
        if error.status_code == 413:
            return answer_failure(request, too_large(max_bytes))
        kind = _KINDS.get(error.status_code, "http")
        answer = answer_failure(request, failure(error.status_code, kind, error.detail))
        answer.headers.update(error.headers or {})
        return answer

    @inner.exception_handler(Exception)
    async def bug(request: Request, _: Exception) -> Response:
        return answer_failure(request, BUG)


_KINDS = {400: "malformed", 404: "not_found", 405: "method", 408: "too_slow"}
