"""The lines of request and result files, in the form that OpenAI documents for its batch API.

Covers: writing a request, reading any result a service or a hand can have put into a file,
telling what it means with the same rules as over HTTP. `vllm run-batch` reads and writes the
same lines. Does not cover: keeping them (`store.py`).

Source: OpenAI API reference, Batch, "The request input object" and "The request output object".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from summarise.errors import ServiceError
from summarise.model.batches import ENDPOINT
from summarise.model.exchange import Exchange, answered, server_error
from summarise.model.faults import Fault, fault_of

# Codes of a result's `error` where the request was not carried out; the last two are ours.
EXPIRED, CANCELLED, FAILED, LOST = "batch_expired", "batch_cancelled", "batch_failed", "batch_lost"
_NOT_EXECUTED = frozenset({EXPIRED, CANCELLED, FAILED, LOST})
_HINT = "the plain command with the same flags asks at once: summarise batch INPUT... -o OUT"


@dataclass(frozen=True, slots=True)
class Result:
    """One line of a result file.

    Attributes:
        key: Its `custom_id`: `Request.key` of the question.
        kept: What it says, as JSON in ASCII: `response` and `error`.
    """

    key: str
    kept: str


def request_line(key: str, keywords: Mapping[str, Any]) -> str:
    """A request as one line, line feed included.

    Args:
        key: `Request.key`.
        keywords: The body, as `Sending.keywords`.
    """
    line = {"custom_id": key, "method": "POST", "url": ENDPOINT, "body": keywords}
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"


def read_result(raw: bytes) -> Result | None:
    """A line of a result file, or None where it is none."""
    try:
        line = json.loads(raw.removeprefix(b"\xef\xbb\xbf"))
        if not isinstance(line, dict) or not isinstance(line.get("custom_id"), str):
            return None
        said = {name: line.get(name) for name in ("response", "error")}
        if not isinstance(said["response"], dict) and not said["error"]:
            return None
        return Result(line["custom_id"], json.dumps(said, separators=(",", ":")))
    except (ValueError, RecursionError):
        return None


def without_result(code: str, why: str) -> str:
    """What is kept of a request that a service did not get to, in `Result.kept`'s form."""
    return json.dumps({"response": None, "error": {"code": code, "message": why}})


def meaning_of(kept: str) -> tuple[Exchange, Fault | None]:
    """A result as an exchange, and its failure if it is one.

    OpenAI puts the body of a failed request into `response.body`, vLLM into `error`; both give
    its status. Without a status the request was not carried out.
    """
    said = json.loads(kept)
    response, error = said["response"], said["error"]
    status = response.get("status_code") if isinstance(response, dict) else None
    if type(status) is not int or not 100 <= status <= 599:
        return _not_executed(error)
    body = response.get("body")
    body = error if body is None else body
    request_id = response.get("request_id")
    headers = {"x-request-id": request_id} if isinstance(request_id, str) else {}
    text = body if isinstance(body, str) else json.dumps(body)
    exchange = answered(status, headers, text, 0.0)
    return exchange, fault_of(exchange)


def _not_executed(error: object) -> tuple[Exchange, Fault]:
    document = error if isinstance(error, dict) else {"message": error}
    exchange = Exchange(None, {}, "", {"error": document}, 0.0)
    said = server_error(exchange)
    code = said.code if said.code in _NOT_EXECUTED else "not_executed"
    message = f"{code}: {said.message}" if said.message else code
    return exchange, Fault(code, ServiceError, message, _HINT, retry=True, error=said)
