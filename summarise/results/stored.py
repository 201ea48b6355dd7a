"""Summaries as this program stored them, read back from files.

Covers: a JSON document, JSON Lines of `run` and `batch`, the `row` column of a batch's Parquet
file, folders of those, and standard input. Does not cover: reading articles (`read/`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
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


def stored_summaries(
    paths: Iterable[str], stdin: Iterable[str] = ()
) -> Iterator[Stored | Unusable]:
    """Every summary in the files and folders named, in order; folders sorted by path.

    A row of an article that failed, and a file in a folder that holds something else, come out
    as `Unusable`, so that nothing goes missing. A name's suffix tells how a file is read; one
    with none of `SUFFIXES` is a JSON document if its first line is `{`, else JSON Lines.

    Args:
        paths: Files written by `run -f json`, `run -f jsonl` or `batch`, or folders of them; `-`
            stands for `stdin`.
        stdin: Lines of standard input.

    Raises:
        SourceError: A path named does not exist, or a folder holds no result.
        UsageError: A Parquet file without pyarrow.
    """
    for name in paths:
        if name == "-":
            yield from _in_lines("-", stdin)
            continue
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
    found = sorted(item for item in path.rglob("*") if _may_hold_results(item))
    if not found:
        raise SourceError(
            f"no result in {printable(str(path))}", hint=f"looked for {' '.join(SUFFIXES)}"
        )
    return found


def _may_hold_results(path: Path) -> bool:
    """Whether its name says so; what `batch export` keeps in `NAME.job/` is no result."""
    in_job = any(folder.suffix == ".job" for folder in path.parents)
    return path.suffix.lower() in SUFFIXES and not in_job and path.is_file()


def _in_file(path: Path) -> Iterator[Stored | Unusable]:
    suffix = path.suffix.lower()
    try:
        if suffix == ".parquet":
            yield from _numbered(str(path), enumerate(_parquet_rows(path), start=1))
        elif suffix == ".json":
            yield _one(str(path), path.read_text(encoding="utf-8", errors="replace"))
        else:
            with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
                yield from _in_lines(str(path), lines)
    except OSError as error:
        message = f"{printable(str(path))} cannot be read: {error.strerror or error}"
        yield Unusable(str(path), SourceError(message, hint="check the path and its permissions"))
    except SourceError as error:
        yield Unusable(str(path), error)


def _in_lines(origin: str, lines: Iterable[str]) -> Iterator[Stored | Unusable]:
    rest = iter(lines)
    first = next(rest, "")
    if first.removeprefix("\ufeff").strip() == "{":  # as `run -f json` begins
        yield _one(origin, first + "".join(rest))
        return
    numbered = enumerate(chain([first], rest), start=1)
    yield from _numbered(origin, ((number, line) for number, line in numbered if line.strip()))


def _numbered(origin: str, rows: Iterable[tuple[int, str]]) -> Iterator[Stored | Unusable]:
    for number, text in rows:
        yield _one(f"{origin}:{number}", text)


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
            if "row" not in file.schema_arrow.names:
                raise _no_rows(path)
            for batch in file.iter_batches(columns=["row"], batch_size=500):
                yield from (_text(value) for value in batch.column(0).to_pylist())
    except (ValueError, pyarrow.ArrowException) as error:
        raise _no_rows(path) from error


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(None)


def _no_rows(path: Path) -> SourceError:
    return SourceError(
        f"{printable(str(path))} is no Parquet file of summarise batch",
        hint="summarise batch articles.jsonl -o out.parquet writes one",
    )
