"""The static check asks for the same recordings as the client, without loading it."""

from __future__ import annotations

import asyncio

import httpx2
import pytest

from eval_support import DATA
from fake_server import completion
from summarise.evals.cases import load_cases
from summarise.evals.recording_set import RecordingSet
from summarise.evals.replaying import options_of
from summarise.evals.upkeep import first_asked
from summarise.model.asking import Knowledge
from summarise.model.case_scope import Scope
from summarise.model.digests import Asked
from summarise.model.ladder import Ladder
from summarise.model.parameters import RefusedParameters
from summarise.model.replay import asked_of
from summarise.model.request import Request
from summarise.model.service import ServiceClient
from summarise.pipeline import Sampling, build_request

SETS = [
    RecordingSet(model="gpt-5.4-mini", service="openai", path="/v1"),
    RecordingSet(model="gpt-4o", service="openai", path="/v1", sampling=Sampling(temperature=0.0)),
    RecordingSet(model="local/model", service="compatible", path="/api/v1"),
    RecordingSet(model="deployed", service="azure", path="", api_version="2024-10-21"),
]


def sent(described: RecordingSet, request: Request) -> Asked:
    """What the real client sends for a request."""
    seen: list[Asked] = []

    def answer(http: httpx2.Request) -> httpx2.Response:
        seen.append(asked_of(http, Scope("case")))
        return httpx2.Response(200, json=completion("{}"))

    async def ask() -> None:
        transport = httpx2.MockTransport(answer)
        async with ServiceClient(described.settings(), http_client=transport) as client:
            await client.complete(request)

    asyncio.run(ask())
    return seen[0]


@pytest.mark.parametrize("described", SETS, ids=lambda described: described.model)
def test_the_check_makes_the_request_that_the_client_makes(described: RecordingSet) -> None:
    article = load_cases(DATA)[0].load_article(DATA)
    request = build_request(article, options_of(described))
    knowledge = Knowledge(described.settings(), Ladder(), RefusedParameters())

    assert first_asked(request, knowledge).key == sent(described, request).key
