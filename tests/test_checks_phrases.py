"""Who does a deed or bears it, as whole phrases."""

from __future__ import annotations

import pytest

from summarise.checks.acting.phrases import parties
from summarise.checks.text.scopes import read


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The miners of Orsk had quietly sold two carts.", ["sell: The miners of Orsk"]),
        ("The miners, 40 men, sold the carts.", ["sell: The miners"]),
        ("The miners, on Monday, sold the carts.", ["sell: The miners"]),
        ("The miners who sold carts", ["sell: The miners"]),
        ("The miners, who sold carts", ["sell: The miners"]),
        ("The carts were sold by the miners.", ["sell< The carts", "sell: the miners"]),
        ("The carts sold in May by Orsk", ["sell< The carts", "sell: Orsk"]),
        ("The carts brought down by Orsk", ["bring< The carts", "bring: Orsk"]),
        ("The miners sold carts and burned huts.", ["sell: The miners", "burn: The miners"]),
        ("The doctors lent by Orsk left.", ["lend< The doctors", "lend: Orsk"]),
        ("They were to be sold.", []),
        ("Sold, the carts", []),
    ],
)  # fmt: skip
def test_a_phrase_does_or_bears_what_its_verb_tells(sentence: str, told: list[str]) -> None:
    passage = read(sentence, "en")

    found = parties(passage)

    words = passage.words
    assert [
        f"{item.deed}{'<' if item.bears else ':'} "
        + sentence[words[item.first].start : words[item.last - 1].end]
        for item in found
    ] == told
