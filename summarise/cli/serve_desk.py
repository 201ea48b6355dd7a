"""The desk of `summarise serve`: the model of the settings, and a line in the log per article.

Covers: opening and closing what a model needs. Does not cover: spans (`--otel`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from decimal import Decimal

from summarise.cli.account import accounted
from summarise.cli.engine import open_service, with_cache
from summarise.cli.exits import Exit
from summarise.cli.intake_flags import limits_of
from summarise.cli.surroundings import (
    Engine,
    load_policy_of,
    open_cache,
    options_of,
    service_settings,
)
from summarise.errors import SummariseError
from summarise.model.cache import ReplyCache
from summarise.read.limits import ReadLimits
from summarise.serving.desk import Desk, Made, Model, Told
from summarise.serving.summarising import EngineName
from summarise.serving.wishes import Wish
from summarise.settings import Settings

_MAX_DOCUMENT_BYTES = 20_000_000  # our choice: several are taken apart at once


@contextmanager
def open_desk(engine: Engine, settings: Settings, max_cost: Decimal | None) -> Iterator[Desk]:
    """The desk that the settings ask for.

    Raises:
        AuthError, ConfigError, PromptError: The model cannot be asked.
    """
    with closing(open_cache(settings)) as cache:
        model = None
        if engine.model is not None:
            model = _model(engine.model, settings, cache, max_cost)
        with closing(_AccountedDesk(engine, settings, model)) as desk:
            yield desk


class _AccountedDesk(Desk):
    """A desk whose every article has its line in the run log."""

    def __init__(self, engine: Engine, settings: Settings, model: Model | None) -> None:
        super().__init__(model, policy=load_policy_of(settings), limits=_limits(settings))
        self._engine, self._settings = engine, settings

    async def make(self, wish: Wish, told: Told) -> Made:
        """Summarise, and log what came of it."""
        by_rules = (wish.engine or self.usual_engine) is EngineName.BASELINE
        engine = replace(self._engine, model=None) if by_rules else self._engine
        source = wish.url or "-"
        made: Made | SummariseError | asyncio.CancelledError
        with accounted("serve", engine, self._settings, sources=1) as account:
            try:
                made = await super().make(wish, told)
                account.add(source, made.summary, made.article)
            except SummariseError as error:
                made, account.exit_code = error, error.exit_code
                account.add(source, error, None)
            except asyncio.CancelledError as stopped:
                made, account.exit_code = stopped, Exit.INTERRUPTED
        if isinstance(made, Made):
            return made
        raise made


def _model(name: str, settings: Settings, cache: ReplyCache, max_cost: Decimal | None) -> Model:
    service = service_settings(settings)
    own = open_service(service, max_cost)
    client = with_cache(own, cache, service, settings)
    return Model(client, options_of(settings, name, service), close=own.aclose)


def _limits(settings: Settings) -> ReadLimits:
    return replace(limits_of(settings), max_document_bytes=_MAX_DOCUMENT_BYTES)
