"""Where wishes become summaries, for many callers at once.

Covers: the engine, policy and language that a wish names, and telling how far it is.
Does not cover: queues and time limits (`jobs.py`), HTTP.

A model is asked on an event loop of its own: the checks that follow take up to a second for
the longest article, and the server goes on answering meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

from summarise.article import Article
from summarise.checks.policy import Policy, load_policy, policy_names
from summarise.errors import SourceError, UsageError
from summarise.language_names import language_name
from summarise.library import service_facts
from summarise.model.reply import Reply
from summarise.model.request import Client, Request
from summarise.pipeline import Options, summarise_with_model
from summarise.prompts import load_prompt
from summarise.read.lengths import count_words
from summarise.read.limits import DEFAULT_LIMITS, MIN_WORDS_OF_TEXT, ReadLimits
from summarise.schema import Summary
from summarise.serving.summarising import Declared, EngineName, Summarising, WithModel
from summarise.serving.wishes import Stage, Wish
from summarise.threads import LoopThread
from summarise.verification import Verification

if TYPE_CHECKING:
    from summarise.model.settings import ServiceSettings

Told = Callable[[Stage], None]


@dataclass(frozen=True, slots=True)
class Model:
    """The language model that is offered beside the baseline.

    Attributes:
        close: Closes the client, on the loop that it was used on; None leaves it open.
    """

    client: Client
    options: Options
    close: Callable[[], Coroutine[Any, Any, None]] | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A summary, and the article it is of."""

    article: Article
    summary: Summary


class Desk:
    """Makes and verifies summaries.

    Args:
        model: None offers the baseline alone.
        policy: For wishes that name none; the package's own default if None.
        limits: Of pages that are fetched.
        allow_private: Fetch from private addresses too. Never for callers one does not know.
    """

    def __init__(
        self,
        model: Model | None = None,
        *,
        policy: Policy | None = None,
        limits: ReadLimits = DEFAULT_LIMITS,
        allow_private: bool = False,
    ) -> None:
        self.usual_policy = policy or load_policy()
        shipped = {name: load_policy(name) for name in policy_names()}
        self.policies: Mapping[str, Policy] = MappingProxyType(
            {**shipped, self.usual_policy.name: self.usual_policy}
        )
        self.model = model
        self._limits, self._allow_private = limits, allow_private
        self._loop = LoopThread()

    @classmethod
    def of(cls, model: str, service: ServiceSettings) -> Self:
        """A desk with a model of a service, asked with the package's own prompt.

        Args:
            model: Model id as the service spells it.
            service: Where and how to reach it.
        """
        from summarise.model.service import ServiceClient

        client = ServiceClient(service)
        facts = service_facts(service)
        options = Options(model=model, prompt=load_prompt(), policy=load_policy(), **facts)
        return cls(Model(client, options, close=client.aclose))

    @property
    def usual_engine(self) -> EngineName:
        """What summarises where a wish names nothing."""
        return EngineName.BASELINE if self.model is None else EngineName.MODEL

    async def make(self, wish: Wish, told: Told) -> Made:
        """Summarise what is wished for.

        Args:
            wish: A text or an address.
            told: Hears of each stage as it begins, perhaps from another thread.

        Raises:
            UsageError: There is no such policy, language or model here.
            SourceError, ModelError: See `Summarising`.
        """
        if wish.language:
            language_name(wish.language)
        work = self._summarising(wish, told)
        article = await _article_of(wish, work, told)
        engine = wish.engine or self.usual_engine
        if engine is EngineName.BASELINE:
            told(Stage.CHECKING)
        return Made(article, await work.summary(article, engine))

    async def verify(self, summary: Summary, text: str, policy: str | None = None) -> Verification:
        """Check a stored summary against its article's text.

        Raises:
            UsageError: There is no such policy here.
            SourceError: The text is too long.
            CheckError: The summary is of another text.
        """
        work = Summarising(self._policy(policy))
        return await work.verification(summary, await work.article(text))

    def close(self) -> None:
        """Close the model's client and end the thread of its work."""
        if self.model is not None and self.model.close is not None:
            self._loop.run(self.model.close())
        self._loop.close()

    def _summarising(self, wish: Wish, told: Told) -> Summarising:
        policy = self._policy(wish.policy)
        return Summarising(
            policy,
            model=self._with_model(wish, policy, told),
            limits=self._limits,
            allow_private=self._allow_private,
        )

    def _policy(self, name: str | None) -> Policy:
        if name is None:
            return self.usual_policy
        if name not in self.policies:  # never a path: `load_policy` would open it
            raise UsageError(
                f"no check policy {name!r} here", hint="one of " + ", ".join(self.policies)
            )
        return self.policies[name]

    def _with_model(self, wish: Wish, policy: Policy, told: Told) -> WithModel | None:
        if self.model is None:
            return None
        client, own = _Watched(self.model.client, told), self.model.options
        options = replace(own, policy=policy, language=wish.language or own.language)

        async def with_model(article: Article) -> Summary:
            work = summarise_with_model(article, client=client, options=options)
            return await self._loop.arun(work)

        return with_model


class _Watched:
    """A `Client` that tells when it is asked and when it has answered."""

    def __init__(self, client: Client, told: Told) -> None:
        self._client, self._told = client, told

    async def complete(self, request: Request) -> Reply:
        """The client's reply."""
        self._told(Stage.ASKING)
        reply = await self._client.complete(request)
        self._told(Stage.CHECKING)
        return reply

    def schema_ignored(self, request: Request) -> None:
        """Pass it on."""
        self._client.schema_ignored(request)


async def _article_of(wish: Wish, work: Summarising, told: Told) -> Article:
    if wish.url is not None:
        told(Stage.FETCHING)
        return (await work.page(wish.url)).article
    told(Stage.READING)
    text = wish.text or ""
    words = count_words(text)
    if words < MIN_WORDS_OF_TEXT:
        raise SourceError(
            f"the text has {words} {'word' if words == 1 else 'words'}; "
            f"an article needs {MIN_WORDS_OF_TEXT}",
            hint="paste the whole article, or its address with https:// in front",
        )
    return await work.article(text, Declared(title=wish.title or None, published=wish.published))
