"""The loop of a batch, with work of our own in place of a model."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from summarise.article import Article
from summarise.batch.journal import Journal
from summarise.batch.outcome import Outcome, of_error
from summarise.batch.patience import PATIENCE
from summarise.batch.run import Batch, Plan
from summarise.batch.sinks import LinesSink
from summarise.errors import (
    AuthError,
    BudgetError,
    OutputError,
    RefusedError,
    ServiceError,
    SourceError,
    UsageError,
)
from summarise.run_record import Usage

Work = Callable[[Article], Awaitable[Outcome]]


@dataclass(frozen=True)
class Typed:
    """An entry whose text is at hand."""

    id: str
    text: str
    title: str | None = None
    error: str | None = None

    @property
    def source(self) -> str:
        return f"{self.id}.txt"

    async def article(self) -> Article:
        if self.error:
            raise SourceError(self.error)
        return Article.from_text(self.text, title=self.title, language="en")


def entries(count: int) -> list[Typed]:
    return [
        Typed(f"a{number}", f"Army unit {number} crossed the river.") for number in range(count)
    ]


def done(text: str, cost: str | None = "0.01") -> Outcome:
    price = None if cost is None else Decimal(cost)
    return Outcome(json.dumps({"said": text}), None, 0, 10, 5, price, lasting=True)


class Counting:
    """Work that answers with the article's text, and remembers what it was asked."""

    def __init__(self, answer: Callable[[Article], Outcome] = lambda a: done(a.text)) -> None:
        self.asked: list[str] = []
        self.answer = answer
        self.at_once = self.most = 0

    async def __call__(self, article: Article) -> Outcome:
        self.asked.append(article.text)
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        # The first asked is the last to answer.
        await asyncio.sleep(0.02 if len(self.asked) == 1 else 0.001)
        self.at_once -= 1
        return self.answer(article)


def run(
    folder: Path,
    found: list[Typed] | Iterator[Typed],
    work: Work,
    *,
    jobs: int = 4,
    ordered: bool = True,
    duplicates: bool = True,
) -> Batch:
    async def main() -> Batch:
        with Journal(folder / "out.jsonl.journal") as journal:
            plan = Plan("model one", jobs, ordered=ordered, duplicates=duplicates)
            batch = Batch(work, journal, LinesSink(folder / "out.jsonl"), plan)
            await batch.run(iter(found))
            return batch

    return asyncio.run(main())


def rows(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "out.jsonl").read_text().splitlines()]


def ids(folder: Path) -> list[object]:
    return [row["id"] for row in rows(folder)]


def test_rows_stand_in_the_order_of_the_input(tmp_path: Path) -> None:
    run(tmp_path, entries(20), Counting())

    assert ids(tmp_path) == [f"a{number}" for number in range(20)]


def test_unordered_rows_stand_as_they_finish(tmp_path: Path) -> None:
    run(tmp_path, entries(20), Counting(), ordered=False)

    assert ids(tmp_path)[0] != "a0"
    assert sorted(map(str, ids(tmp_path))) == sorted(f"a{number}" for number in range(20))


def test_no_more_articles_are_in_work_than_asked(tmp_path: Path) -> None:
    work = Counting()

    run(tmp_path, entries(40), work, jobs=3)

    assert work.most == 3


def test_no_more_articles_are_read_ahead_than_the_window_holds(tmp_path: Path) -> None:
    read: list[str] = []

    @dataclass(frozen=True)
    class Watched(Typed):
        async def article(self) -> Article:
            read.append(self.id)
            return await super().article()

    async def first_waits(article: Article) -> Outcome:
        while "unit 0 " in article.text and len(read) < 64:
            await asyncio.sleep(0.001)
        if "unit 0 " in article.text:
            await asyncio.sleep(0.05)
            ahead.append(len(read))
        return done(article.text)

    ahead: list[int] = []
    run(tmp_path, [Watched(e.id, e.text) for e in entries(200)], first_waits, jobs=2)

    assert ahead == [64]
    assert len(ids(tmp_path)) == 200


def test_a_second_run_does_nothing_twice(tmp_path: Path) -> None:
    run(tmp_path, entries(5), Counting())
    before = (tmp_path / "out.jsonl").read_bytes()
    again = Counting()

    batch = run(tmp_path, entries(5), again)

    assert again.asked == []
    assert batch.tally.resumed == 5
    assert batch.tally.cost_usd == 0
    assert (tmp_path / "out.jsonl").read_bytes() == before


def test_more_input_asks_only_about_what_is_new(tmp_path: Path) -> None:
    run(tmp_path, entries(3), Counting())
    again = Counting()

    run(tmp_path, entries(5), again)

    assert len(again.asked) == 2
    assert ids(tmp_path) == ["a0", "a1", "a2", "a3", "a4"]


def test_less_input_leaves_no_row_of_before(tmp_path: Path) -> None:
    run(tmp_path, entries(5), Counting())

    run(tmp_path, entries(2), Counting())

    assert ids(tmp_path) == ["a0", "a1"]


