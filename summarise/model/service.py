"""The client of a model service: OpenAI, Azure, and every server that speaks their API.

Covers: sending one `Request` through the openai package, with everything learned and every
attempt recorded. Does not cover: what to do with the reply (`dialogue.py`).

The only module that imports openai, inside the function that needs it: it costs over a second.
Nothing is read from the environment: openai's own variables are shut out, only proxies and
certificates of the system apply.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from summarise.errors import AuthError, BudgetError, ModelError
from summarise.model.asking import Knowledge, Sending, attempted
from summarise.model.budget import Budget
from summarise.model.classify import Classified, classify
from summarise.model.exchange import Exchange, answered, lost
from summarise.model.faults import LOCAL_LOST, Fault, fault_of
from summarise.model.ladder import Ladder
from summarise.model.limits import RateLimits
from summarise.model.listing import Listed, listed
from summarise.model.pacing import Pacing
from summarise.model.parameters import RefusedParameters
from summarise.model.proxies import require_usable_proxies
from summarise.model.reply import Reply
from summarise.model.request import Request
from summarise.model.retry import Deadline, Settled, Timing, with_retries
from summarise.model.server_text import without_secret
from summarise.model.settings import ServiceSettings
from summarise.model.turnstile import Turnstile
from summarise.run_record import Attempt, Usage, usage_over

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI

# The openai package will not start without a key; servers that need none ignore it.
_PLACEHOLDER_KEY = "none"


@dataclass(slots=True)
class _Call:
    """One question on its way: its deadline and what was tried so far."""

    request: Request
    deadline: Deadline
    trail: list[Attempt] = field(default_factory=list)
    answer: Classified | None = None


class ServiceClient:
    """A `Client` that asks a model service over HTTP. One per run and event loop.

    Use it as `async with ServiceClient(settings) as client:`, or call `aclose`.

    Args:
        settings: Where the service is.
        http_client: An `httpx2.AsyncClient`, left open, or a transport for one of our own.
        ladder: What is known about schemas; shared or inspected by the caller.
        refused: What is known about parameters, likewise.
        budget: What all requests may cost together; None for no bound.
    """

    def __init__(
        self,
        settings: ServiceSettings,
        *,
        http_client: httpx2.AsyncClient | httpx2.AsyncBaseTransport | None = None,
        ladder: Ladder | None = None,
        refused: RefusedParameters | None = None,
        timing: Timing | None = None,
        budget: Budget | None = None,
    ) -> None:
        self.settings = settings
        self.ladder = ladder or Ladder()
        self.refused = refused or RefusedParameters()
        self._knowledge = Knowledge(settings, self.ladder, self.refused)
        self._http_client = http_client
        self._timing = timing or Timing()
        limits = RateLimits(settings.rpm, settings.tpm)
        self._turnstile = Turnstile(limits, Pacing(self._timing), budget)
        self._openai: AsyncOpenAI | None = None
        self._closes_http = True

    def __repr__(self) -> str:
        return f"ServiceClient({self.settings.host!r})"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections. An `http_client` of the caller stays open."""
        if self._openai is not None and self._closes_http:
            await self._openai.close()
        self._openai = None

    def unlearned(self) -> ServiceClient:
        """A client over the same connections and limits, with nothing learned yet."""
        other = ServiceClient(self.settings, timing=self._timing)
        other._turnstile, other._openai, other._closes_http = self._turnstile, self._opened(), False
        return other

    async def complete(self, request: Request) -> Reply:
        """Ask once, retries of transport failures included.

        Raises:
            AuthError, RejectedRequestError, ServiceError: No reply could be had. The error
                carries every attempt and the tokens they are known to have cost.
        """
        self._opened()  # outside the deadline: the first import takes a second
        timing = self._timing
        call = _Call(request, Deadline(self.settings.deadline_seconds, timing.clock))
        try:
            settled = await with_retries(
                partial(self._attempt, call),
                attempts=self.settings.attempts,
                deadline=call.deadline,
                timing=timing,
            )
        except BudgetError as error:
            error.attempts = tuple(call.trail)
            raise
        if settled.fault is not None:
            raise self._error(settled, settled.fault, tuple(call.trail))
        answer = call.answer or classify(settled.exchange)
        return Reply(
            kind=answer.kind,
            text=answer.text,
            model=answer.model,
            attempts=tuple(call.trail),
            request_id=settled.exchange.request_id,
            detail=answer.detail,
        )

    def schema_ignored(self, request: Request) -> None:
        """Step down for this model; see `Ladder.ignored`."""
        if request.schema is not None:
            self.ladder.ignored(self.settings.endpoint, request.model)

    async def list_models(self) -> tuple[Listed, ...]:
        """The models the service says it offers, in its order. One request.

        Empty where the answer holds no such list.

        Raises:
            ModelError: The service did not answer, or with an error. Without attempts.
        """
        client = self._opened()
        exchange = await self._exchange(
            client.models.with_raw_response.list, self.settings.timeout_seconds
        )
        fault = fault_of(exchange)
        if fault is not None:
            raise self._error(Settled(exchange, fault), fault, ())
        return listed(exchange.document)

    async def _attempt(self, call: _Call, paused: float) -> Settled:
        """Send, record, and send again at once as long as each refusal teaches something."""
        while True:
            sending = self._knowledge.sending(call.request)
            throttled, exchange = await self._turnstile.through(
                call.request, sending, partial(self._send, call, sending)
            )
            fault = fault_of(exchange)
            call.answer = classify(exchange) if fault is None else None
            outcome = fault or call.answer
            call.trail.append(
                attempted(call.request, sending, exchange, outcome, paused + throttled)
            )
            if fault is None or not self._knowledge.learn(call.request, sending, exchange, fault):
                return Settled(exchange, fault)
            if call.deadline.remaining() <= 0:
                return Settled(exchange, fault)
            paused = 0.0

    async def _send(self, call: _Call, sending: Sending, throttled: float) -> Exchange:
        import httpx2

        call.deadline.extend(throttled)
        # Not `create`: it walks through the schema of every request, and builds models of every
        # reply that nobody reads. This is what it calls: half the CPU (tests/bench/batch.py).
        post = partial(self._opened().post, "/chat/completions", body=sending.keywords)
        return await self._exchange(
            partial(post, cast_to=httpx2.Response),
            min(self.settings.timeout_seconds, max(call.deadline.remaining(), 0.001)),
        )

    async def _exchange(self, send: Callable[[], Awaitable[Any]], timeout: float) -> Exchange:
        """Make one HTTP request; every way it can end is an `Exchange`."""
        import openai

        clock = self._timing.clock
        start = clock()
        try:
            async with asyncio.timeout(timeout):
                raw = await send()
            response = getattr(raw, "http_response", raw)
        except openai.APIStatusError as error:
            response = error.response
        except (TimeoutError, openai.APITimeoutError):
            return lost("timeout", "", clock() - start)
        except openai.APIConnectionError as error:
            return lost("connection", self._reason(error), clock() - start)
        took, key = clock() - start, self.settings.api_key
        return answered(response.status_code, response.headers, response.text, took, secret=key)

    def _reason(self, error: Exception) -> str:
        cause = error.__cause__ or error
        said = without_secret(str(cause), self.settings.api_key)
        return f"{type(cause).__name__}: {said}" if said else type(cause).__name__

    def _error(self, settled: Settled, fault: Fault, trail: tuple[Attempt, ...]) -> ModelError:
        usage = usage_over(trail)
        gave_up = f" ({settled.gave_up})" if settled.gave_up else ""
        ended = self.settings.local and fault.outcome == "connection"
        return fault.raises(
            f"{self.settings.host}: {fault.message}{gave_up}",
            hint=LOCAL_LOST if ended else fault.hint,
            attempts=trail,
            usage=None if usage == Usage() else usage,
            request_id=settled.exchange.request_id,
        )

    def _opened(self) -> AsyncOpenAI:
        """The openai client, built on first use.

        Raises:
            AuthError: OpenAI or Azure without a key.
            ConfigError: The environment names a proxy that cannot be used.
        """
        if self._openai is None:
            settings = self.settings
            if settings.api_key is None and (settings.is_openai or settings.azure_endpoint):
                raise AuthError(
                    f"no API key for {settings.host}",
                    hint="give a key, or the base URL of a server that needs none",
                )
            if self._http_client is None:
                require_usable_proxies()
            self._openai = _built(settings, self._http())
        return self._openai

    def _http(self) -> httpx2.AsyncClient | None:
        import httpx2

        given = self._http_client
        self._closes_http = not isinstance(given, httpx2.AsyncClient)
        if isinstance(given, httpx2.AsyncBaseTransport):
            return httpx2.AsyncClient(transport=given, follow_redirects=True)
        return given


def _built(settings: ServiceSettings, http: httpx2.AsyncClient | None) -> AsyncOpenAI:
    """An openai client that takes nothing from the environment.

    An argument of None makes it look there, so blanks are given and taken out afterwards;
    for the headers of `OPENAI_CUSTOM_HEADERS` there is no argument at all.
    """
    import openai

    common: dict[str, Any] = {
        "api_key": settings.api_key or _PLACEHOLDER_KEY,
        "admin_api_key": "",
        "organization": "",
        "project": "",
        "webhook_secret": "",
        "timeout": settings.timeout_seconds,
        "max_retries": 0,
        "http_client": http,
    }
    client: AsyncOpenAI
    if settings.azure_endpoint:
        client = openai.AsyncAzureOpenAI(
            azure_endpoint=settings.azure_endpoint, api_version=settings.api_version, **common
        )
    else:
        client = openai.AsyncOpenAI(base_url=settings.endpoint, **common)
    client.organization = settings.organization
    client.project = None
    client._custom_headers = {}
    return client
