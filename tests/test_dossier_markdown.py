"""A dossier as Markdown, CSV and JSON: readable, and safe whatever the articles say."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from markdown_it import MarkdownIt

from crisis import TORAL, VESKAR, denied, dossier, person, story, told
from render_payloads import PAYLOADS
from summarise.dossier.assembly import make_dossier
from summarise.dossier.formats import FORMATS
from summarise.dossier.markdown import as_markdown
from summarise.dossier.table import COLUMNS, as_csv
from summarise.results.stored import Stored
from summary_factory import article_info, filled_with

CAST = (TORAL, VESKAR, person("Ivo Kess"))
BRIDGE = "Veskar closed the Karsin bridge on the Ilm to 40 lorries."
TWO = (
    story("north", [told(BRIDGE)], CAST),
    story(
        "south",
        [
            told("Veskar shut the Karsin bridge on the Ilm to 60 lorries."),
            denied("Veskar did not close the Karsin bridge on the Ilm.", "Ivo Kess"),
        ],
        CAST,
    ),
)


def test_a_brief_says_who_supports_and_who_disputes() -> None:
    text = as_markdown(dossier(*TWO))

    assert text.startswith("# ")
    assert "2 articles · 2 independent sources · 2026-09-14 to 2026-09-14" in text
    assert "disputed by Ivo Kess" in text
    assert "numbers differ, lorries: 40 (A1\\:c1); 60 (A2\\:c1)" in text
    assert "- **Ivo Kess** disputes: Veskar did not close the Karsin bridge on the Ilm." in text


def test_every_section_is_there_even_if_empty() -> None:
    text = as_markdown(dossier(story("north")))

    titles = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]

    assert titles == [
        "Claims made more than once",
        "Events",
        "Index by day",
        "Actors",
        "Who acts on whom",
        "Claims of one article",
        "Articles",
    ]


@pytest.mark.parametrize("payload", [item for item in PAYLOADS if item.strip()])
def test_no_payload_makes_markup(payload: str) -> None:
    filled = filled_with(payload)
    info = article_info(title=payload, source=payload, sha256="a" * 64, published=date(2026, 9, 1))
    found = make_dossier(
        [Stored(payload, filled.model_copy(update={"article": info}))], title=payload
    )
    tokens = MarkdownIt("commonmark", {"html": True}).parse(as_markdown(found))

    kinds = {token.type for token in tokens}
    kinds |= {child.type for token in tokens for child in token.children or ()}

    assert kinds <= {
        "heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close",
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
        "text", "strong_open", "strong_close", "softbreak", "text_special",
    }  # fmt: skip


def test_each_row_of_the_table_is_a_claim_of_one_article() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(dossier(*TWO)))))

    assert tuple(rows[0]) == COLUMNS
    assert [(row["group"], row["article"], row["stance"]) for row in rows] == [
        ("G1", "A1", "supports"),
        ("G1", "A2", "supports"),
        ("G1", "A2", "disputes"),
    ]
    assert rows[0]["outlets"] == "2"


def test_no_cell_of_the_table_is_a_formula() -> None:
    text = as_csv(dossier(story("north", [told("=HYPERLINK(1)")])))

    (row,) = csv.DictReader(io.StringIO(text))

    assert row["text"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("name", ["md", "json", "csv"])
def test_every_format_ends_with_a_line_feed(name: str) -> None:
    assert FORMATS[name](dossier(*TWO)).endswith("\n")


def test_json_holds_everything() -> None:
    found = json.loads(FORMATS["json"](dossier(*TWO)), parse_float=Decimal)

    assert found["dossier_version"] == 1
    assert found["groups"][0]["disputed_by"] == ["Ivo Kess"]
