"""The run log: one line of JSON for each run, in a file of the user's own.

Covers: what a line holds, adding one, reading them back, totals. Does not cover: where the
file is and whether it is kept (`cli/`).

A line counts; it names neither sources nor articles, unless the user asked for `texts`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pydantic import AwareDatetime, ConfigDict, ValidationError

from summarise.run_record import Record

# About 12,000 runs; one older file of the same size is kept beside it.
MAX_BYTES = 5_000_000


class _Line(Record):
    # A line of a newer version may say more.
    model_config = ConfigDict(frozen=True, extra="ignore")


class LoggedText(_Line):
    """What one article of a run was, kept only on the user's wish.

    Attributes:
        source: As it was given.
        sha256: Digest of the article's text; None where it could not be read, as is `text`.
        headline: Of the summary, or None.
        failed: The error's kind, or None.
    """

    source: str
    sha256: str | None
    text: str | None
    headline: str | None
    failed: str | None


class LoggedRun(_Line):
    """One run of the command line.

    Attributes:
        started: UTC.
        command: `run` or `batch`.
        version: Of this program.
        engine: `llm` or `baseline`.
        model: As asked for; None for the baseline.
        host: Of the service; never its path.
        prompt: `summary.v1@` and its digest; None where no article got that far.
        policy: Name and digest of the check policy; None likewise.
        sources: How many articles were to be summarised.
        ok: How many were; with `failed` fewer than `sources` where the run was stopped.
        failed: The others, by kind of error.
        cached: Articles of `ok` that were answered from the cache alone.
        input_tokens: None where no service stated any, as `output_tokens`.
        cost_usd: None where a price or a token count is unknown.
        exit_code: What the process ended with.
        texts: None unless the user asked for them.
    """

    started: AwareDatetime
    command: str
    version: str
    engine: str
    model: str | None
    host: str | None
    prompt: str | None
    policy: str | None
    sources: int
    ok: int
    failed: Mapping[str, int]
    cached: int
    input_tokens: int | None
    output_tokens: int | None
    cost_usd: Decimal | None
    seconds: float
    exit_code: int
    texts: tuple[LoggedText, ...] | None = None


@dataclass(frozen=True, slots=True)
class History:
    """A log as read.

    Attributes:
        runs: Oldest first.
        unreadable: Lines that are none of ours.
    """

    runs: tuple[LoggedRun, ...]
    unreadable: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over runs.

    Attributes:
        input_tokens: Where they are known, as `output_tokens`.
        cost_usd: Of the runs whose cost is known.
        unpriced: How many runs have a cost that is not.
    """

    runs: int
    articles: int
    ok: int
    input_tokens: int
    output_tokens: int
    cost_usd: Decimal
    unpriced: int


def append_run(path: Path, run: LoggedRun, *, max_bytes: int = MAX_BYTES) -> None:
    """Add a line, in one write: several processes may do so at once.

    A file that would outgrow `max_bytes` is renamed first, in the place of the last one that
    was (two processes that do so in the same instant lose that one). Folder and file are made
    so that only their owner can read them.

    Raises:
        OSError: It cannot be written.
    """
    line = run.model_dump_json().encode() + b"\n"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if _is_full(path, max_bytes - len(line)):
        path.replace(older_of(path))
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        if os.write(handle, line) != len(line):
            raise OSError(f"{path} took half a line only")
    finally:
        os.close(handle)


def read_runs(path: Path) -> History:
    """Every run of the log, of the older file too. No file is an empty log.

    Raises:
        OSError: A file is there and cannot be read.
    """
    runs: list[LoggedRun] = []
    unreadable = 0
    for file in (older_of(path), path):
        for line in _lines(file):
            try:
                runs.append(LoggedRun.model_validate_json(line))
            except ValidationError:
                unreadable += 1
    return History(tuple(sorted(runs, key=lambda run: run.started)), unreadable)


def totals(runs: Iterable[LoggedRun]) -> Totals:
    """Sum up runs."""
    counted = list(runs)
    return Totals(
        runs=len(counted),
        articles=sum(run.sources for run in counted),
        ok=sum(run.ok for run in counted),
        input_tokens=sum(run.input_tokens or 0 for run in counted),
        output_tokens=sum(run.output_tokens or 0 for run in counted),
        cost_usd=sum((run.cost_usd or Decimal(0) for run in counted), Decimal(0)),
        unpriced=sum(run.cost_usd is None for run in counted),
    )


def older_of(path: Path) -> Path:
    """Where a full log is put: `runs.jsonl` becomes `runs.1.jsonl`."""
    return path.with_name(f"{path.stem}.1{path.suffix}")


def _is_full(path: Path, most: int) -> bool:
    try:
        return path.stat().st_size > max(most, 0)
    except FileNotFoundError:
        return False


def _lines(path: Path) -> list[bytes]:
    try:
        return [line for line in path.read_bytes().split(b"\n") if line.strip()]
    except FileNotFoundError:
        return []
