"""The file of the reply cache: made whole, opened, and set aside where it is damaged.

Covers: one SQLite file that several processes share. Does not cover: what is looked up in it
(`cache.py`) and where it is (`cli/`).

A file that is no database of ours any more is renamed and never deleted. Somebody else's
database is left alone.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from pathlib import Path

# "SRC1": of this program, and of this layout. Another layout gets another file name.
APPLICATION_ID = 0x53524331
# A writer holds the file for less than a millisecond: who waits this long waits for good.
PATIENCE_SECONDS = 2.0

_LAYOUT = f"""
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
CREATE TABLE replies (
  key BLOB PRIMARY KEY,
  model TEXT NOT NULL,
  body BLOB NOT NULL,
  stored INTEGER NOT NULL,
  used INTEGER NOT NULL
);
CREATE INDEX replies_by_use ON replies (used);
PRAGMA application_id = {APPLICATION_ID};
"""
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class ForeignFileError(OSError):
    """The file is a database of another program."""


def opened(path: Path) -> sqlite3.Connection:
    """Open the cache, or make an empty one that only its owner can read.

    Raises:
        OSError: The folder or the file cannot be made, or the file is somebody else's.
        sqlite3.Error: The file cannot be opened, or is damaged (see `is_damaged`).
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        _make(path)
    database = _connected(path)
    try:
        _require_ours(database, path)
        database.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        database.close()
        raise
    return database


def is_damaged(error: Exception) -> bool:
    """Whether an error says that the file's content, and not its surroundings, is at fault."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _DAMAGED


def identity(path: Path) -> int | None:
    """What tells this file from another of the same name; None if there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return None


def set_aside(path: Path) -> Path:
    """Rename a damaged file, in the place of one set aside before; returns its new name.

    Raises:
        OSError: It cannot be renamed.
    """
    aside = aside_of(path)
    for companion in companions(path):
        companion.unlink(missing_ok=True)
    path.replace(aside)
    return aside


def aside_of(path: Path) -> Path:
    """Where a damaged file is put."""
    return path.with_name(path.name + ".damaged")


def companions(path: Path) -> tuple[Path, Path]:
    """The files SQLite keeps beside an open database: the write-ahead log and its index."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(
        path, timeout=PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
    )


def _make(path: Path) -> None:
    """Make the file elsewhere and link it: nobody ever opens half a database."""
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".new", dir=path.parent)  # mode 0600
    os.close(handle)
    part = Path(name)
    try:
        database = _connected(part)
        try:
            database.executescript(_LAYOUT)
        finally:
            database.close()
        path.hardlink_to(part)
    except FileExistsError:  # another process was first: its file is as good
        return
    finally:
        part.unlink(missing_ok=True)


def _require_ours(database: sqlite3.Connection, path: Path) -> None:
    (mark,) = database.execute("PRAGMA application_id").fetchone()
    if mark == APPLICATION_ID:
        return
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables:
        raise ForeignFileError(f"{path} is a database of another program")
    empty = sqlite3.DatabaseError(f"{path} is empty")
    empty.sqlite_errorcode = sqlite3.SQLITE_NOTADB
    raise empty
