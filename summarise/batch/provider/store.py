"""What a job has asked and what came back, in one SQLite file.

Covers: requests by key, their files, their results, what the service calls them. Does not
cover: what a result means (`lines.py`), the files beside it (`files.py`).

A round of requests, and the results of a file, are each one transaction: after `kill -9` they
are there whole or not at all. The request files are written from here and can be written again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from summarise.batch.database import Layout, is_taken, opened
from summarise.batch.provider.lines import Result
from summarise.batch.provider.records import Asked, Limits, Question, Received, RequestFile
from summarise.errors import OutputError
from summarise.text_safety import printable

_TABLES = """
CREATE TABLE IF NOT EXISTS files (
    number INTEGER PRIMARY KEY, round INTEGER NOT NULL, requests INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0, tokens INTEGER NOT NULL DEFAULT 0,
    room INTEGER NOT NULL DEFAULT 0, batch TEXT
);
CREATE TABLE IF NOT EXISTS asked (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL, file INTEGER NOT NULL, rung TEXT,
    sent TEXT NOT NULL, line BLOB NOT NULL, kept BLOB, digest BLOB
);
CREATE INDEX IF NOT EXISTS asked_by_key ON asked (key);
CREATE INDEX IF NOT EXISTS open_by_file ON asked (file) WHERE kept IS NULL
"""
_LAYOUT = Layout(_TABLES, format=1, instead="export a new job")
_FILES = """
SELECT number, round, requests, bytes, tokens, room, batch,
    (SELECT count(*) FROM asked WHERE file = files.number AND kept IS NULL)
FROM files ORDER BY number
"""


class Store:
    """Everything a job has asked and been told. One process at a time; a context manager.

    Raises:
        OutputError: Another process has it open, or it cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._round: int | None = None
        with self._errors():
            self._db = opened(path, self._name, _LAYOUT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._db.close()

    def asked(self, key: str) -> list[Asked]:
        """Every time a question was asked, in order."""
        with self._errors():
            rows = self._db.execute(
                "SELECT rung, sent, kept FROM asked WHERE key = ? ORDER BY number", (key,)
            ).fetchall()
        return [
            Asked(rung, tuple(json.loads(sent)), None if kept is None else _text(kept))
            for rung, sent, kept in rows
        ]

    def ask(self, question: Question, limits: Limits) -> None:
        """Put a question into the newest file of the round, or a new one if that is full."""
        size = len(question.line.encode())
        packed = zlib.compress(question.line.encode(), 1)
        with self._errors():
            file = self._file_for(size, limits)
            self._db.execute(
                "INSERT INTO asked (key, file, rung, sent, line) VALUES (?, ?, ?, ?, ?)",
                (question.key, file, question.rung, json.dumps(question.sent), packed),
            )
            self._db.execute(
                "UPDATE files SET requests = requests + 1, bytes = bytes + ?, tokens = tokens + ?,"
                " room = room + ? WHERE number = ?",
                (size, question.tokens, question.room, file),
            )

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All that is done within, or none of it. What is asked within is one round."""
        with self._errors():
            self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.rollback()
            raise
        finally:
            self._round = None
        with self._errors():
            self._db.execute("COMMIT")

    def take(self, results: Iterable[Result | None]) -> Received:
        """Keep the results of a file; each question takes one, and no line counts twice."""
        received = Received()
        with self.whole(), self._errors():
            for result in results:
                if result is None:
                    received.broken += 1
                else:
                    self._take(result, received)
        return received

    def give_up(self, kept: str, file: int | None = None) -> int:
        """Let every question without a result, of one file or of all, have this one."""
        with self._errors():
            return self._db.execute(
                "UPDATE asked SET kept = :kept WHERE kept IS NULL"
                " AND (:file IS NULL OR file = :file)",
                {"kept": _packed(kept), "file": file},
            ).rowcount

    def waiting(self) -> int:
        """How many questions have no result yet."""
        with self._errors():
            found = self._db.execute("SELECT count(*) FROM asked WHERE kept IS NULL").fetchone()
        return int(found[0])

    def files(self) -> list[RequestFile]:
        """Every request file, in order."""
        with self._errors():
            rows = self._db.execute(_FILES).fetchall()
        return [RequestFile(*row) for row in rows]

    def lines(self, file: RequestFile) -> Iterator[str]:
        """The lines of a request file."""
        with self._errors(), closing(self._db.cursor()) as cursor:
            query = "SELECT line FROM asked WHERE file = ? ORDER BY number"
            for (line,) in cursor.execute(query, (file.number,)):
                yield _text(line)

    def submitted(self, file: RequestFile, batch: str) -> None:
        """Remember what the service calls the batch made of a file."""
        with self._errors():
            self._db.execute("UPDATE files SET batch = ? WHERE number = ?", (batch, file.number))

    def _take(self, result: Result, received: Received) -> None:
        digest = hashlib.sha256(result.kept.encode()).digest()
        rows = self._db.execute(
            "SELECT number, kept IS NULL, digest FROM asked WHERE key = ? ORDER BY number",
            (result.key.encode("utf-8", "replace").decode(),),
        ).fetchall()
        waiting = [number for number, is_open, _ in rows if is_open]
        if not rows:
            received.foreign += 1
        elif not waiting or any(known == digest for _, _, known in rows):
            received.repeated += 1
        else:
            received.taken += 1
            self._db.execute(
                "UPDATE asked SET kept = ?, digest = ? WHERE number = ?",
                (_packed(result.kept), digest, waiting[0]),
            )

    def _file_for(self, size: int, limits: Limits) -> int:
        last = self._db.execute(
            "SELECT number, round, requests, bytes FROM files ORDER BY number DESC LIMIT 1"
        ).fetchone() or (0, 0, 0, 0)
        number, round_, requests, written = last
        if self._round is None:
            self._round = round_ + 1
        full = requests >= limits.requests or written + size > limits.bytes
        if round_ == self._round and not full:
            return int(number)
        self._db.execute(
            "INSERT INTO files (number, round) VALUES (?, ?)", (number + 1, self._round)
        )
        return int(number) + 1

    @property
    def _name(self) -> str:
        return printable(str(self._path))

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.DatabaseError, zlib.error) as error:
            if isinstance(error, sqlite3.DatabaseError) and is_taken(error):
                raise OutputError(
                    f"another command is at work on {self._name}", hint="wait until it ends"
                ) from error
            raise OutputError(
                f"{self._name} cannot be used: {printable(str(error))}",
                hint="make room and run the command again; what is finished is kept",
            ) from error


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode(), 1)


def _text(packed: bytes) -> str:
    return zlib.decompress(packed).decode()
