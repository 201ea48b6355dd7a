"""The library's front: sync, async, in a notebook, many at once."""

import asyncio
import threading

import pytest

from stub_client import StubClient, reply
from summarise import (
    Article,
    RefusedError,
    Reply,
    Request,
    Sampling,
    Summariser,
    UsageError,
    summarise,
    verify,
)
from summarise.model.reply import ReplyClass
from test_pipeline import TEXT, draft


def test_one_call_gives_a_summary() -> None:
    summary = summarise(TEXT, model="baseline")

    assert summary.run.engine == "baseline"
    assert summary.claims


def test_text_is_never_taken_for_a_path(tmp_path: object) -> None:
    summary = summarise("/etc/passwd was named in the report, the ministry said.", model="baseline")

    assert "root:" not in summary.model_dump_json()


def test_a_client_of_ones_own_takes_the_place_of_a_service() -> None:
    client = StubClient([draft()])

    summary = summarise(TEXT, model="stub", client=client, language="en")

    assert summary.run.model == "stub"
    assert len(client.requests) == 1


def test_a_model_without_a_way_to_reach_it_is_refused_and_not_replaced() -> None:
    with pytest.raises(UsageError, match="needs a service or a client"):
        summarise(TEXT, model="gpt-5.4-mini")


def test_it_works_inside_a_running_event_loop() -> None:
    async def notebook_cell() -> str:
        return summarise(TEXT, model="stub", client=StubClient([draft()])).run.engine

    assert asyncio.run(notebook_cell()) == "llm"


def test_many_at_once_share_one_summariser() -> None:
    client = StubClient([draft()] * 8)

    async def many() -> list[int]:
        with Summariser("stub", client=client) as summariser:
            found = await asyncio.gather(*(summariser.asummarise(TEXT) for _ in range(8)))
        return [len(summary.claims) for summary in found]

    assert asyncio.run(many()) == [1] * 8


def test_errors_come_out_as_they_are() -> None:
    with pytest.raises(RefusedError):
        summarise(TEXT, model="stub", client=StubClient([reply(None, ReplyClass.REFUSED)]))


def test_closing_ends_the_thread_and_may_be_repeated() -> None:
    summariser = Summariser("stub", client=StubClient([draft()]))
    summariser(TEXT)
    assert any(thread.name == "summarise" for thread in threading.enumerate())

    summariser.close()
    summariser.close()

    assert not any(thread.name == "summarise" for thread in threading.enumerate())


def test_cancelling_the_caller_cancels_the_work() -> None:
    class Never(StubClient):
        async def complete(self, request: Request) -> Reply:
            started.set()
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                cancelled.set()
                raise
            return await super().complete(request)

    started, cancelled = threading.Event(), threading.Event()

    async def give_up() -> None:
        with Summariser("stub", client=Never([])) as summariser:
            task = asyncio.create_task(summariser.asummarise(TEXT))
            await asyncio.to_thread(started.wait, 10)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await asyncio.to_thread(cancelled.wait, 10)

    asyncio.run(give_up())

    assert cancelled.is_set()


def test_sampling_reaches_the_request() -> None:
    client = StubClient([draft()])

    with Summariser(
        "stub", client=client, sampling=Sampling(temperature=0.3, seed=4)
    ) as summariser:
        summariser(Article.from_text(TEXT))

    assert (client.requests[0].temperature, client.requests[0].seed) == (0.3, 4)


def test_a_summary_shows_itself_in_a_notebook() -> None:
    summary = summarise(TEXT, model="baseline")

    assert "<script" not in summary._repr_html_()
    assert "baseline" in summary._repr_html_()
    assert "baseline" in summary._repr_markdown_()


def test_verify_takes_the_text_itself() -> None:
    summary = summarise(TEXT, model="baseline")

    assert verify(summary, TEXT).policy.startswith("default@")
