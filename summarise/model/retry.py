"""The one retry loop: how often, how long, and when to stop.

Covers: backoff with jitter, what the service asks for, a deadline around everything. Does not
cover: telling which failures are worth it (`faults.py`), nor sending (`service.py`).

One tenacity object per call: a shared one mixes up concurrent tasks.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from tenacity import AsyncRetrying, RetryCallState, retry_if_result

from summarise.model.exchange import Exchange
from summarise.model.faults import Fault
from summarise.model.retry_after import retry_after_seconds

BACKOFF_BASE_SECONDS = 0.5
BACKOFF_CAP_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Timing:
    """Clock, sleep and chance, so that a test can own them.

    Attributes:
        random: Uniform in [0, 1).
        clock: Seconds that only grow.
    """

    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    random: Callable[[], float] = random.random
    clock: Callable[[], float] = time.monotonic


@dataclass(slots=True)
class Deadline:
    """The moment by which a call must be over.

    Attributes:
        seconds: What was allowed, for messages.
    """

    seconds: float
    clock: Callable[[], float]
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        """Start now."""
        self._end = self.clock() + self.seconds

    def remaining(self) -> float:
        """Seconds left; negative once over."""
        return self._end - self.clock()

    def extend(self, seconds: float) -> None:
        """Not count time that was spent waiting for our own limits."""
        self._end += seconds


@dataclass(frozen=True, slots=True)
class Settled:
    """What a call came to.

    Attributes:
        fault: None if the exchange holds an answer.
        gave_up: Why there was no further attempt, where the fault was worth one.
    """

    exchange: Exchange
    fault: Fault | None
    gave_up: str | None = None


async def with_retries(
    once: Callable[[float], Awaitable[Settled]],
    *,
    attempts: int,
    deadline: Deadline,
    timing: Timing,
) -> Settled:
    """Call `once` until it yields an answer, a lasting fault, or patience runs out.

    A pause the service asks for that would end after the deadline is not begun.

    Args:
        once: Makes one attempt; gets the seconds paused before it.
        attempts: Most calls of `once`.
        deadline: Running since before the first attempt.
        timing: Clock, sleep and chance.
    """
    patience = _Patience(attempts, deadline, timing)
    pauses = [0.0]

    async def attempt() -> Settled:
        return await once(pauses[-1])

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        await timing.sleep(seconds)

    retrying = AsyncRetrying(
        sleep=pause,
        stop=patience.is_over,
        wait=patience.pause,
        retry=retry_if_result(lambda settled: settled.fault and settled.fault.retry),
        retry_error_callback=patience.give_up,
    )
    return await retrying(attempt)


def pause_seconds(exchange: Exchange, attempt: int, chance: float) -> float:
    """Seconds before the next attempt.

    What the service asks for, never less, and up to a tenth (at most 1 s) more so that
    calls told the same do not return together. Else half to all of 0.5 s, doubled with
    each attempt, up to 20 s.

    Args:
        exchange: The failed attempt.
        attempt: The number of the attempt just made, from 1.
        chance: Uniform in [0, 1).
    """
    asked = retry_after_seconds(exchange.headers, exchange.body)
    if asked is not None:
        return asked + chance * min(asked / 10, 1.0)
    doubled = BACKOFF_BASE_SECONDS * 2.0 ** min(attempt - 1, 16)
    return min(doubled, BACKOFF_CAP_SECONDS) * (0.5 + chance / 2)


def _result(state: RetryCallState) -> Settled:
    if state.outcome is None:
        raise RuntimeError("asked about an attempt that was not made")
    settled: Settled = state.outcome.result()
    return settled


@dataclass(frozen=True, slots=True)
class _Patience:
    """What tenacity asks between two attempts."""

    attempts: int
    deadline: Deadline
    timing: Timing

    def pause(self, state: RetryCallState) -> float:
        exchange = _result(state).exchange
        return pause_seconds(exchange, state.attempt_number, self.timing.random())

    def is_over(self, state: RetryCallState) -> bool:
        return self._why_over(state) is not None

    def give_up(self, state: RetryCallState) -> Settled:
        return replace(_result(state), gave_up=self._why_over(state))

    def _why_over(self, state: RetryCallState) -> str | None:
        if state.attempt_number >= self.attempts:
            return f"{self.attempts} attempt(s) made"
        allowed, remaining = self.deadline.seconds, self.deadline.remaining()
        if remaining <= 0:
            return f"the deadline of {allowed:g} s is over"
        if state.upcoming_sleep < remaining:
            return None
        exchange = _result(state).exchange
        asked = retry_after_seconds(exchange.headers, exchange.body)
        if asked is None:
            return f"the deadline of {allowed:g} s leaves no time for another attempt"
        return f"it asks to wait {asked:g} s, beyond the deadline of {allowed:g} s"
