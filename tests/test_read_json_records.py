"""Articles as lines of JSON, and as an array in a file."""

import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest

from intake_support import PAGE, TEXT, found, ids, problem, read
from summarise.errors import UsageError
from summarise.read.entries import Columns, Entry
from summarise.read.limits import ReadLimits
from summarise.read.streams import bounded_lines


def lines(folder: Path, *written: object, name: str = "a.jsonl") -> Path:
    path = folder / name
    data = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in written]
    path.write_bytes(b"\n".join(data))
    return path


def one(folder: Path, **record: object) -> Entry:
    [entry] = found(lines(folder, record))
    return entry


def test_a_record_gives_text_title_date_and_language(tmp_path: Path) -> None:
    record = {
        "text": TEXT,
        "headline": "Army leaves",
        "date": "2024-05-01T23:00:00Z",
        "lang": "en-GB",
    }

    article = read(one(tmp_path, **record))

    assert (article.text, article.title) == (TEXT, "Army leaves")
    assert (article.published, article.language) == (date(2024, 5, 1), "en")


@pytest.mark.parametrize("key", ["text", "Body", "CONTENT", "article", "maintext"])
def test_the_text_stands_under_any_usual_name(tmp_path: Path, key: str) -> None:
    assert read(one(tmp_path, **{key: TEXT})).text == TEXT


def test_the_columns_asked_for_go_before_the_usual_ones(tmp_path: Path) -> None:
    path = lines(tmp_path, {"text": "no", "story": TEXT, "id": "1", "key": "k"})

    [entry] = found(path, columns=Columns(text="story", id="key"))

    assert (entry.id, read(entry).text) == ("k", TEXT)


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        ({"id": "a1"}, "a1"),
        ({"id": 7}, "7"),
        ({"doc_id": "d1", "url": "https://example.org/1"}, "d1"),
        ({"url": "https://example.org/1"}, "https://example.org/1"),
        ({"id": "a\x00\x1b[2Jb\ud800"}, "a\\x00\\x1b[2Jb\\ud800"),
        ({"id": "../../etc/passwd"}, "../../etc/passwd"),
        ({"id": " "}, "{}#1"),
        ({"id": True}, "{}#1"),
        ({"id": ["x"]}, "{}#1"),
        ({}, "{}#1"),
    ],
)
def test_the_id_is_the_records_own_or_its_line(
    tmp_path: Path, record: dict[str, object], wanted: str
) -> None:
    assert one(tmp_path, text=TEXT, **record).id == wanted.format(tmp_path / "a.jsonl")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-01", date(2024, 5, 1)),
        ("20240501", date(2024, 5, 1)),
        (20240501, date(2024, 5, 1)),
        ("2024-05-01 10:00:00", date(2024, 5, 1)),
        ("Wed, 01 May 2024 10:00:00 GMT", date(2024, 5, 1)),
        ("May 1, 2024", date(2024, 5, 1)),
        ("yesterday", None),
        (1714557600, None),
        ("x" * 100_000, None),
        (None, None),
    ],
)
def test_a_date_is_read_as_corpora_write_it(
    tmp_path: Path, written: object, day: date | None
) -> None:
    assert read(one(tmp_path, text=TEXT, published=written)).published == day


def test_text_that_is_html_is_taken_out_of_it(tmp_path: Path) -> None:
    article = read(one(tmp_path, text=PAGE))

    assert article.text.startswith("The army left")
    assert "<" not in article.text


def test_a_title_loses_what_a_terminal_obeys(tmp_path: Path) -> None:
    assert read(one(tmp_path, text=TEXT, title="A\x1b[31m\u202e b\ud800")).title == "A b\ufffd"


def test_controls_and_half_characters_do_not_reach_the_text(tmp_path: Path) -> None:
    article = read(one(tmp_path, text=f"{TEXT}\x00\ud800"))

    assert article.text == TEXT


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{bad", "line 2 is no JSON"),
        (b"[1, 2]", "line 2 is no object"),
        (b'"text"', "line 2 is no object"),
        (b"[" * 100_000, "line 2 nests too deeply"),
        (b'{"text": ' * 100_000, "line 2 nests too deeply"),
        (b'{"text": "caf\xe9"}', "line 2 is not UTF-8"),
        (b'{"id": ' + b"9" * 9_000 + b"}", "line 2 is no JSON"),
        (b'{"text": 5}', "text is a number"),
        (b'{"text": ["a"]}', "text is a list"),
        (b'{"text": null}', "holds no text"),
        (b'{"title": "t"}', "holds no text"),
        (b'{"text": "Too short."}', "2 words"),
        (b'{"url": "/etc/passwd"}', "is no URL"),
        (b'{"url": "-"}', "is no URL"),
        (b'{"url": "file:///etc/passwd"}', "no http or https URL"),
        (b'{"url": "http://127.0.0.1/"}', "no public address"),
    ],
)
def test_a_bad_line_fails_alone(tmp_path: Path, line: bytes, said: str) -> None:
    good = {"id": "good", "text": TEXT}

    first, bad, last = found(lines(tmp_path, good, line, good))

    assert said in problem(bad)
    assert (read(first).text, read(last).text) == (TEXT, TEXT)


