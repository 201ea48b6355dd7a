import asyncio
import json
import multiprocessing
from decimal import Decimal

import pytest

from model_calls import Naps
from summarise.errors import BudgetError
from summarise.model.asking import Sending
from summarise.model.budget import Budget, Purse, most_tokens
from summarise.model.exchange import Exchange, answered, lost
from summarise.model.limits import RateLimits
from summarise.model.pacing import Pacing
from summarise.model.pricing import OwnPrice
from summarise.model.request import Message, Request
from summarise.model.settings import ServiceSettings
from summarise.model.turnstile import Turnstile

ASKED = Request("m", (Message("user", "hello"),), max_output_tokens=100)
KEYWORDS = {"model": "m", "messages": [{"role": "user", "content": "hello"}]}
# A request for 100 tokens may cost a dollar; input is free.
SETTINGS = ServiceSettings(base_url="http://127.0.0.1/v1", price=OwnPrice.parse("0/10000"))


def budget(limit: str, purse: Purse | None = None) -> Budget:
    return Budget(Decimal(limit), SETTINGS, purse or Purse())


def answer(output_tokens: int) -> Exchange:
    counts = {"prompt_tokens": 10, "completion_tokens": output_tokens}
    return answered(200, {}, json.dumps({"usage": counts}), 0.1)


def status(code: int) -> Exchange:
    return answered(code, {}, "{}", 0.1)


async def spend(money: Budget, exchange: Exchange | None) -> None:
    money.settle(await money.reserve(ASKED, KEYWORDS), exchange)


def test_requests_are_let_through_while_their_bounds_fit() -> None:
    async def main() -> Budget:
        money = budget("2")
        await money.reserve(ASKED, KEYWORDS)
        await money.reserve(ASKED, KEYWORDS)
        return money

    assert asyncio.run(main()).purse.spent == 0


def test_what_a_cheap_answer_left_is_free_again() -> None:
    async def main() -> Decimal:
        money = budget("1.5")
        for _ in range(5):
            await spend(money, answer(10))
        return money.purse.spent

    assert asyncio.run(main()) == Decimal("0.5")


def test_a_request_that_could_break_the_promise_is_refused() -> None:
    async def main() -> None:
        money = budget("1")
        await spend(money, answer(1))
        await money.reserve(ASKED, KEYWORDS)

    with pytest.raises(BudgetError, match="may cost"):
        asyncio.run(main())


def test_a_request_waits_while_another_may_turn_out_cheaper() -> None:
    async def main() -> list[str]:
        money, order = budget("1.5"), []
        first = await money.reserve(ASKED, KEYWORDS)

        async def second() -> None:
            await money.reserve(ASKED, KEYWORDS)
            order.append("second")

        waiting = asyncio.create_task(second())
        await asyncio.sleep(0.05)
        order.append("first is settled")
        money.settle(first, answer(20))
        await waiting
        return order

    assert asyncio.run(main()) == ["first is settled", "second"]


@pytest.mark.parametrize(
    ("exchange", "spent"),
    [
        (answer(30), Decimal("0.3")),
        (status(200), 1),  # usage not told
        (status(504), 1),  # a gateway gave up; the model may have worked on
        (lost("timeout", "", 1.0), 1),
        (None, 1),  # given up on this side
        (status(429), 0),
        (status(400), 0),
    ],
)
def test_a_request_counts_with_its_cost_or_with_its_bound(
    exchange: Exchange | None, spent: Decimal
) -> None:
    money = budget("5")

    asyncio.run(spend(money, exchange))

    assert money.purse.spent == spent


def test_an_unknown_price_is_no_promise() -> None:
    money = Budget(Decimal(1), ServiceSettings(base_url="http://127.0.0.1/v1"))

    with pytest.raises(BudgetError, match="price of m is not known"):
        asyncio.run(money.reserve(ASKED, KEYWORDS))


def _spend(purse: Purse) -> None:
    async def main() -> None:
        money = budget("20", purse)
        for _ in range(10):
            await spend(money, answer(50))

    asyncio.run(main())


def test_several_processes_share_one_purse() -> None:
    context = multiprocessing.get_context("spawn")
    purse = Purse(context)
    workers = [context.Process(target=_spend, args=(purse,)) for _ in range(2)]

    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert purse.spent == 10


@pytest.mark.parametrize("text", ["hello", "привіт", "停火协议", "🕊🕊🕊"])
def test_no_tokeniser_makes_more_tokens_than_are_counted(text: str) -> None:
    counted = most_tokens({"messages": [{"role": "user", "content": text * 100}]})

    assert counted >= len((text * 100).encode())


def test_what_a_dead_process_reserved_holds_nobody_up_for_ever() -> None:
    async def main() -> None:
        naps = Naps()
        money = Budget(Decimal("1.5"), SETTINGS, Purse(), sleep=naps.sleep)
        await money.reserve(ASKED, KEYWORDS)  # and never settled
        await money.reserve(ASKED, KEYWORDS)

    with pytest.raises(BudgetError, match="may cost"):
        asyncio.run(main())


def test_waiting_for_others_to_turn_out_cheaper_is_told_as_waiting() -> None:
    naps, purse = Naps(), Purse()

    async def settling(seconds: float) -> None:
        await naps.sleep(seconds)
        if len(naps.slept) == 3:
            money.settle(first, answer(1))

    async def send(_waited: float) -> Exchange:
        return answer(1)

    async def main() -> float:
        turnstile = Turnstile(RateLimits(None, None), Pacing(naps.timing), money)
        waited, _ = await turnstile.through(ASKED, Sending(KEYWORDS, None, 1), send)
        return waited

    money = Budget(Decimal("1.5"), SETTINGS, purse, sleep=settling)
    first = asyncio.run(money.reserve(ASKED, KEYWORDS))

    assert asyncio.run(main()) == pytest.approx(sum(naps.slept))
