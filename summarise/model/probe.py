"""What a service can do, found out by asking it: the questions of `summarise doctor`.

Covers: reachability, models, plain chat, each rung of the ladder, the name of the output
limit, usage. Does not cover: the quality of answers.

About eight requests with outputs of a few tokens. A service that is not there is a finding,
not an error.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any

from summarise.errors import ModelError, RejectedRequestError
from summarise.model.ladder import Ladder, Rung
from summarise.model.parameters import LIMIT_NAMES
from summarise.model.reply import Reply, ReplyClass
from summarise.model.request import Message, Request
from summarise.model.server_text import shown
from summarise.model.service import ServiceClient
from summarise.model.settings import ServiceSettings
from summarise.run_record import Attempt

# Room for a model that reasons before a one-word answer; others stop after the word.
_PLAIN_LIMIT = 400
_CUT_LIMIT = 16  # the least OpenAI takes on every endpoint
_FORCED = "magnolia"
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"word": {"type": "string", "enum": [_FORCED]}},
    "required": ["word"],
    "additionalProperties": False,
}


class Verdict(StrEnum):
    """What one probe found."""

    YES = "yes"
    NO = "no"
    REFUSED = "refused"
    IGNORED = "ignored"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """One finding.

    Attributes:
        name: `reachable`, `models`, `chat`, `model_answered`, `usage`, a rung
            (`json_schema_strict` ...) or an output limit (`max_tokens` ...).
        verdict: `refused` if it was answered with an error, `ignored` if the answer took no
            notice of it.
        detail: One line for a reader.
    """

    name: str
    verdict: Verdict
    detail: str


async def probe(
    settings: ServiceSettings,
    model: str,
    *,
    http_client: Any = None,  # noqa: ANN401
) -> list[ProbeResult]:
    """Find out what a service does for one model. Never raises for what the service does.

    Args:
        settings: Where the service is; its patience is cut short.
        model: As the service spells it.
        http_client: As for `ServiceClient`.

    Returns:
        Findings in the order they were made. After a failed chat the rest is left out.
    """
    patient = replace(
        settings,
        attempts=min(settings.attempts, 2),
        deadline_seconds=min(settings.deadline_seconds, 60.0),
    )
    async with ServiceClient(patient, http_client=http_client, ladder=Ladder()) as client:
        found = [await _models(client, model)]
        chat = await _chat(client, model)
        found += chat
        if chat[-1].name == "usage":
            found += await _rungs(client, model)
            found += [await _limit(client, model, name) for name in LIMIT_NAMES]
    return found


def _asking(model: str, words: str, *, limit: int, schema: bool = False) -> Request:
    return Request(
        model=model,
        messages=(Message("user", words),),
        schema_name="probe" if schema else None,
        schema=_SCHEMA if schema else None,
        max_output_tokens=limit,
        purpose="probe",
    )


async def _models(client: ServiceClient, model: str) -> ProbeResult:
    try:
        names = await client.list_models()
    except ModelError as error:
        return ProbeResult("models", Verdict.NO, str(error))
    if not names:
        return ProbeResult("models", Verdict.NO, "the service lists no models")
    listed = "is" if model in names else "is not"
    few = ", ".join(names[:10]) + (", …" if len(names) > 10 else "")
    detail = f"{len(names)} listed, {model!r} {listed} among them: {few}"
    return ProbeResult("models", Verdict.YES, detail)


async def _chat(client: ServiceClient, model: str) -> list[ProbeResult]:
    request = _asking(model, "Answer with the one word: ready", limit=_PLAIN_LIMIT)
    try:
        reply = await client.complete(request)
    except ModelError as error:
        reached = any(attempt.status is not None for attempt in error.attempts)
        return [
            ProbeResult("reachable", Verdict.YES if reached else Verdict.NO, str(error)),
            ProbeResult("chat", Verdict.NO, error.hint or str(error)),
        ]
    answered = reply.kind is ReplyClass.OK
    said = reply.text if answered else reply.detail
    counted = reply.attempts[-1].usage
    known = counted.input_tokens is not None and counted.output_tokens is not None
    return [
        ProbeResult("reachable", Verdict.YES, f"HTTP {reply.attempts[-1].status}"),
        ProbeResult(
            "chat",
            Verdict.YES if answered else Verdict.NO,
            f"{reply.kind.value}: {shown(said or '', 80)}",
        ),
        ProbeResult(
            "model_answered",
            Verdict.YES if reply.model else Verdict.UNKNOWN,
            reply.model or "the service does not say which model answered",
        ),
        ProbeResult(
            "usage",
            Verdict.YES if known else Verdict.NO,
            f"{counted.input_tokens} in, {counted.output_tokens} out"
            if known
            else "the service does not count tokens: cost stays unknown",
        ),
    ]


async def _rungs(client: ServiceClient, model: str) -> list[ProbeResult]:
    """Try every rung; a refused one leads to the next within the same call."""
    found: dict[Rung, ProbeResult] = {}
    for rung in Rung:
        if rung in found:
            continue
        client.ladder.remember(client.settings.endpoint, model, rung)
        request = _asking(model, "Answer with the word: tangerine", limit=_PLAIN_LIMIT, schema=True)
        try:
            reply = await client.complete(request)
        except ModelError as error:
            found |= _refusals(error.attempts)
            last = Rung(error.attempts[-1].rung or rung) if error.attempts else rung
            rejected = isinstance(error, RejectedRequestError)
            verdict = Verdict.REFUSED if rejected else Verdict.UNKNOWN
            found[last] = ProbeResult(last.value, verdict, str(error))
            continue
        found |= _refusals(reply.attempts)
        last = Rung(reply.attempts[-1].rung or rung)
        found[last] = _obedience(last, reply)
    return [found[rung] for rung in Rung if rung in found]


def _refusals(attempts: tuple[Attempt, ...]) -> dict[Rung, ProbeResult]:
    """The rungs that were left because of the error they were answered with."""
    return {
        Rung(attempt.rung): ProbeResult(attempt.rung, Verdict.REFUSED, attempt.detail or "")
        for attempt, later in pairwise(attempts)
        if attempt.rung is not None and later.rung != attempt.rung
    }


def _obedience(rung: Rung, reply: Reply) -> ProbeResult:
    """The prompt asks for one word, the schema allows only another: which came?"""
    if reply.kind is not ReplyClass.OK:
        detail = f"no answer to judge by: {reply.kind.value}"
        return ProbeResult(rung.value, Verdict.UNKNOWN, detail)
    value = _json(reply.text or "")
    if value == {"word": _FORCED}:
        return ProbeResult(rung.value, Verdict.YES, "the answer follows the schema")
    if isinstance(value, dict):
        promised = rung is Rung.JSON_OBJECT
        verdict = Verdict.YES if promised else Verdict.IGNORED
        return ProbeResult(rung.value, verdict, "a JSON object that is not the schema's")
    detail = f"not a JSON object: {shown(reply.text or '', 80)}"
    return ProbeResult(rung.value, Verdict.IGNORED, detail)


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


async def _limit(client: ServiceClient, model: str, name: str) -> ProbeResult:
    """Whether an output limit of this name is taken, and kept to."""
    endpoint = client.settings.endpoint
    before = client.refused.of(endpoint, model)
    others = frozenset(LIMIT_NAMES) - {name}
    client.refused.remember(endpoint, model, (before - {name}) | others)
    request = _asking(model, "Count from 1 to 60, in figures.", limit=_CUT_LIMIT)
    try:
        reply = await client.complete(request)
    except ModelError as error:
        return ProbeResult(name, Verdict.REFUSED, str(error))
    finally:
        client.refused.remember(endpoint, model, before)
    cut = reply.kind in {ReplyClass.TRUNCATED_WRITING, ReplyClass.TRUNCATED_THINKING}
    detail = "kept" if cut else f"an answer of {len(reply.text or '')} characters was not cut"
    return ProbeResult(name, Verdict.YES if cut else Verdict.IGNORED, detail)
