"""`summarise batch --engine daft` on Daft's native runner, against `batch` itself."""

from __future__ import annotations

import gc
import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from fake_server import Answer, FakeServer, Scripted, Seen, completion, failure
from summarise.batch.columns import ColumnsSink
from summarise.batch.daft_parts import Parts
from summarise.batch.tally import Tally
from summarise.cli.app import app
from summarise.cli.exits import Exit
from test_pipeline import TEXT, draft

pytestmark = [
    pytest.mark.skipif(
        importlib.util.find_spec("daft") is None,
        reason="NOT TESTED: daft is not installed; pip install 'summarise-news[daft]'",
    ),
    # Daft leaves the pipes of its workers to be closed by whoever comes along.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

Run = Callable[..., Result]
Row = dict[str, Any]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    monkeypatch.chdir(tmp_path)
    for name in ("DO_NOT_TRACK", "DAFT_ANALYTICS_ENABLED", "DAFT_PROGRESS_BAR"):
        monkeypatch.setenv(name, "")  # put back after the test
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "")

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["batch", *arguments], catch_exceptions=False)

    yield call
    gc.collect()  # those pipes, before another test meets them


def on_daft(
    run: Run, *arguments: str, out: str = "out.parquet", engine: str = "baseline"
) -> Result:
    return run(*arguments, "-o", out, "--engine", "daft", "-m", engine)


def story(number: int) -> str:
    return TEXT.replace(".", f" on day {number}.", 1)


