"""What a job keeps of its requests, their files and their results."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one request file may hold."""

    requests: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Question:
    """A request to be put into the next file.

    Attributes:
        key: `Request.key`.
        line: From `request_line`.
        rung: How the schema is asked for, or None.
        sent: Names of the parameters in its body.
        tokens: An estimate of what it sends.
        room: The most it may be answered with, in tokens.
    """

    key: str
    line: str
    rung: str | None
    sent: tuple[str, ...]
    tokens: int
    room: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was put into a file; `kept` is None until there is a result."""

    rung: str | None
    sent: tuple[str, ...]
    kept: str | None


@dataclass(frozen=True, slots=True)
class RequestFile:
    """A file of requests.

    Attributes:
        number: From 1, over all rounds.
        tokens, room: Sums of those of its questions.
        batch: The service's id of the batch made of it, once it is known.
        waiting: How many of its requests have no result yet.
    """

    number: int
    round: int
    requests: int
    bytes: int
    tokens: int
    room: int
    batch: str | None
    waiting: int

    @property
    def name(self) -> str:
        """Its name in the job's folder."""
        return f"requests-{self.number:04}.jsonl"


@dataclass(slots=True)
class Received:
    """What the lines of a result file came to: counts."""

    taken: int = 0
    repeated: int = 0
    foreign: int = 0
    broken: int = 0
