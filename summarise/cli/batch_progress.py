"""How far a batch is: a bar on a terminal, lines of JSON for programs, one last line.

Covers: rate, time left, cost so far, failures by kind. Everything goes to stderr.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from summarise.cli.progress import bar_of, on_terminal
from summarise.cli.reporting import complain, say
from summarise.text_safety import printable

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from summarise.batch.tally import Tally
    from summarise.errors import SummariseError

EVERY_SECONDS = 1.0  # between lines of JSON


class BatchProgress:
    """Shows a tally. Use it as a context manager; call `step` with each new count.

    Args:
        quiet: Show no bar and no last line.
        as_json: Write a line of JSON each second instead, and nothing that is no JSON.
    """

    def __init__(self, *, quiet: bool, as_json: bool) -> None:
        self.total: int | None = None
        self._json, self._quiet = as_json, quiet
        self._bar: Bar | None = None
        self._started = time.monotonic()
        self._told = float("-inf")
        if not (quiet or as_json) and on_terminal():
            self._bar = _bar()
            self._task = self._bar.add_task("summarising", total=None, about="")

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *exception: object) -> None:
        if self._bar:
            self._bar.stop()

    @property
    def shown(self) -> bool:
        """Whether anybody sees how far it is."""
        return self._json or self._bar is not None

    def step(self, tally: Tally) -> None:
        """A row was written."""
        if self._bar:
            self._bar.update(
                self._task, completed=tally.rows, total=self.total, about=self._about(tally)
            )
        now = time.monotonic()
        if self._json and now - self._told >= EVERY_SECONDS:
            self._told = now
            self._write(tally, {"event": "progress"})

    def note(self, text: str) -> None:
        """Say something on the way."""
        if not self._json:
            say(text)

    def end(
        self, tally: Tally, *, complete: bool, why: SummariseError | None, resumable: bool
    ) -> None:
        """Say what the run came to.

        Args:
            tally: All counts.
            complete: Whether every article has its row.
            why: What stopped the run, if an error did.
            resumable: Whether what is finished is kept.
        """
        if self._json:
            error = why and {
                "kind": why.kind,
                "message": _shown(str(why)),
                "hint": _shown(why.hint),
            }
            self._write(tally, {"event": "end", "complete": complete, "error": error})
            return
        if why is not None:
            complain(why)
        if not self._quiet:
            for kind, row in sorted(tally.examples.items()):
                say(f"{kind}, e.g. {row.id}: {row.outcome.message}")
            say(self._last_line(tally), dim=True)
        if not complete and resumable:
            say("not finished: run the same command again to go on; what is finished is kept")

    def _last_line(self, tally: Tally) -> str:
        seconds = time.monotonic() - self._started
        parts = [f"{tally.rows:,} rows: {tally.summarised:,} summarised"]
        parts += [f"{count:,} {kind}" for kind, count in sorted(tally.failed.items())]
        if tally.resumed:
            parts.append(f"{tally.resumed:,} done before")
        if tally.duplicates:
            parts.append(f"{tally.duplicates:,} duplicates")
        if tally.near_duplicates:
            parts.append(f"{tally.near_duplicates:,} near-duplicates")
        parts.append(cost_of(tally))
        return " · ".join(parts) + f" · {seconds:.1f} s"

    def _about(self, tally: Tally) -> str:
        rate = tally.rows / max(time.monotonic() - self._started, 0.001)
        failures = " ".join(f"{kind} {count:,}" for kind, count in tally.failed.most_common(3))
        return " · ".join(filter(None, [f"{rate:.1f}/s", cost_of(tally), failures]))

    def _write(self, tally: Tally, head: Mapping[str, object]) -> None:
        seconds = time.monotonic() - self._started
        rate = tally.rows / max(seconds, 0.001)
        left = None if self.total is None else max(self.total - tally.rows, 0)
        line = {
            **head,
            "rows": tally.rows,
            "total": self.total,
            "summarised": tally.summarised,
            "failed": dict(sorted(tally.failed.items())),
            "resumed": tally.resumed,
            "duplicates": tally.duplicates,
            "near_duplicates": tally.near_duplicates,
            "untried": tally.untried,
            "input_tokens": tally.input_tokens,
            "output_tokens": tally.output_tokens,
            "cost_usd": str(tally.cost_usd),
            "unpriced": tally.unpriced,
            "seconds": round(seconds, 3),
            "per_second": round(rate, 3),
            "seconds_left": None if left is None or not rate else round(left / rate, 1),
        }
        # ASCII, so nothing in it is obeyed by a terminal; `say` would cut a long line.
        with suppress(OSError, ValueError):  # a closed stderr is nobody's problem
            sys.stderr.write(json.dumps(line) + "\n")
            sys.stderr.flush()


def _shown(text: str | None) -> str | None:
    return None if text is None else printable(text, limit=None)


def cost_of(tally: Tally) -> str:
    """The cost so far: `$0.0123`, with how many articles have no known price."""
    known = f"${tally.cost_usd:.4f}"
    if not tally.unpriced:
        return known
    unknown = f"{tally.unpriced:,} of unknown cost"
    return f"{known} and {unknown}" if tally.cost_usd else unknown


def _bar() -> Bar:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    return bar_of(
        SpinnerColumn(),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.fields[about]}", markup=False),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
