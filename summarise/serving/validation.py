"""Requests that do not fit their schema, in words that never repeat what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarise.serving.problems import Failure, failure
from summarise.text_safety import printable

_HINT = "/openapi.json describes what is taken"
_OUTER = ("body", "path", "query")


def invalid(errors: Sequence[Any]) -> Failure:
    """The failure that pydantic's first error comes to.

    Args:
        errors: As `ValidationError.errors` gives them.
    """
    first = errors[0]
    is_json = first["type"] != "json_invalid"  # then a place counts characters
    where = ".".join(str(part) for part in first["loc"] if is_json and part not in _OUTER)
    message = f"{where}: {first['msg']}" if where else str(first["msg"])
    return failure(422, "invalid", printable(message), _HINT)
