"""What a run may spend: reserved before a request is sent, settled when it is answered.

Covers: a bound that holds for any number of requests at once, in one process or in several.
Does not cover: prices (`pricing.py`).

A request whose cost is never told (a time-out, a lost connection) counts with its bound: the
service may have done the work.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING, Any

from summarise.errors import BudgetError
from summarise.model.exchange import Exchange, usage_of
from summarise.model.pricing import price_bound, price_of
from summarise.model.request import Request
from summarise.model.settings import ServiceSettings

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

_NANO = Decimal(10) ** 9  # whole billionths of a dollar: sums are exact and fit 64 bits
_POLL_SECONDS = 0.02
_GRACE_SECONDS = 5.0  # for a loop that is busy
_SPENT, _RESERVED = 0, 1
_TURNED_DOWN, _FAILED = 400, 500  # HTTP: nothing was done; who knows
_OVERHEAD_TOKENS = 256  # of the chat format, around messages and schema


class Purse:
    """What is spent and what is reserved, in billionths of a dollar.

    Args:
        context: Of the processes that are to share it, which must be started by it; None for
            this process alone.
    """

    def __init__(self, context: BaseContext | None = None) -> None:
        self._cells: Any = [0, 0]
        self._lock: AbstractContextManager[Any] = threading.Lock()
        if context is not None:
            shared = context.Array("q", 2)
            self._cells, self._lock = shared.get_obj(), shared.get_lock()

    @property
    def spent(self) -> Decimal:
        """USD spent, or perhaps spent."""
        return Decimal(self.counts[_SPENT]) / _NANO

    @property
    def counts(self) -> tuple[int, int]:
        """Spent and reserved, in billionths of a dollar."""
        with self._lock:
            return self._cells[_SPENT], self._cells[_RESERVED]

    def take(self, amount: int, limit: int) -> bool | None:
        """Reserve an amount; None if it may fit once others are settled, False if never."""
        with self._lock:
            spent, reserved = self._cells[_SPENT], self._cells[_RESERVED]
            if spent + reserved + amount <= limit:
                self._cells[_RESERVED] = reserved + amount
                return True
            return None if reserved and spent + amount <= limit else False

    def give_back(self, amount: int, cost: int) -> None:
        """Turn a reservation into what it came to."""
        with self._lock:
            self._cells[_RESERVED] -= amount
            self._cells[_SPENT] += cost


@dataclass(frozen=True, slots=True)
class Reserved:
    """An amount set aside for one request of a model, in billionths of a dollar."""

    model: str
    amount: int


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that all requests of a run may cost together.

    Attributes:
        limit_usd: The promise.
        settings: Of the service: its host and price.
    """

    limit_usd: Decimal
    settings: ServiceSettings
    purse: Purse = field(default_factory=Purse)
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def reserve(self, request: Request, keywords: Mapping[str, Any]) -> Reserved:
        """Set aside what one request costs at most; waits while others may turn out cheaper.

        Args:
            request: The question.
            keywords: As it goes to the service.

        Raises:
            BudgetError: It could break the promise, or its price is not known.
        """
        price = price_bound(
            request.model,
            most_tokens(keywords),
            request.max_output_tokens,
            self.settings.host,
            self.settings.price,
        )
        if price is None:
            raise BudgetError(
                f"the price of {request.model} is not known, so no cost can be promised",
                hint="tell it: --price IN/OUT in USD per million tokens; or leave out --max-cost",
            )
        if not await self._take(_nano(price)):
            raise BudgetError(
                f"the next request may cost ${price:.4f}, and ${self.purse.spent:.4f} of "
                f"${self.limit_usd} are spent",
                hint="run the same command again with a higher --max-cost: what is "
                "finished is kept",
            )
        return Reserved(request.model, _nano(price))

    async def _take(self, amount: int) -> bool:
        """Whether an amount could be reserved, at once or once others were settled.

        Every request ends within its time-out. What is reserved for longer, with nothing else
        settled, was reserved by a process that has died, and is as good as spent.
        """
        limit, seen, still = int(self.limit_usd * _NANO), self.purse.counts, 0.0
        while (taken := self.purse.take(amount, limit)) is None:
            await self.sleep(_POLL_SECONDS)
            before, seen = seen, self.purse.counts
            still = still + _POLL_SECONDS if seen == before else 0.0
            if still > self.settings.timeout_seconds + _GRACE_SECONDS:
                return False
        return taken

    def settle(self, reserved: Reserved, exchange: Exchange | None) -> None:
        """Count what a request cost; None if it was given up."""
        cost = self._cost(reserved.model, exchange)
        self.purse.give_back(reserved.amount, reserved.amount if cost is None else _nano(cost))

    def _cost(self, model: str, exchange: Exchange | None) -> Decimal | None:
        """USD; None where the service may have worked and does not say how much."""
        if exchange is None or exchange.status is None or exchange.status >= _FAILED:
            return None
        if exchange.status >= _TURNED_DOWN:
            return Decimal(0)
        usage = usage_of(exchange.document)
        return price_of(model, usage, self.settings.host, self.settings.price)


def most_tokens(keywords: Mapping[str, Any]) -> int:
    """More input tokens than a request can have.

    Byte-level tokenisers make at most one token of each UTF-8 byte (Radford et al. 2019,
    section 2.2), and a schema is shown to the model as text.
    """
    asked = [keywords.get("messages"), keywords.get("response_format")]
    return len(json.dumps(asked, ensure_ascii=False).encode()) + _OVERHEAD_TOKENS


def _nano(usd: Decimal) -> int:
    return int((usd * _NANO).to_integral_value(ROUND_CEILING))
