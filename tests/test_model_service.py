from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import Any

import httpx2
import pytest

from fake_server import Answer, FakeServer, completion, failure
from model_calls import KEY, Naps, ask, ask_in_vain, question, using, with_schema
from summarise.errors import AuthError, ModelError, ServiceError
from summarise.model.reply import ReplyClass
from summarise.model.request import Message
from summarise.model.service import ServiceClient
from summarise.model.settings import ServiceSettings
from summarise.run_record import Usage, usage_over

REFUSAL = {"error": {"message": "This response_format type is unavailable now"}}


def test_a_reply_carries_text_model_usage_and_request_id() -> None:
    answer = Answer(200, completion("hi", usage=(7, 3)), {"x-request-id": "req-9"})

    with FakeServer(answer) as server:
        reply = ask(server)

    assert (reply.kind, reply.text, reply.model) == (ReplyClass.OK, "hi", "fake-model-1")
    assert usage_over(reply.attempts) == Usage(input_tokens=7, output_tokens=3)
    assert reply.request_id == "req-9"


def test_reasoning_and_cached_tokens_are_counted() -> None:
    usage = {
        "prompt_tokens": 100,
        "completion_tokens": 50,
        "completion_tokens_details": {"reasoning_tokens": 40},
        "prompt_tokens_details": {"cached_tokens": 64},
    }

    with FakeServer(completion(usage=usage)) as server:
        reply = ask(server)

    assert usage_over(reply.attempts) == Usage(
        input_tokens=100, output_tokens=50, reasoning_tokens=40, cached_tokens=64
    )


@pytest.mark.parametrize(
    "usage",
    [None, {}, {"prompt_tokens": None, "completion_tokens": -1}, {"prompt_tokens": "9"}],
)
def test_tokens_that_are_not_counted_are_none_and_not_zero(usage: Any) -> None:
    with FakeServer(completion(usage=usage)) as server:
        reply = ask(server)

    assert usage_over(reply.attempts) == Usage()


def test_messages_are_sent_in_order_and_as_they_are() -> None:
    messages = (Message("system", "S"), Message("user", "U {{x}}"), Message("assistant", "A"))

    with FakeServer(completion()) as server:
        ask(server, question(messages=messages))

    assert server.bodies[0]["messages"] == [
        {"role": "system", "content": "S"},
        {"role": "user", "content": "U {{x}}"},
        {"role": "assistant", "content": "A"},
    ]


def test_the_schema_is_sent_in_its_own_key_order() -> None:
    schema = {"type": "object", "properties": {"z": {"type": "string"}, "a": {"type": "null"}}}

    with FakeServer(completion("{}")) as server:
        ask(server, question(schema=schema, schema_name="my draft!"))

    sent = server.bodies[0]["response_format"]["json_schema"]
    assert list(sent["schema"]["properties"]) == ["z", "a"]
    assert sent["name"] == "my_draft_"


def test_one_question_is_one_request() -> None:
    with FakeServer(failure(500), then=failure(500)) as server:
        ask_in_vain(server, attempts=1)

    assert len(server.requests) == 1


def test_a_server_of_ones_own_needs_no_key() -> None:
    with FakeServer(completion()) as server:
        reply = ask(server, api_key=None)

    assert reply.kind is ReplyClass.OK
    assert KEY not in server.requests[0].headers["authorization"]


@pytest.mark.parametrize(
    "settings",
    [
        ServiceSettings(),
        ServiceSettings(base_url="https://eu.api.openai.com/v1"),
        ServiceSettings(azure_endpoint="https://x.openai.azure.com", api_version="2024-10-21"),
    ],
)
def test_openai_and_azure_without_a_key_are_an_auth_error_and_nothing_is_sent(
    settings: ServiceSettings,
) -> None:
    async def run() -> None:
        async with ServiceClient(settings) as client:
            await client.complete(question())

    with pytest.raises(AuthError, match="no API key") as caught:
        asyncio.run(run())

    assert caught.value.attempts == ()


def test_an_azure_service_is_asked_by_deployment_with_version_and_key() -> None:
    with FakeServer(completion()) as server:
        reply = ask(
            server,
            question("my-deployment"),
            base_url=None,
            azure_endpoint=server.root,
            api_version="2024-10-21",
        )

    seen = server.requests[0]
    path = "/openai/deployments/my-deployment/chat/completions?api-version=2024-10-21"
    assert reply.kind is ReplyClass.OK
    assert (seen.path, seen.headers["api-key"]) == (path, KEY)
    assert "authorization" not in seen.headers


def test_nothing_is_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "OPENAI_API_KEY": "sk-from-environment",
        "OPENAI_ADMIN_KEY": "sk-admin-from-environment",
        "OPENAI_BASE_URL": "http://127.0.0.1:9/elsewhere",
        "OPENAI_ORG_ID": "org-from-environment",
        "OPENAI_PROJECT_ID": "proj-from-environment",
        "OPENAI_CUSTOM_HEADERS": "x-leak: from-environment\nauthorization: from-environment",
    }.items():
        monkeypatch.setenv(name, value)

    with FakeServer(completion()) as server:
        ask(server, api_key=None)

    headers = server.requests[0].headers
    assert "from-environment" not in str(headers)
    assert not {"openai-organization", "openai-project", "x-leak"} & set(headers)


