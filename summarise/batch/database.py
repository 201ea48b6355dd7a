"""A SQLite file that one process at a time works with: the journal's, and that of a job.

Covers: opening it so that a second process is refused, its tables, the number of its format, which
errors say that somebody else has it. Does not cover: what is in it, words for its errors.

SQLite in WAL mode: a transaction is whole after `kill -9`, and the lock dies with its process.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from summarise.errors import OutputError
from summarise.whole_files import private

PATIENCE_SECONDS = 1.0  # for another process to let go of it
_TAKEN = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


@dataclass(frozen=True, slots=True)
class Layout:
    """What a file holds.

    Attributes:
        tables: Statements that make them where they are not there, divided by semicolons.
        format: Its number; a file with another one is refused.
        instead: What to do about such a file besides using the version that wrote it.
        pragmas: Settings of the connection, besides those of every file.
    """

    tables: str
    format: int
    instead: str
    pragmas: tuple[str, ...] = ()


def opened(path: Path | None, name: str, layout: Layout) -> sqlite3.Connection:
    """Open a file for this process alone, and make it if it is not there.

    Args:
        path: The file; None for a private one, which SQLite deletes when it is closed.
        name: What to call it in a message.
        layout: What it holds.

    Raises:
        OutputError: It has another format.
        sqlite3.DatabaseError: Another process has it (`is_taken`), or it cannot be used.
    """
    database = sqlite3.connect(
        private(path) if path else "", isolation_level=None, timeout=PATIENCE_SECONDS
    )
    try:
        _prepare(database, name, layout)
    except BaseException:
        database.close()
        raise
    return database


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code of an error; 0 where it has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_taken(error: sqlite3.Error) -> bool:
    """Whether an error says that another process has the file open."""
    return code_of(error) in _TAKEN


def _prepare(database: sqlite3.Connection, name: str, layout: Layout) -> None:
    for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", *layout.pragmas):
        database.execute(f"PRAGMA {pragma}")
    found = database.execute("PRAGMA user_version").fetchone()[0]
    if found not in {0, layout.format}:
        raise OutputError(
            f"{name} has format {found}; this program knows {layout.format}",
            hint=f"use the version that wrote it, or {layout.instead}",
        )
    database.execute("BEGIN EXCLUSIVE")
    database.execute(f"PRAGMA user_version = {layout.format}")
    for statement in filter(str.strip, layout.tables.split(";")):
        database.execute(statement)
    database.execute("COMMIT")
