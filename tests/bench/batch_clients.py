"""The clients that `batch.py` compares, each run in a process of its own.

Covers: the same articles through the bare client, through the cheapest client there is and
through the whole batch; CPU, wall time and peak memory of each.
Does not cover: the server, which is on loopback, and comparing (`batch.py`).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

from summarise.article import Article
from summarise.batch.journal import Journal
from summarise.batch.processes import Processes
from summarise.batch.run import Batch, Plan, Work
from summarise.batch.sinks import LinesSink
from summarise.batch.workers import collect_seldom, in_this_process
from summarise.checks.policy import load_policy
from summarise.cli.engine import open_engine
from summarise.cli.surroundings import Engine, load_settings
from summarise.pipeline import Options, build_request
from summarise.prompts import load_prompt
from summarise.read.entries import Intake, entries_in


def lines(folder: Path, count: int) -> Path:
    """A file of articles, each a little different from all others."""
    texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    path = folder / f"{count}.jsonl"
    if not path.exists():
        with path.open("w", encoding="utf-8") as file:
            for number in range(count):
                own = f"{texts[number % len(texts)]}\n\nCopy {number} of [[{number % len(texts)}]]."
                file.write(json.dumps({"id": f"a{number}", "text": own}) + "\n")
    return path


def measured(wanted: argparse.Namespace) -> dict[str, float]:
    """What a client takes for all articles."""
    work = {"openai": by_openai, "aiohttp": by_aiohttp, "batch": by_batch}[wanted.client]
    started = asyncio.run(work(wanted))
    seconds, cpu = time.monotonic() - started[0], cpu_seconds() - started[1]
    peak = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {
        "seconds": seconds,
        "cpu_ms": 1e3 * cpu / wanted.articles,
        "peak_mb": peak / 1024,
    }


def cpu_seconds() -> float:
    """CPU of this process and of children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


Started = tuple[float, float]


async def timed(
    articles: list[tuple[str, str]], at_once: int, ask: Callable[[str, str], Awaitable[object]]
) -> Started:
    """Ask about everything; returns when that began."""
    gate = asyncio.Semaphore(at_once)

    async def one(pair: tuple[str, str]) -> None:
        async with gate:
            await ask(*pair)

    await ask(*articles[0])
    started = time.monotonic(), cpu_seconds()
    await asyncio.gather(*(one(pair) for pair in articles))
    return started


def questions(wanted: argparse.Namespace) -> list[tuple[str, str]]:
    """System and user message of every article, ready to send."""
    asked = []
    with lines(wanted.folder, wanted.articles).open(encoding="utf-8") as file:
        for line in file:
            article = Article.from_text(json.loads(line)["text"], language="en")
            messages = build_request(article, options()).messages
            asked.append((messages[0].content, messages[1].content))
    return asked


def options() -> Options:
    """Of every request."""
    return Options(model="m", prompt=load_prompt(), policy=load_policy("default"))


def keywords(system: str, user: str) -> dict[str, object]:
    """One request as the product sends it."""
    from summarise.draft import SCHEMA_NAME, draft_schema

    return {
        "model": "m",
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": SCHEMA_NAME, "schema": draft_schema(), "strict": True},
        },
        "max_completion_tokens": 8000,
    }


async def by_openai(wanted: argparse.Namespace) -> Started:
    """The bare client: `create`, then the draft is validated."""
    from openai import AsyncOpenAI

    from summarise.draft import Draft

    async with AsyncOpenAI(
        base_url=f"http://127.0.0.1:{wanted.port}/v1", api_key="k", max_retries=0
    ) as client:

        async def ask(system: str, user: str) -> object:
            reply = await client.chat.completions.create(**keywords(system, user))  # type: ignore[call-overload]
            return Draft.model_validate_json(reply.choices[0].message.content)

        return await timed(questions(wanted), wanted.at_once[0], ask)


async def by_aiohttp(wanted: argparse.Namespace) -> Started:
    """The floor: bytes out, bytes in."""
    import aiohttp

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def ask(system: str, user: str) -> object:
            async with session.post(
                f"http://127.0.0.1:{wanted.port}/v1/chat/completions", json=keywords(system, user)
            ) as reply:
                return await reply.read()

        return await timed(questions(wanted), wanted.at_once[0], ask)


async def by_batch(wanted: argparse.Namespace) -> Started:
    """The product, as its command runs it, with journal and cache."""
    processes = (wanted.processes or [1])[0]
    os.environ["SUMMARISE_HOME"] = tempfile.mkdtemp(dir=wanted.folder)
    settings = load_settings({"base_url": f"http://127.0.0.1:{wanted.port}/v1"})
    engine = partial(open_engine, Engine("m", chosen=True), settings, share=processes)
    plan = Plan("bench", wanted.at_once[0])
    async with AsyncExitStack() as opened:
        if processes > 1:
            work: Work = await opened.enter_async_context(Processes(engine, processes))
        else:
            work = in_this_process(await opened.enter_async_context(engine()))
        warm = [Article.from_text(f"A warm-up, number {n}. [[0]]", language="en") for n in range(8)]
        await asyncio.gather(*(work(article) for article in warm))
        collect_seldom()
        started = time.monotonic(), cpu_seconds()
        place = Path(os.environ["SUMMARISE_HOME"])
        with Journal(place / "journal") as journal:
            batch = Batch(work, journal, LinesSink(place / "out.jsonl"), plan)
            await batch.run(entries_in([str(lines(wanted.folder, wanted.articles))], Intake()))
        assert batch.tally.summarised == wanted.articles, batch.tally
        return started
