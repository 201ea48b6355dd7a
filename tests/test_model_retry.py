from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from fake_server import Answer, FakeServer, completion, failure
from model_calls import Naps, ask, ask_in_vain, question, using
from summarise.errors import (
    AuthError,
    QuotaError,
    RejectedRequestError,
    ServiceError,
)
from summarise.model.exchange import answered
from summarise.model.reply import Reply, ReplyClass
from summarise.model.retry import pause_seconds
from summarise.model.retry_after import retry_after_seconds
from summarise.model.service import ServiceClient

NOON = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": " 7 "}, 7.0),
        ({"retry-after": "0.25"}, 0.25),
        ({"retry-after": ".5"}, 0.5),
        ({"retry-after-ms": "1500"}, 1.5),
        ({"retry-after-ms": "250.5"}, 0.2505),
        ({"retry-after-ms": "200", "retry-after": "9"}, 0.2),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9.0),
        ({"retry-after": "Sun, 01 Mar 2026 12:00:30 GMT"}, 30.0),
        ({"retry-after": "Sun, 01 Mar 2026 12:00:30 -0000"}, 30.0),
        ({"retry-after": "Sunday, 01-Mar-26 12:00:05 GMT"}, 5.0),
        (
            {
                "retry-after": "Sun, 01 Mar 2026 12:00:30 GMT",
                "date": "Sun, 01 Mar 2026 12:00:20 GMT",
            },
            10.0,
        ),
    ],
)
def test_every_form_of_retry_after_is_understood(headers: dict[str, str], seconds: float) -> None:
    assert retry_after_seconds(headers, now=NOON) == pytest.approx(seconds)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "0",
        "-5",
        "soon",
        "nan",
        "inf",
        "1e3",
        "1_0",
        "٣",
        "7 seconds",
        "Sun, 01 Mar 2026 11:59:00 GMT",
        "Sun, 99 Foo 2026 99:99:99 GMT",
        "Sun, 01 Mar 99999999999999999999 12:00:00 GMT",
    ],
)
@pytest.mark.parametrize("header", ["retry-after", "retry-after-ms"])
def test_what_asks_for_no_positive_time_counts_as_not_said(header: str, value: str) -> None:
    assert retry_after_seconds({header: value}, now=NOON) is None


@pytest.mark.parametrize(
    ("body", "seconds"),
    [
        ('[{"error": {"details": [{"retryDelay": "15s"}]}}]', 15.0),
        ('{"retryDelay" : "0.5s"}', 0.5),
        ('{"retryDelay": "0s"}', None),
        ('{"retryDelay": "soon"}', None),
        ("x" * 30_000 + '{"retryDelay": "15s"}', None),
    ],
)
def test_a_delay_in_the_body_is_understood(body: str, seconds: float | None) -> None:
    assert retry_after_seconds({}, body) == seconds


def test_a_header_counts_before_the_body() -> None:
    assert retry_after_seconds({"retry-after": "3"}, '{"retryDelay": "15s"}') == 3.0


@pytest.mark.parametrize(
    ("attempt", "chance", "seconds"),
    [
        (1, 0.0, 0.25),
        (1, 1.0, 0.5),
        (2, 0.0, 0.5),
        (4, 1.0, 4.0),
        (9, 1.0, 20.0),
        (999, 0, 10.0),
    ],
)
def test_backoff_doubles_with_jitter_up_to_a_cap(
    attempt: int, chance: float, seconds: float
) -> None:
    assert pause_seconds(answered(503, {}, "", 0.0), attempt, chance) == seconds


@pytest.mark.parametrize(
    ("asked", "chance", "seconds"), [("4", 0.0, 4.0), ("4", 1.0, 4.4), ("100", 1.0, 101.0)]
)
def test_jitter_never_shortens_what_was_asked(asked: str, chance: float, seconds: float) -> None:
    exchange = answered(429, {"Retry-After": asked}, "", 0.0)

    assert pause_seconds(exchange, 1, chance) == pytest.approx(seconds)


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 502, 503, 504, 529])
def test_a_passing_failure_is_tried_again(status: int) -> None:
    with FakeServer(failure(status), failure(status), completion("hi")) as server:
        reply = ask(server)

    outcomes = [f"http_{status}", f"http_{status}", "ok"]
    assert [attempt.outcome for attempt in reply.attempts] == outcomes


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Answer(behaviour="reset"), "connection"),
        (Answer(behaviour="drop", body=completion()), "connection"),
        (Answer(behaviour="hang"), "timeout"),
        (Answer(behaviour="drip", body=completion()), "timeout"),
    ],
)
def test_a_lost_connection_is_tried_again(answer: Answer, outcome: str) -> None:
    with FakeServer(answer, completion("hi")) as server:
        reply = ask(server, timeout_seconds=0.4)

    assert [(a.outcome, a.status) for a in reply.attempts] == [(outcome, None), ("ok", 200)]


