"""The articles that the words of a command line name, one at a time.

Covers: files, folders, patterns, `@list`, URLs, feeds, JSON, tables, Parquet, web archives
and standard input as one stream of entries; ids that are unique; shards. Does not cover:
reading an article (`Entry.article`), how many are read at once.

Memory does not grow with the number of entries: a reader holds one record, and the ids seen
stand in a temporary database that the system may put on disk.
"""

from __future__ import annotations

import hashlib
import io
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from summarise.article import Article
from summarise.errors import ConfigError, SourceError, UsageError
from summarise.read.feeds import is_feed_address, items_of_feed
from summarise.read.files import read_stdin
from summarise.read.folders import files_below, files_matching, is_pattern
from summarise.read.intake import (
    Columns,
    Entry,
    InputFormat,
    Intake,
    failing,
    format_of_name,
    storable,
)
from summarise.read.json_records import lines_of_objects, objects_of_array
from summarise.read.parquet import rows_of_parquet
from summarise.read.sources import expand_sources, has_scheme
from summarise.read.streams import Collection
from summarise.read.tables import rows_of_table
from summarise.read.warc import pages_of_archive
from summarise.text_safety import printable, shell_word

__all__ = ["Columns", "Entry", "InputFormat", "Intake", "entries_in"]


def entries_in(
    tokens: Sequence[str],
    intake: Intake,
    *,
    stdin: BinaryIO | None = None,
    skipped: Counter[str] | None = None,
) -> Iterator[Entry]:
    """Every article that `tokens` name, in order: of tokens, of paths, of records.

    Lists are read at once; all else when the iterator comes to it. Taking the next entry
    may block: on a file, on standard input, or while a feed is fetched.

    Args:
        tokens: Paths, folders, patterns, URLs, `@list`, `-`. A URL is a feed if it begins
            with `feed:`, or if its path ends like one (`.rss`, `.atom`, `.xml`, `/feed`).
        intake: Columns, limits, shard, format.
        stdin: What `-` reads; the process's own standard input if None.
        skipped: Counts what is passed over in folders and archives, by reason.

    Returns:
        Entries with ids that are unique: what repeats an id gets `~2`, `~3` at its end. A
        file that cannot be read, or breaks off, is an entry whose `article` says why.

    Raises:
        UsageError: At once: `-` named twice, an empty token, a list in a list. Later: a
            column asked for is not in a file.
        SourceError: At once: a list is missing, empty or unreadable.
    """
    sources = expand_sources(tokens)
    for source in sources:
        _require_possible(source, intake)
    return _numbered(
        _found(sources, intake, stdin, Counter() if skipped is None else skipped), intake.shard
    )


def _require_possible(source: str, intake: Intake) -> None:
    forced = intake.forced_format
    if has_scheme(source) and forced not in (None, InputFormat.ARTICLE, InputFormat.FEED):
        raise UsageError(
            f"{printable(source)} is read as a page or a feed, not as {forced}",
            hint=f"curl -sL {shell_word(source)} | summarise run - --input-format {forced}",
        )


def _numbered(entries: Iterator[Entry], shard: tuple[int, int] | None) -> Iterator[Entry]:
    with closing(_Ids()) as ids:
        for entry in entries:
            own = ids.unique(entry.id)
            if shard is None or _digest(own) % shard[1] == shard[0]:
                yield entry if own == entry.id else replace(entry, id=own)


def _found(
    sources: Sequence[str], intake: Intake, stdin: BinaryIO | None, skipped: Counter[str]
) -> Iterator[Entry]:
    for source in sources:
        try:
            yield from _of_source(source, intake, stdin, skipped)
        except (SourceError, ConfigError) as error:
            yield failing(source, SourceError(str(error), hint=error.hint))


def _of_source(
    source: str, intake: Intake, stdin: BinaryIO | None, skipped: Counter[str]
) -> Iterator[Entry]:
    if source == "-":
        yield from _of_stdin(intake, stdin, skipped)
    elif has_scheme(source):
        is_feed = is_feed_address(source) or intake.forced_format is InputFormat.FEED
        format_ = InputFormat.FEED if is_feed else InputFormat.ARTICLE
        yield from _of_collection(
            Collection(source.removeprefix("feed:")), format_, intake, skipped
        )
    elif _is_folder(source):
        within = replace(intake, forced_format=None)
        yield from _of_files(files_below(source, skipped), within, skipped)
    elif is_pattern(source):
        yield from _of_files(files_matching(source, skipped), intake, skipped)
    else:
        yield from _of_files(iter([source]), intake, skipped)


