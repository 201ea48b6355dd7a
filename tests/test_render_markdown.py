from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from render_payloads import PAYLOADS
from summarise.render.markdown import as_markdown, escape
from summarise.render.page import BASELINE_BADGE
from summarise.render.words import TEXT_LIMIT, safe
from summary_factory import baseline_summary, empty_summary, filled_with, full_summary

if TYPE_CHECKING:
    from markdown_it.token import Token

# Everything on that a payload could switch on: raw HTML, tables, strike-through.
RENDERER = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(
    ["table", "strikethrough"]
)


def flat(tokens: list[Token]) -> list[Token]:
    """Block tokens with their inline children in place."""
    return [each for token in tokens for each in (token, *(token.children or []))]


def structure(document: str) -> list[tuple[str, str, tuple[Any, ...]]]:
    """The document without its words: what a renderer would make of it."""
    return [
        (token.type, token.tag, tuple(token.attrs.items()))
        for token in flat(RENDERER.parse(document))
        if token.type != "text" or token.content
    ]


def words(document: str) -> str:
    """The words of a rendered document, markup gone."""
    return "\n".join(
        token.content for token in flat(RENDERER.parse(document)) if token.type == "text"
    )


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_changes_no_structure(payload: str) -> None:
    document = as_markdown(filled_with(payload))

    assert structure(document) == structure(as_markdown(filled_with("harmless")))


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_is_shown_as_it_is_written(payload: str) -> None:
    document = as_markdown(filled_with(payload))

    assert safe(payload, TEXT_LIMIT) in words(document)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("\\`*_[]()<>&|~$#@^{}!:;.-+=1 2a/w\"'\t\n"), max_size=40))
def test_any_punctuation_survives_as_text_where_a_line_begins_and_in_a_list(raw: str) -> None:
    text = safe(raw)

    for prefix in ("", "# ", "- **c1** ", "- x\n  — "):
        tokens = flat(RENDERER.parse(prefix + escape(text) + "\n"))
        shown = [token.content for token in tokens if token.type == "text" and token.content]
        assert shown[-1].removeprefix(" ").removeprefix("— ") == text
        assert {token.type for token in tokens} <= {
            *("paragraph_open", "paragraph_close", "inline", "text", "softbreak"),
            *("heading_open", "heading_close", "bullet_list_open", "bullet_list_close"),
            *("list_item_open", "list_item_close", "strong_open", "strong_close"),
        }


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("+2.8 slight escalation", "+2.8 slight escalation"),
        ("-3 degrees", "-3 degrees"),
        ("at 10:30, as agreed", "at 10:30, as agreed"),
        ("3 of 5 (see below)", "3 of 5 (see below)"),
        ("2026. A year", "2026\\. A year"),
        ("http://x.example", "http\\://x.example"),
        ("www.x.example", "www\\.x.example"),
    ],
)
def test_only_what_could_mean_something_is_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_the_baseline_says_so_in_the_first_line() -> None:
    assert as_markdown(baseline_summary()).splitlines()[0] == f"**{BASELINE_BADGE}**"


def test_a_model_run_carries_no_badge() -> None:
    assert BASELINE_BADGE not in as_markdown(full_summary())


def test_a_doubtful_item_is_marked_and_explained() -> None:
    document = as_markdown(full_summary())

    assert "- **? c3** Veskar has no intention of crossing the Ilm. (§9)\n" in document
    assert "  - **?** hedge: overstated — the evidence says “no plans at present”\n" in document


def test_refused_items_stand_apart_from_kept_ones() -> None:
    kept, refused = as_markdown(full_summary()).split("## Refused")

    assert "ordered the crossing himself" not in kept
    assert "- **× claim** The Veskar president ordered the crossing himself." in refused


def test_signals_tell_amount_and_share_and_recalled_ones_stand_apart() -> None:
    document = as_markdown(full_summary())

    assert "verbatim · +3.0 (52%)\n" in document
    assert document.index("Recalled by the article") < document.index("**s5**")


def test_empty_sections_say_that_nothing_was_found() -> None:
    document = as_markdown(empty_summary())

    assert "## Claims\n\nNone found.\n" in document
    assert "## Refused" not in document


def test_an_unknown_cost_is_said_to_be_unknown() -> None:
    run = full_summary().run.model_copy(update={"cost_usd": None})

    assert "cost unknown" in as_markdown(full_summary(run=run))