def test_the_pause_before_each_attempt_is_recorded() -> None:
    naps = Naps()

    with FakeServer(
        failure(429, headers={"retry-after": "2.5"}), failure(500), completion()
    ) as server:
        reply = ask(server, naps=naps)

    assert naps.slept == [2.5, 0.5]
    assert [attempt.waited_seconds for attempt in reply.attempts] == [0.0, 2.5, 0.5]


def test_attempts_are_bounded_and_all_on_the_error() -> None:
    with FakeServer(then=failure(503, "overloaded")) as server:
        error = ask_in_vain(server, attempts=4)

    assert isinstance(error, ServiceError)
    assert len(server.requests) == len(error.attempts) == 4
    assert str(error) == "127.0.0.1: HTTP 503: overloaded (4 attempt(s) made)"


@pytest.mark.parametrize(
    ("said", "requests"), [("false", 1), ("true", 2), ("FALSE", 1), ("maybe", 2)]
)
def test_x_should_retry_is_heeded(said: str, requests: int) -> None:
    answer = failure(503, headers={"x-should-retry": said})

    with FakeServer(answer, completion()) as server:
        if requests == 1:
            ask_in_vain(server)
        else:
            ask(server)

    assert len(server.requests) == requests


def test_x_should_retry_makes_a_rejection_worth_another_try() -> None:
    with FakeServer(
        failure(400, "busy", headers={"x-should-retry": "true"}), completion()
    ) as server:
        reply = ask(server)

    assert [attempt.outcome for attempt in reply.attempts] == ["http_400", "ok"]


def test_a_wait_beyond_the_deadline_is_not_begun() -> None:
    naps = Naps()

    with FakeServer(failure(429, "slow down", headers={"retry-after": "600"})) as server:
        error = ask_in_vain(server, naps=naps, deadline_seconds=300)

    assert isinstance(error, ServiceError)
    assert naps.slept == []
    assert "it asks to wait 600 s, beyond the deadline of 300 s" in str(error)


def test_waits_add_up_against_the_deadline() -> None:
    naps = Naps()
    answer = failure(429, headers={"retry-after": "40"})

    with FakeServer(then=answer) as server:
        error = ask_in_vain(server, naps=naps, deadline_seconds=100, attempts=9)

    assert naps.slept == [40.0, 40.0]
    assert "deadline of 100 s" in str(error)


def test_backoff_stops_at_the_deadline() -> None:
    naps = Naps(chance=1.0)

    with FakeServer(then=failure(503)) as server:
        error = ask_in_vain(server, naps=naps, deadline_seconds=2, attempts=9)

    assert naps.slept == [0.5, 1.0]
    assert "the deadline of 2 s leaves no time for another attempt" in str(error)


def test_a_hanging_server_is_left_at_the_deadline() -> None:
    async def complete(client: ServiceClient) -> Reply:
        return await client.complete(question())

    with FakeServer(then=Answer(behaviour="hang")) as server:
        with pytest.raises(ServiceError, match=r"no answer within|deadline"):
            using(server, complete, deadline_seconds=0.3, attempts=1)

        assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("status", "fields"),
    [
        (429, {"code": "insufficient_quota"}),
        (429, {"type": "insufficient_quota"}),
        (403, {"code": "billing_hard_limit_reached"}),
        (402, {}),
        (402, {"message": "Insufficient Balance"}),
        (503, {"code": "insufficient_quota"}),
    ],
)
def test_an_empty_account_is_a_quota_error_and_costs_one_request(
    status: int, fields: dict[str, str]
) -> None:
    answer = Answer(status, {"error": {"message": "no credit", **fields}})

    with FakeServer(answer, completion()) as server:
        error = ask_in_vain(server)

    assert isinstance(error, QuotaError)
    assert len(server.requests) == 1
    assert "waiting does not help" in (error.hint or "")


