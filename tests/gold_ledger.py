"""What the checks say of the gold of the eval cases, and of wrong copies of it.

Run `python tests/gold_ledger.py` to write `data/gold_ledger.toml` anew: for each case the findings on
gold itself (`alarms`, all of them false) and the wrong copies that no check marks (`missed`).
Wrong copies: gold's traps (`g1.0`), claims given to another actor (`g1.said`), signals with
their sides exchanged (`x1.swapped`).
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from eval_support import draft_of
from summarise.checks.policy import load_policy
from summarise.checks.review import Review, review_draft
from summarise.draft import Draft
from summarise.evals.cases import Case, load_cases
from summarise.vocabulary import Outcome

DATA = Path(__file__).parent.parent / "evals"
LEDGER = Path(__file__).parent / "data" / "gold_ledger.toml"


class Verdicts(NamedTuple):
    """Findings on gold, `g1 speaker no_cue`; wrong copies that pass, `g1.0`."""

    alarms: frozenset[str]
    missed: frozenset[str]


@cache
def cases() -> dict[str, Case]:
    """The cases of the suite by id."""
    return {case.id: case for case in load_cases(DATA)}


def verdicts(case: Case) -> Verdicts:
    """What the checks say of one case's gold and its wrong copies."""
    right = _right(case)
    wrong = _wrong(case, right)
    names = [*(item.id for item in case.gold.claims), *(item.id for item in case.gold.signals)]
    told = zip(names, _items(_reviewed(case, right)), strict=True)
    copies = _reviewed(
        case, {**right, **{kind: list(rows.values()) for kind, rows in wrong.items()}}
    )
    marked = zip([*wrong["claims"], *wrong["signals"]], _items(copies), strict=True)
    return Verdicts(
        frozenset(
            f"{name} {check.name} {check.verdict}"
            for name, item in told
            for check in item.checks
            if check.outcome is not Outcome.PASS
        ),
        frozenset(name for name, item in marked if item.outcome is Outcome.PASS),
    )


def _items(review: Review) -> list[Any]:
    return [*review.claims, *review.signals]


def _reviewed(case: Case, draft: dict[str, Any]) -> Review:
    article = case.load_article(DATA)
    return review_draft(Draft.model_validate(draft), article, policy=load_policy(), language=None)


def _right(case: Case) -> dict[str, Any]:
    """Gold as a draft, with all of its evidence."""
    article = case.load_article(DATA)
    draft = draft_of(case, article)
    for row, claim in zip(draft["claims"], case.gold.claims, strict=True):
        places = [article.sentence_at(article.text.index(span)) for span in claim.evidence]
        row["evidence"] = [
            {"sentence": place.number if place else 1, "quote": span}
            for place, span in zip(places, claim.evidence, strict=True)
        ]
    return draft


def _wrong(case: Case, right: dict[str, Any]) -> dict[str, dict[str, Any]]:
    claims: dict[str, Any] = {}
    for row, claim in zip(right["claims"], case.gold.claims, strict=True):
        for number, trap in enumerate(claim.traps):
            claims[f"{claim.id}.{number}"] = {**row, "text": trap}
        others = (
            actor.name for actor in case.gold.actors if actor.name not in (claim.speaker or "")
        )
        speaker = next(others, None) if claim.speaker else None
        if speaker is not None:
            claims[f"{claim.id}.said"] = {**row, "speaker": speaker}
    signals = {
        f"{signal.id}.swapped": {
            **row,
            "source_actors": row["target_actors"],
            "target_actors": row["source_actors"],
        }
        for row, signal in zip(right["signals"], case.gold.signals, strict=True)
        if row["source_actors"] and row["target_actors"]
    }
    return {"claims": claims, "signals": signals}


def main() -> None:
    """Write the ledger."""
    lines = []
    for name, case in sorted(cases().items()):
        found = verdicts(case)
        lines.append(f"[{name}]")
        for key, items in found._asdict().items():
            lines += [f"{key} = [", *(f'  "{item}",' for item in sorted(items)), "]"]
        lines.append("")
    LEDGER.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
