from __future__ import annotations

from html.parser import HTMLParser

import pytest

from render_payloads import PAYLOADS
from summarise.render.notebook import as_html_fragment
from summarise.render.page import BASELINE_BADGE
from summarise.render.words import TEXT_LIMIT, safe
from summary_factory import baseline_summary, filled_with, full_summary

VOID = {"br"}


class Reader(HTMLParser):
    """Collects elements with their attributes, anything that is no element, and text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.others: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


def read(fragment: str) -> Reader:
    reader = Reader()
    reader.feed(fragment)
    reader.close()
    return reader


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_adds_no_element_and_no_attribute(payload: str) -> None:
    found = read(as_html_fragment(filled_with(payload)))

    assert found.elements == read(as_html_fragment(filled_with("harmless"))).elements
    assert found.others == []
    assert found.open == []


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_is_shown_as_it_is_written(payload: str) -> None:
    found = read(as_html_fragment(filled_with(payload)))

    assert safe(payload, TEXT_LIMIT) in "".join(found.words)


def test_the_fragment_is_one_element_without_script_link_or_class() -> None:
    fragment = as_html_fragment(full_summary())

    found = read(fragment)
    assert {tag for tag, _ in found.elements} <= {
        "div",
        "span",
        "b",
        "br",
        "details",
        "summary",
    }
    assert {name for _, attrs in found.elements for name, _ in attrs} <= {"style", "dir"}
    assert fragment.startswith("<div ")
    assert fragment.endswith("</div>")
    assert "url(" not in fragment


def test_the_baseline_says_so_before_anything_else() -> None:
    assert read(as_html_fragment(baseline_summary())).words[1] == BASELINE_BADGE


def test_a_doubtful_item_is_marked_and_explained_in_words() -> None:
    words = "".join(read(as_html_fragment(full_summary())).words)

    assert "? c3 Veskar has no intention" in words
    assert "? hedge: overstated" in words


def test_refused_items_stand_after_all_kept_ones() -> None:
    kept, refused = "".join(read(as_html_fragment(full_summary())).words).split("Refused ")

    assert "ordered the crossing himself" not in kept
    assert "× claim The Veskar president ordered the crossing himself." in refused


def test_a_notebook_finds_both_renderings_on_the_summary() -> None:
    summary = full_summary()

    assert summary._repr_html_() == as_html_fragment(summary)
    assert summary._repr_markdown_().startswith("# Toral expects Veskar troops")
