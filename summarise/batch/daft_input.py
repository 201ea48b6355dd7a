"""Records out of JSON Lines and Parquet, as a lazy Daft frame.

Covers: local files and object stores, a number for each record, columns that must be there.
Does not cover: what a record says (`daft_worker.py`); single articles, feeds, web archives and
other tables, which `batch` reads on one machine.

Daft holds only what its workers have not taken yet, however large the input.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.batch.daft_worker import object_of_line
from summarise.errors import SourceError, UsageError
from summarise.read.extras import require
from summarise.read.files import missing_error
from summarise.read.folders import files_below, files_matching, is_pattern
from summarise.read.intake import Columns, InputFormat, Intake, format_of_name
from summarise.read.records import choose_columns, require_columns, require_text_column
from summarise.read.sources import expand_sources, has_scheme
from summarise.text_safety import printable

if TYPE_CHECKING:
    import daft

NAME, NUMBER, RECORD = "name", "number", "record"
_STORE = re.compile(r"(?:s3a?|gs|gcs|az|abfss?|file)://")
_PATTERN = re.compile(r"[*?\[\]{}\\]")
_READ = (InputFormat.JSONL, InputFormat.PARQUET)
_LONGEST_ERROR = 500
_PEEKED = 50  # as `json_records` does: a key asked for that no record has is a mistake
_ROW_BITS = 36  # of Daft's numbers; those above count partitions, and a file is one


@dataclass(frozen=True, slots=True)
class Input:
    """What there is to read.

    Attributes:
        frame: Columns `name` (of the file), `number` (of the line or row, from 1) and `record`:
            a line, or a struct of the columns that are needed.
        chosen: Which column holds what; None for lines of JSON, which are asked one by one.
    """

    frame: daft.DataFrame
    chosen: Columns | None


def input_of(sources: Sequence[str], intake: Intake) -> Input:
    """All records that `sources` name.

    Args:
        sources: Files, folders, patterns, `@list`, addresses in object stores (`s3://`, `gs://`,
            `az://`, `abfs://`; patterns too). All JSON Lines, or all Parquet of one schema.
        intake: Columns, and the format where names do not tell it.

    Raises:
        UsageError: They are not, or a column asked for is not there.
        SourceError: A file is missing or cannot be read.
        ConfigError: Daft is not installed.
    """
    daft = require("daft", "daft", "the engine daft")
    names = [name for source in expand_sources(sources) for name in _files(source)]
    kinds = {intake.forced_format or format_of_name(name): name for name in names}
    for kind, name in kinds.items():
        if kind not in _READ or len(kinds) > 1:
            raise UsageError(
                f"the engine daft reads JSON Lines or Parquet, one kind in a run; "
                f"{printable(name)} is {kind}",
                hint="leave out --engine daft: summarise batch reads everything on one machine",
            )
    try:
        if InputFormat.PARQUET in kinds:
            return _rows(names, intake)
        return Input(_united([_lines(name, intake) for name in names]), None)
    except (daft.exceptions.DaftCoreException, OSError) as error:
        why = printable(str(error), _LONGEST_ERROR)
        raise SourceError(
            f"the input cannot be read: {why}", hint="look at it: head -c 500"
        ) from error


def _files(source: str) -> list[str]:
    """The files that a source names."""
    if _STORE.match(source):
        import daft

        try:
            found = daft.from_glob_path(source).sort("path").to_pydict()["path"]
        except FileNotFoundError as error:
            raise missing_error(source, Path(source)) from error
        return [str(path) for path in found]
    if source == "-" or has_scheme(source):
        raise UsageError(
            f"the engine daft cannot read {printable(source)}: every worker must be able to",
            hint="name a file that all machines see, or an object store: s3://bucket/news.jsonl",
        )
    if Path(source).is_dir():
        return list(files_below(source, Counter()))
    if is_pattern(source):
        return list(files_matching(source, Counter()))
    if not Path(source).exists():
        raise missing_error(source, Path(source))
    return [source]


def _lines(name: str, intake: Intake) -> daft.DataFrame:
    import daft

    lines = daft.read_text(_address(name), skip_blank_lines=False)
    if intake.columns != Columns():
        first = lines.limit(_PEEKED).to_pydict()["text"]
        most = intake.limits.max_bytes
        found = [object_of_line(line, name, 0, most) for line in first if line.strip()]
        keys = dict.fromkeys(key for row in found if isinstance(row, dict) for key in row)
        if keys:
            require_columns(keys, intake.columns, name)
    return _numbered(lines.select(daft.col("text").alias(RECORD)), name)


def _rows(names: Sequence[str], intake: Intake) -> Input:
    frames: list[daft.DataFrame] = []
    chosen = Columns()
    for name in names:
        frame, own = _rows_of_file(name, intake)
        if frames and own != chosen:
            raise UsageError(
                f"{printable(name)} has other columns than {printable(names[0])}",
                hint="name the columns: --text-column NAME; or run one command for each kind",
            )
        frames.append(frame)
        chosen = own
    return Input(_united(frames), chosen)


def _rows_of_file(name: str, intake: Intake) -> tuple[daft.DataFrame, Columns]:
    import daft
    from daft.functions import to_struct

    rows = daft.read_parquet(_address(name))
    there = rows.column_names
    require_columns(there, intake.columns, name)
    chosen = choose_columns(there, intake.columns)
    require_text_column(chosen, there, name)
    needed = sorted({getattr(chosen, item.name) for item in fields(chosen)} - {None})
    day = daft.DataType.date()
    values = [
        # Of a moment only the day is wanted; Python has no nanoseconds.
        rows[one].cast(day).alias(one) if rows.schema()[one].dtype.is_timestamp() else rows[one]
        for one in needed
    ]
    return _numbered(rows.select(to_struct(*values).alias(RECORD)), name), chosen


def _numbered(records: daft.DataFrame, name: str) -> daft.DataFrame:
    import daft
    from daft.functions import monotonically_increasing_id

    within = monotonically_increasing_id() % daft.lit(2**_ROW_BITS) + 1
    return records.select(
        daft.lit(name).alias(NAME),
        within.cast(daft.DataType.int64()).alias(NUMBER),
        RECORD,
    )


def _united(frames: Sequence[daft.DataFrame]) -> daft.DataFrame:
    return reduce(lambda one, other: one.concat(other), frames)


def _address(name: str) -> str:
    """A name as Daft takes it: what would be a pattern in a local file's name is itself."""
    if has_scheme(name):
        return name
    return _PATTERN.sub(r"\\\g<0>", str(Path(name).absolute()))
