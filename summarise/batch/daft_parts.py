"""The output of a run on Daft: a folder of Parquet parts, each whole or not there.

Covers: naming parts after what made them, what stands in them already, taking out failures that
are worth another try. Does not cover: the columns (`columns.py`).

There is no journal: what is finished is what stands in the folder.
"""

from __future__ import annotations

import hashlib
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from summarise.batch.columns import ColumnsSink
from summarise.batch.rows import Row
from summarise.batch.sinks import unwritable
from summarise.batch.tally import Tally
from summarise.errors import OutputError, RejectedRequestError, ReplyError, SummariseError
from summarise.text_safety import printable, shell_word
from summarise.whole_files import fresh_part

_MARK = 16  # hex digits of the fingerprint, in a part's name


class Parts:
    """The parts of one output folder that one way of summarising has written.

    Args:
        folder: Where they are.
        under: From `identity.fingerprint`.
    """

    def __init__(self, folder: Path, under: str) -> None:
        self._folder = folder
        self._begin = f"part-{under[:_MARK]}-"

    def prepare(self, *, anew: bool, retry_failed: bool) -> Tally:
        """Make the folder ready for a run, and count the rows that stand in it.

        Failures that may have passed (a service that was down, a page not found) are taken out,
        so that their articles are worked on again; with `retry_failed` all are.

        Raises:
            OutputError: It cannot be written, or holds what this program did not write so.
        """
        kept = Tally()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for path in self._folder.glob("part-*.parquet*") if anew else ():
                path.unlink()
            self._require_own()
            for path in self._paths():
                self._keep(path, kept, retry_failed=retry_failed)
        except OSError as error:
            raise unwritable(self._folder, error) from error
        return kept

    def write(self, rows: Iterable[Row]) -> None:
        """Add a part.

        Raises:
            OutputError: If it cannot be written.
        """
        sink = ColumnsSink(self._folder / f"{self._begin}{uuid.uuid4().hex}.parquet")
        for row in rows:
            sink.write(row)
        sink.close(complete=True)

    def places(self) -> Iterator[tuple[str, str]]:
        """Id and source of every row."""
        for path in self._paths():
            table = _read(path, ["id", "source"])
            yield from zip(table["id"].to_pylist(), table["source"].to_pylist(), strict=True)

    def _paths(self) -> list[Path]:
        return sorted(self._folder.glob(f"{self._begin}*.parquet"))

    def _require_own(self) -> None:
        own = set(self._paths())
        other = next((path for path in self._folder.glob("*.parquet") if path not in own), None)
        if other is not None:
            raise OutputError(
                f"{printable(str(self._folder))} holds rows that were made in another way "
                f"({printable(other.name)}): another model, prompt, policy or version",
                hint="name another output, or begin anew: --overwrite",
            )

    def _keep(self, path: Path, kept: Tally, *, retry_failed: bool) -> None:
        """Count the rows of a part that stay, and drop the others."""
        kinds = _read(path, ["error_kind"])["error_kind"].to_pylist()
        lasting = {} if retry_failed else _lasting()
        stay = [kind is None or kind in lasting for kind in kinds]
        if not all(stay):
            _rewrite(path, stay)
        for kind in (kind for kind, stays in zip(kinds, stay, strict=True) if stays):
            kept.resumed += 1
            kept.exit_codes[lasting.get(kind, 0)] += 1
            if kind is None:
                kept.summarised += 1
            else:
                kept.failed[kind] += 1


class Written:
    """The places of rows that are written, without holding them: SQLite spills them to disk."""

    def __init__(self, places: Iterable[tuple[str, str]]) -> None:
        # A private temporary file; made in one thread, asked in that of the event loop.
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._db.execute("CREATE TABLE written (place BLOB PRIMARY KEY) WITHOUT ROWID")
        keys = ((_key(*place),) for place in places)
        self._db.execute("BEGIN")
        self._db.executemany("INSERT OR IGNORE INTO written VALUES (?)", keys)
        self._db.execute("COMMIT")

    def has(self, id_: str, source: str) -> bool:
        """Whether there is a row of this article."""
        found = self._db.execute("SELECT 1 FROM written WHERE place = ?", (_key(id_, source),))
        return found.fetchone() is not None

    def close(self) -> None:
        """Forget everything."""
        self._db.close()


def _key(id_: str, source: str) -> bytes:
    return hashlib.sha256(f"{id_}\0{source}".encode()).digest()[:16]


def _read(path: Path, columns: list[str] | None = None) -> Any:  # noqa: ANN401  # untyped
    import pyarrow
    import pyarrow.parquet

    try:
        return pyarrow.parquet.read_table(path, columns=columns, partitioning=None)
    except pyarrow.ArrowException as error:
        raise OutputError(
            f"{printable(str(path))} is damaged: {printable(str(error))}",
            hint=f"its rows can be made again: rm {shell_word(str(path))}",
        ) from error


def _rewrite(path: Path, stay: list[bool]) -> None:
    import pyarrow
    import pyarrow.parquet

    part = fresh_part(path)
    table = _read(path).filter(pyarrow.array(stay))
    pyarrow.parquet.write_table(table, part, compression="zstd")
    part.replace(path)


def _lasting() -> dict[str, int]:
    """The failures that would come out the same again, and their exit codes; see `outcome`."""
    found: dict[str, int] = {}
    classes: list[type[SummariseError]] = [ReplyError, RejectedRequestError]
    while classes:
        one = classes.pop()
        found[one.kind] = one.exit_code
        classes += one.__subclasses__()
    return found
