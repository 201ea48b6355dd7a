from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from summarise.model.pricing import (
    is_public_host,
    known_models,
    newest_price_change,
    price_bound,
    price_of,
    price_version,
)
from summarise.run_record import NO_TOKENS, Usage

OPENAI = "api.openai.com"
COUNTED = Usage(input_tokens=1_000_000, output_tokens=1_000_000)


def test_the_price_of_counted_tokens_is_a_positive_decimal() -> None:
    price = price_of("gpt-4o", COUNTED, OPENAI)

    assert isinstance(price, Decimal)
    assert price > 0


def test_the_price_agrees_with_the_list_of_models() -> None:
    model = next(known for known in known_models() if known.id == "gpt-5-mini")

    price = price_of(model.id, COUNTED, OPENAI)

    assert price == model.input_price + model.output_price


def test_cached_tokens_cost_less() -> None:
    cached = COUNTED.model_copy(update={"cached_tokens": 900_000})

    dear, cheap = (price_of("gpt-5-mini", usage, OPENAI) for usage in (COUNTED, cached))

    assert dear is not None
    assert cheap is not None
    assert cheap < dear


@pytest.mark.parametrize(
    ("model", "usage", "host"),
    [
        ("no-such-model", COUNTED, OPENAI),
        ("gpt-4o", Usage(), OPENAI),
        ("gpt-4o", Usage(input_tokens=5), OPENAI),
        ("gpt-4o", Usage(output_tokens=5), OPENAI),
        ("gpt-4o", COUNTED, None),
        ("gpt-4o", COUNTED, ""),
        ("gpt-4o", COUNTED, "127.0.0.1"),
        ("gpt-4o", COUNTED, "localhost"),
        ("gpt-4o", COUNTED, "::1"),
        ("gpt-4o", COUNTED, "10.0.0.7"),
        ("gpt-4o", COUNTED, "192.168.1.2"),
        ("gpt-4o", COUNTED, "gpu-box"),
        ("gpt-4o", COUNTED, "llm.internal"),
        ("gpt-4o", COUNTED, "models.example.org"),
        ("gpt-4o", Usage(input_tokens=1, output_tokens=1, cached_tokens=2), OPENAI),
    ],
)
def test_what_cannot_be_known_has_no_price(model: str, usage: Usage, host: str | None) -> None:
    assert price_of(model, usage, host) is None


def test_no_tokens_cost_nothing() -> None:
    price = price_of("gpt-4o", Usage(input_tokens=0, output_tokens=0), OPENAI)

    assert price == 0


@pytest.mark.parametrize("host", [OPENAI, "127.0.0.1", None])
def test_an_answer_from_the_cache_costs_nothing_wherever_it_came_from(host: str | None) -> None:
    assert price_of("no-such-model", NO_TOKENS, host) == 0


def test_the_newest_price_change_is_a_day_of_the_past() -> None:
    day = newest_price_change()

    assert day is not None
    assert date(2025, 1, 1) < day <= datetime.now(UTC).date()


def test_azure_has_prices_too() -> None:
    assert price_of("gpt-4o", COUNTED, "x.openai.azure.com") is not None


def test_the_bound_is_the_price_of_the_whole_allowance_with_nothing_cached() -> None:
    bound = price_bound("gpt-5-mini", 2_000, 8_000, OPENAI)

    assert bound == price_of("gpt-5-mini", Usage(input_tokens=2_000, output_tokens=8_000), OPENAI)


def test_the_bound_of_an_unknown_model_is_unknown() -> None:
    assert price_bound("no-such-model", 1, 1, OPENAI) is None


def test_the_price_data_have_a_version() -> None:
    assert re.fullmatch(r"genai-prices \d+(\.\d+)+\S*", price_version())


def test_known_models_have_prices_and_are_sorted() -> None:
    models = known_models()

    ids = [model.id for model in models]
    assert {"gpt-4o", "gpt-5-mini", "o3"} <= set(ids)
    assert ids == sorted(ids)
    assert all(model.output_price > 0 for model in models)
    assert not [name for name in ids if "audio" in name or "image" in name]


@pytest.mark.parametrize(
    ("host", "public"),
    [
        ("api.openai.com", True),
        ("8.8.8.8", True),
        ("[::1]", False),
        ("169.254.1.1", False),
        ("0.0.0.0", False),  # noqa: S104  # not bound, classified
        ("printer.local.", False),
    ],
)
def test_a_host_of_ones_own_is_told_from_a_service(host: str, *, public: bool) -> None:
    assert is_public_host(host) is public
