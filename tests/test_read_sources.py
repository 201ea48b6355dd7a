"""Which articles the words of a command line name."""

from pathlib import Path

import pytest

from summarise.errors import SourceError, UsageError
from summarise.read import expand_sources


def test_sources_keep_their_order_and_their_spelling() -> None:
    sources = ["b.txt", "-", "https://example.org/a?b=1#c", "./a.txt", "b.txt"]

    assert expand_sources(sources) == sources


def test_a_list_gives_its_lines_without_comments_and_blank_lines(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "a.list").write_text(
        "# Monday\n\n  a.txt  \n/abs/b.txt\nhttps://example.org/x#y\n-\n", encoding="utf-8"
    )

    expanded = expand_sources(["first.txt", f"@{folder / 'a.list'}", "last.txt"])

    assert expanded == [
        "first.txt",
        str(folder / "a.txt"),
        "/abs/b.txt",
        "https://example.org/x#y",
        "-",
        "last.txt",
    ]


def test_a_list_beside_the_caller_keeps_its_lines_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.list").write_text("./-\nsub/a.txt\n", encoding="utf-8")

    assert expand_sources(["@a.list"]) == ["./-", "sub/a.txt"]


def test_a_list_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.list").write_bytes(b"\xef\xbb\xbf/abs/a.txt\r\n")

    assert expand_sources([f"@{tmp_path / 'a.list'}"]) == ["/abs/a.txt"]


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no file .*missing\.list"):
        expand_sources([f"@{tmp_path / 'missing.list'}"])


def test_a_list_in_a_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.list").write_text("@b.list\n", encoding="utf-8")

    with pytest.raises(UsageError, match=r"names another list: @b\.list"):
        expand_sources([f"@{tmp_path / 'a.list'}"])


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only a comment\n"])
def test_a_list_without_sources_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.list").write_bytes(content)

    with pytest.raises(SourceError, match="names no sources"):
        expand_sources([f"@{tmp_path / 'a.list'}"])


def test_a_list_that_is_no_text_is_refused_with_the_conversion(tmp_path: Path) -> None:
    (tmp_path / "a.list").write_bytes(b"caf\xe9.txt\n")

    with pytest.raises(SourceError, match="not UTF-8") as caught:
        expand_sources([f"@{tmp_path / 'a.list'}"])

    assert caught.value.hint is not None
    assert caught.value.hint.startswith("iconv -f CP1252 -t UTF-8 ")


def test_a_folder_and_a_pattern_stay_as_they_are_typed(tmp_path: Path) -> None:
    sources = [f"{tmp_path}/", "news/**/*.html"]

    assert expand_sources(sources) == sources


def test_a_feed_in_a_list_is_no_path(tmp_path: Path) -> None:
    (tmp_path / "a.list").write_text("feed:https://example.org/news\n", encoding="utf-8")

    assert expand_sources([f"@{tmp_path / 'a.list'}"]) == ["feed:https://example.org/news"]


@pytest.mark.parametrize("sources", [["-", "-"], ["-", "a.txt", "-"]])
def test_standard_input_is_read_once_only(sources: list[str]) -> None:
    with pytest.raises(UsageError, match="more than once"):
        expand_sources(sources)


@pytest.mark.parametrize("source", ["", "  ", "@"])
def test_an_empty_source_is_refused(source: str) -> None:
    with pytest.raises(UsageError):
        expand_sources([source])


def test_control_characters_of_a_name_do_not_reach_the_message() -> None:
    with pytest.raises(SourceError) as caught:
        expand_sources(["@\x1b[2J\u202emissing.list"])

    assert str(caught.value) == "no file missing.list"
