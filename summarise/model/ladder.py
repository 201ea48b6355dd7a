"""Four ways to ask for a schema, and which of them a service can take.

Covers: the order of the rungs, what moves a model down, the request keys and the prompt text
of each rung. Does not cover: recognising the refusal (`faults.py`).

    json_schema_strict   the service compiles the schema and cannot leave it
    json_schema          the service knows the schema and may leave it
    json_object          the service promises some JSON object; the schema is in the prompt
    prompt               the service promises nothing; the schema is in the prompt

What is learned is kept in memory per (endpoint, model): one refusal costs one request.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from enum import StrEnum
from threading import Lock
from typing import Any

from summarise.model.request import Message, Request


class Rung(StrEnum):
    """How a schema is asked for, from the strongest way to the weakest."""

    JSON_SCHEMA_STRICT = "json_schema_strict"
    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    PROMPT = "prompt"


_ORDER = tuple(Rung)
# Both carry the schema in the same key: a service that ignores it on one ignores it on both.
_SCHEMA_IN_REQUEST = frozenset({Rung.JSON_SCHEMA_STRICT, Rung.JSON_SCHEMA})


class Ladder:
    """Which rung each (endpoint, model) stands on. Safe to share between threads."""

    def __init__(self, start: Rung = Rung.JSON_SCHEMA_STRICT) -> None:
        self._start = start
        self._rungs: dict[tuple[str, str], Rung] = {}
        self._lock = Lock()

    def rung_for(self, endpoint: str, model: str) -> Rung:
        """The strongest rung not yet known to fail."""
        with self._lock:
            return self._rungs.get((endpoint, model), self._start)

    def remember(self, endpoint: str, model: str, rung: Rung) -> None:
        """Put a model on a rung, e.g. one found by a probe."""
        with self._lock:
            self._rungs[endpoint, model] = rung

    def refused(self, endpoint: str, model: str, rung: Rung) -> Rung:
        """Hear that `rung` was answered with an error; return the rung to use now.

        A rung already left, by another task say, moves nothing. The last rung stays.
        """
        with self._lock:
            now = self._rungs.get((endpoint, model), self._start)
            if _ORDER.index(now) <= _ORDER.index(rung):
                now = _ORDER[min(_ORDER.index(rung) + 1, len(_ORDER) - 1)]
                self._rungs[endpoint, model] = now
            return now

    def ignored(self, endpoint: str, model: str) -> Rung:
        """Hear that an answer did not follow its schema; return the rung to use now.

        From either `json_schema` rung this leads to `json_object`, where the prompt holds
        the schema. The lower rungs never promised the schema, so nothing is learned there.
        """
        with self._lock:
            now = self._rungs.get((endpoint, model), self._start)
            if now in _SCHEMA_IN_REQUEST:
                now = self._rungs[endpoint, model] = Rung.JSON_OBJECT
            return now


_NOT_A_NAME = re.compile(r"[^A-Za-z0-9_-]")


def response_format(request: Request, rung: Rung) -> dict[str, Any] | None:
    """The `response_format` of a rung, or None where it sends none.

    Source: Chat Completions reference; a schema's name matches `[A-Za-z0-9_-]{1,64}`.
    """
    if request.schema is None or rung is Rung.PROMPT:
        return None
    if rung is Rung.JSON_OBJECT:
        return {"type": "json_object"}
    name = _NOT_A_NAME.sub("_", request.schema_name or "answer")[:64]
    described: dict[str, Any] = {"name": name, "schema": request.schema}
    if rung is Rung.JSON_SCHEMA_STRICT:
        described["strict"] = True
    return {"type": "json_schema", "json_schema": described}


def messages_on(request: Request, rung: Rung) -> tuple[Message, ...]:
    """The messages of a rung: on the two lower ones the schema ends the system message."""
    if request.schema is None or rung in _SCHEMA_IN_REQUEST:
        return request.messages
    schema = json.dumps(request.schema, ensure_ascii=False, separators=(",", ":"))
    order = f"Answer with one JSON object and nothing else. Its JSON Schema:\n{schema}"
    for place, message in enumerate(request.messages):
        if message.role == "system":
            extended = replace(message, content=f"{message.content}\n\n{order}")
            return (*request.messages[:place], extended, *request.messages[place + 1 :])
    return (Message("system", order), *request.messages)
