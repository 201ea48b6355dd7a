"""How fast a service lets itself be asked, learned from what it answers.

Covers: one pace for all calls of a client: fewer at once after a refusal, none while the
service says that its limit is used up. Does not cover: limits of our own (`limits.py`), the
pause of the one call that was refused (`retry.py`).

More at once after answers, half after a refusal: additive increase, multiplicative decrease
(Chiu and Jain 1989), which finds a share of an unknown limit.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarise.model.exchange import Exchange
from summarise.model.retry_after import retry_after_seconds

if TYPE_CHECKING:
    from summarise.model.retry import Timing

_TOO_MANY = 429
# Overload that is everybody's; these count as a refusal only where they say when to come back.
_OVERLOADED = frozenset({503, 529})
_TOGETHER_SECONDS = 1.0  # refusals this close speak of one moment
LONGEST_SECONDS = 60.0  # of a pause for everybody, whatever a header says
_PART = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(ms|h|m|s)")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}


@dataclass(slots=True)
class Pacing:
    """The pace of one client on one event loop.

    Attributes:
        allowed: How many requests may be under way now.
    """

    timing: Timing
    allowed: float = 1024.0
    _under_way: int = 0
    _not_before: float = 0.0
    _halved: float = field(default=float("-inf"))
    _freed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def enter(self) -> float:
        """Wait for a turn; returns the seconds waited."""
        clock = self.timing.clock
        start = clock()
        async with self._freed:
            await self._freed.wait_for(lambda: self._under_way < max(1, int(self.allowed)))
            self._under_way += 1
        try:
            while (pause := self._not_before - clock()) > 0:
                await self.timing.sleep(pause)
        except BaseException:  # given up while it waited
            await self.leave(None)
            raise
        return clock() - start

    async def leave(self, exchange: Exchange | None) -> None:
        """End a turn, and learn from its answer; None if it was given up."""
        if exchange is not None:
            self._learn(exchange)
        async with self._freed:
            self._under_way -= 1
            self._freed.notify_all()

    def _learn(self, exchange: Exchange) -> None:
        now = self.timing.clock()
        asked = retry_after_seconds(exchange.headers, exchange.body)
        if exchange.status == _TOO_MANY or (exchange.status in _OVERLOADED and asked is not None):
            self._pause_until(now + (asked or 0.0), now)
            if now - self._halved > _TOGETHER_SECONDS:
                self._halved = now
                self.allowed = max(1.0, min(self.allowed, self._under_way) / 2)
        elif exchange.status is not None and exchange.status < 400:
            self.allowed += 1 / self.allowed
        for kind in ("requests", "tokens"):
            if exchange.headers.get(f"x-ratelimit-remaining-{kind}", "").strip() == "0":
                reset = duration(exchange.headers.get(f"x-ratelimit-reset-{kind}", ""))
                self._pause_until(now + (reset or 0.0), now)

    def _pause_until(self, moment: float, now: float) -> None:
        self._not_before = max(self._not_before, min(moment, now + LONGEST_SECONDS))


def duration(text: str) -> float | None:
    """Seconds of a header such as `6m0s`, `20ms` or `1.5`; None if it is none."""
    text = text.strip().lower()
    parts = _PART.findall(text)
    if parts and "".join(number + unit for number, unit in parts) == text:
        return sum(float(number) * _SECONDS[unit] for number, unit in parts)
    try:
        seconds = float(text)
    except ValueError:
        return None
    return seconds if 0 <= seconds < float("inf") else None
