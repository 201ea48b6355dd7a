r"""The scores that were accepted: what a later run is held against.

Covers: the file `accepted/<engine>.jsonl`, written by `eval accept` alone; which runs may be
accepted. Does not cover: comparing (`gate.py`).

A head, then one line per case, then one line per case and metric, so that a change of scores
reads well in a review:

    {"format": 1, "engine": "baseline", "metrics": {"claim_f1": "claim_f1:1|..."}, ...}
    {"case": "suez-1956", "sample": 1, "gold": "9f2c...", "passed": true, ...}
    {"case": "suez-1956", "sample": 1, "metric": "claim_f1", "value": 0.75, ...}
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from summarise.errors import UsageError
from summarise.evals.folders import accepted_file
from summarise.evals.result import RunResult
from summarise.evals.scores import CaseMetric, CaseScore, Level
from summarise.run_record import Record
from summarise.whole_files import write_whole

FORMAT: Literal[1] = 1


class Head(Record):
    """What the accepted run was.

    Attributes:
        metrics: Metric to signature.
        settings: What the scores of all cases depend on (`CaseScore.signature`).
    """

    format: Literal[1] = FORMAT
    engine: str
    model: str | None
    prompt: str | None
    policy: str
    product_version: str
    settings: str
    metrics: dict[str, str]


class Accepted(Record):
    """The accepted scores of one engine.

    Attributes:
        gold: Case id to digest of its article and gold.
        answers: Case id to the digest of the recorded answers; empty for the baseline.
        right: Case id to the gold claims that were right in every sample.
        scores: One for each case and sample, without reasons.
    """

    head: Head
    gold: dict[str, str]
    answers: dict[str, str]
    right: dict[str, tuple[str, ...]]
    scores: tuple[CaseScore, ...]

    def only(self, cases: Collection[str]) -> Accepted:
        """The same, for some of the cases."""
        return self.model_copy(
            update={
                "gold": {case: digest for case, digest in self.gold.items() if case in cases},
                "answers": {case: self.answers[case] for case in self.answers if case in cases},
                "scores": tuple(score for score in self.scores if score.case in cases),
            }
        )


def accept(result: RunResult, data: Path) -> Path:
    """Write the scores of a run as the accepted ones.

    Returns:
        The file written.

    Raises:
        UsageError: If the run was filtered or could not be evaluated throughout.
        OSError: If the file cannot be written.
    """
    require_acceptable(result)
    path = accepted_file(data, result.engine.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, as_lines(result))
    return path


def require_acceptable(result: RunResult) -> None:
    """Refuse a run whose scores do not stand for all cases.

    A case whose engine failed (a recorded refusal, say) may be accepted: it counts with its
    worst score. A case that could not be evaluated may not.

    Raises:
        UsageError: Saying why.
    """
    if result.selection.filtered or len(result.gold) != result.selection.available:
        raise UsageError(
            f"this run has {len(result.gold)} of {result.selection.available} cases; only a run "
            "of all cases can be accepted",
            hint="run without --case and --tag: summarise eval run --json FILE",
        )
    if not result.evaluated:
        names = ", ".join(sorted({outcome.case for outcome in result.unevaluated})[:5])
        raise UsageError(
            f"this run could not be evaluated throughout ({names or 'recordings'}); it cannot be "
            "accepted",
            hint="summarise eval check",
        )


def as_lines(result: RunResult) -> str:
    """The file's text."""
    return "".join(
        json.dumps(row, ensure_ascii=True, separators=(", ", ": ")) + "\n" for row in _rows(result)
    )


def read_accepted(text: str, name: str) -> Accepted:
    """The accepted scores from the text of their file.

    Raises:
        UsageError: If it is none that this version can read.
    """
    try:
        rows = [json.loads(line) for line in text.splitlines() if line.strip()]
        head = Head.model_validate(rows[0])
        return _assembled(head, rows[1:])
    except (ValueError, LookupError, TypeError, ValidationError) as error:
        raise UsageError(
            f"the accepted scores {name} cannot be read: {_first_line(error)}",
            hint="accept a run again: summarise eval accept RUN.json",
        ) from error


def _rows(result: RunResult) -> Iterator[dict[str, Any]]:
    facts = result.engine
    yield Head(
        engine=facts.name,
        model=facts.model,
        prompt=facts.prompt,
        policy=facts.policy,
        product_version=result.product_version,
        settings=result.cases[0].score.signature,
        metrics=result.metrics,
    ).model_dump(mode="json")
    for case in result.cases:
        score = case.score
        key = {"case": score.case, "sample": case.outcome.sample}
        yield {
            **key,
            "gold": result.gold[score.case],
            "answers": result.answers.get(score.case),
            "right": list(case.right),
            **score.model_dump(mode="json", include={"passed", "failed", "level", "certainty"}),
        }
        for name, metric in score.metrics.items():
            yield {
                **key,
                "metric": name,
                **metric.model_dump(mode="json", exclude={"reasons"}),
            }


def _assembled(head: Head, rows: list[dict[str, Any]]) -> Accepted:
    gold: dict[str, str] = {}
    answers: dict[str, str] = {}
    right: dict[str, tuple[str, ...]] = {}
    cases: dict[tuple[str, int], dict[str, Any]] = {}
    metrics: dict[tuple[str, int], dict[str, CaseMetric]] = {}
    for row in rows:
        key = (row.pop("case"), row.pop("sample"))
        if "metric" in row:
            name = row.pop("metric")
            metrics.setdefault(key, {})[name] = CaseMetric.model_validate(row)
        else:
            gold[key[0]] = row.pop("gold")
            if (digest := row.pop("answers")) is not None:
                answers[key[0]] = digest
            had = tuple(row.pop("right"))
            right[key[0]] = tuple(c for c in had if c in right.get(key[0], had))
            cases[key] = row
    if set(metrics) - set(cases):
        raise LookupError(f"no line for the case {min(set(metrics) - set(cases))[0]!r}")
    scores = [
        CaseScore(
            case=key[0],
            failed=row["failed"],
            passed=row["passed"],
            metrics=metrics.get(key, {}),
            level=Level.model_validate(row["level"]),
            certainty=row["certainty"],
            signature=head.settings,
        )
        for key, row in sorted(cases.items())
    ]
    return Accepted(head=head, gold=gold, answers=answers, right=right, scores=tuple(scores))


def load_accepted(
    data: Path, engine: str, earlier: Callable[[Path], str | None] | None = None
) -> Accepted | None:
    """The accepted scores of an engine, or None if nothing was accepted yet.

    Args:
        data: The folder of eval data.
        engine: Its name.
        earlier: From the path of the file to its text at an earlier commit, or None where it
            was not there: a change must not be held against scores that it brings itself.
    """
    path = accepted_file(data, engine)
    text = earlier(path) if earlier else None
    if text is None:
        if not path.is_file():
            return None
        text = path.read_text(encoding="utf-8")
    return read_accepted(text, path.name)


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0]
