from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from summarise.article import Article
from summarise.batch.columns import GROUP, ColumnsSink
from summarise.batch.outcome import Outcome, of_error, of_summary
from summarise.batch.rows import Row
from summarise.checks.policy import load_policy
from summarise.errors import OutputError, SourceError
from summarise.pipeline import summarise_by_rules

pq = pytest.importorskip("pyarrow.parquet")

ARTICLE = Article.from_text(
    "The army of Freedonia shelled the town of Sylvania on Monday, a minister said.",
    title="Shelling",
    published=date(2024, 5, 6),
    language="en",
)


def summarised() -> Outcome:
    return of_summary(summarise_by_rules(ARTICLE, policy=load_policy("default")))


def test_a_summary_is_a_row_of_columns_and_its_own_line(tmp_path: Path) -> None:
    row = Row("a1", "a1.txt", summarised())
    sink = ColumnsSink(tmp_path / "out.parquet")
    sink.write(row)
    sink.close(complete=True)

    (found,) = pq.read_table(tmp_path / "out.parquet").to_pylist()

    assert found["id"] == "a1"
    assert found["ok"] is True
    assert found["title"] == "Shelling"
    assert found["published"] == date(2024, 5, 6)
    assert found["claims"] == 1
    assert found["cost_usd"] == Decimal(0)
    assert found["row"] == row.line()


def test_a_failure_is_a_row_with_its_kind(tmp_path: Path) -> None:
    sink = ColumnsSink(tmp_path / "out.parquet")
    sink.write(Row("bad", "bad.txt", of_error(SourceError("bad.txt is no text"))))
    sink.close(complete=True)

    (found,) = pq.read_table(tmp_path / "out.parquet").to_pylist()

    assert (found["ok"], found["error_kind"]) == (False, "source")
    assert found["error_message"] == "bad.txt is no text"
    assert found["headline"] is None


def test_rows_are_written_in_groups_and_all_of_them(tmp_path: Path) -> None:
    outcome = summarised()
    sink = ColumnsSink(tmp_path / "out.parquet")
    for number in range(GROUP + 3):
        sink.write(Row(f"a{number}", "x", outcome))
    sink.close(complete=True)

    found = pq.ParquetFile(tmp_path / "out.parquet")

    assert found.metadata.num_row_groups == 2
    assert found.metadata.num_rows == GROUP + 3


def test_an_old_file_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    (tmp_path / "out.parquet").write_bytes(b"old")
    sink = ColumnsSink(tmp_path / "out.parquet")
    sink.write(Row("a", "a", summarised()))

    before = (tmp_path / "out.parquet").read_bytes()
    sink.close(complete=False)

    assert before == b"old"
    assert pq.ParquetFile(tmp_path / "out.parquet").metadata.num_rows == 1


def test_an_interrupted_run_does_not_replace_a_fuller_file(tmp_path: Path) -> None:
    for count, complete in ((3, True), (1, False)):
        sink = ColumnsSink(tmp_path / "out.parquet")
        for number in range(count):
            sink.write(Row(f"a{number}", "x", summarised()))
        sink.close(complete=complete)

    assert pq.ParquetFile(tmp_path / "out.parquet").metadata.num_rows == 3
    assert [path.name for path in tmp_path.iterdir()] == ["out.parquet"]


def test_a_folder_that_is_not_there_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        ColumnsSink(tmp_path / "nowhere" / "out.parquet")
