"""What a replay of a set tells about its recordings: who lacks what, and what nobody needs.

Covers: cases that some request of theirs finds no recording for, later requests included;
recordings no request used, and texts that only they referred to.
Does not cover: scores, and what to do about it (`cli/`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarise.errors import NotEvaluatedError
from summarise.evals.cases import Case
from summarise.evals.outcome import Outcome
from summarise.evals.provenance import troubles_of
from summarise.evals.recording_set import RecordingSet
from summarise.evals.replaying import folder_of, replaying
from summarise.evals.result import Trouble
from summarise.evals.runner import run_cases
from summarise.model.ledger import Ledger
from summarise.model.recordings import Recordings, sample_of
from summarise.pipeline import Options


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A replay that is not scored.

    Attributes:
        troubles: Requests without a recording, by cause.
        unused: Recordings that answered nothing, of the whole set.
        kept: The others.
    """

    outcomes: tuple[Outcome, ...]
    troubles: tuple[Trouble, ...]
    unused: tuple[Path, ...]
    kept: tuple[Path, ...]

    def in_trouble(self, *kinds: str) -> set[str]:
        """Ids of the cases with some kind of trouble, e.g. `stale_recording`."""
        return {
            case for trouble in self.troubles if trouble.kind in kinds for case in trouble.cases
        }


def rehearse(
    described: RecordingSet,
    cases: Sequence[Case],
    data: Path,
    options: Options,
    *,
    samples: int = 1,
) -> Rehearsal:
    """Replay some cases of a set."""
    folder = folder_of(described, data)
    paths = Recordings(folder, {}).all_paths()
    ledger = Ledger()
    engine = replaying(described, cases, data, options, ledger)
    outcomes, _ = run_cases(cases, engine, data, samples=samples)
    unused = ledger.unused(paths)
    return Rehearsal(
        outcomes=outcomes,
        troubles=troubles_of(ledger, folder),
        unused=tuple(unused),
        kept=tuple(sorted(set(paths) - set(unused))),
    )


def unneeded(
    described: RecordingSet, cases: Sequence[Case], data: Path, options: Options
) -> list[Path]:
    """The files of a set that a replay of every case and sample leaves untouched.

    Raises:
        NotEvaluatedError: If a case could not be replayed throughout: what it would have used
            is not known.
    """
    recordings = Recordings(folder_of(described, data), {})
    samples = max(map(sample_of, recordings.all_paths()), default=1)
    found = rehearse(described, cases, data, options, samples=samples)
    if found.troubles:
        first = found.troubles[0]
        raise NotEvaluatedError(
            f"{first.reason}: {first.message}", hint=first.hint, reason=first.reason
        )
    crashed = [o for o in found.outcomes if o.failed and not o.failed.evaluated]
    if crashed:
        raise NotEvaluatedError(
            f"case {crashed[0].case} could not be evaluated",
            hint=f"see why: summarise eval explain {crashed[0].case} -m {described.slug}",
        )
    return [*found.unused, *recordings.unreferenced_texts(found.kept)]
