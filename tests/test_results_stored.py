"""Stored summaries are read back, whatever file they stand in, and nothing goes missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarise.errors import SourceError
from summarise.render.structured import as_json, as_jsonl_row, error_row
from summarise.results.stored import Stored, Unusable, stored_summaries
from summary_factory import baseline_summary, full_summary

ROW = as_jsonl_row(full_summary()) + "\n"
FAILED = error_row("b.txt", SourceError("b.txt is no text")) + "\n"


def origins(*paths: Path) -> list[str]:
    return [row.origin for row in stored_summaries(map(str, paths))]


def test_a_json_document_is_one_summary(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(as_json(full_summary()), encoding="utf-8")

    (row,) = stored_summaries([str(path)])

    assert row == Stored(str(path), full_summary())


def test_rows_carry_the_number_of_their_line(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(ROW + "\n  \n" + ROW, encoding="utf-8")

    assert origins(path) == [f"{path}:1", f"{path}:4"]


def test_a_failed_row_is_unusable_and_says_why(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(ROW + FAILED + ROW, encoding="utf-8")

    rows = list(stored_summaries([str(path)]))

    assert [type(row) for row in rows] == [Stored, Unusable, Stored]
    assert isinstance(rows[1], Unusable)
    assert "b.txt is no text" in str(rows[1].error)


@pytest.mark.parametrize("line", ["", "null", "[]", "{", "{}", "no JSON", '{"ok": true}', "1" * 9])
def test_a_line_that_holds_no_summary_does_not_stop_the_others(tmp_path: Path, line: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(f"{ROW}{line}\n{ROW}", encoding="utf-8")

    rows = list(stored_summaries([str(path)]))

    assert sum(isinstance(row, Stored) for row in rows) == 2
    assert len(rows) == (3 if line else 2)


def test_a_row_cut_by_a_kill_is_unusable(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(ROW + ROW[:500], encoding="utf-8")

    assert [type(row) for row in stored_summaries([str(path)])] == [Stored, Unusable]


def test_bytes_that_are_no_utf_8_are_unusable(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"\xff\xfe\x00{\n" + ROW.encode())

    assert [type(row) for row in stored_summaries([str(path)])] == [Unusable, Stored]


def test_a_byte_order_mark_is_no_obstacle(tmp_path: Path) -> None:
    for name, text in (("a.json", as_json(full_summary())), ("b.jsonl", ROW), ("c", ROW)):
        (tmp_path / name).write_text("\ufeff" + text, encoding="utf-8")

    rows = list(stored_summaries([str(tmp_path / name) for name in ("a.json", "b.jsonl", "c")]))

    assert [type(row) for row in rows] == [Stored] * 3


def test_a_file_without_a_known_suffix_is_read_by_its_first_line(tmp_path: Path) -> None:
    (tmp_path / "lines").write_text(ROW * 2, encoding="utf-8")
    (tmp_path / "document").write_text(as_json(full_summary()), encoding="utf-8")

    assert origins(tmp_path / "lines") == [f"{tmp_path}/lines:1", f"{tmp_path}/lines:2"]
    assert origins(tmp_path / "document") == [f"{tmp_path}/document"]


def test_a_dash_is_standard_input() -> None:
    rows = list(stored_summaries(["-"], iter([ROW, FAILED])))

    assert [row.origin for row in rows] == ["-:1", "-:2"]
    assert isinstance(rows[0], Stored)


def test_a_document_on_standard_input_is_one_summary() -> None:
    lines = as_json(full_summary()).splitlines(keepends=True)

    assert list(stored_summaries(["-"], lines)) == [Stored("-", full_summary())]


def test_a_folder_is_read_in_order_of_its_paths_and_only_results(tmp_path: Path) -> None:
    for name in ("b.jsonl", "sub/a.JSON", "notes.txt", "n.jsonl.job/requests-0001.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ROW, encoding="utf-8")
    (tmp_path / "folder.json").mkdir()

    assert origins(tmp_path) == [f"{tmp_path}/b.jsonl:1", f"{tmp_path}/sub/a.JSON"]


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is not there"):
        list(stored_summaries([str(tmp_path / "nothing.jsonl")]))


def test_a_folder_without_results_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no result in"):
        list(stored_summaries([str(tmp_path)]))


def test_a_batch_s_parquet_file_is_read_row_by_row(tmp_path: Path) -> None:
    pq, pa = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("pyarrow")
    path = tmp_path / "out.parquet"
    pq.write_table(pa.table({"id": ["1", "2", "3"], "row": [ROW, None, FAILED]}), path)

    rows = list(stored_summaries([str(path)]))

    assert [type(row) for row in rows] == [Stored, Unusable, Unusable]
    assert [row.origin for row in rows] == [f"{path}:1", f"{path}:2", f"{path}:3"]


def test_parquet_files_of_others_are_unusable(tmp_path: Path) -> None:
    pq, pa = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("pyarrow")
    pq.write_table(pa.table({"text": ["a"]}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"row": [1, 2]}), tmp_path / "b.parquet")
    (tmp_path / "c.parquet").write_bytes(b"PAR1 not really PAR1")

    rows = list(stored_summaries([str(tmp_path)]))

    assert [type(row) for row in rows] == [Unusable] * 4


def test_summaries_come_as_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(ROW * 3, encoding="utf-8")
    rows = stored_summaries([str(tmp_path / "a.jsonl"), str(tmp_path / "missing.jsonl")])

    assert isinstance(next(rows), Stored)  # the second path is not looked at yet


def test_a_summary_of_the_baseline_is_one_like_any_other() -> None:
    (row,) = stored_summaries(["-"], [as_jsonl_row(baseline_summary())])

    assert isinstance(row, Stored)
    assert row.summary.run.engine == "baseline"
