"""One row of a batch's output for each article.

Covers: JSON Lines that begin as `run -f jsonl` writes them, with the article's id and whose
duplicate it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarise.batch.outcome import Outcome
from summarise.render.structured import row

if TYPE_CHECKING:
    from pydantic import JsonValue


@dataclass(frozen=True, slots=True)
class Row:
    """What is written of one article.

    Attributes:
        id: Of the article, unique in the batch.
        source: Where it was found, as it may be shown.
        duplicate_of: Id of the first article with the same text, title and date, or None.
        near_duplicate_of: Id of an earlier article with nearly the same text, or None.
    """

    id: str
    source: str
    outcome: Outcome
    duplicate_of: str | None = None
    near_duplicate_of: str | None = None

    def line(self) -> str:
        """The row as one line of JSON."""
        head: dict[str, JsonValue] = {
            "ok": self.outcome.ok,
            "id": self.id,
            "source": self.source,
            "duplicate_of": self.duplicate_of,
            "near_duplicate_of": self.near_duplicate_of,
        }
        return row(head, "summary" if self.outcome.ok else "error", self.outcome.payload)
