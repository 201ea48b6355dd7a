"""The article in a page, without what stands around it."""

import sys
from datetime import date
from pathlib import Path

import pytest

from summarise.errors import ConfigError, SourceError
from summarise.read.document import Dropped, Origin, Page, RawSource, language_code
from summarise.read.html import MOST_ELEMENTS, page_of_html

DATA = Path(__file__).parent / "data" / "read"
SENTENCE = "The minister said on Tuesday that the talks in Geneva had failed once more. "
BODY = "".join(f"<p>Paragraph {number}. {SENTENCE * 2}</p>" for number in range(6))


def _page(html: str) -> Page:
    return page_of_html(html, RawSource(b"", "a.html", Origin.FILE))


def _article() -> Page:
    return _page((DATA / "article.html").read_text(encoding="utf-8"))


def test_paragraphs_are_separated_by_blank_lines_and_keep_their_characters() -> None:
    paragraphs = _article().text.split("\n\n")

    assert paragraphs[0] == "Ceasefire talks collapse in Geneva"
    assert paragraphs[2] == (
        "“We did not come here to surrender,” said the Ruritanian foreign minister, Rudolf "
        "Rassendyll, who added that his country’s forces would remain along the border until "
        "the other side withdrew."
    )
    assert paragraphs[-1] == "The second point of the plan is a buffer zone."


def test_words_in_links_and_emphasis_stay_in_their_sentence() -> None:
    text = _article().text

    assert "had moved two brigades towards the town of Edelweiss over the weekend" in text


@pytest.mark.parametrize(
    "junk",
    ["cookies", "Home", "newsletter", "All rights reserved", "Terms of use", "script", "color"],
)
def test_what_stands_around_the_article_is_gone(junk: str) -> None:
    assert junk not in _article().text


def test_title_date_and_language_are_those_declared() -> None:
    page = _article()

    assert page.title == "Ceasefire talks collapse in Geneva"
    assert page.published == date(2024, 3, 5)
    assert page.language == "en"


def test_the_author_is_the_one_declared() -> None:
    head = "<meta name='author' content='Antonia Hope'>"

    page = _page(f"<html><head>{head}</head><body><article>{BODY}</article></body></html>")

    assert page.author == "Antonia Hope"


def test_how_much_of_the_page_was_left_is_reported() -> None:
    menu = "<nav><ul><li>Home</li><li>World news</li></ul></nav><script>var a = 1</script>"

    page = _page(f"<html><body>{menu}<article>{BODY}</article></body></html>")

    assert page.dropped == (Dropped("about 3 words", "they stand around the article"),)


def test_a_line_break_stays_inside_its_paragraph() -> None:
    assert "could be held in April\nprovided that both" in _article().text


def test_a_page_without_declarations_declares_nothing() -> None:
    page = _page(f"<html><body><article>{BODY}</article></body></html>")

    assert (page.published, page.language) == (None, None)
    assert "Paragraph 5." in page.text


def test_a_copyright_year_is_no_date_of_publication() -> None:
    page = _page(
        f"<html><body><article>{BODY}</article><footer>© 2023 Courier</footer></body></html>"
    )

    assert page.published is None


def test_a_fragment_is_read_like_a_page() -> None:
    assert "Paragraph 5." in _page(f"<article>{BODY}</article>").text


def test_a_page_in_xhtml_with_its_own_encoding_line_is_read() -> None:
    page = _page(
        '<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML '
        '1.0 Strict//EN" "x.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr">'
        f"<head><title>t</title></head><body><article>{BODY}<p>Genève</p></article></body></html>"
    )

    assert "Paragraph 5." in page.text
    assert "Genève" in page.text


@pytest.mark.parametrize(
    "html",
    ["", "<html></html>", "<html><body><script>var a = 1</script></body></html>", "\x00"],
)
def test_a_page_without_article_has_no_text(html: str) -> None:
    assert _page(html).text == ""


@pytest.mark.parametrize(
    "unit",
    ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<blockquote>", "<span>a ", "<a href=x>y",
     "<svg>", "<!--", "<p>x", "<", "&amp;", "<font>x", "<script>"],
)  # fmt: skip
def test_a_bomb_of_nested_elements_is_survived(unit: str) -> None:
    page = _page(f"<html><body>{unit * 5_000}<p>{SENTENCE * 20}</p></body></html>")

    assert "<div>" not in page.text


def test_complaints_of_the_extractor_stay_off_stderr(
    capfd: pytest.CaptureFixture[str],
) -> None:
    _page("")
    _page("<html>")

    assert capfd.readouterr() == ("", "")


def test_a_missing_extractor_is_answered_with_its_installation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    with pytest.raises(ConfigError, match="not installed") as caught:
        _page(BODY)

    assert caught.value.hint == 'pip install -U "summarise-news[web]"'


def test_an_extractor_that_does_not_import_is_named_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "trafilatura.py"
    broken.write_text("raise ImportError('lxml.html.clean is a project of its own')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "trafilatura", raising=False)

    with pytest.raises(ConfigError, match=r"failed: lxml\.html\.clean is a project"):
        _page(BODY)


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "en"), ("en-GB", "en"), ("PT_br", "pt"), ("zh-Hans-CN", "zh"), ("ast", None),
     ("", None), (None, None), ("e1", None), ("English", None)],
)  # fmt: skip
def test_a_language_tag_gives_its_two_letters(tag: str | None, code: str | None) -> None:
    assert language_code(tag) == code


def test_a_page_of_more_elements_than_any_article_is_refused() -> None:
    page = "<html><body>" + "<b>x</b>" * (MOST_ELEMENTS + 1) + "</body></html>"

    with pytest.raises(SourceError, match="elements, which no article has"):
        _page(page)
