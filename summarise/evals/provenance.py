"""What is known of the recordings behind a run: whose, from when, in which state.

Covers: turning the ledger of a run into the part of its result that every run of the same
code shares, whatever order requests came in. Does not cover: entering (`model/ledger.py`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from summarise.evals.result import Health, Trouble
from summarise.model.ledger import Ledger, Miss, Use


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is known of the recordings that answered; empty for the baseline.

    Attributes:
        recorded: Days, ISO dates, ascending.
        answers: Case id to a digest over the requests and answers it used.
    """

    recorded: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    health: Health = field(default_factory=Health)


def provenance_of(ledger: Ledger, folder: Path, recordings: Iterable[Path]) -> Provenance:
    """Read a ledger.

    Args:
        ledger: Of the run.
        folder: Where the recordings are.
        recordings: All there are for the cases that were run.
    """
    uses = ledger.uses
    paths = sorted({use.path for use in uses})
    return Provenance(
        recorded=_distinct(use.recorded for use in uses),
        answered_by=_distinct(use.model_answered for use in uses),
        origins=_distinct(use.origin for use in uses),
        answers=_answers(uses),
        health=Health(
            used=len(paths),
            unused=tuple(_name(path, folder) for path in ledger.unused(recordings)),
            troubles=troubles_of(ledger, folder),
        ),
    )


def troubles_of(ledger: Ledger, folder: Path) -> tuple[Trouble, ...]:
    """The misses of a run by cause: thirty cases stale for one reason are one trouble."""
    return tuple(_trouble(misses, folder) for misses in ledger.grouped_misses().values())


def _trouble(misses: tuple[Miss, ...], folder: Path) -> Trouble:
    first = min(misses, key=lambda miss: (miss.case or "", miss.sample, miss.message))
    return Trouble(
        kind=first.kind,
        reason=first.reason,
        cases=_distinct(miss.case for miss in misses),
        message=_local(first.message.split("\n", 1)[0], folder),
        hint=_local(_for_all(first.hint, misses), folder) if first.hint else None,
        diff=first.diff,
        requests=len(misses),
    )


def _for_all(hint: str, misses: tuple[Miss, ...]) -> str:
    """The hint of one case, as a command for all cases that have the same trouble."""
    cases = {miss.case for miss in misses}
    only = {"missing_recording": "missing", "stale_recording": "stale"}.get(misses[0].kind)
    if len(cases) < 2 or only is None:
        return hint
    for case in cases:
        hint = hint.replace(f"--case {case} ", f"--only {only} ")
    return hint


def _local(text: str, folder: Path) -> str:
    """The text with the folder's path cut to its name: a result names no machine's path."""
    return text.replace(str(folder), folder.name)


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value is not None}))


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _answers(uses: Iterable[Use]) -> dict[str, str]:
    """Digest of what each case was answered, in whatever order it asked."""
    found: dict[str, set[str]] = {}
    for use in uses:
        document = json.loads(use.path.read_text(encoding="utf-8"))
        line = f"{use.sample} {document['key']} {document['response_sha256']}"
        found.setdefault(use.case or "", set()).add(line)
    return {
        case: hashlib.sha256("\n".join(sorted(found[case])).encode()).hexdigest()
        for case in sorted(found)
    }
