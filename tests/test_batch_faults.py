"""A batch against a service that fails a third of its requests, through the whole command."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from batch_command import OUTPUT, arguments, attempts_of, rows_of, write_articles
from faulty_server import LASTING, TRANSIENT, FaultyServer
from summarise.cli.app import app
from summarise.cli.exits import Exit

ARTICLES = 240


@dataclass
class Ran:
    """A batch that has run."""

    server: FaultyServer
    folder: Path
    exit_code: int
    end: dict[str, Any]

    @property
    def rows(self) -> list[dict[str, Any]]:
        return rows_of(self.folder / OUTPUT)


def batch(server: FaultyServer, folder: Path, *more: str) -> Ran:
    given = arguments(
        server, "--json-progress", "--timeout", "1", *more, output=str(folder / OUTPUT)
    )
    given[1] = str(folder / "in.jsonl")
    result = CliRunner().invoke(app, given, env={"SUMMARISE_HOME": str(folder)})
    return Ran(server, folder, result.exit_code, json.loads(result.stderr.splitlines()[-1]))


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    folder = tmp_path_factory.mktemp("faults")
    write_articles(folder, ARTICLES)
    with FaultyServer(seed=11, transient=0.2, lasting=0.15) as server:
        yield batch(server, folder)


def test_every_kind_of_fault_was_met(ran: Ran) -> None:
    assert {asked.fault for asked in ran.server.log} == {"ok", *TRANSIENT, *LASTING}


def test_every_article_is_a_summary_or_a_row_with_the_right_class_of_error(ran: Ran) -> None:
    found = {row["id"]: None if row["ok"] else row["error"]["kind"] for row in ran.rows}

    assert found == {f"a{n}": LASTING.get(ran.server.fate(n)) for n in range(ARTICLES)}


def test_rows_stand_once_and_in_order(ran: Ran) -> None:
    assert [row["id"] for row in ran.rows] == [f"a{n}" for n in range(ARTICLES)]


def test_the_requests_in_the_rows_are_those_in_the_log_of_the_server(ran: Ran) -> None:
    told = {row["id"]: len(attempts_of(row)) for row in ran.rows}

    assert told == Counter(f"a{asked.number}" for asked in ran.server.log)


def test_the_counts_at_the_end_are_those_of_the_rows(ran: Ran) -> None:
    failed = Counter(row["error"]["kind"] for row in ran.rows if not row["ok"])
    usages = [(row["summary"]["run"] if row["ok"] else row["error"])["usage"] for row in ran.rows]
    tokens = sum((usage or {}).get("input_tokens") or 0 for usage in usages)

    assert ran.exit_code == Exit.PARTIAL
    assert ran.end["event"] == "end"
    assert ran.end["complete"] is True
    assert ran.end["failed"] == failed
    assert ran.end["rows"] == ARTICLES
    assert ran.end["input_tokens"] == tokens


@pytest.fixture(scope="module")
def retried(ran: Ran) -> tuple[Ran, list[dict[str, Any]]]:
    before = ran.rows
    ran.server.era, ran.server.lasting, ran.server.transient = 1, 0, 0
    return batch(ran.server, ran.folder, "--retry-failed"), before


def test_retrying_failures_asks_about_them_alone_and_once(
    retried: tuple[Ran, list[dict[str, Any]]],
) -> None:
    after, before = retried

    asked = sorted(f"a{one.number}" for one in after.server.log if one.era == 1)

    assert asked == sorted(row["id"] for row in before if not row["ok"])


def test_retrying_failures_keeps_every_summary_as_it_was(
    retried: tuple[Ran, list[dict[str, Any]]],
) -> None:
    after, before = retried

    assert after.exit_code == Exit.OK
    assert [row["ok"] for row in after.rows] == [True] * ARTICLES
    assert [row for row in after.rows if row in before] == [row for row in before if row["ok"]]
