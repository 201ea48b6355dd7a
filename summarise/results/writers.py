"""Tables as CSV, JSON Lines and Parquet, row by row.

Covers: writing to a stream (CSV, JSON Lines) or a file (Parquet) in little memory. Does not
cover: which tables, and whether files are replaced (`export.py`).
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from summarise.errors import UsageError
from summarise.results.cells import csv_cell, iso, json_text
from summarise.results.columns import Cell, Kind, Row, Table

if TYPE_CHECKING:
    import pyarrow
    from pydantic import JsonValue

GROUP = 5_000  # rows held back before Parquet gets them; some 5 MB of claims
_SURROGATE = re.compile("[\ud800-\udfff]")


class Stream(Protocol):
    """Where text goes."""

    def write(self, text: str, /) -> object:
        """Take some text."""
        ...


class TableWriter(Protocol):
    """Takes the rows of one table."""

    def write(self, row: Row) -> None:
        """Add one row."""
        ...

    def close(self) -> None:
        """Write what was held back."""
        ...


class CsvWriter:
    """RFC 4180 in UTF-8 with line feeds: a header, and each row on one line.

    Unknown is an empty cell; `cells.py` says how text is written.
    """

    def __init__(self, table: Table, stream: Stream) -> None:
        self._rows = csv.writer(stream, lineterminator="\n")
        self._rows.writerow(table.names)

    def write(self, row: Row) -> None:
        """Add one row."""
        self._rows.writerow([csv_cell(cell) for cell in row])

    def close(self) -> None:
        """Do nothing: every row is out."""


class LinesWriter:
    """JSON Lines: an object for each row, lists and evidence as arrays, unknown as null."""

    def __init__(self, table: Table, stream: Stream) -> None:
        self._names = table.names
        self._stream = stream

    def write(self, row: Row) -> None:
        """Add one row."""
        cells = {name: _json(cell) for name, cell in zip(self._names, row, strict=True)}
        self._stream.write(json_text(cells) + "\n")

    def close(self) -> None:
        """Do nothing: every row is out."""


def _json(cell: Cell) -> JsonValue:
    if isinstance(cell, date):
        return iso(cell)
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    return [*cell] if isinstance(cell, tuple) else cell


class ParquetWriter:
    """Typed columns, each with its meaning as metadata; rows go out in groups.

    JSON columns hold JSON text.

    Raises:
        UsageError: If pyarrow is not installed.
    """

    def __init__(self, table: Table, path: Path) -> None:
        try:
            import pyarrow.parquet
        except ImportError as error:
            raise UsageError(
                "Parquet needs pyarrow, which is not installed",
                hint="pip install 'summarise-news[parquet]', or --format csv",
            ) from error
        self._schema = _schema(table)
        self._waiting: list[Row] = []
        self._file = pyarrow.parquet.ParquetWriter(path, self._schema, compression="zstd")

    def write(self, row: Row) -> None:
        """Add one row."""
        self._waiting.append(row)
        if len(self._waiting) >= GROUP:
            self._flush()

    def close(self) -> None:
        """Write what was held back, and the file's end."""
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        import pyarrow

        columns = zip(*self._waiting, strict=True)
        arrays = [
            pyarrow.array([_arrow(cell) for cell in cells], type=field.type)
            for field, cells in zip(self._schema, columns, strict=False)
        ]
        if arrays:
            self._file.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))
        self._waiting.clear()


def _arrow(cell: Cell) -> Cell:
    return json_text(cell) if isinstance(cell, list) else storable(cell)


def storable(cell: Cell) -> Cell:
    """The cell without lone surrogates, which UTF-8 cannot hold."""
    if isinstance(cell, str):
        return _SURROGATE.sub("\ufffd", cell)
    if isinstance(cell, tuple):
        return tuple(_SURROGATE.sub("\ufffd", item) for item in cell)
    return cell


def _schema(table: Table) -> pyarrow.Schema:
    import pyarrow as pa

    types = {
        Kind.TEXT: pa.string(),
        Kind.LIST: pa.list_(pa.string()),
        Kind.JSON: pa.string(),
        Kind.INTEGER: pa.int64(),
        Kind.NUMBER: pa.float64(),
        Kind.BOOLEAN: pa.bool_(),
        Kind.DATE: pa.date32(),
        Kind.TIME: pa.timestamp("us", tz="UTC"),
    }
    return pa.schema(
        [
            pa.field(column.name, types[column.kind], metadata={"description": column.holds})
            for column in table.columns
        ]
    )


StreamWriter = Callable[[Table, Stream], TableWriter]
# Formats of text; Parquet needs a file.
TEXT_WRITERS: dict[str, StreamWriter] = {"csv": CsvWriter, "jsonl": LinesWriter}
FORMATS = (*TEXT_WRITERS, "parquet")
