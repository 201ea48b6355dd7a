from __future__ import annotations

import asyncio
import json
from threading import Thread
from typing import Any

import pytest

from fake_server import Answer, FakeServer, completion, failure
from model_calls import SCHEMA, ask, ask_in_vain, question, using, with_schema
from summarise.errors import AuthError, RejectedRequestError, ServiceError
from summarise.model.ladder import Ladder, Rung
from summarise.model.request import Message
from summarise.model.service import ServiceClient

REFUSAL = failure(400, "This response_format type is unavailable now")
RUNGS = tuple(Rung)


def _form(body: dict[str, Any]) -> Any:
    """How a body asked for the schema: type and strictness."""
    given = body.get("response_format")
    return given and (given["type"], given.get("json_schema", {}).get("strict"))


def test_a_strict_schema_is_asked_for_first() -> None:
    with FakeServer(completion("{}")) as server:
        reply = ask(server, with_schema())

    assert server.bodies[0]["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "numbers", "strict": True, "schema": SCHEMA},
    }
    assert reply.attempts[0].rung == "json_schema_strict"


def test_each_refusal_leads_one_rung_down_until_the_prompt_alone_is_left() -> None:
    with FakeServer(REFUSAL, REFUSAL, REFUSAL, completion("{}")) as server:
        reply = ask(server, with_schema())

    assert [_form(body) for body in server.bodies] == [
        ("json_schema", True),
        ("json_schema", None),
        ("json_object", None),
        None,
    ]
    assert [attempt.rung for attempt in reply.attempts] == [rung.value for rung in RUNGS]


def test_stepping_down_neither_waits_nor_counts_as_a_retry() -> None:
    with FakeServer(REFUSAL, REFUSAL, REFUSAL, completion("{}")) as server:
        reply = ask(server, with_schema(), attempts=1)

    assert [attempt.waited_seconds for attempt in reply.attempts] == [0.0] * 4


def test_a_refusal_on_the_last_rung_is_an_error() -> None:
    with FakeServer(then=REFUSAL) as server:
        error = ask_in_vain(server, with_schema())

    assert isinstance(error, RejectedRequestError)
    assert [attempt.rung for attempt in error.attempts] == [rung.value for rung in RUNGS]


@pytest.mark.parametrize(
    "refusal",
    [
        failure(400, "Invalid parameter", param="response_format"),
        failure(400, "Invalid schema for response_format 'numbers'", code="invalid_json_schema"),
        failure(400, "json_schema is not supported by this model"),
        failure(400, "Failed to parse grammar"),
        failure(422, "structured output is not available"),
        failure(501, "response_format: not implemented"),
        failure(500, "failed to initialise samplers: failed to parse grammar"),
        Answer(422, {"detail": [{"loc": ["body", "response_format", "type"], "msg": "no"}]}),
        Answer(400, "unknown field `response_format`"),
        Answer(200, {"error": {"code": 400, "message": "json_schema not supported"}}),
    ],
)
def test_an_error_that_names_the_schema_is_a_refusal_of_the_rung(refusal: Answer) -> None:
    with FakeServer(refusal, completion("{}")) as server:
        ask(server, with_schema())

    assert _form(server.bodies[1]) == ("json_schema", None)


@pytest.mark.parametrize(
    ("answer", "raises"),
    [
        (failure(400, "the weather is bad"), RejectedRequestError),
        (failure(401, "your plan has no json_schema"), AuthError),
        (failure(400, "context length exceeded by your json_schema"), RejectedRequestError),
        (failure(503, "database schema is being migrated"), ServiceError),
        (failure(500, "the schema of our database is gone"), ServiceError),
    ],
)
def test_other_errors_leave_the_rung_alone(answer: Answer, raises: type[Exception]) -> None:
    ladder = Ladder()

    with FakeServer(then=answer) as server:
        error = ask_in_vain(server, with_schema(), ladder=ladder, attempts=1)

    assert isinstance(error, raises)
    assert ladder.rung_for(server.base_url, with_schema().model) is Rung.JSON_SCHEMA_STRICT


def test_a_question_without_a_schema_stands_on_no_rung() -> None:
    with FakeServer(then=REFUSAL) as server:
        error = ask_in_vain(server, question())

    assert [attempt.rung for attempt in error.attempts] == [None]


def test_what_was_learned_is_used_for_the_next_question() -> None:
    async def twice(client: ServiceClient) -> None:
        await client.complete(with_schema())
        await client.complete(with_schema())

    with FakeServer(REFUSAL, then=completion("{}")) as server:
        using(server, twice)

    assert [_form(body)[1] for body in server.bodies] == [True, None, None]