def test_blank_lines_count_and_are_no_records(tmp_path: Path) -> None:
    path = lines(
        tmp_path, b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode(), b"", b"  ", {"text": TEXT}
    )

    assert ids(found(path)) == [f"{path}#1", f"{path}#4"]


def test_a_line_over_the_limit_fails_and_the_next_is_read(tmp_path: Path) -> None:
    path = lines(tmp_path, {"text": "x" * 5_000}, {"id": "next", "text": TEXT})

    long, following = found(path, limits=ReadLimits(max_bytes=1_000))

    assert "longer than 1,000 bytes" in problem(long)
    assert following.id == "next"


def test_a_huge_line_is_never_held() -> None:
    class Zeros(io.RawIOBase):
        """A line of 300 MB, of which at most one piece is made at a time."""

        left = 300_000_000
        largest = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert size >= 0
            self.largest = max(self.largest, size)
            size = min(size, self.left)
            self.left -= size
            return bytes(size)

    stream = Zeros()

    found_lines = list(bounded_lines(stream, 1_000))  # type: ignore[arg-type]  # lines are all it reads

    assert found_lines == [(1, None)]
    assert stream.largest == 65_536


@pytest.mark.parametrize("length", [999, 1_000])
def test_a_line_of_exactly_the_limit_is_read(length: int) -> None:
    line = b"x" * length + b"\n"

    assert list(bounded_lines(io.BytesIO(line * 2), 1_000)) == [(1, line), (2, line)]


def test_a_column_that_only_later_records_have_is_known(tmp_path: Path) -> None:
    path = lines(tmp_path, {"text": TEXT}, {"text": TEXT, "rubric": "T"})

    _, second = found(path, columns=Columns(title="rubric"))

    assert read(second).title == "T"


def test_a_record_without_the_column_asked_for_fails_alone(tmp_path: Path) -> None:
    path = lines(tmp_path, {"story": TEXT}, {"text": TEXT})

    _, second = found(path, columns=Columns(text="story"))

    assert "holds no text" in problem(second)


def test_packed_lines_are_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"id": "a", "text": TEXT}).encode()))

    [entry] = found(path)

    assert (entry.id, read(entry).text) == ("a", TEXT)


def test_packed_lines_are_unpacked_whatever_the_file_is_called(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(gzip.compress(json.dumps({"id": "a", "text": TEXT}).encode()))

    assert ids(found(path)) == ["a"]


def test_a_damaged_file_gives_what_stands_before_and_fails_at_last(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": TEXT, "more": list(range(3_000))}).encode() + b"\n"
    packed = gzip.compress(line * 60)
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(packed[: len(packed) - 200])

    *before, last = found(path)

    assert before
    assert {entry.id.split("~")[0] for entry in before} == {"a"}
    assert "is damaged after" in problem(last)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(bytes(80_000_000)))

    [entry] = found(path)

    assert "swells more than 200 times" in problem(entry)


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_gives_its_objects(tmp_path: Path, indent: int | None) -> None:
    path = tmp_path / "a.json"
    records = [{"id": i, "text": TEXT * 50} for i in range(100)]
    path.write_text(json.dumps(records, indent=indent), encoding="utf-8")

    entries = found(path)

    assert ids(entries) == [str(i) for i in range(100)]
    assert read(entries[99]).text == TEXT * 50


def test_a_file_with_one_object_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"title": "T", "text": TEXT}, indent=1), encoding="utf-8")

    [entry] = found(path)

    assert (entry.id, read(entry).title) == (f"{path}#1", "T")


def test_an_element_that_is_no_object_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        f'[{{"id": "a", "text": "x"}}, {"1" * 70_000}1.5e3, null, {{"id": "b"}}]', encoding="utf-8"
    )

    entries = found(path)

    assert ids(entries) == ["a", f"{path}#2", f"{path}#3", "b"]
    assert "element 3 is no object" in problem(entries[2])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is no JSON"),
        ("[", "is no JSON"),
        ('[{"text": "x"}, {"text": ', "element 2 is no JSON"),
        ('[{"text": "x"} oops]', "element 2 is no JSON"),
        ("[" * 100_000, "nests too deeply"),
        ('[{"text": "' + "x" * 200_000, "longer than 100 kB"),
        ("word", "is no JSON"),
    ],
)
def test_a_file_that_is_no_json_fails_at_last(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")

    *_, last = found(path, limits=ReadLimits(max_bytes=100_000))

    assert last.id == str(path)
    assert said.replace("100 kB", "0.1 MB") in problem(last)


def test_an_array_whose_objects_lack_the_column_asked_for_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"body": "x"}]', encoding="utf-8")

    with pytest.raises(UsageError, match="it has body"):
        found(path, columns=Columns(text="story"))
