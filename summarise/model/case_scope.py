"""Which case a request is asked for, and which of several answers is wanted.

Covers: saying so around any code that asks (`for_case`), or with each request in two headers.
Does not cover: what transports make of it (`replay.py`, `record.py`).

The headers are for a client that is given its headers per request. They are taken off before
anything is sent, and are in no recording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from summarise.errors import UsageError

CASE_HEADER, SAMPLE_HEADER = "X-Eval-Case", "X-Eval-Sample"
TEXTS = "texts"
_CASE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True)
class Scope:
    """One case and one of its answers.

    Attributes:
        case: Name of a folder of recordings, or None for the folder they all share.
        sample: From 1.
    """

    case: str | None = None
    sample: int = 1

    def __post_init__(self) -> None:
        """Refuse what can be no folder of recordings.

        Raises:
            UsageError: Naming the case or the sample.
        """
        if self.case is not None and (not _CASE.fullmatch(self.case) or self.case == TEXTS):
            raise UsageError(
                f"{self.case!r} cannot be the id of a case",
                hint="letters, digits, hyphens, dots and underscores; not `texts`",
            )
        if self.sample < 1:
            raise UsageError(f"sample {self.sample} does not exist: they count from 1")


_SCOPE: ContextVar[Scope | None] = ContextVar("summarise_eval_case", default=None)


@contextmanager
def for_case(case: str, sample: int = 1) -> Iterator[None]:
    """Every request made inside, by whatever client, belongs to this case.

    It holds in the current task or thread and in those started from inside; others, at the
    same time, may be inside other cases.

    Raises:
        UsageError: If the id cannot name a folder.
    """
    before = _SCOPE.set(Scope(case, sample))
    try:
        yield
    finally:
        _SCOPE.reset(before)


def taken_scope(headers: MutableMapping[str, str], default: Scope) -> Scope:
    """The scope of a request, its headers first; they are taken off.

    Raises:
        UsageError: If a header names no case or no sample.
    """
    case, sample = headers.pop(CASE_HEADER, None), headers.pop(SAMPLE_HEADER, None)
    scope = _SCOPE.get() or default
    if case is None and sample is None:
        return scope
    if sample is not None and not (sample.isascii() and sample.isdigit() and len(sample) < 5):
        raise UsageError(f"{SAMPLE_HEADER} must be a number from 1, not {sample!r}")
    return Scope(case or scope.case, int(sample) if sample else scope.sample)
