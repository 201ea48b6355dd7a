"""OpenTelemetry spans: one for an article, one for each question, one for each attempt at it.

Covers: what spans are called and what they say. Needs the extra `summarise-news[otel]`.
Does not cover: where they go. They go to the global tracer provider, which the embedding
program sets up (for the command line, `cli/tracing.py`); without one nothing is recorded.

No span holds words of an article, a prompt, a reply or an error, nor a source or a key; there is
no switch that would make it.

Source: OpenTelemetry semantic conventions for generative AI, client inference spans (status:
development, as of 2026), for every name that begins with `gen_ai.`, `server.`, `http.` or
`error.`; those that begin with `summarise.` are our own.
"""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from opentelemetry import trace

from summarise._version import __version__
from summarise.errors import ModelError, SummariseError
from summarise.run_record import Attempt, PromptRef, usage_over

if TYPE_CHECKING:
    from summarise.article import Article
    from summarise.model.reply import Reply
    from summarise.model.request import Client, Request
    from summarise.model.settings import ServiceSettings
    from summarise.schema import Summary

    Attributes = Mapping[str, str | int | float | bool | None]

_TRACER = trace.get_tracer("summarise", __version__)
_PORTS = {"http": 80, "https": 443}
# What a server calls its model, if it looks like a name: it could be anything.
_NAME = re.compile(r"[!-~]{1,120}")


class TracedClient:
    """A `Client` that makes a span of each question to another one.

    The command line does this with `--otel`. In a program of your own, set up a tracer provider
    as for any other library and wrap the client by hand:

        service = ServiceSettings(api_key=...)
        client = TracedClient(ServiceClient(service), service=service)
        with Summariser("gpt-5.4-mini", service=service, client=client) as summariser: ...

    `traced(summariser.asummarise)` adds the span of the article.

    A span is called `chat MODEL`. It lasts as long as the question, retries and pauses included,
    and has a child `attempt` for each HTTP request, placed in time after its own record. Tokens
    are those of all attempts. `error.type` is the `kind` of a `SummariseError`, or the name of
    another exception; an attempt's is its outcome (`http_429`, `timeout`, `connection`).

    Wrap the client that asks the service: around a `CachingClient`, what the cache answers is
    a span as well, with the one attempt `cached`.

    Args:
        client: Who is asked.
        service: Where that client sends its requests, if it is a service.
        prompt: What the questions are made from, if it is one prompt.
        provider: As the conventions spell it. None is the flavour of the service's interface
            (`openai`, `azure.ai.openai`), or `unknown` without a service.
    """

    def __init__(
        self,
        client: Client,
        *,
        service: ServiceSettings | None = None,
        prompt: PromptRef | None = None,
        provider: str | None = None,
    ) -> None:
        self._client = client
        self._always: Attributes = {
            "gen_ai.operation.name": "chat",
            "gen_ai.provider.name": provider or _provider(service),
            **_server(service),
            "gen_ai.prompt.name": prompt.name if prompt else None,
            "gen_ai.prompt.version": str(prompt.version) if prompt else None,
        }

    def __repr__(self) -> str:
        return f"TracedClient({self._client!r})"

    async def complete(self, request: Request) -> Reply:
        """The client's reply, or its error."""
        asked = _asked(request)
        with _span(f"chat {asked['gen_ai.request.model']}", {**self._always, **asked}) as span:
            start = time.time_ns()
            try:
                reply = await self._client.complete(request)
            except ModelError as error:
                _tell(span, _used(error.attempts))
                _trace_attempts(start, error.attempts)
                raise
            _tell(span, {**_used(reply.attempts), **_answered(reply)})
            _trace_attempts(start, reply.attempts)
            return reply

    def schema_ignored(self, request: Request) -> None:
        """Pass it on."""
        self._client.schema_ignored(request)


def traced(
    summarise: Callable[[Article], Awaitable[Summary]],
) -> Callable[[Article], Coroutine[Any, Any, Summary]]:
    """The same work on an article, in a span `summarise article` around all its questions.

    Args:
        summarise: What summarises, e.g. `Summariser.asummarise`.
    """

    async def within_span(article: Article) -> Summary:
        about = {"summarise.article.sha256": article.sha256}
        with _span("summarise article", about, kind=trace.SpanKind.INTERNAL) as span:
            summary = await summarise(article)
            _tell(span, _found(summary))
            return summary

    return within_span


