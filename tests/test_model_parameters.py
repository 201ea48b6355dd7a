from __future__ import annotations

from typing import Any

import pytest

from fake_server import Answer, FakeServer, completion, failure
from model_calls import ask, ask_in_vain, question, using
from summarise.errors import RejectedRequestError
from summarise.model.parameters import RefusedParameters, family_of, keywords_for
from summarise.model.service import ServiceClient
from summarise.model.settings import ServiceSettings

OPENAI = ServiceSettings(api_key="k")
AZURE = ServiceSettings(
    api_key="k", azure_endpoint="https://x.openai.azure.com", api_version="2024-10-21"
)
LOCAL = ServiceSettings(base_url="http://127.0.0.1:8080/v1")
NONE: frozenset[str] = frozenset()


def _sent(model: str, settings: ServiceSettings, **fields: Any) -> dict[str, Any]:
    return keywords_for(question(model, **fields), settings, NONE)


@pytest.mark.parametrize(
    ("model", "settings", "name"),
    [
        ("gpt-5-mini", OPENAI, "max_completion_tokens"),
        ("gpt-6.2-astra", OPENAI, "max_completion_tokens"),
        ("o3", OPENAI, "max_completion_tokens"),
        ("o4-mini-2025-04-16", OPENAI, "max_completion_tokens"),
        ("gpt-4o", OPENAI, "max_completion_tokens"),
        ("some-new-model", OPENAI, "max_completion_tokens"),
        ("my-deployment", AZURE, "max_completion_tokens"),
        ("qwen3-8b", LOCAL, "max_tokens"),
        ("gpt-oss-20b", LOCAL, "max_tokens"),
        ("o3orange", LOCAL, "max_tokens"),
        ("openai/gpt-5-mini", LOCAL, "max_completion_tokens"),
        ("OPENAI/O3-MINI", LOCAL, "max_completion_tokens"),
    ],
)
def test_the_output_limit_goes_by_the_name_the_model_knows(
    model: str, settings: ServiceSettings, name: str
) -> None:
    sent = _sent(model, settings, max_output_tokens=77)

    limits = {key: value for key, value in sent.items() if key.startswith("max_")}
    assert limits == {name: 77}


@pytest.mark.parametrize(
    ("model", "effort", "taken"),
    [
        ("gpt-4o", None, True),
        ("qwen3-8b", None, True),
        ("o1", None, False),
        ("o3-mini", None, False),
        ("o4-mini", "low", False),
        ("gpt-5", None, False),
        ("gpt-5-mini", "minimal", False),
        ("gpt-5-chat-latest", None, True),
        ("gpt-5.3-chat-latest", None, False),
        ("gpt-5.2", None, True),
        ("gpt-5.2", "low", False),
        ("gpt-5.2", "none", True),
        ("gpt-5.5", None, False),
        ("gpt-5.6-terra", "none", True),
        ("gpt-5.2-pro", "none", False),
        ("gpt-6-sol", "none", False),
        ("gpt-6-astra", None, False),
    ],
)
def test_a_temperature_goes_only_to_models_that_take_one(
    model: str, effort: str | None, *, taken: bool
) -> None:
    sent = _sent(model, OPENAI, temperature=0.0, reasoning_effort=effort)

    assert ("temperature" in sent) is taken


@pytest.mark.parametrize(
    ("model", "taken"),
    [
        ("o3", True),
        ("gpt-5", True),
        ("gpt-5.4-mini", True),
        ("gpt-6.1-sol", True),
        ("gpt-5-chat-latest", False),
        ("gpt-5.1-chat-latest", False),
        ("gpt-oss-20b", True),
    ],
)
def test_an_effort_goes_only_to_models_that_may_take_one(model: str, *, taken: bool) -> None:
    sent = _sent(model, OPENAI, reasoning_effort="low")

    assert ("reasoning_effort" in sent) is taken


def test_what_was_not_asked_for_is_left_out_and_never_null() -> None:
    with FakeServer(completion()) as server:
        ask(server, question(max_output_tokens=9))

    assert set(server.bodies[0]) == {"model", "messages", "max_tokens"}


def test_what_was_asked_for_is_sent() -> None:
    request = question(seed=0, temperature=0.0, reasoning_effort="low", max_output_tokens=9)

    with FakeServer(completion()) as server:
        ask(server, request)

    body = server.bodies[0]
    assert (body["seed"], body["temperature"], body["reasoning_effort"]) == (0, 0.0, "low")


@pytest.mark.parametrize(
    ("settings", "sent"),
    [
        (OPENAI, True),
        (ServiceSettings(base_url="https://eu.api.openai.com/v1", api_key="k"), True),
        (AZURE, False),
        (LOCAL, False),
        (ServiceSettings(base_url="https://api.openai.com.evil.example/v1"), False),
    ],
)
def test_only_openai_is_told_not_to_store(settings: ServiceSettings, *, sent: bool) -> None:
    assert (_sent("gpt-4o", settings).get("store") is False) is sent


