"""Every error this package raises on purpose.

SummariseError
├── UsageError               2  the caller asked for something impossible; nothing was sent
│   ├── ConfigError          2  a setting is missing, unknown or malformed
│   ├── PromptError          2  a prompt does not parse or its inputs do not match
│   └── OutputError          2  the result could not be written where it was asked for
├── SourceError              3  the article could not be read, or holds no text
├── ModelError                  the model call did not yield a usable summary
│   ├── AuthError            4  no key, or the service refused it
│   │   └── QuotaError       4  the account behind the key has no credit left
│   ├── RejectedRequestError 2  the service will never accept this request as it stands
│   ├── ServiceError         5  timeouts, rate limits, 5xx: after all retries
│   ├── BudgetError          8  one more request could cost more than was allowed; not sent
│   └── ReplyError           6  the service answered, and the answer is no summary
│       ├── RefusedError         the model declined
│       ├── FilteredError        the service's content filter stopped the answer
│       ├── TruncatedError       cut at the output limit while writing
│       ├── ThinkingTruncatedError   cut at the output limit while still reasoning
│       ├── EmptyReplyError      no content and no reason
│       ├── NotJSONError         no single JSON object in the answer
│       ├── SchemaViolationError JSON, but not a draft
│       └── MalformedReplyError  HTTP 200 whose body is no chat completion
├── CheckError               7  a stored summary does not belong to this article
└── NotEvaluatedError        9  an eval could not be evaluated, which is not a bad score
    ├── MissingRecordingError    nothing recorded answers this request
    ├── StaleRecordingError      what was recorded answers another request than is asked now
    ├── TamperedRecordingError   a recording was changed by hand
    └── SecretInRecordingError   a recording would hold a key; it was not written

The number is the exit code of the command line (`summarise.cli.exits`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypedDict, Unpack

if TYPE_CHECKING:
    from summarise.run_record import Attempt, Usage


class SummariseError(Exception):
    """Base of every error raised on purpose.

    Attributes:
        hint: What to do about it, as one line, or None.
        exit_code: What the command line ends with when this error stops it.
        kind: The error's name in machine-readable output (snake case, stable).
    """

    exit_code: ClassVar[int] = 1
    kind: ClassVar[str] = "error"

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(SummariseError):
    """The caller asked for something impossible; nothing was sent."""

    exit_code = 2
    kind = "usage"


class ConfigError(UsageError):
    """A setting is missing, unknown or malformed."""

    kind = "config"


class PromptError(UsageError):
    """A prompt does not parse, or its declared, used and given inputs differ."""

    kind = "prompt"


class OutputError(UsageError):
    """The result could not be written where it was asked for."""

    kind = "output"


class SourceError(SummariseError):
    """The article could not be read, or holds no text."""

    exit_code = 3
    kind = "source"


class _Asked(TypedDict, total=False):
    """What an error says of the requests that were made; the attributes of `ModelError`."""

    hint: str | None
    attempts: tuple[Attempt, ...]
    usage: Usage | None
    request_id: str | None


class ModelError(SummariseError):
    """A model call did not yield a usable summary.

    Attributes:
        attempts: Every request made for this article, failed ones included, in order.
        usage: Tokens spent up to and including the failure, so that a failed run can
            still be billed; None where no attempt reported any.
        request_id: The service's own id of the last request, if it gave one.
    """

    kind = "model"

    def __init__(self, message: str, **asked: Unpack[_Asked]) -> None:
        super().__init__(message, hint=asked.get("hint"))
        self.attempts = asked.get("attempts", ())
        self.usage = asked.get("usage")
        self.request_id = asked.get("request_id")


class AuthError(ModelError):
    """No key, or the service refused it."""

    exit_code = 4
    kind = "auth"


class QuotaError(AuthError):
    """The account behind the key has no credit left; waiting does not help."""

    kind = "quota"


class RejectedRequestError(ModelError):
    """The service will never accept this request: unknown model, bad parameter, too long."""

    exit_code = 2
    kind = "rejected_request"


class ServiceError(ModelError):
    """Timeouts, rate limits and server errors, after all retries. Worth trying later."""

    exit_code = 5
    kind = "service"


class BudgetError(ModelError):
    """One more request could cost more than the run is allowed to; it was not sent."""

    exit_code = 8
    kind = "budget"


class ReplyError(ModelError):
    """The service answered, and the answer is no summary.

    Attributes:
        reply_text: What the model wrote, or None where it wrote nothing.
    """

    exit_code = 6
    kind = "reply"

    def __init__(
        self, message: str, *, reply_text: str | None = None, **asked: Unpack[_Asked]
    ) -> None:
        super().__init__(message, **asked)
        self.reply_text = reply_text


class RefusedError(ReplyError):
    """The model declined to answer."""

    kind = "refused"


class FilteredError(ReplyError):
    """The service's content filter stopped the answer."""

    kind = "filtered"


