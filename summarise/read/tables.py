"""Articles as rows of a CSV or TSV file, the first row naming the columns.

Covers: the delimiter and the encoding, told by the beginning; quoted fields over several
lines; rows of bounded length. Does not cover: files without a header, escape characters
other than doubled quotes.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from summarise.errors import SourceError
from summarise.read.guess import guess_codec
from summarise.read.intake import Columns, Entry, Intake, failing
from summarise.read.records import (
    WELL_KNOWN,
    choose_columns,
    entry_of_row,
    require_columns,
    require_text_column,
)
from summarise.read.streams import SAMPLE, Collection, opened, too_long
from summarise.text_safety import printable, shell_word

_QUOTE_HINT = "look for a quote that is never closed"
_DELIMITERS = (",", "\t", ";", "|")
_MARKS = (  # UTF-32 is rare in tables, and its little-endian mark begins with that of UTF-16
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_UNDECODED = re.compile("[\udc80-\udcff]")
_ROLE_NAMES = frozenset(name for names in WELL_KNOWN.values() for name in names)


def rows_of_table(collection: Collection, intake: Intake, *, tabs: bool = False) -> Iterator[Entry]:
    """An entry for each row; a row that cannot be read is an entry that says so.

    Args:
        collection: A file of comma- or otherwise separated values.
        intake: Limits and columns.
        tabs: Whether the fields are known to be separated by tabs.

    Raises:
        UsageError: A column asked for is not in the header.
        SourceError: The file cannot be read, is empty, or has no column for text.
    """
    with opened(collection) as stream:
        lines = _Lines(stream, intake.limits.max_bytes)
        try:
            yield from _entries(lines, collection.name, intake, tabs=tabs)
        finally:
            lines.detach()


def _entries(lines: _Lines, name: str, intake: Intake, *, tabs: bool) -> Iterator[Entry]:
    delimiter = "\t" if tabs else _delimiter(lines.peek(), intake.columns)
    rows = csv.reader(lines, delimiter=delimiter)
    names = _header(rows, lines, name)
    require_columns(names, intake.columns, name)
    chosen = choose_columns(names, intake.columns)
    require_text_column(chosen, names, name)
    number = 0
    while (row := _next_row(rows, lines, name)) is not None:
        if row:  # a blank line is no row
            number += 1
            yield _entry(row, names, chosen, number=number, name=name, intake=intake)


def _header(rows: Iterator[list[str]], lines: _Lines, name: str) -> list[str]:
    header = _next_row(rows, lines, name)
    if isinstance(header, SourceError):
        raise header
    if not header:
        raise SourceError(f"{printable(name)} has no header", hint="a first line: id,title,text")
    return [column.strip() for column in header]


def _entry(
    row: list[str] | SourceError,
    names: list[str],
    chosen: Columns,
    *,
    number: int,
    name: str,
    intake: Intake,
) -> Entry:
    place = f"{name}#{number}"
    if isinstance(row, SourceError):
        return failing(place, row)
    if len(row) != len(names):
        error = SourceError(
            f"{printable(place)} has {len(row)} fields, and the header {len(names)}",
            hint="a field with a delimiter, a quote or a line end in it stands in quotes",
        )
        return failing(place, error)
    if _UNDECODED.search("".join(row)):
        error = SourceError(
            f"{printable(place)} holds bytes that are no UTF-8",
            hint=f"iconv -f CP1252 -t UTF-8 {shell_word(name)} > utf8.csv",
        )
        return failing(place, error)
    values = dict(zip(names, row, strict=True))
    return entry_of_row(values, chosen, number=number, name=name, intake=intake)


def _next_row(
    rows: Iterator[list[str]], lines: _Lines, name: str
) -> list[str] | SourceError | None:
    """The next row, or why it cannot be read; None at the end."""
    lines.begin_record()
    before = csv.field_size_limit(lines.most)  # the module's one limit for all its readers
    try:
        return next(rows, None)
    except _TooLongError:
        error = too_long(name, f"line {lines.number}", lines.most)
        return SourceError(str(error), hint=_QUOTE_HINT)
    except csv.Error as error:
        return SourceError(
            f"{printable(name)}, line {lines.number}: {printable(str(error))}", hint=_QUOTE_HINT
        )
    finally:
        csv.field_size_limit(before)


class _TooLongError(Exception):
    """A row is over the limit; what is left of its line was passed over."""


class _Lines:
    """Lines of a table, as many for one record as its limit allows."""

    def __init__(self, stream: io.BufferedReader, most: int) -> None:
        codec, errors = _codec(stream.peek(SAMPLE)[:SAMPLE])
        self._text = io.TextIOWrapper(stream, encoding=codec, errors=errors, newline="")
        self._first: str | None = None
        self._taken = 0
        self.most = most
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._first is None:
            line = self._text.readline(self.most + 1)
        else:
            line, self._first = self._first, None
        if not line:
            raise StopIteration
        self.number += 1
        self._taken += len(line)
        if self._taken > self.most:
            self._pass_over(line)
            raise _TooLongError
        return line

    def peek(self) -> str:
        """The first line, which will come again."""
        self._first = self._text.readline(self.most + 1)
        return self._first

    def detach(self) -> None:
        """Leaves the stream open to its owner."""
        self._text.detach()

    def begin_record(self) -> None:
        """Counts anew."""
        self._taken = 0

    def _pass_over(self, line: str) -> None:
        while line and not line.endswith(("\n", "\r")):
            line = self._text.readline(SAMPLE)


def _codec(sample: bytes) -> tuple[str, str]:
    """The codec of a table that begins with `sample`, and what to do with other bytes."""
    for mark, codec in _MARKS:
        if sample.startswith(mark):
            return codec, "replace"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # may end inside a character
    except UnicodeDecodeError:
        guessed = guess_codec(sample)
        return (guessed, "replace") if guessed else ("utf-8", "surrogateescape")
    return "utf-8", "surrogateescape"


def _delimiter(header: str, columns: Columns) -> str:
    """The delimiter that divides a header into most known names, then into most fields."""
    wanted = {getattr(columns, role) for role in WELL_KNOWN} - {None}

    def merit(delimiter: str) -> tuple[int, int]:
        names = next(csv.reader([header[:SAMPLE]], delimiter=delimiter), [])
        known = sum(item in wanted or item.strip().lower() in _ROLE_NAMES for item in names)
        return known, len(names)

    return max(_DELIMITERS, key=merit)
