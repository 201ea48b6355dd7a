"""Models as services list them."""

from __future__ import annotations

from typing import Any

import pytest

from summarise.model.listing import Listed, listed


@pytest.mark.parametrize(
    ("row", "context"),
    [
        ({"meta": {"n_ctx": 16_384, "n_ctx_train": 131_072}}, 16_384),  # llama.cpp
        ({"max_model_len": 8_192}, 8_192),  # vLLM
        ({"context_length": 200_000}, 200_000),
        ({"context_window": 131_072}, 131_072),
        ({}, None),
        ({"context_length": "many"}, None),
        ({"context_length": True}, None),
        ({"context_length": -1}, None),
        ({"meta": "none"}, None),
    ],
)
def test_the_context_of_a_model_is_read_where_it_is_told(
    row: dict[str, Any], context: int | None
) -> None:
    assert listed({"data": [{"id": "m", **row}]}) == (Listed("m", context),)


@pytest.mark.parametrize(
    "document", [None, [], "text", 5, {}, {"data": 3}, {"data": [None, 3, {}, {"id": 4}]}]
)
def test_what_lists_no_models_lists_none(document: object) -> None:
    assert listed(document) == ()
