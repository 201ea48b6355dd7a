"""Asking the real client through the transports that record and replay."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fake_server import FakeServer, Seen, completion
from model_calls import KEY, Naps, question
from summarise.model.case_scope import for_case
from summarise.model.record import RecordTransport
from summarise.model.replay import ReplayTransport
from summarise.model.reply import Reply
from summarise.model.request import Message, Request
from summarise.model.service import ServiceClient
from summarise.model.settings import ServiceSettings

if TYPE_CHECKING:
    import httpx2

ORIGIN = "a scripted server"
RULES = "\n".join(f"Rule {number}: read every word of the article twice." for number in range(20))
NOWHERE = "http://nowhere.invalid/v1"


def on_day(day: int) -> Callable[[], date]:
    return lambda: date(2026, 11, day)


def echo(seen: Seen) -> dict[str, Any]:
    """An answer by which the question can be told."""
    return completion("You said: " + seen.body["messages"][-1]["content"])


def about(text: str, **fields: Any) -> Request:
    messages = (Message("system", fields.pop("rules", RULES)), Message("user", text))
    return question(messages=messages, **fields)


async def one(client: ServiceClient, request: Request, case: str | None, sample: int = 1) -> Reply:
    if case is None:
        return await client.complete(request)
    with for_case(case, sample):
        return await client.complete(request)


def ask_all(
    transport: httpx2.AsyncBaseTransport,
    asked: Iterable[tuple[str | None, Request]],
    *,
    base_url: str = NOWHERE,
    at_once: int = 1,
    sample: int = 1,
) -> list[Reply]:
    """The replies to (case, request) pairs, in their order."""

    async def run() -> list[Reply]:
        settings = ServiceSettings(base_url=base_url, api_key=KEY)
        gate = asyncio.Semaphore(at_once)

        async def each(case: str | None, request: Request) -> Reply:
            async with gate:
                return await one(client, request, case, sample)

        async with ServiceClient(settings, http_client=transport, timing=Naps().timing) as client:
            return list(await asyncio.gather(*(each(*pair) for pair in asked)))

    return asyncio.run(run())


def record(
    folder: Path,
    *asked: tuple[str | None, Request],
    at_once: int = 1,
    sample: int = 1,
    **options: Any,
) -> RecordTransport:
    """Record the echo of each request; the transport, for its ledger."""
    transport = RecordTransport(folder, **{"origin": ORIGIN, "today": on_day(22), **options})
    with FakeServer(then=echo) as server:
        ask_all(transport, asked, base_url=server.base_url, at_once=at_once, sample=sample)
    return transport


def replay(
    folder: Path,
    *asked: tuple[str | None, Request],
    at_once: int = 1,
    sample: int = 1,
    **options: Any,
) -> list[str | None]:
    """The texts replayed for each request."""
    transport = ReplayTransport(folder, **options)
    return [reply.text for reply in ask_all(transport, asked, at_once=at_once, sample=sample)]


def only_recording(folder: Path) -> Path:
    found = list(folder.rglob("*.json"))
    assert len(found) == 1
    return found[0]


def edited(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change a recording the way a person would in an editor."""
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
