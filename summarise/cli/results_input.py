"""Stored results as an argument: what is usable, and what is said of the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli.exits import Exit
from summarise.cli.reporting import say, say_if_typed
from summarise.errors import SourceError

if TYPE_CHECKING:
    from summarise.results.stored import Stored, Unusable

MOST_NAMED = 20

Results = Annotated[
    list[str],
    typer.Argument(metavar="RESULTS...", help="Files of run or batch, folders of them, or -."),
]


@dataclass(slots=True)
class LeftOut:
    """Counts the rows that hold no summary, and names the first of them on stderr."""

    count: int = field(default=0)

    def add(self, row: Unusable) -> None:
        """Take one, and say so."""
        self.count += 1
        if self.count <= MOST_NAMED:
            say(f"left out: {row.origin}: {row.error}")

    def end(self, used: int) -> int:
        """Say how many there were; returns the exit code.

        Raises:
            SourceError: If none was usable.
        """
        if self.count > MOST_NAMED:
            say(f"left out: {self.count - MOST_NAMED:,} more")
        if not used:
            raise SourceError(
                f"no summary in what is named ({self.count:,} rows left out)",
                hint="give files written by summarise run -f json, -f jsonl or summarise batch",
            )
        return Exit.PARTIAL if self.count else Exit.OK


def stored_in(paths: Iterable[str]) -> Iterator[Stored | Unusable]:
    """Everything in the files, folders and streams named."""
    from summarise.results.stored import stored_summaries

    stdin = sys.stdin or ()
    say_if_typed(paths)
    return stored_summaries(paths, stdin)


def usable(paths: Iterable[str], left_out: LeftOut) -> Iterator[Stored]:
    """The summaries among them; the rest goes to `left_out`."""
    from summarise.results.stored import Unusable

    for row in stored_in(paths):
        if isinstance(row, Unusable):
            left_out.add(row)
        else:
            yield row