class TruncatedError(ReplyError):
    """The reply reached the output-token limit while the answer was being written."""

    kind = "truncated_writing"


class ThinkingTruncatedError(ReplyError):
    """The reply reached the output-token limit before the answer began."""

    kind = "truncated_thinking"


class EmptyReplyError(ReplyError):
    """The reply has no content and gives no reason."""

    kind = "empty"


class NotJSONError(ReplyError):
    """The reply holds no JSON object, or more than one candidate."""

    kind = "not_json"


class SchemaViolationError(ReplyError):
    """The reply is JSON, but not a draft.

    Attributes:
        problems: One compact line per violation, without values of the article.
    """

    kind = "schema_violation"

    def __init__(self, message: str, *, problems: tuple[str, ...] = (), **rest: object) -> None:
        super().__init__(message, **rest)  # type: ignore[arg-type]  # ReplyError's own keywords
        self.problems = problems


class MalformedReplyError(ReplyError):
    """HTTP 200 whose body is no chat completion."""

    kind = "malformed"


class CheckError(SummariseError):
    """A stored summary does not belong to the article it is checked against."""

    exit_code = 7
    kind = "check"


class NotEvaluatedError(SummariseError):
    """An eval could not be evaluated: a recording is missing or wrong, or a case crashed.

    Never a network error and never a model's: nothing retries it, and no `except` for a
    failed model call catches it.

    Attributes:
        case: Id of the case, or None where requests carry none.
        sample: Which of several answers to the same request, from 1.
        reason: Why, in words that do not change, e.g. `missing` or `stale:messages`.
    """

    exit_code = 9
    kind = "not_evaluated"

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        case: str | None = None,
        sample: int = 1,
        reason: str = "crashed",
    ) -> None:
        super().__init__(message, hint=hint)
        self.case = case
        self.sample = sample
        self.reason = reason


class MissingRecordingError(NotEvaluatedError):
    """Nothing recorded answers this request."""

    kind = "missing_recording"


class StaleRecordingError(NotEvaluatedError):
    """What was recorded answers another request than the one asked now.

    Attributes:
        parts: What changed: of `model`, `parameters`, `schema`, `messages`.
        diff: The lines that changed, `-` as recorded and `+` as asked; at most a dozen.
    """

    kind = "stale_recording"

    def __init__(
        self, message: str, *, parts: tuple[str, ...] = (), diff: str = "", **rest: object
    ) -> None:
        super().__init__(message, **rest)  # type: ignore[arg-type]  # the base's own keywords
        self.parts = parts
        self.diff = diff


class TamperedRecordingError(NotEvaluatedError):
    """A recording no longer agrees with its own digests: it was changed by hand."""

    kind = "tampered_recording"


class SecretInRecordingError(NotEvaluatedError):
    """A recording would hold a key, or what looks like one; nothing was written."""

    kind = "secret_in_recording"
