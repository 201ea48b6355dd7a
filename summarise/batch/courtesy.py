"""Courtesy to the hosts that pages are fetched from: few at once, and a pause between.

Covers: telling hosts apart, waiting for a turn. Does not cover: limits of a model service.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from summarise.web_addresses import host_of

AT_ONCE = 2  # fetches from one host
SECONDS = 1.0  # between the starts of two
_REMEMBERED = 1_000  # hosts; those whose pause is over are forgotten first


@dataclass(slots=True)
class _Host:
    gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    next_start: float = 0.0
    turns: int = 0


class Courtesy:
    """Turns for fetches, by host.

    Args:
        seconds: Between the starts of two fetches from one host.
        sleep, clock: So that a test can own time.
    """

    def __init__(
        self,
        seconds: float = SECONDS,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds, self._sleep, self._clock = seconds, sleep, clock
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, source: str) -> AsyncIterator[None]:
        """Wait for the turn of a source; what is no web page never waits."""
        name = host_of(source)
        if name is None:
            yield
            return
        self._forget_some()
        host = self._hosts.setdefault(name, _Host())
        host.turns += 1
        try:
            async with host.gate:
                now = self._clock()
                start = max(now, host.next_start)
                host.next_start = start + self._seconds
                if start > now:
                    await self._sleep(start - now)
                yield
        finally:
            host.turns -= 1

    def _forget_some(self) -> None:
        if len(self._hosts) < _REMEMBERED:
            return
        now = self._clock()
        idle = [name for name, host in self._hosts.items() if not host.turns]
        for name in idle:
            if self._hosts[name].next_start <= now:
                del self._hosts[name]
