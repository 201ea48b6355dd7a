"""The batch command: what it refuses, how it is stopped, what it keeps when there is no room."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from batch_command import (
    OUTPUT,
    arguments,
    finish,
    rows_of,
    start,
    wait_until,
    write_articles,
)
from faulty_server import FaultyServer
from summarise.batch.journal import Journal
from summarise.cli.app import app
from summarise.cli.exits import Exit

ARTICLES = 24


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyServer]:
    """A service, and a folder with articles that it knows."""
    monkeypatch.chdir(tmp_path)
    write_articles(tmp_path, ARTICLES)
    with FaultyServer() as running:
        yield running


def run(server: FaultyServer, *more: str, output: str = OUTPUT) -> Result:
    """The command in this process."""
    return CliRunner().invoke(app, arguments(server, *more, output=output))


def ids(path: str = OUTPUT) -> list[str]:
    return [row["id"] for row in rows_of(Path(path))]


def every_id() -> list[str]:
    return [f"a{number}" for number in range(ARTICLES)]


def asked(server: FaultyServer, era: int) -> list[str]:
    return [f"a{one.number}" for one in server.log if one.era == era]


# What it refuses.


def test_an_output_without_a_journal_is_not_touched(server: FaultyServer) -> None:
    Path(OUTPUT).write_text("my own rows\n")

    result = run(server)

    assert result.exit_code == Exit.USAGE
    assert "--overwrite" in result.stderr
    assert Path(OUTPUT).read_text() == "my own rows\n"
    assert server.log == []


def test_overwriting_begins_anew(server: FaultyServer) -> None:
    run(server)

    result = run(server, "--overwrite")

    assert result.exit_code == Exit.OK
    assert len(server.log) == 2 * ARTICLES
    assert ids() == every_id()


@pytest.mark.parametrize("more", [[], ["--overwrite"]])
def test_a_second_run_on_one_journal_is_refused(server: FaultyServer, more: list[str]) -> None:
    with Journal(Path(f"{OUTPUT}.journal")):
        Path(OUTPUT).write_text("rows of the first run\n")

        result = run(server, *more)

    assert result.exit_code == Exit.USAGE
    assert "another run is at work" in result.stderr
    assert Path(OUTPUT).read_text() == "rows of the first run\n"


def test_a_damaged_journal_is_named_with_a_way_on_that_works(server: FaultyServer) -> None:
    run(server, "--cache")
    Path(f"{OUTPUT}.journal").write_bytes(os.urandom(8192))

    result = run(server, "--cache")
    Path(f"{OUTPUT}.journal").rename("damaged")
    again = run(server, "--cache", "--overwrite")

    assert result.exit_code == Exit.USAGE
    assert "damaged" in result.stderr
    assert f"mv {OUTPUT}.journal {OUTPUT}.journal.damaged" in result.stderr
    assert "--overwrite" in result.stderr
    assert again.exit_code == Exit.OK
    assert ids() == every_id()
    assert len(server.log) == ARTICLES


# Where rows go.


def test_rows_on_stdout_are_all_that_stands_there(server: FaultyServer) -> None:
    result = run(server, output="-")

    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == every_id()
    assert sorted(path.name for path in Path.cwd().iterdir() if path.name != "in.jsonl") == []


def test_shards_are_disjoint_and_whole(server: FaultyServer) -> None:
    parts = []
    for part in ("1/3", "2/3", "3/3"):
        run(server, "--shard", part, output=f"{part[0]}.jsonl")
        parts.append(ids(f"{part[0]}.jsonl"))

    assert all(parts)
    assert sorted(name for part in parts for name in part) == sorted(every_id())
    assert len(server.log) == ARTICLES


def test_unordered_rows_are_the_same_rows(server: FaultyServer) -> None:
    run(server, "--unordered")
    run(server, "--unordered")

    assert sorted(ids()) == sorted(every_id())
    assert len(server.log) == ARTICLES


def test_every_line_of_json_progress_is_json_and_the_last_is_the_end(server: FaultyServer) -> None:
    server.lasting = 0.3

    events = [json.loads(line) for line in run(server, "--json-progress").stderr.splitlines()]

    assert {event["event"] for event in events[:-1]} == {"progress"}
    assert events[-1]["event"] == "end"
    assert events[-1]["complete"] is True
    assert events[-1]["error"] is None
    assert events[-1]["rows"] == ARTICLES


def test_json_progress_ends_with_the_error_that_stopped_the_run(server: FaultyServer) -> None:
    result = run(server, "--json-progress", "--max-cost", "0")

    (end,) = [json.loads(line) for line in result.stderr.splitlines()]
    assert result.exit_code == Exit.PARTIAL
    assert (end["event"], end["complete"], end["rows"]) == ("end", False, 0)
    assert end["error"]["kind"] == "budget"


def test_json_progress_of_nothing_has_an_end(server: FaultyServer) -> None:
    Path("in.jsonl").write_text("")

    events = [json.loads(line) for line in run(server, "--json-progress").stderr.splitlines()]

    assert events[-1]["event"] == "end"


# What it may cost.


@pytest.mark.parametrize(
    ("greedy", "processes", "allowed"), [(True, "2", "0.60"), (False, "1", "0.15")]
)
def test_the_service_never_takes_more_than_was_allowed(
    server: FaultyServer, greedy: bool, processes: str, allowed: str
) -> None:
    server.greedy, server.lasting = greedy, 0.1
    server.transient = 0.2 if greedy else 0.02

    result = run(server, "--max-cost", allowed, "--processes", processes, "--timeout", "0.5")

    assert 0 < server.cost <= Decimal(allowed)
    assert result.exit_code == Exit.PARTIAL
    assert "may cost" in result.stderr


# How it is stopped.


def stopped(
    server: FaultyServer, folder: Path, *signals: signal.Signals, processes: str = "1"
) -> tuple[int, str]:
    """Signals to the whole group, as a terminal sends them, while four requests wait.

    Eight answers at least are there; with one signal the others come after it.
    """
    server.latency = 0.05
    running = start(folder, arguments(server, "-j", "4", "--processes", processes, "--unordered"))
    wait_until(lambda: len(server.log) >= 8)
    server.latency = 60.0 if len(signals) > 1 else 0.3
    wait_until(lambda: len(rows_of(folder / OUTPUT)) >= 8)
    for each in signals:
        os.killpg(running.pid, each)
        time.sleep(0.1)
    _, stderr = running.communicate(timeout=30)
    return running.returncode, stderr


@pytest.mark.parametrize(("sent", "processes"), [(signal.SIGINT, "1"), (signal.SIGTERM, "2")])
def test_one_signal_finishes_what_is_under_way(
    server: FaultyServer, tmp_path: Path, sent: signal.Signals, processes: str
) -> None:
    code, stderr = stopped(server, tmp_path, sent, processes=processes)

    assert code == Exit.INTERRUPTED
    assert "Traceback" not in stderr
    assert "finishing what is under way" in stderr
    assert sorted(ids()) == sorted(asked(server, 0))
    assert len(ids()) < ARTICLES


def test_two_signals_give_up_what_is_under_way_and_keep_what_is_finished(
    server: FaultyServer, tmp_path: Path
) -> None:
    code, stderr = stopped(server, tmp_path, signal.SIGINT, signal.SIGINT)
    before, server.era, server.latency = ids(), 1, 0.0
    run(server)

    assert code == Exit.INTERRUPTED
    assert "Traceback" not in stderr
    assert len(before) >= 8
    assert sorted(asked(server, 1)) == sorted(set(every_id()) - set(before))
    assert ids() == every_id()


def test_ctrl_c_while_workers_start_is_quiet(server: FaultyServer, tmp_path: Path) -> None:
    running = start(tmp_path, arguments(server, "--processes", "2"))
    wait_until(lambda: (tmp_path / f"{OUTPUT}.journal").exists())
    time.sleep(0.3)
    os.killpg(running.pid, signal.SIGINT)
    _, stderr = running.communicate(timeout=30)

    assert running.returncode == Exit.INTERRUPTED
    assert "Traceback" not in stderr


def test_parquet_after_an_interrupted_run_holds_every_row(
    server: FaultyServer, tmp_path: Path
) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet

    server.latency = 0.1
    running = start(tmp_path, arguments(server, "-j", "4", output="out.parquet"))
    wait_until(lambda: len(server.log) >= 8)
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=30)
    interrupted = pyarrow.parquet.read_table("out.parquet").to_pylist()
    server.latency = 0.0
    run(server, output="out.parquet")
    whole = pyarrow.parquet.read_table("out.parquet").to_pylist()

    assert 0 < len(interrupted) < ARTICLES
    assert [row["id"] for row in whole] == every_id()
    assert all(row in whole for row in interrupted)
    assert len(server.log) == ARTICLES
    assert not Path("out.parquet.part").exists()


# No room.


def in_a_mount(options: str) -> list[str]:
    """What runs a command with `room` mounted; afterwards its files are in `kept`."""
    probe = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
    try:
        possible = subprocess.run(probe, capture_output=True, check=False).returncode == 0  # noqa: S603  # a probe of ours
    except OSError:
        possible = False
    if not possible:
        pytest.skip("NOT TESTED HERE: this system lets nobody mount a tmpfs in a name space")
    Path("room").mkdir()
    Path("kept").mkdir()
    script = f'mount -t tmpfs -o {options} none room; "$@"; code=$?; cp -r room/. kept; exit $code'
    return ["unshare", "-rm", "sh", "-c", script, "sh"]


@pytest.mark.parametrize(
    ("more", "suffix", "size"),
    [
        ([], "jsonl", "100k"),
        (["--journal", "journal"], "jsonl", "64k"),
        (["--journal", "journal"], "parquet", "8k"),
    ],
    ids=["journal and rows", "rows", "parquet"],
)
def test_a_full_disk_is_said_and_nothing_finished_is_lost(
    server: FaultyServer, tmp_path: Path, more: list[str], suffix: str, size: str
) -> None:
    around = in_a_mount(f"size={size}")
    given = arguments(server, "-j", "2", *more, output=f"room/out.{suffix}")

    code, _, stderr = finish(tmp_path, given, around)
    first = [one.number for one in server.log]
    server.era = 1
    again = run(server, *more, output=f"kept/out.{suffix}")

    assert code == Exit.USAGE
    assert "cannot be written" in stderr
    assert "room" in stderr
    assert "Traceback" not in stderr
    assert "Exception ignored" not in stderr
    assert again.exit_code == Exit.OK
    assert len(set(asked(server, 1)) & {f"a{number}" for number in first}) <= 2


def test_a_read_only_folder_is_said(server: FaultyServer, tmp_path: Path) -> None:
    around = in_a_mount("ro")

    code, _, stderr = finish(tmp_path, arguments(server, output="room/out.jsonl"), around)

    assert code == Exit.USAGE
    assert "out.jsonl" in stderr
    assert "hint" in stderr
    assert "Traceback" not in stderr
    assert server.log == []


def test_files_that_may_grow_no_further_are_said(server: FaultyServer, tmp_path: Path) -> None:
    around = ["sh", "-c", 'ulimit -f 60; exec "$@"', "sh"]

    code, _, stderr = finish(tmp_path, arguments(server, "-j", "2"), around)
    again = run(server)

    assert code == Exit.USAGE
    assert "cannot be written" in stderr
    assert "Traceback" not in stderr
    assert again.exit_code == Exit.OK
    assert len(server.log) <= ARTICLES + 2


def test_a_full_stdout_is_said(server: FaultyServer, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        code, _, stderr = finish(tmp_path, arguments(server, output="-"), stdout=full)

    assert code == Exit.USAGE
    assert "stdout cannot be written" in stderr
    assert "Traceback" not in stderr
