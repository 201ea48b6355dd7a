"""Bytes of files and of standard input, within limits."""

import io
import os
import sys
import threading
from pathlib import Path

import pytest

from summarise.errors import SourceError
from summarise.read.files import read_file, read_stdin


def _read(path: Path, max_bytes: int = 1_000) -> bytes:
    return read_file(path, str(path), max_bytes=max_bytes).data


def test_a_file_gives_its_bytes_and_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "Story.HTML"
    path.write_bytes(b"bytes")

    raw = read_file(path, "Story.HTML", max_bytes=1_000)

    assert (raw.data, raw.suffix, raw.name) == (b"bytes", ".html", "Story.HTML")


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 1_000)

    assert len(_read(tmp_path / "a.txt")) == 1_000


def test_a_huge_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)  # sparse: takes no room

    with pytest.raises(SourceError, match="too large: 100 MB, and 5 MB is the limit") as caught:
        _read(path, 5_000_000)

    assert caught.value.hint == f"head -c 2500000 {path} | summarise -"


def test_a_missing_file_is_answered_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text("x", encoding="utf-8")

    with pytest.raises(SourceError, match=r"no file .*brigde\.txt") as caught:
        _read(tmp_path / "brigde.txt")

    assert caught.value.hint == f"summarise run {tmp_path / 'bridge.txt'}"


def test_a_missing_file_without_neighbours_is_answered_with_a_listing(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        _read(tmp_path / "nothing.txt")

    assert caught.value.hint == f"ls {tmp_path}"


def test_text_given_for_a_path_is_answered_with_a_pipe() -> None:
    with pytest.raises(SourceError) as caught:
        _read(Path("The minister said on Tuesday that the talks had failed"))

    assert caught.value.hint == "pipe the text in: pbpaste | summarise -"


@pytest.mark.parametrize("name", ["a\x00b", "word " * 2_000])
def test_what_can_be_no_file_name_is_refused(name: str) -> None:
    with pytest.raises(SourceError, match="is no file name"):
        _read(Path(name))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder") as caught:
        _read(tmp_path)

    assert caught.value.hint == f"summarise run {tmp_path}/*.txt"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable for root")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.touch(mode=0)

    with pytest.raises(SourceError, match="permission denied"):
        _read(path)


def test_a_path_through_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()

    with pytest.raises(SourceError, match="no file"):
        _read(tmp_path / "a.txt" / "b.txt")


def test_a_named_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"x" * 900,))
    writer.start()

    data = _read(pipe)
    writer.join()

    assert data == b"x" * 900


def test_an_endless_device_is_read_to_the_limit_only() -> None:
    with pytest.raises(SourceError, match="too large"):
        _read(Path("/dev/zero"))


def test_an_undecodable_name_is_shown_with_a_replacement(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")

    with pytest.raises(SourceError, match="caf\ufffd"):
        _read(tmp_path / name)


def test_standard_input_is_the_stream_given() -> None:
    raw = read_stdin(io.BytesIO(b"text"), max_bytes=1_000)

    assert (raw.data, raw.name) == (b"text", "-")


def test_standard_input_is_the_processs_own_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text")))

    assert read_stdin(None, max_bytes=1_000).data == b"text"


def test_a_missing_standard_input_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(SourceError, match="no standard input"):
        read_stdin(None, max_bytes=1_000)


def test_a_long_standard_input_is_read_no_further_than_the_limit() -> None:
    stream = io.BytesIO(b"x" * 5_000)

    with pytest.raises(SourceError, match="too large"):
        read_stdin(stream, max_bytes=1_000)

    assert stream.tell() == 1_001


def test_a_pipe_that_gives_little_at_a_time_is_read_whole() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 7))

    raw = read_stdin(Slow(b"x" * 100), max_bytes=1_000)

    assert len(raw.data) == 100
