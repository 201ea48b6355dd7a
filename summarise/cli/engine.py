"""The engine of a run, opened: the baseline, or one client and one cache for all articles.

Does not cover: which engine it is (`surroundings.py`).
"""

from __future__ import annotations

from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from summarise.cli.surroundings import (
    Engine,
    load_policy_of,
    open_cache,
    options_of,
    service_settings,
)
from summarise.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from decimal import Decimal

    from summarise.article import Article
    from summarise.checks.policy import Policy
    from summarise.model.budget import Purse
    from summarise.model.cache import ReplyCache
    from summarise.model.request import Client
    from summarise.model.service import ServiceClient
    from summarise.model.settings import ServiceSettings
    from summarise.schema import Summary

    Summarise = Callable[[Article], Awaitable[Summary]]


@asynccontextmanager
async def open_engine(
    engine: Engine,
    settings: Settings,
    *,
    fresh: bool = False,
    max_cost: Decimal | None = None,
    purse: Purse | None = None,
    share: int = 1,
) -> AsyncIterator[Summarise]:
    """What summarises one article; many may run at once.

    Args:
        engine: Which one.
        settings: All settings.
        fresh: Ask anew where the cache holds an answer, and keep the new one.
        max_cost: USD that all requests may cost together.
        purse: Where they are counted; shared by all processes of a run.
        share: Of how many processes this is one: each gets its part of the limits.

    Raises:
        AuthError, ConfigError, PromptError: Nothing can be asked.
    """
    with _tracing(settings) as traced:
        if engine.model is None:
            yield traced(_by_rules(load_policy_of(settings)))
            return
        service = _part_of(service_settings(settings), share)
        options = options_of(settings, engine.model, service)
        from summarise.pipeline import summarise_with_model

        async with open_service(service, max_cost, purse) as own:
            with closing(open_cache(settings)) as cache:
                client: Client = own
                if settings.on("otel"):
                    from summarise.model.tracing import TracedClient

                    client = TracedClient(own, service=service, prompt=options.prompt.ref)
                client = with_cache(client, cache, service, settings, fresh=fresh)

                async def with_model(article: Article) -> Summary:
                    return await summarise_with_model(article, client=client, options=options)

                yield traced(with_model)


def open_service(
    service: ServiceSettings, max_cost: Decimal | None, purse: Purse | None = None
) -> ServiceClient:
    """The client of a service, which spends no more than it may."""
    from summarise.model.budget import Budget, Purse
    from summarise.model.service import ServiceClient

    budget = None if max_cost is None else Budget(max_cost, service, purse or Purse())
    return ServiceClient(service, budget=budget)


def with_cache(
    client: Client,
    cache: ReplyCache,
    service: ServiceSettings,
    settings: Settings,
    *,
    fresh: bool = False,
) -> Client:
    """The client behind the cache, if the settings want one."""
    from summarise.model.caching import CachingClient

    if not settings.on("cache"):
        return client
    return CachingClient(client, cache, service.identity, fresh=fresh)


@contextmanager
def _tracing(settings: Settings) -> Iterator[Callable[[Summarise], Summarise]]:
    """What is put around the work on an article: a span, if the settings ask for it."""
    if not settings.on("otel"):
        yield lambda summarise: summarise
        return
    from summarise.cli.tracing import spans_sent

    with spans_sent():
        from summarise.model.tracing import traced

        yield traced


def _by_rules(policy: Policy) -> Summarise:
    from summarise.pipeline import summarise_by_rules

    async def by_rules(article: Article) -> Summary:
        return summarise_by_rules(article, policy=policy)

    return by_rules


def _part_of(service: ServiceSettings, share: int) -> ServiceSettings:
    if share == 1:
        return service
    parts = {name: getattr(service, name) for name in ("rpm", "tpm")}
    return replace(service, **{name: n / share for name, n in parts.items() if n is not None})
