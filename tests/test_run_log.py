"""The run log: lines are whole, bounded, readable later, and summed up."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from summarise.run_log import LoggedRun, append_run, older_of, read_runs, totals


def logged(**changes: Any) -> LoggedRun:
    base: dict[str, Any] = {
        "started": datetime(2026, 11, 22, 13, 5, tzinfo=UTC),
        "command": "run",
        "version": "0.1.0",
        "engine": "llm",
        "model": "orbit-mini",
        "host": "model.test",
        "prompt": "summary.v1@5f1c09d2a4be",
        "policy": "default@0123456789ab",
        "sources": 3,
        "ok": 2,
        "failed": {"service": 1},
        "cached": 1,
        "input_tokens": 1204,
        "output_tokens": 386,
        "cost_usd": Decimal("0.0009"),
        "seconds": 3.1,
        "exit_code": 8,
    }
    return LoggedRun(**{**base, **changes})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "runs.jsonl"


def test_what_was_added_is_read_back(path: Path) -> None:
    append_run(path, logged())

    assert read_runs(path).runs == (logged(),)


def test_a_line_is_json_with_unknown_as_null(path: Path) -> None:
    append_run(path, logged(cost_usd=None, input_tokens=None, host=None))

    row = json.loads(path.read_text())
    assert (row["cost_usd"], row["input_tokens"], row["host"]) == (None, None, None)
    assert (row["started"], row["failed"]) == ("2026-11-22T13:05:00Z", {"service": 1})


def test_no_file_is_an_empty_log(path: Path) -> None:
    assert read_runs(path).runs == ()


def test_only_the_owner_can_read_it(path: Path) -> None:
    append_run(path, logged())

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_full_file_makes_room_and_one_older_file_stays(path: Path) -> None:
    for number in range(30):
        append_run(path, logged(sources=number), max_bytes=4_000)

    numbers = [run.sources for run in read_runs(path).runs]
    assert numbers == list(range(numbers[0], 30))
    assert 0 < numbers[0] < 25
    assert path.stat().st_size <= 4_000
    assert sorted(file.name for file in path.parent.iterdir()) == ["runs.1.jsonl", "runs.jsonl"]
    assert older_of(path).stat().st_size <= 4_000


@pytest.mark.parametrize(
    "line",
    [
        b"", b"{", b"[]", b"null", b"\xff\xfe", b"\x00" * 50, b'{"started": "yesterday"}',
        b'{"started": 1}', b"[" * 10_000,
    ],
    ids=range(9),
)  # fmt: skip
def test_a_line_that_is_none_of_ours_is_counted_and_costs_no_other(path: Path, line: bytes) -> None:
    append_run(path, logged())
    with path.open("ab") as file:
        file.write(line + b"\n")
    append_run(path, logged())

    history = read_runs(path)

    assert len(history.runs) == 2
    assert history.unreadable == bool(line)


def test_a_line_of_a_newer_version_is_read(path: Path) -> None:
    append_run(path, logged())
    row = json.loads(path.read_text())
    path.write_text(json.dumps({**row, "colour_of_the_sky": "blue"}) + "\n")

    assert read_runs(path).runs == (logged(),)


def test_runs_are_read_oldest_first_however_they_ended(path: Path) -> None:
    days = [datetime(2026, 11, day, tzinfo=UTC) for day in (3, 1, 2)]
    for day in days:
        append_run(path, logged(started=day))

    assert [run.started for run in read_runs(path).runs] == sorted(days)


def test_processes_that_write_at_once_keep_their_lines_whole(path: Path) -> None:
    append_run(path, logged())
    code = (
        "import sys; from pathlib import Path\n"
        "from summarise.run_log import append_run, read_runs\n"
        "path = Path(sys.argv[1]); run = read_runs(path).runs[0]\n"
        "for _ in range(60): append_run(path, run.model_copy(update={'model': 'x' * 9000}))\n"
    )

    running = [
        subprocess.Popen([sys.executable, "-c", code, str(path)])  # noqa: S603  # ours
        for _ in range(3)
    ]

    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    assert len(read_runs(path).runs) == 181
    assert read_runs(path).unreadable == 0


def test_a_place_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file stands there")

    with pytest.raises(OSError, match="state"):
        append_run(tmp_path / "state" / "runs.jsonl", logged())


def test_totals_add_what_is_known_and_count_what_is_not() -> None:
    unknown = logged(cost_usd=None, input_tokens=None, output_tokens=None)

    sums = totals([logged(), unknown, logged(cost_usd=Decimal("1.5"), sources=10, ok=9)])

    assert (sums.runs, sums.articles, sums.ok) == (3, 16, 13)
    assert (sums.input_tokens, sums.output_tokens) == (2408, 772)
    assert (sums.cost_usd, sums.unpriced) == (Decimal("1.5009"), 1)
