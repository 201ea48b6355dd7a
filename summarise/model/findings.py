"""What a probe of a service finds, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What one probe found."""

    YES = "yes"
    NO = "no"
    REFUSED = "refused"
    IGNORED = "ignored"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """One finding.

    Attributes:
        name: `models`, `context`, `reachable`, `chat`, `model_answered`, `usage`, a rung
            (`json_schema_strict` ...), `draft`, `schema_details`, `seed` or an output limit
            (`max_tokens` ...).
        verdict: `refused` if it was answered with an error, `ignored` if the answer took no
            notice of it.
        detail: One line for a reader.
    """

    name: str
    verdict: Verdict
    detail: str
