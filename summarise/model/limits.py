"""Requests and tokens per minute, kept on this side of the wire.

Covers: one pair of limits shared by all calls of a client. Does not cover: what the service
itself allows; its 429s are `retry.py`'s.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from summarise.model.request import Message
from summarise.parts import CHARACTERS_PER_TOKEN

if TYPE_CHECKING:
    from aiolimiter import AsyncLimiter


def estimated_tokens(messages: Iterable[Message], max_output_tokens: int) -> int:
    """Tokens a request may use at most: characters / 4, and the whole output allowance."""
    characters = sum(len(message.content) for message in messages)
    return -(-characters // CHARACTERS_PER_TOKEN) + max_output_tokens


class RateLimits:
    """Requests and tokens per minute over all tasks of one event loop, first come first served.

    Requests are spread evenly. Tokens may be spent in a burst of up to one minute's worth;
    a request larger than that waits until the whole minute is free.
    """

    def __init__(self, rpm: float | None = None, tpm: float | None = None) -> None:
        self._requests = _bucket(rpm, burst_seconds=1.0)
        self._tokens = _bucket(tpm, burst_seconds=60.0)
        # The limiter wakes small requests first; the lock keeps large ones from starving.
        self._turn = asyncio.Lock()

    async def acquire(self, tokens: int) -> float:
        """Wait until a request of that many tokens may be sent.

        Returns:
            Seconds waited; 0 where there are no limits.
        """
        if self._requests is None and self._tokens is None:
            return 0.0
        start = time.monotonic()
        async with self._turn:
            if self._requests is not None:
                await self._requests.acquire(1)
            if self._tokens is not None:
                await self._tokens.acquire(min(tokens, self._tokens.max_rate))
        return time.monotonic() - start


def _bucket(per_minute: float | None, *, burst_seconds: float) -> AsyncLimiter | None:
    if per_minute is None:
        return None
    from aiolimiter import AsyncLimiter

    capacity = max(1.0, per_minute * burst_seconds / 60)
    return AsyncLimiter(capacity, capacity * 60 / per_minute)
