"""Whether a source is plain text, Markdown or HTML."""

import pytest

from summarise.errors import SourceError
from summarise.read.document import Origin, RawSource
from summarise.read.kinds import Kind, kind_of

PROSE = "The talks failed on Tuesday."
PAGE = "<!DOCTYPE html>\n<html><p>The talks failed.</p></html>"

CASES = [
    (".txt", None, PROSE, Kind.TEXT),
    ("", None, PROSE, Kind.TEXT),
    (".story", None, PROSE, Kind.TEXT),
    (".md", None, PROSE, Kind.MARKDOWN),
    (".markdown", None, PROSE, Kind.MARKDOWN),
    (".html", None, PROSE, Kind.HTML),
    (".htm", None, PAGE, Kind.HTML),
    ("", None, PAGE, Kind.HTML),
    (".txt", None, PAGE, Kind.HTML),
    (".php", None, "\n<!-- saved -->\n<HTML lang=en>", Kind.HTML),
    ("", None, '<?xml version="1.0"?>\n<html xmlns="x">', Kind.HTML),
    ("", None, "<article><p>The talks failed.</p></article>", Kind.HTML),
    ("", None, "<p> is a tag, and html is a language.", Kind.TEXT),
    ("", None, "In <html> he wrote.", Kind.TEXT),
    (".md", None, "<html>", Kind.MARKDOWN),
    ("", "text/html", PROSE, Kind.HTML),
    (".txt", "text/html", PROSE, Kind.HTML),
    ("", "application/xhtml+xml", PROSE, Kind.HTML),
    ("", "text/markdown", PROSE, Kind.MARKDOWN),
    ("", "text/plain", PROSE, Kind.TEXT),
    (".md", "text/plain", PROSE, Kind.MARKDOWN),
    (".json", "text/plain", PROSE, Kind.TEXT),
]


@pytest.mark.parametrize(("suffix", "media_type", "text", "kind"), CASES)
def test_the_kind_is_told_by_sender_then_name_then_first_line(
    suffix: str, media_type: str | None, text: str, kind: Kind
) -> None:
    raw = RawSource(b"", "a", Origin.WEB, suffix=suffix, media_type=media_type)

    assert kind_of(text, raw) is kind


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".csv", ".xml"])
def test_data_is_no_article(suffix: str) -> None:
    raw = RawSource(b"", f"a{suffix}", Origin.FILE, suffix=suffix)

    with pytest.raises(SourceError, match="holds data, not an article"):
        kind_of('{"a": 1}', raw)


def test_a_million_open_comments_are_read_in_passing() -> None:
    text = "<!--" * 250_000

    assert kind_of(text, RawSource(b"", "a", Origin.FILE)) is Kind.TEXT
