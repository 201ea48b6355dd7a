"""An export: a folder with a file for each table, the references, and what the columns mean.

Covers: all files whole, or none changed; no file of somebody else replaced. Does not cover:
reading results (`stored.py`) and what the tables hold (`tables.py`).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from summarise.errors import OutputError, UsageError
from summarise.results.citations import as_bibtex, as_ris
from summarise.results.columns import Result, Table
from summarise.results.tables import TABLES
from summarise.results.writers import TEXT_WRITERS, ParquetWriter, TableWriter
from summarise.schema import ArticleInfo
from summarise.text_safety import printable
from summarise.whole_files import fresh_part

COLUMNS_FILE = "columns.csv"
_COLUMNS_HEADER = ("table", "column", "type", "holds")
_REFERENCES = {"sources.ris": as_ris, "sources.bib": as_bibtex}


class Export:
    """Takes results and writes their tables. Use it as a context manager.

    Files are written beside their places and moved there at the end; after an error nothing in
    the folder has changed. `columns.csv` says what every column holds, and marks the folder as
    one that an export may write again.

    Args:
        folder: Made if it is not there.
        tables: Which tables.
        form: `csv`, `jsonl` or `parquet`.
        references: Whether to write `sources.ris` and `sources.bib`.

    Raises:
        UsageError: A file of somebody else is in the way, or pyarrow is missing.
        OutputError: A file cannot be written.
    """

    def __init__(
        self, folder: Path, tables: Sequence[Table], *, form: str = "csv", references: bool = True
    ) -> None:
        self._folder = folder
        self._form = form
        self._tables = tables
        self._references = tuple(_REFERENCES) if references else ()
        self._writers: list[tuple[Table, TableWriter]] = []
        self._streams: dict[str, IO[str]] = {}
        self._stack = ExitStack()
        self._cited: set[str] = set()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the files, in the order in which they are listed to people."""
        tables = (f"{table.name}.{self._form}" for table in self._tables)
        return (*tables, *self._references, COLUMNS_FILE)

    def __enter__(self) -> Self:
        self._refuse_foreign()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._open()
        except OSError as error:
            self._drop()
            raise _unwritable(self._folder, error) from error
        except UsageError:
            self._drop()
            raise
        return self

    def add(self, result: Result) -> None:
        """Write the rows of one result, and its article's reference if it is a new one."""
        try:
            for table, writer in self._writers:
                for row in table.rows(result):
                    writer.write(row)
            self._cite(result.summary.article)
        except OSError as error:
            raise _unwritable(self._folder, error) from error

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._drop()
            return
        try:
            for _, writer in self._writers:
                writer.close()
            self._stack.close()
            for name in self.names:
                self._part(name).replace(self._folder / name)
        except OSError as failure:
            self._drop()
            raise _unwritable(self._folder, failure) from failure

    def _refuse_foreign(self) -> None:
        if _is_ours(self._folder / COLUMNS_FILE):
            return
        for name in self.names:
            if (self._folder / name).exists():
                raise UsageError(
                    f"{printable(str(self._folder / name))} is there and of no earlier export",
                    hint="name a folder of its own: -o tables/",
                )

    def _open(self) -> None:
        for table in self._tables:
            name = f"{table.name}.{self._form}"
            writer: TableWriter = (
                TEXT_WRITERS[self._form](table, self._text(name))
                if self._form in TEXT_WRITERS
                else ParquetWriter(table, fresh_part(self._folder / name))
            )
            self._writers.append((table, writer))
        for name in self._references:
            self._streams[name] = self._text(name)
        _write_columns(self._text(COLUMNS_FILE))

    def _cite(self, article: ArticleInfo) -> None:
        if article.sha256 in self._cited:
            return
        self._cited.add(article.sha256)
        for name, stream in self._streams.items():
            stream.write(_REFERENCES[name](article))

    def _text(self, name: str) -> IO[str]:
        file = fresh_part(self._folder / name).open("w", encoding="utf-8", newline="")
        return self._stack.enter_context(file)

    def _part(self, name: str) -> Path:
        return self._folder / (name + ".part")

    def _drop(self) -> None:
        with suppress(OSError):
            self._stack.close()
        for name in self.names:
            with suppress(OSError):
                self._part(name).unlink(missing_ok=True)


def _is_ours(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.readline(100).strip() == ",".join(_COLUMNS_HEADER)
    except OSError:
        return False


def _write_columns(stream: IO[str]) -> None:
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(_COLUMNS_HEADER)
    for table in TABLES.values():
        for column in table.columns:
            rows.writerow((table.name, column.name, column.kind.value, column.holds))


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{printable(str(path))} cannot be written: {error.strerror or error}",
        hint="make room, or name another folder with -o",
    )