def test_what_was_learned_counts_for_that_model_only() -> None:
    async def both(client: ServiceClient) -> None:
        await client.complete(with_schema("weak"))
        await client.complete(with_schema("strong"))

    with FakeServer(REFUSAL, then=completion("{}")) as server:
        using(server, both)

    assert _form(server.bodies[2]) == ("json_schema", True)


def test_a_ladder_can_be_given_and_read() -> None:
    ladder = Ladder()

    with FakeServer(REFUSAL, completion("{}")) as server:
        ask(server, with_schema("m"), ladder=ladder)

    assert ladder.rung_for(server.base_url, "m") is Rung.JSON_SCHEMA
    assert ladder.rung_for(server.base_url, "other") is Rung.JSON_SCHEMA_STRICT


def test_many_tasks_refused_at_once_go_down_one_rung_together() -> None:
    def refuse_strict(seen: Any) -> Any:
        return REFUSAL if _form(seen.body) == ("json_schema", True) else completion("{}")

    async def many(client: ServiceClient) -> None:
        await asyncio.gather(*(client.complete(with_schema("m")) for _ in range(12)))

    ladder = Ladder()
    with FakeServer(then=refuse_strict) as server:
        using(server, many, ladder=ladder)

    assert ladder.rung_for(server.base_url, "m") is Rung.JSON_SCHEMA


def test_a_refusal_that_comes_late_does_not_lift_a_model() -> None:
    ladder = Ladder()
    ladder.remember("e", "m", Rung.PROMPT)

    rung = ladder.refused("e", "m", Rung.JSON_SCHEMA_STRICT)

    assert rung is ladder.rung_for("e", "m") is Rung.PROMPT


def test_threads_do_not_push_a_ladder_below_the_rung_that_failed() -> None:
    ladder = Ladder()
    threads = [
        Thread(target=ladder.refused, args=("e", "m", Rung.JSON_SCHEMA_STRICT)) for _ in range(20)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert ladder.rung_for("e", "m") is Rung.JSON_SCHEMA


@pytest.mark.parametrize(
    ("stands", "then"),
    [
        (Rung.JSON_SCHEMA_STRICT, Rung.JSON_OBJECT),
        (Rung.JSON_SCHEMA, Rung.JSON_OBJECT),
        (Rung.JSON_OBJECT, Rung.JSON_OBJECT),
        (Rung.PROMPT, Rung.PROMPT),
    ],
)
def test_a_schema_that_was_ignored_moves_into_the_prompt(stands: Rung, then: Rung) -> None:
    ladder = Ladder(stands)

    assert ladder.ignored("e", "m") is then
    assert ladder.rung_for("e", "m") is then


def test_the_client_steps_down_when_told_that_the_schema_was_ignored() -> None:
    async def run(client: ServiceClient) -> None:
        await client.complete(with_schema())
        client.schema_ignored(with_schema())
        await client.complete(with_schema())

    with FakeServer(then=completion("no json")) as server:
        using(server, run)

    assert _form(server.bodies[1]) == ("json_object", None)


def test_a_request_without_a_schema_cannot_have_ignored_it() -> None:
    async def run(client: ServiceClient) -> Rung:
        client.schema_ignored(question())
        return client.ladder.rung_for(client.settings.endpoint, "test-model")

    with FakeServer() as server:
        rung = using(server, run)

    assert rung is Rung.JSON_SCHEMA_STRICT


@pytest.mark.parametrize("rung", [Rung.JSON_OBJECT, Rung.PROMPT])
def test_on_the_lower_rungs_the_schema_ends_the_system_message(rung: Rung) -> None:
    with FakeServer(completion("{}")) as server:
        ask(server, with_schema(), ladder=Ladder(rung))

    system, user = server.bodies[0]["messages"]
    assert system["content"].startswith("Rules.\n\n")
    assert system["content"].endswith(json.dumps(SCHEMA, separators=(",", ":")))
    assert "JSON" in system["content"]
    assert user["content"] == "Text."


@pytest.mark.parametrize("rung", [Rung.JSON_SCHEMA_STRICT, Rung.JSON_SCHEMA])
def test_on_the_upper_rungs_the_prompt_is_left_as_it_is(rung: Rung) -> None:
    with FakeServer(completion("{}")) as server:
        ask(server, with_schema(), ladder=Ladder(rung))

    assert server.bodies[0]["messages"][0]["content"] == "Rules."


def test_a_prompt_without_a_system_message_gets_one_for_the_schema() -> None:
    request = with_schema(messages=(Message("user", "Text."),))

    with FakeServer(completion("{}")) as server:
        ask(server, request, ladder=Ladder(Rung.PROMPT))

    roles = [message["role"] for message in server.bodies[0]["messages"]]
    assert roles == ["system", "user"]
