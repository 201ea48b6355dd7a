"""What passes between the readers of many articles: an entry, and how entries are wanted.

Covers: one article still to be read, names of columns, formats by file name, text that is
safe to store as an id or a source. Does not cover: finding entries (`entries.py`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import NoReturn

from summarise.article import Article
from summarise.errors import ConfigError, SourceError, UsageError
from summarise.read.limits import DEFAULT_LIMITS, ReadLimits
from summarise.threads import in_daemon_thread

_USERINFO = re.compile(r"\A((?:feed:)?[A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@")
_LONGEST_NAME = 500


class InputFormat(StrEnum):
    """How a file holds articles."""

    ARTICLE = "article"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    PARQUET = "parquet"
    FEED = "feed"
    WARC = "warc"


COLLECTION_SUFFIXES = {
    ".jsonl": InputFormat.JSONL,
    ".ndjson": InputFormat.JSONL,
    ".json": InputFormat.JSON,
    ".csv": InputFormat.CSV,
    ".tsv": InputFormat.TSV,
    ".parquet": InputFormat.PARQUET,
    ".rss": InputFormat.FEED,
    ".atom": InputFormat.FEED,
    ".xml": InputFormat.FEED,
    ".warc": InputFormat.WARC,
}
_PACKED = frozenset({InputFormat.PARQUET, InputFormat.FEED})  # never as .gz


@dataclass(frozen=True, slots=True)
class Entry:
    """One article to be read.

    Attributes:
        id: Stable and unique within the intake: the record's own id, else the source and
            a number (`news.csv#12`); a file's or URL's own name. Never a path to open.
        source: What to call it; safe to store and to show.
        read: Reads, fetches or decodes it. Blocks; `article` is the way to call it.
    """

    id: str
    source: str
    read: Callable[[], Article] = field(repr=False, compare=False)

    async def article(self) -> Article:
        """Reads the article beside the event loop.

        Raises:
            SourceError: It cannot be read or is no article. Nothing else is raised: one
                bad row, file or page never ends a run.
        """
        try:
            return await in_daemon_thread(self.read)
        except ConfigError as error:  # an extra that this one entry needs
            raise SourceError(str(error), hint=error.hint) from error


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column, or key of a record, holds what; None: found by well-known names."""

    text: str | None = None
    id: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """How entries are wanted.

    Attributes:
        columns: Of tables and JSON records.
        limits: Of each article; `max_bytes` bounds each record too.
        shard: (i, n): only entries whose id's SHA-256 is i modulo n, 0 <= i < n.
        forced_format: Of `-` and of every file named, whatever their names say; files
            inside folders keep what their names say.
        allow_private: Fetch from private addresses too, see `read_article`.

    Raises:
        UsageError: The shard is none.
    """

    columns: Columns = Columns()
    limits: ReadLimits = DEFAULT_LIMITS
    shard: tuple[int, int] | None = None
    forced_format: InputFormat | None = None
    allow_private: bool = False

    def __post_init__(self) -> None:
        if self.shard is not None and not 0 <= self.shard[0] < self.shard[1]:
            i, n = self.shard
            raise UsageError(f"{i} of {n} is no shard", hint=f"shards of {n} count from 0")


def format_of_name(name: str) -> InputFormat:
    """The format that a file's name promises; an article where it promises nothing.

    >>> str(format_of_name("2024-05.JSONL.gz"))
    'jsonl'
    """
    lower = name.lower()
    packed = lower.endswith(".gz")
    stem = lower.removesuffix(".gz")
    found = COLLECTION_SUFFIXES.get(stem[stem.rfind(".") :] if "." in stem else "")
    return InputFormat.ARTICLE if found is None or (packed and found in _PACKED) else found


def storable(name: str) -> str:
    r"""`name` as an id or a source: one line, no controls, no half characters, no password.

    What cannot be printed is written as an escape; what is longer than 500 characters is
    cut, with a digest of the whole at its end.

    >>> storable("https://anna:secret@example.org/\x1b[2J")
    'https://example.org/\\x1b[2J'
    """
    if "@" in name:
        name = _USERINFO.sub(r"\1", name)
    if len(name) > _LONGEST_NAME:
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
        name = f"{name[: _LONGEST_NAME - 17]}~{digest[:16]}"
    if name.isprintable():
        return name
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in name
    )


def failing(name: str, error: SourceError) -> Entry:
    """The entry that stands for something that could not be read, and says why."""
    shown = storable(name)
    return Entry(shown, shown, partial(_fail, str(error), error.hint))


def _fail(message: str, hint: str | None) -> NoReturn:
    raise SourceError(message, hint=hint)
