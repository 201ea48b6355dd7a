"""The files of a job: requests written from the store, results read into it.

Covers: files that are whole or not there, result files of any size and content. Does not
cover: what goes into a file (`store.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from summarise.batch.provider.lines import Result, read_result
from summarise.batch.provider.records import Received, RequestFile
from summarise.batch.provider.store import Store
from summarise.batch.sinks import unwritable
from summarise.errors import SourceError
from summarise.text_safety import printable
from summarise.whole_files import fresh_part

MOST_BYTES = 16_000_000  # of a result's line; an answer of 100,000 tokens has less than one


def write_requests(store: Store, folder: Path, file: RequestFile) -> Path:
    """Write a request file into the job's folder, unless it is there in its full size.

    Raises:
        OutputError: If it cannot be written.
    """
    path = folder / file.name
    try:
        if not path.exists() or path.stat().st_size != file.bytes:
            part = fresh_part(path)
            with part.open("w", encoding="utf-8", newline="\n") as out:
                out.writelines(store.lines(file))
            part.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error
    return path


def take_results(store: Store, path: Path) -> Received:
    """Keep the results in a file.

    Raises:
        SourceError: If it cannot be read, or holds nothing that this job asked.
    """
    name = printable(str(path))
    try:
        received = store.take(_results(path))
    except OSError as error:
        raise SourceError(f"{name} cannot be read: {error.strerror or error}") from error
    if (received.foreign or received.broken) and not (received.taken or received.repeated):
        raise SourceError(
            f"{name} holds no results of this job: {received.broken:,} lines are no results, "
            f"{received.foreign:,} are of other requests",
            hint="give the output and error files of the batch, and the job that asked: --job DIR",
        )
    return received


def _results(path: Path) -> Iterator[Result | None]:
    with path.open("rb") as file:
        while raw := file.readline(MOST_BYTES):
            if raw.strip():
                yield read_result(raw)
