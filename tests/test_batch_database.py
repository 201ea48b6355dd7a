import sqlite3
from pathlib import Path

import pytest

from summarise.batch.database import Layout, is_taken, opened
from summarise.errors import OutputError

LAYOUT = Layout("CREATE TABLE IF NOT EXISTS a (b TEXT);\n", format=3, instead="do without")


def test_what_is_written_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    first = opened(tmp_path / "f", "f", LAYOUT)
    first.execute("INSERT INTO a VALUES ('kept')")
    first.close()

    second = opened(tmp_path / "f", "f", LAYOUT)

    assert second.execute("SELECT b FROM a").fetchall() == [("kept",)]
    second.close()


def test_a_second_opening_is_told_that_the_file_is_taken(tmp_path: Path) -> None:
    first = opened(tmp_path / "f", "f", LAYOUT)

    with pytest.raises(sqlite3.DatabaseError) as caught:
        opened(tmp_path / "f", "f", LAYOUT)

    assert is_taken(caught.value)
    first.close()


def test_another_format_is_refused_with_what_to_do_instead(tmp_path: Path) -> None:
    opened(tmp_path / "f", "f", LAYOUT).close()

    with pytest.raises(OutputError, match="the file has format 3; this program knows 4") as caught:
        opened(tmp_path / "f", "the file", Layout(LAYOUT.tables, format=4, instead="begin anew"))

    assert caught.value.hint == "use the version that wrote it, or begin anew"


def test_without_a_path_no_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    database = opened(None, "temporary", LAYOUT)
    database.execute("INSERT INTO a VALUES ('gone')")
    database.close()

    assert list(tmp_path.iterdir()) == []


def test_an_error_of_the_content_does_not_say_that_the_file_is_taken(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"no database at all" * 100)

    with pytest.raises(sqlite3.DatabaseError) as caught:
        opened(tmp_path / "f", "f", LAYOUT)

    assert not is_taken(caught.value)
