"""What a service can do, found out by asking it: the questions of `summarise doctor`.

Covers: reachability, models and their context, plain chat, usage, each rung of the ladder, our
own schema and the finer points of others, the seed, the name of the output limit.
Does not cover: the quality of answers, and what is not used: streaming, /v1/responses, logprobs.

Thirteen requests, one with a draft for an answer and the others with a few tokens. A service
that is not there is a finding, not an error.
"""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

from summarise.errors import ModelError, RejectedRequestError
from summarise.model.findings import ProbeResult, Verdict
from summarise.model.ladder import Ladder, Rung
from summarise.model.parameters import LIMIT_NAMES
from summarise.model.probe_schemas import details_kept, draft_held
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
        found = await _models(client, model)
        chat = await _chat(client, model)
        found += chat
        if chat[-1].name == "usage":
            found += await _schemas(client, model)
            found.append(await _seed(client, model))
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


async def _models(client: ServiceClient, model: str) -> list[ProbeResult]:
    try:
        models = await client.list_models()
    except ModelError as error:
        return [ProbeResult("models", Verdict.NO, str(error))]
    if not models:
        return [ProbeResult("models", Verdict.NO, "the service lists no models")]
    names = [item.id for item in models]
    among = "is" if model in names else "is not"
    few = ", ".join(names[:10]) + (", …" if len(names) > 10 else "")
    detail = f"{len(names)} listed, {model!r} {among} among them: {few}"
    rows = [ProbeResult("models", Verdict.YES, detail)]
    context = next((item.context for item in models if item.id == model), None)
    if context is not None:
        detail = f"{context:,} tokens of question and answer together"
        rows.append(ProbeResult("context", Verdict.YES, detail))
    return rows


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


async def _schemas(client: ServiceClient, model: str) -> list[ProbeResult]:
    """Every rung; then, on the best of them, what a run asks for."""
    rungs = await _rungs(client, model)
    taken = [Rung(row.name) for row in rungs if row.verdict is Verdict.YES]
    best = taken[0] if taken else Rung.PROMPT
    client.ladder.remember(client.settings.endpoint, model, best)
    rows = [*rungs, await draft_held(client, model)]
    if best in {Rung.JSON_SCHEMA_STRICT, Rung.JSON_SCHEMA}:
        client.ladder.remember(client.settings.endpoint, model, best)
        rows.append(await details_kept(client, model))
    return rows


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


async def _seed(client: ServiceClient, model: str) -> ProbeResult:
    """Whether the same seed gives the same answer, and another one another."""
    words = "Write ten letters of the alphabet in an order of your own, nothing else."
    plain = replace(_asking(model, words, limit=_CUT_LIMIT), temperature=1.0)
    try:
        texts = [(await client.complete(replace(plain, seed=n))).text for n in (1, 1, 2)]
    except ModelError as error:
        return ProbeResult("seed", Verdict.UNKNOWN, str(error))
    if "seed" in client.refused.of(client.settings.endpoint, model):
        return ProbeResult("seed", Verdict.REFUSED, "answered with an error, and left out since")
    if texts[0] != texts[1]:
        return ProbeResult("seed", Verdict.IGNORED, "the same seed gave two different answers")
    if texts[0] == texts[2]:
        return ProbeResult("seed", Verdict.UNKNOWN, "two seeds gave one answer: nothing to tell")
    return ProbeResult("seed", Verdict.YES, "the same seed gave the same answer, another did not")


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
