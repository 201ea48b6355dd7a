"""Summaries as pandas data frames: the same tables, for notebooks.

Covers: columns with nullable types. Does not cover: files (`export.py`).

Unknown is `NA` (`NaT` in dates), never NaN in an integer. Days are `datetime64[s]`, so that no
year is out of reach; lists are lists, and JSON columns hold lists of dicts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from summarise.errors import UsageError
from summarise.results.columns import Cell, Column, Kind, Result, Row, Table
from summarise.results.tables import TABLES
from summarise.results.writers import storable
from summarise.schema import Summary

if TYPE_CHECKING:
    import pandas as pd

_TYPES = {
    Kind.TEXT: "string",
    Kind.LIST: "object",
    Kind.JSON: "object",
    Kind.INTEGER: "Int64",
    Kind.NUMBER: "Float64",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "datetime64[s]",
    Kind.TIME: "datetime64[us, UTC]",
}


def dataframes(summaries: Iterable[Summary]) -> dict[str, pd.DataFrame]:
    """The tables of many summaries, by name: articles, claims, actors, signals, events, rejected.

    Items join on `result` (which of the summaries, from 1) and their id.

    Raises:
        UsageError: If pandas is not installed.
    """
    try:
        import pandas  # noqa: F401  # said now, and not after all rows are made
    except ImportError as error:
        raise UsageError(
            "data frames need pandas, which is not installed",
            hint="pip install 'summarise-news[frames]'",
        ) from error
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    for number, summary in enumerate(summaries, start=1):
        result = Result(number, None, summary)
        for name, table in TABLES.items():
            rows[name].extend(table.rows(result))
    return {name: _frame(table, rows[name]) for name, table in TABLES.items()}


def _frame(table: Table, rows: list[Row]) -> pd.DataFrame:
    import pandas as pd

    columns = zip(*rows, strict=True) if rows else ((),) * len(table.columns)
    return pd.DataFrame(
        {
            column.name: pd.Series(_cells(column, cells), dtype=_TYPES[column.kind])
            for column, cells in zip(table.columns, columns, strict=True)
        }
    )


def _cells(column: Column, cells: Iterable[Cell]) -> list[object]:
    if column.kind is Kind.LIST:
        return [list(cell) if isinstance(cell, tuple) else cell for cell in cells]
    return [storable(cell) for cell in cells]