def test_an_empty_account_is_not_retried_even_if_the_service_says_so() -> None:
    headers = {"x-should-retry": "true", "retry-after": "1"}
    answer = failure(429, headers=headers, code="insufficient_quota")

    with FakeServer(answer, completion()) as server:
        error = ask_in_vain(server)

    assert isinstance(error, QuotaError)
    assert len(server.requests) == 1


def test_a_rate_limit_that_mentions_a_quota_is_still_a_rate_limit() -> None:
    answer = failure(429, "Rate limit reached, see your quota", code="rate_limit_exceeded")

    with FakeServer(answer, completion()) as server:
        reply = ask(server)

    assert reply.kind is ReplyClass.OK


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "no"),
        (403, "country not supported"),
        (400, "API key not valid. Pass a valid one."),
    ],
)
def test_a_refused_key_is_an_auth_error_and_costs_one_request(status: int, message: str) -> None:
    with FakeServer(failure(status, message), completion()) as server:
        error = ask_in_vain(server)

    assert type(error) is AuthError
    assert len(server.requests) == 1
    assert error.attempts[0].outcome == f"http_{status}"


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (failure(404, "The model `x` does not exist", code="model_not_found"), "spelling"),
        (failure(404, 'model "x" not found, try pulling it first'), "model"),
        (Answer(404, {"detail": "Not Found"}), "/v1"),
        (Answer(404, "<html>404</html>"), "/v1"),
        (Answer(405, {"detail": "Method Not Allowed"}), "/v1"),
        (failure(400, "too long", code="context_length_exceeded"), "larger context"),
        (
            failure(400, "This model's maximum context length is 4096 tokens, however"),
            "larger context",
        ),
        (
            failure(400, "exceeds the available context size", type="exceed_context_size_error"),
            "larger context",
        ),
        (failure(413, "prompt is too long: 300000 tokens"), "larger context"),
        (
            failure(400, "max_tokens is too large: 80000", param="max_tokens"),
            "lower --max-output-tokens",
        ),
    ],
)
def test_a_request_that_will_never_do_is_rejected_with_a_hint(answer: Answer, hint: str) -> None:
    with FakeServer(answer, then=answer) as server:
        error = ask_in_vain(server)

    assert isinstance(error, RejectedRequestError)
    assert hint in (error.hint or "")
    assert len(server.requests) == 1


def test_an_html_error_page_is_not_quoted() -> None:
    with FakeServer(Answer(404, "<html><script>alert(1)</script></html>")) as server:
        error = ask_in_vain(server)

    assert str(error) == "127.0.0.1: HTTP 404: an HTML page"


def test_a_validation_error_is_told_without_the_input_it_echoes() -> None:
    detail = [{"loc": ["body", "n"], "msg": "bad", "type": "t", "input": "SECRET ARTICLE"}]

    with FakeServer(Answer(422, {"detail": detail})) as server:
        error = ask_in_vain(server)

    assert "body.n: bad (t)" in str(error)
    assert "SECRET" not in f"{error}{error.attempts}"


@pytest.mark.parametrize(
    ("code", "raises"), [(429, ServiceError), ("503", ServiceError), (401, AuthError)]
)
def test_an_error_wrapped_into_http_200_counts_as_what_it_is(
    code: int | str, raises: type[Exception]
) -> None:
    body = {"error": {"message": "upstream", "code": code}, "choices": None}

    with FakeServer(then=Answer(200, body)) as server:
        error = ask_in_vain(server, attempts=2)

    assert isinstance(error, raises)
    assert {(a.status, a.outcome) for a in error.attempts} == {(200, f"http_{code}")}


def test_a_redirect_to_nowhere_says_to_check_the_base_url() -> None:
    with FakeServer(then=Answer(304, "")) as server:
        error = ask_in_vain(server)

    assert isinstance(error, RejectedRequestError)
    assert "base URL" in (error.hint or "")


def test_concurrent_calls_do_not_share_their_attempts() -> None:
    async def many(client: ServiceClient) -> list[int]:
        replies = await asyncio.gather(*(client.complete(question()) for _ in range(8)))
        return [len(reply.attempts) for reply in replies]

    failures = [failure(503)] * 4

    with FakeServer(*failures, then=completion()) as server:
        counts = using(server, many)

    assert sum(counts) == len(server.requests) == 12
