"""From a body to exactly one class of reply.

Covers: everything a server that answers 200 can put where a chat completion should be, and a
content filter's verdict on the prompt. Does not cover: other errors (`faults.py`), and
whether the text is a draft (`draft.py`).

The class is told from the service's own fields, never from what the text says.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from summarise.model.exchange import Exchange, server_error, usage_of
from summarise.model.faults import effective_status, is_filtered
from summarise.model.reply import ReplyClass
from summarise.model.server_text import shown

_FILTER_REASONS = frozenset({"content_filter", "safety", "sensitive"})
_LENGTH_REASONS = frozenset({"length", "max_tokens", "model_length"})
_REASONING_FIELDS = ("reasoning_content", "reasoning")
# A cut after this share of the output went into reasoning happened while still reasoning:
# what is left is too short to be a begun answer.
_THINKING_SHARE = 0.95


@dataclass(frozen=True, slots=True)
class Classified:
    """One body, read.

    Attributes:
        text: The content, or None. Never the refusal, never the reasoning.
        model: The model as the service named it.
        detail: The refusal's words, the filter's name, what is malformed.
    """

    kind: ReplyClass
    text: str | None = None
    model: str | None = None
    detail: str | None = None


def classify(exchange: Exchange) -> Classified:
    """Tell the class of an answered exchange for which `fault_of` found no fault."""
    document = exchange.document
    if is_filtered(effective_status(exchange), server_error(exchange)):
        return Classified(ReplyClass.FILTERED, detail=_filter_names(document))
    if document is None:
        media = shown(exchange.headers.get("content-type", "no content type"), 60)
        return Classified(
            ReplyClass.MALFORMED,
            detail=f"the body is not JSON ({media}, {len(exchange.body)} characters)",
        )
    choice = _first_choice(document)
    message = choice.get("message") if choice else None
    if choice is None or not isinstance(message, dict):
        said = server_error(exchange).message or "JSON without a choice that has a message"
        return Classified(ReplyClass.MALFORMED, model=_model(document), detail=said)
    kind, text, detail = _kind_of(choice, message, document)
    return Classified(kind, text or None, _model(document), detail)


def _kind_of(
    choice: dict[str, Any], message: dict[str, Any], document: dict[str, Any]
) -> tuple[ReplyClass, str, str | None]:
    text, refusal = _content(message)
    reason = str(choice.get("finish_reason") or "").lower()
    if refusal:
        return ReplyClass.REFUSED, text, shown(refusal)
    if reason in _FILTER_REASONS:
        return ReplyClass.FILTERED, text, _filter_names(choice) or reason
    if reason in _LENGTH_REASONS and not _is_complete(text):
        return _truncation(text, message, document), text, None
    if isinstance(choice.get("error"), dict):
        said = choice["error"].get("message")
        return ReplyClass.MALFORMED, text, shown(said) if isinstance(said, str) else "error"
    if not text.strip():
        return ReplyClass.EMPTY, "", _why_empty(message, reason)
    return ReplyClass.OK, text, None


def _first_choice(document: object) -> dict[str, Any] | None:
    choices = document.get("choices") if isinstance(document, dict) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, dict) else None


def _model(document: object) -> str | None:
    model = document.get("model") if isinstance(document, dict) else None
    return shown(model, 120) or None if isinstance(model, str) else None


def _content(message: dict[str, Any]) -> tuple[str, str]:
    """Content and refusal, each from a string or from content parts."""
    content, refusal = message.get("content"), message.get("refusal")
    refused = refusal if isinstance(refusal, str) else ""
    if not isinstance(content, list):
        return (content if isinstance(content, str) else ""), refused
    parts = [part for part in content if isinstance(part, dict)]
    texts = [part["text"] for part in parts if isinstance(part.get("text"), str)]
    refusals = [part["refusal"] for part in parts if isinstance(part.get("refusal"), str)]
    return "".join(texts), refused or " ".join(refusals)


_THINKING = re.compile(r"\A\s*<(think|thinking|reasoning)>", re.IGNORECASE)


def _is_complete(text: str) -> bool:
    """Whether a text cut at the limit ends in a whole JSON object all the same."""
    opened = _THINKING.match(text)
    if opened:
        text = text.partition(f"</{opened[1]}>")[2]
    text = text.strip()
    if text.startswith("```") and text.endswith("```"):
        text = text.partition("\n")[2].removesuffix("```")
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _truncation(text: str, message: dict[str, Any], document: dict[str, Any]) -> ReplyClass:
    usage = usage_of(document)
    reasoning, output = usage.reasoning_tokens or 0, usage.output_tokens or 0
    opened = _THINKING.match(text)
    thinking = (
        not text
        or bool(opened and f"</{opened[1]}>" not in text)
        or (output > 0 and reasoning >= _THINKING_SHARE * output)
        or (not text.strip() and _has_reasoning(message) is not None)
    )
    return ReplyClass.TRUNCATED_THINKING if thinking else ReplyClass.TRUNCATED_WRITING


def _has_reasoning(message: dict[str, Any]) -> str | None:
    """The field beside the content that holds text, if one does."""
    for name in _REASONING_FIELDS:
        value = message.get(name)
        if isinstance(value, str) and value.strip():
            return name
    return None


def _why_empty(message: dict[str, Any], reason: str) -> str | None:
    """Why there is no content. What stands elsewhere is reported and never used."""
    field = _has_reasoning(message)
    if field:
        return f"the server put text into {field!r} and none into 'content'"
    if message.get("tool_calls") or message.get("function_call"):
        return "the model called a tool instead of answering"
    return f"finish reason {shown(reason, 40)!r}" if reason not in {"", "stop"} else None


def _filter_names(record: object) -> str | None:
    """Which of a filter's categories stopped it, e.g. `violence (high)`.

    Source: Azure OpenAI, content filtering: `content_filter_results` of a choice and
    `innererror.content_filter_result` of an error.
    """
    results = _filter_results(record)
    names = [
        f"{name} ({verdict['severity']})" if verdict.get("severity") else str(name)
        for name, verdict in results.items()
        if isinstance(verdict, dict) and verdict.get("filtered") is True
    ]
    return shown(", ".join(names)) or None


def _filter_results(record: object) -> dict[str, Any]:
    """The table of a filter's verdicts, wherever an answer or an error holds it."""
    if not isinstance(record, dict):
        return {}
    for name in ("content_filter_results", "content_filter_result"):
        found = record.get(name)
        if isinstance(found, dict):
            return found
    return _filter_results(record.get("error") or record.get("innererror"))
