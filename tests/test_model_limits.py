from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from fake_server import FakeServer, completion, failure
from model_calls import Naps, ask, question, using
from summarise.model.limits import RateLimits, estimated_tokens
from summarise.model.reply import Reply
from summarise.model.request import Message
from summarise.model.service import ServiceClient


def test_tokens_are_estimated_from_characters_and_the_output_allowance() -> None:
    messages = (Message("system", "x" * 10), Message("user", "y" * 7))

    assert estimated_tokens(messages, 100) == 105


def test_without_limits_nothing_waits() -> None:
    async def run() -> float:
        return await RateLimits().acquire(10**9)

    assert asyncio.run(run()) == 0.0


def test_requests_are_spread_over_the_minute() -> None:
    async def run() -> list[float]:
        limits = RateLimits(rpm=1200)
        return [await limits.acquire(1) for _ in range(24)]

    waits = asyncio.run(run())

    assert sum(waits[:20]) < sum(waits) - 0.1


def test_a_request_above_the_minutes_tokens_is_let_through_alone() -> None:
    async def run() -> float:
        return await asyncio.wait_for(RateLimits(tpm=1000).acquire(50_000), timeout=5)

    assert asyncio.run(run()) < 1.0


def test_a_large_request_is_not_overtaken_for_ever_by_small_ones() -> None:
    order: list[str] = []

    async def spend(limits: RateLimits, tokens: int, name: str) -> None:
        await limits.acquire(tokens)
        order.append(name)

    async def run() -> None:
        limits = RateLimits(tpm=60_000)
        await limits.acquire(60_000)
        async with asyncio.TaskGroup() as group:
            group.create_task(spend(limits, 150, "large"))
            await asyncio.sleep(0)
            for _ in range(3):
                group.create_task(spend(limits, 1, "small"))

    asyncio.run(run())

    assert order[0] == "large"


def test_all_calls_of_a_client_share_its_limits() -> None:
    async def many(client: ServiceClient) -> float:
        replies = await asyncio.gather(*(client.complete(question()) for _ in range(24)))
        return sum(reply.attempts[0].waited_seconds for reply in replies)

    with FakeServer(then=completion()) as server:
        waited = using(server, many, rpm=1200)

    assert waited > 0.1


def test_retries_pass_the_limits_too() -> None:
    naps = Naps()

    with FakeServer(failure(503), completion()) as server:
        reply = ask(server, naps=naps, rpm=60 * 20, tpm=10**7)

    assert len(reply.attempts) == 2


def test_waiting_for_our_own_limit_is_not_charged_to_the_deadline() -> None:
    async def throttle(self: RateLimits, tokens: int) -> float:
        naps.now += 500
        return 500.0

    naps = Naps()
    patient = type("Throttled", (RateLimits,), {"acquire": throttle})

    async def complete(client: ServiceClient) -> Reply:
        client._turnstile = replace(client._turnstile, limits=patient())
        return await client.complete(question())

    with FakeServer(failure(503), completion()) as server:
        reply = using(server, complete, naps=naps, deadline_seconds=10)

    assert [attempt.waited_seconds for attempt in reply.attempts] == [500.0, 500.25]


@pytest.mark.parametrize("setting", ["rpm", "tpm"])
def test_fractions_of_a_limit_are_possible(setting: str) -> None:
    async def run() -> float:
        return await RateLimits(**{setting: 0.5}).acquire(1)

    assert asyncio.run(run()) < 1.0
