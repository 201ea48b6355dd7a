"""Which request parameters are sent to which model, and what its refusals teach.

Covers: the table of model families (`parameters.toml`), the keywords of a call, and the
memory of parameters a service refused. Does not cover: the schema's own keys (`ladder.py`).

A parameter that was not asked for is left out, never sent as null.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any, Literal

from summarise.model.exchange import ServerError
from summarise.model.request import Request
from summarise.model.settings import ServiceSettings

LimitName = Literal["max_tokens", "max_completion_tokens"]
LIMIT_NAMES: tuple[LimitName, ...] = ("max_tokens", "max_completion_tokens")
# What may be left out without changing the question. An effort the model does not know is the
# caller's to correct: leaving it out could multiply the cost.
_DROPPABLE = ("temperature", "store", "seed")


@dataclass(frozen=True, slots=True)
class Family:
    """What one family of models takes; the words are explained in `parameters.toml`."""

    limit: LimitName
    reasoning: Literal["none", "on", "off", "fixed", "unknown"]
    temperature: Literal["always", "never", "when_off"]

    def takes_temperature(self, effort: str | None) -> bool:
        """Whether a temperature may be sent together with this effort."""
        if self.temperature == "when_off":
            return effort == "none" or (effort is None and self.reasoning == "off")
        return self.temperature == "always"

    @property
    def takes_effort(self) -> bool:
        """Whether a reasoning effort may be sent; to an unknown model it may."""
        return self.reasoning in {"on", "off", "unknown"}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "parameters.toml").read_text(encoding="utf-8"))


def family_of(model: str, settings: ServiceSettings) -> Family:
    """The family of a model name, on the service where it is asked."""
    name = model.lower().rsplit("/", 1)[-1].removeprefix("ft:")
    for row in _table()["family"]:
        if any(fnmatchcase(name, pattern) for pattern in row["pattern"]):
            return Family("max_completion_tokens", row["reasoning"], row["temperature"])
    current = settings.is_openai or settings.azure_endpoint is not None
    limit: LimitName = "max_completion_tokens" if current else "max_tokens"
    return Family(limit, "unknown", "always")


class RefusedParameters:
    """Parameters each (endpoint, model) refused. Safe to share between threads."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], frozenset[str]] = {}
        self._lock = Lock()

    def of(self, endpoint: str, model: str) -> frozenset[str]:
        """The names known to be refused."""
        with self._lock:
            return self._names.get((endpoint, model), frozenset())

    def remember(self, endpoint: str, model: str, names: frozenset[str]) -> None:
        """Set the names, e.g. those found by a probe."""
        with self._lock:
            self._names[endpoint, model] = names

    def add(self, endpoint: str, model: str, name: str) -> None:
        """Learn of one more."""
        with self._lock:
            known = self._names.get((endpoint, model), frozenset())
            self._names[endpoint, model] = known | {name}


def keywords_for(
    request: Request, settings: ServiceSettings, refused: frozenset[str]
) -> dict[str, Any]:
    """The optional keywords of a chat completion call.

    `store=False` goes to OpenAI alone: there it keeps the article out of the account's
    stored completions, while other servers may reject a key they do not know.
    """
    family = family_of(request.model, settings)
    keywords: dict[str, Any] = {_limit_name(family, refused): request.max_output_tokens}
    if request.temperature is not None and family.takes_temperature(request.reasoning_effort):
        keywords["temperature"] = request.temperature
    if request.seed is not None:
        keywords["seed"] = request.seed
    if request.reasoning_effort is not None and family.takes_effort:
        keywords["reasoning_effort"] = request.reasoning_effort
    if settings.is_openai:
        keywords["store"] = False
    return {
        name: value
        for name, value in keywords.items()
        if name not in refused or name in LIMIT_NAMES
    }


def _limit_name(family: Family, refused: frozenset[str]) -> LimitName:
    other = next(name for name in LIMIT_NAMES if name != family.limit)
    return other if family.limit in refused and other not in refused else family.limit


def refused_parameter(error: ServerError, sent: frozenset[str]) -> str | None:
    """Which of the parameters sent an error calls unsupported, or None.

    Only what can be left out or renamed is returned; for an error that names several, the
    one in its `param` field, else the first of the table's order.
    """
    text = error.text
    rules = _table()["refusal"]
    if any(word in text for word in rules["never"]):
        return None
    said = any(code in text for code in rules["codes"])
    if not said and not any(word in text for word in rules["words"]):
        return None
    candidates = [name for name in (*LIMIT_NAMES, *_DROPPABLE) if name in sent]
    if error.param in candidates:
        return error.param
    return next((name for name in candidates if _names(text, name)), None)


def _names(text: str, name: str) -> bool:
    """Whether a text names a parameter as a word of its own."""
    at = text.find(name)
    while at != -1:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() or before == "_" or after.isalnum() or after == "_"):
            return True
        at = text.find(name, at + 1)
    return False
