"""Plain text out of Markdown."""

from datetime import date
from pathlib import Path

import pytest

from summarise.errors import SourceError
from summarise.read.markdown import page_of_markdown

DATA = Path(__file__).parent / "data" / "read"


def test_a_document_becomes_paragraphs_without_markup() -> None:
    page = page_of_markdown((DATA / "article.md").read_text(encoding="utf-8"))

    assert page.text.split("\n\n") == [
        "Talks collapse in Geneva",
        "Talks between Ruritania and Graustark collapsed on Tuesday, officials said — without "
        "a date for more.",
        "Prisoners are to be exchanged.",
        "A buffer zone is to be drawn.",
        "“We did not come here to surrender,” the minister said.",
        "Side | Dead",
        "Ruritania | 12",
        "An editor’s note on the figures.",
    ]


def test_front_matter_declares_title_date_and_language() -> None:
    page = page_of_markdown((DATA / "article.md").read_text(encoding="utf-8"))

    assert page.title == "Ceasefire talks collapse"
    assert page.published == date(2024, 3, 5)
    assert page.language == "en"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-03-05", date(2024, 3, 5)),
        ("'2024-03-05'", date(2024, 3, 5)),
        ("2024-03-05T23:40:00-05:00", date(2024, 3, 5)),
        ("5 March 2024", date(2024, 3, 5)),
        ("yesterday", None),
        ("2024-13-45", None),
        ("", None),
    ],
)
def test_the_date_is_the_calendar_date_as_written(written: str, day: date | None) -> None:
    assert page_of_markdown(f"---\ndate: {written}\n---\nText.\n").published == day


def test_toml_front_matter_is_read_too() -> None:
    page = page_of_markdown('+++\ntitle = "Talks"\nlang = "de-AT"\n+++\nText.\n')

    assert (page.title, page.language, page.text) == ("Talks", "de", "Text.")


def test_the_opening_heading_is_the_title_where_nothing_is_declared() -> None:
    page = page_of_markdown("Talks *fail*\n============\n\nText.\n")

    assert (page.title, page.text) == ("Talks fail", "Talks fail\n\nText.")


def test_a_later_heading_is_no_title() -> None:
    assert page_of_markdown("Text.\n\n# Heading\n").title is None


@pytest.mark.parametrize("text", ["---\ntitle: never closed\n\nText.\n", "---\n", "--- x\n"])
def test_a_rule_that_opens_no_front_matter_loses_nothing(text: str) -> None:
    page = page_of_markdown(text)

    words = set(text.replace("-", "").split())
    assert words <= set(page.text.split())
    assert page.title is None


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("a\nb", "a b"),
        ("a  \nb", "a\nb"),
        ("`code` and **bold**", "code and bold"),
        ("![map](m.png) Text", "Text"),
        ("[words](https://x.org 'title')", "words"),
        ("<b>bold</b> &amp; 3 < 4", "bold & 3 < 4"),
        ("1. one\n2. two", "one\n\ntwo"),
        ("> quoted", "quoted"),
        ("    indented", "indented"),
        ("<!-- hidden -->", ""),
        ("<style>p {}</style>", ""),
        ("<div>\n5 &lt; 6 <i>and</i>\n</div>", "5 < 6 and"),
        ("", ""),
    ],
)
def test_marks_go_and_words_stay(markdown: str, text: str) -> None:
    assert page_of_markdown(markdown).text == text


@pytest.mark.parametrize("unit", ["> ", "- ", "[", "*a ", "<div>", "|a", "![["])
def test_deep_nesting_is_survived(unit: str) -> None:
    page = page_of_markdown("The talks failed.\n\n" + unit * 10_000)

    assert page.text.startswith("The talks failed.")


@pytest.mark.parametrize("text", ["[" * 100_001, "a\n" * 100_001])
def test_what_has_more_marks_or_lines_than_any_article_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="which no article has"):
        page_of_markdown(text)
