"""What a batch takes in: entries out of an iterator that may wait, into a loop that must not."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from typing import Protocol, TypeVar

from summarise.article import Article
from summarise.threads import in_daemon_thread

_T = TypeVar("_T")

MOST = 64  # a thread costs some 0.1 ms: not one for every line of a table
SECONDS = 0.05  # but a slow source hands over what it has


class Entry(Protocol):
    """An article to be read; `read.entries.Entry` is one."""

    @property
    def id(self) -> str:
        """Unique in the batch."""

    @property
    def source(self) -> str:
        """Where it is, as it may be shown."""

    async def article(self) -> Article:
        """Read it.

        Raises:
            SourceError: It cannot be read, or is no article.
        """
        ...


async def pulled(entries: Iterator[_T]) -> AsyncIterator[_T]:
    """The entries, in order, read a few ahead in a thread beside the event loop.

    What reading raises is raised here, after the entries before it.
    """
    while True:
        some, end = await in_daemon_thread(lambda: _some(entries))
        for entry in some:
            yield entry
        if isinstance(end, Exception):
            raise end
        if end:
            return


def _some(entries: Iterator[_T]) -> tuple[list[_T], bool | Exception]:
    """The next entries, and how they ended: False if there may be more."""
    found: list[_T] = []
    started = time.monotonic()
    while len(found) < MOST and time.monotonic() - started < SECONDS:
        try:
            found.append(next(entries))
        except StopIteration:
            return found, True
        except Exception as error:  # handed on, after what came before it
            return found, error
    return found, False
