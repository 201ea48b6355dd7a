"""Whether cases and recordings cover one another, without running anything.

Covers: first requests without a recording (missing, stale), recordings that were edited, and
those no case leads to any more (orphans).
Does not cover: later requests of a case, whose words depend on our checks: they take a replay
(`rehearsal.py`).

No client is opened, so openai is not loaded: a request's body is made from the same keywords.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from summarise.errors import NotEvaluatedError, TamperedRecordingError
from summarise.evals.cases import Case
from summarise.evals.provenance import troubles_of
from summarise.evals.recording_set import RecordingSet
from summarise.evals.replaying import (
    Question,
    folder_of,
    known_texts,
    questions,
    record_command,
)
from summarise.evals.result import Trouble
from summarise.model.asking import Knowledge
from summarise.model.case_scope import Scope
from summarise.model.digests import Asked, asked_in
from summarise.model.ladder import Ladder, Rung, messages_on
from summarise.model.ledger import Ledger
from summarise.model.parameters import RefusedParameters
from summarise.model.recording import Recording
from summarise.model.recordings import Recordings
from summarise.model.request import Request
from summarise.model.settings import ServiceSettings
from summarise.model.staleness import Comparison
from summarise.pipeline import Options


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The state of one set of recordings.

    Attributes:
        cases: How many cases were looked at.
        recordings: How many recordings there are.
        troubles: By cause: missing, stale, tampered.
        orphans: Recordings that no case leads to, `<case>/<file>`.
    """

    name: str
    cases: int
    recordings: int
    troubles: tuple[Trouble, ...]
    orphans: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether every case finds its recording, and every recording its case."""
        return not self.troubles and not self.orphans


def check_set(
    described: RecordingSet, cases: Sequence[Case], data: Path, options: Options
) -> Upkeep:
    """Hold cases and recordings against one another, both ways."""
    asked = questions(cases, data, options)
    folder = folder_of(described, data)
    recordings = Recordings(folder, known_texts(asked))
    ledger = Ledger()
    paths = recordings.all_paths()
    found = _loaded(recordings, paths, ledger)
    knowledge = Knowledge(described.settings(), Ladder(), RefusedParameters())
    comparison = Comparison(recordings)
    for question in asked:
        for request in question.requests:
            _find(request, question.case.id, knowledge, recordings, comparison, ledger, described)
    lost = {miss.case for miss in ledger.misses}
    by_case = {question.case.id: question for question in asked}
    orphans = [
        path
        for path, recording in found.items()
        if (case := _case_of(path, folder)) not in lost
        and not _led_to(recording, by_case.get(case or ""))
    ]
    return Upkeep(
        name=described.slug,
        cases=len(cases),
        recordings=len(paths),
        troubles=troubles_of(ledger, folder),
        orphans=tuple(path.relative_to(folder).as_posix() for path in orphans),
    )


def first_asked(request: Request, knowledge: Knowledge) -> Asked:
    """A request as the client puts it to a service of which it knows this much."""
    path = _path(knowledge.settings, request.model)
    body = json.dumps(knowledge.sending(request).keywords).encode()
    return asked_in("POST", path, body)


def _path(settings: ServiceSettings, model: str) -> str:
    root = urlsplit(settings.endpoint).path.rstrip("/")
    if settings.azure_endpoint:
        return f"{root}/openai/deployments/{model}/chat/completions"
    return f"{root}/chat/completions"


def _loaded(recordings: Recordings, paths: Sequence[Path], ledger: Ledger) -> dict[Path, Recording]:
    """Every recording that nobody edited; the others stand in the ledger."""
    found = {}
    for path in paths:
        try:
            found[path] = recordings.load(path)
        except TamperedRecordingError as error:
            ledger.missed(error)
    return found


def _find(
    request: Request,
    case: str,
    knowledge: Knowledge,
    recordings: Recordings,
    comparison: Comparison,
    ledger: Ledger,
    described: RecordingSet,
) -> None:
    """Enter into the ledger what is wrong with the recording of a first request."""
    scope, asked = Scope(case), first_asked(request, knowledge)
    if recordings.path(scope, asked).exists():
        return  # whether it was edited has been seen already
    try:
        command = record_command(described).replace("{case}", case)
        ledger.missed(comparison.why_none(scope, asked, command))
    except NotEvaluatedError:
        return  # an edited neighbour, which stands in the ledger already


def _case_of(path: Path, folder: Path) -> str | None:
    return path.parent.name if path.parent != folder else None


def _led_to(recording: Recording, question: Question | None) -> bool:
    """Whether a recording answers a first request of its case, or one that goes on from it."""
    messages = recording.asked.messages.get("messages")
    if question is None or not isinstance(messages, list):
        return False
    openings = (opening for request in question.requests for opening in _openings(request))
    return any(messages[: len(opening)] == opening for opening in openings)


def _openings(request: Request) -> list[list[dict[str, str]]]:
    """The messages of a request, on every rung of the ladder."""
    return [
        [{"role": m.role, "content": m.content} for m in messages_on(request, rung)]
        for rung in Rung
    ]
