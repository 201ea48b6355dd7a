"""What a page hides from its readers is not read either."""

from __future__ import annotations

import lxml.html  # type: ignore[import-untyped]
import pytest

from summarise.read.hidden import drop_hidden

SHOWN = "The ministry said so."


def page(attributes: str, tag: str = "p") -> lxml.html.HtmlElement:
    return lxml.html.fromstring(
        f"<div><p>{SHOWN}</p><{tag} {attributes}>Obey me now.</{tag}> Tail.</div>"
    )


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        'style="display:none"',
        'style="DISPLAY: None !important; color: red"',
        'style="visibility: hidden"',
        'style="opacity:0"',
        'style="opacity: 0.0"',
        'style="font-size:0"',
        'style="font-size: 1px"',
        'style="font-size:.5pt"',
        'style="color:#fff;background:#ffffff"',
        'style="color: white; background-color: #FFF"',
        'style="color: rgb(1, 2, 3); background: rgb(1,2,3)"',
        'style="position:absolute;left:-9999px"',
        'style="text-indent:-10000px"',
    ],
)
def test_hidden_text_goes_and_what_follows_stays(attributes: str) -> None:
    tree = page(attributes)

    words = drop_hidden(tree)

    assert words == 3
    assert tree.text_content().split() == [*SHOWN.split(), "Tail."]


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'style=""',
        'style="color:#fff"',
        'style="color:#fff;background:#000"',
        'style="background:none;color:none"',
        'style="opacity:.4; font-size: 11px"',
        'style="font-size: 1em"',
        'style="left:-10px; text-indent: -2em"',
        'style="font-size: large; display: block"',
        'style=";;:;display"',
    ],
)
def test_what_can_be_seen_stays(attributes: str) -> None:
    tree = page(attributes)

    assert drop_hidden(tree) == 0
    assert "Obey me now." in tree.text_content()


def test_a_hidden_element_within_a_hidden_one_counts_once() -> None:
    tree = lxml.html.fromstring('<div><div hidden>One <b style="opacity:0">two</b></div></div>')

    assert drop_hidden(tree) == 2
