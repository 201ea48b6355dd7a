"""What is asked of a model, and who can be asked.

`Client` is the one interface to language models: the service over HTTP, and whatever a
test or an embedding program puts in its place.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from summarise.model.reply import Reply

Purpose = Literal["draft", "more_room", "schema_repair", "check_repair", "probe"]


@dataclass(frozen=True, slots=True)
class Message:
    """One chat message."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a model. Equal requests have equal keys.

    Attributes:
        schema: JSON Schema of the answer, as sent; None to leave the answer free.
        max_output_tokens: Upper bound of the answer, reasoning included.
        temperature: None leaves it to the service (the key is then not sent at all).
        reasoning_effort: None leaves it to the service.
        purpose: Why it is asked; recorded with the attempt, not part of the key.
    """

    model: str
    messages: tuple[Message, ...]
    schema_name: str | None = None
    schema: dict[str, Any] | None = None
    max_output_tokens: int = 8_000
    temperature: float | None = None
    seed: int | None = None
    reasoning_effort: str | None = None
    purpose: Purpose = field(default="draft", compare=False)

    @property
    def key(self) -> str:
        """Hex SHA-256 over everything that changes the answer."""
        content = {
            "model": self.model,
            "messages": [[message.role, message.content] for message in self.messages],
            "schema": [self.schema_name, self.schema],
            "parameters": self.parameters(),
        }
        canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def parameters(self) -> dict[str, Any]:
        """The sampling parameters that were given, by name."""
        given = {
            "max_output_tokens": self.max_output_tokens,
            "temperature": self.temperature,
            "seed": self.seed,
            "reasoning_effort": self.reasoning_effort,
        }
        return {name: value for name, value in given.items() if value is not None}


class Client(Protocol):
    """Anything that can answer a `Request`."""

    async def complete(self, request: Request) -> Reply:
        """Ask once, retries of transport failures included.

        Returns:
            A reply of any class; classifying its content is part of the reply.

        Raises:
            AuthError, RejectedRequestError, ServiceError: No reply could be had. The
                error carries the attempts and their usage.
        """
        ...

    def schema_ignored(self, request: Request) -> None:
        """Hear that an ok reply to `request` did not follow its schema.

        A client that knows weaker ways to ask for the schema steps down for this model.
        """
        ...