def write_lines(path: Path, *records: Row | str) -> None:
    lines = [one if isinstance(one, str) else json.dumps(one) for one in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def rows_of(folder: Path) -> list[Row]:
    return [
        row for path in sorted(folder.glob("*.parquet")) for row in pq.read_table(path).to_pylist()
    ]


def told(row: str) -> Row:
    """A row without what the clock says, which differs from run to run."""
    found: Row = json.loads(row)
    record = found["summary"]["run"] if found["ok"] else found["error"]
    for one in (record, *record.get("attempts", ())):
        for name in ("started", "seconds", "waited_seconds"):
            one.pop(name, None)
    return found


def by_place(rows: list[Row]) -> dict[tuple[str, str], Row]:
    assert len({(row["id"], row["source"]) for row in rows}) == len(rows)
    return {(row["id"], row["source"]): {**row, "row": told(row["row"])} for row in rows}


@pytest.fixture
def lines(tmp_path: Path) -> None:
    """Two files with all that lines come to: ids and none, dates, blanks, bad lines, numbers."""
    write_lines(
        tmp_path / "one.jsonl",
        {"id": "a", "text": story(1), "title": "One", "date": "2024-03-05"},
        "",
        {"text": story(2), "lang": "en", "url": "https://example.org/2"},
        "{not json",
        "[1]",
        {"text": story(3)},
        {"id": 7, "text": story(4)},
    )
    write_lines(
        tmp_path / "two [b].jsonl", {"text": story(5)}, {"text": 5}, {"id": "e", "text": ""}
    )


@pytest.mark.usefixtures("lines")
def test_rows_of_json_lines_are_those_of_batch(run: Run, tmp_path: Path) -> None:
    names = ("one.jsonl", "two [b].jsonl")

    here = run(*names, "-o", "here.parquet", "-m", "baseline")
    there = on_daft(run, *names)

    assert here.exit_code == there.exit_code == Exit.PARTIAL
    expected = by_place(pq.read_table(tmp_path / "here.parquet").to_pylist())
    assert by_place(rows_of(tmp_path / "out.parquet")) == expected
    assert len(expected) == 9


def test_rows_of_parquet_are_those_of_batch(run: Run, tmp_path: Path) -> None:
    count = 40
    table = pa.table(
        {
            "key": pa.array([None if n % 7 == 0 else n for n in range(count)], pa.int64()),
            "body.text": [story(n) for n in range(count)],
            "published": pa.array(
                [1_700_000_000_000_000_000 + n for n in range(count)], pa.timestamp("ns")
            ),
            "unused": [b"\xff"] * count,
        }
    )
    pq.write_table(table, tmp_path / "one.parquet", row_group_size=6)
    pq.write_table(table.slice(1, 3), tmp_path / "two.parquet")
    flags = ("one.parquet", "--text-column", "body.text", "--id-column", "key")

    run(*flags, "-o", "here.parquet", "-m", "baseline", "--dedupe", "off")
    on_daft(run, *flags)

    expected = by_place(pq.read_table(tmp_path / "here.parquet").to_pylist())
    assert by_place(rows_of(tmp_path / "out.parquet")) == expected
    assert {"one.parquet#1", "3", "one.parquet#8"} <= {id_ for id_, _ in expected}


def test_parts_have_the_columns_of_batch(run: Run, tmp_path: Path) -> None:
    write_lines(tmp_path / "one.jsonl", {"text": story(1)})
    empty = ColumnsSink(tmp_path / "empty.parquet")
    empty.close(complete=True)

    on_daft(run, "one.jsonl")

    part = next((tmp_path / "out.parquet").glob("*.parquet"))
    assert pq.read_schema(part) == pq.read_schema(tmp_path / "empty.parquet")


def test_a_second_run_makes_only_the_rows_that_are_missing(run: Run, tmp_path: Path) -> None:
    write_lines(
        tmp_path / "whole.jsonl",
        *(
            {"id": name, "text": story(n), "url": f"https://x.org/{name}"}
            for n, name in enumerate("abcd")
        ),
    )
    whole = (tmp_path / "whole.jsonl").read_text().splitlines(keepends=True)
    (tmp_path / "whole.jsonl").write_text("".join(whole[:2]))
    on_daft(run, "whole.jsonl")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out.parquet").iterdir()}
    (tmp_path / "whole.jsonl").write_text("".join(whole))

    again = on_daft(run, "whole.jsonl")

    after = {path.name: path.read_bytes() for path in (tmp_path / "out.parquet").iterdir()}
    assert again.exit_code == Exit.OK
    assert before.items() < after.items()
    assert sorted(row["id"] for row in rows_of(tmp_path / "out.parquet")) == ["a", "b", "c", "d"]
    assert "2 done before" in again.stderr


def test_a_part_that_a_kill_left_unfinished_is_no_row(run: Run, tmp_path: Path) -> None:
    write_lines(tmp_path / "one.jsonl", {"id": "a", "text": story(1)})
    on_daft(run, "one.jsonl")
    part = next((tmp_path / "out.parquet").iterdir())
    part.with_name(part.name + ".part").write_bytes(part.read_bytes()[:100])
    part.unlink()

    again = on_daft(run, "one.jsonl")

    assert again.exit_code == Exit.OK
    assert [row["id"] for row in rows_of(tmp_path / "out.parquet")] == ["a"]


def test_rows_of_other_settings_are_not_mixed_in(run: Run, tmp_path: Path) -> None:
    write_lines(tmp_path / "one.jsonl", {"id": "a", "text": story(1)})
    on_daft(run, "one.jsonl")

    refused = on_daft(run, "one.jsonl", "--policy", "strict")
    anew = on_daft(run, "one.jsonl", "--policy", "strict", "--overwrite")

    assert (refused.exit_code, anew.exit_code) == (Exit.USAGE, Exit.OK)
    assert "made in another way" in refused.stderr
    assert len(rows_of(tmp_path / "out.parquet")) == 1


def by_article(seen: Seen) -> Scripted:
    """An answer to each article by what is in it."""
    asked = json.dumps(seen.body)
    if "day 1." in asked:
        return completion(None, refusal="no")
    if "day 2." in asked:
        return failure(500, "broken")
    return completion(draft())


def service(server: FakeServer) -> tuple[str, ...]:
    return ("--base-url", server.base_url, "--attempts", "1")


def test_rows_of_a_model_are_those_of_batch(run: Run, tmp_path: Path) -> None:
    write_lines(tmp_path / "one.jsonl", *({"id": str(n), "text": story(n)} for n in (0, 1, 3, 4)))

    with FakeServer(then=by_article) as server:
        flags = ("one.jsonl", *service(server), "--fresh")
        run(*flags, "-o", "here.parquet", "-m", "fake")
        on_daft(run, *flags, engine="fake")

    expected = by_place(pq.read_table(tmp_path / "here.parquet").to_pylist())
    assert by_place(rows_of(tmp_path / "out.parquet")) == expected
    assert [row["ok"] for row in expected.values()].count(True) == 3


def test_failures_are_rows_and_those_that_may_pass_are_tried_again(
    run: Run, tmp_path: Path
) -> None:
    write_lines(tmp_path / "one.jsonl", *({"id": str(n), "text": story(n)} for n in range(5)))

    with FakeServer(then=by_article) as server:
        first = on_daft(run, "one.jsonl", *service(server), engine="fake")
        failed = {
            row["id"]: row["error_kind"]
            for row in rows_of(tmp_path / "out.parquet")
            if not row["ok"]
        }
    with FakeServer(then=completion(draft())) as server:
        on_daft(run, "one.jsonl", *service(server), engine="fake")

    left = {row["id"]: row["error_kind"] for row in rows_of(tmp_path / "out.parquet")}
    assert first.exit_code == Exit.PARTIAL
    assert failed == {"1": "refused", "2": "service"}
    assert left == {"0": None, "1": "refused", "2": None, "3": None, "4": None}


def test_what_was_refused_is_asked_again_when_wanted(run: Run, tmp_path: Path) -> None:
    write_lines(tmp_path / "one.jsonl", *({"id": str(n), "text": story(n)} for n in (0, 1)))
    with FakeServer(then=by_article) as server:
        flags = ("one.jsonl", *service(server))
        on_daft(run, *flags, engine="fake")
    with FakeServer(then=completion(draft())) as second:
        flags = ("one.jsonl", *service(second), "--retry-failed", "--fresh")
        again = on_daft(run, *flags, engine="fake")

    assert again.exit_code == Exit.OK
    assert len(second.requests) == 1
    assert [row["ok"] for row in rows_of(tmp_path / "out.parquet")] == [True, True]


def test_a_key_that_is_refused_ends_the_run_and_keeps_what_is_finished(
    run: Run, tmp_path: Path
) -> None:
    write_lines(tmp_path / "one.jsonl", *({"id": str(n), "text": story(n)} for n in range(60)))

    def then(seen: Seen) -> Answer | dict[str, Any]:
        return failure(401, "no such key") if len(server.requests) > 10 else completion(draft())

    with FakeServer(then=then) as server:
        ended = on_daft(run, "one.jsonl", *service(server), "-j", "4", engine="fake")

    assert ended.exit_code == Exit.AUTH
    assert len(rows_of(tmp_path / "out.parquet")) == 10
    assert len(server.requests) <= 14


def test_each_worker_has_its_part_of_the_budget(run: Run, tmp_path: Path) -> None:
    write_lines(tmp_path / "one.jsonl", *({"id": str(n), "text": story(n)} for n in range(3)))
    dear = ("--price", "1000/1000", "--max-cost", "40", "--max-output-tokens", "5000")

    with FakeServer(then=completion(draft())) as server:
        flags = ("one.jsonl", *service(server), *dear)
        alone = on_daft(run, *flags, engine="fake")
        of_two = on_daft(run, *flags, "--processes", "2", "--fresh", out="2.parquet", engine="fake")

    assert alone.exit_code == Exit.OK
    assert of_two.exit_code == Exit.PARTIAL
    assert "of $20.0 are spent" in of_two.stderr


def test_a_worker_finds_its_key_in_its_own_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-environment")
    write_lines(tmp_path / "one.jsonl", {"text": story(1)})

    with FakeServer(then=completion(draft())) as server:
        on_daft(run, "one.jsonl", *service(server), engine="fake")

    assert server.requests[0].headers["authorization"] == "Bearer sk-of-the-environment"


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_a_column_that_is_not_there_is_named(run: Run, tmp_path: Path, suffix: str) -> None:
    write_lines(tmp_path / "one.jsonl", {"text": story(1)})
    pq.write_table(pa.table({"text": [story(1)]}), tmp_path / "one.parquet")

    refused = on_daft(run, f"one.{suffix}", "--text-column", "body")

    assert refused.exit_code == Exit.USAGE
    assert f"one.{suffix} has no column 'body' (text); it has text" in refused.stderr
    assert not (tmp_path / "out.parquet").exists()


@pytest.mark.parametrize(
    ("flags", "what"),
    [
        (("one.jsonl", "--dedupe", "exact"), "cannot find duplicates"),
        (("one.jsonl", "--journal", "j"), "no use for --journal"),
        (("one.jsonl", "--shard", "1/2"), "no use for --shard"),
        (("-",), "cannot read -"),
        (("https://example.org/feed",), "every worker must be able to"),
        (("article.txt",), "article.txt is article"),
        (("one.jsonl", "one.parquet"), "one kind in a run"),
        (("one.jsonl", "-o", "out.jsonl"), "folder of Parquet parts"),
    ],
)
def test_what_the_engine_cannot_do_is_said_at_once(
    run: Run, tmp_path: Path, flags: tuple[str, ...], what: str
) -> None:
    write_lines(tmp_path / "one.jsonl", {"text": story(1)})
    (tmp_path / "article.txt").write_text(TEXT)
    pq.write_table(pa.table({"text": [story(1)]}), tmp_path / "one.parquet")

    refused = run("-o", "out.parquet", "--engine", "daft", "-m", "baseline", *flags)

    assert refused.exit_code == Exit.USAGE
    assert what in " ".join(refused.stderr.split())


def test_an_address_of_a_store_is_read_by_daft(run: Run, tmp_path: Path) -> None:
    write_lines(tmp_path / "one.jsonl", {"id": "a", "text": story(1)})
    write_lines(tmp_path / "two.jsonl", {"text": story(2)})

    done = on_daft(run, f"file://{tmp_path}/*.jsonl")

    assert done.exit_code == Exit.OK
    ids = {row["id"] for row in rows_of(tmp_path / "out.parquet")}
    assert ids == {"a", f"file://{tmp_path}/two.jsonl#1"}


def test_text_that_is_no_utf_8_is_said_and_keeps_what_is_finished(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_bytes(b'{"text": "\xff"}\n')

    broken = on_daft(run, "one.jsonl")

    assert broken.exit_code == Exit.SOURCE
    assert "UTF-8" in broken.stderr


def test_without_daft_it_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_lines(tmp_path / "one.jsonl", {"text": story(1)})
    monkeypatch.setitem(sys.modules, "daft", None)

    refused = on_daft(run, "one.jsonl")

    assert refused.exit_code == Exit.USAGE
    assert 'pip install -U "summarise-news[daft]"' in " ".join(refused.stderr.split())
    assert not (tmp_path / "out.parquet").exists()


def test_a_part_that_cannot_be_written_is_an_output_error(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_lines(tmp_path / "one.jsonl", {"text": story(1)})

    def folder_goes(parts: Parts, *, anew: bool, retry_failed: bool) -> Tally:
        return Tally()  # as if it had been there

    monkeypatch.setattr(Parts, "prepare", folder_goes)

    broken = on_daft(run, "one.jsonl")

    assert broken.exit_code == Exit.USAGE
    assert "cannot be written" in broken.stderr


def test_daft_tells_its_makers_nothing(run: Run, tmp_path: Path) -> None:
    write_lines(tmp_path / "one.jsonl", {"text": story(1)})

    on_daft(run, "one.jsonl")

    from daft.scarf_telemetry import opted_out

    assert opted_out()
