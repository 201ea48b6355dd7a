"""`summarise tables`: stored summaries as files, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from summarise.cli.app import app
from summarise.cli.exits import Exit
from summarise.errors import SourceError
from summarise.render.structured import as_json, as_jsonl_row, error_row
from summary_factory import article_info, empty_summary, full_summary

Run = Callable[..., Result]
FILES = {
    "articles.csv", "claims.csv", "actors.csv", "signals.csv", "events.csv", "rejected.csv",
    "sources.ris", "sources.bib", "columns.csv",
}  # fmt: skip
ROW = as_jsonl_row(full_summary()) + "\n"
OTHER = as_jsonl_row(empty_summary(article=article_info(sha256="0" * 64))) + "\n"
FAILED = error_row("b.txt", SourceError("b.txt is no text")) + "\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, ["tables", *arguments], input=stdin, catch_exceptions=False)

    return call


def stored(*rows: str) -> str:
    Path("news.jsonl").write_text("".join(rows), encoding="utf-8")
    return "news.jsonl"


def rows_in(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Path(name).read_text(encoding="utf-8"))))


def test_a_folder_gets_every_table_and_the_references(run: Run) -> None:
    result = run(stored(ROW, OTHER), "-o", "tables/")

    assert result.exit_code == Exit.OK
    assert {path.name for path in Path("tables").iterdir()} == FILES
    assert [row["result"] for row in rows_in("tables/articles.csv")] == ["1", "2"]
    assert [row["origin"] for row in rows_in("tables/articles.csv")] == [
        "news.jsonl:1",
        "news.jsonl:2",
    ]
    assert len(rows_in("tables/claims.csv")) == 4
    assert result.stdout == ""
    assert "2 summaries in tables: articles.csv" in result.stderr


def test_quiet_says_nothing(run: Run) -> None:
    assert run(stored(ROW), "-o", "tables/", "-q").stderr == ""


def test_several_files_and_folders_count_on(run: Run) -> None:
    Path("one.json").write_text(as_json(full_summary()), encoding="utf-8")
    Path("more").mkdir()
    Path("more/a.jsonl").write_text(OTHER, encoding="utf-8")

    run("one.json", "more", "-o", "tables")

    assert [row["origin"] for row in rows_in("tables/articles.csv")] == [
        "one.json",
        "more/a.jsonl:1",
    ]


def test_only_the_tables_asked_for_are_written(run: Run) -> None:
    run(stored(ROW), "-o", "tables/", "--only", "events, claims")

    assert {path.name for path in Path("tables").iterdir()} == {
        "events.csv",
        "claims.csv",
        "columns.csv",
    }


def test_references_alone_can_be_asked_for(run: Run) -> None:
    run(stored(ROW), "-o", "refs/", "--only", "sources")

    assert {path.name for path in Path("refs").iterdir()} == {
        "sources.ris",
        "sources.bib",
        "columns.csv",
    }


def test_one_table_goes_to_stdout(run: Run) -> None:
    result = run(stored(ROW), "--only", "events", "-o", "-")

    found = list(csv.DictReader(io.StringIO(result.stdout)))
    assert found[0]["event_id"].endswith("-s1-1")
    assert result.stderr == ""


def test_json_lines_go_to_stdout(run: Run) -> None:
    result = run(stored(ROW), "--only", "claims", "-o", "-", "-f", "jsonl")

    assert [json.loads(line)["claim_id"] for line in result.stdout.splitlines()] == [
        "c1",
        "c2",
        "c3",
        "c4",
    ]


def test_parquet_files_are_typed(run: Run) -> None:
    pq = pytest.importorskip("pyarrow.parquet")

    run(stored(ROW), "-o", "tables/", "--format", "parquet")

    assert (
        pq.read_table("tables/events.parquet").num_rows
        == len(run(stored(ROW), "--only", "events", "-o", "-").stdout.splitlines()) - 1
    )


def test_results_come_through_a_pipe(run: Run) -> None:
    result = run("-", "--only", "claims", "-o", "-", stdin=ROW)

    assert len(result.stdout.splitlines()) == 5


def test_unusable_rows_are_named_and_counted_by_the_exit_code(run: Run) -> None:
    result = run(stored(ROW, FAILED, "no JSON\n"), "-o", "tables/", "-q")

    assert result.exit_code == Exit.PARTIAL
    assert "left out: news.jsonl:2: this row holds no summary: b.txt is no text" in result.stderr
    assert "left out: news.jsonl:3: this is not JSON" in result.stderr
    assert len(rows_in("tables/articles.csv")) == 1


def test_many_unusable_rows_are_summed_up(run: Run) -> None:
    result = run(stored(ROW, *[FAILED] * 1_030), "-o", "tables/", "-q")

    assert len(result.stderr.splitlines()) == 21
    assert "left out: 1,010 more" in result.stderr


def test_nothing_usable_is_an_error_and_writes_nothing(run: Run) -> None:
    result = run(stored(FAILED, FAILED), "-o", "tables/")

    assert result.exit_code == Exit.SOURCE
    assert "no summary in what is named (2 rows left out)" in result.stderr
    assert not Path("tables").exists()


def test_an_empty_file_is_an_error(run: Run) -> None:
    assert run(stored(), "-o", "tables/").exit_code == Exit.SOURCE


def test_a_path_that_is_not_there_leaves_earlier_tables_alone(run: Run) -> None:
    run(stored(ROW), "-o", "tables/")
    before = {path.name: path.read_bytes() for path in Path("tables").iterdir()}

    result = run(stored(OTHER), "missing.jsonl", "-o", "tables/")

    assert result.exit_code == Exit.SOURCE
    assert {path.name: path.read_bytes() for path in Path("tables").iterdir()} == before


def test_the_same_command_again_replaces_its_own_files(run: Run) -> None:
    run(stored(ROW), "-o", "tables/")

    result = run(stored(OTHER), "-o", "tables/")

    assert result.exit_code == Exit.OK
    assert rows_in("tables/claims.csv") == []


def test_a_file_of_somebody_else_is_not_replaced(run: Run) -> None:
    Path("sources.bib").write_text("mine", encoding="utf-8")

    result = run(stored(ROW), "-o", ".")

    assert result.exit_code == Exit.USAGE
    assert Path("sources.bib").read_text(encoding="utf-8") == "mine"
    assert not Path("claims.csv").exists()


def test_an_article_met_twice_is_said(run: Run) -> None:
    result = run(stored(ROW, ROW, OTHER), "-o", "tables/")

    assert "summaries of an article met before: 1" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "-"), "stdout takes one table"),
        (("-o", "-", "--only", "claims,events"), "stdout takes one table"),
        (("-o", "-", "--only", "sources"), "stdout takes one table"),
        (("-o", "-", "--only", "claims,sources"), "stdout takes one table"),
        (("-o", "-", "--only", "claims", "-f", "parquet"), "Parquet needs a file"),
        (("-o", "t/", "--only", "claim"), "no table 'claim'"),
        (("-o", "t/", "--only", ""), "no table ''"),
        (("-o", "t/", "-f", "xlsx"), "no format 'xlsx'"),
        (("-o", "events.csv"), "events.csv is to be a folder"),
    ],
)
def test_what_cannot_be_is_refused_with_a_hint(
    run: Run, arguments: tuple[str, ...], message: str
) -> None:
    result = run(stored(ROW), *arguments)

    assert result.exit_code == Exit.USAGE
    assert message in result.stderr
    assert "hint:" in result.stderr
    assert sorted(path.name for path in Path().iterdir()) == ["news.jsonl"]


def test_hostile_names_do_not_reach_the_terminal(run: Run) -> None:
    Path("a\x1b[31m.jsonl").write_text(FAILED, encoding="utf-8")

    result = run("a\x1b[31m.jsonl", "-o", "tables/")

    assert "\x1b" not in result.stderr
