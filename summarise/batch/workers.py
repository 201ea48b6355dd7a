"""The work on one article, in this process.

Covers: turning whatever comes of an article into an outcome; what must stop the whole run.
"""

from __future__ import annotations

import gc
import traceback
from collections.abc import Awaitable, Callable

from summarise.article import Article
from summarise.batch.outcome import Outcome, of_bug, of_error, of_summary
from summarise.errors import AuthError, BudgetError, SummariseError
from summarise.schema import Summary

YOUNG = 50_000  # new objects before the collector of cycles looks at them; Python's own is 700
Summarise = Callable[[Article], Awaitable[Summary]]


def collect_seldom() -> None:
    """Let the collector of cycles run seldom in this process, and pass over what is loaded.

    An article makes some 100,000 objects and hardly a cycle: 15 % of a batch's CPU went into
    looking for one (`tests/bench/batch.py`), for 2 MB.
    """
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 100)


def in_this_process(
    summarise: Summarise, on_bug: Callable[[str], object] = lambda _trace: None
) -> Callable[[Article], Awaitable[Outcome]]:
    """Work that summarises in the event loop it is called in.

    Args:
        summarise: The engine.
        on_bug: Told the traceback of an error nobody foresaw.
    """

    async def work(article: Article) -> Outcome:
        """What comes of one article.

        Raises:
            AuthError, BudgetError: No article can be asked about any more.
        """
        try:
            return of_summary(await summarise(article))
        except (AuthError, BudgetError):
            raise
        except SummariseError as error:
            return of_error(error)
        except Exception as error:  # a bug of ours on one article must not cost the others
            on_bug(traceback.format_exc())
            return of_bug(error)

    return work
