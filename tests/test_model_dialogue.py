from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from fake_server import Answer, FakeServer, Script, completion, failure
from model_calls import Naps, question, using
from summarise.draft import draft_schema
from summarise.errors import (
    EmptyReplyError,
    FilteredError,
    MalformedReplyError,
    ModelError,
    NotJSONError,
    QuotaError,
    RefusedError,
    ReplyError,
    SchemaViolationError,
    ServiceError,
    ThinkingTruncatedError,
    TruncatedError,
)
from summarise.model.dialogue import Obtained, obtain_draft
from summarise.model.ladder import Ladder, Rung
from summarise.model.reply import Reply, ReplyClass
from summarise.model.request import Message, Request
from summarise.model.service import ServiceClient
from summarise.run_record import Usage, usage_over

GOOD = json.dumps(
    {"claims": [], "actors": [], "signals": [], "headline": "Talks resume.", "gist": "They do."}
)
BAD = '{"claims": [], "actors": []}'
CUT = completion('{"claims": [', finish_reason="length")


def _repair(bad_text: str, problems: tuple[str, ...]) -> tuple[Message, ...]:
    return (Message("assistant", bad_text), Message("user", "\n".join(problems)))


def _request(**fields: Any) -> Request:
    schema = draft_schema()
    return question(schema=schema, schema_name="draft", max_output_tokens=100, **fields)


def _obtain(server: FakeServer, *, ladder: Ladder | None = None) -> Obtained:
    async def run(client: ServiceClient) -> Obtained:
        return await obtain_draft(client, _request(), _repair)

    return using(server, run, ladder=ladder, naps=Naps(), attempts=2)


def _fail(server: FakeServer) -> ModelError:
    with pytest.raises(ModelError) as caught:
        _obtain(server)
    return caught.value


def _outcomes(result: Obtained | ModelError) -> list[tuple[str, str]]:
    return [(attempt.purpose, attempt.outcome) for attempt in result.attempts]


def test_a_good_answer_is_a_draft_with_its_trail() -> None:
    with FakeServer(completion(GOOD)) as server:
        obtained = _obtain(server)

    assert obtained.draft.headline == "Talks resume."
    assert (obtained.reply_text, obtained.model) == (GOOD, "fake-model-1")
    assert _outcomes(obtained) == [("draft", "ok")]


@pytest.mark.parametrize(
    ("body", "raises"),
    [
        (completion(None, refusal="I will not."), RefusedError),
        (completion(None, finish_reason="content_filter"), FilteredError),
        (failure(400, "filtered", code="content_filter"), FilteredError),
        (completion(""), EmptyReplyError),
        ({"choices": None}, MalformedReplyError),
        (Answer(200, "<html>"), MalformedReplyError),
    ],
)
def test_a_reply_no_request_mends_is_its_own_error_at_once(
    body: Script, raises: type[ReplyError]
) -> None:
    with FakeServer(body, then=completion(GOOD)) as server:
        error = _fail(server)

    assert type(error) is raises
    assert len(server.requests) == 1
    assert _outcomes(error) == [("draft", raises.kind)]
    assert error.hint


def test_a_refusal_says_what_the_model_said() -> None:
    with FakeServer(completion(None, refusal="I will not.")) as server:
        error = _fail(server)

    assert str(error) == "the model declined to answer: I will not."


def test_a_cut_answer_is_asked_for_again_once_with_twice_the_room() -> None:
    with FakeServer(CUT, completion(GOOD)) as server:
        obtained = _obtain(server)

    assert [body["max_tokens"] for body in server.bodies] == [100, 200]
    assert server.bodies[0]["messages"] == server.bodies[1]["messages"]
    assert _outcomes(obtained) == [("draft", "truncated_writing"), ("more_room", "ok")]


@pytest.mark.parametrize(
    ("body", "raises"),
    [
        (CUT, TruncatedError),
        (completion("", finish_reason="length"), ThinkingTruncatedError),
    ],
)
def test_a_second_cut_is_an_error_that_says_how_much_to_allow(
    body: Script, raises: type[ReplyError]
) -> None:
    with FakeServer(body, body, then=completion(GOOD)) as server:
        error = _fail(server)

    assert type(error) is raises
    assert len(server.requests) == 2
    assert "--max-output-tokens 400" in (error.hint or "")
    assert "200 output tokens" in str(error)


def test_what_was_written_before_the_cut_is_on_the_error() -> None:
    with FakeServer(CUT, CUT) as server:
        error = _fail(server)

    assert isinstance(error, ReplyError)
    assert error.reply_text == '{"claims": ['


def test_a_bad_answer_is_repaired_once_without_the_history() -> None:
    with FakeServer(completion(BAD), completion(GOOD)) as server:
        obtained = _obtain(server)

    first, second = (body["messages"] for body in server.bodies)
    assert [message["role"] for message in second] == ["system", "user", "assistant", "user"]
    assert second[1] == first[1]
    assert second[2]["content"] == BAD
    assert "headline: Field required" in second[3]["content"]
    assert _outcomes(obtained) == [("draft", "schema_violation"), ("schema_repair", "ok")]


