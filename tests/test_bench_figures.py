"""Figures of the benches: ratios, targets, and the README's table made from the last ones."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bench.figures import (
    README,
    Row,
    Table,
    as_markdown,
    filled,
    load,
    put_into,
    renewed,
    save,
)
from bench.measuring import Figures, Reading, shown
from bench.speed import BENCHES

FIGURES = Figures(
    "b",
    "two things",
    (
        Reading("base", (10.0, 8.0, 12.0), "ms CPU"),
        Reading("twice", (20.0, 25.0, 15.0), "ms CPU", ("base",), target=1.5),
        Reading("plain", (3.0,), "ms", target=4.0),
    ),
)
RESULT: dict[str, Any] = {
    "date": "2026-11-23",
    "machine": {"processor": "P", "cores": 2, "python": "3.11.7"},
    "benches": {"b": FIGURES.as_data()},
}
SPEED = Row("speed.py", "speed", "old", date(2026, 11, 1), "b", "{twice / base} x, {plain} ms")
TYPED = Row("other", "a | b", "12 of 12", date(2026, 10, 9))


def test_a_ratio_is_of_the_medians_and_a_spread_half_the_range() -> None:
    assert FIGURES.ratios(FIGURES.of("twice")) == {"base": 2.0}
    assert FIGURES.of("base").spread == pytest.approx(0.2)


def test_a_target_bounds_the_first_ratio_or_else_the_median() -> None:
    assert FIGURES.missed() == ("twice",)


def test_the_printed_table_gives_spread_ratio_and_target() -> None:
    lines = FIGURES.table().splitlines()

    assert lines[0] == "b: two things"
    assert lines[2].split() == "twice 20.0 ms CPU ± 25% 2.00 x base (over 1.5)".split()
    assert lines[3].split() == "plain 3.00 ms (within 4)".split()


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.0, "0"), (0.154, "0.15"), (1.0, "1.00"), (17.25, "17.2"), (100.0, "100"), (2300, "2,300")],
)
def test_numbers_have_no_more_figures_than_they_have_use_for(value: float, words: str) -> None:
    assert shown(value) == words


def test_a_result_renews_its_rows_with_its_date_and_leaves_the_others() -> None:
    table = renewed(Table("old", (SPEED, TYPED)), RESULT)

    assert table.machine == "P, 2 cores, Python 3.11.7"
    assert (table.rows[0].figure, table.rows[0].date) == ("2.00 x, 3.00 ms", date(2026, 11, 23))
    assert table.rows[1] == TYPED


def test_a_row_keeps_its_last_figure_when_a_reading_is_missing() -> None:
    without = {**RESULT, "benches": {"b": {"twice": FIGURES.as_data()["twice"]}}}

    assert renewed(Table("", (SPEED,)), without).rows == (SPEED,)
    assert filled("{nothing}", {}) is None


def test_figures_come_back_as_they_were_kept(tmp_path: Path) -> None:
    table = Table("P", (SPEED, TYPED))

    save(table, tmp_path / "figures.json")

    assert load(tmp_path / "figures.json") == table


def test_the_table_stands_between_its_marks_and_nothing_else_changes() -> None:
    readme = "before\n<!-- block: figures -->\nold\n<!-- end -->\nafter\n"

    text = put_into(readme, Table("P", (TYPED,)))

    assert text == (
        "before\n<!-- block: figures -->\n"
        "| command | what it shows | last figure | date |\n|---|---|---|---|\n"
        "| `other` | a \\| b | 12 of 12 | 9 October 2026 |\n\n"
        "`speed.py` last ran on: P.\n<!-- end -->\nafter\n"
    )


def test_a_readme_without_the_marks_is_refused() -> None:
    with pytest.raises(SystemExit, match="no block named figures"):
        put_into("text", Table("P", ()))


def test_every_bench_of_speed_has_a_row_and_every_row_a_figure() -> None:
    rows = load().rows

    assert {row.bench for row in rows} - {None} == set(BENCHES)
    assert all(row.figure for row in rows)


def test_the_readme_shows_the_last_figures() -> None:
    """Renew it with `python tests/bench/figures.py`."""
    assert as_markdown(load()) in README.read_text(encoding="utf-8")
