"""Summaries as this program stored them, read back from files.

Covers: a JSON document, JSON Lines of `run` and `batch`, the `row` column of a batch's Parquet
file, and folders of those. Does not cover: reading articles (`read/`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from summarise.errors import SourceError, SummariseError, UsageError
from summarise.render.structured import summary_from_json
from summarise.schema import Summary
from summarise.text_safety import printable

SUFFIXES = (".json", ".jsonl", ".parquet")


@dataclass(frozen=True, slots=True)
class Stored:
    """One stored summary.

    Attributes:
        origin: The file, and the line or row if it holds several: `news.jsonl:12`.
    """

    origin: str
    summary: Summary


@dataclass(frozen=True, slots=True)
class Unusable:
    """A line, row or file that holds no summary, and why."""

    origin: str
    error: SummariseError


def stored_summaries(paths: Iterable[str]) -> Iterator[Stored | Unusable]:
    """Every summary in the files and folders named, in order; folders sorted by path.

    A row of an article that failed comes out as `Unusable`, so that nothing goes missing.

    Args:
        paths: Files written by `run -f json`, `run -f jsonl` or `batch`, or folders of them.

    Raises:
        SourceError: A path named does not exist or cannot be read.
        UsageError: A Parquet file without pyarrow.
    """
    for name in paths:
        for path in _files(Path(name)):
            yield from _in_file(path)


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise SourceError(
            f"{printable(str(path))} is not there",
            hint="give files written by summarise run -f json, -f jsonl or summarise batch",
        )
    if not path.is_dir():
        return [path]
    found = sorted(item for item in path.rglob("*") if item.suffix in SUFFIXES and item.is_file())
    if not found:
        raise SourceError(
            f"no result in {printable(str(path))}", hint=f"looked for {' '.join(SUFFIXES)}"
        )
    return found


def _in_file(path: Path) -> Iterator[Stored | Unusable]:
    try:
        if path.suffix == ".parquet":
            yield from _several(path, _parquet_rows(path))
            return
        if path.suffix == ".jsonl":
            with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
                yield from _several(path, (line for line in lines if line.strip()))
            return
        yield _one(str(path), path.read_text(encoding="utf-8", errors="replace"))
    except OSError as error:
        raise SourceError(
            f"{printable(str(path))} cannot be read: {error.strerror or error}",
            hint="check the path and its permissions",
        ) from error


def _several(path: Path, rows: Iterable[str]) -> Iterator[Stored | Unusable]:
    for number, text in enumerate(rows, start=1):
        yield _one(f"{path}:{number}", text)


def _one(origin: str, text: str) -> Stored | Unusable:
    try:
        return Stored(origin, summary_from_json(text))
    except SourceError as error:
        return Unusable(origin, error)


def _parquet_rows(path: Path) -> Iterator[str]:
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow, which is not installed",
            hint="pip install 'summarise-news[parquet]'",
        ) from error
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(columns=["row"], batch_size=500):
                yield from (value or json.dumps(None) for value in batch.column(0).to_pylist())
    except (ValueError, KeyError, pyarrow.ArrowException) as error:
        raise SourceError(
            f"{printable(str(path))} is no Parquet file of summarise batch",
            hint="summarise batch articles.jsonl -o out.parquet writes one",
        ) from error
