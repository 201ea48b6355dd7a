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
        ("Sold the carts", []),
        ("And sold the carts.", []),
        ("The carts were being sold.", ["sell< The carts"]),
        ("The carts were sold", ["sell< The carts"]),
        ("The carts were sold by", ["sell< The carts"]),
        ("The miners are selling carts.", ["sell: The miners"]),
        ("The carts were burned by the miners of Orsk and the guild in May.", ["burn< The carts", "burn: the miners of Orsk"]),
        ("The carts were burned by miners when Orsk fell.", ["burn< The carts", "burn: miners", "fall: Orsk"]),
        ("The carts were burned by the miners by the mill.", ["burn< The carts", "burn: the miners"]),
        ("The carts robbed of all wheels in that town by Orsk", ["rob< The carts", "rob: Orsk"]),
        ("The carts robbed of all wheels in that old town by Orsk", ["rob< The carts", "rob: Orsk"]),
        ("The carts robbed of all wheels in that very old town by Orsk", ["rob: The carts"]),
        ("The carts robbed in town, or by Orsk", ["rob: The carts"]),
        ("The carts robbed in town they seized by night", ["rob: The carts", "seiz: night"]),
        ("The carts robbed the men by the mill.", ["rob: The carts"]),
        ("The miners, robbed by Orsk, robbed the carts.", ["rob: Orsk", "rob: The miners"]),
        ("Nearly all, the miners in Orsk, robbed the carts.", ["rob: Nearly all"]),
        ("The miners; at rest, robbed carts.", []),
        ("The miners wanted to rob carts.", ["want: The miners"]),
        ("When the miners robbed carts, all left.", ["rob: the miners"]),
        ("The mine that the miners robbed is shut.", ["rob: the miners"]),
        ("The miners, who for all of those long and cold and dark years had no work, robbed carts.", ["rob: The miners"]),
        ("The miners, who for all of those long and cold and dark old years had no work, robbed carts.", []),
        ("The guild and the miners of nine very old hill towns robbed carts.", ["rob: the miners of nine very old hill towns"]),
        ("Some guild miners of nine very old hill towns robbed carts.", ["rob: Some guild miners of nine very old hill towns"]),
        ("The miners, with help from Orsk robbed carts.", ["rob: The miners"]),
        ("The miners, 40 men, with help from Orsk robbed carts.", ["rob: The miners"]),
        ("The miners wanted to hurt Orsk.", ["want: The miners"]),
        ("Orsk, a mill town, fell; in May, robbed carts were found.", ["fall: Orsk", "find< carts"]),
        ("The carts were burned by “friends”.", ["burn< The carts"]),
        ("And miners robbed carts.", ["rob: miners"]),
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


def test_what_is_told_beside_a_phrase_goes_up_to_the_verb() -> None:
    sentence = "The miners, 40 men of Orsk, had sold the carts."
    passage = read(sentence, "en")

    (found,) = parties(passage)

    assert passage.norms[found.last : found.until] == (",", "40", "men", "of", "orsk", ",")
