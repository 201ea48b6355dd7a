r"""A summary as JSON, as one line of JSON Lines, and back.

Covers: UTF-8 JSON that any parser reads and any terminal may show: no NaN, no lone
surrogate, and control or direction-changing characters as `\u` escapes, so that nothing is
lost. Does not cover: the schema itself (`schema.py`).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic import JsonValue, ValidationError
from pydantic_core import PydanticSerializationError

from summarise.errors import ModelError, SourceError, SummariseError
from summarise.render.words import safe
from summarise.run_record import Record
from summarise.schema import SCHEMA_VERSION, Summary

ROW_VERSION = 1
_EXPECTED = "give a file written by summarise -f json or -f jsonl"

# What a terminal obeys or hides, and the line ends of Unicode that split a line of JSON Lines
# in two for `str.splitlines`: C1 and DEL, zero-width, bidirectional and tag characters.
_ESCAPED = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    "|[\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def as_json(result: Record) -> str:
    """A summary, or a dossier of summaries, as one indented JSON object."""
    return _dumped(result.model_dump(mode="json"), indent=2)


def as_jsonl_row(summary: Summary) -> str:
    """One line: `{"version": 1, "ok": true, "source": …, "summary": {…}}`."""
    return row({"ok": True, "source": summary.article.source}, "summary", one_line(summary))


def error_row(source: str, error: SummariseError) -> str:
    """The line that stands for an article that failed, so that no source goes missing.

    Args:
        source: The article, as the caller named it.
        error: Why there is no summary.
    """
    return row({"ok": False, "source": source}, "error", error_object(error))


def row(head: Mapping[str, JsonValue], name: str, value: str) -> str:
    """A line of JSON Lines.

    Args:
        head: What comes first, after the version of the row.
        name: The last key.
        value: Its value, already JSON of ours.
    """
    text = _dumped({"version": ROW_VERSION, **head, name: None})
    return text.removesuffix("null}") + value + "}"


def one_line(summary: Summary) -> str:
    """The summary as JSON on one line."""
    try:
        return _ESCAPED.sub(_escape, summary.model_dump_json())
    except PydanticSerializationError:  # a lone surrogate
        return _dumped(summary.model_dump(mode="json"))


def error_object(error: SummariseError) -> str:
    """An error as JSON on one line.

    Usage and attempts are null and empty unless a model was asked.
    """
    usage = error.usage if isinstance(error, ModelError) else None
    attempts = error.attempts if isinstance(error, ModelError) else ()
    return _dumped(
        {
            "kind": error.kind,
            "message": str(error),
            "hint": error.hint,
            "exit_code": error.exit_code,
            "usage": None if usage is None else usage.model_dump(mode="json"),
            "attempts": [attempt.model_dump(mode="json") for attempt in attempts],
        }
    )


def _dumped(value: JsonValue | dict[str, Any], indent: int | None = None) -> str:
    text = json.dumps(_cleaned(value), ensure_ascii=False, allow_nan=False, indent=indent)
    return _ESCAPED.sub(_escape, text)


def _cleaned(value: Any) -> Any:  # noqa: ANN401  # any JSON
    """Replace what JSON or UTF-8 cannot hold: lone surrogates, NaN and infinities."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return value


def _escape(found: re.Match[str]) -> str:
    return _escaped(found[0])


@lru_cache(maxsize=1_024)
def _escaped(character: str) -> str:
    """A character as JSON writes it in ASCII; outside the BMP that is a surrogate pair."""
    return json.dumps(character)[1:-1]


def summary_from_json(text: str) -> Summary:
    """Read a stored summary: the object of `as_json`, or a row of `as_jsonl_row`.

    Raises:
        SourceError: If it is neither, is the row of a failure, or was written by a newer
            version of this product.
    """
    stored = _stored_object(text)
    if "ok" in stored or "summary" in stored:
        stored = _summary_of_row(stored)
    _check_version("schema_version", stored.get("schema_version", SCHEMA_VERSION), SCHEMA_VERSION)
    try:
        return Summary.model_validate_json(json.dumps(_cleaned(stored)))
    except RecursionError:
        raise _too_deep() from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        if "recursion limit" in first["msg"]:  # where Python's own parser goes deeper
            raise _too_deep() from None
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise SourceError(
            f"this JSON is no summary: {safe(where)}: {safe(first['msg'])}",
            hint=_EXPECTED,
        ) from None


def _too_deep() -> SourceError:
    return SourceError("this JSON is no summary: it is nested too deeply", hint=_EXPECTED)


def _stored_object(text: str) -> dict[str, Any]:
    try:
        stored = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        several = isinstance(error, json.JSONDecodeError) and error.msg == "Extra data"
        raise SourceError(
            "this holds more than one JSON value" if several else "this is not JSON",
            hint="give one summary at a time, e.g. head -n 1 FILE.jsonl" if several else _EXPECTED,
        ) from None
    if not isinstance(stored, dict):
        raise SourceError(
            "this JSON is no summary: it is not an object",
            hint=_EXPECTED,
        )
    return stored


def _summary_of_row(row: dict[str, Any]) -> dict[str, Any]:
    _check_version("version", row.get("version", ROW_VERSION), ROW_VERSION)
    if row.get("ok") is False:
        failure = row.get("error")
        message = failure.get("message") if isinstance(failure, dict) else None
        raise SourceError(
            f"this row holds no summary: {safe(str(message or 'its article failed'))}",
            hint="summarise that article again",
        )
    stored = row.get("summary")
    if not isinstance(stored, dict):
        raise SourceError(
            "this row holds no summary",
            hint=_EXPECTED,
        )
    return stored


def _check_version(name: str, found: object, known: int) -> None:
    if isinstance(found, int) and found > known:
        raise SourceError(
            f"{name} {found} is newer than this program knows ({known})",
            hint="upgrade summarise and try again",
        )
