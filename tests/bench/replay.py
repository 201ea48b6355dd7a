"""CPU of one replayed request, against the cheapest transport there is.

Usage: python tests/bench/replay.py [--requests 200] [--rounds 5]

Real requests (draft schema, shipped prompt, sample article) go through the real client, 16 at
once; in each round first to a handler that returns constant bytes, then to a folder of one
recording per case. CPU of this process, median over the rounds.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import httpx2

from summarise.article import Article
from summarise.baseline.engine import draft_article
from summarise.checks.policy import load_policy
from summarise.fencing import fence_for
from summarise.model.case_scope import for_case
from summarise.model.digests import sha256_of
from summarise.model.record import RecordTransport
from summarise.model.replay import ReplayTransport
from summarise.model.request import Request
from summarise.model.service import ServiceClient
from summarise.model.settings import ServiceSettings
from summarise.model.shared_texts import fenced_block
from summarise.pipeline import Options, build_request
from summarise.prompts import load_prompt

sys.path.insert(0, str(Path(__file__).parent.parent))
from fake_server import completion

SAMPLE = Path(__file__).parents[2] / "evals" / "sample" / "black-sea-grain-2023.txt"
AT_ONCE = 16


def main() -> None:
    """Print milliseconds per request and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    asked, known, answer = prepared(wanted.requests)

    def mock() -> httpx2.MockTransport:
        return httpx2.MockTransport(lambda _: httpx2.Response(200, json=answer))

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(
            ask_all(RecordTransport(folder, mock(), origin="a bench", known_texts=known), asked)
        )

        def replay() -> ReplayTransport:
            return ReplayTransport(folder, known_texts=known)

        cheapest, replayed = [], []
        for _ in range(wanted.rounds):
            cheapest.append(milliseconds(mock, asked))
            replayed.append(milliseconds(replay, asked))
    low, high = statistics.median(cheapest), statistics.median(replayed)
    print(f"{wanted.requests} requests, {AT_ONCE} at once, median of {wanted.rounds} rounds")
    print(f"handler {low:.2f} ms, replay {high:.2f} ms CPU a request, ratio {high / low:.2f}")


def prepared(count: int) -> tuple[list[tuple[str, Request]], dict[str, str], dict[str, object]]:
    """Requests by case, the article's layouts by SHA-256, and one answer."""
    prompt = load_prompt()
    options = Options(model="m", prompt=prompt, policy=load_policy("default"))
    text = SAMPLE.read_text(encoding="utf-8")
    asked, known = [], {}
    for number in range(count):
        article = Article.from_text(f"{text}\n\nThis is copy {number}.", language="en")
        request = build_request(article, options)
        block = fenced_block(request.messages[-1].content, fence_for(article)) or ""
        known[sha256_of(block)] = block
        asked.append((f"case-{number}", request))
    draft = draft_article(Article.from_text(text, language="en"))
    return asked, known, completion(draft.model_dump_json())


def milliseconds(
    transport: Callable[[], httpx2.AsyncBaseTransport], asked: list[tuple[str, Request]]
) -> float:
    """CPU per request, the client's set-up not counted."""
    return 1e3 * asyncio.run(ask_all(transport(), asked)) / len(asked)


async def ask_all(transport: httpx2.AsyncBaseTransport, asked: list[tuple[str, Request]]) -> float:
    """Ask everything; CPU seconds, after a first question."""
    settings = ServiceSettings(base_url="http://nowhere.invalid/v1")
    gate = asyncio.Semaphore(AT_ONCE)
    async with ServiceClient(settings, http_client=transport) as client:

        async def one(case: str, request: Request) -> None:
            async with gate:
                with for_case(case):
                    await client.complete(request)

        await one(*asked[0])
        started = time.process_time()
        await asyncio.gather(*(one(*pair) for pair in asked))
        return time.process_time() - started


if __name__ == "__main__":
    main()
