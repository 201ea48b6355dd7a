import asyncio
from dataclasses import dataclass, field

import pytest

from summarise.model.exchange import Exchange, answered
from summarise.model.pacing import LONGEST_SECONDS, Pacing, duration
from summarise.model.retry import Timing


@dataclass
class Clock:
    """Time that passes only when somebody sleeps."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


def exchange(status: int = 200, /, **headers: str) -> Exchange:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return answered(status, named, "{}", 0.1)


def paced(clock: Clock, allowed: float = 8.0) -> Pacing:
    return Pacing(Timing(sleep=clock.sleep, clock=clock), allowed)


async def ask(pacing: Pacing, answer: Exchange) -> float:
    waited = await pacing.enter()
    await pacing.leave(answer)
    return waited


def test_without_refusals_nobody_waits() -> None:
    clock = Clock()

    waited = asyncio.run(ask(paced(clock), exchange()))

    assert waited == 0
    assert clock.slept == []


def test_everybody_waits_as_long_as_one_was_told_to() -> None:
    clock = Clock()

    async def main() -> float:
        pacing = paced(clock)
        await ask(pacing, exchange(429, retry_after="7"))
        return await ask(pacing, exchange())

    assert asyncio.run(main()) == 7


def test_a_refusal_halves_what_is_under_way() -> None:
    async def main() -> float:
        pacing = paced(Clock(), allowed=100)
        for _ in range(8):
            await pacing.enter()
        await pacing.leave(exchange(429))
        return pacing.allowed

    assert asyncio.run(main()) == 4


def test_refusals_of_one_moment_halve_once() -> None:
    async def main() -> float:
        pacing = paced(Clock(), allowed=100)
        for _ in range(8):
            await pacing.enter()
        for _ in range(8):
            await pacing.leave(exchange(429))
        return pacing.allowed

    assert asyncio.run(main()) == 4


def test_an_overloaded_service_slows_nobody_down_unless_it_says_when_to_come_back() -> None:
    async def main(**headers: str) -> float:
        pacing = paced(Clock(), allowed=8)
        await ask(pacing, exchange(503, **headers))
        return pacing.allowed

    assert asyncio.run(main()) == 8
    assert asyncio.run(main(retry_after="1")) < 8


def test_one_request_is_always_allowed() -> None:
    async def main() -> float:
        clock = Clock()
        pacing = paced(clock, allowed=2)
        for _ in range(10):
            await ask(pacing, exchange(429))
            clock.now += 2
        return pacing.allowed

    assert asyncio.run(main()) == 1


def test_answers_win_back_one_more_at_once_for_each_round() -> None:
    async def main() -> float:
        pacing = paced(Clock(), allowed=4)
        for _ in range(4):
            await ask(pacing, exchange())
        return pacing.allowed

    assert 4.8 < asyncio.run(main()) <= 5


def test_no_more_are_under_way_than_allowed() -> None:
    async def main() -> list[str]:
        pacing, order = paced(Clock(), allowed=1), []
        await pacing.enter()

        async def second() -> None:
            await pacing.enter()
            order.append("second")

        waiting = asyncio.create_task(second())
        await asyncio.sleep(0.01)
        order.append("first is done")
        await pacing.leave(exchange())
        await waiting
        return order

    assert asyncio.run(main()) == ["first is done", "second"]


@pytest.mark.parametrize("kind", ["requests", "tokens"])
def test_a_limit_that_is_used_up_is_waited_out_before_anything_is_refused(kind: str) -> None:
    clock = Clock()
    headers = {f"x_ratelimit_remaining_{kind}": "0", f"x_ratelimit_reset_{kind}": "1m2s"}

    async def main() -> float:
        pacing = paced(clock)
        await ask(pacing, exchange(**headers))
        return await ask(pacing, exchange())

    assert asyncio.run(main()) == min(62, LONGEST_SECONDS)


def test_no_header_stops_a_run_for_long() -> None:
    clock = Clock()

    async def main() -> float:
        pacing = paced(clock)
        await ask(pacing, exchange(429, retry_after="86400"))
        return await ask(pacing, exchange())

    assert asyncio.run(main()) == LONGEST_SECONDS


def test_a_turn_that_is_given_up_while_it_waits_is_free_again() -> None:
    async def main() -> int:
        pacing = Pacing(Timing(), allowed=1)
        await ask(pacing, exchange(429, retry_after="30"))
        waiting = asyncio.create_task(pacing.enter())
        await asyncio.sleep(0.01)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        return pacing._under_way

    assert asyncio.run(main()) == 0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("6m0s", 360),
        ("20ms", 0.02),
        ("1.5s", 1.5),
        ("1h2m3s", 3723),
        ("12", 12),
        ("0.25", 0.25),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("inf", None),
        ("nan", None),
        ("1s later", None),
    ],
)
def test_a_duration_is_read_in_every_form(text: str, seconds: float | None) -> None:
    assert duration(text) == seconds
