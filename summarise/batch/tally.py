"""How far a batch is: counts for a progress line, the last line, and the run log."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from summarise.batch.outcome import Outcome
from summarise.batch.rows import Row

# Worked out for this row; for another row of this run; by an earlier run.
Origin = Literal["done", "shared", "resumed"]


@dataclass(slots=True)
class Tally:
    """Counts of one run.

    Attributes:
        summarised: Rows with a summary, of this run and of earlier ones.
        failed: Rows without, by the error's name.
        examples: The first row of each such name.
        resumed: Rows whose work an earlier run had done.
        duplicates: Rows that repeat the work of another row.
        near_duplicates: Rows whose article is nearly another's.
        untried: Articles that were begun and given up when the run stopped.
        input_tokens, output_tokens, cost_usd: Of this run alone.
        unpriced: Articles asked about in this run whose cost is not known.
        exit_codes: What each row's article alone would have ended with, and how often.
    """

    summarised: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    examples: dict[str, Row] = field(default_factory=dict)
    resumed: int = 0
    duplicates: int = 0
    near_duplicates: int = 0
    untried: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: Decimal = Decimal(0)
    unpriced: int = 0
    exit_codes: Counter[int] = field(default_factory=Counter)

    @property
    def rows(self) -> int:
        """Rows written."""
        return self.summarised + self.failed.total()

    def add(self, row: Row, *, origin: Origin) -> None:
        """Count a row.

        Args:
            row: The row.
            origin: Where its outcome is from.
        """
        outcome = row.outcome
        if outcome.kind is None:
            self.summarised += 1
        else:
            self.failed[outcome.kind] += 1
            self.examples.setdefault(outcome.kind, row)
        self.exit_codes[outcome.exit_code] += 1
        self.duplicates += row.duplicate_of is not None
        self.near_duplicates += row.near_duplicate_of is not None
        self.resumed += origin == "resumed" and row.duplicate_of is None
        if origin == "done":
            self.spend(outcome)

    def spend(self, outcome: Outcome) -> None:
        """Count what an article took in this run, whether or not it has a row."""
        self.input_tokens += outcome.input_tokens or 0
        self.output_tokens += outcome.output_tokens or 0
        self.cost_usd += outcome.cost_usd or 0
        self.unpriced += outcome.cost_usd is None
