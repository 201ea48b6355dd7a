"""The bytes of a collection as they are read, in bounded pieces.

Covers: files and standard input, gzip undone on the way, a bound on how far it may swell,
lines of bounded length. Does not cover: what the bytes mean, random access (Parquet).
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from summarise.errors import SourceError
from summarise.read.files import folder_error, megabytes, missing_error
from summarise.text_safety import printable, shell_word

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SAMPLE = 65_536  # bytes that a buffer holds, and so what may be looked at beforehand
# Our choice: news in JSON packs 3 to 10 times, pages of one crawled site up to 100 times.
MOST_RATIO = 200
_RATIO_FROM = 50_000_000  # bytes out, below which any ratio passes
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Collection:
    """A source of several articles.

    Attributes:
        name: As typed or found: a path, a URL, or `-`.
        stdin: What `-` reads, else None.
    """

    name: str
    stdin: BinaryIO | None = None

    @property
    def path(self) -> Path:
        """Its path, where it is a file."""
        return Path(self.name)


@contextmanager
def opened(collection: Collection) -> Iterator[io.BufferedReader]:
    """The collection's bytes, unpacked; its own bytes are never held as a whole.

    Raises:
        SourceError: There is no such file, or reading it fails, then or later.
    """
    name = printable(collection.name)
    if "\0" in collection.name:
        raise SourceError(f"{name} is no file name", hint="ls")
    try:
        if collection.stdin is not None:
            stream = _buffered(collection.stdin)
            try:
                yield _unpacked(stream, name)
            finally:
                stream.detach()
        else:
            with collection.path.open("rb", buffering=0) as file:
                yield _unpacked(_buffered(file), name)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise missing_error(collection.name, collection.path) from error
    except IsADirectoryError as error:
        raise folder_error(collection.name) from error
    except PermissionError as error:
        hint = f"chmod +r {shell_word(collection.name)}"
        raise SourceError(f"{name} may not be read: permission denied", hint=hint) from error
    except OSError as error:
        why = printable(error.strerror or str(error))
        hint = f"ls -l {shell_word(collection.name)}"
        raise SourceError(f"{name} cannot be read: {why}", hint=hint) from error


def bounded_lines(stream: BinaryIO, most: int) -> Iterator[tuple[int, bytes | None]]:
    """Every line with its number from 1; None for one of more than `most` bytes.

    What is too long is passed over piece by piece, never held.
    """
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if len(line) > most and not line.endswith(b"\n"):
            while (rest := stream.readline(SAMPLE)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line


def too_long(name: str, place: str, most: int) -> SourceError:
    """The error for a record over the limit."""
    return SourceError(
        f"{printable(name)}, {place}: the record is longer than {megabytes(most)}",
        hint="split long documents, or take them out",
    )


def _buffered(stream: object) -> io.BufferedReader:
    # Buffered streams have every method of raw ones that a second buffer calls.
    return io.BufferedReader(cast("io.RawIOBase", stream), SAMPLE)


def _unpacked(stream: io.BufferedReader, name: str) -> io.BufferedReader:
    return _buffered(_Inflated(stream, name)) if stream.peek(2)[:2] == _GZIP else stream


class _Inflated(io.RawIOBase):
    """What gzip packed, as long as it is no bomb."""

    def __init__(self, packed: io.BufferedReader, name: str) -> None:
        super().__init__()
        self._counted = _Counted(packed)
        self._plain = gzip.GzipFile(fileobj=cast("BinaryIO", self._counted), mode="rb")
        self._name = name
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        room = memoryview(buffer)
        try:
            data = self._plain.read(len(room))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise SourceError(
                f"{self._name} is damaged after {megabytes(self._out)} of its contents",
                hint=f"gzip -t {shell_word(self._name)}",
            ) from error
        self._out += len(data)
        if self._out > max(_RATIO_FROM, MOST_RATIO * self._counted.read_so_far):
            raise SourceError(
                f"{self._name} swells more than {MOST_RATIO} times when unpacked",
                hint="unpack it yourself if you trust it: gunzip",
            )
        room[: len(data)] = data
        return len(data)


class _Counted:
    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.read_so_far = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.read_so_far += len(data)
        return data
