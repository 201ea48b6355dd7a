"""What untrusted text may do to a terminal: nothing."""

import pytest

from summarise.text_safety import printable, shell_word

CASES = {
    "plain text stays": ("article.txt", "article.txt"),
    "letters of any script stay": ("статья – 記事 – مقالة.txt", "статья – 記事 – مقالة.txt"),
    "a colour goes whole": ("a\x1b[31mred\x1b[0m", "ared"),
    "a colour in C1 form goes whole": ("a\x9b31mred", "ared"),
    "a hyperlink keeps its words": ("\x1b]8;;https://x.org\x07here\x1b]8;;\x07", "here"),
    "a window title goes": ("\x1b]0;owned\x1b\\name", "name"),
    "a device control string goes": ("\x1bPq#0\x1b\\name", "name"),
    "an unfinished sequence loses its escape": ("\x1b]0;name", "]0;name"),
    "a two-character escape goes": ("a\x1bcb", "ab"),
    "a lone escape goes": ("a\x1b", "a"),
    "line breaks become one space": ("a\r\n\tb\u2028c\x85d", "a b c d"),
    "nothing can return to the line start": ("safe\rfake", "safe fake"),
    "backspaces and bells go": ("a\x08b\x07", "ab"),
    "a bidi override goes": ("invoice\u202etxt.exe", "invoicetxt.exe"),
    "bidi isolates go": ("\u2066a\u2069", "a"),
    "zero-width characters go": ("a\u200bb\u200dc\ufeffd", "abcd"),
    "tag characters go": ("a\U000e0041b", "ab"),
    "a blank letter goes": ("a\u3164b", "ab"),
    "an undecodable byte is shown as such": ("a\udcffb", "a\ufffdb"),
    "nothing stays nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "shown"), CASES.values(), ids=CASES.keys())
def test_printable_text_holds_nothing_a_terminal_obeys(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_long_text_ends_in_an_ellipsis_within_the_limit() -> None:
    shown = printable("x" * 300, limit=50)

    assert shown == "x" * 49 + "…"


def test_text_without_limit_is_whole() -> None:
    assert printable("x" * 3_000, limit=None) == "x" * 3_000


def test_a_million_openers_are_read_once() -> None:
    assert printable("\x1b]" * 500_000 + "end", limit=None).endswith("]end")


def test_a_shell_word_is_quoted_and_loses_its_escapes() -> None:
    assert shell_word("it's\x1b[2J here.txt") == "'it'\"'\"'s here.txt'"
