import asyncio
from dataclasses import dataclass, field

from summarise.batch.courtesy import AT_ONCE, Courtesy


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


def fetch_all(sources: list[str], clock: Clock, seconds: float = 2.0) -> None:
    async def main() -> None:
        courtesy = Courtesy(seconds, sleep=clock.sleep, clock=clock)
        for source in sources:
            async with courtesy.turn(source):
                pass

    asyncio.run(main())


def test_pages_of_one_host_are_fetched_with_a_pause_between() -> None:
    clock = Clock()

    fetch_all(["https://a.example/1", "https://A.example/2", "https://a.example/3"], clock)

    assert clock.slept == [2.0, 2.0]


def test_pages_of_different_hosts_do_not_wait_for_each_other() -> None:
    clock = Clock()

    fetch_all(["https://a.example/1", "https://b.example/1", "http://c.example/"], clock)

    assert clock.slept == []


def test_files_and_rows_never_wait() -> None:
    clock = Clock()

    fetch_all(["news/a.txt", "news/a.txt", "rows.csv#1", "rows.csv#2", "-", "-"], clock)

    assert clock.slept == []


def test_a_slow_host_has_few_fetches_at_once() -> None:
    most = at_once = 0

    async def one(courtesy: Courtesy) -> None:
        nonlocal most, at_once
        async with courtesy.turn("https://a.example/x"):
            at_once += 1
            most = max(most, at_once)
            await asyncio.sleep(0.005)
            at_once -= 1

    async def main() -> None:
        courtesy = Courtesy(0.0)
        await asyncio.gather(*(one(courtesy) for _ in range(12)))

    asyncio.run(main())

    assert most == AT_ONCE


def test_many_hosts_are_not_all_remembered() -> None:
    clock = Clock()

    async def main() -> int:
        courtesy = Courtesy(1.0, sleep=clock.sleep, clock=clock)
        for number in range(5_000):
            clock.now += 2.0
            async with courtesy.turn(f"https://h{number}.example/"):
                pass
        return len(courtesy._hosts)

    assert asyncio.run(main()) <= 1_000
