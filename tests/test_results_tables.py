"""Tables of results: declared columns, plain values, and cells that no spreadsheet obeys."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formula_payloads import FORMULAS, OPENING
from render_payloads import PAYLOADS
from summarise.errors import OutputError, UsageError
from summarise.results.cells import (
    csv_cell,
    list_cell,
    opens_formula,
    original_list,
    original_text,
    text_cell,
)
from summarise.results.columns import Kind, Result
from summarise.results.export import Export
from summarise.results.tables import TABLES
from summarise.results.writers import GROUP, CsvWriter, LinesWriter, ParquetWriter
from summarise.schema import Summary
from summary_factory import empty_summary, filled_with, full_summary

HOSTILE = (*PAYLOADS, *FORMULAS)
TYPES: dict[Kind, type | tuple[type, ...]] = {
    Kind.TEXT: str,
    Kind.LIST: tuple,
    Kind.JSON: list,
    Kind.INTEGER: int,
    Kind.NUMBER: float,
    Kind.BOOLEAN: bool,
    Kind.DATE: date,
    Kind.TIME: datetime,
}


def rows_of(name: str, summary: Summary, number: int = 1) -> list[dict[str, Any]]:
    table = TABLES[name]
    found = table.rows(Result(number, "news.jsonl:1", summary))
    return [dict(zip(table.names, row, strict=True)) for row in found]


def as_csv(name: str, summary: Summary) -> str:
    stream = io.StringIO()
    writer = CsvWriter(TABLES[name], stream)
    for row in TABLES[name].rows(Result(1, None, summary)):
        writer.write(row)
    return stream.getvalue()


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_of_the_kind_its_column_declares(name: str) -> None:
    table = TABLES[name]

    for row in table.rows(Result(1, None, full_summary())):
        for column, cell in zip(table.columns, row, strict=True):
            assert cell is None or isinstance(cell, TYPES[column.kind]), column.name
            assert type(cell) is not bool or column.kind is Kind.BOOLEAN, column.name


@pytest.mark.parametrize("name", TABLES)
def test_columns_have_names_of_their_own_and_say_what_they_hold(name: str) -> None:
    columns = TABLES[name].columns

    assert len({column.name for column in columns}) == len(columns)
    assert all(column.holds and "\n" not in column.holds for column in columns)


def test_every_item_of_a_summary_has_its_row() -> None:
    summary = full_summary()

    counts = {name: len(rows_of(name, summary)) for name in TABLES}

    assert counts["articles"] == 1
    assert counts["claims"] == len(summary.claims)
    assert counts["actors"] == len(summary.actors)
    assert counts["signals"] == len(summary.signals)
    assert counts["rejected"] == len(summary.rejected)


def test_a_summary_without_items_still_has_its_article() -> None:
    assert len(rows_of("articles", empty_summary())) == 1
    assert not any(rows_of(name, empty_summary()) for name in TABLES if name != "articles")


def test_a_claim_carries_speaker_labels_first_evidence_and_all_of_it() -> None:
    (row,) = [row for row in rows_of("claims", full_summary()) if row["claim_id"] == "c2"]

    assert row["speaker"] == "Defence ministry of Toral"
    assert (row["certainty"], row["status"], row["corroboration"]) == (
        "likely",
        "planned",
        "disputed",
    )
    assert (row["sentence"], row["quote"]) == (4, "are expected to cross within days")
    assert (row["start"], row["end"]) == (360, 393)
    assert [item["sentence"] for item in row["evidence"]] == [4, 5]
    assert (row["outcome"], row["findings"]) == ("pass", ())


def test_a_doubtful_item_shows_its_worst_outcome_and_the_finding() -> None:
    (row,) = [row for row in rows_of("claims", full_summary()) if row["claim_id"] == "c3"]

    assert row["outcome"] == "warn"
    assert row["findings"] == ("hedge: overstated (the evidence says “no plans at present”)",)


def test_the_journalist_s_own_voice_has_no_speaker() -> None:
    (row,) = [row for row in rows_of("claims", full_summary()) if row["claim_id"] == "c4"]

    assert (row["speaker"], row["speaker_actor_id"], row["speaker_kind"]) == (
        None,
        None,
        "journalist",
    )


def test_a_speaker_who_is_an_actor_is_joined_to_it() -> None:
    summary = full_summary()
    by_id = {actor.id: actor for actor in summary.actors}

    joined = [row for row in rows_of("claims", summary) if row["speaker_actor_id"]]

    assert joined
    for row in joined:
        actor = by_id[row["speaker_actor_id"]]
        assert row["speaker"] in {actor.name, *actor.aliases}


def test_a_refused_item_says_why() -> None:
    row = rows_of("rejected", full_summary())[0]

    assert row["outcome"] == "reject"
    assert row["findings"]
    assert row["rejected_number"] == 1


def test_rows_join_on_result_digest_and_id() -> None:
    summary = full_summary()

    for name in TABLES:
        for row in rows_of(name, summary, number=7):
            assert (row["result"], row["article_sha256"]) == (7, summary.article.sha256)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_cell_is_one_safe_line_and_can_be_undone(text: str) -> None:
    cell = text_cell(text)

    assert original_text(cell) == text
    assert len((cell + "x").splitlines()) == 1
    assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert cell.encode().decode() == cell


@pytest.mark.parametrize("text", OPENING)
def test_whatever_opens_a_formula_gets_an_apostrophe_or_opens_with_an_escape(text: str) -> None:
    assert text_cell(text).startswith(("'", "\\"))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_part_between_semicolons_opens_a_formula(text: str) -> None:
    parts = text_cell(text).split(";")

    for part in parts:
        assert part.startswith("'") or not opens_formula(part)


@pytest.mark.parametrize(
    "text", ["Kyiv", "10 km", "“No,” he said", "don't", "'No', he said", "a; b", "é=1"]
)
def test_ordinary_text_is_written_as_it_is(text: str) -> None:
    assert text_cell(text) == text


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, ""),
        (-7.2, "-7.2"),
        (-3, "-3"),
        (0, "0"),
        (True, "true"),
        (False, "false"),
        (date(2026, 9, 14), "2026-09-14"),
        ((), ""),
        (("Russia", "Belarus"), "Russia; Belarus"),
        (("a; b", "=c"), "a\\u003b b; '=c"),
        ([{"quote": 'a "b" \n'}], '[{"quote": "a \\"b\\" \\n"}]'),
    ],
)
def test_each_kind_of_cell_has_one_way_to_be_written(cell: Any, written: str) -> None:
    assert csv_cell(cell) == written


@given(st.text(alphabet=st.characters(codec=None, categories=None)))
def test_any_text_comes_back(text: str) -> None:
    cell = text_cell(text)

    assert original_text(cell) == text
    assert cell.startswith("'") or not opens_formula(cell)


@given(st.lists(st.text(min_size=1), min_size=1))
def test_any_list_comes_back(items: list[str]) -> None:
    assert original_list(list_cell(tuple(items))) == tuple(items)


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_changes_no_row_and_no_column(payload: str) -> None:
    summary = filled_with(payload)

    for name, table in TABLES.items():
        text = as_csv(name, summary)
        rows = list(csv.reader(io.StringIO(text)))
        expected = [list(map(csv_cell, row)) for row in table.rows(Result(1, None, summary))]
        assert rows[0] == list(table.names)
        assert rows[1:] == expected
        parts = [part for row in rows for cell in row for part in cell.split(";")]
        assert not [part for part in parts if part.startswith(tuple("=+@＝＋－＠"))]
        assert len(text.splitlines()) == len(rows)


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_comes_back_from_a_file(payload: str) -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv("articles", filled_with(payload))))

    assert original_text(row["headline"]) == payload
    assert original_text(row["title"]) == payload


def test_pandas_reads_the_same_rows_and_columns() -> None:
    pd = pytest.importorskip("pandas")

    for payload in HOSTILE:
        text = as_csv("claims", filled_with(payload))
        frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
        assert frame.shape == (4, len(TABLES["claims"].columns))
        assert {original_text(cell) for cell in frame["text"]} == {payload}
        assert frame["start"].tolist() == [
            str(claim.evidence[0].start) for claim in full_summary().claims
        ]


def test_the_evidence_in_a_csv_cell_is_plain_json() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv("claims", filled_with('"a"\\\n\u202e=1')))))

    assert json.loads(rows[0]["evidence"])[0]["quote"] == '"a"\\\n\u202e=1'
    assert "\u202e" not in rows[0]["evidence"]


@pytest.mark.parametrize("payload", HOSTILE)
def test_json_lines_are_one_object_per_row(payload: str) -> None:
    stream = io.StringIO()
    writer = LinesWriter(TABLES["signals"], stream)
    summary = filled_with(payload)
    for row in TABLES["signals"].rows(Result(1, None, summary)):
        writer.write(row)

    rows = [json.loads(line) for line in stream.getvalue().splitlines()]

    assert len(rows) == len(summary.signals)
    assert stream.getvalue().encode()
    assert isinstance(rows[0]["evidence"], list)
    assert isinstance(rows[0]["source_actors"], list)


def test_parquet_keeps_types_lists_dates_and_meanings(tmp_path: Path) -> None:
    pq, pa = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("pyarrow")
    table = TABLES["signals"]
    writer = ParquetWriter(table, tmp_path / "s.parquet")
    for row in table.rows(Result(1, None, full_summary())):
        writer.write(row)
    writer.close()

    read = pq.read_table(tmp_path / "s.parquet")
    first = read.to_pylist()[0]

    assert read.schema.field("published").type == pa.date32()
    assert read.schema.field("source_actors").type == pa.list_(pa.string())
    assert read.schema.field("cameo").type == pa.string()
    assert read.schema.field("goldstein").metadata[b"description"]
    assert first["when_date"] == date(2026, 9, 10)
    assert first["source_actors"] == ["Veskar"]
    assert json.loads(first["evidence"])[0]["quote"] == "massing troops along the Ilm"


@pytest.mark.parametrize("payload", [*PAYLOADS[:20], "\ud800", "\udfff=1"])
def test_parquet_takes_any_text(tmp_path: Path, payload: str) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "claims.parquet"
    writer = ParquetWriter(TABLES["claims"], path)
    for row in TABLES["claims"].rows(Result(1, None, filled_with(payload))):
        writer.write(row)
    writer.close()

    found = pq.read_table(path).to_pylist()[0]["text"]

    assert found == re.sub("[\ud800-\udfff]", "\ufffd", payload)


def test_parquet_goes_out_in_groups_and_loses_no_row(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    table, path = TABLES["articles"], tmp_path / "a.parquet"
    (row,) = table.rows(Result(1, None, full_summary()))
    writer = ParquetWriter(table, path)
    for _ in range(2 * GROUP + 1):
        writer.write(row)
    writer.close()

    file = pq.ParquetFile(path)

    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [
        GROUP,
        GROUP,
        1,
    ]


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_a_table_without_rows_still_has_its_file(tmp_path: Path, form: str) -> None:
    with Export(tmp_path, list(TABLES.values()), form=form) as export:
        export.add(Result(1, None, empty_summary()))

    assert {path.name for path in tmp_path.iterdir()} == set(export.names)


def test_an_export_says_what_every_column_holds(tmp_path: Path) -> None:
    with Export(tmp_path, [TABLES["events"]]) as export:
        export.add(Result(1, None, full_summary()))

    rows = list(csv.DictReader(io.StringIO((tmp_path / "columns.csv").read_text(encoding="utf-8"))))

    assert [(row["table"], row["column"]) for row in rows] == [
        (table.name, column) for table in TABLES.values() for column in table.names
    ]


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_an_export_that_fails_changes_nothing(tmp_path: Path, form: str) -> None:
    with Export(tmp_path, list(TABLES.values()), form=form) as export:
        export.add(Result(1, None, full_summary()))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    with suppress(KeyboardInterrupt), Export(tmp_path, list(TABLES.values()), form=form) as export:
        export.add(Result(1, None, empty_summary()))
        raise KeyboardInterrupt

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_an_export_replaces_an_earlier_one(tmp_path: Path) -> None:
    for summary in (full_summary(), empty_summary()):
        with Export(tmp_path, list(TABLES.values())) as export:
            export.add(Result(1, None, summary))

    assert len((tmp_path / "claims.csv").read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.parametrize("name", ["claims.csv", "sources.bib", "columns.csv"])
def test_an_export_replaces_no_file_of_somebody_else(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")

    with (
        pytest.raises(UsageError, match="of no earlier export"),
        Export(tmp_path, list(TABLES.values())),
    ):
        pass

    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_made_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(OutputError, match="cannot be written"), Export(tmp_path / "file" / "x", []):
        pass


def test_an_article_summarised_twice_is_cited_once(tmp_path: Path) -> None:
    with Export(tmp_path, []) as export:
        export.add(Result(1, None, full_summary()))
        export.add(Result(2, None, full_summary()))

    assert (tmp_path / "sources.bib").read_text(encoding="utf-8").count("@misc") == 1
    assert (tmp_path / "sources.ris").read_text(encoding="utf-8").count("TY  - ") == 1
