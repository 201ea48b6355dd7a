"""What a failed exchange means: worth another try, never, or a matter of the key.

Covers: every HTTP status, lost connections, quota against rate limit, context length, what an
error says about the schema. Does not cover: waiting (`retry.py`), answers (`classify.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.errors import (
    AuthError,
    ModelError,
    QuotaError,
    RejectedRequestError,
    ServiceError,
)
from summarise.model.exchange import Exchange, ServerError, server_error


@dataclass(frozen=True, slots=True)
class Fault:
    """One failure, ready to be recorded, retried or raised.

    Attributes:
        outcome: As recorded with the attempt: `http_429`, `timeout`, `connection`.
        raises: The error it becomes.
        message: What happened, without the host.
        retry: Whether the same request may succeed later.
    """

    outcome: str
    raises: type[ModelError]
    message: str
    hint: str | None
    retry: bool
    error: ServerError


@dataclass(frozen=True, slots=True)
class _Known:
    """A failure recognised by what the error says, whatever its status."""

    raises: type[ModelError]
    words: tuple[str, ...]
    hint: str


# In order; the words are looked for in code, type, param and message, in lower case.
_KNOWN = (
    _Known(
        QuotaError,
        (
            "insufficient_quota",
            "insufficient_balance",
            "insufficient balance",
            "billing_hard_limit_reached",
            "billing_not_active",
            "exceeded your current quota, please check your plan",
        ),
        "waiting does not help: add credit to the account, or use another key",
    ),
    _Known(
        AuthError,
        ("api key not valid", "invalid_api_key", "incorrect api key", "invalid api key"),
        "check the API key",
    ),
    _Known(
        RejectedRequestError,
        (
            "context_length_exceeded",
            "exceed_context_size",
            "context length",
            "context window",
            "context size",
            "maximum context",
            "prompt is too long",
            "input is too long",
            "too many tokens",
            "input token count",
            "reduce the length",
        ),
        "the article and the answer do not fit the model: shorten the article, lower "
        "--max-output-tokens, or choose a larger context (of a local: model with --local-context)",
    ),
    _Known(
        RejectedRequestError,
        (
            "max_tokens is too large",
            "max_completion_tokens is too large",
            "max_tokens' is too large",
        ),
        "the model writes less than that: lower --max-output-tokens",
    ),
    _Known(
        RejectedRequestError,
        ("model_not_found", "model not found", "does not exist", "no such model"),
        "check the spelling of the model; `summarise doctor` lists what the service offers",
    ),
)
LOCAL_LOST = "the model's own server has ended: a smaller model needs less memory"
_UNREADABLE = _Known(
    # llama.cpp, HTTP 500: a wild sampling leaves the schema's grammar or breaks UTF-8.
    ServiceError,
    ("does not match the expected peg",),
    "the model wrote what its server could not read: lower --temperature, or take another model",
)
# Words of an error that is lasting whatever its status, 429 and 5xx included.
_LASTING_AT_ANY_STATUS = frozenset({QuotaError})

_RETRIED = frozenset({408, 409, 425, 429})
_STATUS_MEANS: dict[int, tuple[type[ModelError], str]] = {
    401: (AuthError, "check the API key"),
    402: (QuotaError, "waiting does not help: add credit to the account, or use another key"),
    403: (AuthError, "the key may not do this: check its rights and the account's region"),
    404: (RejectedRequestError, "check the model's name, and that the base URL ends in /v1"),
    413: (RejectedRequestError, "the article is too long for the service: shorten it"),
    405: (RejectedRequestError, "check that the base URL ends in /v1"),
}

_FILTER_WORDS = ("content_filter", "responsibleaipolicyviolation", "content_policy_violation")
_SCHEMA_STATUSES = frozenset({400, 404, 415, 422, 500, 501})
_SCHEMA_WORDS = ("response_format", "json_schema", "json_object", "grammar")
# Looser words count where the service blames the request, not itself.
_SCHEMA_WORDS_IN_4XX = (
    *_SCHEMA_WORDS,
    "response format",
    "json schema",
    "schema",
    "structured output",
    "json mode",
)


def fault_of(exchange: Exchange) -> Fault | None:
    """The failure of an exchange; None if it holds an answer or a filter's verdict."""
    if exchange.lost is not None:
        return _lost(exchange)
    status = effective_status(exchange)
    error = server_error(exchange)
    if 200 <= status < 300 or is_filtered(status, error):
        return None
    raises, hint = _meaning(status, error)
    said = f": {error.message}" if error.message else ""
    return Fault(
        outcome=f"http_{status}",
        raises=raises,
        message=f"HTTP {status}{said}",
        hint=hint,
        retry=_worth_retrying(exchange, status, raises),
        error=error,
    )


def effective_status(exchange: Exchange) -> int:
    """The status meant: proxies wrap errors into HTTP 200 with the status as their code."""
    status = exchange.status or 0
    document = exchange.document
    if status != 200 or not isinstance(document, dict) or document.get("choices"):
        return status
    error = document.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    if isinstance(code, str) and code.isascii() and code.isdigit():
        code = int(code[:4])
    return code if type(code) is int and 400 <= code <= 599 else status


def is_filtered(status: int, error: ServerError) -> bool:
    """Whether an error is a content filter's verdict on the prompt (Azure: HTTP 400)."""
    return 400 <= status < 500 and any(word in error.text for word in _FILTER_WORDS)


def blames_schema(exchange: Exchange) -> bool:
    """Whether an error is about the way the schema was asked for."""
    status = effective_status(exchange)
    if status not in _SCHEMA_STATUSES:
        return False
    words = _SCHEMA_WORDS if status >= 500 else _SCHEMA_WORDS_IN_4XX
    return any(word in server_error(exchange).text for word in words)


def is_too_long(error: ServerError) -> bool:
    """Whether an error says that prompt and answer exceed the model's context."""
    known = _recognised(error)
    return known is not None and "context_length_exceeded" in known.words


def _lost(exchange: Exchange) -> Fault:
    what = (
        f"no answer within {exchange.seconds:.1f} s"
        if exchange.lost == "timeout"
        else f"no connection: {exchange.reason}"
    )
    hint = (
        "give it longer with --timeout"
        if exchange.lost == "timeout"
        else "check the base URL, and that a server is running there"
    )
    return Fault(exchange.lost or "", ServiceError, what, hint, True, ServerError())


def _recognised(error: ServerError) -> _Known | None:
    return next((k for k in _KNOWN if any(word in error.text for word in k.words)), None)


def _meaning(status: int, error: ServerError) -> tuple[type[ModelError], str | None]:
    known = _recognised(error)
    temporary = status in _RETRIED or status >= 500
    if known and (known.raises in _LASTING_AT_ANY_STATUS or not temporary):
        return known.raises, known.hint
    if temporary and any(word in error.text for word in _UNREADABLE.words):
        return _UNREADABLE.raises, _UNREADABLE.hint
    if temporary:
        return ServiceError, "try again later" if status != 429 else "lower --rpm or try later"
    if status in _STATUS_MEANS:
        return _STATUS_MEANS[status]
    if status < 400:
        return RejectedRequestError, "the base URL leads elsewhere: check it"
    return RejectedRequestError, None


def _worth_retrying(exchange: Exchange, status: int, raises: type[ModelError]) -> bool:
    """By status, unless the service says otherwise in `x-should-retry`."""
    if issubclass(raises, AuthError):
        return False
    said = exchange.headers.get("x-should-retry", "").strip().lower()
    if said in {"true", "false"}:
        return said == "true"
    return status in _RETRIED or status >= 500
