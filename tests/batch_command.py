"""`summarise batch` as a process, on articles that the faulty server knows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from faulty_server import FaultyServer, article

OUTPUT = "out.jsonl"


def write_articles(folder: Path, count: int) -> None:
    """`in.jsonl`, with articles `a0`, `a1`, ..."""
    lines = (json.dumps({"id": f"a{n}", "text": article(n)}) + "\n" for n in range(count))
    (folder / "in.jsonl").write_text("".join(lines), encoding="utf-8")


def arguments(server: FaultyServer, *more: str, output: str = OUTPUT) -> list[str]:
    """The command line of a batch without cache; `more` may take each flag back."""
    return [
        "batch", "in.jsonl", "-o", output, "-m", "m", "--base-url", server.base_url,
        "--price", "{}/{}".format(*server.price), "--timeout", "20", "-j", "16", "--no-cache", *more,
    ]  # fmt: skip


def start(
    folder: Path, given: Sequence[str], around: Sequence[str] = (), **options: Any
) -> subprocess.Popen[str]:
    """Begin the command in a process group of its own; `around` runs it."""
    return subprocess.Popen(  # noqa: S603  # our own interpreter and arguments
        [*around, sys.executable, "-m", "summarise", *given],
        cwd=folder, env={**os.environ, "SUMMARISE_HOME": str(folder / "home")},
        text=True, start_new_session=True,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
    )  # fmt: skip


def finish(
    folder: Path,
    given: Sequence[str],
    around: Sequence[str] = (),
    *,
    timeout: float = 120.0,
    **options: Any,
) -> tuple[int, str, str]:
    """Run the command; returns its exit code, stdout and stderr."""
    running = start(folder, given, around, **options)
    stdout, stderr = running.communicate(timeout=timeout)
    return running.returncode, stdout, stderr


def wait_until(ready: Callable[[], bool]) -> None:
    """Wait for something that comes within moments."""
    limit = time.monotonic() + 60
    while not ready():
        assert time.monotonic() < limit, "it never came"
        time.sleep(0.01)


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of an output that are whole."""
    if not path.exists():
        return []
    lines = path.read_bytes().split(b"\n")[:-1]
    return [json.loads(line) for line in lines]


def attempts_of(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Every request that a row's article took."""
    found: list[dict[str, Any]] = (
        row["summary"]["run"]["attempts"] if row["ok"] else row["error"]["attempts"]
    )
    return found


def stable(row: dict[str, Any], *, same_requests: bool = True) -> dict[str, Any]:
    """A row without what differs from run to run.

    Args:
        row: The row.
        same_requests: Whether both runs made the same requests for the article.
    """
    kept: dict[str, Any] = json.loads(json.dumps(row))
    made = kept["summary"]["run"] if kept["ok"] else kept["error"]
    for name in ("started", "seconds"):
        made.pop(name, None)
    if not same_requests:
        for name in ("attempts", "usage", "cost_usd", "message"):
            made.pop(name, None)
    for attempt in made.get("attempts", ()):
        for name in ("seconds", "waited_seconds", "request_id", "rung"):
            del attempt[name]
    return kept
