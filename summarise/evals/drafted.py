"""Drafts to put errors into: recorded replies, the baseline's, or those of a folder.

Covers: the first valid reply to each question, through the real client on recordings.
Does not cover: what a re-ask mended: what a model wrote first is what errors go into.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarise.article import Article
from summarise.baseline.engine import draft_article
from summarise.draft import Draft, parse_reply
from summarise.errors import ModelError, NotEvaluatedError, ReplyError
from summarise.evals.cases import Case
from summarise.evals.recording_set import RecordingSet
from summarise.evals.replaying import (
    Question,
    folder_of,
    known_texts,
    options_of,
    questions,
    record_command,
)
from summarise.model.case_scope import for_case
from summarise.model.reply import Reply, ReplyClass
from summarise.model.request import Client, Request
from summarise.parts import merge_drafts
from summarise.pipeline import Options, summarise_with_model


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft and what it is held against.

    Attributes:
        name: Of the draft: set and case.
        case: Whose gold it is scored against; None for no gold.
        language: ISO 639-1 that was asked for, or None.
    """

    name: str
    draft: Draft
    article: Article
    case: Case | None
    language: str | None


def drafted_by_rules(cases: Sequence[Case], data: Path) -> list[Drafted]:
    """What the built-in baseline drafts."""
    articles = [(case, case.load_article(data)) for case in cases]
    return [
        Drafted(f"baseline/{case.id}", draft_article(article), article, case, None)
        for case, article in articles
    ]


def drafted_in(folder: Path, cases: Sequence[Case], data: Path) -> list[Drafted]:
    """Replies as files, `<case>.json` or `<case>.txt`; a case without one is left out.

    Raises:
        NotEvaluatedError: If there is none, or one is no draft.
    """
    found = []
    for case in cases:
        paths = [folder / f"{case.id}{suffix}" for suffix in (".json", ".txt")]
        for path in [path for path in paths if path.exists()][:1]:
            article = case.load_article(data)
            try:
                draft = parse_reply(path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError, ReplyError) as error:
                raise NotEvaluatedError(f"{path} is no reply: {error}", case=case.id) from error
            found.append(Drafted(case.id, draft, article, case, article.language))
    if not found:
        raise NotEvaluatedError(
            f"{folder} holds no reply for any case", hint="name each <case>.json"
        )
    return found


def drafted_in_recordings(
    described: RecordingSet, cases: Sequence[Case], data: Path
) -> list[Drafted]:
    """What a recorded model wrote first about each case; its failures are left out.

    Raises:
        NotEvaluatedError: If a recording is missing, stale or edited.
    """
    return asyncio.run(_replayed(described, cases, data))


async def _replayed(described: RecordingSet, cases: Sequence[Case], data: Path) -> list[Drafted]:
    import httpx2

    from summarise.model.replay import ReplayTransport
    from summarise.model.service import ServiceClient

    options = options_of(described)
    asked = questions(cases, data, options)
    transport = ReplayTransport(
        folder_of(described, data),
        known_texts=known_texts(asked),
        record_with=record_command(described),
    )
    found = []
    async with httpx2.AsyncClient(transport=transport, follow_redirects=True) as http:
        for question in asked:
            client = ServiceClient(described.settings(), http_client=http)
            draft = await _first_draft(question, client, options)
            if draft is not None:
                case, article = question.case, question.article
                name, language = f"{described.slug}/{case.id}", article.language
                found.append(Drafted(name, draft, article, case, described.language or language))
    return found


async def _first_draft(question: Question, client: Client, options: Options) -> Draft | None:
    """The draft before any check; None if the model failed."""
    listener = _Listener(client)
    try:
        with for_case(question.case.id):
            await summarise_with_model(question.article, client=listener, options=options)
    except ModelError:
        return None
    return merge_drafts(list(listener.drafts.values()))


class _Listener:
    """A client that keeps the valid drafts that pass through it, one for each part."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.drafts: dict[str, Draft] = {}

    async def complete(self, request: Request) -> Reply:
        """Ask, and listen."""
        reply = await self._client.complete(request)
        if request.purpose != "check_repair" and reply.kind is ReplyClass.OK and reply.text:
            try:
                self.drafts[request.messages[1].content] = parse_reply(reply.text)
            except ReplyError:
                return reply  # the pipeline asks again
        return reply

    def schema_ignored(self, request: Request) -> None:
        """Pass it on."""
        self._client.schema_ignored(request)
