from __future__ import annotations

import asyncio
import json
from typing import Any

from fake_server import Answer, FakeServer, Seen, completion, failure
from summarise.model.probe import ProbeResult, Verdict, probe
from summarise.model.settings import ServiceSettings

LISTED = {"data": [{"id": "m"}, {"id": "n"}]}
OBEYED = json.dumps({"word": "magnolia"})


class Service:
    """A model service that takes what it is told to take."""

    def __init__(
        self,
        *,
        formats: frozenset[str] = frozenset({"strict", "json_schema", "json_object"}),
        ignores: frozenset[str] = frozenset(),
        limits: frozenset[str] = frozenset({"max_tokens", "max_completion_tokens"}),
        counts: bool = True,
    ) -> None:
        self.formats = formats
        self.ignores = ignores
        self.limits = limits
        self.counts = counts

    def __call__(self, seen: Seen) -> dict[str, Any] | Answer:
        if seen.path.endswith("/models"):
            return LISTED
        limit = next(name for name in seen.body if name.startswith("max_"))
        if limit not in self.limits:
            return failure(400, f"Unsupported parameter: '{limit}'")
        form = self._format(seen.body)
        if form is not None and form not in self.formats:
            return failure(400, f"response_format {form} is not supported")
        if seen.body[limit] < 100:
            return completion("1, 2, 3", finish_reason="length")
        text = OBEYED if form and form not in self.ignores else "tangerine"
        if form is None and "magnolia" in str(seen.body["messages"]):
            text = OBEYED
        return completion(text, usage=(9, 3) if self.counts else None)

    def _format(self, body: dict[str, Any]) -> str | None:
        given = body.get("response_format")
        if given is None:
            return None
        return "strict" if given.get("json_schema", {}).get("strict") else str(given["type"])


def _probe(service: Any) -> tuple[dict[str, ProbeResult], int]:
    with FakeServer(then=service) as server:
        results = asyncio.run(probe(ServiceSettings(base_url=server.base_url), "m"))
    return {result.name: result for result in results}, len(server.requests)


def _verdicts(service: Any) -> dict[str, str]:
    return {name: result.verdict.value for name, result in _probe(service)[0].items()}


def test_a_service_that_can_do_everything_is_found_to() -> None:
    found, requests = _probe(Service())

    assert {result.verdict for result in found.values()} == {Verdict.YES}
    assert list(found) == [
        "models",
        "reachable",
        "chat",
        "model_answered",
        "usage",
        "json_schema_strict",
        "json_schema",
        "json_object",
        "prompt",
        "max_tokens",
        "max_completion_tokens",
    ]
    assert requests == 8


def test_the_answer_says_which_model_it_was() -> None:
    found, _ = _probe(Service())

    assert found["model_answered"].detail == "fake-model-1"
    assert "2 listed, 'm' is among them" in found["models"].detail


def test_refused_rungs_are_told_from_ignored_ones() -> None:
    service = Service(
        formats=frozenset({"json_schema", "json_object"}), ignores=frozenset({"json_schema"})
    )

    verdicts = _verdicts(service)

    assert verdicts["json_schema_strict"] == "refused"
    assert verdicts["json_schema"] == "ignored"
    assert verdicts["json_object"] == "yes"


def test_refused_rungs_cost_no_request_more() -> None:
    found, requests = _probe(Service(formats=frozenset()))

    rungs = ("json_schema_strict", "json_schema", "json_object", "prompt")
    assert [found[name].verdict.value for name in rungs] == ["refused"] * 3 + ["yes"]
    assert requests == 8


def test_the_refused_name_of_the_output_limit_is_found() -> None:
    verdicts = _verdicts(Service(limits=frozenset({"max_completion_tokens"})))

    assert verdicts["chat"] == "yes"
    assert verdicts["max_tokens"] == "refused"
    assert verdicts["max_completion_tokens"] == "yes"


def test_an_output_limit_without_effect_is_ignored() -> None:
    def talkative(seen: Seen) -> Any:
        return LISTED if seen.method == "GET" else completion("1, 2, 3 and so on to 60")

    verdicts = _verdicts(talkative)

    assert (verdicts["max_tokens"], verdicts["max_completion_tokens"]) == ("ignored", "ignored")


def test_tokens_that_are_not_counted_are_found_out() -> None:
    assert _verdicts(Service(counts=False))["usage"] == "no"


def test_a_service_that_is_not_there_is_a_finding() -> None:
    with FakeServer() as server:
        url = server.base_url

    results = asyncio.run(probe(ServiceSettings(base_url=url, deadline_seconds=0.3), "m"))

    verdicts = {result.name: result.verdict.value for result in results}
    assert verdicts == {"models": "no", "reachable": "no", "chat": "no"}


def test_a_missing_key_is_a_finding() -> None:
    results = asyncio.run(probe(ServiceSettings(), "gpt-5-mini"))

    assert results[-1].verdict is Verdict.NO
    assert "no API key" in results[0].detail


def test_a_refused_key_is_a_reachable_service_without_chat() -> None:
    verdicts = _verdicts(failure(401, "bad key"))

    assert verdicts == {"models": "no", "reachable": "yes", "chat": "no"}


def test_answers_that_make_no_sense_are_findings() -> None:
    def nonsense(seen: Seen) -> Answer:
        return Answer(200, "<html>")

    verdicts = _verdicts(nonsense)

    assert verdicts["chat"] == "no"
    assert set(verdicts.values()) <= {verdict.value for verdict in Verdict}
