"""Eval data of any size for benches: invented articles, gold, and a model's recorded replies.

The articles are drafted by the baseline; gold is the draft, in part reworded and left out; the
reply is the draft without what our checks would have repaired. Recordings are made by the
product's own record transport.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import httpx2

from dispatches import dispatch
from fake_server import completion
from summarise.article import Article
from summarise.baseline.engine import draft_article
from summarise.checks.policy import Policy, load_policy
from summarise.checks.review import Judged, review_draft
from summarise.draft import Draft, DraftClaim
from summarise.escalation.scheme import entry
from summarise.evals.cases import Case, load_cases
from summarise.evals.recording_set import RecordingSet, save_set
from summarise.evals.replaying import (
    ModelEngine,
    folder_of,
    known_texts,
    options_of,
    questions,
)
from summarise.model.record import RecordTransport
from summarise.vocabulary import Outcome

SET = RecordingSet(model="bench", service="compatible", path="/v1")
_NUMBER = re.compile(r"dispatch (\d+)")


def made(data: Path, count: int) -> Path:
    """A folder of eval data: cases, articles and recordings."""
    for name in ("cases", "articles"):
        (data / name).mkdir()
    answers, policy = {}, load_policy(SET.policy)
    for number in range(count):
        chance = Random(number)  # noqa: S311  # no secret
        text = dispatch(number)
        draft = reply_to(Article.from_text(text, language="en"), policy)
        case = case_of(number, text, draft, chance)
        (data / case.article.path).write_text(text, encoding="utf-8")
        (data / "cases" / f"{case.id}.json").write_text(case.model_dump_json(), encoding="utf-8")
        answers[str(number)] = completion(draft.model_dump_json())

    def answer(request: httpx2.Request) -> httpx2.Response:
        found = _NUMBER.search(request.content.decode())
        return httpx2.Response(200, json=answers[found[1] if found else ""])

    record(data, load_cases(data), answer)
    return data


def record(
    data: Path, cases: list[Case], answer: Callable[[httpx2.Request], httpx2.Response]
) -> None:
    """Record all that the cases ask, later requests included."""
    options = options_of(SET)
    save_set(SET, data)
    transport = RecordTransport(
        folder_of(SET, data),
        httpx2.MockTransport(answer),
        origin="a bench",
        known_texts=known_texts(questions(cases, data, options)),
    )
    engine = ModelEngine(SET, transport, settings=SET.settings(), options=options, replayed=False)
    asyncio.run(engine_over(engine, cases, data))


async def engine_over(engine: ModelEngine, cases: list[Case], data: Path) -> None:
    """Ask about every case."""
    for case in cases:
        await engine.summarise(case.load_article(data), case=case.id, sample=1)
    await engine.aclose()


def reply_to(article: Article, policy: Policy) -> Draft:
    """The baseline's draft without what our checks would have repaired: one request a case."""
    draft = draft_article(article)
    review = review_draft(draft, article, policy=policy, language="en", scheme=entry)

    def stands(item: Judged) -> bool:
        return item.outcome is not Outcome.REJECT

    return draft.model_copy(
        update={
            "claims": tuple(item.draft for item in review.claims if stands(item)),
            "actors": tuple(item.draft for item in review.actors if stands(item)),
            "signals": tuple(item.draft for item in review.signals if stands(item)),
        }
    )


def case_of(number: int, text: str, draft: Draft, chance: Random) -> Case:
    """Gold made of a draft: some items left out, half of the claims reworded."""
    claims = [claim for claim in draft.claims if chance.random() < 0.8]
    names = {form for actor in draft.actors for form in (actor.name, *actor.aliases)}
    gold = {
        "claims": [gold_claim(place, claim, chance) for place, claim in enumerate(claims, 1)],
        "actors": [
            actor.model_dump(include={"name", "aliases", "type", "role"}) for actor in draft.actors
        ],
        "signals": [
            {
                **signal.model_dump(
                    include={"type", "direction", "status", "certainty", "background"}
                ),
                "id": f"x{place}",
                "source": [name for name in signal.source_actors if name in names],
                "target": [name for name in signal.target_actors if name in names],
                "evidence": signal.evidence[0].quote,
            }
            for place, signal in enumerate(draft.signals, 1)
        ],
    }
    return Case.model_validate(
        {
            "id": f"case-{number:04}",
            "about": "Invented for a bench.",
            "article": {
                "path": f"articles/case-{number:04}.txt",
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
                "published": "2026-09-14",
                "language": "en",
                "licence": "none",
            },
            "tags": ["bench"] if draft.signals else ["quiet"],
            "gold": json.loads(json.dumps(gold)),
        }
    )


def gold_claim(place: int, claim: DraftClaim, chance: Random) -> dict[str, Any]:
    """A claim of gold, with a trap: the same with other numbers, or turned into its opposite."""
    words = claim.text.split()
    if chance.random() < 0.5:
        words = [*words[: max(4, len(words) - chance.randrange(6))]]
    text = " ".join(words).rstrip(".,") + "."
    trap = re.sub(r"\d+", lambda found: str(int(found[0]) + 7), text)
    return {
        "id": f"g{place}",
        "text": text,
        "must": place < 4,
        "evidence": [item.quote for item in claim.evidence],
        "speaker": claim.speaker,
        "certainty": claim.certainty,
        "status": claim.status,
        "traps": [trap if trap != text else f"It is not true that {text}"],
    }
