from __future__ import annotations

import json
from typing import Any

import pytest

from fake_server import Answer, FakeServer, completion, failure
from model_calls import ask
from summarise.model.reply import Reply, ReplyClass

JSON = {"content-type": "application/json"}


def _replied(answer: Any) -> Reply:
    with FakeServer(answer) as server:
        return ask(server)


def _reasoned(reasoning: int, output: int) -> dict[str, Any]:
    return {
        "prompt_tokens": 9,
        "completion_tokens": output,
        "completion_tokens_details": {"reasoning_tokens": reasoning},
    }


@pytest.mark.parametrize("finish_reason", ["stop", None, "", "end_turn", "eos"])
def test_content_with_any_ordinary_end_is_ok(finish_reason: str | None) -> None:
    reply = _replied(completion("text", finish_reason=finish_reason))

    assert (reply.kind, reply.text, reply.detail) == (ReplyClass.OK, "text", None)


def test_content_parts_are_joined() -> None:
    parts = [{"type": "text", "text": '{"a":'}, {"type": "text", "text": "1}"}, {"type": "x"}]

    reply = _replied(completion(parts))

    assert (reply.kind, reply.text) == (ReplyClass.OK, '{"a":1}')


@pytest.mark.parametrize(
    "body",
    [
        completion(None, refusal="I cannot help with that."),
        completion('{"a": 7}', refusal="I cannot help with that."),
        completion([{"type": "refusal", "refusal": "I cannot help with that."}]),
        completion(None, refusal="I cannot help with that.", finish_reason="length"),
    ],
)
def test_a_refusal_is_a_refusal_whatever_else_is_there(body: Any) -> None:
    reply = _replied(body)

    assert (reply.kind, reply.detail) == (ReplyClass.REFUSED, "I cannot help with that.")


def test_a_refusal_is_never_text() -> None:
    reply = _replied(completion(None, refusal='{"a": 7}'))

    assert reply.text is None


def test_a_long_refusal_is_shortened_and_printable() -> None:
    reply = _replied(completion(None, refusal="no\x1b[2J " + "x" * 2000))

    assert reply.detail is not None
    assert reply.detail.isprintable()
    assert len(reply.detail) <= 300


def test_a_refusal_costs_one_request() -> None:
    with FakeServer(completion(None, refusal="no"), then=completion("yes")) as server:
        reply = ask(server)

    assert len(server.requests) == len(reply.attempts) == 1
    assert reply.attempts[0].outcome == "refused"


@pytest.mark.parametrize(
    ("content", "text"), [(None, None), ("", None), ('{"claims": [', '{"claims": [')]
)
def test_a_filtered_answer_is_filtered_with_and_without_content(
    content: str | None, text: str | None
) -> None:
    reply = _replied(completion(content, finish_reason="content_filter"))

    assert (reply.kind, reply.text) == (ReplyClass.FILTERED, text)
    assert reply.detail == "content_filter"


def test_a_filter_names_what_it_found_in_the_answer() -> None:
    body = completion(None, finish_reason="content_filter")
    body["choices"][0]["content_filter_results"] = {
        "violence": {"filtered": True, "severity": "high"},
        "hate": {"filtered": False, "severity": "safe"},
    }

    assert _replied(body).detail == "violence (high)"


@pytest.mark.parametrize(
    "error",
    [
        {"code": "content_filter", "message": "The response was filtered"},
        {
            "code": "400",
            "message": "filtered",
            "innererror": {"code": "ResponsibleAIPolicyViolation"},
        },
    ],
)
def test_azures_verdict_on_the_prompt_is_a_filtered_reply(error: dict[str, Any]) -> None:
    reply = _replied(Answer(400, {"error": error}))

    assert reply.kind is ReplyClass.FILTERED
    assert (reply.attempts[0].outcome, reply.attempts[0].status) == ("filtered", 400)


def test_a_filter_names_what_it_found_in_the_prompt() -> None:
    found = {"violence": {"filtered": True, "severity": "medium"}}
    inner = {"code": "ResponsibleAIPolicyViolation", "content_filter_result": found}

    reply = _replied(failure(400, "filtered", code="content_filter", innererror=inner))

    assert reply.detail == "violence (medium)"


@pytest.mark.parametrize("finish_reason", ["length", "max_tokens"])
def test_a_cut_answer_is_truncated_while_writing(finish_reason: str) -> None:
    reply = _replied(completion('{"claims": [{"a": 1},', finish_reason=finish_reason))

    assert reply.kind is ReplyClass.TRUNCATED_WRITING
    assert reply.text == '{"claims": [{"a": 1},'


def test_an_endless_run_of_white_space_is_truncated_while_writing() -> None:
    reply = _replied(completion("\n" * 50, finish_reason="length"))

    assert reply.kind is ReplyClass.TRUNCATED_WRITING


