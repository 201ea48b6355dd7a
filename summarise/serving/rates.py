"""How often one client may ask.

Covers: a bound per client address, for a bounded number of them. Does not cover: who the
client is behind a proxy: all of a proxy's clients count as one.
"""

from __future__ import annotations

from collections import OrderedDict

from aiolimiter import AsyncLimiter

_MOST_CLIENTS = 1_000  # the one not heard of for longest goes
_MINUTE = 60.0


class Rates:
    """A leaky bucket for each client.

    Args:
        per_minute: So many may come at once, and flow off within a minute.
    """

    def __init__(self, per_minute: float) -> None:
        self._per_minute = per_minute
        self._limiters: OrderedDict[str, AsyncLimiter] = OrderedDict()

    @property
    def seconds(self) -> int:
        """After so long there is room for one more."""
        return int(_MINUTE / self._per_minute) + 1

    async def allow(self, client: str) -> bool:
        """Count one request, if there is room for it."""
        limiter = self._limiters.pop(client, None) or AsyncLimiter(self._per_minute, _MINUTE)
        self._limiters[client] = limiter
        if len(self._limiters) > _MOST_CLIENTS:
            self._limiters.popitem(last=False)
        if not limiter.has_capacity():
            return False
        await limiter.acquire()
        return True
