"""The articles that the words of a command line name: order, ids, shards, standard input."""

import asyncio
import io
import json
import pickle
import subprocess
import sys
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

from intake_support import TEXT, found, ids, problem, read
from summarise.errors import ConfigError, SourceError, UsageError
from summarise.read.entries import Columns, Entry, InputFormat, Intake, entries_in
from summarise.read.intake import format_of_name, storable


def jsonl(path: Path, *records: object) -> Path:
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return path


def test_sources_of_all_kinds_come_in_the_order_named(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    rows = jsonl(tmp_path / "rows.jsonl", {"id": "r1", "text": TEXT}, {"text": TEXT})

    entries = found("https://example.org/story.html", rows, folder)

    assert ids(entries) == [
        "https://example.org/story.html", "r1", f"{rows}#2", str(folder / "a.txt"),
    ]  # fmt: skip


def test_a_file_is_read_as_the_article_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    article = read(*found(path))

    assert (article.text, article.source) == (TEXT, str(path))


def test_nothing_is_opened_before_it_is_reached(tmp_path: Path) -> None:
    rows = jsonl(tmp_path / "a.jsonl", {"id": "r1", "text": TEXT})
    late = tmp_path / "b.jsonl"
    entries = entries_in([str(rows), str(late)], Intake())

    next(entries)
    jsonl(late, {"id": "r2", "text": TEXT})

    assert ids(entries) == ["r2"]


def test_a_missing_file_is_an_entry_that_fails_between_others(tmp_path: Path) -> None:
    rows = jsonl(tmp_path / "a.jsonl", {"id": "r1", "text": TEXT})

    entries = found(tmp_path / "missing.csv", rows, tmp_path / "missing.txt")

    assert len(entries) == 3
    assert "no file" in problem(entries[0])
    assert "no file" in problem(entries[2])


@pytest.mark.parametrize(
    "name", ["a\0b.jsonl", "a\0b.parquet", "a\0b.csv", "a\0b.txt", "a\0b/*.txt", "x" * 5_000]
)
def test_what_can_be_no_file_name_is_an_entry_that_fails(name: str) -> None:
    [entry] = found(name)

    assert problem(entry)
    assert entry.id.isprintable()


def test_an_entry_that_needs_an_extra_fails_alone() -> None:
    def needs_an_extra() -> None:
        raise ConfigError("needs a library", hint="pip install it")

    entry = Entry("a", "a", needs_an_extra)  # type: ignore[arg-type]  # it never returns

    assert problem(entry) == "needs a library"


def test_repeated_ids_are_numbered(tmp_path: Path) -> None:
    names = ["a", "b", "a", "a~2", "a", "a~2"]
    rows = jsonl(tmp_path / "a.jsonl", *({"id": name, "text": TEXT} for name in names))

    entries = found(rows)

    assert ids(entries) == ["a", "b", "a~2", "a~2~2", "a~3", "a~2~3"]
    assert len(set(ids(entries))) == len(names)


def test_the_same_file_named_twice_gives_two_ids(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    assert ids(found(path, path)) == [str(path), f"{path}~2"]


def test_shards_share_out_every_entry_once(tmp_path: Path) -> None:
    rows = jsonl(tmp_path / "a.jsonl", *({"id": i % 40, "text": TEXT} for i in range(60)))

    shards = [ids(entries_in([str(rows)], Intake(shard=(i, 3)))) for i in range(3)]

    assert sorted(name for shard in shards for name in shard) == sorted(ids(found(rows)))
    assert all(len(shard) >= 8 for shard in shards)


@pytest.mark.parametrize("shard", [(3, 3), (-1, 3), (0, 0)])
def test_a_shard_outside_its_number_is_refused(shard: tuple[int, int]) -> None:
    with pytest.raises(UsageError, match="no shard"):
        Intake(shard=shard)


def test_standard_input_is_one_article() -> None:
    [entry] = entries_in(["-"], Intake(), stdin=io.BytesIO(TEXT.encode()))

    assert (entry.id, read(entry).text) == ("-", TEXT)


def test_standard_input_holds_records_where_that_is_said() -> None:
    stdin = io.BytesIO(
        b"".join(json.dumps({"id": i, "text": TEXT}).encode() + b"\n" for i in range(3))
    )

    entries = list(entries_in(["-"], Intake(forced_format=InputFormat.JSONL), stdin=stdin))

    assert ids(entries) == ["0", "1", "2"]
    assert not stdin.closed


@pytest.mark.parametrize("format_", [InputFormat.CSV, InputFormat.JSON])
def test_every_stream_format_is_taken_from_standard_input(format_: InputFormat) -> None:
    data = {
        InputFormat.CSV: f'id,text\nr1,"{TEXT}"\n',
        InputFormat.JSON: json.dumps([{"id": "r1", "text": TEXT}]),
    }
    stdin = io.BytesIO(data[format_].encode())

    [entry] = entries_in(["-"], Intake(forced_format=format_), stdin=stdin)

    assert (entry.id, read(entry).text, stdin.closed) == ("r1", TEXT, False)


def test_parquet_on_standard_input_is_refused_with_the_way_out() -> None:
    intake = Intake(forced_format=InputFormat.PARQUET)

    [entry] = entries_in(["-"], intake, stdin=io.BytesIO(b"PAR1"))

    assert "cannot be read from standard input" in problem(entry)


def test_a_file_without_suffix_is_what_it_is_said_to_be(tmp_path: Path) -> None:
    rows = jsonl(tmp_path / "dump", {"id": "r1", "text": TEXT})

    entries = entries_in([str(rows)], Intake(forced_format=InputFormat.JSONL))

    assert ids(entries) == ["r1"]


def test_a_url_is_never_read_as_records() -> None:
    with pytest.raises(UsageError, match="page or a feed") as caught:
        entries_in(["https://example.org/a.jsonl"], Intake(forced_format=InputFormat.JSONL))

    assert caught.value.hint == (
        "curl -sL https://example.org/a.jsonl | summarise run - --input-format jsonl"
    )


def test_standard_input_twice_is_refused_at_once() -> None:
    with pytest.raises(UsageError, match="more than once"):
        entries_in(["-", "-"], Intake())


def test_a_missing_list_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file"):
        entries_in([f"@{tmp_path / 'missing.list'}"], Intake())


def test_a_file_called_like_standard_input_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_text(TEXT, encoding="utf-8")

    [entry] = found("?")

    assert read(entry).text == TEXT


def test_entries_are_taken_from_any_thread(tmp_path: Path) -> None:
    rows = jsonl(tmp_path / "a.jsonl", *({"id": i, "text": TEXT} for i in range(3)))
    entries = entries_in([str(rows)], Intake())

    async def taken() -> list[Entry]:
        return [await asyncio.to_thread(next, entries) for _ in range(3)]

    assert ids(asyncio.run(taken())) == ["0", "1", "2"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt", "missing.csv"])
def test_an_entry_can_be_sent_to_another_process(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    jsonl(tmp_path / "a.jsonl", {"id": "r1", "text": TEXT})
    [entry] = found(tmp_path / name)

    copy: Entry = pickle.loads(pickle.dumps(entry))  # noqa: S301  # our own

    assert copy == entry
    assert problem(copy) if name == "missing.csv" else read(copy).text == TEXT


def test_standard_input_of_the_process_is_read_without_its_buffer(tmp_path: Path) -> None:
    code = (
        "from summarise.read.entries import *\n"
        "intake = Intake(forced_format=InputFormat.JSONL)\n"
        "print(*(entry.id for entry in entries_in(['-'], intake)))"
    )
    lines = "".join(json.dumps({"id": i, "text": TEXT}) + "\n" for i in range(3))

    done = subprocess.run(  # noqa: S603  # our interpreter
        [sys.executable, "-c", code], input=lines, capture_output=True, text=True, check=True
    )

    assert (done.stdout, done.stderr) == ("0 1 2\n", "")


def test_memory_does_not_grow_with_the_number_of_rows(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for i in range(rows):
                file.write(json.dumps({"id": f"row {i}", "text": TEXT}) + "\n")
        tracemalloc.start()
        try:
            assert sum(1 for _ in entries_in([str(path)], Intake())) == rows
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(100)  # what is imported and cached once

    assert peak(50_000) < peak(1_000) + 200_000


def test_what_is_passed_over_is_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.bin", ".hidden"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    skipped: Counter[str] = Counter()

    list(entries_in([str(tmp_path)], Intake(), skipped=skipped))

    assert skipped == {"file of another kind": 1, "hidden": 1}


def test_a_column_that_is_not_there_stops_the_run_and_names_those_that_are(tmp_path: Path) -> None:
    rows = jsonl(tmp_path / "a.jsonl", {"id": "r1", "body": TEXT})

    with pytest.raises(UsageError, match=r"no column 'content' \(text\); it has id, body"):
        found(rows, columns=Columns(text="content"))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("news/a.txt", "news/a.txt"),
        ("Minister trifft Müller", "Minister trifft Müller"),
        ("a\x1b[2Jb\n", "a\\x1b[2Jb\\n"),
        ("a\u202eb\ud800", "a\\u202eb\\ud800"),
        ("https://anna:secret@example.org/a@b", "https://example.org/a@b"),
        ("../../etc/passwd", "../../etc/passwd"),
    ],
)
def test_an_id_is_one_printable_line_without_passwords(name: str, shown: str) -> None:
    assert storable(name) == shown


def test_a_long_id_is_cut_and_stays_distinct() -> None:
    first, second = storable("x" * 1_000_000 + "a"), storable("x" * 1_000_000 + "b")

    assert len(first) == len(second) == 500
    assert first != second


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.ndjson", "jsonl"), ("a.JSONL.GZ", "jsonl"), ("a.csv.gz", "csv"), ("a.tsv", "tsv"),
        ("a.json", "json"), ("a.parquet", "parquet"), ("a.parquet.gz", "article"),
        ("a.warc.gz", "warc"), ("a.xml", "feed"), ("a.gz", "article"), ("gz", "article"),
        ("a.txt", "article"), ("", "article"),
    ],
)  # fmt: skip
def test_the_name_tells_the_format(name: str, format_: str) -> None:
    assert format_of_name(name) == format_
