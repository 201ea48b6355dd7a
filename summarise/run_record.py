"""How a summary was made: requests, tokens, prompt, engine.

Covers: the run record that every summary carries, and that errors carry in part.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, JsonValue, WithJsonSchema

# Pydantic's own pattern for decimals differs between its versions; the published form may not.
Usd = Annotated[Decimal, WithJsonSchema({"type": "string"}, mode="serialization")]


class Record(BaseModel):
    """Base of all result data: immutable, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Usage(Record):
    """Tokens, as the service counted them. None where it said nothing.

    Attributes:
        reasoning_tokens: Part of `output_tokens` spent on hidden reasoning.
        cached_tokens: Part of `input_tokens` served from the provider's prompt cache.
    """

    input_tokens: int | None = None
    output_tokens: int | None = None
    reasoning_tokens: int | None = None
    cached_tokens: int | None = None

    def __add__(self, other: Usage) -> Usage:
        """Add field by field; unknown plus known is known."""

        def both(left: int | None, right: int | None) -> int | None:
            return right if left is None else left if right is None else left + right

        return Usage(
            input_tokens=both(self.input_tokens, other.input_tokens),
            output_tokens=both(self.output_tokens, other.output_tokens),
            reasoning_tokens=both(self.reasoning_tokens, other.reasoning_tokens),
            cached_tokens=both(self.cached_tokens, other.cached_tokens),
        )


# What an answer from the cache states: no service counted anything, and nothing was spent.
NO_TOKENS = Usage(input_tokens=0, output_tokens=0, reasoning_tokens=0, cached_tokens=0)


class Attempt(Record):
    """One HTTP request to a model service, or one look into the cache, whatever came of it.

    Attributes:
        purpose: Why it was made: `draft`, `more_room` (after a truncation),
            `schema_repair`, `check_repair` or `probe`.
        outcome: A reply class (`ok`, `refused`, ...), a failure (`http_429`, `timeout`,
            `connection`), or `cached`.
        rung: How the schema was asked for (`json_schema_strict` ... `prompt`).
        status: HTTP status, or None if there was no answer.
        waited_seconds: Pause before this attempt.
        detail: What the service said, shortened; never article text, never a key.
    """

    purpose: str
    outcome: str
    rung: str | None
    status: int | None
    seconds: float
    waited_seconds: float
    usage: Usage
    request_id: str | None
    detail: str | None

    @property
    def cached(self) -> bool:
        """Whether it was answered from the cache, also where its answer proved to be bad."""
        return self.status is None and self.usage == NO_TOKENS


def usage_over(attempts: Iterable[Attempt]) -> Usage:
    """Tokens of some attempts together; None for what none of them states."""
    return sum((attempt.usage for attempt in attempts), Usage())


class PromptRef(Record):
    """Which prompt: `summary`, version 1, and the digest of its files."""

    name: str
    version: int
    sha256: str

    @property
    def label(self) -> str:
        """`summary.v1@5f1c09d2a4be`."""
        return f"{self.name}.v{self.version}@{self.sha256[:12]}"


class Run(Record):
    """How the summary was made: enough to reproduce and to audit it.

    Attributes:
        model: As asked for; None for the baseline.
        model_answered: As the service named itself.
        host: Host of the base URL; never its path, query or credentials.
        schema_sha256: Of the draft schema as sent.
        policy: Name of the check policy, and the digest of its rules.
        parts: Into how many pieces a long article was split; 1 is the rule.
        cost_usd: Over all attempts; None where a price or a token count is unknown.
    """

    engine: Literal["llm", "baseline"]
    version: str
    started: datetime
    seconds: float
    model: str | None
    model_answered: str | None
    host: str | None
    prompt: PromptRef | None
    schema_sha256: str | None
    article_sha256: str
    parameters: dict[str, JsonValue]
    policy: str
    parts: int
    attempts: tuple[Attempt, ...]
    usage: Usage
    cost_usd: Usd | None

    @property
    def cached(self) -> bool:
        """Whether every answer came from the cache."""
        return bool(self.attempts) and all(attempt.cached for attempt in self.attempts)

    @classmethod
    def without_requests(
        cls,
        engine: Literal["llm", "baseline"],
        *,
        version: str,
        started: datetime,
        seconds: float,
        article_sha256: str,
        policy: str,
    ) -> Run:
        """The record of a run that asked no service, and so cost nothing."""
        return cls(
            engine=engine,
            version=version,
            started=started,
            seconds=seconds,
            model=None,
            model_answered=None,
            host=None,
            prompt=None,
            schema_sha256=None,
            article_sha256=article_sha256,
            parameters={},
            policy=policy,
            parts=1,
            attempts=(),
            usage=Usage(),
            cost_usd=Decimal(0),
        )
