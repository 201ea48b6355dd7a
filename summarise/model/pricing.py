"""What a model costs, from dated price data that come with an installed package.

Covers: the price of counted tokens, an upper bound before anything is sent, the list of
OpenAI's models. Does not cover: batch discounts and negotiated prices.

Never goes online. Unknown is None, never 0: unknown model, unknown service, a server of one's
own, unknown token counts.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from summarise.errors import ConfigError
from summarise.run_record import NO_TOKENS, Usage

# Models of OpenAI that answer chat completions with text.
_CHAT_MODEL = re.compile(r"(?:gpt-|o\d|chatgpt-)")
_OTHER_WORK = re.compile(r"audio|image|realtime|transcribe|tts|search|instruct|live|moderation")

MOST_USD = 100_000  # for a million tokens: more is a slip of the finger


@dataclass(frozen=True, slots=True)
class KnownModel:
    """One model of the price data. Prices in USD per million tokens, of the first tier."""

    provider: str
    id: str
    input_price: Decimal
    output_price: Decimal
    context_window: int | None


def price_version() -> str:
    """Which price data are used: `genai-prices 0.2.3`. Its release dates the prices."""
    from importlib.metadata import version

    return f"genai-prices {version('genai-prices')}"


def newest_price_change() -> date | None:
    """The latest day up to today on which a price of the data changed: they are not older.

    None where the data date no change.
    """
    from genai_prices.data_snapshot import get_snapshot

    today = datetime.now(UTC).date()
    prices = (
        price
        for provider in get_snapshot().providers
        for model in provider.models
        if isinstance(model.prices, list)
        for price in model.prices
    )
    days = (getattr(price.constraint, "start_date", None) for price in prices)
    return max((day for day in days if isinstance(day, date) and day <= today), default=None)


@dataclass(frozen=True, slots=True)
class OwnPrice:
    """What the user says that a model costs. USD per million tokens."""

    input_price: Decimal
    output_price: Decimal

    @classmethod
    def parse(cls, text: str) -> OwnPrice:
        """`0.25/2` as 0.25 in and 2 out.

        Raises:
            ConfigError: It is no such pair.
        """
        try:
            prices = [Decimal(part.strip().removeprefix("$")) for part in text.split("/")]
        except InvalidOperation:
            prices = []
        if len(prices) != len(("in", "out")) or not all(0 <= p < MOST_USD for p in prices):
            raise ConfigError(
                f"{text!r} is no price", hint="USD per million tokens, in and out: --price 0.25/2"
            )
        return cls(*prices)


def price_of(
    model: str, usage: Usage, host: str | None, own: OwnPrice | None = None
) -> Decimal | None:
    """USD for tokens that were counted, or None where that cannot be known.

    Args:
        model: As the service named it, or as asked for.
        usage: Tokens of one or more requests. Input and output must both be known.
        host: Host name of the service, without scheme and port.
        own: The user's price; it goes before any list.
    """
    if usage == NO_TOKENS:  # from the cache, whatever service it once came from
        return Decimal(0)
    if usage.input_tokens is None or usage.output_tokens is None:
        return None
    if own is not None:
        return _by_own(own, usage.input_tokens, usage.output_tokens)
    return _price(model, usage.input_tokens, usage.output_tokens, usage.cached_tokens, host)


def price_bound(
    model: str,
    input_tokens: int,
    max_output_tokens: int,
    host: str | None,
    own: OwnPrice | None = None,
) -> Decimal | None:
    """USD that one request costs at most: nothing cached, the whole allowance written."""
    if own is not None:
        return _by_own(own, input_tokens, max_output_tokens)
    return _price(model, input_tokens, max_output_tokens, None, host)


def _by_own(own: OwnPrice, input_tokens: int, output_tokens: int) -> Decimal:
    return (own.input_price * input_tokens + own.output_price * output_tokens) / 1_000_000


def _price(
    model: str, input_tokens: int, output_tokens: int, cached: int | None, host: str | None
) -> Decimal | None:
    if host is None or not is_public_host(host):
        return None
    import genai_prices

    counts = {"input_tokens": input_tokens, "output_tokens": output_tokens}
    if cached:
        counts["cache_read_tokens"] = cached
    try:
        found = genai_prices.calc_price(
            genai_prices.Usage(**counts), model, provider_api_url=f"https://{host}/"
        )
    except (LookupError, ValueError):  # unknown service or model; counts that contradict
        return None
    return found.total_price


def is_public_host(host: str) -> bool:
    """Whether a host can be somebody else's service: not this machine, not this network."""
    name = host.strip("[]").rstrip(".").lower()
    try:
        return ipaddress.ip_address(name).is_global
    except ValueError:
        local = name == "localhost" or name.endswith((".localhost", ".local", ".internal"))
        return "." in name and not local


def known_models() -> tuple[KnownModel, ...]:
    """OpenAI's models with a price, by name. Prices of now: some change at a date."""
    from genai_prices.data_snapshot import get_snapshot

    provider = next((p for p in get_snapshot().providers if p.id == "openai"), None)
    now = datetime.now(UTC)
    found = []
    for model in provider.models if provider else ():
        if not _CHAT_MODEL.match(model.id) or _OTHER_WORK.search(model.id):
            continue
        prices = model.get_prices(now)
        into, out = _per_million(prices, "input_mtok"), _per_million(prices, "output_mtok")
        if into is not None and out is not None and not model.deprecated:
            found.append(KnownModel("openai", model.id, into, out, model.context_window))
    return tuple(sorted(found, key=lambda known: known.id))


def _per_million(prices: Any, key: str) -> Decimal | None:  # noqa: ANN401  # no stable type
    price = getattr(prices, key, None)
    price = getattr(price, "base", price)
    return price if isinstance(price, Decimal) else None
