"""Spans: what they are called, what they say, and how they hang together."""

import asyncio
import functools
import os
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from fake_server import FakeServer, completion, failure
from stub_client import StubClient, reply
from summarise.article import Article
from summarise.errors import ModelError, RefusedError, ServiceError
from summarise.library import Summariser
from summarise.model.reply import Reply, ReplyClass
from summarise.model.request import Message, Request
from summarise.model.service import ServiceClient
from summarise.model.settings import ServiceSettings
from summarise.model.tracing import TracedClient, traced
from summarise.run_record import PromptRef
from test_pipeline import INVENTED, MOVED, TEXT, draft

REQUEST = Request("some-model", (Message("user", "the words of an article"),))


@functools.cache  # a provider can be set only once in a process, and nothing taken off it
def _kept() -> InMemorySpanExporter:
    provider = trace.get_tracer_provider()
    if not isinstance(provider, TracerProvider):
        provider = TracerProvider(shutdown_on_exit=False)
        trace.set_tracer_provider(provider)
    kept = InMemorySpanExporter()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    return kept


@pytest.fixture
def exporter(monkeypatch: pytest.MonkeyPatch) -> InMemorySpanExporter:
    """Holds what this test recorded."""
    for name in [name for name in os.environ if name.startswith("OTEL_")]:
        monkeypatch.delenv(name)
    kept = _kept()
    kept.clear()
    return kept


def named(exporter: InMemorySpanExporter, name: str) -> list[ReadableSpan]:
    return [span for span in exporter.get_finished_spans() if span.name == name]


def only(exporter: InMemorySpanExporter, name: str) -> ReadableSpan:
    [span] = named(exporter, name)
    return span


def attributes(span: ReadableSpan) -> dict[str, Any]:
    return dict(span.attributes or {})


def ask(client: TracedClient, request: Request = REQUEST) -> Reply:
    return asyncio.run(client.complete(request))


def test_a_question_is_a_client_span_after_the_genai_conventions(
    exporter: InMemorySpanExporter,
) -> None:
    client = TracedClient(
        StubClient(["{}"]),
        service=ServiceSettings(base_url="http://127.0.0.1:8080/v1", api_key="secret-key"),
        prompt=PromptRef(name="summary", version=3, sha256="ab" * 32),
    )
    request = Request(
        "some-model", REQUEST.messages, "draft", {"type": "object"}, max_output_tokens=500,
        temperature=0.5, seed=7, reasoning_effort="low", purpose="schema_repair",
    )  # fmt: skip

    ask(client, request)

    span = only(exporter, "chat some-model")
    assert span.kind is SpanKind.CLIENT
    assert span.status.status_code is StatusCode.UNSET
    assert attributes(span) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "some-model",
        "gen_ai.request.max_tokens": 500,
        "gen_ai.request.temperature": 0.5,
        "gen_ai.request.seed": 7,
        "gen_ai.request.reasoning.level": "low",
        "gen_ai.output.type": "json",
        "gen_ai.prompt.name": "summary",
        "gen_ai.prompt.version": "3",
        "gen_ai.response.model": "stub-1-answered",
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.usage.output_tokens": 10,
        "server.address": "127.0.0.1",
        "server.port": 8080,
        "summarise.purpose": "schema_repair",
        "summarise.reply": "ok",
    }


def test_what_was_not_given_or_is_not_known_is_left_out(exporter: InMemorySpanExporter) -> None:
    client = TracedClient(StubClient(["{}"]))

    ask(client)

    assert attributes(only(exporter, "chat some-model")) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "unknown",
        "gen_ai.request.model": "some-model",
        "gen_ai.request.max_tokens": 8_000,
        "gen_ai.output.type": "text",
        "gen_ai.response.model": "stub-1-answered",
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.usage.output_tokens": 10,
        "summarise.purpose": "draft",
        "summarise.reply": "ok",
    }


