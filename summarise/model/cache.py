"""Replies kept on disk, so that the same question is not paid for twice.

Covers: the store and its bound. Does not cover: the client that looks there before it asks
(`caching.py`), opening and mending the file (`cache_file.py`), where it is (`cli/`).

Kept are replies of class ok, under a digest of service and question; never a key, a header or
the question itself. A cache never costs a run: what is wrong with the file is told once, and
the run does without.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from summarise.model import cache_file
from summarise.model.reply import Reply, ReplyClass
from summarise.model.request import Request

# The fastest level: replies are small, and a third of their size is good enough.
_LEVEL = 1
# A use is noted if the last noted one is older: a hit then seldom writes.
_USE_SECONDS = 3_600
# Most rows one new reply may push out: as many rounds of as many of the longest unused.
_ROUNDS = _ROWS = 16

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class KeptReply:
    """A reply as it was kept. Its class is ok.

    Attributes:
        model: As the service named it, or None.
        request_id: The service's id of the request that was paid for.
    """

    text: str
    model: str | None
    request_id: str | None
    stored: datetime


@dataclass(frozen=True, slots=True)
class CacheContents:
    """What a cache holds.

    Attributes:
        bytes: Of its files on disk.
        models: Replies by the model asked, most first.
    """

    entries: int
    bytes: int
    oldest: datetime | None
    newest: datetime | None
    models: Mapping[str, int]


def reply_key(endpoint: str, request: Request) -> bytes:
    """The key of a reply: SHA-256 of the service's URL and everything that changes the answer."""
    return hashlib.sha256(f"{endpoint}\n{request.key}".encode()).digest()


