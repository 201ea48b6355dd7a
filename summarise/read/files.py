"""Bytes of a file or of standard input, never more than a limit.

Covers: regular files, named pipes and character devices; errors with what to do.
Does not cover: folders, lists of sources (`sources.py`), what the bytes mean.
"""

from __future__ import annotations

import difflib
import errno
import itertools
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from summarise.errors import SourceError
from summarise.read.document import Origin, RawSource
from summarise.read.kinds import may_begin_document
from summarise.text_safety import printable, shell_word

_PIPE_HINT = "pipe the text in: pbpaste | summarise -"
_NEIGHBOURS_COMPARED = 1_000
_HEAD = 1_024


def read_stdin(
    stream: BinaryIO | None, *, max_bytes: int, max_document_bytes: int | None = None
) -> RawSource:
    """Reads standard input to its end.

    Args:
        stream: What to read instead of the process's own standard input.
        max_bytes: Longer input is refused, after one byte more than that was read.
        max_document_bytes: The same for a PDF, a Word document or an e-mail, told by how
            it begins; as `max_bytes` if None.

    Raises:
        SourceError: There is no standard input, it cannot be read, or it is too long.
    """
    if stream is None:
        stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise SourceError("there is no standard input", hint="summarise run article.txt")
    try:
        head, most = _begin(stream, "", max_bytes, max_document_bytes)
        data = head + _read_bounded(stream, most - len(head))
    except OSError as error:
        raise _unreadable("-", error) from error
    if len(data) > most:
        raise _too_large("-", f"more than {megabytes(most)}", most, whole=most != max_bytes)
    return RawSource(data, "-", Origin.STDIN)


def read_file(
    path: Path, source: str, *, max_bytes: int, max_document_bytes: int | None = None
) -> RawSource:
    """Reads a file; a regular file over the limit is refused before it is read.

    Args:
        path: The file.
        source: Its name as the caller typed it, for messages and for the article.
        max_bytes: Longest file.
        max_document_bytes: Longest PDF, Word document or e-mail, told by how it begins;
            as `max_bytes` if None.

    Raises:
        SourceError: There is no such file, it is a folder, may not be read, is no file
            of text, or is too long.
    """
    try:
        with path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            head, most = _begin(stream, path.suffix, max_bytes, max_document_bytes)
            if stat.S_ISREG(status.st_mode) and status.st_size > most:
                raise _too_large(source, megabytes(status.st_size), most, whole=most != max_bytes)
            data = head + _read_bounded(stream, most - len(head))
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _unreadable(source, error) from error
    if len(data) > most:
        raise _too_large(source, f"more than {megabytes(most)}", most, whole=most != max_bytes)
    return RawSource(data, source, Origin.FILE, suffix=path.suffix.lower())


def folder_error(source: str) -> SourceError:
    """The error for a folder given where an article is wanted."""
    folder = shell_word(source.rstrip("/"))
    return SourceError(f"{printable(source)} is a folder", hint=f"summarise run {folder}/*.txt")


def missing_error(source: str, path: Path) -> SourceError:
    """The error for a file that does not exist, with the nearest name beside it."""
    near = _nearest_neighbour(path)
    if near is not None:
        hint = f"summarise run {shell_word(str(near))}"
    elif any(mark in source for mark in "\n ") and not path.suffix:
        hint = _PIPE_HINT
    else:
        hint = f"ls {shell_word(str(path.parent))}"
    return SourceError(f"no file {printable(source)}", hint=hint)


def _begin(
    stream: BinaryIO, suffix: str, max_bytes: int, max_document_bytes: int | None
) -> tuple[bytes, int]:
    """The first bytes, and how long what begins like that may be."""
    head = _read_bounded(stream, min(_HEAD, max_bytes))
    if max_document_bytes is not None and may_begin_document(head, suffix.lower()):
        return head, max_document_bytes
    return head, max_bytes


def _read_bounded(stream: BinaryIO, max_bytes: int) -> bytes:
    """At most one byte more than the limit; a pipe may need several reads."""
    parts, wanted = [], max_bytes + 1
    while wanted > 0 and (part := stream.read(wanted)):
        parts.append(part)
        wanted -= len(part)
    return b"".join(parts)


def _nearest_neighbour(path: Path) -> Path | None:
    try:
        beside = itertools.islice(path.parent.iterdir(), _NEIGHBOURS_COMPARED)
        names = [found.name for found in beside]
    except (OSError, ValueError):
        return None
    near = difflib.get_close_matches(path.name, names, n=1, cutoff=0.8)
    return path.parent / near[0] if near else None


def _unreadable(source: str, error: OSError | ValueError) -> SourceError:
    path, name = Path(source), printable(source)
    if isinstance(error, IsADirectoryError):
        return folder_error(source)
    if isinstance(error, PermissionError):
        hint = f"chmod +r {shell_word(source)}"
        return SourceError(f"{name} may not be read: permission denied", hint=hint)
    too_long = isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG
    if isinstance(error, ValueError) or too_long:
        return SourceError(f"{name} is no file name", hint=_PIPE_HINT)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return missing_error(source, path)
    return SourceError(f"{name} cannot be read: {printable(error.strerror or str(error))}")


def _too_large(source: str, size: str, max_bytes: int, *, whole: bool) -> SourceError:
    """The error for a source over its limit; `whole` if half of it would be of no use."""
    part = f"head -c {max_bytes // 2}"
    word = shell_word(source)
    hint = f"… | {part} | summarise -" if source == "-" else f"{part} {word} | summarise -"
    return SourceError(
        f"{printable(source)} is too large: {size}, and {megabytes(max_bytes)} is the limit",
        hint=_PIPE_HINT if whole else hint,
    )


def megabytes(count: int) -> str:
    """A number of bytes as it is shown: `5 MB`, `812 bytes`."""
    return f"{count / 1_000_000:.3g} MB" if count >= 100_000 else f"{count:,} bytes"
