"""What a check found, before any policy judges it.

Covers: the one value that every check returns.
Does not cover: whether the finding passes (`policy.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_DETAIL = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict in the check's own vocabulary, and what it rests on.

    Attributes:
        verdict: One of the words listed for the check in `policies.toml`.
        detail: The reason for a reader, at most 200 characters; None if there is nothing
            to add.
    """

    verdict: str
    detail: str | None = None


OK = Finding("ok")


def shortened(text: str, limit: int = MAX_DETAIL) -> str:
    """One line of at most `limit` characters, cut at the end if need be."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
