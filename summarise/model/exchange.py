"""One HTTP exchange with a model service, and the error a body may hold.

Covers: reading any body a server can send without failing on it. Does not cover: what to do
about it (`faults.py`) or what kind of reply it is (`classify.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from summarise.model.server_text import shown, without_secret
from summarise.run_record import Usage

_REQUEST_ID_HEADERS = ("x-request-id", "apim-request-id", "x-ms-request-id")


@dataclass(frozen=True, slots=True)
class Exchange:
    """What came back for one request, or that nothing did.

    Attributes:
        status: HTTP status, or None where no complete answer arrived.
        headers: Names in lower case; like the body, with the client's own key taken out.
        body: As text.
        document: The body as JSON; None where it is none.
        seconds: From sending to the last byte or the failure.
        lost: Why there is no answer.
        reason: What the transport said about it.
    """

    status: int | None
    headers: Mapping[str, str]
    body: str
    document: Any
    seconds: float
    lost: Literal["timeout", "connection"] | None = None
    reason: str | None = None

    @property
    def request_id(self) -> str | None:
        """The service's own id of the request."""
        found = next((self.headers[n] for n in _REQUEST_ID_HEADERS if n in self.headers), None)
        return shown(found, 80) if found else None


@dataclass(frozen=True, slots=True)
class ServerError:
    """The error object of a body, whatever its shape. Texts are fit to be shown."""

    message: str = ""
    code: str = ""
    type: str = ""
    param: str = ""

    @property
    def text(self) -> str:
        """Everything it says, in lower case, for looking up words."""
        return f"{self.code} {self.type} {self.param} {self.message}".lower()


def answered(
    status: int, headers: Mapping[str, str], body: str, seconds: float, *, secret: str | None = None
) -> Exchange:
    """An exchange that ended with an HTTP answer.

    Args:
        status: HTTP status.
        headers: As they came.
        body: As it came.
        seconds: From sending to the last byte.
        secret: The client's own key, which a server may repeat anywhere.
    """
    text = without_secret(body, secret)
    return Exchange(
        status=status,
        headers={name.lower(): without_secret(value, secret) for name, value in headers.items()},
        body=text,
        document=_document(text),
        seconds=seconds,
    )


def lost(how: Literal["timeout", "connection"], reason: str, seconds: float) -> Exchange:
    """An exchange that ended without an HTTP answer."""
    return Exchange(None, {}, "", None, seconds, lost=how, reason=shown(reason))


def _document(body: str) -> Any:  # noqa: ANN401  # any JSON
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return None
    # Gemini's compatible endpoint wraps its error object in a list of one.
    if isinstance(document, list) and len(document) == 1:
        return document[0]
    return document


def server_error(exchange: Exchange) -> ServerError:
    """The error a body tells about; empty where it tells about none.

    Read are OpenAI's `{"error": {...}}`, `{"error": "text"}`, bare `{"message": ...}`, and
    FastAPI's `{"detail": ...}`, of which the echoed input is left out.
    """
    document = exchange.document
    if not isinstance(document, dict):
        return ServerError(message=_plain(exchange))
    error = document.get("error", document)
    if isinstance(error, str):
        return ServerError(message=shown(error))
    if not isinstance(error, dict):
        return ServerError()
    inner = error.get("innererror")
    codes = (error.get("code"), inner.get("code") if isinstance(inner, dict) else None)
    return ServerError(
        message=shown(_text(error.get("message")) or _detail(error.get("detail"))),
        code=shown(" ".join(_text(code) for code in codes if code is not None), 120),
        type=shown(_text(error.get("type") or error.get("status")), 80),
        param=shown(_text(error.get("param")), 80),
    )


def _plain(exchange: Exchange) -> str:
    """The start of a body that is no JSON; of a page of markup only that it is one."""
    body = exchange.body.lstrip()
    return "an HTML page" if body.startswith("<") else shown(body)


def _text(value: object) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _detail(detail: object) -> str:
    if not isinstance(detail, list):
        return _text(detail)
    lines = []
    for item in detail[:10]:
        if isinstance(item, dict):
            where = item.get("loc")
            path = ".".join(map(str, where)) if isinstance(where, Iterable) else ""
            lines.append(f"{path}: {_text(item.get('msg'))} ({_text(item.get('type'))})")
    return "; ".join(lines)


def usage_of(document: object) -> Usage:
    """Token counts of a body, failed ones included; None for each that is not stated."""
    usage = document.get("usage") if isinstance(document, dict) else None
    if not isinstance(usage, dict):
        return Usage()
    return Usage(
        input_tokens=_count(usage, "prompt_tokens"),
        output_tokens=_count(usage, "completion_tokens"),
        reasoning_tokens=_count(usage.get("completion_tokens_details"), "reasoning_tokens"),
        cached_tokens=_count(usage.get("prompt_tokens_details"), "cached_tokens"),
    )


def _count(record: object, name: str) -> int | None:
    value = record.get(name) if isinstance(record, dict) else None
    return value if type(value) is int and value >= 0 else None
