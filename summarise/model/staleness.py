"""Why no recording answers a request: there is none, or which part of it has changed.

Covers: the recording closest to a request, the parts they differ in, a short diff of those.
Does not cover: reporting many of them (`ledger.py` groups them).
"""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from summarise.errors import (
    MissingRecordingError,
    NotEvaluatedError,
    StaleRecordingError,
    TamperedRecordingError,
)
from summarise.model.case_scope import Scope
from summarise.model.digests import PARTS, Asked, key_over
from summarise.model.recordings import ABSENT_TEXT, Recordings
from summarise.model.shared_texts import Folder

DIFF_LINES = 12
_LINE_CHARACTERS = 160
# Most lines of a part that are compared, after what agrees at both ends was taken off.
_COMPARED_LINES = 400


@dataclass(frozen=True, slots=True)
class _Outline:
    """What a recording is of.

    Attributes:
        digests, key: As the file states them.
        lines: The messages, one line of text or one reference each.
    """

    asked: Asked
    digests: Mapping[str, str]
    key: str
    lines: Counter[str]


class _About(TypedDict):
    """What every miss says of its request."""

    case: str | None
    sample: int
    hint: str


class Comparison:
    """Compares requests with the recordings of a folder, each of them read once."""

    def __init__(self, recordings: Recordings) -> None:
        self._recordings = recordings
        self._folder = Folder(recordings.known_texts)
        self._outlines: dict[Path, _Outline] = {}

    def why_none(self, scope: Scope, asked: Asked, record_with: str) -> NotEvaluatedError:
        """The error for a request that has no recording.

        Args:
            scope: The case and the sample.
            asked: The request.
            record_with: The command that records it.

        Raises:
            TamperedRecordingError: If a recording of the case, looked at for comparison,
                was edited.
        """
        others = [self._outline(path) for path in self._recordings.paths(scope)]
        folder = self._recordings.folder
        where = f"case {scope.case!r} in {folder}" if scope.case else str(folder)
        about = _About(case=scope.case, sample=scope.sample, hint=f"record it: {record_with}")
        if any(other.key == asked.key for other in others):
            said = f"{where}: sample {scope.sample} of this request was not recorded"
            return MissingRecordingError(said, reason="missing:sample", **about)
        if not others:
            return MissingRecordingError(
                f"{where}: nothing was recorded", reason="missing", **about
            )
        closest = self._closest(others, asked)
        parts = tuple(part for part in PARTS if closest.digests[part] != asked.digests[part])
        diff = _diff(
            [(part, self._lines(closest.asked, part), self._lines(asked, part)) for part in parts]
        )
        changed = ", ".join(parts)
        return StaleRecordingError(
            f"{where}: recorded was another request; changed since: {changed}\n{diff}",
            parts=parts,
            diff=diff,
            reason=f"stale:{','.join(parts)}",
            **about,
        )

    def _closest(self, others: Sequence[_Outline], asked: Asked) -> _Outline:
        """The one with most parts equal; among those, with most lines of messages equal."""
        wanted = Counter(self._lines(asked, "messages"))

        def closeness(other: _Outline) -> tuple[int, int, str]:
            same = sum(other.digests[part] == asked.digests[part] for part in PARTS)
            different = (other.lines - wanted).total() + (wanted - other.lines).total()
            return same, -different, other.key

        return max(others, key=closeness)

    def _outline(self, path: Path) -> _Outline:
        if path not in self._outlines:
            self._outlines[path] = self._read(path)
        return self._outlines[path]

    def _read(self, path: Path) -> _Outline:
        try:
            asked = self._recordings.load(path).asked
            digests, key = asked.digests, asked.key
        except TamperedRecordingError as error:
            if error.reason != f"tampered:{ABSENT_TEXT}":
                raise
            # Its article was replaced: that is for the comparison to say.
            recording, digests = self._recordings.load_unchecked(path)
            asked, key = recording.asked, key_over(digests)
        return _Outline(asked, digests, key, Counter(self._lines(asked, "messages")))

    def _lines(self, asked: Asked, part: str) -> list[str]:
        """A part as lines. Known texts stay references: no diff ever shows an article."""
        value: Any = getattr(asked, part)
        if part == "messages":
            value = self._folder.folded(value, sharing=False)
        return json.dumps(value, ensure_ascii=False, indent=1).split("\n")


def _diff(changed: Sequence[tuple[str, list[str], list[str]]]) -> str:
    """For each changed part (name, as recorded, as asked) what differs, and a line around."""
    share = max(DIFF_LINES // len(changed), 3)
    shown: list[str] = []
    for part, recorded, asked in changed:
        before, after = _differing(recorded, asked)
        changes = [
            line[:1] + " " + line[1:].strip()
            for line in difflib.unified_diff(before, after, n=1, lineterm="")
            if not line.startswith(("---", "+++", "@@"))
        ]
        left_out = len(changes) - share
        if left_out > 0:
            changes[share - 1 :] = [f"  ({left_out + 1} more lines)"]
        shown += [f"  {part}:", *(_cut(line) for line in changes)]
    return "\n".join(shown)


def _differing(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Both without what they share at the ends, but for one line; bounded."""
    most = min(len(before), len(after))
    start = next((n for n in range(most) if before[n] != after[n]), most)
    left = most - start
    end = next((n for n in range(left) if before[-1 - n] != after[-1 - n]), left)
    head, tail = max(start - 1, 0), max(end - 1, 0)
    return (
        before[head : len(before) - tail][:_COMPARED_LINES],
        after[head : len(after) - tail][:_COMPARED_LINES],
    )


def _cut(line: str) -> str:
    return line if len(line) <= _LINE_CHARACTERS else line[: _LINE_CHARACTERS - 1] + "…"
