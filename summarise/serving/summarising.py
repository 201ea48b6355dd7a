"""One article in, one checked summary out: what every service offers, whatever it speaks.

Covers: text or a web address as an article, bounds on both, and the choice between the
built-in rules and the one model that the service was started with.
Does not cover: how a request or an answer looks (`tools.py` and its neighbours), flags.

Paths are no articles here: who calls a service must not read files through it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from summarise.article import Article
from summarise.checks.policy import Policy
from summarise.errors import SourceError, UsageError
from summarise.language_names import language_name
from summarise.pipeline import summarise_by_rules
from summarise.read.limits import DEFAULT_LIMITS, ReadLimits
from summarise.read.reading import Reading
from summarise.read.sources import has_scheme
from summarise.schema import Summary
from summarise.text_safety import printable
from summarise.threads import in_daemon_thread
from summarise.verification import Verification, verify

_T = TypeVar("_T")
WithModel = Callable[[Article], Awaitable[Summary]]

SOURCE = "text as given"  # what a summary calls a text without an address
# Our choice: some 30,000 words, more than any news article has.
MAX_CHARACTERS = 200_000


class EngineName(StrEnum):
    """What summarises: rules, or the model that the service was started with."""

    BASELINE = "baseline"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Declared:
    """What a caller knows of a text; what is None is looked for in the text.

    Attributes:
        language: ISO 639-1 code of the text.
    """

    title: str | None = None
    published: date | None = None
    language: str | None = None


class Summarising:
    """Articles, summaries and their verification, for many callers at once.

    Args:
        policy: What verdicts mean.
        model: What summarises with a model; None if the service has none.
        limits: Of a page that is fetched.
        allow_private: Fetch from private addresses too. Never for a caller one does not know.
        most_at_once: How many articles are read by the rules at the same time.
    """

    def __init__(
        self,
        policy: Policy,
        *,
        model: WithModel | None = None,
        limits: ReadLimits = DEFAULT_LIMITS,
        allow_private: bool = False,
        most_at_once: int = 4,
    ) -> None:
        self._policy = policy
        self._model = model
        self._limits = limits
        self._allow_private = allow_private
        self._gate = asyncio.Semaphore(most_at_once)

    @property
    def usual_engine(self) -> EngineName:
        """What summarises where the caller names nothing."""
        return EngineName.BASELINE if self._model is None else EngineName.MODEL

    async def article(self, text: str, declared: Declared | None = None) -> Article:
        """The article whose text is given.

        Raises:
            SourceError: It is empty or too long.
            UsageError: There is no such language.
        """
        known = declared or Declared()
        if known.language:
            language_name(known.language)
            known = replace(known, language=known.language.lower())
        if not text.strip():
            raise SourceError("the text is empty", hint="give the article's text")
        _require_length(len(text))
        return await self._beside(
            lambda: Article.from_text(
                text,
                source=SOURCE,
                title=known.title,
                published=known.published,
                language=known.language,
            )
        )

    async def page(self, url: str) -> Reading:
        """The article at a web address, and how it was read.

        Raises:
            SourceError: It is no public http or https address, or no article is there.
        """
        if not has_scheme(url):
            raise SourceError(
                f"{printable(url)!r} is no web address",
                hint="give an http or https URL, or the text itself; files are not read",
            )
        from summarise.read import read_source

        try:
            found = await in_daemon_thread(
                lambda: read_source(url, limits=self._limits, allow_private=self._allow_private)
            )
        except SourceError as error:  # its hint is for a command line
            raise SourceError(str(error), hint="give the article's text instead") from error
        _require_length(len(found.article.text))
        return found

    async def summary(self, article: Article, engine: EngineName | None = None) -> Summary:
        """Summarise an article.

        Raises:
            UsageError: A model is asked for, and the service has none.
            SourceError, ModelError: See `summarise.pipeline.summarise_with_model`.
        """
        if (engine or self.usual_engine) is EngineName.BASELINE:
            return await self._beside(lambda: summarise_by_rules(article, policy=self._policy))
        if self._model is None:
            raise UsageError(
                "no model is configured here",
                hint='ask for the engine "baseline", or start the service with -m MODEL',
            )
        return await self._model(article)

    async def verification(self, summary: Summary, article: Article) -> Verification:
        """Check a stored summary against its article; no model is asked.

        Raises:
            CheckError: The summary is of another text.
        """
        return await self._beside(lambda: verify(summary, article, policy=self._policy))

    async def _beside(self, work: Callable[[], _T]) -> _T:
        """Work for a processor, beside the event loop; only so many at once."""
        async with self._gate:
            return await in_daemon_thread(work)


def _require_length(characters: int) -> None:
    if characters > MAX_CHARACTERS:
        raise SourceError(
            f"{characters:,} characters are more than an article has; "
            f"{MAX_CHARACTERS:,} is the limit",
            hint="give one article, not a collection",
        )
