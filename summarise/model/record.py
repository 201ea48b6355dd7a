"""Recording what a service answers, under a real client.

    transport = RecordTransport("evals/recordings", origin="a model of 7B, llama.cpp")
    client = openai.OpenAI(http_client=httpx2.Client(transport=transport))

Covers: sending on, and writing down the answers worth keeping. Does not cover: the file's form
(`recording.py`) and its place (`recordings.py`).

Kept are answers and refusals of the request itself, which a client may learn from. Not kept
are failures that another try may not meet: rate limits, server errors, a refused key.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime
from importlib import metadata
from pathlib import Path
from threading import Lock

import httpx2

from summarise.errors import (
    AuthError,
    NotEvaluatedError,
    TamperedRecordingError,
)
from summarise.model.case_scope import Scope, taken_scope
from summarise.model.digests import Asked
from summarise.model.exchange import answered
from summarise.model.faults import blames_schema, fault_of
from summarise.model.leaks import keys_in_use
from summarise.model.ledger import Ledger
from summarise.model.recording import Answer, Recording, kept
from summarise.model.recordings import Recordings
from summarise.model.replay import asked_of, served

# The request was understood and refused: the same request is refused again.
_REFUSALS = frozenset({400, 413, 415, 422})
# Headers of an answer that describe its transfer, which is over.
_TRANSFER = ("content-encoding", "content-length", "transfer-encoding")


class RecordTransport(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Sends requests on and records the answers where `ReplayTransport` finds them.

    Proxies of the environment are not used, as with any transport given to a client.

    Args:
        folder: Where recordings are put.
        inner: Sends the requests; an `httpx2.HTTPTransport`, or its asynchronous sister, of
            its own if None. Closed with this one.
        origin: In plain words, what answers; it stands in every recording.
        known_texts: Texts to refer to and never to write, by SHA-256: articles.
        secrets: Keys that must not be written, beside those the requests are sent with.
        sample: As for `ReplayTransport`.
        ledger: As for `ReplayTransport`; it lists what was written.
        reuse: Answer from a recording that is there and right, and ask only for the others.
        today: The date of recordings.

    A request raises SecretInRecordingError where its recording would hold a key.
    """

    def __init__(
        self,
        folder: Path | str,
        inner: httpx2.BaseTransport | httpx2.AsyncBaseTransport | None = None,
        *,
        origin: str,
        known_texts: Mapping[str, str] | None = None,
        secrets: Collection[str] = (),
        sample: int = 1,
        ledger: Ledger | None = None,
        reuse: bool = False,
        today: Callable[[], date] = lambda: datetime.now(UTC).date(),
    ) -> None:
        self.recordings = Recordings(folder, known_texts or {})
        self.ledger = ledger if ledger is not None else Ledger()
        self._inner = inner
        self._lock = Lock()
        self._origin = origin
        self._secrets = frozenset(secrets)
        self._default = Scope(sample=sample)
        self._reuse = reuse
        self._today = today

    def __repr__(self) -> str:
        return f"RecordTransport({str(self.recordings.folder)!r})"

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask for a synchronous client."""
        request.read()
        scope, asked, ready = self._before(request)
        if ready is not None:
            return ready
        inner = self._opened(httpx2.HTTPTransport)
        if not isinstance(inner, httpx2.BaseTransport):
            raise TypeError(f"{type(inner).__name__} cannot serve a synchronous client")
        response = inner.handle_request(request)
        try:
            content = response.read()
        finally:
            response.close()
        return self._after(request, scope, asked, response, content)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask for an asynchronous client."""
        await request.aread()
        scope, asked, ready = self._before(request)
        if ready is not None:
            return ready
        inner = self._opened(httpx2.AsyncHTTPTransport)
        if not isinstance(inner, httpx2.AsyncBaseTransport):
            raise TypeError(f"{type(inner).__name__} cannot serve an asynchronous client")
        response = await inner.handle_async_request(request)
        try:
            content = await response.aread()
        finally:
            await response.aclose()
        return self._after(request, scope, asked, response, content)

    def close(self) -> None:
        """Close the transport that sends."""
        if isinstance(self._inner, httpx2.BaseTransport):
            self._inner.close()

    async def aclose(self) -> None:
        """Close the transport that sends."""
        if isinstance(self._inner, httpx2.AsyncBaseTransport):
            await self._inner.aclose()

    def _opened(
        self, kind: type[httpx2.HTTPTransport | httpx2.AsyncHTTPTransport]
    ) -> httpx2.BaseTransport | httpx2.AsyncBaseTransport:
        """The transport that sends; one for all threads."""
        with self._lock:
            if self._inner is None:
                self._inner = kind()
            return self._inner

    def _before(self, request: httpx2.Request) -> tuple[Scope, Asked, httpx2.Response | None]:
        """What is asked, and its answer if that may be taken from a recording."""
        scope = taken_scope(request.headers, self._default)
        try:
            asked = asked_of(request, scope)
        except NotEvaluatedError as error:
            self.ledger.missed(error)
            raise
        if not self._reuse:
            return scope, asked, None
        path = self.recordings.path(scope, asked)
        try:
            recording = self.recordings.load(path)
        except (FileNotFoundError, TamperedRecordingError):
            return scope, asked, None
        return scope, asked, served(recording, scope, path, self.ledger)

    def _after(
        self,
        request: httpx2.Request,
        scope: Scope,
        asked: Asked,
        response: httpx2.Response,
        content: bytes,
    ) -> httpx2.Response:
        """Record an answer if it is worth it, and hand it on."""
        media = response.headers.get("content-type", "")
        headers = [
            (name, value)
            for name, value in response.headers.multi_items()
            if name.lower() not in _TRANSFER
        ]
        if is_worth_keeping(response.status_code, content):
            recording = self._recording(asked, kept(response.status_code, media, content))
            keys = self._secrets | keys_in_use(request.headers)
            try:
                self.ledger.wrote(self.recordings.keep(scope, recording, keys=keys))
            except NotEvaluatedError as error:
                self.ledger.missed(error)
                raise
        return httpx2.Response(response.status_code, headers=headers, content=content)

    def _recording(self, asked: Asked, answer: Answer) -> Recording:
        model = answer.body.get("model") if isinstance(answer.body, dict) else None
        return Recording(
            asked=asked,
            answer=answer,
            origin=self._origin,
            recorded=self._today().isoformat(),
            model_answered=model if isinstance(model, str) else None,
            openai=_version_of("openai"),
        )


def is_worth_keeping(status: int, content: bytes) -> bool:
    """Whether the same request would be answered alike another time."""
    exchange = answered(status, {}, content.decode("utf-8", "replace"), 0.0)
    fault = fault_of(exchange)
    if fault is None or blames_schema(exchange):
        return True
    return status in _REFUSALS and not issubclass(fault.raises, AuthError)


def _version_of(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
