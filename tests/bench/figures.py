"""The README's table of figures, made from `figures.json`; results of `speed.py` go in there.

Usage: python tests/bench/figures.py [RESULT.json] [--readme README.md] [--figures FILE]

Covers: rows that a run of `speed.py` renews (those with `from` and `template`), rows whose
figure was typed in once with its date, the table, putting it between its marks in the README.
Does not cover: measuring. What a result does not hold keeps its last figure and date.

In a template `{NAME}` is the median of a reading and `{NAME / YARDSTICK}` its ratio.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.measuring import shown

STORE = Path(__file__).with_name("figures.json")
README = Path(__file__).parents[2] / "README.md"
_BLOCK = re.compile(r"(<!-- block: figures -->\n).*?(<!-- end -->)", re.DOTALL)
_PLACE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table.

    Attributes:
        command: What to run, as typed.
        shows: What the figure is evidence of.
        figure: The last one, in words.
        date: When that was.
        bench: The bench of `speed.py` that renews it, or None.
        template: How its readings are put into words; None without `bench`.
    """

    command: str
    shows: str
    figure: str
    date: date
    bench: str | None = None
    template: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """All rows, and the machine that `speed.py` last ran on."""

    machine: str
    rows: tuple[Row, ...]


def load(path: Path = STORE) -> Table:
    """The last figures.

    Raises:
        KeyError: If a row lacks something.
        ValueError: If it is no JSON, or a date is none.
    """
    stored = json.loads(path.read_text(encoding="utf-8"))
    rows = tuple(
        Row(
            one["command"],
            one["shows"],
            one["figure"],
            date.fromisoformat(one["date"]),
            one.get("bench"),
            one.get("template"),
        )
        for one in stored["rows"]
    )
    return Table(stored["machine"], rows)


def save(table: Table, path: Path = STORE) -> None:
    """Keep the figures, one line for each field."""
    rows = []
    for row in table.rows:
        fields = {"command": row.command, "shows": row.shows, "figure": row.figure}
        own = {"bench": row.bench, "template": row.template} if row.bench else {}
        rows.append({**fields, "date": row.date.isoformat(), **own})
    kept = {"machine": table.machine, "rows": rows}
    path.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def renewed(table: Table, result: Mapping[str, Any]) -> Table:
    """The table with every row renewed whose readings are all in a result of `speed.py`."""
    on = date.fromisoformat(result["date"])
    rows = []
    for row in table.rows:
        readings = result["benches"].get(row.bench)
        words = None if readings is None else filled(row.template or "", readings)
        rows.append(row if words is None else replace(row, figure=words, date=on))
    told = result["machine"]
    machine = f"{told['processor']}, {told['cores']} cores, Python {told['python']}"
    return Table(machine, tuple(rows))


def filled(template: str, readings: Mapping[str, Any]) -> str | None:
    """A template with its readings; None if one of them is missing."""
    values = {place: _value(place, readings) for place in _PLACE.findall(template)}
    if None in values.values():
        return None
    return _PLACE.sub(lambda found: shown(values[found[1]] or 0.0), template)


def _value(place: str, readings: Mapping[str, Any]) -> float | None:
    name, _, yardstick = place.partition(" / ")
    reading = readings.get(name)
    if reading is None:
        return None
    found: float | None = reading["ratios"].get(yardstick) if yardstick else reading["median"]
    return found


def as_markdown(table: Table) -> str:
    """The table as it stands in the README."""
    return "\n".join(_lines(table)) + "\n"


def _lines(table: Table) -> Iterator[str]:
    yield "| command | what it shows | last figure | date |"
    yield "|---|---|---|---|"
    for row in table.rows:
        day = f"{row.date.day} {row.date:%B %Y}"
        cells = (f"`{row.command}`", row.shows, row.figure, day)
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    yield ""
    yield f"`speed.py` last ran on: {table.machine}."


def put_into(readme: str, table: Table) -> str:
    """A README with the table between its marks.

    Raises:
        SystemExit: If it has no such marks.
    """
    if not _BLOCK.search(readme):
        raise SystemExit("the README has no block named figures")
    return _BLOCK.sub(lambda found: found[1] + as_markdown(table) + found[2], readme)


def main() -> None:
    """Take a result in, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("result", type=Path, nargs="?", help="written by speed.py --json")
    parser.add_argument("--readme", type=Path, default=README)
    parser.add_argument("--figures", type=Path, default=STORE)
    wanted = parser.parse_args()
    table = load(wanted.figures)
    if wanted.result:
        result = json.loads(wanted.result.read_text(encoding="utf-8"))
        before, table = table, renewed(table, result)
        save(table, wanted.figures)
        for old, new in zip(before.rows, table.rows, strict=True):
            if new.bench and new.date == old.date and new.figure == old.figure:
                print(f"kept as it was: {new.command}")
    text = wanted.readme.read_text(encoding="utf-8")
    wanted.readme.write_text(put_into(text, table), encoding="utf-8")
    print(f"{len(table.rows)} rows in {wanted.readme.name}")


if __name__ == "__main__":
    main()
