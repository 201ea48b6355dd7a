"""Turn conflict and diplomacy news into structured data that can be trusted and checked.

>>> from summarise import summarise
>>> summary = summarise(text, model="baseline")  # doctest: +SKIP

Everything public is listed in `__all__` and imported when first used: `import summarise`
itself loads neither pydantic nor openai.
"""

from __future__ import annotations

from summarise._version import __version__

TYPE_CHECKING = False  # as typing's, without loading it: `--version` is to be instant
if TYPE_CHECKING:
    from summarise.article import Article
    from summarise.errors import (
        AuthError,
        BudgetError,
        CheckError,
        ConfigError,
        EmptyReplyError,
        FilteredError,
        MalformedReplyError,
        MissingRecordingError,
        ModelError,
        NotEvaluatedError,
        NotJSONError,
        OutputError,
        PromptError,
        QuotaError,
        RefusedError,
        RejectedRequestError,
        ReplyError,
        SchemaViolationError,
        SecretInRecordingError,
        ServiceError,
        SourceError,
        StaleRecordingError,
        SummariseError,
        TamperedRecordingError,
        ThinkingTruncatedError,
        TruncatedError,
        UsageError,
    )
    from summarise.library import Summariser, summarise, verify
    from summarise.model.record import RecordTransport
    from summarise.model.replay import ReplayTransport
    from summarise.model.reply import Reply
    from summarise.model.request import Client, Request
    from summarise.model.settings import ServiceSettings
    from summarise.pipeline import Sampling
    from summarise.read import read_article
    from summarise.run_record import Usage
    from summarise.schema import Actor, Claim, Escalation, EscalationSignal, Evidence, Summary
    from summarise.verification import Verification

_HOMES = {
    "summarise.article": ["Article"],
    "summarise.errors": [
        "AuthError",
        "BudgetError",
        "CheckError",
        "ConfigError",
        "EmptyReplyError",
        "FilteredError",
        "MalformedReplyError",
        "MissingRecordingError",
        "ModelError",
        "NotEvaluatedError",
        "NotJSONError",
        "OutputError",
        "PromptError",
        "QuotaError",
        "RefusedError",
        "RejectedRequestError",
        "ReplyError",
        "SchemaViolationError",
        "SecretInRecordingError",
        "ServiceError",
        "SourceError",
        "StaleRecordingError",
        "SummariseError",
        "TamperedRecordingError",
        "ThinkingTruncatedError",
        "TruncatedError",
        "UsageError",
    ],
    "summarise.library": ["Summariser", "summarise", "verify"],
    "summarise.model.record": ["RecordTransport"],
    "summarise.model.replay": ["ReplayTransport"],
    "summarise.model.reply": ["Reply"],
    "summarise.model.request": ["Client", "Request"],
    "summarise.model.settings": ["ServiceSettings"],
    "summarise.pipeline": ["Sampling"],
    "summarise.read": ["read_article"],
    "summarise.run_record": ["Usage"],
    "summarise.schema": [
        "Actor",
        "Claim",
        "Escalation",
        "EscalationSignal",
        "Evidence",
        "Summary",
    ],
    "summarise.verification": ["Verification"],
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Actor",
    "Article",
    "AuthError",
    "BudgetError",
    "CheckError",
    "Claim",
    "Client",
    "ConfigError",
    "EmptyReplyError",
    "Escalation",
    "EscalationSignal",
    "Evidence",
    "FilteredError",
    "MalformedReplyError",
    "MissingRecordingError",
    "ModelError",
    "NotEvaluatedError",
    "NotJSONError",
    "OutputError",
    "PromptError",
    "QuotaError",
    "RecordTransport",
    "RefusedError",
    "RejectedRequestError",
    "ReplayTransport",
    "Reply",
    "ReplyError",
    "Request",
    "Sampling",
    "SchemaViolationError",
    "SecretInRecordingError",
    "ServiceError",
    "ServiceSettings",
    "SourceError",
    "StaleRecordingError",
    "SummariseError",
    "Summariser",
    "Summary",
    "TamperedRecordingError",
    "ThinkingTruncatedError",
    "TruncatedError",
    "Usage",
    "UsageError",
    "Verification",
    "__version__",
    "read_article",
    "summarise",
    "verify",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'summarise' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
