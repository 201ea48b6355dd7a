"""When to give up on a service: too many articles in a row that it failed.

Does not cover: retries of one request (`model/retry.py`), errors after which nothing more can
be asked at all.
"""

from __future__ import annotations

from summarise.batch.outcome import Outcome
from summarise.errors import ServiceError

PATIENCE = 25  # articles in a row that the service failed, after all retries: it is down


class Patience:
    """Counts failures of the service in a row.

    Args:
        limit: How many are too many; None for any number.
        articles: What is counted, in the words of the error.
    """

    def __init__(self, limit: int | None = PATIENCE, *, articles: str = "articles") -> None:
        self._limit = limit
        self._articles = articles
        self._failures = 0

    def after(self, outcome: Outcome | None) -> ServiceError | None:
        """Why to give up after this outcome, told once; None to go on."""
        failed = outcome is not None and outcome.kind == ServiceError.kind
        self._failures = self._failures + 1 if failed else 0
        if self._failures != self._limit:
            return None
        return ServiceError(
            f"the service failed {self._failures} {self._articles} in a row",
            hint="look what it says: summarise doctor   then run the same command again: "
            "what is finished is kept",
        )
