"""The journal of a batch: every finished article, on disk before its row is written.

Covers: keeping outcomes by key, so that a run that was killed at any instant goes on where it
stopped; whose article was first; one run at a time. Does not cover: replies of the service
(`model/cache.py`) and the output.

A transaction is whole after `kill -9`; after a power cut the last ones may be missing, and are
then done again (https://sqlite.org/pragma.html#pragma_synchronous).
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Self

from summarise.batch.database import PATIENCE_SECONDS, Layout, code_of, is_taken, opened
from summarise.batch.outcome import Outcome
from summarise.errors import OutputError
from summarise.text_safety import printable, shell_word

_TABLES = """
CREATE TABLE IF NOT EXISTS done (
    key TEXT PRIMARY KEY, payload BLOB NOT NULL, kind TEXT, exit_code INTEGER NOT NULL,
    input_tokens INTEGER, output_tokens INTEGER, cost_usd TEXT
) WITHOUT ROWID;
CREATE TEMP TABLE met (key TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
"""
_LAYOUT = Layout(
    _TABLES,
    format=1,
    instead="another output",
    pragmas=("synchronous = NORMAL", "temp_store = FILE"),
)


class Journal:
    """Outcomes by key, open for one run. Use it as a context manager.

    Args:
        path: Its file, made if it is not there; None keeps it in a temporary place.

    Raises:
        OutputError: Another run has it open, it is no journal, or it cannot be written.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        with self._errors():
            self._db = opened(path, self._name, _LAYOUT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Everything in it stays."""
        self._db.close()

    def get(self, key: str) -> Outcome | None:
        """What came of an article, or None if it is not finished."""
        with self._errors():
            found = self._db.execute("SELECT * FROM done WHERE key = ?", (key,)).fetchone()
        if found is None:
            return None
        _, payload, kind, exit_code, into, out, cost = found
        try:
            text = zlib.decompress(payload).decode()
        except (zlib.error, ValueError, TypeError) as error:
            raise self._broken(str(error)) from error
        price = None if cost is None else Decimal(cost)
        return Outcome(text, kind, exit_code, into, out, price, lasting=True)

    def put(self, key: str, outcome: Outcome) -> None:
        """Keep a lasting outcome. When this returns, no kill can lose it."""
        row = (
            key,
            zlib.compress(outcome.payload.encode(), 1),
            outcome.kind,
            outcome.exit_code,
            outcome.input_tokens,
            outcome.output_tokens,
            None if outcome.cost_usd is None else str(outcome.cost_usd),
        )
        with self._errors():
            self._db.execute("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def forget_failures(self) -> int:
        """Drop every outcome that is no summary; returns how many there were."""
        with self._errors():
            return self._db.execute("DELETE FROM done WHERE kind IS NOT NULL").rowcount

    def first(self, key: str, id_: str) -> str:
        """The id of the first article with this key in this run: `id_` itself, or an earlier."""
        with self._errors():
            self._db.execute("INSERT OR IGNORE INTO met VALUES (?, ?)", (key, id_))
            found = self._db.execute("SELECT id FROM met WHERE key = ?", (key,)).fetchone()
        return str(found[0])

    @property
    def _name(self) -> str:
        return printable(str(self.path or "the temporary journal"))

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise self._told(error) from error

    def _told(self, error: sqlite3.DatabaseError) -> OutputError:
        if is_taken(error):
            return _taken(self._name)
        if code_of(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}:
            return self._broken(str(error))
        return OutputError(
            f"{self._name} cannot be written: {printable(str(error))}",
            hint="make room or choose another place, and run the same command again: "
            "what is finished is kept",
        )

    def _broken(self, why: str) -> OutputError:
        word = shell_word(str(self.path))
        return OutputError(
            f"{self._name} is not a journal, or it is damaged: {printable(why)}",
            hint=f"set it aside: mv {word} {word}.damaged   and begin anew: --overwrite   "
            "(replies that were paid for are still in the cache)",
        )


def drop_journal(path: Path) -> None:
    """Delete a journal, damaged or not, if it is there.

    Raises:
        OutputError: A run is at work on it.
        OSError: It cannot be deleted.
    """
    if not path.is_file():
        return
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE_SECONDS)) as db:
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        if is_taken(error):
            raise _taken(printable(str(path))) from error
    for end in ("", "-wal"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _taken(name: str) -> OutputError:
    return OutputError(
        f"another run is at work on {name}", hint="wait until it ends, or name another output"
    )
