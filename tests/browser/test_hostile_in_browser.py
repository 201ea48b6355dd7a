"""Reports and dossiers full of hostile text, in a real browser: nothing runs, asks or navigates.

The watched page fails on any request, console error, script error or breach of the content
policy; here on dialogs, new windows, navigation, and elements that the harmless page has not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from dossier_factory import filled_with
from render_payloads import TOGETHER
from summarise.dossier.page import as_page
from summarise.render.report import as_report
from test_render_report import hostile_article, hostile_summary

if TYPE_CHECKING:
    from playwright.sync_api import Dialog

    from browser.conftest import NewPage

# A tag and the names of its attributes for each element, in order; a filter of the dossier offers
# as many options as there are different names.
ELEMENTS = """[...document.querySelectorAll('*:not(option)')].map((e) =>
    [e.localName, ...e.getAttributeNames().sort()].join(' '))"""
UNFOLD = "document.querySelectorAll('details').forEach((part) => { part.open = true; })"


def report(payload: str) -> str:
    article = hostile_article(payload)
    return as_report(hostile_summary(article, payload), article)


def dossier(payload: str) -> str:
    return as_page(filled_with(payload))


@pytest.mark.parametrize("made", [report, dossier], ids=["report", "dossier"])
def test_no_payload_does_anything_in_a_browser(
    made: Callable[[str], str], new_page: NewPage
) -> None:
    done: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        done.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page = new_page()
    page.on("dialog", dismissed)
    page.on("popup", lambda popup: done.append(f"window: {popup.url}"))
    page.on("download", lambda download: done.append(f"download: {download.url}"))
    page.on("framenavigated", lambda frame: done.append(f"navigation: {frame.url}"))
    page.set_content(made("harmless"))
    page.evaluate(UNFOLD)
    harmless = page.evaluate(ELEMENTS)

    for payload in TOGETHER:
        page.set_content(made(payload))
        page.evaluate(UNFOLD)

        assert page.evaluate(ELEMENTS) == harmless, payload[:200]

    page.mouse.move(300, 300)
    page.keyboard.press("Tab")
    assert done == []
