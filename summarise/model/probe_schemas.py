"""How well a service keeps to a schema: our own, and the finer points that servers pass over.

Covers: the rows `draft` and `schema_details` of `summarise doctor`. Does not cover: which rung
of the ladder a service takes (`probe.py`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from summarise.draft import SCHEMA_NAME, draft_schema, parse_reply
from summarise.errors import ModelError, RejectedRequestError, ReplyError
from summarise.model.findings import ProbeResult, Verdict
from summarise.model.reply import Reply, ReplyClass
from summarise.model.request import Message, Request
from summarise.model.service import ServiceClient

_DRAFT_LIMIT = 2_000
_DETAILS_LIMIT = 600
_ARTICLE = (
    "Draw up what this report claims, who acts in it and how it bears on the conflict, as JSON.\n"
    "[1] Arland and Besk resumed talks on the port of Kell on Monday.\n"
    "[2] Arland accused Besk of shelling two villages; Besk denied it."
)


@dataclass(frozen=True, slots=True)
class _Detail:
    """One construct: the prompt asks for `told`, which `schema` does not allow."""

    name: str
    schema: dict[str, Any]
    told: Any
    kept: Callable[[Any], bool]


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else float("nan")


_DETAILS = (
    _Detail(
        "integer bounds",
        {"type": "integer", "minimum": 100, "maximum": 200},
        7,
        lambda value: 100 <= _number(value) <= 200,
    ),
    _Detail(
        "float bounds",
        {"type": "number", "minimum": 1234.5, "maximum": 1234.75},
        2.5,
        lambda value: 1234.5 <= _number(value) <= 1234.75,
    ),
    _Detail(
        "multipleOf",
        {"type": "integer", "minimum": 1, "multipleOf": 1_000_003},
        5,
        lambda value: _number(value) >= 1 and _number(value) % 1_000_003 == 0,
    ),
    _Detail(
        "list lengths",
        {"type": "array", "items": {"enum": [1, 2]}, "minItems": 5, "maxItems": 5},
        [1],
        lambda value: isinstance(value, list) and len(value) == 5,
    ),
    _Detail(
        "uniqueItems",
        {
            "type": "array",
            "items": {"enum": [1, 2, 3, 4, 5, 6]},
            "minItems": 6,
            "maxItems": 6,
            "uniqueItems": True,
        },
        [1, 1, 1, 1, 1, 1],
        lambda value: isinstance(value, list) and len({str(item) for item in value}) == 6,
    ),
    _Detail(
        "string lengths",
        {"type": "string", "minLength": 3, "maxLength": 3},
        "tangerine",
        lambda value: isinstance(value, str) and len(value) == len("abc"),
    ),
    _Detail(
        "anchored patterns",
        {"type": "string", "pattern": "^[ab]{4}$"},
        "tangerine",
        lambda value: len(str(value)) == len("abab") and set(str(value)) <= {"a", "b"},
    ),
    _Detail(
        "unanchored patterns",
        {"type": "string", "pattern": "magnolia", "maxLength": 40},
        "tangerine",
        lambda value: "magnolia" in str(value),
    ),
)


async def draft_held(client: ServiceClient, model: str) -> ProbeResult:
    """Whether an answer to our own schema, asked for as a run does, is a draft."""
    asked = _asking(model, _ARTICLE, SCHEMA_NAME, draft_schema(), limit=_DRAFT_LIMIT)
    try:
        reply = await client.complete(asked)
    except ModelError as error:
        return ProbeResult("draft", _of_error(error), str(error))
    rung = reply.attempts[-1].rung
    if reply.kind is not ReplyClass.OK:
        detail = f"{reply.kind.value} on {rung}, with {_DRAFT_LIMIT:,} tokens of room"
        return ProbeResult("draft", Verdict.UNKNOWN, detail)
    try:
        draft = parse_reply(reply.text or "")
    except ReplyError as error:
        return ProbeResult("draft", Verdict.NO, f"{error.kind} on {rung}: {error}")
    items = len(draft.claims) + len(draft.actors) + len(draft.signals)
    detail = f"the answer is a draft of {items} items, asked for with {rung}"
    return ProbeResult("draft", Verdict.YES, detail)


async def details_kept(client: ServiceClient, model: str) -> ProbeResult:
    """Which finer points of a schema are enforced, all asked about at once."""
    schema = {
        "type": "object",
        "properties": {detail.name: detail.schema for detail in _DETAILS},
        "required": [detail.name for detail in _DETAILS],
        "additionalProperties": False,
    }
    told = json.dumps({detail.name: detail.told for detail in _DETAILS})
    asked = _asking(model, f"Answer with this: {told}", "details", schema, limit=_DETAILS_LIMIT)
    before = client.ladder.rung_for(client.settings.endpoint, model)
    try:
        reply = await client.complete(asked)
    except ModelError as error:
        return ProbeResult("schema_details", _of_error(error), str(error))
    finally:
        client.ladder.remember(client.settings.endpoint, model, before)
    if len(reply.attempts) > 1:
        return ProbeResult("schema_details", Verdict.REFUSED, reply.attempts[0].detail or "")
    return _judged(reply)


def _judged(reply: Reply) -> ProbeResult:
    try:
        answer = json.loads(reply.text or "")
    except (ValueError, RecursionError):
        answer = None
    if reply.kind is not ReplyClass.OK or not isinstance(answer, dict):
        detail = f"no answer to judge by: {reply.kind.value}"
        return ProbeResult("schema_details", Verdict.UNKNOWN, detail)
    kept = [detail.name for detail in _DETAILS if detail.kept(answer.get(detail.name))]
    lost = [detail.name for detail in _DETAILS if detail.name not in kept]
    told = [f"keeps {', '.join(kept)}"] if kept else []
    told += [f"ignores {', '.join(lost)}"] if lost else []
    verdict = Verdict.IGNORED if lost else Verdict.YES
    return ProbeResult("schema_details", verdict, f"{'; '.join(told)} (a draft needs none of them)")


def _of_error(error: ModelError) -> Verdict:
    return Verdict.REFUSED if isinstance(error, RejectedRequestError) else Verdict.UNKNOWN


def _asking(model: str, words: str, name: str, schema: dict[str, Any], *, limit: int) -> Request:
    return Request(
        model=model,
        messages=(Message("user", words),),
        schema_name=name,
        schema=schema,
        max_output_tokens=limit,
        purpose="probe",
    )
