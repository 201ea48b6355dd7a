"""Articles as rows of CSV, TSV and Parquet files."""

import csv
import gzip
from datetime import date, datetime
from pathlib import Path

import pytest

from intake_support import TEXT, found, ids, problem, read
from summarise.errors import UsageError
from summarise.read.entries import Columns
from summarise.read.limits import ReadLimits


def table(folder: Path, text: str, name: str = "a.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_row_gives_text_title_date_and_id(tmp_path: Path) -> None:
    path = table(tmp_path, f'Date,ID,Headline,Body\n2024-05-01,r1,"Army, leaves","{TEXT}"\n')

    [entry] = found(path)
    article = read(entry)

    assert (entry.id, entry.source) == ("r1", f"{path}#1")
    assert (article.text, article.title, article.published) == (
        TEXT,
        "Army, leaves",
        date(2024, 5, 1),
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_by_the_header(tmp_path: Path, delimiter: str) -> None:
    rows = [["id", "kind, of; thing|s", "text"], ["r1", "a,b;c|d", TEXT]]
    path = tmp_path / "a.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)

    [entry] = found(path)

    assert (entry.id, read(entry).text) == ("r1", TEXT)


def test_a_tsv_is_divided_by_tabs_only(tmp_path: Path) -> None:
    path = table(tmp_path, f"id\ttext,body\n1\t{TEXT}\n", name="a.tsv")

    [entry] = found(path, columns=Columns(text="text,body"))

    assert read(entry).text == TEXT


def test_a_field_may_hold_lines_quotes_and_delimiters(tmp_path: Path) -> None:
    text = f'{TEXT}\n\nHe said: "No; never, not at all."'
    path = tmp_path / "a.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["id", "text"], ["1", text], ["2", TEXT]])

    first, second = found(path)

    assert (read(first).text, read(second).text) == (text, TEXT)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1251"])
def test_the_encoding_is_told_by_the_beginning(tmp_path: Path, encoding: str) -> None:
    word = (
        "Министр сказал в понедельник, что войска ушли из города"
        if encoding == "cp1251"
        else "Müller"
    )
    path = table(tmp_path, f'id,text\n1,"{word}: {TEXT}"\n', encoding=encoding)

    [entry] = found(path)

    assert read(entry).text.startswith(word)


def test_bytes_of_another_encoding_far_below_fail_their_row_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    good = f'1,"{TEXT}"\n'.encode()
    path.write_bytes(b"id,text\n" + good * 1_000 + b'2,"caf\xe9"\n' + good)

    entries = found(path)

    assert len(entries) == 1_002
    assert "no UTF-8" in problem(entries[1_000])
    assert read(entries[1_001]).text == TEXT


def test_a_row_with_other_fields_than_the_header_fails_alone(tmp_path: Path) -> None:
    path = table(tmp_path, f'id,text\n1,2,3\n\n2,"{TEXT}"\n3\n')

    bad, good, short = found(path)

    assert "has 3 fields, and the header 2" in problem(bad)
    assert "has 1 fields" in problem(short)
    assert (good.id, read(good).text) == ("2", TEXT)


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_row_over_the_limit_fails_and_the_next_is_read(tmp_path: Path, quote: str) -> None:
    path = table(tmp_path, f'id,text\n1,{quote}{"x" * 50_000}{quote}\n2,"{TEXT}"\n')

    long, following = found(path, limits=ReadLimits(max_bytes=1_000))

    assert "longer than 1,000 bytes" in problem(long)
    assert following.id == "2"


def test_a_quote_that_is_never_closed_swallows_no_more_than_a_record(tmp_path: Path) -> None:
    rows = "".join(f'{i},"{TEXT}"\n' for i in range(200))
    path = table(tmp_path, f'id,text\n0,"open\n{rows}')

    entries = found(path, limits=ReadLimits(max_bytes=1_000))

    assert "longer than 1,000 bytes" in problem(entries[0]) or "fields" in problem(entries[0])
    assert len(entries) >= 190
    assert read(entries[-1]).text == TEXT


def test_a_long_field_within_the_limit_is_read_and_the_csv_module_stays_as_it_was(
    tmp_path: Path,
) -> None:
    before = csv.field_size_limit()
    long = " ".join([TEXT] * 2_000)
    path = table(tmp_path, f'id,text\n1,"{long}"\n')

    [entry] = found(path)

    assert len(read(entry).text) == len(long) > before
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "has no header"),
        ("\n", "has no header"),
        ("a,b\n1,2\n", "no column for the article's text; it has a, b"),
    ],
)
def test_a_table_without_header_or_text_column_fails_as_one(
    tmp_path: Path, text: str, said: str
) -> None:
    assert said in problem(*found(table(tmp_path, text)))


