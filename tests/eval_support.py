"""Eval data in a folder of its own, and a model that answers with their gold."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from fake_server import Answer, Seen, completion
from summarise.article import Article
from summarise.evals.aggregation import aggregate
from summarise.evals.cases import Case, load_cases
from summarise.evals.engines import Facts
from summarise.evals.outcome import Failed, Outcome
from summarise.evals.result import CaseResult, Health, RunResult, Selection
from summarise.evals.scores import CaseMetric, CaseScore, Level
from summarise.run_record import Usage

DATA = Path(__file__).parent / "data" / "evals"
MODEL = "test-model"


def copied(folder: Path) -> Path:
    """The invented cases, in `folder/evals`."""
    return Path(shutil.copytree(DATA, folder / "evals"))


class Annotator:
    """Answers as the gold of the case it is asked about says.

    For the quiet case it first invents a quote and takes it back when asked again, so that one
    case takes two requests.
    """

    def __init__(self) -> None:
        self.cases = [(case, case.load_article(DATA)) for case in load_cases(DATA)]

    def __call__(self, seen: Seen) -> Answer:
        asked = seen.body["messages"]
        prompt = asked[1]["content"]
        case, article = next(
            (case, article)
            for case, article in self.cases
            if " ".join(article.text_of(article.sentences[0]).split()) in prompt
        )
        draft = draft_of(case, article)
        if case.id == "quiet-match" and len(asked) == 2:
            draft["claims"].append({**draft["claims"][0], **INVENTED})
        return Answer(200, completion(json.dumps(draft), usage=(100, 20)))


INVENTED = {
    "evidence": [{"sentence": 1, "quote": "the referee fled the stadium in tears"}],
    "text": "The referee fled.",
}


def draft_of(case: Case, article: Article) -> dict[str, Any]:
    """What a model writes that finds exactly what gold holds."""
    gold = case.gold
    return {
        "claims": [
            {
                "evidence": [_evidence(article, claim.evidence[0])],
                "speaker": claim.speaker,
                "via": None,
                "text": claim.text,
                "speaker_kind": "journalist" if claim.speaker is None else "institution",
                "certainty": claim.certainty.value,
                "status": claim.status.value,
                "corroboration": "single_source",
            }
            for claim in gold.claims
        ],
        "actors": [
            {
                "name": actor.name,
                "aliases": list(actor.aliases),
                "type": actor.type.value,
                "country": None,
                "role": actor.role.value,
            }
            for actor in gold.actors
        ],
        "signals": [
            {
                "evidence": [_evidence(article, signal.evidence)],
                "source_actors": list(signal.source),
                "target_actors": list(signal.target),
                "when": None,
                "type": signal.type.value,
                "direction": signal.direction.value,
                "status": signal.status.value,
                "certainty": signal.certainty.value,
                "background": signal.background,
                "intensity": 3,
            }
            for signal in gold.signals
        ],
        "headline": "What the article reports",
        "gist": "The article reports what its first sentences say. More follows.",
    }


def _evidence(article: Article, span: str) -> dict[str, Any]:
    sentence = article.sentence_at(article.text.index(span))
    assert sentence is not None
    return {"sentence": sentence.number, "quote": span}


def score_of(
    case: str, *, passed: bool = True, failed: str | None = None, **values: float
) -> CaseScore:
    """A case's scores; what is not given is perfect. Every metric counts ten things."""
    perfect = {"claim_f1": 1.0, "must_recall": 1.0, "contradiction_rate": 0.0}
    return CaseScore(
        case=case,
        failed=failed,
        passed=passed,
        metrics={
            name: CaseMetric(value=value, right=10 * value, predicted=10, gold=10)
            for name, value in {**perfect, **values}.items()
        },
        level=Level(gold=3, predicted=3),
        certainty={},
        signature="test",
    )


def result_of(
    *scores: CaseScore,
    recordings: str | None = "first",
    failed: dict[str, Failed] | None = None,
    **changes: Any,
) -> RunResult:
    """A run with these scores, as if replayed."""
    aggregates = aggregate(scores)
    whole = {
        "replayed": recordings is not None,
        "recorded": ("2026-11-20", "2026-11-22"),
        "answered_by": ("model-1",),
        "origins": ("a script",),
        "engine": Facts(
            name="model", replayed=True, model="model", prompt="summary.v1@0", schema_sha256="0",
            policy="default@0", parameters={},
        ),
        "product_version": "0.1.0",
        "selection": Selection(available=len(scores)),
        "samples": 1,
        "gold": {score.case: "gold" for score in scores},
        "metrics": {name: value.signature for name, value in aggregates.items()},
        "answers": {score.case: recordings for score in scores} if recordings else {},
        "aggregates": aggregates,
        "health": Health(),
        "usage": Usage(),
        "cost_usd": None,
        "cases": tuple(
            CaseResult(
                outcome=Outcome(case=score.case, failed=(failed or {}).get(score.case)), score=score
            )
            for score in scores
        ),
        **changes,
    }  # fmt: skip
    return RunResult.model_validate(whole)
