"""A model as an engine: its replies replayed from recordings, or recorded.

Covers: the product's own path from article to summary, through the real client, with a
transport in place of the network; the texts that recordings refer to.
Does not cover: the transports (`model/replay.py`, `model/record.py`).

Every case has a client that has learned nothing, over connections that all share: what one
case teaches a client about a service must not change what the next one asks, or requests
would depend on which case came first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.article import Article
from summarise.checks.policy import load_policy
from summarise.draft import schema_sha256
from summarise.evals.cases import Case
from summarise.evals.engines import Facts
from summarise.evals.recording_set import FOLDER, NOWHERE, RecordingSet
from summarise.fencing import fence_for
from summarise.library import service_facts
from summarise.model.case_scope import for_case
from summarise.model.digests import sha256_of
from summarise.model.ledger import Ledger
from summarise.model.request import Request
from summarise.model.settings import ServiceSettings
from summarise.model.shared_texts import fenced_block
from summarise.pipeline import Options, build_requests, summarise_with_model
from summarise.prompts import load_prompt
from summarise.schema import Summary

if TYPE_CHECKING:
    import httpx2

    from summarise.model.service import ServiceClient


class ModelEngine:
    """Summarises with a model behind a transport.

    Args:
        described: What decides the requests.
        transport: Answers them; closed with this engine.
        settings: Of the service; those of the set itself when it is replayed.
        options: From `options_of`.
        replayed: Whether the transport reads recordings.
    """

    def __init__(
        self,
        described: RecordingSet,
        transport: httpx2.AsyncBaseTransport,
        *,
        settings: ServiceSettings,
        options: Options,
        replayed: bool,
    ) -> None:
        self._described = described
        self._transport = transport
        self._settings = settings
        self._options = options
        self._replayed = replayed
        self._client: ServiceClient | None = None

    @property
    def facts(self) -> Facts:
        """What it is."""
        return Facts(
            name=self._described.slug,
            replayed=self._replayed,
            model=self._described.model,
            prompt=self._options.prompt.label,
            schema_sha256=schema_sha256(),
            policy=self._options.policy.label,
            parameters=self._described.parameters(),
        )

    async def summarise(self, article: Article, *, case: str, sample: int) -> Summary:
        """Ask about one article, as the command line would."""
        from summarise.model.service import ServiceClient

        if self._client is None:
            self._client = ServiceClient(self._settings, http_client=self._transport)
        client = self._client.unlearned()
        with for_case(case, sample):
            return await summarise_with_model(article, client=client, options=self._options)

    async def aclose(self) -> None:
        """Close the transport."""
        if self._client is not None:
            await self._client.aclose()


def options_of(described: RecordingSet, prompts: Path | None = None) -> Options:
    """Everything a run of a set needs besides a client.

    Args:
        described: The set.
        prompts: A folder of prompts; None means those of the product.

    Raises:
        PromptError, ConfigError: If the set names a prompt or a policy that is not there.
    """
    facts = service_facts(described.settings())
    if facts["host"] == NOWHERE:  # no price list knows it, and loading one takes 30 MB
        facts["price"] = lambda _model, _usage: None
    return Options(
        model=described.model,
        prompt=load_prompt(described.prompt, prompts),
        policy=load_policy(described.policy),
        language=described.language,
        sampling=described.sampling,
        **facts,
    )


def replaying(
    described: RecordingSet, cases: Sequence[Case], data: Path, options: Options, ledger: Ledger
) -> ModelEngine:
    """The engine that answers from the recordings of a set. It opens no connection."""
    from summarise.model.replay import ReplayTransport

    transport = ReplayTransport(
        folder_of(described, data),
        known_texts=known_texts(questions(cases, data, options)),
        ledger=ledger,
        record_with=record_command(described),
    )
    settings = described.settings()
    return ModelEngine(described, transport, settings=settings, options=options, replayed=True)


@dataclass(frozen=True, slots=True)
class Recording:
    """How to record.

    Attributes:
        service: The real one.
        origin: In plain words, what answers.
        reuse: Whether recordings that still fit are kept, and only the others asked for.
    """

    service: ServiceSettings
    origin: str
    reuse: bool


def recording(
    described: RecordingSet,
    asked: Sequence[Question],
    data: Path,
    how: Recording,
    options: Options,
    ledger: Ledger,
) -> ModelEngine:
    """The engine that asks a real service and writes its answers down."""
    from summarise.model.record import RecordTransport

    transport = RecordTransport(
        folder_of(described, data),
        origin=how.origin,
        known_texts=known_texts(asked),
        secrets=(how.service.api_key,) if how.service.api_key else (),
        ledger=ledger,
        reuse=how.reuse,
    )
    return ModelEngine(described, transport, settings=how.service, options=options, replayed=False)


def record_command(described: RecordingSet) -> str:
    """The command that records one case; `{case}` stands for it."""
    return f"summarise eval record -m {described.model} --case {{case}} --origin TEXT"


def folder_of(described: RecordingSet, data: Path) -> Path:
    """Where the recordings of a set are."""
    return data / FOLDER / described.slug


@dataclass(frozen=True, slots=True)
class Question:
    """A case as it is asked: its article and the first request for each part of it."""

    case: Case
    article: Article
    requests: tuple[Request, ...]


def questions(cases: Sequence[Case], data: Path, options: Options) -> list[Question]:
    """What is asked first about each case."""
    articles = [(case, case.load_article(data)) for case in cases]
    return [
        Question(case, article, tuple(build_requests(article, options)))
        for case, article in articles
    ]


def known_texts(asked: Sequence[Question]) -> dict[str, str]:
    """The articles as prompts lay them out, by SHA-256: recordings refer to them."""
    blocks = (
        fenced_block(request.messages[-1].content, fence_for(question.article))
        for question in asked
        for request in question.requests
    )
    return {sha256_of(block): block for block in blocks if block is not None}