@pytest.mark.parametrize(
    ("refusal", "name"),
    [
        (
            failure(
                400,
                "Unsupported value: 'temperature' does not support 0 with this model. "
                "Only the default (1) value is supported.",
                param="temperature",
                code="unsupported_value",
            ),
            "temperature",
        ),
        (failure(400, "Unknown parameter: 'seed'.", code="unknown_parameter"), "seed"),
        (failure(400, "seed is not supported"), "seed"),
        (
            Answer(
                422,
                {
                    "detail": [
                        {
                            "loc": ["body", "seed"],
                            "msg": "Extra inputs are not permitted",
                            "type": "extra_forbidden",
                        }
                    ]
                },
            ),
            "seed",
        ),
        (Answer(200, {"error": {"code": 400, "message": "unknown field 'seed'"}}), "seed"),
    ],
)
def test_a_parameter_the_service_refuses_is_left_out_and_the_question_asked_again(
    refusal: Answer, name: str
) -> None:
    with FakeServer(refusal, completion("hi")) as server:
        reply = ask(server, question(temperature=0.0, seed=1))

    assert name in server.bodies[0]
    assert set(server.bodies[0]) - set(server.bodies[1]) == {name}
    assert [attempt.outcome for attempt in reply.attempts][1:] == ["ok"]


@pytest.mark.parametrize(
    ("model", "first", "second"),
    [
        ("local-model", "max_tokens", "max_completion_tokens"),
        ("gpt-5", "max_completion_tokens", "max_tokens"),
    ],
)
def test_a_refused_output_limit_is_renamed(model: str, first: str, second: str) -> None:
    refusal = failure(400, f"Unsupported parameter: '{first}'. Use '{second}' instead.")

    with FakeServer(refusal, completion("hi")) as server:
        ask(server, question(model, max_output_tokens=50))

    assert (server.bodies[0].get(first), server.bodies[1].get(second)) == (50, 50)
    assert first not in server.bodies[1]


def test_an_output_limit_refused_under_both_names_is_an_error() -> None:
    def refuse(seen: Any) -> Answer:
        name = next(key for key in seen.body if key.startswith("max_"))
        return failure(400, f"Unsupported parameter: '{name}'", param=name)

    with FakeServer(then=refuse) as server:
        error = ask_in_vain(server)

    assert isinstance(error, RejectedRequestError)
    assert len(server.requests) == 2


def test_several_refusals_are_learned_one_after_the_other() -> None:
    with FakeServer(
        failure(400, "temperature is not supported"),
        failure(400, "seed is not supported"),
        failure(400, "max_tokens is not supported"),
        completion("hi"),
    ) as server:
        ask(server, question(temperature=0.5, seed=3), attempts=1)

    assert set(server.bodies[-1]) == {"model", "messages", "max_completion_tokens"}


def test_what_was_learned_is_remembered_for_that_model() -> None:
    refused = RefusedParameters()

    async def run(client: ServiceClient) -> None:
        await client.complete(question("m", seed=1))
        await client.complete(question("m", seed=1))
        await client.complete(question("other", seed=1))

    with FakeServer(failure(400, "unknown parameter: seed"), then=completion()) as server:
        using(server, run, refused=refused)

    assert ["seed" in body for body in server.bodies] == [True, False, False, True]
    assert refused.of(server.base_url, "m") == {"seed"}
    assert refused.of(server.base_url, "other") == frozenset()


@pytest.mark.parametrize(
    "message",
    [
        "max_tokens is too large: 8000. This model supports at most 4096",
        "'temperature' must be between 0 and 2, at most",
        "max_tokens of 8000 is not allowed: too large",
        "the weather is not supported",
        "unsupported: seedling_count",
        "invalid value for seed",
    ],
)
def test_a_bad_value_or_another_word_is_not_a_refused_parameter(message: str) -> None:
    with FakeServer(then=failure(400, message)) as server:
        error = ask_in_vain(server, question(temperature=9.0, seed=1))

    assert isinstance(error, RejectedRequestError)
    assert len(server.requests) == 1


def test_an_effort_the_model_does_not_know_is_the_callers_to_correct() -> None:
    refusal = failure(
        400, "Unsupported value: 'minimal'", code="unsupported_value", param="reasoning_effort"
    )

    with FakeServer(then=refusal) as server:
        error = ask_in_vain(server, question("o3", reasoning_effort="minimal"))

    assert isinstance(error, RejectedRequestError)
    assert len(server.requests) == 1


def test_a_parameter_that_was_not_sent_is_not_blamed() -> None:
    with FakeServer(then=failure(400, "seed is not supported")) as server:
        error = ask_in_vain(server, question())

    assert isinstance(error, RejectedRequestError)
    assert len(server.requests) == 1


def test_every_openai_model_name_known_to_the_client_has_a_family() -> None:
    from typing import get_args

    from openai.types.shared.chat_model import ChatModel

    reasoning = {
        name: family_of(name, OPENAI).reasoning
        for name in get_args(ChatModel)
        if name.startswith(("o1", "o3", "o4", "gpt-5", "gpt-6"))
    }

    assert reasoning
    assert "unknown" not in reasoning.values()
