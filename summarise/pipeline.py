"""One article, from text to checked summary: the one straight path.

Covers: asking a model (or the baseline's rules) for a draft, reviewing it, the one bounded
re-ask, and assembly with a full run record.
Does not cover: where articles come from (`read/`) and where summaries go (`render/`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from summarise._version import __version__
from summarise.article import Article, Sentence
from summarise.assembly import assemble
from summarise.checks.policy import Policy
from summarise.checks.review import Review, review_draft
from summarise.draft import SCHEMA_NAME, Draft, draft_schema, parse_reply, schema_sha256
from summarise.errors import ModelError, ReplyError, SourceError
from summarise.escalation.scheme import entry
from summarise.fencing import article_inputs
from summarise.language import read_as_english
from summarise.language_names import language_name
from summarise.model.dialogue import obtain_draft
from summarise.model.reply import ReplyClass
from summarise.model.request import Client, Message, Request
from summarise.parts import merge_drafts, split_article
from summarise.prompts import Prompt
from summarise.repairs import repaired
from summarise.run_record import Attempt, Run, Usage, usage_over
from summarise.schema import Check, Summary
from summarise.vocabulary import CheckName, Outcome


@dataclass(frozen=True, slots=True)
class Sampling:
    """Bounds and parameters of requests. None leaves a parameter to the service.

    Attributes:
        max_output_tokens: Bound of one reply, reasoning included; doubled once if a reply
            is cut.
        max_input_tokens: Bound of one article, as characters / 4; a longer one is split.
    """

    max_output_tokens: int = 8_000
    max_input_tokens: int = 60_000
    temperature: float | None = None
    seed: int | None = None
    reasoning_effort: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How to summarise with a model.

    Attributes:
        language: ISO 639-1 code to write in; None means the article's own.
        host: Host of the service, for the run record; None if there is none.
        price: Tokens to USD, or None where the price is not known.
    """

    model: str
    prompt: Prompt
    policy: Policy
    language: str | None = None
    sampling: Sampling = Sampling()
    host: str | None = None
    price: Callable[[str, Usage], Decimal | None] = field(default=lambda _model, _usage: None)


@dataclass(frozen=True, slots=True)
class _Obtained:
    """A part's draft after its re-ask, and what it took.

    Attributes:
        review: Of `draft`, where no re-ask changed it.
    """

    draft: Draft
    review: Review | None
    model: str | None
    attempts: tuple[Attempt, ...]


def build_request(
    article: Article,
    options: Options,
    *,
    sentences: Sequence[Sentence] | None = None,
    part: int = 1,
    parts: int = 1,
) -> Request:
    """The first request for an article, or for one part of it."""
    language = options.language or article.language or "en"
    inputs = article_inputs(
        article, language=language_name(language), sentences=sentences, part=part, parts=parts
    )
    return Request(
        model=options.model,
        messages=(
            Message("system", options.prompt.render("system")),
            Message("user", options.prompt.render("user", **inputs)),
        ),
        schema_name=SCHEMA_NAME,
        schema=draft_schema(),
        max_output_tokens=options.sampling.max_output_tokens,
        temperature=options.sampling.temperature,
        seed=options.sampling.seed,
        reasoning_effort=options.sampling.reasoning_effort,
    )


def build_requests(article: Article, options: Options) -> list[Request]:
    """Every first request for an article: one, unless it is too long for one."""
    parts = split_article(article, options.sampling.max_input_tokens)
    return [
        build_request(article, options, sentences=sentences, part=number, parts=len(parts))
        for number, sentences in enumerate(parts, start=1)
    ]


async def summarise_with_model(article: Article, *, client: Client, options: Options) -> Summary:
    """Summarise one article with a language model and check every item.

    Args:
        article: The article; its body goes to the service as it is.
        client: Where requests are sent.
        options: Model, prompt, policy and limits.

    Returns:
        The checked summary. Items that failed a check stand in `rejected`.

    Raises:
        SourceError: If the article has no body.
        ReplyError: If the service answered with no draft. The error's class says how.
        AuthError, RejectedRequestError, ServiceError: As raised by `client`.
        Each ModelError carries every attempt made for the article and its usage.
    """
    _require_body(article)
    started, clock = datetime.now(UTC), time.monotonic()
    done: list[_Obtained] = []
    for request in build_requests(article, options):
        try:
            done.append(await _draft_part(article, request, client, options))
        except ModelError as error:
            spent = tuple(attempt for item in done for attempt in item.attempts)
            error.attempts = (*spent, *error.attempts)
            error.usage = usage_over(error.attempts)
            raise
    attempts = tuple(attempt for item in done for attempt in item.attempts)
    usage = usage_over(attempts)
    answered = next((item.model for item in done if item.model), None)
    review = done[0].review if len(done) == 1 else None
    if review is None:
        review = _reviewed(merge_drafts([item.draft for item in done]), article, options)
    run = Run(
        engine="llm",
        version=__version__,
        started=started,
        seconds=round(time.monotonic() - clock, 3),
        model=options.model,
        model_answered=answered,
        host=options.host,
        prompt=options.prompt.ref,
        schema_sha256=schema_sha256(),
        article_sha256=article.sha256,
        parameters=parameters_of(options),
        policy=options.policy.label,
        parts=len(done),
        attempts=attempts,
        usage=usage,
        cost_usd=options.price(answered or options.model, usage),
    )
    return assemble(review, article, run)


