"""Files below folders, and files that a pattern matches."""

import os
from collections import Counter
from pathlib import Path

import pytest

from intake_support import TEXT, found, ids, problem, read
from summarise.read.folders import files_below, files_matching


def tree(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")


def below(folder: Path) -> tuple[list[str], Counter[str]]:
    skipped: Counter[str] = Counter()
    paths = [str(Path(path).relative_to(folder)) for path in files_below(str(folder), skipped)]
    return paths, skipped


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a/z.md", "a/b/c.HTML", "a-1.txt", "c.jsonl.gz", "a/d.pdf")

    paths, _ = below(tmp_path)

    assert paths == ["a/b/c.HTML", "a/d.pdf", "a/z.md", "a-1.txt", "b.txt", "c.jsonl.gz"]


def test_the_folder_is_named_as_it_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, "news/a.txt")
    monkeypatch.chdir(tmp_path)

    assert ids(found("news/")) == ["news/a.txt"]


def test_every_file_of_a_folder_is_read(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b/c.txt")

    assert [read(entry).text for entry in found(tmp_path)] == [TEXT, TEXT]


def test_hidden_and_other_files_are_passed_over_and_counted(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "d.png", "e", "f.tar.gz")

    assert below(tmp_path) == (["a.txt"], {"hidden": 2, "file of another kind": 3})


def test_links_are_not_followed(tmp_path: Path) -> None:
    tree(tmp_path, "outside/secret.txt", "news/a.txt")
    news = tmp_path / "news"
    (news / "out").symlink_to(tmp_path / "outside")
    (news / "secret.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (news / "loop").symlink_to(news)
    (news / "nowhere.txt").symlink_to(news / "nowhere.txt")

    assert below(news) == (["a.txt"], {"link": 4})


def test_the_folder_named_may_itself_be_a_link(tmp_path: Path) -> None:
    tree(tmp_path, "news/a.txt")
    (tmp_path / "today").symlink_to(tmp_path / "news")

    assert below(tmp_path / "today")[0] == ["a.txt"]


def test_pipes_are_not_opened(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "b.txt")

    assert below(tmp_path) == (["a.txt"], {"no regular file": 1})


def test_folders_are_entered_to_a_depth_only(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "/".join(["d"] * 64) + "/b.txt", "/".join(["d"] * 65) + "/c.txt")

    paths, skipped = below(tmp_path)

    assert [Path(path).name for path in paths] == ["a.txt", "b.txt"]
    assert skipped == {"folder too deep": 1}


@pytest.mark.parametrize("names", [[], ["a.png"]])
def test_a_folder_without_articles_says_so(tmp_path: Path, names: list[str]) -> None:
    tree(tmp_path, *names)

    assert "holds no articles" in problem(*found(tmp_path))


def test_a_name_that_is_no_text_is_shown_escaped(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9\x1b.txt")).write_text(TEXT, encoding="utf-8")

    [entry] = found(tmp_path)

    assert entry.source == f"{tmp_path}/caf\\udce9\\x1b.txt"
    assert read(entry).text == TEXT


@pytest.mark.parametrize(
    ("pattern", "paths"),
    [
        ("*.txt", ["a.txt"]),
        ("*/*.txt", ["b/c.txt"]),
        ("**/*.txt", ["a.txt", "b/c.txt", "b/d/e.txt"]),
        ("b/**/*.txt", ["b/c.txt", "b/d/e.txt"]),
        ("**/d/**", ["b/d/e.txt"]),
        ("?.t[xz]t", ["a.txt"]),
        ("*", ["a.txt", "f.png"]),
        ("b/./*.txt", ["b/c.txt"]),
    ],
)
def test_a_pattern_matches_names_and_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, paths: list[str]
) -> None:
    tree(tmp_path, "a.txt", "b/c.txt", "b/d/e.txt", "f.png", ".g.txt", ".h/i.txt")
    monkeypatch.chdir(tmp_path)

    assert list(files_matching(pattern, Counter())) == paths


def test_a_pattern_of_many_stars_is_matched_in_good_time(tmp_path: Path) -> None:
    tree(tmp_path, "/".join("a" * 30) + "/b.txt")

    assert not list(_matching(tmp_path / "/".join(["**"] * 20 + ["c.txt"])))


def _matching(pattern: Path) -> list[str]:
    return [entry.id for entry in found(pattern) if not problem(entry)]


def test_a_file_whose_name_is_a_pattern_is_that_file(tmp_path: Path) -> None:
    tree(tmp_path, "a[1].txt", "a1.txt")

    assert ids(found(tmp_path / "a[1].txt")) == [str(tmp_path / "a[1].txt")]


def test_a_pattern_that_matches_nothing_says_so(tmp_path: Path) -> None:
    assert f"no file matches {tmp_path}/*.txt" in problem(*found(tmp_path / "*.txt"))
