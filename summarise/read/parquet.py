"""Articles as rows of a Parquet file.

Covers: streaming rows, the needed columns only. Does not cover: nested columns, data sets of
several files (name their folder), object stores, standard input (the format needs seeking).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from summarise.errors import SourceError
from summarise.read.extras import require
from summarise.read.files import missing_error
from summarise.read.intake import Columns, Entry, Intake
from summarise.read.records import (
    choose_columns,
    entry_of_row,
    require_columns,
    require_text_column,
)
from summarise.read.streams import SAMPLE, Collection
from summarise.text_safety import printable

# Few, for each may hold an article of the greatest length.
_ROWS_AT_ONCE = 32
_STREAMED: dict[str, Any] = {"buffer_size": SAMPLE, "pre_buffer": False}  # or row groups are held
_HINT = "export the rows as JSON lines, and name that file"


def rows_of_parquet(collection: Collection, intake: Intake) -> Iterator[Entry]:
    """An entry for each row.

    Raises:
        UsageError: A column asked for is not there.
        SourceError: The file cannot be read, is damaged, or has no column for text.
        ConfigError: The `parquet` extra is not installed.
    """
    name = collection.name
    if collection.stdin is not None:
        raise SourceError("Parquet cannot be read from standard input", hint="name the file")
    pyarrow = require("pyarrow", "parquet", "reading Parquet")
    parquet = require("pyarrow.parquet", "parquet", "reading Parquet")
    if not collection.path.exists():
        raise missing_error(name, collection.path)
    try:
        with parquet.ParquetFile(collection.path, **_STREAMED) as file:
            chosen = _columns(list(file.schema_arrow.names), intake.columns, name)
            for number, row in enumerate(_rows(file, chosen, pyarrow), start=1):
                yield entry_of_row(row, chosen, number=number, name=name, intake=intake)
    # A file that was made to break the reader: bytes that are no names, years after 9999.
    except (pyarrow.ArrowException, OSError, ValueError, LookupError, OverflowError) as error:
        why = printable(str(error)) or type(error).__name__
        raise SourceError(f"{printable(name)} cannot be read: {why}", hint=_HINT) from error


def _columns(names: list[str], asked: Columns, name: str) -> Columns:
    require_columns(names, asked, name)
    chosen = choose_columns(names, asked)
    require_text_column(chosen, names, name)
    return chosen


def _rows(file: Any, chosen: Columns, pyarrow: Any) -> Iterator[dict[str, object]]:  # noqa: ANN401  # untyped
    needed = sorted({getattr(chosen, item.name) for item in fields(chosen)} - {None})
    for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=needed, use_threads=False):
        columns = {
            name: _as_days(column, pyarrow).to_pylist()
            for name, column in zip(batch.schema.names, batch.columns, strict=True)
        }
        for values in zip(*columns.values(), strict=True):
            yield dict(zip(columns, values, strict=True))


def _as_days(column: Any, pyarrow: Any) -> Any:  # noqa: ANN401  # untyped
    """Python has no nanoseconds, which pandas writes; of a moment only the day is wanted."""
    if pyarrow.types.is_timestamp(column.type):
        return column.cast(pyarrow.date32(), safe=False)
    return column
