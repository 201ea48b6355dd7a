"""A client that answers from a list, and remembers what it was asked."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from summarise.errors import ModelError
from summarise.model.reply import Reply, ReplyClass
from summarise.model.request import Request
from summarise.run_record import Attempt, Usage

PER_REQUEST = Usage(input_tokens=100, output_tokens=10)


def reply(text: str | None, kind: ReplyClass = ReplyClass.OK, *, purpose: str = "draft") -> Reply:
    """A reply of one attempt that cost 100 + 10 tokens."""
    attempt = Attempt(
        purpose=purpose,
        outcome=kind.value,
        rung="json_schema_strict",
        status=200,
        seconds=0.5,
        waited_seconds=0.0,
        usage=PER_REQUEST,
        request_id="req-1",
        detail=None,
    )
    return Reply(kind=kind, text=text, model="stub-1-answered", attempts=(attempt,))


class StubClient:
    """Answers each request with the next of its replies; an error is raised instead."""

    def __init__(self, replies: Sequence[str | Reply | ModelError]) -> None:
        self._replies = list(replies)
        self.requests: list[Request] = []
        self.ignored: list[Request] = []

    async def complete(self, request: Request) -> Reply:
        """The next reply."""
        self.requests.append(request)
        await asyncio.sleep(0)
        answer = self._replies.pop(0)
        if isinstance(answer, ModelError):
            raise answer
        return reply(answer, purpose=request.purpose) if isinstance(answer, str) else answer

    def schema_ignored(self, request: Request) -> None:
        """Remember the request."""
        self.ignored.append(request)
