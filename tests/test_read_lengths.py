"""Whether a source holds enough words."""

import pytest

from summarise.errors import SourceError
from summarise.read.document import Origin, RawSource
from summarise.read.lengths import count_words, require_words

CASES = [
    ("", 0),
    (" \n\t", 0),
    ("-- … !", 0),
    ("one two", 2),
    ("U.S. troops — 1,500 of them — left", 6),
    ("Rassendyll’s co-operation", 2),
    ("Министр заявил во вторник", 4),
    ("قال وزير الخارجية", 3),
    ("外交部长周二表示", 4),
    ("外相は火曜日、NATO と協議した。", 6),
    ("รัฐมนตรี", 4),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words_are_counted_with_and_without_spaces(text: str, words: int) -> None:
    assert count_words(text) == words


def test_too_few_words_of_a_page_are_answered_with_the_browser() -> None:
    raw = RawSource(b"", "https://example.org/a", Origin.WEB)

    with pytest.raises(SourceError) as caught:
        require_words("word " * 38, 120, raw, is_page=True)

    assert str(caught.value) == (
        "https://example.org/a holds 38 words of text; an article needs 120 (--min-words)"
    )
    assert caught.value.hint == "copy the text from your browser, then: pbpaste | summarise -"


@pytest.mark.parametrize(
    ("source", "origin", "hint"),
    [
        ("-", Origin.STDIN, "… | summarise - --min-words 1"),
        ("my a.txt", Origin.FILE, "summarise run 'my a.txt' --min-words 1"),
    ],
)
def test_too_few_words_of_text_are_answered_with_the_flag(
    source: str, origin: Origin, hint: str
) -> None:
    with pytest.raises(SourceError, match="holds 1 word of text") as caught:
        require_words("word", 20, RawSource(b"", source, origin), is_page=False)

    assert caught.value.hint == hint


def test_enough_words_pass() -> None:
    require_words("word " * 20, 20, RawSource(b"", "-", Origin.STDIN), is_page=False)


def test_a_text_without_words_is_refused_whatever_the_least() -> None:
    with pytest.raises(SourceError, match="- holds no text"):
        require_words(" \n", 0, RawSource(b"", "-", Origin.STDIN), is_page=False)
