"""Which articles the words of a command line name.

Covers: `-`, paths, URLs and `@list` files, in the order given. Nothing is opened but lists.
Does not cover: what is below a folder or matches a pattern (`folders.py`), reading articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarise.errors import SourceError, UsageError
from summarise.read.files import read_file
from summarise.text_safety import printable, shell_word

_SCHEME = re.compile(r"(?:feed:)?[A-Za-z][A-Za-z0-9+.-]*://")
_LIST_MAX_BYTES = 5_000_000


def has_scheme(source: str) -> bool:
    """Whether `source` is written as a URL of any kind, and so is not a path.

    `feed:` may stand before a URL to say that it is a feed.
    """
    return _SCHEME.match(source) is not None


def expand_sources(tokens: Sequence[str]) -> list[str]:
    """Replaces every `@list` by the sources in it.

    A list has one source per line; blank lines and lines that begin with `#` are passed
    over; relative paths start at the list's own folder.

    Args:
        tokens: Sources as typed: `-`, a path, a URL or `@` and the path of a list.

    Returns:
        `-`, paths (folders and patterns too) and URLs, in order; repeated ones stay.

    Raises:
        UsageError: `-` is named twice, a list names a list, or a token is empty.
        SourceError: A list is missing, empty or unreadable.
    """
    sources = [source for word in tokens for source in _expand(word)]
    if sources.count("-") > 1:
        raise UsageError(
            "standard input (-) is named more than once",
            hint="name - once, and the other articles as files",
        )
    return sources


def _expand(word: str) -> Iterator[str]:
    if not word.strip():
        raise UsageError("a source is empty", hint="summarise run article.txt")
    if word == "@":
        raise UsageError("@ names no list", hint="summarise run @articles.list")
    if word.startswith("@"):
        yield from _read_list(word)
    else:
        yield word


def _read_list(word: str) -> list[str]:
    path = Path(word[1:])
    raw = read_file(path, word[1:], max_bytes=_LIST_MAX_BYTES)
    try:
        text = raw.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"the list {raw.name} is not UTF-8 text",
            hint=f"iconv -f CP1252 -t UTF-8 {shell_word(word[1:])} > articles.list",
        ) from error
    lines = [line.strip() for line in text.splitlines()]
    named = [line for line in lines if line and not line.startswith("#")]
    if not named:
        raise SourceError(
            f"the list {raw.name} names no sources",
            hint="write one file name or URL on each line",
        )
    return [_from_list(line, path) for line in named]


def _from_list(line: str, path: Path) -> str:
    if line.startswith("@"):
        raise UsageError(
            f"the list {printable(str(path))} names another list: {printable(line)}",
            hint=f"name both: summarise run {shell_word(f'@{path}')} …",
        )
    if line == "-" or has_scheme(line) or path.parent == Path():
        return line
    return str(path.parent / line)
