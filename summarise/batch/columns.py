"""Rows as a Parquet file: a few columns to sort by, and the whole row as JSON.

Covers: row groups written as rows come, so that memory stays flat; a file that is whole or not
there. Does not cover: a table of claims or signals.

A Parquet file is readable only once its last bytes are written, so it cannot be taken up: a
run that is taken up writes it anew from the journal.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise.batch.rows import Row
from summarise.batch.sinks import unwritable
from summarise.errors import UsageError
from summarise.whole_files import fresh_part

if TYPE_CHECKING:
    import pyarrow

GROUP = 500  # rows; some 10 MB with their summaries
_COST = (18, 9)  # digits of a price in USD, and those after the point


class ColumnsSink:
    """A Parquet file with one row for each article.

    Columns: `id`, `source`, `ok`, `duplicate_of`, `near_duplicate_of`, `error_kind`,
    `error_message`, `title`, `published` (date), `language`, `headline`, `gist`, `claims`,
    `actors`, `signals`, `rejected` (counts), `escalation_index`, `escalation_band`, `model`,
    `input_tokens`, `output_tokens`, `cost_usd` (decimal), and `row`: the line that JSON Lines
    would have.

    Raises:
        UsageError: If pyarrow is not installed.
        OutputError: If the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        try:
            import pyarrow.parquet
        except ImportError as error:
            raise UsageError(
                "Parquet needs pyarrow, which is not installed",
                hint="pip install 'summarise-news[parquet]', or write .jsonl",
            ) from error
        self._path = path
        self._schema = _schema()
        self._waiting: list[dict[str, Any]] = []
        self._count = 0
        try:
            self._part = fresh_part(path)
            self._file = pyarrow.parquet.ParquetWriter(self._part, self._schema, compression="zstd")
        except OSError as error:
            raise unwritable(path, error) from error

    def write(self, row: Row) -> None:
        """Add one row."""
        self._waiting.append(_values(row))
        self._count += 1
        if len(self._waiting) >= GROUP:
            self._flush()

    def close(self, *, complete: bool) -> None:
        """Finish the file and put it in its place, unless a fuller one stands there."""
        try:
            self._flush()
            self._file.close()
            if complete or self._count >= _count_in(self._path):
                self._part.replace(self._path)
            else:
                self._part.unlink()
        except OSError as error:
            with suppress(OSError):
                self._part.unlink(missing_ok=True)
            raise unwritable(self._path, error) from error

    def _flush(self) -> None:
        import pyarrow

        if not self._waiting:
            return
        table = pyarrow.Table.from_pylist(self._waiting, schema=self._schema)
        try:
            self._file.write_table(table)
        except OSError as error:
            raise unwritable(self._path, error) from error
        self._waiting.clear()


def _count_in(path: Path) -> int:
    """Rows of an earlier output; 0 if there is none that can be read."""
    import pyarrow.parquet

    try:
        count: int = pyarrow.parquet.read_metadata(path).num_rows
    except (OSError, ValueError):
        return 0
    return count


def _schema() -> pyarrow.Schema:
    import pyarrow as pa

    text, count = pa.string(), pa.int32()
    columns = {
        **dict.fromkeys(("id", "source"), text),
        "ok": pa.bool_(),
        **dict.fromkeys(
            ("duplicate_of", "near_duplicate_of", "error_kind", "error_message", "title"), text
        ),
        "published": pa.date32(),
        **dict.fromkeys(("language", "headline", "gist"), text),
        **dict.fromkeys(("claims", "actors", "signals", "rejected"), count),
        "escalation_index": pa.float64(),
        **dict.fromkeys(("escalation_band", "model"), text),
        **dict.fromkeys(("input_tokens", "output_tokens"), pa.int64()),
        "cost_usd": pa.decimal128(*_COST),
        "row": text,
    }
    return pa.schema(list(columns.items()))


def _values(row: Row) -> dict[str, Any]:
    outcome = row.outcome
    values = {
        "id": row.id,
        "source": row.source,
        "ok": outcome.ok,
        "duplicate_of": row.duplicate_of,
        "near_duplicate_of": row.near_duplicate_of,
        "input_tokens": outcome.input_tokens,
        "output_tokens": outcome.output_tokens,
        "cost_usd": _priced(outcome.cost_usd),
        "row": row.line(),
    }
    if not outcome.ok:
        return {**values, "error_kind": outcome.kind, "error_message": outcome.message}
    return {**values, **_of_summary(json.loads(outcome.payload))}


def _of_summary(summary: dict[str, Any]) -> dict[str, Any]:
    article, escalation = summary["article"], summary["escalation"]
    published = article["published"]
    return {
        "title": article["title"],
        "published": date.fromisoformat(published) if published else None,
        "language": article["language"],
        "headline": summary["headline"],
        "gist": summary["gist"],
        **{name: len(summary[name]) for name in ("claims", "actors", "signals", "rejected")},
        "escalation_index": escalation["index"],
        "escalation_band": escalation["band"],
        "model": summary["run"]["model_answered"] or summary["run"]["model"],
    }


def _priced(cost: Decimal | None) -> Decimal | None:
    return None if cost is None else cost.quantize(Decimal(1).scaleb(-_COST[1]))