def test_a_line_cut_in_two_by_a_kill_is_mended(tmp_path: Path) -> None:
    run(tmp_path, entries(5), Counting())
    whole = (tmp_path / "out.jsonl").read_bytes()
    (tmp_path / "out.jsonl").write_bytes(whole[: len(whole) // 2])

    run(tmp_path, entries(5), Counting())

    assert (tmp_path / "out.jsonl").read_bytes() == whole


def test_equal_articles_are_summarised_once_and_say_whose_copy_they_are(tmp_path: Path) -> None:
    work = Counting()
    found = [Typed("a", "Troops left."), Typed("b", "Troops left."), Typed("c", "Troops stayed.")]

    batch = run(tmp_path, found, work)

    assert len(work.asked) == 2
    assert [row["duplicate_of"] for row in rows(tmp_path)] == [None, "a", None]
    assert rows(tmp_path)[0]["summary"] == rows(tmp_path)[1]["summary"]
    assert batch.tally.duplicates == 1
    assert batch.tally.cost_usd == Decimal("0.02")


def test_equal_texts_under_other_titles_are_other_articles(tmp_path: Path) -> None:
    work = Counting()
    found = [Typed("a", "Troops left.", "One"), Typed("b", "Troops left.", "Two")]

    run(tmp_path, found, work)

    assert len(work.asked) == 2


def test_duplicates_can_be_worked_on_apart(tmp_path: Path) -> None:
    work = Counting()

    run(
        tmp_path,
        [Typed("a", "Troops left."), Typed("b", "Troops left.")],
        work,
        duplicates=False,
    )

    assert len(work.asked) == 2
    assert [row["duplicate_of"] for row in rows(tmp_path)] == [None, None]


def test_an_article_that_cannot_be_read_is_a_row(tmp_path: Path) -> None:
    found = [*entries(1), Typed("bad", "", error="bad.txt is no text")]

    batch = run(tmp_path, found, Counting())

    assert rows(tmp_path)[1]["ok"] is False
    assert rows(tmp_path)[1]["error"]["kind"] == "source"  # type: ignore[index]
    assert batch.tally.failed == {"source": 1}


def test_a_refused_article_is_not_asked_about_again(tmp_path: Path) -> None:
    refusing = Counting(lambda _: of_error(RefusedError("no")))
    run(tmp_path, entries(1), refusing)

    run(tmp_path, entries(1), refusing)

    assert len(refusing.asked) == 1
    assert rows(tmp_path)[0]["error"]["kind"] == "refused"  # type: ignore[index]


def test_an_article_that_the_service_failed_is_asked_about_again(tmp_path: Path) -> None:
    run(tmp_path, entries(2), Counting(lambda _: of_error(ServiceError("503"))))
    work = Counting()

    run(tmp_path, entries(2), work)

    assert len(work.asked) == 2
    assert [row["ok"] for row in rows(tmp_path)] == [True, True]


def test_a_service_that_fails_every_article_ends_the_run(tmp_path: Path) -> None:
    work = Counting(lambda _: of_error(ServiceError("503")))

    batch = run(tmp_path, entries(500), work)

    assert isinstance(batch.why, ServiceError)
    assert len(work.asked) < PATIENCE + 4


def test_a_service_that_fails_now_and_then_does_not(tmp_path: Path) -> None:
    def one_in_ten(article: Article) -> Outcome:
        return done("") if "0 cr" in article.text else of_error(ServiceError("503"))

    batch = run(tmp_path, entries(100), Counting(one_in_ten))

    assert batch.why is None
    assert batch.tally.failed == {"service": 90}


@pytest.mark.parametrize("error", [AuthError("no key"), BudgetError("spent")])
def test_nothing_more_is_asked_when_nothing_can_be(
    tmp_path: Path, error: AuthError | BudgetError
) -> None:
    asked: list[str] = []

    async def work(article: Article) -> Outcome:
        asked.append(article.text)
        if len(asked) > 10:
            raise error
        return done(article.text)

    batch = run(tmp_path, entries(200), work)

    assert batch.why is error
    assert len(rows(tmp_path)) == 10
    assert len(asked) <= 14


def test_stopping_finishes_what_is_under_way(tmp_path: Path) -> None:
    async def main() -> tuple[Batch, bool]:
        begun = asyncio.Event()

        async def work(article: Article) -> Outcome:
            begun.set()
            await asyncio.sleep(0.02)
            return done(article.text)

        with Journal(tmp_path / "journal") as journal:
            sink = LinesSink(tmp_path / "out.jsonl")
            batch = Batch(work, journal, sink, Plan("m", 2))
            running = asyncio.create_task(batch.run(iter(entries(50))))
            await begun.wait()
            batch.stop()
            return batch, await running

    batch, complete = asyncio.run(main())

    assert not complete
    assert ids(tmp_path) == ["a0", "a1"]
    assert batch.why is None


def test_stopping_twice_gives_up_what_is_under_way_and_keeps_what_is_finished(
    tmp_path: Path,
) -> None:
    async def main() -> bool:
        begun = asyncio.Event()

        async def work(article: Article) -> Outcome:
            if "unit 0 " not in article.text:
                begun.set()
                await asyncio.sleep(60)
            return done(article.text)

        with Journal(tmp_path / "journal") as journal:
            sink = LinesSink(tmp_path / "out.jsonl")
            batch = Batch(work, journal, sink, Plan("m", 2))
            running = asyncio.create_task(batch.run(iter(entries(50))))
            await begun.wait()
            batch.stop()
            batch.stop(now=True)
            return await running

    assert not asyncio.run(main())
    assert ids(tmp_path) == ["a0"]


def test_stopping_does_not_wait_for_a_source_that_never_speaks(tmp_path: Path) -> None:
    def silent() -> Iterator[Typed]:
        yield from entries(1)
        import threading

        threading.Event().wait(5)

    async def main() -> bool:
        with Journal(tmp_path / "journal") as journal:
            sink = LinesSink(tmp_path / "out.jsonl")
            batch = Batch(Counting(), journal, sink, Plan("m", 2))
            running = asyncio.create_task(batch.run(silent()))
            await asyncio.sleep(0.01)
            batch.stop()
            return await asyncio.wait_for(running, 2)

    assert not asyncio.run(main())


def test_a_source_that_breaks_off_stops_the_run_after_what_came_before(tmp_path: Path) -> None:
    def breaking() -> Iterator[Typed]:
        yield from entries(3)
        raise UsageError("no column 'text'")

    batch = run(tmp_path, breaking(), Counting())

    assert isinstance(batch.why, UsageError)
    assert ids(tmp_path) == ["a0", "a1", "a2"]


def test_a_full_disk_stops_the_run_and_loses_nothing_finished(tmp_path: Path) -> None:
    class Full(LinesSink):
        def write(self, row: object) -> None:
            raise OutputError("out.jsonl cannot be written: No space left on device")

    async def main(work: Work) -> Batch:
        with Journal(tmp_path / "out.jsonl.journal") as journal:
            batch = Batch(work, journal, Full(tmp_path / "x"), Plan("model one", 2))
            await batch.run(iter(entries(50)))
            return batch

    before, after = Counting(), Counting()
    batch = asyncio.run(main(before))
    run(tmp_path, entries(50), after)

    assert isinstance(batch.why, OutputError)
    assert not set(before.asked) & set(after.asked)
    assert len(before.asked) + len(after.asked) == len(ids(tmp_path)) == 50


def test_a_bug_while_entries_are_found_ends_the_run_after_what_came_before(tmp_path: Path) -> None:
    def breaking() -> Iterator[Typed]:
        yield from entries(3)
        raise ZeroDivisionError("in a reader")

    with pytest.raises(ZeroDivisionError):
        run(tmp_path, breaking(), Counting())

    assert ids(tmp_path) == ["a0", "a1", "a2"]


def test_a_bug_while_an_article_is_read_ends_the_run_and_what_is_under_way_is_kept(
    tmp_path: Path,
) -> None:
    @dataclass(frozen=True)
    class Broken(Typed):
        async def article(self) -> Article:
            raise ZeroDivisionError("in a parser")

    before, after = Counting(), Counting()
    with pytest.raises(ZeroDivisionError):
        run(tmp_path, [*entries(3), Broken("x", "")], before)
    run(tmp_path, entries(3), after)

    assert len(before.asked) + len(after.asked) == 3


def test_a_library_that_is_missing_stops_the_run_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rensa", None)
    work = Counting()

    async def main() -> Batch:
        with Journal(None) as journal:
            batch = Batch(work, journal, LinesSink(tmp_path / "x"), Plan("m", 2, near=True))
            await batch.run(iter(entries(3)))
            return batch

    assert "not installed" in str(asyncio.run(main()).why)
    assert work.asked == []


def test_tokens_of_an_article_that_the_budget_ended_are_counted(tmp_path: Path) -> None:
    async def work(article: Article) -> Outcome:
        raise BudgetError("spent", usage=Usage(input_tokens=7, output_tokens=3))

    batch = run(tmp_path, entries(1), work)

    assert (batch.tally.input_tokens, batch.tally.output_tokens) == (7, 3)


def test_a_run_that_is_stopped_as_it_begins_ends(tmp_path: Path) -> None:
    async def main() -> bool:
        with Journal(None) as journal:
            batch = Batch(Counting(), journal, LinesSink(tmp_path / "x"), Plan("m", 2))
            loop = asyncio.get_running_loop()
            loop.call_soon(lambda: loop.call_soon(batch.stop))
            running = asyncio.create_task(batch.run(iter(entries(3))))
            return await asyncio.wait_for(running, 5)

    assert not asyncio.run(main())