def _of_files(paths: Iterator[str], intake: Intake, skipped: Counter[str]) -> Iterator[Entry]:
    for path in paths:
        format_ = intake.forced_format or format_of_name(path)
        try:
            yield from _of_collection(Collection(path), format_, intake, skipped)
        except (SourceError, ConfigError) as error:
            yield failing(path, SourceError(str(error), hint=error.hint))


def _of_stdin(intake: Intake, stdin: BinaryIO | None, skipped: Counter[str]) -> Iterator[Entry]:
    format_ = intake.forced_format or InputFormat.ARTICLE
    buffered = getattr(sys.stdin, "buffer", None)
    # Unbuffered, for a thread that waits in the buffer would hold up the end of Python.
    stream = stdin or getattr(buffered, "raw", buffered)
    if format_ is InputFormat.ARTICLE or stream is None:
        limits = intake.limits
        raw = read_stdin(
            stream, max_bytes=limits.max_bytes, max_document_bytes=limits.max_document_bytes
        )
        stream = io.BytesIO(raw.data)
    yield from _of_collection(Collection("-", stream), format_, intake, skipped)


def _of_collection(
    collection: Collection, format_: InputFormat, intake: Intake, skipped: Counter[str]
) -> Iterator[Entry]:
    match format_:
        case InputFormat.JSONL:
            yield from lines_of_objects(collection, intake)
        case InputFormat.JSON:
            yield from objects_of_array(collection, intake)
        case InputFormat.CSV | InputFormat.TSV:
            yield from rows_of_table(collection, intake, tabs=format_ is InputFormat.TSV)
        case InputFormat.PARQUET:
            yield from rows_of_parquet(collection, intake)
        case InputFormat.FEED:
            yield from items_of_feed(collection, intake)
        case InputFormat.WARC:
            yield from pages_of_archive(collection, intake, skipped)
        case InputFormat.ARTICLE:
            name = storable(collection.name)
            yield Entry(name, name, partial(_read, collection, intake))


def _read(collection: Collection, intake: Intake) -> Article:
    from summarise.read import read_article

    name = collection.name
    return read_article(
        Path(name) if name == "-" and collection.stdin is None else name,
        stdin=collection.stdin,
        limits=intake.limits,
        allow_private=intake.allow_private,
    )


def _is_folder(source: str) -> bool:
    try:
        return Path(source).is_dir()
    except (OSError, ValueError):  # a NUL, or a name too long: reading it says so
        return False


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest())


_MOST_OFTEN = 10_000  # names


class _Ids:
    """The ids given so far, without holding them: SQLite spills what is much to disk."""

    def __init__(self) -> None:
        # The empty name is a private temporary file; threads take turns, see `Iterator`.
        self._base = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("CREATE TABLE seen (id BLOB PRIMARY KEY, times INT) WITHOUT ROWID")
        self._base.execute("BEGIN")  # never ended, for nobody else reads it and nothing is kept
        self._often: dict[bytes, int] = {}  # of the first names that came twice, counted here

    def unique(self, wanted: str) -> str:
        """The id itself when it is new, else with the next number that makes it new."""
        own, times = wanted, self._times(wanted)
        while times > 1:
            own = f"{wanted}~{times}"
            if self._times(own) == 1:
                break
            times = self._times(wanted)
        return own

    def _times(self, name: str) -> int:
        """How often the name was asked for, this time included."""
        digest = hashlib.sha256(name.encode()).digest()[:16]
        if digest in self._often:
            self._often[digest] += 1
            return self._often[digest]
        key = (digest,)
        if self._base.execute("INSERT OR IGNORE INTO seen VALUES (?, 1)", key).rowcount == 1:
            return 1
        if len(self._often) < _MOST_OFTEN:
            self._often[digest] = 2
            return 2
        self._base.execute("UPDATE seen SET times = times + 1 WHERE id = ?", key)
        found: tuple[int] = self._base.execute(
            "SELECT times FROM seen WHERE id = ?", key
        ).fetchone()
        return found[0]

    def close(self) -> None:
        self._base.close()