@pytest.mark.parametrize(
    ("service", "provider", "expected"),
    [
        (ServiceSettings(api_key="k"), None, ("openai", "api.openai.com", 443)),
        (
            ServiceSettings(azure_endpoint="https://n.openai.azure.com", api_version="1"),
            None,
            ("azure.ai.openai", "n.openai.azure.com", 443),
        ),
        (ServiceSettings(base_url="http://models/v1"), None, ("openai", "models", 80)),
        (
            ServiceSettings(base_url="https://m.test/v1"),
            "mistral_ai",
            ("mistral_ai", "m.test", 443),
        ),
        (None, "anthropic", ("anthropic", None, None)),
    ],
)
def test_provider_and_server_are_those_of_the_service(
    exporter: InMemorySpanExporter,
    service: ServiceSettings | None,
    provider: str | None,
    expected: tuple[str, str | None, int | None],
) -> None:
    ask(TracedClient(StubClient(["{}"]), service=service, provider=provider))

    found = attributes(only(exporter, "chat some-model"))
    names = ("gen_ai.provider.name", "server.address", "server.port")
    assert tuple(found.get(name) for name in names) == expected


@pytest.mark.parametrize("said", ["two words", "a\nline", "", "x" * 121, "модель", None])
def test_a_servers_name_for_its_model_must_look_like_one(
    exporter: InMemorySpanExporter, said: str | None
) -> None:
    answer = Reply(**{**_fields(reply("{}")), "model": said})

    ask(TracedClient(StubClient([answer])))

    assert "gen_ai.response.model" not in attributes(only(exporter, "chat some-model"))


def _fields(of: Reply) -> dict[str, Any]:
    return {name: getattr(of, name) for name in Reply.__dataclass_fields__}


def test_a_model_name_that_is_no_text_is_still_recorded(exporter: InMemorySpanExporter) -> None:
    ask(TracedClient(StubClient(["{}"])), Request("m\udcff", REQUEST.messages))

    assert attributes(only(exporter, "chat m?"))["gen_ai.request.model"] == "m?"


def test_each_attempt_is_a_child_in_its_own_time(exporter: InMemorySpanExporter) -> None:
    busy = failure(503, "overloaded", {"retry-after-ms": "20"})

    async def main(server: FakeServer) -> None:
        service = ServiceSettings(base_url=server.base_url)
        async with ServiceClient(service) as own:
            await TracedClient(own, service=service).complete(REQUEST)

    with FakeServer(busy, completion("{}")) as server:
        asyncio.run(main(server))

    question = only(exporter, "chat some-model")
    first, second = named(exporter, "attempt")
    assert first.parent == second.parent == question.context
    assert question.start_time <= first.start_time  # type: ignore[operator]
    waited = attributes(second)["summarise.attempt.waited_seconds"]
    assert waited >= 0.02
    assert second.start_time == first.end_time + int(waited * 1e9)  # type: ignore[operator]
    assert attributes(first)["http.response.status_code"] == 503
    assert attributes(first)["error.type"] == "http_503"
    assert "http.request.resend_count" not in attributes(first)
    assert attributes(second)["http.response.status_code"] == 200
    assert attributes(second)["http.request.resend_count"] == 1
    assert "error.type" not in attributes(second)


def test_an_error_leaves_its_kind_its_attempts_and_their_tokens_but_no_word(
    exporter: InMemorySpanExporter,
) -> None:
    spent = reply("{}").attempts
    failed = spent[0].model_copy(update={"status": None, "outcome": "timeout"})
    error = ServiceError("quotes the article", attempts=(*spent, failed))

    with pytest.raises(ServiceError):
        ask(TracedClient(StubClient([error])))

    span = only(exporter, "chat some-model")
    assert attributes(span)["error.type"] == "service"
    assert attributes(span)["gen_ai.usage.input_tokens"] == 200
    assert span.status.status_code is StatusCode.ERROR
    assert span.status.description is None
    assert span.events == ()
    kinds = [attributes(child).get("error.type") for child in named(exporter, "attempt")]
    assert kinds == [None, "timeout"]