@contextmanager
def _span(
    name: str, attributes: Attributes, *, kind: trace.SpanKind = trace.SpanKind.CLIENT
) -> Iterator[trace.Span]:
    """A span that tells the kind of an error, and never its message: that may quote anything."""
    with _TRACER.start_as_current_span(
        name,
        kind=kind,
        attributes=_known(attributes),
        record_exception=False,
        set_status_on_exception=False,
    ) as span:
        try:
            yield span
        except BaseException as error:
            _fail(span, error.kind if isinstance(error, SummariseError) else type(error).__name__)
            raise


def _trace_attempts(start: int, attempts: Sequence[Attempt]) -> None:
    """A child span for each attempt, from its recorded durations.

    Args:
        start: When the question was put, nanoseconds since 1970.
        attempts: In order.
    """
    for resent, attempt in enumerate(attempts):
        start += int(attempt.waited_seconds * 1e9)
        about: Attributes = {
            "http.response.status_code": attempt.status,
            "http.request.resend_count": resent or None,
            "summarise.attempt.purpose": attempt.purpose,
            "summarise.attempt.outcome": attempt.outcome,
            "summarise.attempt.rung": attempt.rung,
            "summarise.attempt.waited_seconds": attempt.waited_seconds,
        }
        span = _TRACER.start_span("attempt", attributes=_known(about), start_time=start)
        if not attempt.cached and (attempt.status is None or attempt.status >= 400):
            _fail(span, attempt.outcome)
        start += int(attempt.seconds * 1e9)
        span.end(start)


def _provider(service: ServiceSettings | None) -> str:
    if service is None:
        return "unknown"
    return "azure.ai.openai" if service.azure_endpoint else "openai"


def _server(service: ServiceSettings | None) -> Attributes:
    if service is None:
        return {}
    parts = urlsplit(service.endpoint)
    return {"server.address": service.host, "server.port": parts.port or _PORTS[parts.scheme]}


def _asked(request: Request) -> Attributes:
    return {
        # A name from the command line may hold bytes that no text has.
        "gen_ai.request.model": request.model.encode("utf-8", "replace").decode(),
        "gen_ai.request.max_tokens": request.max_output_tokens,
        "gen_ai.request.temperature": request.temperature,
        "gen_ai.request.seed": request.seed,
        "gen_ai.request.reasoning.level": request.reasoning_effort,
        "gen_ai.output.type": "text" if request.schema is None else "json",
        "summarise.purpose": request.purpose,
    }


def _answered(reply: Reply) -> Attributes:
    named = reply.model is not None and _NAME.fullmatch(reply.model)
    return {
        "gen_ai.response.model": reply.model if named else None,
        "summarise.reply": reply.kind.value,
    }


def _used(attempts: Sequence[Attempt]) -> Attributes:
    usage = usage_over(attempts)
    return {
        "gen_ai.usage.input_tokens": usage.input_tokens,
        "gen_ai.usage.output_tokens": usage.output_tokens,
        "gen_ai.usage.reasoning.output_tokens": usage.reasoning_tokens,
        "gen_ai.usage.cache_read.input_tokens": usage.cached_tokens,
    }


def _found(summary: Summary) -> Attributes:
    run = summary.run
    return {
        "summarise.engine": run.engine,
        "summarise.prompt": None if run.prompt is None else run.prompt.label,
        "summarise.parts": run.parts,
        "summarise.cached": run.cached,
        "summarise.claims": len(summary.claims),
        "summarise.actors": len(summary.actors),
        "summarise.signals": len(summary.signals),
        "summarise.rejected": len(summary.rejected),
    }


def _known(attributes: Attributes) -> dict[str, str | int | float | bool]:
    return {name: value for name, value in attributes.items() if value is not None}


def _tell(span: trace.Span, attributes: Attributes) -> None:
    span.set_attributes(_known(attributes))


def _fail(span: trace.Span, kind: str) -> None:
    span.set_attribute("error.type", kind)
    span.set_status(trace.StatusCode.ERROR)
