"""A whole run as data: what was run, on what, what came of it and how good it was.

Covers: the file that `eval run --json` writes, what two runs must share to be compared.
Does not cover: how scores are made (`scoring.py`, `aggregation.py`), the gate (`gate.py`).

The same code on the same data writes the same bytes: no clock, host or path stands in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import JsonValue, ValidationError

from summarise.errors import UsageError
from summarise.evals.cases import Case
from summarise.evals.engines import Facts
from summarise.evals.outcome import Outcome
from summarise.evals.scores import CaseScore, MetricValue
from summarise.run_record import Record, Usage

FORMAT: Literal[1] = 1


class Selection(Record):
    """Which cases were asked for; empty means all.

    Attributes:
        patterns: Of ids.
        tags: All of which a case must bear.
        available: How many cases there were to choose from.
    """

    patterns: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    available: int

    @property
    def filtered(self) -> bool:
        """Whether cases may have been left out."""
        return bool(self.patterns or self.tags)


class Trouble(Record):
    """One reason why recordings do not answer, however many cases it hits.

    Attributes:
        kind: `missing_recording`, `stale_recording`, `tampered_recording`, ...
        reason: In words that do not change, e.g. `stale:messages`.
        message: Of the first case it hit.
        diff: Lines that changed, for a stale recording.
        requests: How many requests it hit.
    """

    kind: str
    reason: str
    cases: tuple[str, ...]
    message: str
    hint: str | None
    diff: str
    requests: int


class Health(Record):
    """State of the recordings that a run used.

    Attributes:
        used: How many recordings answered.
        unused: Names of those that answered nothing, `<case>/<file>`. Only a run of every
            case says that they are needed no more.
        troubles: Why requests went unanswered, the most frequent first.
    """

    used: int = 0
    unused: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()


class CaseResult(Record):
    """What came of one case, and its scores.

    Attributes:
        right: Ids of the gold claims that the summary has, and has right.
    """

    outcome: Outcome
    score: CaseScore
    right: tuple[str, ...] = ()


class RunResult(Record):
    """One run of an eval.

    Attributes:
        replayed: Whether answers were read from recordings: then the run tests our code and
            says nothing new about a model.
        recorded: Days on which the recordings used were made, ISO dates, ascending.
        answered_by: Models as the service named them.
        origins: What answered, in the words of who recorded it.
        samples: How many times each case was run.
        gold: Case id to digest of its article and gold.
        metrics: Metric to signature: values with another one are not comparable.
        answers: Case id to a digest over the recorded answers it used; empty without
            recordings. Equal digests mean that a difference in scores comes from our code
            alone.
        aggregates: Metric to its value over all cases, failed ones included.
        cost_usd: Over all attempts, at the price list in use; None where unknown.
    """

    format: Literal[1] = FORMAT
    replayed: bool
    recorded: tuple[str, ...]
    answered_by: tuple[str, ...]
    origins: tuple[str, ...]
    engine: Facts
    product_version: str
    selection: Selection
    samples: int
    gold: dict[str, str]
    metrics: dict[str, str]
    answers: dict[str, str]
    aggregates: dict[str, MetricValue]
    health: Health
    usage: Usage
    cost_usd: Decimal | None
    cases: tuple[CaseResult, ...]

    @property
    def unevaluated(self) -> tuple[Outcome, ...]:
        """Cases that could not be evaluated at all."""
        return tuple(
            case.outcome
            for case in self.cases
            if case.outcome.failed and not case.outcome.failed.evaluated
        )

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """Cases that yielded no summary, for whatever reason."""
        return tuple(case.outcome for case in self.cases if case.outcome.failed)

    @property
    def evaluated(self) -> bool:
        """Whether every case could be evaluated, so that the scores say something."""
        return not self.unevaluated and not self.health.troubles

    @property
    def scores(self) -> tuple[CaseScore, ...]:
        """The scores of all cases."""
        return tuple(case.score for case in self.cases)


def gold_sha256(case: Case) -> str:
    """Digest of everything about a case that its scores depend on."""
    content = case.model_dump(mode="json", exclude={"about"})
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def as_json(result: RunResult) -> str:
    """The result as a JSON document: its head first, one field a line, then one case a line."""
    return "".join(_pieces(result))


def _pieces(result: RunResult) -> Iterator[str]:
    """The document in pieces, so that no two copies of a long one are in memory at once."""
    fields = result.model_dump(mode="json", exclude={"cases"})
    yield "{\n"
    for name, value in fields.items():
        yield f"{json.dumps(name)}: {_dumped(value)},\n"
    yield '"cases": ['
    for place, case in enumerate(result.cases):
        yield ",\n" if place else "\n"
        yield _dumped(case.model_dump(mode="json"))
    yield "\n]\n}\n" if result.cases else "]\n}\n"


def _dumped(value: JsonValue) -> str:
    return json.dumps(value, allow_nan=False)  # ASCII: nothing in it that a terminal obeys


def load_result(path: Path) -> RunResult:
    """Read a run that `eval run --json` wrote.

    Raises:
        UsageError: If there is none, or it was written in another format.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path} cannot be read: {error}",
            hint="write one: summarise eval run --json FILE",
        ) from error
    try:
        return RunResult.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(
            f"{path} is no result of this version: {where}: {first['msg']}",
            hint="write one: summarise eval run --json FILE",
        ) from error


def total_usage(outcomes: Sequence[Outcome]) -> Usage:
    """Tokens over all attempts of all cases."""
    return sum((outcome.usage for outcome in outcomes), Usage())
