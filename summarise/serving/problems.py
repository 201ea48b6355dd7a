"""What goes wrong, as HTTP says it: a status, and a kind, message and hint in words.

Covers: the one table from our errors to statuses. Does not cover: how it looks in a page.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.errors import (
    AuthError,
    BudgetError,
    CheckError,
    ConfigError,
    ModelError,
    ServiceError,
    SourceError,
    SummariseError,
    UsageError,
)
from summarise.run_record import Record
from summarise.text_safety import printable

# First match counts. What the caller gave is never a 5xx; what the model service did is
# never a 4xx (RFC 9110, 15.5 and 15.6).
_STATUSES: tuple[tuple[type[SummariseError], int], ...] = (
    (ConfigError, 501),
    (UsageError, 422),
    (SourceError, 422),
    (CheckError, 409),
    (BudgetError, 503),
    (ServiceError, 503),
    (ModelError, 502),
)
_HINTS: tuple[tuple[type[SummariseError], str], ...] = (
    (AuthError, "tell whoever runs this server; the baseline needs no key"),
    (BudgetError, "tell whoever runs this server; the baseline costs nothing"),
)
_FETCH_HINT = "open the page in your browser, and paste the article's text here"
_LIMIT = 500


class Problem(Record):
    """An error, for programs and people.

    Attributes:
        kind: Snake case, stable; as in the command line's JSON where it has one too.
        hint: What to do about it, or null.
    """

    kind: str
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A problem and its HTTP status.

    Attributes:
        retry_after: Seconds after which trying again makes sense, or None.
    """

    status: int
    problem: Problem
    retry_after: int | None = None


class FailureError(Exception):
    """Carries a `Failure` out of a route."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.problem.message)
        self.failure = failure


def failure(
    status: int, kind: str, message: str, hint: str | None = None, *, retry_after: int | None = None
) -> Failure:
    """A failure in our own words."""
    return Failure(status, Problem(kind=kind, message=message, hint=hint), retry_after)


def failure_of(error: SummariseError, *, fetched: bool = False) -> Failure:
    """What an error of the package comes to.

    Args:
        error: Its hint is replaced where it names flags and commands that a caller over
            HTTP does not have.
        fetched: Whether the article was to be fetched.
    """
    status = next((code for kind, code in _STATUSES if isinstance(error, kind)), 500)
    hint = next((line for kind, line in _HINTS if isinstance(error, kind)), error.hint)
    if fetched and isinstance(error, SourceError):
        hint = _FETCH_HINT
    return Failure(
        status,
        Problem(
            kind=error.kind,
            message=printable(str(error), limit=_LIMIT),
            hint=printable(hint, limit=_LIMIT) if hint else None,
        ),
    )
