"""What came back from a model: exactly one class per reply."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summarise.run_record import Attempt


class ReplyClass(StrEnum):
    """What kind of answer it is, told from the service's own fields, not from its text.

    That the text of an ok one is no draft is found later, by `draft.parse_reply`.
    """

    OK = "ok"
    REFUSED = "refused"
    FILTERED = "filtered"
    TRUNCATED_WRITING = "truncated_writing"
    TRUNCATED_THINKING = "truncated_thinking"
    EMPTY = "empty"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply, with the trail of requests that led to it.

    Attributes:
        kind: Its class.
        text: The assistant message's content, or None. Never the refusal, never the
            reasoning.
        model: The model as the service named it, or None.
        attempts: Every HTTP request made for this reply, in order; the last one is it.
        detail: The refusal's words or the filter's name, shortened; None otherwise.
    """

    kind: ReplyClass
    text: str | None
    model: str | None
    attempts: tuple[Attempt, ...]
    request_id: str | None = None
    detail: str | None = None
