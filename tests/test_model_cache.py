"""The cache of replies: what is kept, for how long, and that it never costs a run."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from fake_server import FakeServer, completion
from model_calls import KEY, question, using, with_schema
from stub_client import StubClient, reply
from summarise.errors import ServiceError
from summarise.model.cache import ReplyCache, reply_key
from summarise.model.caching import CachingClient
from summarise.model.reply import Reply, ReplyClass
from summarise.model.request import Message, Request
from summarise.run_record import Usage, usage_over

ENDPOINT = "https://model.test/v1"
START = 1_800_000_000  # a moment of 2027


@dataclass
class Clock:
    now: float = START

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def warnings() -> list[str]:
    return []


@pytest.fixture
def cache(tmp_path: Path, clock: Clock, warnings: list[str]) -> Iterator[ReplyCache]:
    made = ReplyCache(
        tmp_path / "own" / "replies.sqlite", 50_000_000, warn=warnings.append, clock=clock
    )
    yield made
    made.close()


def asked(client: CachingClient, *requests: Request) -> list[Reply]:
    async def ask() -> list[Reply]:
        return [await client.complete(request) for request in requests]

    return asyncio.run(ask())


def key(number: int) -> bytes:
    return number.to_bytes(32, "big")


def put(cache: ReplyCache, number: int, text: str = "{}", model: str = "m") -> None:
    cache.put(key(number), model, reply(text))


def text_of(cache: ReplyCache, number: int) -> str | None:
    kept = cache.get(key(number))
    return kept.text if kept else None


def test_the_same_question_is_asked_once(cache: ReplyCache) -> None:
    stub = StubClient(['{"a": 1}'])
    client = CachingClient(stub, cache, ENDPOINT)

    first, second = asked(client, question(), question())

    assert len(stub.requests) == 1
    assert (second.text, second.model, second.kind) == (first.text, first.model, ReplyClass.OK)


def test_an_answer_from_the_cache_says_so_and_claims_no_tokens_and_no_time(
    cache: ReplyCache,
) -> None:
    client = CachingClient(StubClient(["{}"]), cache, ENDPOINT)

    _, second = asked(client, question(), question(purpose="check_repair"))

    (attempt,) = second.attempts
    assert (attempt.outcome, attempt.purpose, attempt.status) == ("cached", "check_repair", None)
    assert (attempt.seconds, attempt.waited_seconds) == (0, 0)
    assert attempt.detail == "kept 2027-01-15T08:00:00Z"
    assert attempt.cached
    assert usage_over(second.attempts) == Usage(
        input_tokens=0, output_tokens=0, reasoning_tokens=0, cached_tokens=0
    )


def test_an_answer_of_the_service_is_not_taken_for_one_of_the_cache(cache: ReplyCache) -> None:
    (first,) = asked(CachingClient(StubClient(["{}"]), cache, ENDPOINT), question())

    assert not first.attempts[0].cached


@pytest.mark.parametrize(
    "other",
    [
        question(model="other"),
        question(messages=(Message("user", "Rules.Text."),)),
        question(temperature=0.5),
        question(seed=1),
        question(max_output_tokens=9),
        with_schema(),
    ],
    ids=["model", "messages", "temperature", "seed", "room", "schema"],
)
def test_another_question_has_another_key(other: Request) -> None:
    assert reply_key(ENDPOINT, other) != reply_key(ENDPOINT, question())


def test_another_service_has_another_key() -> None:
    assert reply_key(ENDPOINT, question()) != reply_key("http://127.0.0.1:1/v1", question())


@pytest.mark.parametrize("kind", [kind for kind in ReplyClass if kind is not ReplyClass.OK])
def test_only_ok_replies_are_kept(cache: ReplyCache, kind: ReplyClass) -> None:
    stub = StubClient([reply("half", kind), "{}"])

    _, second = asked(CachingClient(stub, cache, ENDPOINT), question(), question())

    assert second.text == "{}"
    assert len(stub.requests) == 2


def test_an_error_passes_through_and_keeps_nothing(cache: ReplyCache) -> None:
    client = CachingClient(StubClient([ServiceError("down"), "{}"]), cache, ENDPOINT)

    with pytest.raises(ServiceError):
        asked(client, question())

    assert asked(client, question())[0].attempts[0].status == 200


def test_fresh_asks_anew_and_keeps_the_new_answer(cache: ReplyCache) -> None:
    stub = StubClient(["old", "new"])
    asked(CachingClient(stub, cache, ENDPOINT), question())

    asked(CachingClient(stub, cache, ENDPOINT, fresh=True), question())

    assert asked(CachingClient(stub, cache, ENDPOINT), question())[0].text == "new"
    assert len(stub.requests) == 2


def test_that_a_schema_was_ignored_is_passed_on(cache: ReplyCache) -> None:
    stub = StubClient([])

    CachingClient(stub, cache, ENDPOINT).schema_ignored(with_schema())

    assert stub.ignored == [with_schema()]


def repair_of(request: Request, bad: str) -> Request:
    said = (Message("assistant", bad), Message("user", "Mend it."))
    return replace(request, messages=(*request.messages, *said), purpose="schema_repair")


def test_a_bad_answer_stays_with_the_repair_that_mended_it(cache: ReplyCache) -> None:
    stub = StubClient(["bad", "good"])
    client = CachingClient(stub, cache, ENDPOINT)
    repair = repair_of(with_schema(), "bad")
    asked(client, with_schema())
    client.schema_ignored(with_schema())
    asked(client, repair)

    replies = asked(client, with_schema(), repair)

    assert [each.text for each in replies] == ["bad", "good"]
    assert len(stub.requests) == 2


def test_a_bad_answer_that_no_repair_mended_is_asked_for_anew(cache: ReplyCache) -> None:
    stub = StubClient(["bad", "bad too", "good"])
    client = CachingClient(stub, cache, ENDPOINT)
    repair = repair_of(with_schema(max_output_tokens=99), "bad")
    asked(client, with_schema(max_output_tokens=99), repair)

    client.schema_ignored(repair)

    assert asked(client, with_schema(max_output_tokens=99))[0].text == "good"
    assert cache.get(reply_key(ENDPOINT, repair)) is None


@pytest.mark.parametrize("text", ["", "“Ω” \u0645", "lone \ud800 surrogate", "\x00\x1b[31m"])
def test_any_text_comes_back_as_it_was(cache: ReplyCache, text: str) -> None:
    put(cache, 1, text, model="m\udcff")

    assert text_of(cache, 1) == text


def test_many_threads_and_processes_may_use_one_file(cache: ReplyCache, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from summarise.model.cache import ReplyCache\n"
        "from summarise.model.reply import Reply, ReplyClass\n"
        "warned = []\n"
        "cache = ReplyCache(Path(sys.argv[1]), 50_000_000, warn=warned.append)\n"
        "for number in range(int(sys.argv[2]), int(sys.argv[2]) + 40):\n"
        "    cache.put(number.to_bytes(32, 'big'), 'm', Reply(ReplyClass.OK, str(number), None, ()))\n"
        "cache.close()\n"
        "sys.exit(str(warned) if warned else 0)\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(cache.path), str(first)])  # noqa: S603  # ours
        for first in (1000, 2000, 3000)
    ]

    def put_many(first: int) -> None:
        for number in range(first, first + 40):
            put(cache, number)

    threads = [threading.Thread(target=put_many, args=(first,)) for first in (4000, 5000, 6000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    codes = [process.wait(timeout=60) for process in running]

    contents = cache.contents()
    assert codes == [0, 0, 0]
    assert contents is not None
    assert contents.entries == 240
    assert text_of(cache, 2039) == "2039"


def incompressible(seed: int) -> str:
    return os.urandom(10_000).hex() + str(seed)


def test_beyond_its_bound_the_longest_unused_replies_go(tmp_path: Path, clock: Clock) -> None:
    cache = ReplyCache(tmp_path / "replies.sqlite", 1_000_000, clock=clock)
    for number in range(60):
        clock.now += 1
        put(cache, number, incompressible(number))
    clock.now += 7_200
    cache.get(key(0))
    for number in range(60, 100):
        clock.now += 1
        put(cache, number, incompressible(number))
    found = [number for number in range(100) if cache.get(key(number))]
    cache.close()

    assert (tmp_path / "replies.sqlite").stat().st_size <= 1_000_000
    assert found[0] == 0
    assert found[-1] == 99
    assert 1 not in found


def test_a_use_is_noted_once_an_hour_so_that_a_hit_seldom_writes(
    cache: ReplyCache, clock: Clock
) -> None:
    put(cache, 1)
    watch = sqlite3.connect(cache.path)
    seen = []
    for seconds in (10, 3_000, 3_000):
        clock.now += seconds
        cache.get(key(1))
        seen += [used - START for (used,) in watch.execute("SELECT used FROM replies")]
    watch.close()

    assert seen == [0, 0, 6_010]


def test_an_empty_cache_is_counted_without_making_a_file(cache: ReplyCache) -> None:
    contents = cache.contents()

    assert contents is not None
    assert (contents.entries, contents.bytes, contents.oldest) == (0, 0, None)
    assert not cache.path.exists()


def test_contents_tell_counts_models_size_and_dates(cache: ReplyCache, clock: Clock) -> None:
    for number, model in enumerate(["b", "a", "b"]):
        clock.now = START + number
        put(cache, number, model=model)

    contents = cache.contents()

    assert contents is not None
    assert list(contents.models.items()) == [("b", 2), ("a", 1)]
    assert contents.oldest == datetime.fromtimestamp(START, UTC)
    assert contents.newest == datetime.fromtimestamp(START + 2, UTC)
    assert contents.bytes >= cache.path.stat().st_size


@pytest.mark.parametrize(
    ("chosen", "count", "left"),
    [
        ({}, 4, []),
        ({"older_than": timedelta(days=30)}, 2, [2, 3]),
        ({"model": "a"}, 2, [1, 3]),
        ({"older_than": timedelta(days=30), "model": "a"}, 1, [1, 2, 3]),
        ({"model": "none"}, 0, [0, 1, 2, 3]),
    ],
    ids=str,
)
def test_clearing_takes_what_was_named_and_nothing_else(
    cache: ReplyCache, clock: Clock, chosen: dict[str, Any], count: int, left: list[int]
) -> None:
    for number in range(4):
        clock.now = START if number < 2 else START + 31 * 86_400
        put(cache, number, model="ab"[number % 2])
    clock.now += 60

    deleted = cache.clear(**chosen)

    assert deleted == count
    assert [number for number in range(4) if cache.get(key(number))] == left


def test_clearing_gives_the_room_back(cache: ReplyCache) -> None:
    for number in range(30):
        put(cache, number, incompressible(number))
    before = cache.contents()

    cache.clear()

    after = cache.contents()
    assert before is not None
    assert after is not None
    assert after.bytes < before.bytes / 5


def test_only_the_owner_can_read_it(cache: ReplyCache) -> None:
    put(cache, 1)

    files = [cache.path, *cache.path.parent.glob("*-wal")]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert sorted(file.suffix for file in cache.path.parent.iterdir()) == [
        ".sqlite", ".sqlite-shm", ".sqlite-wal",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 4096], ids=["empty", "text", "torn"]
)  # fmt: skip
def test_a_damaged_file_is_set_aside_with_a_warning_and_the_cache_begins_anew(
    cache: ReplyCache, warnings: list[str], content: bytes
) -> None:
    cache.path.parent.mkdir()
    cache.path.write_bytes(content)

    missing = text_of(cache, 1)
    put(cache, 1, "kept")

    assert missing is None
    assert text_of(cache, 1) == "kept"
    assert cache.path.with_name("replies.sqlite.damaged").read_bytes() == content
    assert len(warnings) == 1
    assert "damaged" in warnings[0]


def test_damage_found_while_in_use_loses_the_cache_and_not_the_run(
    cache: ReplyCache, warnings: list[str]
) -> None:
    for number in range(50):
        put(cache, number, incompressible(number))
    cache.close()
    content = bytearray(cache.path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    cache.path.write_bytes(content)

    found = [text_of(cache, number) for number in range(50)]
    put(cache, 1, "kept")

    assert set(found) == {None}
    assert text_of(cache, 1) == "kept"
    assert len(warnings) == 1


def test_a_database_of_another_program_is_left_alone(
    cache: ReplyCache, warnings: list[str]
) -> None:
    cache.path.parent.mkdir()
    other = sqlite3.connect(cache.path)
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    before = cache.path.read_bytes()

    put(cache, 1)

    assert text_of(cache, 1) is None
    assert cache.path.read_bytes() == before
    assert warnings == [
        f"the reply cache {cache.path} is not used: {cache.path} is a database of another program"
    ]


def test_a_locked_file_is_done_without_after_one_warning(
    cache: ReplyCache, warnings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarise.model.cache_file.PATIENCE_SECONDS", 0.05)
    put(cache, 1)
    cache.close()
    other = sqlite3.connect(cache.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    stub = StubClient(["one", "two"])

    replies = asked(CachingClient(stub, cache, ENDPOINT), question(), question())
    other.close()

    assert [each.text for each in replies] == ["one", "two"]
    assert len(warnings) == 1
    assert "locked" in warnings[0]


def test_a_folder_that_cannot_be_made_is_done_without(
    cache: ReplyCache, warnings: list[str]
) -> None:
    cache.path.parent.write_text("a file stands there")

    put(cache, 1)

    assert text_of(cache, 1) is None
    assert len(warnings) == 1


@pytest.mark.parametrize("body", [b"", b"junk", b"x\x9c\x03\x00\x00\x00\x00\x01", None, 5])
def test_an_entry_that_is_none_is_a_miss_and_is_replaced(cache: ReplyCache, body: Any) -> None:
    put(cache, 1)
    other = sqlite3.connect(cache.path, isolation_level=None)
    other.execute("PRAGMA ignore_check_constraints = ON")
    other.execute("UPDATE replies SET body = coalesce(?, zeroblob(3)), used = 'x'", (body,))
    other.close()

    missing = text_of(cache, 1)
    put(cache, 1, "anew")

    assert missing is None
    assert text_of(cache, 1) == "anew"


def test_no_key_reaches_the_file_or_a_repr(cache: ReplyCache) -> None:
    with FakeServer(completion(f'{{"said": "your key is {KEY}"}}')) as server:
        shown = using(server, lambda client: _asked_and_shown(client, cache))
    database = sqlite3.connect(cache.path)
    ((packed,),) = database.execute("SELECT body FROM replies").fetchall()
    database.close()

    content = b"".join(file.read_bytes() for file in cache.path.parent.iterdir())
    assert KEY.encode() not in content + zlib.decompress(packed)
    assert b"[key]" in zlib.decompress(packed)
    assert KEY not in shown


async def _asked_and_shown(client: Any, cache: ReplyCache) -> str:
    caching = CachingClient(client, cache, client.settings.endpoint)
    await caching.complete(question())
    return repr(caching)
