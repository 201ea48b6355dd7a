from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from fake_server import Answer, FakeServer, Seen, completion, failure
from summarise.model.findings import ProbeResult, Verdict
from summarise.model.probe import probe
from summarise.model.settings import ServiceSettings

LISTED = {"data": [{"id": "m", "max_model_len": 32_768}, {"id": "n"}]}
OBEYED = json.dumps({"word": "magnolia"})
DRAFT = json.dumps({"claims": [], "actors": [], "signals": [], "headline": "H", "gist": "G"})
KEPT: dict[str, Any] = {
    "integer bounds": 150,
    "float bounds": 1234.6,
    "multipleOf": 2_000_006,
    "list lengths": [1, 2, 1, 2, 1],
    "uniqueItems": [1, 2, 3, 4, 5, 6],
    "string lengths": "abc",
    "anchored patterns": "abba",
    "unanchored patterns": "a magnolia",
}


class Service:
    """A model service that takes what it is told to take."""

    def __init__(
        self,
        *,
        formats: frozenset[str] = frozenset({"strict", "json_schema", "json_object"}),
        ignores: frozenset[str] = frozenset(),
        limits: frozenset[str] = frozenset({"max_tokens", "max_completion_tokens"}),
        counts: bool = True,
        seeds: bool = True,
        details: dict[str, Any] | None = None,
        draft: str = DRAFT,
    ) -> None:
        self.formats = formats
        self.ignores = ignores
        self.limits = limits
        self.counts = counts
        self.seeds = seeds
        self.details = KEPT if details is None else details
        self.draft = draft
        self.asked = 0

    def __call__(self, seen: Seen) -> dict[str, Any] | Answer:
        if seen.path.endswith("/models"):
            return LISTED
        self.asked += 1
        limit = next(name for name in seen.body if name.startswith("max_"))
        if limit not in self.limits:
            return failure(400, f"Unsupported parameter: '{limit}'")
        form = self._format(seen.body)
        if form is not None and form not in self.formats:
            return failure(400, f"response_format {form} is not supported")
        special = self._special(seen.body)
        return special or completion(
            self._text(seen.body, form), usage=(9, 3) if self.counts else None
        )

    def _special(self, body: dict[str, Any]) -> dict[str, Any] | None:
        """The answers to what asks for neither a word nor the word of the schema."""
        described = (body.get("response_format") or {}).get("json_schema", {})
        if "seed" in body:
            return completion(f"seed {body['seed'] if self.seeds else self.asked}")
        if "[1] Arland" in str(body["messages"]):
            return completion(self.draft)
        if described.get("name") == "details":
            return completion(json.dumps(self.details))
        if min(body.get(name, 100) for name in self.limits) < 100:
            return completion("1, 2, 3", finish_reason="length")
        return None

    def _text(self, body: dict[str, Any], form: str | None) -> str:
        in_prompt = form is None and "magnolia" in str(body["messages"])
        return OBEYED if in_prompt or (form and form not in self.ignores) else "tangerine"

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
        "context",
        "reachable",
        "chat",
        "model_answered",
        "usage",
        "json_schema_strict",
        "json_schema",
        "json_object",
        "prompt",
        "draft",
        "schema_details",
        "seed",
        "max_tokens",
        "max_completion_tokens",
    ]
    assert requests == 13


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
    assert "schema_details" not in found
    assert requests == 12


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


def test_the_context_is_what_the_service_lists() -> None:
    found, _ = _probe(Service())

    assert found["context"].detail == "32,768 tokens of question and answer together"


def test_finer_points_of_a_schema_that_are_passed_over_are_named() -> None:
    passed = {**KEPT, "float bounds": 2.5, "multipleOf": 5, "unanchored patterns": "tangerine"}

    found, _ = _probe(Service(details=passed))

    row = found["schema_details"]
    assert row.verdict is Verdict.IGNORED
    assert "ignores float bounds, multipleOf, unanchored patterns (" in row.detail


@pytest.mark.parametrize("name", list(KEPT))
@pytest.mark.parametrize("wrong", [None, 0, 2.5, 7, [1], [1, 1, 1, 1, 1, 1], "tangerine", {}])
def test_a_finer_point_is_kept_by_nothing_but_a_value_it_allows(name: str, wrong: Any) -> None:
    found, _ = _probe(Service(details={**KEPT, name: wrong}))

    assert found["schema_details"].detail.endswith(f"; ignores {name} (a draft needs none of them)")


def test_a_refused_finer_point_is_told_in_the_services_words() -> None:
    service = Service()

    def strict(seen: Seen) -> dict[str, Any] | Answer:
        described = (seen.body or {}).get("response_format", {}).get("json_schema", {})
        if described.get("name") == "details":
            return failure(400, "Invalid schema: 'multipleOf' is not permitted")
        return service(seen)

    found, _ = _probe(strict)

    assert found["schema_details"].verdict is Verdict.REFUSED
    assert "'multipleOf' is not permitted" in found["schema_details"].detail


@pytest.mark.parametrize(
    ("reply", "verdict", "words"),
    [
        (DRAFT, "yes", "a draft of 0 items, asked for with json_schema_strict"),
        ('{"claims": []}', "no", "schema_violation on json_schema_strict"),
        ("no JSON", "no", "not_json on json_schema_strict"),
        ("", "unknown", "empty on json_schema_strict"),
    ],
)
def test_our_own_schema_is_tried_as_a_run_asks_for_it(reply: str, verdict: str, words: str) -> None:
    found, _ = _probe(Service(draft=reply))

    assert found["draft"].verdict.value == verdict
    assert words in found["draft"].detail


def test_our_own_schema_is_tried_on_the_best_rung_there_is() -> None:
    found, _ = _probe(Service(formats=frozenset({"json_object"})))

    assert found["draft"].detail.endswith("asked for with json_object")


def test_a_seed_without_effect_is_ignored() -> None:
    assert _verdicts(Service(seeds=False))["seed"] == "ignored"


def test_a_refused_seed_is_found() -> None:
    service = Service()

    def seedless(seen: Seen) -> dict[str, Any] | Answer:
        if "seed" in (seen.body or {}):
            return failure(400, "Unsupported parameter: 'seed'")
        return service(seen)

    assert _verdicts(seedless)["seed"] == "refused"


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