class ReplyCache:
    """Replies in one file, for many threads and processes. Not to be carried over a fork.

    Args:
        path: The file; it and its folder are made when needed.
        max_bytes: Of the file. Beyond it the longest unused replies go, to the hour.
        warn: Told once, in one line, where the file cannot be used.
        clock: Seconds since 1970.
    """

    def __init__(
        self,
        path: Path,
        max_bytes: int,
        *,
        warn: Callable[[str], None] = lambda _line: None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.path, self.max_bytes = path, max_bytes
        self._warn, self._clock = warn, clock
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        self._identity: int | None = None
        self._mended = self._off = False

    def __repr__(self) -> str:
        return f"ReplyCache({str(self.path)!r})"

    def get(self, key: bytes) -> KeptReply | None:
        """The reply kept under a key, or None."""
        row = self._do(
            lambda db: db.execute(
                "SELECT body, stored, used FROM replies WHERE key = ?", (key,)
            ).fetchone()
        )
        if row is None:
            return None
        body, stored, used = row
        now = int(self._clock())
        if not isinstance(used, int) or now - used > _USE_SECONDS:
            self._do(lambda db: db.execute("UPDATE replies SET used = ? WHERE key = ?", (now, key)))
        return _unpacked(body, stored)

    def put(self, key: bytes, model: str, reply: Reply) -> None:
        """Keep a reply, in the place of an earlier one. Only ok ones with a text are kept.

        Args:
            key: From `reply_key`.
            model: As it was asked for.
            reply: The reply.
        """
        if reply.kind is not ReplyClass.OK or reply.text is None:
            return
        now = int(self._clock())
        row = (key, model.encode("utf-8", "replace").decode(), _packed(reply), now, now)
        self._do(lambda db: self._insert(db, row))

    def forget(self, key: bytes) -> None:
        """Keep it no longer."""
        self._do(lambda db: db.execute("DELETE FROM replies WHERE key = ?", (key,)))

    def contents(self) -> CacheContents | None:
        """Counts and dates, or None where the file cannot be read. Makes no file."""
        if not self.path.exists():
            return CacheContents(0, 0, None, None, {})
        return self._do(self._counted)

    def clear(self, *, older_than: timedelta | None = None, model: str | None = None) -> int | None:
        """Delete replies and give their room back.

        Args:
            older_than: Only those kept longer ago.
            model: Only those of this model, as it was asked for.

        Returns:
            How many were deleted, or None where the file cannot be used.
        """
        if not self.path.exists():
            return 0
        latest = self._clock() - (older_than or timedelta()).total_seconds()
        count = self._do(lambda db: _deleted(db, latest, model))
        if older_than is None and model is None:
            self._do(lambda _db: cache_file.aside_of(self.path).unlink(missing_ok=True))
        return count

    def close(self) -> None:
        """Close the file. A later use opens it again."""
        with self._lock:
            self._close()

    def _do(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Work with the file, or None where that cannot be."""
        with self._lock:
            if self._off:
                return None
            try:
                if self._database is None:
                    self._identity = cache_file.identity(self.path)
                    self._database = cache_file.opened(self.path)
                    self._identity = cache_file.identity(self.path)
                return work(self._database)
            except (OSError, sqlite3.Error) as error:
                self._close()
                self._off = not (cache_file.is_damaged(error) and self._mend())
                if self._off:
                    self._warn(f"the reply cache {self.path} is not used: {error}")
                return None

    def _mend(self) -> bool:
        """Set a damaged file aside, once; the next use makes a new one."""
        if self._mended:
            return False
        self._mended = True
        if cache_file.identity(self.path) != self._identity:
            return True  # another process has done it
        try:
            aside = cache_file.set_aside(self.path)
        except OSError:
            return False
        self._warn(f"the reply cache is damaged and begins anew; the old file is now {aside}")
        return True

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()
        self._database = None

    def _insert(self, database: sqlite3.Connection, row: tuple[object, ...]) -> None:
        database.execute("INSERT OR REPLACE INTO replies VALUES (?, ?, ?, ?, ?)", row)
        for _ in range(_ROUNDS):
            if _file_bytes(database) <= self.max_bytes:
                return
            database.execute(
                "DELETE FROM replies WHERE key IN (SELECT key FROM replies ORDER BY used LIMIT ?)",
                (_ROWS,),
            )
            _give_back(database)

    def _counted(self, database: sqlite3.Connection) -> CacheContents:
        entries, oldest, newest = database.execute(
            "SELECT count(*), min(stored), max(stored) FROM replies"
        ).fetchone()
        models = database.execute(
            "SELECT model, count(*) AS n FROM replies GROUP BY model ORDER BY n DESC, model"
        ).fetchall()
        files = (self.path, *cache_file.companions(self.path))
        return CacheContents(
            entries=entries,
            bytes=sum(file.stat().st_size for file in files if file.exists()),
            oldest=None if oldest is None else datetime.fromtimestamp(oldest, UTC),
            newest=None if newest is None else datetime.fromtimestamp(newest, UTC),
            models=dict(models),
        )


def _packed(reply: Reply) -> bytes:
    """JSON in ASCII, which holds any text a server may send, lone surrogates too."""
    return zlib.compress(json.dumps([reply.text, reply.model, reply.request_id]).encode(), _LEVEL)


def _unpacked(body: bytes, stored: int) -> KeptReply | None:
    """A kept reply, or None for what is none: it is asked for again and replaced."""
    try:
        text, model, request_id = json.loads(zlib.decompress(body))
        when = datetime.fromtimestamp(stored, UTC)
    except (zlib.error, ValueError, TypeError, OverflowError, OSError):
        return None
    return KeptReply(text, model, request_id, when) if isinstance(text, str) else None


def _file_bytes(database: sqlite3.Connection) -> int:
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    (size,) = database.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(size)


def _give_back(database: sqlite3.Connection) -> None:
    """Shorten the file by its empty pages."""
    database.executescript("PRAGMA incremental_vacuum")  # `execute` would stop at one page


def _deleted(database: sqlite3.Connection, latest: float, model: str | None) -> int:
    count = database.execute(
        "DELETE FROM replies WHERE stored <= :latest AND (:model IS NULL OR model = :model)",
        {"latest": latest, "model": model},
    ).rowcount
    _give_back(database)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return count
