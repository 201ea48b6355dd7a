"""The library's front: one call, or one object for many calls.

Nothing here prints, reads the environment or configures logging. What a service needs (key,
base URL) is given; the engine is never chosen silently: `model="baseline"` asks for the
built-in rules.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Coroutine
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self, TypedDict

from summarise.article import Article
from summarise.checks.policy import Policy, load_policy
from summarise.errors import UsageError
from summarise.pipeline import Options, Sampling, summarise_by_rules, summarise_with_model
from summarise.prompts import DEFAULT_PROMPT, Prompt, load_prompt
from summarise.run_record import Usage
from summarise.schema import Summary
from summarise.threads import LoopThread
from summarise.verification import Verification
from summarise.verification import verify as _verify

if TYPE_CHECKING:
    from summarise.model.request import Client
    from summarise.model.service import ServiceClient
    from summarise.model.settings import ServiceSettings

BASELINE = "baseline"


class ServiceFacts(TypedDict):
    """What `Options` takes from a service."""

    host: str | None
    price: Callable[[str, Usage], Decimal | None]


class Summariser:
    """Summarises articles, one after the other or many at once.

    Use it as a context manager, or call `close()`: it may hold connections and a thread.

    Args:
        model: Model id as the service spells it, or `"baseline"`.
        service: Where and how to reach the service; not needed for the baseline or with a
            `client`.
        client: Anything that answers requests, in place of a service.
        prompt: A prompt, or its name; see `summarise.prompts`.
        policy: `"default"`, `"strict"`, `"lenient"`, or a policy.
        language: ISO 639-1 code to write in; None means each article's own.
        sampling: Token bounds and model parameters.

    Raises:
        UsageError: If a model is named but neither `service` nor `client` is given.
    """

    def __init__(
        self,
        model: str,
        *,
        service: ServiceSettings | None = None,
        client: Client | None = None,
        prompt: Prompt | str = DEFAULT_PROMPT,
        policy: Policy | str = "default",
        language: str | None = None,
        sampling: Sampling | None = None,
    ) -> None:
        self._policy = load_policy(policy) if isinstance(policy, str) else policy
        self._loop = LoopThread()
        self._client, self._options = client, None
        own: ServiceClient | None = None
        if model != BASELINE:
            if client is None:
                self._client = own = _open(service, model)
            self._options = Options(
                model=model,
                prompt=load_prompt(prompt) if isinstance(prompt, str) else prompt,
                policy=self._policy,
                language=language,
                sampling=sampling or Sampling(),
                **service_facts(service),
            )
        self._shut = weakref.finalize(self, _shut, self._loop, own)

    def __call__(self, article: Article | str) -> Summary:
        """Summarise one article; works inside a running event loop too.

        Args:
            article: An article, or its text. Text is text: never a path, never a URL.

        Raises:
            SourceError, ModelError: See `summarise.pipeline.summarise_with_model`.
        """
        if self._options is None:
            return summarise_by_rules(_as_article(article), policy=self._policy)
        return self._loop.run(self._with_model(_as_article(article)))

    async def asummarise(self, article: Article | str) -> Summary:
        """The same for asynchronous callers; many may run at once."""
        if self._options is None:
            return summarise_by_rules(_as_article(article), policy=self._policy)
        return await self._loop.arun(self._with_model(_as_article(article)))

    def close(self) -> None:
        """Close connections and end the thread. Closing twice does nothing."""
        self._shut()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _with_model(self, article: Article) -> Coroutine[Any, Any, Summary]:
        if self._options is None or self._client is None:
            raise UsageError("this summariser has no model")
        return summarise_with_model(article, client=self._client, options=self._options)


def summarise(
    article: Article | str,
    *,
    model: str,
    service: ServiceSettings | None = None,
    client: Client | None = None,
    language: str | None = None,
) -> Summary:
    """Summarise one article in one call.

    Args:
        article: An article, or its text. Text is text: never a path, never a URL.
        model: Model id, or `"baseline"` for the built-in rules.
        service: Where and how to reach the service.
        client: Anything that answers requests, in place of a service.
        language: ISO 639-1 code to write in; None means the article's own.

    Raises:
        UsageError: If a model is named but no way to reach one is given.
        SourceError: If the text is empty.
        ModelError: If no usable answer could be had.
    """
    with Summariser(model, service=service, client=client, language=language) as summariser:
        return summariser(article)


def verify(summary: Summary, article: Article | str, *, policy: str = "default") -> Verification:
    """Check a stored summary against its article: no model, no key, no network.

    Raises:
        CheckError: If the summary is of another text.
    """
    return _verify(summary, _as_article(article), policy=load_policy(policy))


def service_facts(service: ServiceSettings | None) -> ServiceFacts:
    """What a run records of its service: host, and a price list bound to it."""
    if service is None:
        return ServiceFacts(host=None, price=lambda _model, _usage: None)

    def price(model: str, usage: Usage) -> Decimal | None:
        from summarise.model.pricing import price_of

        return price_of(model, usage, service.host, service.price)

    return ServiceFacts(host=service.host, price=price)


def _open(service: ServiceSettings | None, model: str) -> ServiceClient:
    if service is None:
        raise UsageError(
            f"model {model!r} needs a service or a client",
            hint='Summariser(model, service=ServiceSettings(api_key=...)) or model="baseline"',
        )
    from summarise.model.service import ServiceClient

    return ServiceClient(service)


def _shut(loop: LoopThread, client: ServiceClient | None) -> None:
    if client is not None:
        loop.run(client.aclose())
    loop.close()


def _as_article(article: Article | str) -> Article:
    return article if isinstance(article, Article) else Article.from_text(article)
