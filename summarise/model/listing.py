"""The models that a service lists, and how much of a text each takes in.

Covers: the answers of the services that are told apart below. Does not cover: asking.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summarise.model.server_text import shown

# What a row calls its context: vLLM; OpenRouter and Together; Groq; Mistral and LM Studio.
_CONTEXT_KEYS = ("max_model_len", "context_length", "context_window", "max_context_length")


@dataclass(frozen=True, slots=True)
class Listed:
    """One model.

    Attributes:
        id: Fit to be shown.
        context: Tokens of question and answer together; None where the service does not say.
    """

    id: str
    context: int | None


def listed(document: object) -> tuple[Listed, ...]:
    """The models of an answer to GET /models, in its order; empty where it lists none."""
    rows = document.get("data") if isinstance(document, dict) else None
    found = rows if isinstance(rows, list) else ()
    return tuple(
        Listed(shown(row["id"], 120), _context(row))
        for row in found
        if isinstance(row, dict) and isinstance(row.get("id"), str)
    )


def _context(row: dict[str, Any]) -> int | None:
    meta = row.get("meta")  # llama.cpp
    told = [meta.get("n_ctx")] if isinstance(meta, dict) else []
    told += [row.get(key) for key in _CONTEXT_KEYS]
    return next((value for value in told if type(value) is int and value > 0), None)
