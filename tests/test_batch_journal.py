import multiprocessing
import os
import signal
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from summarise.batch.journal import Journal, drop_journal
from summarise.batch.outcome import Outcome
from summarise.errors import OutputError


def outcome(payload: str = '{"a": 1}', kind: str | None = None) -> Outcome:
    return Outcome(payload, kind, 6 if kind else 0, 100, None, Decimal("0.00123"), lasting=True)


def test_what_is_put_in_comes_out_the_same(tmp_path: Path) -> None:
    with Journal(tmp_path / "j") as journal:
        journal.put("k", outcome('{"text": "Київ 🕊"}', "refused"))

        assert journal.get("k") == outcome('{"text": "Київ 🕊"}', "refused")


def test_what_is_not_finished_is_none(tmp_path: Path) -> None:
    with Journal(tmp_path / "j") as journal:
        assert journal.get("k") is None


def test_a_journal_outlives_its_run(tmp_path: Path) -> None:
    with Journal(tmp_path / "j") as journal:
        journal.put("k", outcome())

    with Journal(tmp_path / "j") as journal:
        assert journal.get("k") == outcome()


def _put_and_die(path: Path) -> None:
    journal = Journal(path)
    for number in range(100):
        journal.put(f"k{number}", outcome())
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_kill_loses_nothing_that_was_put_in(tmp_path: Path) -> None:
    killed = multiprocessing.get_context("spawn").Process(
        target=_put_and_die, args=(tmp_path / "j",)
    )
    killed.start()
    killed.join()

    with Journal(tmp_path / "j") as journal:
        kept = [journal.get(f"k{number}") for number in range(100)]

    assert killed.exitcode == -signal.SIGKILL
    assert kept == [outcome()] * 100


def test_a_second_run_on_one_journal_is_refused(tmp_path: Path) -> None:
    with Journal(tmp_path / "j"), pytest.raises(OutputError, match="another run"):
        Journal(tmp_path / "j")


def test_a_temporary_journal_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with Journal(None) as journal:
        journal.put("k", outcome())
        assert journal.get("k") == outcome()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"not a database at all" * 100, os.urandom(4096)])
def test_a_file_that_is_no_journal_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "j").write_bytes(content)

    with pytest.raises(OutputError, match="is not a journal, or it is damaged") as caught:
        Journal(tmp_path / "j")

    assert "mv " in str(caught.value.hint)
    assert (tmp_path / "j").read_bytes() == content


def test_a_journal_damaged_in_its_middle_is_said_to_be(tmp_path: Path) -> None:
    with Journal(tmp_path / "j") as journal:
        for number in range(2000):
            journal.put(f"k{number}", outcome())
    damaged = bytearray((tmp_path / "j").read_bytes())
    damaged[8192 : len(damaged) - 4096] = os.urandom(len(damaged) - 12288)
    (tmp_path / "j").write_bytes(bytes(damaged))

    def read_all() -> None:
        with Journal(tmp_path / "j") as journal:
            for number in range(2000):
                journal.get(f"k{number}")

    with pytest.raises(OutputError, match="damaged"):
        read_all()


def test_a_payload_changed_by_hand_is_said_to_be_damaged(tmp_path: Path) -> None:
    with Journal(tmp_path / "j") as journal:
        journal.put("k", outcome())
    with sqlite3.connect(tmp_path / "j") as connection:
        connection.execute("UPDATE done SET payload = 'x'")
    connection.close()

    with Journal(tmp_path / "j") as journal, pytest.raises(OutputError, match="damaged"):
        journal.get("k")


def test_a_journal_of_a_later_version_is_refused(tmp_path: Path) -> None:
    with Journal(tmp_path / "j"):
        pass
    with sqlite3.connect(tmp_path / "j") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(OutputError, match="format 99"):
        Journal(tmp_path / "j")


def test_a_folder_that_is_not_there_is_said_with_the_path(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="nowhere"):
        Journal(tmp_path / "nowhere" / "j")


def test_only_failures_are_forgotten_on_request(tmp_path: Path) -> None:
    with Journal(tmp_path / "j") as journal:
        journal.put("good", outcome())
        journal.put("bad", outcome(kind="refused"))

        assert journal.forget_failures() == 1
        assert journal.get("good") is not None
        assert journal.get("bad") is None


def test_the_first_article_of_a_run_with_a_key_is_remembered(tmp_path: Path) -> None:
    with Journal(tmp_path / "j") as journal:
        firsts = [journal.first("k", "a"), journal.first("k", "b"), journal.first("other", "b")]

    with Journal(tmp_path / "j") as journal:
        in_the_next_run = journal.first("k", "z")

    assert firsts == ["a", "a", "b"]
    assert in_the_next_run == "z"


@pytest.mark.parametrize("content", [None, b"not a database at all" * 100])
def test_a_journal_is_dropped_damaged_or_not(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "j"
    with Journal(path) as journal:
        journal.put("k", outcome())
    if content:
        path.write_bytes(content)

    drop_journal(path)

    assert list(tmp_path.iterdir()) == []


def test_a_journal_in_use_is_not_dropped(tmp_path: Path) -> None:
    with Journal(tmp_path / "j") as journal:
        journal.put("k", outcome())
        with pytest.raises(OutputError, match="another run"):
            drop_journal(tmp_path / "j")

        assert journal.get("k") == outcome()
