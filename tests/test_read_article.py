"""From a path, a URL or standard input to an article."""

import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from summarise.errors import ConfigError, SourceError
from summarise.read import ReadLimits, read_article, read_text

DATA = Path(__file__).parent / "data" / "read"
TEXT = (
    "Talks between Ruritania and Graustark collapsed in Geneva on Tuesday.\n\n"
    "“We did not come here to surrender,” the foreign minister said. He left the city.\n"
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keeps the test's own output clean."""


@pytest.fixture
def site() -> Iterator[str]:
    handler = partial(_Quiet, directory=str(DATA))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_text_file_becomes_an_article_named_as_the_caller_named_it(story: Path) -> None:
    article = read_article(str(story))

    assert article.source == str(story)
    assert len(article.sentences) == 3
    assert article.text_of(article.sentences[2]) == "He left the city."


def test_a_path_object_is_a_path_whatever_it_looks_like(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.rename(story.parent / "-")
    monkeypatch.chdir(story.parent)

    article = read_article(Path("-"), stdin=io.BytesIO(b""))

    assert len(article.sentences) == 3


def test_standard_input_is_read_for_a_dash() -> None:
    article = read_article("-", stdin=io.BytesIO(TEXT.encode("utf-16")))

    assert article.source == "-"
    assert "“We did not come here to surrender,”" in article.text


def test_a_page_on_standard_input_is_recognised() -> None:
    article = read_article("-", stdin=io.BytesIO((DATA / "article.html").read_bytes()))

    assert article.title == "Ceasefire talks collapse in Geneva"
    assert "<p>" not in article.text


def test_what_a_page_declares_reaches_the_article() -> None:
    article = read_article(DATA / "article.html")

    assert article.title == "Ceasefire talks collapse in Geneva"
    assert article.published == date(2024, 3, 5)
    assert article.language == "en"


def test_what_front_matter_declares_reaches_the_article() -> None:
    article = read_article(DATA / "article.md")

    assert (article.title, article.published) == ("Ceasefire talks collapse", date(2024, 3, 5))


def test_a_fetched_page_equals_the_same_page_on_disk(site: str) -> None:
    fetched = read_article(f"{site}/article.html", allow_private=True)

    on_disk = read_article(DATA / "article.html")
    assert fetched.source == f"{site}/article.html"
    assert fetched.sha256 == on_disk.sha256


def test_private_addresses_are_refused_unless_allowed(site: str) -> None:
    with pytest.raises(SourceError, match="only 80 and 443"):
        read_article(f"{site}/article.html")


def test_a_fetched_paywall_is_no_article(site: str) -> None:
    with pytest.raises(SourceError, match="holds 38 words of text; an article needs 120"):
        read_article(f"{site}/paywall.html", allow_private=True)


def test_the_least_number_of_words_can_be_lowered() -> None:
    article = read_article(DATA / "paywall.html", limits=ReadLimits(min_words=30))

    assert "walked out of a meeting" in article.text


def test_the_least_number_of_words_can_be_raised_for_text(story: Path) -> None:
    with pytest.raises(SourceError, match="an article needs 120"):
        read_article(story, limits=ReadLimits(min_words=120))


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"--- ..."])
def test_a_file_without_words_holds_no_text(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)

    with pytest.raises(SourceError, match="holds no text") as caught:
        read_article(tmp_path / "a.txt")

    assert caught.value.hint == "pipe the text in: pbpaste | summarise -"


def test_empty_standard_input_is_named_by_its_dash() -> None:
    with pytest.raises(SourceError) as caught:
        read_article("-", stdin=io.BytesIO(b" \n"))

    assert str(caught.value) == "- holds no text"


def test_a_binary_is_named_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00")

    with pytest.raises(SourceError, match=r"is a PNG image, which is not read"):
        read_article(tmp_path / "a.txt")


@pytest.mark.parametrize("source", ["", "  "])
def test_an_empty_source_is_refused(source: str) -> None:
    with pytest.raises(SourceError, match="the source is empty"):
        read_article(source)


@pytest.mark.parametrize("source", ["ftp://example.org/a.txt", "file:///etc/hosts", "x-y://z"])
def test_other_schemes_are_no_paths(source: str) -> None:
    with pytest.raises(SourceError, match="is no http or https URL"):
        read_article(source)


def test_the_limit_on_bytes_holds_for_files(story: Path) -> None:
    with pytest.raises(SourceError, match="too large"):
        read_article(story, limits=ReadLimits(max_bytes=10))


def test_a_source_with_undecodable_bytes_can_be_stored(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text(TEXT, encoding="utf-8")

    article = read_article(path)

    assert article.source.endswith("caf?.txt")
    assert article.source.encode("utf-8")


def test_text_is_an_article_as_it_stands() -> None:
    article = read_text("No.", title="Answer")

    assert (article.text, article.title, article.source) == ("No.", "Answer", "-")


def test_html_without_the_extra_is_a_matter_of_configuration(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    with pytest.raises(ConfigError):
        read_article(DATA / "article.html")


def test_reading_text_imports_neither_the_extractor_nor_a_web_client() -> None:
    code = (
        "import sys, summarise.read as r\n"
        "r.expand_sources(['a.txt']); r.has_scheme('http://x')\n"
        "print(sorted({'trafilatura', 'httpx2', 'markdown_it', 'charset_normalizer', 'lxml', 'pypdf', 'docx', 'email'}"
        " & set(sys.modules)))\n"
    )

    done = subprocess.run(  # noqa: S603  # our own interpreter and code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"