def test_azure_takes_nothing_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AZURE_OPENAI_API_KEY", "AZURE_OPENAI_AD_TOKEN", "OPENAI_CUSTOM_HEADERS"):
        monkeypatch.setenv(name, "x-leak: from-environment")

    with FakeServer(completion()) as server:
        ask(server, base_url=None, azure_endpoint=server.root, api_version="2024-10-21")

    assert "from-environment" not in str(server.requests[0].headers)


def test_an_organisation_that_is_given_is_sent() -> None:
    with FakeServer(completion()) as server:
        ask(server, organization="org-1")

    assert server.requests[0].headers["openai-organization"] == "org-1"


@pytest.mark.parametrize(
    "answer",
    [
        failure(401, f"Incorrect API key provided: {KEY}. Find yours at ..."),
        failure(401, "Incorrect API key provided: sk-test-****cdef"),
        Answer(500, f"traceback: headers = {{'authorization': 'Bearer {KEY}'}}"),
        Answer(200, {"error": {"message": f"bad key {KEY}", "code": 401}}),
    ],
)
def test_a_key_the_server_repeats_is_in_no_error_and_no_record(answer: Answer) -> None:
    with FakeServer(answer, then=answer) as server:
        error = ask_in_vain(server, attempts=1)

    told = f"{error} {error!r} {error.hint} {error.attempts} {error.__cause__} {error.args}"
    assert "cdef" not in told


def test_a_key_of_any_form_is_taken_out_of_what_the_server_says() -> None:
    key = "correct horse battery".replace(" ", "")

    with FakeServer(failure(400, f"do not send {key} here")) as server:
        error = ask_in_vain(server, api_key=key)

    assert "do not send [key] here" in str(error)
    assert key not in f"{error}{error.attempts}"


def test_a_key_is_in_no_repr() -> None:
    settings = ServiceSettings(base_url="http://127.0.0.1:1/v1", api_key=KEY)

    assert KEY not in f"{settings!r} {settings} {ServiceClient(settings)!r}"


def test_server_text_is_stripped_of_control_characters_and_shortened() -> None:
    message = "bad\x1b[31m \u202eevil\r\nnext " + "x" * 5000

    with FakeServer(failure(400, message)) as server:
        error = ask_in_vain(server)

    assert str(error).isprintable()
    assert "bad [31m evil next" in str(error)
    assert len(str(error)) < 400
    assert all(len(attempt.detail or "") <= 320 for attempt in error.attempts)


def test_usage_of_failed_attempts_is_summed_on_the_error() -> None:
    costly = {"error": {"message": "overloaded"}, "usage": {"prompt_tokens": 40}}

    with FakeServer(Answer(503, costly), Answer(503, costly), failure(500)) as server:
        error = ask_in_vain(server, attempts=3)

    assert error.usage == Usage(input_tokens=80)
    assert [attempt.usage.input_tokens for attempt in error.attempts] == [40, 40, None]


def test_usage_of_an_error_is_none_where_nothing_was_counted() -> None:
    with FakeServer(failure(400, "no")) as server:
        error = ask_in_vain(server)

    assert error.usage is None


def test_an_error_carries_the_request_id() -> None:
    with FakeServer(failure(400, "no", headers={"x-request-id": "req-\x077"})) as server:
        error = ask_in_vain(server)

    assert error.request_id == "req- 7"
    assert error.attempts[0].request_id == "req- 7"


def test_tasks_share_one_client() -> None:
    def echo(seen: Any) -> dict[str, Any]:
        return completion(seen.body["messages"][0]["content"])

    async def many(client: ServiceClient) -> list[str | None]:
        requests = [question(messages=(Message("user", str(n)),)) for n in range(20)]
        replies = await asyncio.gather(*map(client.complete, requests))
        return [reply.text for reply in replies]

    with FakeServer(then=echo) as server:
        texts = using(server, many)

    assert texts == [str(n) for n in range(20)]


def test_a_transport_can_be_put_under_the_client() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json=completion(f"asked {request.url.path}"))

    async def run() -> str | None:
        settings = ServiceSettings(base_url="http://recorded.example/v1")
        transport = httpx2.MockTransport(answer)
        async with ServiceClient(settings, http_client=transport) as client:
            return (await client.complete(question())).text

    assert asyncio.run(run()) == "asked /v1/chat/completions"


def test_an_http_client_of_the_caller_is_used_and_left_open() -> None:
    async def run() -> tuple[str | None, bool]:
        transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=completion("yes")))
        async with httpx2.AsyncClient(transport=transport) as http:
            settings = ServiceSettings(base_url="http://recorded.example/v1")
            async with ServiceClient(settings, http_client=http) as client:
                text = (await client.complete(question())).text
            return text, http.is_closed

    assert asyncio.run(run()) == ("yes", False)


