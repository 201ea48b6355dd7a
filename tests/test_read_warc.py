"""Articles as pages of web archives."""

import gzip
from collections import Counter
from pathlib import Path

import pytest

from intake_support import PAGE, TEXT, found, ids, problem, read
from summarise.read.entries import Intake, entries_in
from summarise.read.limits import ReadLimits

WHOLE = " ".join([TEXT] * 8)


def record(
    uri: str, body: bytes, media_type: str = "text/html", *, status: str = "200 OK",
    kind: str = "response", more: str = "",
) -> bytes:  # fmt: skip
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "WARC-Date: 2024-05-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def archive(folder: Path, *records: bytes, name: str = "a.warc") -> Path:
    path = folder / name
    packed = name.endswith(".gz")
    path.write_bytes(b"".join(gzip.compress(item) if packed else item for item in records))
    return path


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_are_entries_whose_id_is_their_address(tmp_path: Path, name: str) -> None:
    pages = [record(f"http://example.org/{i}", PAGE.encode()) for i in range(3)]

    entries = found(archive(tmp_path, *pages, name=name))

    assert ids(entries) == [f"http://example.org/{i}" for i in range(3)]
    assert [read(entry).text for entry in entries] == [WHOLE] * 3
    assert read(entries[0]).source == "http://example.org/0"


def test_an_archive_packed_as_a_whole_is_read_too(tmp_path: Path) -> None:
    pages = b"".join(record(f"http://example.org/{i}", PAGE.encode()) for i in range(3))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(pages))

    assert len(found(path)) == 3


def test_records_that_are_no_pages_are_passed_over_and_counted(tmp_path: Path) -> None:
    page, skipped = PAGE.encode(), Counter[str]()
    path = archive(
        tmp_path,
        record("http://example.org/1", b"\x89PNG", "image/png"),
        record("http://example.org/2", page, status="404 Not Found"),
        record("http://example.org/3", page, kind="resource"),
        record("dns:example.org", b"127.0.0.1"),
        record("http://example.org/5", page, "text/html; charset=utf-8"),
    )

    entries = list(entries_in([str(path)], Intake(), skipped=skipped))

    assert ids(entries) == ["http://example.org/5"]
    assert skipped == {"record that is no page": 4}


def test_the_charset_of_the_answer_counts(tmp_path: Path) -> None:
    page = PAGE.replace("ministry", "министерство").encode("cp1251")
    path = archive(tmp_path, record("http://x/1", page, 'text/html; Charset="windows-1251"'))

    assert "министерство" in read(*found(path)).text


@pytest.mark.parametrize("chunked", [False, True])
def test_answers_sent_packed_or_in_chunks_are_put_together(tmp_path: Path, chunked: bool) -> None:
    body, more = gzip.compress(PAGE.encode()), "Content-Encoding: gzip\r\n"
    if chunked:
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        more += "Transfer-Encoding: chunked\r\n"

    [entry] = found(archive(tmp_path, record("http://x/1", body, more=more)))

    assert read(entry).text == WHOLE


@pytest.mark.parametrize("body", [b"x" * 200_000, gzip.compress(bytes(3_000_000))])
def test_a_page_over_the_limit_fails_alone(tmp_path: Path, body: bytes) -> None:
    more = "Content-Encoding: gzip\r\n" if body[:2] == b"\x1f\x8b" else ""
    path = archive(
        tmp_path, record("http://x/1", body, more=more), record("http://x/2", PAGE.encode())
    )

    long, page = found(path, limits=ReadLimits(max_bytes=100_000))

    assert "longer than 0.1 MB" in problem(long)
    assert (long.id, read(page).text) == ("http://x/1", WHOLE)


def test_a_page_without_an_article_fails_alone(tmp_path: Path) -> None:
    path = archive(
        tmp_path, record("http://x/1", b"<html></html>"), record("http://x/2", PAGE.encode())
    )

    empty, page = found(path)

    assert "holds no text" in problem(empty)
    assert read(page).text == WHOLE


def test_controls_of_an_address_do_not_reach_the_id(tmp_path: Path) -> None:
    [entry] = found(archive(tmp_path, record("http://anna:pw@x/\x1b[2J", PAGE.encode())))

    assert entry.id == entry.source == "http://x/\\x1b[2J"


def test_the_same_page_archived_twice_gives_two_ids(tmp_path: Path) -> None:
    page = record("http://x/1", PAGE.encode())

    assert ids(found(archive(tmp_path, page, page))) == ["http://x/1", "http://x/1~2"]


@pytest.mark.parametrize(
    "data",
    [
        b"The talks failed.\n" * 10,
        record("http://x/1", PAGE.encode()).replace(b"Content-Length: 1", b"Content-Length: "),
        record("http://x/1", PAGE.encode()).replace(b"WARC-Target-URI", b"WARC-Other"),
        record("http://x/1", PAGE.encode()).replace(b"WARC/1.0", b"WARC/9.9"),
    ],
)
def test_a_damaged_archive_gives_what_stands_before_and_fails_at_last(
    tmp_path: Path, data: bytes
) -> None:
    path = archive(tmp_path, record("http://x/0", PAGE.encode()), data)

    first, *_, last = found(path)

    assert read(first).text == WHOLE
    assert last.id == str(path)
    assert "is damaged after record" in problem(last)


def test_a_header_without_end_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    with path.open("wb") as file:
        file.write(b"WARC/1.0\r\nX: ")
        file.truncate(200_000_000)  # sparse: takes no room

    assert "a header: the record is longer than 1 MB" in problem(*found(path))


@pytest.mark.parametrize("data", [b"", b"text", b"\x1f\x8b" + b"\xff" * 50])
def test_what_is_no_archive_fails_as_one(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)

    entries = found(path)

    assert all(entry.id == str(path) and problem(entry) for entry in entries)


@pytest.mark.parametrize(
    ("more", "said"), [("gzip", "packed as gzip"), ("br", "packed as br"), ("\x1b[2J", "packed as")]
)
def test_a_page_that_cannot_be_unpacked_fails_alone(tmp_path: Path, more: str, said: str) -> None:
    damaged = record("http://x/1", b"\xff" * 500, more=f"Content-Encoding: {more}\r\n")
    path = archive(tmp_path, damaged, record("http://x/2", PAGE.encode()))

    bad, good = found(path)

    assert said in problem(bad)
    assert read(good).text == WHOLE


def test_a_packed_page_that_was_cut_when_it_was_archived_fails_alone(tmp_path: Path) -> None:
    cut = record(
        "http://x/1", gzip.compress(PAGE.encode())[:-40], more="Content-Encoding: gzip\r\n"
    )
    path = archive(tmp_path, cut, record("http://x/2", PAGE.encode()))

    bad, good = found(path)

    assert "cannot be unpacked: it is cut off before its end" in problem(bad)
    assert read(good).text == WHOLE


def test_a_page_that_is_cut_off_fails(tmp_path: Path) -> None:
    path = archive(tmp_path, record("http://x/1", PAGE.encode())[:-300])

    assert "is cut off" in problem(*found(path))


def test_nothing_is_printed_about_a_damaged_archive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = record("http://x/1", PAGE.encode(), more="Content-Encoding: gzip\r\n")

    found(archive(tmp_path, page, page[:-300], page))
    found(archive(tmp_path, page, page.replace(b"Content-Length: 1", b"Content-Length: ")))

    assert capsys.readouterr() == ("", "")