@pytest.mark.parametrize(
    "body",
    [
        completion("", finish_reason="length", usage=_reasoned(2048, 2048)),
        completion(None, finish_reason="length"),
        completion('{"cl', finish_reason="length", usage=_reasoned(199, 200)),
        completion("<think>so the army said", finish_reason="length"),
        completion("\n", finish_reason="length", reasoning_content="so the army"),
        completion("", finish_reason="length", reasoning="so the army"),
    ],
)
def test_an_answer_cut_before_it_began_is_truncated_while_thinking(body: Any) -> None:
    assert _replied(body).kind is ReplyClass.TRUNCATED_THINKING


@pytest.mark.parametrize(
    "content",
    [
        '{"a": 1}',
        '  {"a": {"b": [1]}}\n',
        '```json\n{"a": 1}\n```',
        '<think>hm</think>\n{"a": 1}',
    ],
)
def test_a_complete_object_is_ok_although_the_limit_was_reached(content: str) -> None:
    reply = _replied(completion(content, finish_reason="length"))

    assert (reply.kind, reply.text) == (ReplyClass.OK, content)


@pytest.mark.parametrize(
    "content", ['[{"a": 1}', '{"a": [{"b": 1}', 'see {"a": 1} and', '"{}"', "{} {", "[1]"]
)
def test_a_part_that_is_complete_does_not_make_a_cut_answer_complete(content: str) -> None:
    reply = _replied(completion(content, finish_reason="length"))

    assert reply.kind is ReplyClass.TRUNCATED_WRITING


@pytest.mark.parametrize("content", [None, "", "  \n", [], [{"type": "image"}], 7, {"a": 1}])
@pytest.mark.parametrize("finish_reason", ["stop", None])
def test_no_content_is_empty(content: Any, finish_reason: str | None) -> None:
    reply = _replied(completion(content, finish_reason=finish_reason))

    assert (reply.kind, reply.text) == (ReplyClass.EMPTY, None)


@pytest.mark.parametrize("field", ["reasoning", "reasoning_content"])
def test_text_beside_the_content_is_reported_and_not_used(field: str) -> None:
    beside: dict[str, Any] = {field: '{"a": 1}'}

    reply = _replied(completion("", **beside))

    assert (reply.kind, reply.text) == (ReplyClass.EMPTY, None)
    assert field in (reply.detail or "")


def test_a_tool_call_is_an_empty_reply_that_says_so() -> None:
    reply = _replied(completion(None, tool_calls=[{"id": "1"}], finish_reason="tool_calls"))

    assert reply.kind is ReplyClass.EMPTY
    assert "tool" in (reply.detail or "")


@pytest.mark.parametrize(
    "body",
    [
        {"choices": None},
        {"choices": []},
        {"choices": {}},
        {"choices": [None]},
        {"choices": ["text"]},
        {"choices": [{"finish_reason": "stop"}]},
        {"choices": [{"message": None}]},
        {"choices": [{"message": "text"}]},
        {"choices": "x"},
        {"error": {"message": "upstream is down"}},
        {"error": "upstream is down", "choices": None},
        {"detail": "nothing here"},
        {},
        [],
        [1, 2],
        "a string",
        42,
        None,
        True,
    ],
)
def test_json_that_is_no_chat_completion_is_malformed(body: Any) -> None:
    reply = _replied(Answer(200, _json(body), JSON))

    assert (reply.kind, reply.text) == (ReplyClass.MALFORMED, None)
    assert reply.detail


def _json(body: Any) -> str:
    return json.dumps(body)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, '{"choices": [', JSON),
        Answer(200, "not json", JSON),
        Answer(200, "", JSON),
        Answer(200, "<html>log in</html>", {"content-type": "text/html"}),
        Answer(200, b"\xff\xfe\x00", {"content-type": "application/json; charset=utf-8"}),
        Answer(200, b"{}", {"content-type": "application/json; charset=no-such-charset"}),
        Answer(200, "[" * 200_000, JSON),
        Answer(204, ""),
    ],
)
def test_a_body_that_is_no_json_is_malformed(answer: Answer) -> None:
    assert _replied(answer).kind is ReplyClass.MALFORMED


def test_a_malformed_body_is_described_and_not_quoted() -> None:
    reply = _replied(Answer(200, "<html>SECRET</html>", {"content-type": "text/html"}))

    assert reply.detail == "the body is not JSON (text/html, 19 characters)"


def test_a_completion_served_as_plain_text_is_still_read() -> None:
    reply = _replied(Answer(200, _json(completion("hi")), {"content-type": "text/plain"}))

    assert (reply.kind, reply.text) == (ReplyClass.OK, "hi")


def test_an_error_inside_the_choice_is_malformed() -> None:
    body = completion("half an", finish_reason="error")
    body["choices"][0]["error"] = {"message": "provider disconnected", "code": 502}

    reply = _replied(body)

    assert (reply.kind, reply.detail) == (ReplyClass.MALFORMED, "provider disconnected")


@pytest.mark.parametrize("model", [None, 7, "", "\x00"])
def test_a_model_that_is_not_named_is_none(model: Any) -> None:
    reply = _replied({**completion(), "model": model})

    assert reply.model is None