def test_a_column_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    path = table(tmp_path, "id,text\n")

    with pytest.raises(UsageError, match=r"no column 'Text' \(text\); it has id, text"):
        found(path, columns=Columns(text="Text"))


def test_column_names_are_shown_without_what_a_terminal_obeys(tmp_path: Path) -> None:
    path = table(tmp_path, "a\x1b[2J,b\n")

    assert "it has a, b" in problem(*found(path))


def test_a_packed_table_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(f'id,text\n1,"{TEXT}"\n'.encode()))

    assert ids(found(path)) == ["1"]


def test_a_table_of_addresses_alone_is_one_of_pages(tmp_path: Path) -> None:
    path = table(tmp_path, "url\nhttp://127.0.0.1/a\nnews\n")

    page, word = found(path)

    assert (page.id, page.source) == ("http://127.0.0.1/a", "http://127.0.0.1/a")
    assert "no public address" in problem(page)
    assert "is no URL" in problem(word)


def parquet(folder: Path, **columns: object) -> Path:
    import pyarrow
    import pyarrow.parquet

    path = folder / "a.parquet"
    pyarrow.parquet.write_table(pyarrow.table(columns), path, row_group_size=50)
    return path


def test_parquet_rows_give_text_title_date_and_id(tmp_path: Path) -> None:
    path = parquet(
        tmp_path,
        uid=[7],
        content=[TEXT],
        title=["Army leaves"],
        published=[datetime(2024, 5, 1, 23)],
    )

    [entry] = found(path)
    article = read(entry)

    assert (entry.id, entry.source) == ("7", f"{path}#1")
    assert (article.text, article.title, article.published) == (
        TEXT,
        "Army leaves",
        date(2024, 5, 1),
    )


def test_a_date_with_nanoseconds_is_read(tmp_path: Path) -> None:
    import pyarrow

    moment = pyarrow.array([1_714_557_600_123_456_789], pyarrow.timestamp("ns", tz="UTC"))

    [entry] = found(parquet(tmp_path, text=[TEXT], date=moment))

    assert read(entry).published == date(2024, 5, 1)


def test_parquet_rows_keep_their_order_and_count_over_groups(tmp_path: Path) -> None:
    path = parquet(tmp_path, text=[f"{i} {TEXT}" for i in range(170)])

    entries = found(path)

    assert ids(entries) == [f"{path}#{i + 1}" for i in range(170)]
    assert read(entries[169]).text == f"169 {TEXT}"


def test_a_parquet_row_without_text_fails_alone(tmp_path: Path) -> None:
    path = parquet(tmp_path, text=[None, TEXT], other=[1, 2])

    bad, good = found(path)

    assert "holds no text" in problem(bad)
    assert read(good).text == TEXT


def test_a_parquet_row_over_the_limit_fails_alone(tmp_path: Path) -> None:
    path = parquet(tmp_path, text=["x " * 2_000, TEXT])

    bad, good = found(path, limits=ReadLimits(max_bytes=1_000))

    assert "is too large" in problem(bad)
    assert read(good).text == TEXT


def test_a_parquet_column_that_is_no_text_fails(tmp_path: Path) -> None:
    path = parquet(tmp_path, text=[[TEXT]])

    assert "text is a list" in problem(*found(path))


def test_a_parquet_column_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = parquet(tmp_path, body=[TEXT])

    with pytest.raises(UsageError, match="it has body"):
        found(path, columns=Columns(text="text"))


def test_a_parquet_file_without_text_column_fails_as_one(tmp_path: Path) -> None:
    assert "it has a" in problem(*found(parquet(tmp_path, a=[1])))


def test_a_parquet_file_whose_column_names_are_no_text_fails_as_one(tmp_path: Path) -> None:
    path = parquet(tmp_path, text=[TEXT], column=[1])
    path.write_bytes(path.read_bytes().replace(b"column", b"c\xd6lumn"))

    assert "cannot be read" in problem(*found(path))


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"\xff" * 500 + b"PAR1", b"text"])
def test_what_is_no_parquet_fails_as_one(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(data)

    assert "cannot be read" in problem(*found(path))


def test_a_missing_parquet_file_is_named(tmp_path: Path) -> None:
    assert "no file" in problem(*found(tmp_path / "a.parquet"))
