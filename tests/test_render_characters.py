"""Pages for screens with fewer characters."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from render_payloads import PAYLOADS
from summarise.render.characters import carried


@pytest.mark.parametrize(
    ("page", "encoding", "shown"),
    [
        ("§4 → “é” −1.0", "utf-8", "§4 → “é” −1.0"),
        ("§4 → “é” −1.0", "ascii", '#4 > "e" -1.0'),
        ("§4 → “é” −1.0", "latin-1", '§4 > "é" -1.0'),
        ("─┼━━│ · × …", "cp1252", "-|==| · × …"),
        ("─┼━━│ · × …", "ascii", "-|==| | x ."),
        ("漢字 й", "ascii", "____ _"),
        ("10½ km", "ascii", "10_ km"),
        ("\u2068שלום\u2069", "ascii", "____"),
        ("§4", "no such encoding", "#4"),
    ],
)
def test_only_what_the_encoding_lacks_is_replaced(page: str, encoding: str, shown: str) -> None:
    assert carried(page, encoding) == shown


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "latin-1", "koi8-r"])
@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_whatever_comes_the_result_can_be_encoded(payload: str, encoding: str) -> None:
    assert carried(payload, encoding).encode(encoding)[:1] or not carried(payload, encoding)


@pytest.mark.parametrize("character", "§×→…·─━┼│“”‘’–—−é漢й\u2068\u0301")
def test_a_look_alike_is_as_wide_as_what_it_stands_for(character: str) -> None:
    assert cell_len(carried(character, "ascii")) == cell_len(character)


def test_no_mark_of_ours_is_made_up() -> None:
    assert "?" not in carried("漢字 é й ½ ☃", "ascii")
