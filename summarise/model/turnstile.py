"""What a request must pass before it is sent: our limits, the service's pace, the budget.

Covers: the order of the three, and that each hears of the end of every request.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from summarise.model.asking import Sending
from summarise.model.budget import Budget
from summarise.model.exchange import Exchange
from summarise.model.limits import RateLimits
from summarise.model.pacing import Pacing
from summarise.model.request import Request


@dataclass(frozen=True, slots=True)
class Turnstile:
    """One for all calls of a client.

    Attributes:
        budget: What all requests may cost together; None for no bound.
    """

    limits: RateLimits
    pacing: Pacing
    budget: Budget | None

    async def through(
        self, request: Request, sending: Sending, send: Callable[[float], Awaitable[Exchange]]
    ) -> tuple[float, Exchange]:
        """Wait for a turn, then send one request.

        Args:
            request: The question.
            sending: As it goes to the service.
            send: Sends it; given the seconds that were waited.

        Returns:
            Seconds waited, and what came back.

        Raises:
            BudgetError: It might cost too much, and was not sent.
        """
        waited = await self.limits.acquire(sending.tokens) + await self.pacing.enter()
        exchange = None
        try:
            if self.budget is None:
                exchange = await send(waited)
                return waited, exchange
            before = self.pacing.timing.clock()
            reserved = await self.budget.reserve(request, sending.keywords)
            waited += self.pacing.timing.clock() - before
            try:
                exchange = await send(waited)
                return waited, exchange
            finally:
                self.budget.settle(reserved, exchange)
        finally:
            await self.pacing.leave(exchange)
