"""What came of one case: a summary, or why there is none.

Covers: the record of it that a run keeps, with everything taken out that differs from one
execution to the next, so that two runs of the same code are the same bytes.
Does not cover: scores.
"""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from pathlib import Path

from summarise.errors import ModelError, NotEvaluatedError, SummariseError
from summarise.run_record import Attempt, Record, Usage, usage_over
from summarise.schema import Summary
from summarise.text_safety import printable

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # in place of a time that was not kept
MESSAGE_LIMIT = 1_000


class Failed(Record):
    """Why a case yielded no summary.

    Attributes:
        error: Class name of the error.
        kind: Stable name: `refused`, `truncated_writing`, `stale_recording`, `crash`, ...
        evaluated: True where the engine had its chance and failed; False where the case could
            not be evaluated at all (recordings, crashes of our own code).
        reason: For the latter, why, in words that do not change: `missing`,
            `stale:messages`, `crashed`.
    """

    error: str
    kind: str
    message: str
    evaluated: bool
    reason: str | None = None
    attempts: tuple[Attempt, ...] = ()


class Outcome(Record):
    """One execution of one case.

    Attributes:
        sample: Which of several answers to the same question, from 1.
    """

    case: str
    sample: int = 1
    summary: Summary | None = None
    failed: Failed | None = None

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every request made for it."""
        if self.summary is not None:
            return self.summary.run.attempts
        return self.failed.attempts if self.failed else ()

    @property
    def usage(self) -> Usage:
        """Tokens over all attempts."""
        return usage_over(self.attempts)


def timeless(summary: Summary) -> Summary:
    """The summary without the times and ids of this execution."""
    run = summary.run
    still = run.model_copy(
        update={"started": EPOCH, "seconds": 0.0, "attempts": _still(run.attempts)}
    )
    return summary.model_copy(update={"run": still})


def without_path(outcome: Outcome, folder: Path) -> Outcome:
    """The outcome with a folder's path cut to its name: a result names no machine's path."""
    failed = outcome.failed
    if failed is None:
        return outcome
    message = failed.message.replace(str(folder), folder.name)
    return outcome.model_copy(update={"failed": failed.model_copy(update={"message": message})})


def failed_by(error: Exception) -> Failed:
    """Record an error.

    Only an engine that was asked and failed has been evaluated. Whatever else goes wrong is
    ours or the data's, and nobody may take it for a bad score.
    """
    name, message = type(error).__name__, printable(str(error), MESSAGE_LIMIT)
    if isinstance(error, NotEvaluatedError):
        return Failed(
            error=name,
            kind=error.kind,
            message=printable(str(error).split("\n", 1)[0], MESSAGE_LIMIT),
            evaluated=False,
            reason=error.reason,
        )
    if isinstance(error, ModelError):
        return Failed(
            error=name,
            kind=error.kind,
            message=message,
            evaluated=True,
            attempts=_still(error.attempts),
        )
    if isinstance(error, SummariseError):
        return Failed(
            error=name, kind=error.kind, message=message, evaluated=False, reason=error.kind
        )
    return Failed(
        error=name,
        kind="crash",
        message=": ".join(part for part in (f"{name} in {_place(error)}", message) if part),
        evaluated=False,
        reason="crashed",
    )


def _place(error: Exception) -> str:
    """Where in this package an error arose: `checks/quoting/quotes.py:88`. No path of a machine."""
    package = Path(__file__).parents[1]
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(package)]
    if not own:
        return "code outside this package"
    return f"{Path(own[-1].filename).relative_to(package).as_posix()}:{own[-1].lineno}"


def _still(attempts: tuple[Attempt, ...]) -> tuple[Attempt, ...]:
    gone = {"seconds": 0.0, "waited_seconds": 0.0, "request_id": None}
    return tuple(attempt.model_copy(update=gone) for attempt in attempts)
