"""One call of the real client against a scripted server, with no real waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from summarise.errors import ModelError
from summarise.model.ladder import Ladder
from summarise.model.parameters import RefusedParameters
from summarise.model.reply import Reply
from summarise.model.request import Message, Request
from summarise.model.retry import Timing
from summarise.model.service import ServiceClient
from summarise.model.settings import ServiceSettings

if TYPE_CHECKING:
    from fake_server import FakeServer

KEY = "sk-test-0123456789abcdef"
SCHEMA = {
    "type": "object",
    "properties": {"a": {"type": "integer"}},
    "required": ["a"],
    "additionalProperties": False,
}
Result = TypeVar("Result")


@dataclass
class Naps:
    """A sleep that only remembers, a clock it moves, and chance that is always `chance`."""

    chance: float = 0.0
    slept: list[float] = field(default_factory=list)
    now: float = 1000.0

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    @property
    def timing(self) -> Timing:
        return Timing(sleep=self.sleep, random=lambda: self.chance, clock=lambda: self.now)


def question(model: str = "test-model", **fields: Any) -> Request:
    messages = fields.pop("messages", (Message("system", "Rules."), Message("user", "Text.")))
    return Request(model=model, messages=messages, **fields)


def with_schema(model: str = "test-model", **fields: Any) -> Request:
    return question(model, schema_name="numbers", schema=SCHEMA, **fields)


def using(
    server: FakeServer,
    work: Callable[[ServiceClient], Awaitable[Result]],
    *,
    naps: Naps | None = None,
    ladder: Ladder | None = None,
    refused: RefusedParameters | None = None,
    **settings: Any,
) -> Result:
    """Run `work` with a client of the server, closed afterwards."""

    async def run() -> Result:
        chosen = ServiceSettings(**{"base_url": server.base_url, "api_key": KEY, **settings})
        client = ServiceClient(
            chosen, ladder=ladder, refused=refused, timing=(naps or Naps()).timing
        )
        async with client:
            return await work(client)

    return asyncio.run(run())


def ask(server: FakeServer, request: Request | None = None, **options: Any) -> Reply:
    """Ask one question."""
    return using(server, lambda client: client.complete(request or question()), **options)


def ask_in_vain(server: FakeServer, request: Request | None = None, **options: Any) -> ModelError:
    """Ask one question that ends in an error."""
    with pytest.raises(ModelError) as caught:
        ask(server, request, **options)
    return caught.value