class Ends:
    """A client that ends with any exception."""

    def __init__(self, error: BaseException) -> None:
        self._error = error

    async def complete(self, request: Request) -> Reply:
        raise self._error

    def schema_ignored(self, request: Request) -> None:
        raise self._error


@pytest.mark.parametrize("error", [asyncio.CancelledError(), ZeroDivisionError("by nought")])
def test_a_question_that_is_given_up_or_breaks_ends_its_span(
    exporter: InMemorySpanExporter, error: BaseException
) -> None:
    with pytest.raises(type(error)):
        ask(TracedClient(Ends(error)))

    span = only(exporter, "chat some-model")
    assert attributes(span)["error.type"] == type(error).__name__
    assert span.events == ()


def test_a_refusal_is_named_and_its_words_are_not(exporter: InMemorySpanExporter) -> None:
    refusal = Reply(**{**_fields(reply(None, ReplyClass.REFUSED)), "detail": "these words"})

    ask(TracedClient(StubClient([refusal])))

    span = only(exporter, "chat some-model")
    assert attributes(span)["summarise.reply"] == "refused"
    assert span.status.status_code is StatusCode.UNSET
    assert "these words" not in span.to_json()


def test_it_is_passed_on_that_a_schema_was_ignored() -> None:
    inner = StubClient([])

    TracedClient(inner).schema_ignored(REQUEST)

    assert inner.ignored == [REQUEST]


def summariser(*replies: str | ModelError) -> Summariser:
    return Summariser("stub-1", client=TracedClient(StubClient(list(replies))))


def test_an_article_is_a_span_that_counts_what_was_found(exporter: InMemorySpanExporter) -> None:
    article = Article.from_text(TEXT, source="/home/me/secret.txt")
    found = draft(claims=[MOVED, INVENTED])

    with summariser(found, found) as one:
        summary = asyncio.run(traced(one.asummarise)(article))

    prompt = summary.run.prompt
    assert prompt is not None
    assert attributes(only(exporter, "summarise article")) == {
        "summarise.article.sha256": article.sha256,
        "summarise.engine": "llm",
        "summarise.prompt": f"summary.v{prompt.version}@{prompt.sha256[:12]}",
        "summarise.parts": 1,
        "summarise.cached": False,
        "summarise.claims": 1,
        "summarise.actors": 3,
        "summarise.signals": 1,
        "summarise.rejected": 1,
    }


def test_the_questions_of_an_article_are_below_it_though_another_thread_asks(
    exporter: InMemorySpanExporter,
) -> None:
    with summariser(draft()) as one:
        asyncio.run(traced(one.asummarise)(Article.from_text(TEXT)))

    assert only(exporter, "chat stub-1").parent == only(exporter, "summarise article").context


def test_articles_at_once_keep_their_questions_apart(exporter: InMemorySpanExporter) -> None:
    async def main() -> None:
        with summariser(draft(), draft()) as one:
            work = traced(one.asummarise)
            await asyncio.gather(work(Article.from_text(TEXT)), work(Article.from_text(TEXT)))

    asyncio.run(main())

    parents = [span.parent.span_id for span in named(exporter, "chat stub-1") if span.parent]
    articles = [span.context.span_id for span in named(exporter, "summarise article")]
    assert sorted(parents) == sorted(articles)
    assert len(set(parents)) == 2


def test_an_article_without_a_summary_says_why(exporter: InMemorySpanExporter) -> None:
    async def main() -> None:
        with summariser(RefusedError("declined: the words")) as one:
            await traced(one.asummarise)(Article.from_text(TEXT))

    with pytest.raises(RefusedError):
        asyncio.run(main())

    assert attributes(only(exporter, "summarise article"))["error.type"] == "refused"


def test_a_summary_by_rules_has_a_span_and_asks_nothing(exporter: InMemorySpanExporter) -> None:
    async def main() -> None:
        with Summariser("baseline") as one:
            await traced(one.asummarise)(Article.from_text(TEXT))

    asyncio.run(main())

    assert attributes(only(exporter, "summarise article"))["summarise.engine"] == "baseline"
    assert [span.name for span in exporter.get_finished_spans()] == ["summarise article"]
