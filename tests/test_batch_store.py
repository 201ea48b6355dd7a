"""What a job keeps: whole rounds, each result once, files that can be written again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarise.batch.provider.files import write_requests
from summarise.batch.provider.lines import Result, meaning_of, read_result, without_result
from summarise.batch.provider.records import Limits, Question
from summarise.batch.provider.store import Store
from summarise.errors import OutputError

LIMITS = Limits(requests=2, bytes=1_000)


def question(key: str, size: int = 10) -> Question:
    return Question(key, "x" * (size - 1) + "\n", "prompt", ("model",), tokens=3, room=5)


def ask(store: Store, *keys: str, limits: Limits = LIMITS) -> None:
    with store.whole():
        for key in keys:
            store.ask(question(key), limits)


def break_off(store: Store, key: str) -> None:
    with store.whole():
        store.ask(question(key), LIMITS)
        raise KeyboardInterrupt


def test_a_round_that_breaks_off_was_never_asked(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        ask(store, "a")
        with pytest.raises(KeyboardInterrupt):
            break_off(store, "b")

    with Store(tmp_path / "s") as store:
        assert len(store.asked("a")) == 1
        assert store.asked("b") == []
        assert [file.requests for file in store.files()] == [1]


def test_each_round_begins_a_file_of_its_own(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        ask(store, "a")
        ask(store, "b", "c", "d")

        files = store.files()

    assert [(file.number, file.round, file.requests) for file in files] == [
        (1, 1, 1),
        (2, 2, 2),
        (3, 2, 1),
    ]


@pytest.mark.parametrize(("most", "files"), [(20, [20, 10]), (29, [20, 10]), (30, [30])])
def test_a_file_never_has_more_bytes_than_its_limit(
    tmp_path: Path, most: int, files: list[int]
) -> None:
    with Store(tmp_path / "s") as store:
        ask(store, "a", "b", "c", limits=Limits(9, most))

        assert [file.bytes for file in store.files()] == files


def test_a_damaged_request_file_is_written_again(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        ask(store, "a", "b")
        path = write_requests(store, tmp_path, store.files()[0])
        whole = path.read_bytes()
        path.write_bytes(whole[:5])

        write_requests(store, tmp_path, store.files()[0])

    assert path.read_bytes() == whole
    assert len(whole) == 20


def test_a_result_goes_to_the_latest_time_its_question_was_asked(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        ask(store, "a")
        store.take([Result("a", '{"first": 1}')])
        ask(store, "a")

        again = store.take([Result("a", '{"first": 1}')])
        new = store.take([Result("a", '{"second": 1}')])

        assert (again.repeated, new.taken) == (1, 1)
        assert [one.kept for one in store.asked("a")] == ['{"first": 1}', '{"second": 1}']


def test_giving_up_leaves_results_alone(tmp_path: Path) -> None:
    lost = without_result("batch_lost", "")
    with Store(tmp_path / "s") as store:
        ask(store, "a", "b", "c")
        store.take([Result("a", "{}")])

        count = store.give_up(lost, file=1)

        assert count == 1
        assert [store.asked(key)[0].kept for key in "abc"] == ["{}", lost, None]
        assert store.waiting() == 1


def test_a_file_that_is_no_store_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s"
    path.write_bytes(b"no database" * 200)

    with pytest.raises(OutputError, match="cannot be used"):
        Store(path)

    assert path.read_bytes() == b"no database" * 200


def test_a_store_of_another_format_is_refused(tmp_path: Path) -> None:
    import sqlite3

    database = sqlite3.connect(tmp_path / "s")
    database.execute("PRAGMA user_version = 99")
    database.close()

    with pytest.raises(OutputError, match="format 99"):
        Store(tmp_path / "s")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b'{"custom_id": "a"}',
        b'{"custom_id": "a", "response": null, "error": null}',
        b'{"custom_id": "a", "response": "text"}',
        b'{"custom_id": null, "response": {}}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_what_is_no_result_is_not_read_as_one(raw: bytes) -> None:
    assert read_result(raw) is None


def test_a_byte_order_mark_before_the_first_line_is_passed_over() -> None:
    line = json.dumps({"custom_id": "a", "response": {}}).encode()

    assert read_result(b"\xef\xbb\xbf" + line) == read_result(line) != None  # noqa: E711


@pytest.mark.parametrize(
    ("response", "error", "outcome", "raises"),
    [
        ({"status_code": 503, "body": {}}, None, "http_503", "service"),
        ({"status_code": 401, "body": {}}, None, "http_401", "auth"),
        ({"status_code": 400, "body": {"error": {"message": "no"}}}, None, "http_400", "rejected_request"),
        ({"status_code": 404, "body": None}, {"error": {"message": "x"}}, "http_404", "rejected_request"),
        (None, {"code": "batch_expired", "message": "late"}, "batch_expired", "service"),
        (None, {"code": "\x1b[31m", "message": "x"}, "not_executed", "service"),
        (None, "out of memory", "not_executed", "service"),
        ({"status_code": True}, [1], "not_executed", "service"),
        ({"status_code": 9_999}, None, "not_executed", "service"),
    ],
)  # fmt: skip
def test_a_failed_result_means_what_it_means_over_http(
    response: object, error: object, outcome: str, raises: str
) -> None:
    _, fault = meaning_of(json.dumps({"response": response, "error": error}))

    assert fault is not None
    assert (fault.outcome, fault.raises.kind) == (outcome, raises)


def test_a_good_result_is_no_failure() -> None:
    kept = {"response": {"status_code": 200, "request_id": "r-1", "body": {"a": 1}}, "error": None}

    exchange, fault = meaning_of(json.dumps(kept))

    assert fault is None
    assert (exchange.document, exchange.request_id) == ({"a": 1}, "r-1")
