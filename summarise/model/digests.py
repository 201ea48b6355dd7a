"""What makes two requests the same: four digests, and a key over them.

Covers: taking a request to a model service apart into model, parameters, schema and
messages; a canonical form of each. Does not cover: how a request is written down
(`shared_texts.py`, `recording.py`).

Host, query and headers are no part of it: the same question to the same model has the same
key wherever the service stands.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

PARTS = ("model", "parameters", "schema", "messages")
# How the endpoints of an OpenAI-compatible service name an answer's form and a question.
_SCHEMA_KEYS = ("response_format", "text", "tools")
_MESSAGE_KEYS = ("messages", "input", "instructions", "prompt")
# Keywords of JSON Schema whose arrays are sets, and those that hold names of the author's.
_SETS = frozenset({"required", "enum"})
_NAMED = frozenset({"properties", "$defs", "definitions"})
_VALUES = frozenset({"const", "default", "examples"})


@dataclass(frozen=True)
class Asked:
    """A request, apart from everything that does not change its answer. All values JSON.

    Attributes:
        model: Path of the endpoint, and the model.
        parameters: Every other key of the body.
        schema: The form of the answer, canonical.
        messages: What is asked.
    """

    model: Mapping[str, Any]
    parameters: Mapping[str, Any]
    schema: Mapping[str, Any]
    messages: Mapping[str, Any]

    @cached_property
    def digests(self) -> dict[str, str]:
        """Hex SHA-256 of each part."""
        return {
            "model": sha256_of(canonical(self.model)),
            "parameters": sha256_of(canonical(self.parameters)),
            # The order of properties is the order of writing: it changes the answer.
            "schema": sha256_of(canonical(self.schema, in_order=True)),
            "messages": sha256_of(canonical(self.messages)),
        }

    @cached_property
    def key(self) -> str:
        """Hex SHA-256 over the four digests."""
        return key_over(self.digests)


def key_over(digests: Mapping[str, str]) -> str:
    """The key of a request from the digests of its four parts."""
    return sha256_of("\n".join(digests[part] for part in PARTS))


def asked_in(method: str, path: str, content: bytes) -> Asked:
    """Take an HTTP request apart.

    Raises:
        ValueError: If its body is neither empty nor a JSON object.
    """
    try:
        body = json.loads(content) if content else {}
    except RecursionError:
        raise ValueError("its body is nested too deeply") from None
    except ValueError:
        raise ValueError("its body is not JSON") from None
    if not isinstance(body, dict):
        raise ValueError("its body is no JSON object")  # noqa: TRY004  # a value from outside
    schema = {key: body.pop(key) for key in _SCHEMA_KEYS if key in body}
    messages = {key: body.pop(key) for key in _MESSAGE_KEYS if key in body}
    model = {"path": path if method == "POST" else f"{method} {path}"}
    if "model" in body:
        model["model"] = body.pop("model")
    return Asked(model, body, canonical_schema(schema), messages)


def canonical(value: object, *, in_order: bool = False) -> str:
    """The one way a JSON value is written for a digest."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=not in_order)


def canonical_schema(node: Any, *, names: bool = False) -> Any:  # noqa: ANN401  # any JSON
    """A JSON Schema without the accidents of the library that wrote it.

    Keywords are sorted, and so are arrays that are sets (`required`, `enum`). Properties
    keep their order, which models write in; titles and descriptions stay, for models read
    them.

    Args:
        node: A schema, or anything that holds one.
        names: Whether the keys of `node` are names, not keywords.
    """
    if isinstance(node, list):
        return [canonical_schema(item) for item in node]
    if not isinstance(node, dict):
        return node
    if names:
        return {name: canonical_schema(value) for name, value in node.items()}
    return {word: _keyword(word, node[word]) for word in sorted(node)}


def _keyword(word: str, value: Any) -> Any:  # noqa: ANN401  # any JSON
    if word in _VALUES:
        return value
    if word in _SETS and isinstance(value, list):
        words = all(isinstance(item, str) for item in value)
        return sorted(value) if words else sorted(value, key=canonical)
    if word in _NAMED and isinstance(value, dict):
        ordered = value if word == "properties" else dict(sorted(value.items()))
        return canonical_schema(ordered, names=True)
    return canonical_schema(value)


def sha256_of(text: str) -> str:
    """Hex SHA-256 of a text. A lone surrogate counts as its own three bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