def test_a_client_that_has_learned_nothing_asks_as_the_first_one_did() -> None:
    bodies: list[dict[str, Any]] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        bodies.append(json.loads(request.content))
        if "response_format" in bodies[-1]:
            return httpx2.Response(400, json=REFUSAL)
        return httpx2.Response(200, json=completion("{}"))

    async def run() -> None:
        settings = ServiceSettings(base_url="http://recorded.example/v1")
        async with ServiceClient(settings, http_client=httpx2.MockTransport(answer)) as client:
            for _ in range(2):
                await client.unlearned().complete(with_schema())

    asyncio.run(run())

    assert bodies[: len(bodies) // 2] == bodies[len(bodies) // 2 :]
    assert len(bodies) == 8  # every rung of the ladder, twice


def test_a_client_that_has_learned_nothing_leaves_the_connections_open() -> None:
    async def run() -> list[str | None]:
        transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=completion("yes")))
        settings = ServiceSettings(base_url="http://recorded.example/v1")
        async with ServiceClient(settings, http_client=transport) as client:
            async with client.unlearned() as other:
                first = (await other.complete(question())).text
            return [first, (await client.complete(question())).text]

    assert asyncio.run(run()) == ["yes", "yes"]


def test_a_client_that_has_learned_nothing_keeps_to_the_same_limits() -> None:
    bodies: list[bytes] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        bodies.append(request.content)
        return httpx2.Response(200, json=completion("yes"))

    async def run() -> None:
        settings = ServiceSettings(base_url="http://recorded.example/v1", tpm=9_000)
        transport = httpx2.MockTransport(answer)
        async with ServiceClient(settings, http_client=transport) as client:
            large = question(max_output_tokens=8_000)
            await client.unlearned().complete(large)
            async with asyncio.timeout(0.1):
                await client.unlearned().complete(large)

    with pytest.raises(TimeoutError):
        asyncio.run(run())

    assert len(bodies) == 1


def test_a_cancelled_question_ends_at_once() -> None:
    async def cancel(client: ServiceClient) -> None:
        task = asyncio.create_task(client.complete(question()))
        while not server.requests:
            await asyncio.sleep(0.01)
        task.cancel()
        await task

    with FakeServer(Answer(behaviour="hang")) as server, pytest.raises(asyncio.CancelledError):
        using(server, cancel)

    assert len(server.requests) == 1


def test_the_models_of_a_service_are_listed() -> None:
    rows = {"object": "list", "data": [{"id": "m-1"}, {"id": "m-\x1b2"}, {"id": None}, "m-3"]}

    with FakeServer(rows) as server:
        models = using(server, lambda client: client.list_models())

    assert [model.id for model in models] == ["m-1", "m- 2"]
    assert (server.requests[0].method, server.requests[0].path) == ("GET", "/v1/models")


@pytest.mark.parametrize("body", [{}, {"data": 3}, {"data": None}, [], "text", 5])
def test_a_body_that_is_no_list_of_models_lists_none(body: Any) -> None:
    with FakeServer(Answer(200, body, {"content-type": "application/json"})) as server:
        names = using(server, lambda client: client.list_models())

    assert names == ()


def test_a_service_that_cannot_list_its_models_is_an_error() -> None:
    async def listed(client: ServiceClient) -> Any:
        return await client.list_models()

    with FakeServer(failure(404, "Not Found")) as server, pytest.raises(ModelError):
        using(server, listed)


def test_each_attempt_says_why_it_was_made_and_how_the_schema_was_asked_for() -> None:
    with FakeServer(failure(503), completion("{}")) as server:
        reply = ask(server, with_schema(purpose="schema_repair"), naps=Naps())

    assert [(a.purpose, a.outcome, a.rung, a.status) for a in reply.attempts] == [
        ("schema_repair", "http_503", "json_schema_strict", 503),
        ("schema_repair", "ok", "json_schema_strict", 200),
    ]


def test_a_service_that_is_not_there_is_a_service_error_with_a_hint() -> None:
    with FakeServer() as server:
        url = server.base_url

    error = ask_in_vain(server, base_url=url, attempts=2)

    assert isinstance(error, ServiceError)
    assert [attempt.outcome for attempt in error.attempts] == ["connection", "connection"]
    assert "check the base URL" in (error.hint or "")


def test_a_lone_surrogate_does_not_stop_a_request() -> None:
    with FakeServer(completion()) as server:
        ask(server, question(messages=(Message("user", "a\ud800b 😀"),)))

    assert server.bodies[0]["messages"][0]["content"] == "a?b 😀"


def test_the_client_can_be_imported_without_importing_openai() -> None:
    code = (
        "from summarise.model import dialogue, pricing, probe, service; import sys; "
        "print({'openai', 'httpx2', 'genai_prices', 'aiolimiter'} & set(sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)  # noqa: S603  # our own code

    assert done.stdout.strip() == "set()", done.stderr


def test_an_answer_that_its_own_server_cannot_read_is_a_service_error_that_says_so() -> None:
    words = "The model produced output that does not match the expected peg-native format"

    with FakeServer(then=failure(500, words)) as server, pytest.raises(ServiceError) as caught:
        ask(server, question(), attempts=1)

    assert "lower --temperature" in (caught.value.hint or "")
