"""A progress bar on stderr, only on a terminal and only for runs that take a while."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import ProgressColumn


class Progress:
    """Counts finished articles; silent unless stderr is a terminal."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        self._total = total
        self._bar: Bar | None = None
        if not quiet and on_terminal():
            self._bar = _bar()

    def __enter__(self) -> Self:
        if self._bar:
            self._task = self._bar.add_task("summarising", total=self._total)
            self._bar.start()
        return self

    def __exit__(self, *exception: object) -> None:
        if self._bar:
            self._bar.stop()

    def step(self) -> None:
        """One article is done."""
        if self._bar:
            self._bar.advance(self._task)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Clear the bar while a result is written."""
        if self._bar:
            self._bar.stop()
        yield
        if self._bar and not self._bar.finished:
            self._bar.start()


def on_terminal() -> bool:
    """Whether stderr is a terminal, where a bar can be seen."""
    return sys.stderr is not None and sys.stderr.isatty()


def bar_of(*columns: ProgressColumn) -> Bar:
    """A bar on stderr that leaves nothing behind."""
    from rich.console import Console
    from rich.progress import Progress as RichBar

    return RichBar(*columns, console=Console(stderr=True, highlight=False), transient=True)


def _bar() -> Bar:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    return bar_of(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
