"""A batch that is killed at any instant and run again, by the same command."""

import os
import random
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from batch_command import (
    OUTPUT,
    arguments,
    finish,
    rows_of,
    stable,
    start,
    wait_until,
    write_articles,
)
from faulty_server import FaultyServer
from summarise.cli.exits import Exit

ARTICLES, JOBS = 40, 4


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The rows of a run that nobody killed."""
    folder = tmp_path_factory.mktemp("undisturbed")
    write_articles(folder, ARTICLES)
    with failing_server() as server:
        finish(folder, arguments(server))
    return rows_of(folder / OUTPUT)


def failing_server() -> FaultyServer:
    return FaultyServer(seed=5, lasting=0.2, latency=0.08)


@pytest.mark.parametrize(("processes", "kills"), [(1, 2), (2, 2)])
def test_killed_runs_end_like_an_undisturbed_one_and_pay_twice_only_what_was_in_flight(
    tmp_path: Path, undisturbed: list[dict[str, Any]], processes: int, kills: int
) -> None:
    write_articles(tmp_path, ARTICLES)
    chance = random.Random(processes)  # noqa: S311  # no secret
    finished: list[set[int]] = []
    with failing_server() as server:
        for _ in range(kills):
            killed = arguments(server, "-j", str(JOBS), "--processes", str(processes))
            kill(tmp_path, killed, server, chance.uniform(0.05, 0.7))
            server.era += 1
            rows = rows_of(tmp_path / OUTPUT)
            finished.append({int(row["id"][1:]) for row in rows if lasts(row)})
        code, _, stderr = finish(tmp_path, arguments(server))

    assert list(map(stable, rows_of(tmp_path / OUTPUT))) == list(map(stable, undisturbed))
    assert code == Exit.PARTIAL, stderr
    final = [one for one in server.log if lasts(undisturbed[one.number])]
    for era, done in enumerate(finished):
        before = {one.number for one in final if one.era <= era}
        after = {one.number for one in final if one.era > era}
        assert not done & after
        assert len(before & after) <= JOBS


def lasts(row: dict[str, Any]) -> bool:
    """Whether a row's article is done for good: a service that was down is asked again."""
    return bool(row["ok"]) or row["error"]["kind"] != "service"


def kill(folder: Path, given: list[str], server: FaultyServer, seconds: float) -> None:
    """Run the command, and kill its first process so long after its first request."""
    begun = len(server.log)
    running = start(folder, given)
    wait_until(lambda: len(server.log) > begun)
    time.sleep(seconds)
    running.kill()
    running.communicate(timeout=30)
    wait_until(lambda: server.connections == 0)  # its workers do not go on without it


@pytest.mark.parametrize("seconds", [0.1, 0.7])
def test_a_run_killed_while_it_starts_hinders_no_later_one(tmp_path: Path, seconds: float) -> None:
    write_articles(tmp_path, 2)
    with FaultyServer() as server:
        running = start(tmp_path, arguments(server, "--processes", "2"))
        time.sleep(seconds)
        os.kill(running.pid, signal.SIGKILL)
        running.communicate(timeout=30)

        code, _, stderr = finish(tmp_path, arguments(server))

    assert code == 0, stderr
    assert [row["ok"] for row in rows_of(tmp_path / OUTPUT)] == [True, True]
