"""Recorded answers in place of a service, under a real client.

    transport = ReplayTransport("evals/recordings", known_texts=texts)
    client = openai.OpenAI(api_key="none", http_client=httpx2.Client(transport=transport))

Covers: finding the answer to a request and sending it, for synchronous and asynchronous
clients alike; saying what is wrong where there is none. Does not cover: making recordings
(`record.py`).

It never opens a connection. Nothing is patched: any number of folders can be replayed at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import httpx2

from summarise.errors import NotEvaluatedError
from summarise.model.case_scope import Scope, taken_scope
from summarise.model.digests import Asked, asked_in
from summarise.model.ledger import Ledger, Use
from summarise.model.recording import Recording, as_sent
from summarise.model.recordings import Recordings
from summarise.model.staleness import Comparison

RECORD_COMMAND = "summarise eval record --case {case}"
_ONCE = "run this once with RecordTransport in place of ReplayTransport"


class ReplayTransport(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Answers requests from a folder of recordings, by what they ask and never by order.

    A request belongs to the case that `case_scope.for_case` or its `X-Eval-Case` header
    names; without one, to the folder itself.

    Args:
        folder: The recordings.
        known_texts: Texts that recordings refer to without holding them, by SHA-256.
        sample: Which of several answers to the same request, where the request does not say.
        ledger: Where uses and misses are entered; one of its own if None.
        record_with: The command that records what is missing, for messages; `{case}` in it
            stands for the case. None for the command of our own evals.

    Raises:
        UsageError: If a known text is filed under another's digest, or a sample is below 1.

    A request without its recording raises, past any retry of the client:

        MissingRecordingError: Nothing was recorded for its case, or not this sample.
        StaleRecordingError: Its model, parameters, schema or messages changed; it says which.
        TamperedRecordingError: Its recording was edited by hand.
    """

    def __init__(
        self,
        folder: Path | str,
        *,
        known_texts: Mapping[str, str] | None = None,
        sample: int = 1,
        ledger: Ledger | None = None,
        record_with: str | None = None,
    ) -> None:
        self.recordings = Recordings(folder, known_texts or {})
        self.ledger = ledger if ledger is not None else Ledger()
        self._comparison = Comparison(self.recordings)
        self._default = Scope(sample=sample)
        self._record_with = record_with

    def __repr__(self) -> str:
        return f"ReplayTransport({str(self.recordings.folder)!r})"

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer a synchronous client."""
        request.read()
        return self._answer(request)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer an asynchronous client."""
        await request.aread()
        return self._answer(request)

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        scope = taken_scope(request.headers, self._default)
        try:
            asked = asked_of(request, scope)
            recording = self._found(scope, asked)
        except NotEvaluatedError as error:
            self.ledger.missed(error)
            raise
        return served(recording, scope, self.recordings.path(scope, asked), self.ledger)

    def _found(self, scope: Scope, asked: Asked) -> Recording:
        try:
            return self.recordings.load(self.recordings.path(scope, asked))
        except FileNotFoundError:
            command = self._record_with or (RECORD_COMMAND if scope.case else _ONCE)
            command = command.replace("{case}", scope.case or "")
            raise self._comparison.why_none(scope, asked, command) from None


def asked_of(request: httpx2.Request, scope: Scope) -> Asked:
    """What a request asks.

    Raises:
        NotEvaluatedError: If its body is no JSON object.
    """
    try:
        return asked_in(request.method, request.url.path, request.content)
    except ValueError as error:
        raise NotEvaluatedError(
            f"{request.method} {request.url.path} can be neither recorded nor replayed: {error}",
            case=scope.case,
            sample=scope.sample,
            reason="not_recordable",
        ) from error


def served(recording: Recording, scope: Scope, path: Path, ledger: Ledger) -> httpx2.Response:
    """The response made of a recording, once it stands in the ledger."""
    use = Use(
        path=path,
        case=scope.case,
        sample=scope.sample,
        origin=recording.origin,
        recorded=recording.recorded,
        model_answered=recording.model_answered,
    )
    ledger.used(use)
    return httpx2.Response(
        recording.answer.status,
        headers={"content-type": recording.answer.media},
        content=as_sent(recording),
    )
