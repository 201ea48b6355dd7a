"""What transports served, missed and wrote, for whoever must know in the end.

Code between a transport and an eval may swallow an error and carry on; what stands here
cannot be swallowed. One ledger may serve many transports, tasks and threads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from summarise.errors import NotEvaluatedError, StaleRecordingError
from summarise.model.digests import sha256_of


@dataclass(frozen=True, slots=True)
class Miss:
    """A request that no recording answered.

    Attributes:
        kind: The error's, e.g. `stale_recording`.
        reason: Why, e.g. `stale:messages`; see `NotEvaluatedError`.
        diff: Lines that changed, for a stale one; "" otherwise.
    """

    case: str | None
    sample: int
    kind: str
    reason: str
    message: str
    hint: str | None
    diff: str

    @property
    def group(self) -> str:
        """Equal for misses of one cause: the reason, and for a stale one what changed."""
        lines = self.diff.split("\n")
        changed = "\n".join(line for line in lines if line[:1] in {"-", "+"})
        return f"{self.reason}:{sha256_of(changed)[:8]}" if changed else self.reason


@dataclass(frozen=True, slots=True)
class Use:
    """A recording that answered a request.

    Attributes:
        origin, recorded, model_answered: As the recording says.
    """

    path: Path
    case: str | None
    sample: int
    origin: str
    recorded: str
    model_answered: str | None


class Ledger:
    """Everything that happened, in the order it happened."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._misses: list[Miss] = []
        self._uses: list[Use] = []
        self._written: list[Path] = []

    @property
    def misses(self) -> tuple[Miss, ...]:
        """Requests that were not answered, or could not be recorded."""
        with self._lock:
            return tuple(self._misses)

    @property
    def uses(self) -> tuple[Use, ...]:
        """Recordings that answered, once for each request."""
        with self._lock:
            return tuple(self._uses)

    @property
    def written(self) -> tuple[Path, ...]:
        """Recordings made, those that came out as they were before included."""
        with self._lock:
            return tuple(self._written)

    def grouped_misses(self) -> dict[str, tuple[Miss, ...]]:
        """The misses by cause, the most frequent first."""
        groups: dict[str, list[Miss]] = {}
        for miss in self.misses:
            groups.setdefault(miss.group, []).append(miss)
        ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
        return {group: tuple(misses) for group, misses in ordered}

    def unused(self, recordings: Iterable[Path]) -> list[Path]:
        """Those of the recordings that answered nothing and were not written, sorted.

        Only a run of every case says that they are needed no more.
        """
        touched = {use.path for use in self.uses} | set(self.written)
        return sorted(path for path in recordings if path not in touched)

    def missed(self, error: NotEvaluatedError) -> None:
        """Enter a miss."""
        diff = error.diff if isinstance(error, StaleRecordingError) else ""
        miss = Miss(
            case=error.case,
            sample=error.sample,
            kind=error.kind,
            reason=error.reason,
            message=str(error),
            hint=error.hint,
            diff=diff,
        )
        with self._lock:
            self._misses.append(miss)

    def used(self, use: Use) -> None:
        """Enter a recording that answered."""
        with self._lock:
            self._uses.append(use)

    def wrote(self, path: Path) -> None:
        """Enter a recording that was made."""
        with self._lock:
            self._written.append(path)