def test_text_without_json_is_repaired_once() -> None:
    with FakeServer(completion("Sorry, here it is:"), completion(GOOD)) as server:
        obtained = _obtain(server)

    assert "no complete JSON object" in server.bodies[1]["messages"][-1]["content"]
    assert _outcomes(obtained) == [("draft", "not_json"), ("schema_repair", "ok")]


@pytest.mark.parametrize(
    ("first", "second", "raises"),
    [
        (BAD, BAD, SchemaViolationError),
        (BAD, "no", NotJSONError),
        ("no", BAD, SchemaViolationError),
        ("no", "{} {}", NotJSONError),
    ],
)
def test_a_second_bad_answer_is_an_error(first: str, second: str, raises: type[ReplyError]) -> None:
    with FakeServer(completion(first), completion(second), then=completion(GOOD)) as server:
        error = _fail(server)

    assert type(error) is raises
    assert isinstance(error, ReplyError)
    assert error.reply_text == second
    assert [purpose for purpose, _ in _outcomes(error)] == ["draft", "schema_repair"]
    assert error.attempts[-1].outcome == raises.kind


def test_the_client_hears_of_an_answer_that_ignored_the_schema() -> None:
    ladder = Ladder()

    with FakeServer(completion(BAD), completion(GOOD)) as server:
        _obtain(server, ladder=ladder)

    assert ladder.rung_for(server.base_url, "test-model") is Rung.JSON_OBJECT
    assert server.bodies[1]["response_format"] == {"type": "json_object"}


def test_a_good_answer_teaches_nothing() -> None:
    ladder = Ladder()

    with FakeServer(completion(GOOD)) as server:
        _obtain(server, ladder=ladder)

    assert ladder.rung_for(server.base_url, _request().model) is Rung.JSON_SCHEMA_STRICT


def test_room_and_repair_have_budgets_of_their_own() -> None:
    with FakeServer(CUT, completion(BAD), completion(GOOD)) as server:
        obtained = _obtain(server)

    assert _outcomes(obtained) == [
        ("draft", "truncated_writing"),
        ("more_room", "schema_violation"),
        ("schema_repair", "ok"),
    ]
    assert [body["max_tokens"] for body in server.bodies] == [100, 200, 200]


def test_a_cut_repair_gets_more_room_and_keeps_its_messages() -> None:
    with FakeServer(completion(BAD), CUT, completion(GOOD)) as server:
        obtained = _obtain(server)

    assert _outcomes(obtained) == [
        ("draft", "schema_violation"),
        ("schema_repair", "truncated_writing"),
        ("more_room", "ok"),
    ]
    assert server.bodies[1]["messages"] == server.bodies[2]["messages"]


def test_no_dialogue_is_longer_than_three_questions() -> None:
    with FakeServer(completion(BAD), CUT, completion(BAD), then=completion(GOOD)) as server:
        error = _fail(server)

    assert isinstance(error, SchemaViolationError)
    assert len(server.requests) == 3


def test_every_attempt_is_paid_for_on_success() -> None:
    with FakeServer(failure(503), CUT, completion(BAD), completion(GOOD)) as server:
        obtained = _obtain(server)

    assert len(obtained.attempts) == 4
    assert usage_over(obtained.attempts) == Usage(input_tokens=30, output_tokens=15)


def test_an_error_is_billed_for_the_whole_dialogue() -> None:
    with FakeServer(completion(BAD), completion(BAD)) as server:
        error = _fail(server)

    assert error.usage == Usage(input_tokens=20, output_tokens=10)


@pytest.mark.parametrize(
    ("answer", "raises"),
    [(failure(503), ServiceError), (failure(429, code="insufficient_quota"), QuotaError)],
)
def test_a_service_error_in_the_middle_keeps_what_went_before(
    answer: Answer, raises: type[ModelError]
) -> None:
    with FakeServer(completion(BAD), then=answer) as server:
        error = _fail(server)

    assert isinstance(error, raises)
    assert _outcomes(error)[0] == ("draft", "schema_violation")
    assert _outcomes(error)[1][0] == "schema_repair"
    assert error.usage == Usage(input_tokens=10, output_tokens=5)


def test_a_fenced_answer_after_thinking_is_read() -> None:
    text = f"<think>well</think>\n```json\n{GOOD}\n```"

    with FakeServer(completion(text)) as server:
        obtained = _obtain(server)

    assert obtained.draft.gist == "They do."


class _Recorded:
    """A client that answers without any request."""

    def __init__(self, *texts: str) -> None:
        self._texts = list(texts)
        self.ignored: list[Request] = []

    async def complete(self, request: Request) -> Reply:
        return Reply(ReplyClass.OK, self._texts.pop(0), request.model, ())

    def schema_ignored(self, request: Request) -> None:
        self.ignored.append(request)


def test_any_client_will_do_even_one_that_sends_nothing() -> None:
    client = _Recorded(BAD, GOOD)

    obtained = asyncio.run(obtain_draft(client, _request(), _repair))

    assert (obtained.model, obtained.attempts, usage_over(obtained.attempts)) == (
        "test-model",
        (),
        Usage(),
    )
    assert [request.purpose for request in client.ignored] == ["draft"]