def summarise_by_rules(article: Article, *, policy: Policy) -> Summary:
    """Summarise one article with the built-in baseline: no model, no network.

    The same text gives the same summary, but for `run.started` and `run.seconds`.

    Raises:
        SourceError: If the article has no body.
    """
    from summarise.baseline.engine import draft_article

    _require_body(article)
    started, clock = datetime.now(UTC), time.monotonic()
    review = review_draft(
        draft_article(article), article, policy=policy, language=None, scheme=entry
    )
    if not read_as_english(article.language):
        review = replace(review, notes=(*review.notes, _unread(article.language or "")))
    run = Run.without_requests(
        "baseline",
        version=__version__,
        started=started,
        seconds=round(time.monotonic() - clock, 3),
        article_sha256=article.sha256,
        policy=policy.label,
    )
    return assemble(review, article, run)


def _unread(language: str) -> Check:
    """Said where the rules do not read a language: an empty list must not look like a finding."""
    name = language_name(language)
    return Check(
        name=CheckName.LANGUAGE,
        verdict="not_read",
        outcome=Outcome.WARN,
        detail=f"the baseline reads English; in this {name} article it looked for no claims, "
        "actors or signals",
    )


def _require_body(article: Article) -> None:
    if not article.sentences:
        raise SourceError(
            f"{article.source} holds no text", hint="pipe the text in: pbpaste | summarise -"
        )


async def _draft_part(
    article: Article, request: Request, client: Client, options: Options
) -> _Obtained:
    """A draft of one part, with its rejected items asked for once more."""

    def repair(bad_text: str, problems: tuple[str, ...]) -> tuple[Message, ...]:
        return _repair_messages(options.prompt, "schema", bad_text, problems)

    first = await obtain_draft(client, request, repair)
    review = _reviewed(first.draft, article, options)
    problems = review.problems()
    if not problems:
        return _Obtained(first.draft, review, first.model, first.attempts)
    again = replace(
        request,
        messages=(
            *request.messages,
            *_repair_messages(options.prompt, "checks", first.reply_text, problems),
        ),
        purpose="check_repair",
    )
    second, attempts = await _second_draft(client, again)
    draft = repaired(review, _reviewed(second, article, options)) if second else first.draft
    return _Obtained(draft, None, first.model, (*first.attempts, *attempts))


async def _second_draft(
    client: Client, request: Request
) -> tuple[Draft | None, tuple[Attempt, ...]]:
    """The answer to the re-ask, or None: what already stands is not lost with it."""
    try:
        reply = await client.complete(request)
    except ModelError as error:
        return None, error.attempts
    if reply.kind is not ReplyClass.OK or reply.text is None:
        return None, reply.attempts
    try:
        return parse_reply(reply.text), reply.attempts
    except ReplyError as error:
        last = reply.attempts[-1].model_copy(update={"outcome": error.kind})
        return None, (*reply.attempts[:-1], last)


def _repair_messages(
    prompt: Prompt, kind: str, bad_text: str, problems: tuple[str, ...]
) -> tuple[Message, ...]:
    text = prompt.render("repair", kind=kind, problems=list(problems))
    return (Message("assistant", bad_text), Message("user", text))


def _reviewed(draft: Draft, article: Article, options: Options) -> Review:
    language = options.language or article.language
    return review_draft(draft, article, policy=options.policy, language=language, scheme=entry)


def parameters_of(options: Options) -> dict[str, Any]:
    """The parameters that were given, by name, for the run record."""
    given: dict[str, Any] = {"language": options.language, **asdict(options.sampling)}
    return {name: value for name, value in given.items() if value is not None}
