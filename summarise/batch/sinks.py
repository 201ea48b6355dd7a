"""Where rows go: a file of JSON Lines, a Parquet file, or a stream.

Covers: a file that is taken up where it stopped; a Parquet file that is whole or not there.
Does not cover: the rows themselves (`rows.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from summarise.batch.rows import Row
from summarise.errors import OutputError
from summarise.text_safety import printable


class Sink(Protocol):
    """Takes rows in the order in which they are to stand."""

    def write(self, row: Row) -> None:
        """Write one row.

        Raises:
            OutputError: If it cannot be written.
        """
        ...

    def close(self, *, complete: bool) -> None:
        """End the output.

        Args:
            complete: Whether every article has had its row.
        """
        ...


class StreamSink:
    """Rows as lines, handed to a function as they come."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write

    def write(self, row: Row) -> None:
        """Write one row."""
        self._write(row.line() + "\n")

    def close(self, *, complete: bool) -> None:
        """Do nothing: every line is out."""


class LinesSink:
    """A file of JSON Lines. Rows that already stand in it are compared, not written again.

    The journal gives the same rows again, byte for byte; so a run that is taken up reads along
    the file and begins to write at the first difference, e.g. a line that a kill cut in two.
    Until then nothing in the file is touched.

    Raises:
        OutputError: If the file cannot be opened for writing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._at = 0
        try:
            self._file = path.open("r+b" if path.exists() else "x+b")
        except OSError as error:
            raise unwritable(path, error) from error
        self._following = True

    def write(self, row: Row) -> None:
        """Write one row, or see that it stands there."""
        line = (row.line() + "\n").encode()
        try:
            if self._following:
                if self._file.read(len(line)) == line:
                    self._at += len(line)
                    return
                self._cut()
            self._file.write(line)
            self._file.flush()
        except OSError as error:
            raise unwritable(self._path, error) from error
        self._at += len(line)

    def close(self, *, complete: bool) -> None:
        """Close the file; what stands behind the last row goes if all rows were given."""
        try:
            if complete and self._following:
                self._cut()
            self._file.close()
        except OSError as error:
            raise unwritable(self._path, error) from error

    def _cut(self) -> None:
        self._following = False
        self._file.seek(self._at)
        self._file.truncate()


def unwritable(path: Path, error: OSError) -> OutputError:
    """The error for an output that cannot be written."""
    return OutputError(
        f"{printable(str(path))} cannot be written: {error.strerror or error}",
        hint="make room or name another place with -o, and run the same command again",
    )
