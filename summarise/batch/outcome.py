"""What came of one article, in the form it is kept and written.

Covers: summaries and errors as one record; which of them would come out the same again.
Does not cover: where it is kept (`journal.py`) and the row around it (`rows.py`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal

from summarise.errors import (
    ModelError,
    RejectedRequestError,
    ReplyError,
    SummariseError,
)
from summarise.render.structured import error_object, one_line
from summarise.run_record import Usage
from summarise.schema import Summary

BUG = "bug"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one article.

    Attributes:
        payload: JSON on one line: a summary, or the `error` of a row.
        kind: None for a summary, else the error's name.
        exit_code: What a run of this article alone would have ended with.
        input_tokens, output_tokens: Of all requests; None where the service said nothing.
        cost_usd: None where it is not known.
        lasting: Whether the same question would come to the same: then it is not asked again.
    """

    payload: str
    kind: str | None
    exit_code: int
    input_tokens: int | None
    output_tokens: int | None
    cost_usd: Decimal | None
    lasting: bool

    @property
    def message(self) -> str | None:
        """What the error says; None for a summary."""
        return None if self.ok else str(json.loads(self.payload)["message"])

    @property
    def ok(self) -> bool:
        """Whether it is a summary."""
        return self.kind is None


def of_summary(summary: Summary) -> Outcome:
    """The outcome of an article that was summarised."""
    usage = summary.run.usage
    return Outcome(
        payload=one_line(summary),
        kind=None,
        exit_code=0,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        cost_usd=summary.run.cost_usd,
        lasting=True,
    )


def of_error(error: SummariseError) -> Outcome:
    """The outcome of an article that failed.

    A reply that is no summary and a request that is refused come out the same again, and were
    paid for. A service that is down, a key, a page that cannot be fetched: another day.
    """
    usage = (error.usage if isinstance(error, ModelError) else None) or Usage()
    asked = isinstance(error, ModelError) and bool(error.attempts)
    return Outcome(
        payload=error_object(error),
        kind=error.kind,
        exit_code=error.exit_code,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        cost_usd=None if asked else Decimal(0),
        lasting=isinstance(error, ReplyError | RejectedRequestError),
    )


def of_bug(error: Exception) -> Outcome:
    """The outcome of an article on which this program failed: it must not cost the others."""
    told = SummariseError(
        f"{type(error).__name__}: {error}", hint="a bug of ours; please report it with the article"
    )
    failed = of_error(told)
    return Outcome(
        failed.payload.replace('"kind": "error"', f'"kind": "{BUG}"', 1),
        BUG,
        failed.exit_code,
        None,
        None,
        None,
        lasting=False,
    )
