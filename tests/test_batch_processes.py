import asyncio
import gc
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from summarise.article import Article
from summarise.batch.outcome import Outcome
from summarise.batch.processes import Processes
from summarise.batch.workers import YOUNG, collect_seldom
from summarise.checks.policy import load_policy
from summarise.errors import AuthError, RefusedError, SummariseError
from summarise.pipeline import summarise_by_rules
from summarise.schema import Summary

TEXT = "The army of Freedonia shelled the town of Sylvania on Monday, a minister said."


@asynccontextmanager
async def scripted() -> AsyncIterator[Callable[[Article], Awaitable[Summary]]]:
    """An engine that does what the article says."""

    async def summarise(article: Article) -> Summary:
        if "refuse" in article.text:
            raise RefusedError("the model declined")
        if "no key" in article.text:
            raise AuthError("no API key", hint="get one")
        if "die" in article.text:
            os._exit(9)
        if "bug" in article.text:
            raise ZeroDivisionError("one by none")
        return summarise_by_rules(article, policy=load_policy("default"))

    yield summarise


def work_on(*texts: str, count: int = 2) -> list[Outcome | BaseException]:
    async def main() -> list[Outcome | BaseException]:
        async with Processes(scripted, count) as work:
            return await asyncio.gather(
                *(work(Article.from_text(text, language="en")) for text in texts),
                return_exceptions=True,
            )

    return asyncio.run(main())


def test_outcomes_come_back_to_whoever_asked() -> None:
    found = work_on(TEXT, "please refuse", TEXT.replace("Monday", "Tuesday"))

    assert [outcome.kind for outcome in found if isinstance(outcome, Outcome)] == [
        None,
        "refused",
        None,
    ]
    assert "Tuesday" in found[2].payload  # type: ignore[union-attr]


def test_a_key_that_is_refused_is_raised_here() -> None:
    found = work_on("no key", count=1)[0]

    assert isinstance(found, AuthError)
    assert (str(found), found.hint) == ("no API key", "get one")


def test_a_worker_that_dies_is_said_to_have_died() -> None:
    found = work_on("die", count=1)[0]

    assert isinstance(found, SummariseError)
    assert "ended" in str(found)


@pytest.mark.filterwarnings("ignore")
def test_a_bug_in_one_article_is_its_own_outcome(capfd: pytest.CaptureFixture[str]) -> None:
    found = work_on("bug", TEXT, count=1)

    assert [outcome.kind for outcome in found if isinstance(outcome, Outcome)] == ["bug", None]
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_the_collector_of_cycles_still_runs_but_seldom() -> None:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    try:
        collect_seldom()

        assert gc.isenabled()
        assert gc.get_threshold()[0] == YOUNG
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
