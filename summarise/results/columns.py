"""What a table of results is: its declared columns, and rows of plain values.

Covers: the kinds of columns, and the columns that several tables share (which article, which
evidence, what the checks found). Does not cover: the tables themselves (`tables.py`,
`events.py`) and how a cell is written (`cells.py`, `writers.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from pydantic import JsonValue

from summarise.schema import Actor, Check, RejectedEvidence, Span, Summary
from summarise.vocabulary import Outcome


class Kind(StrEnum):
    """What the cells of a column are; an unknown value is None in every kind."""

    TEXT = "text"
    LIST = "list of text"
    JSON = "JSON"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    TIME = "time"  # UTC


Cell: TypeAlias = str | int | float | date | datetime | tuple[str, ...] | list[JsonValue] | None
Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        holds: What its cells mean, for the list of columns that goes with the tables.
    """

    name: str
    kind: Kind
    holds: str


@dataclass(frozen=True, slots=True)
class Result:
    """A summary on its way into tables.

    Attributes:
        number: Which of the summaries exported, from 1. With an item's id it is unique, also
            where an article was summarised twice.
        origin: The file (and line) it was read from, or None.
    """

    number: int
    origin: str | None
    summary: Summary


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        holds: What one row is.
        rows: The rows of one result, each as long as `columns`.
    """

    name: str
    holds: str
    columns: tuple[Column, ...]
    rows: Callable[[Result], Iterator[Row]]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)


RESULT = Column("result", Kind.INTEGER, "which of the summaries exported, from 1")
SHA256 = Column("article_sha256", Kind.TEXT, "SHA-256 of the article's text in UTF-8")
ARTICLE = (
    RESULT,
    SHA256,
    Column("published", Kind.DATE, "day of publication, in the outlet's own time zone"),
    Column("source", Kind.TEXT, "the article, as it was named: an address or a path"),
)
PLACE = (
    Column("sentence", Kind.INTEGER, "number of the sentence of the first evidence, from 1"),
    Column("start", Kind.INTEGER, "where its quote begins in the article, in code points"),
    Column("end", Kind.INTEGER, "where it ends (exclusive)"),
    Column("quote", Kind.TEXT, "the article's own characters"),
)
VERDICT = Column("quote_verdict", Kind.TEXT, "how the model's quote relates to them")
EVIDENCE = (
    *PLACE,
    VERDICT,
    Column("evidence", Kind.JSON, "all evidence: sentence, start, end, quote, verdict of each"),
)
CHECKS = (
    Column("outcome", Kind.TEXT, "worst outcome of the checks: pass, warn (shown as ?) or reject"),
    Column("findings", Kind.LIST, "what the checks that did not pass found"),
)
_WORST_FIRST = (Outcome.REJECT, Outcome.WARN, Outcome.PASS)


def article_cells(result: Result) -> Row:
    """The cells of `ARTICLE`."""
    article = result.summary.article
    return (result.number, article.sha256, article.published, article.source)


def place_cells(spans: Sequence[Span]) -> Row:
    """The cells of `PLACE`: of the first span."""
    if not spans:
        return (None,) * len(PLACE)
    first = spans[0]
    return (first.sentence, first.start, first.end, first.quote)


def json_cell(records: Sequence[Span | RejectedEvidence]) -> list[JsonValue]:
    """All of them, as JSON has them."""
    return [record.model_dump(mode="json") for record in records]


def check_cells(checks: Sequence[Check]) -> Row:
    """The cells of `CHECKS`: `hedge: overstated (the article says "may")` for each finding."""
    found = {check.outcome for check in checks}
    worst = next((outcome.value for outcome in _WORST_FIRST if outcome in found), None)
    return (worst, tuple(_finding(check) for check in checks if check.outcome != Outcome.PASS))


def _finding(check: Check) -> str:
    finding = f"{check.name.value}: {check.verdict}"
    return finding if check.detail is None else f"{finding} ({check.detail})"


def actors_by_name(summary: Summary) -> Mapping[str, Actor]:
    """The actors by name and alias, case folded; where two share one, the first has it."""
    names = [(actor.name, actor) for actor in summary.actors]
    names += [(alias, actor) for actor in summary.actors for alias in actor.aliases]
    return {name.casefold(): actor for name, actor in reversed(names)}
