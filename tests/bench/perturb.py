"""How many mechanical errors the checks catch in drafts that are right.

Run: python tests/bench/perturb.py --drafts DIR --articles DIR [FILE ...] [--show KIND]

DIR of the drafts holds pairs `NNNN.request.json` (the messages sent) and `NNNN.reply.txt`;
the articles are found by the fence in the request. Every item of the drafts is taken to be
right: what the checks say about it untouched is a false alarm. An error counts as caught if
it adds a finding that the untouched item does not have.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from summarise.article import Article
from summarise.checks.policy import Policy, load_policy
from summarise.checks.review import (
    ReviewedActor,
    ReviewedClaim,
    ReviewedSignal,
    review_draft,
    worst_of,
)
from summarise.draft import Draft, DraftActor, DraftClaim, DraftSignal, parse_reply
from summarise.errors import SummariseError
from summarise.escalation.scheme import entry
from summarise.fencing import fence_for
from summarise.read import read_article
from summarise.schema import Check
from summarise.vocabulary import Outcome

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a file, not as a package
from bench.perturbations import Item, Perturbed, perturbations

_FENCE = "<<<ARTICLE "


def main() -> None:
    """Print the table of kinds, then the misses of the kind asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--drafts", type=Path, required=True)
    parser.add_argument("--articles", type=Path, nargs="+", required=True)
    parser.add_argument("--policy", default="default")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", help="list the misses of a kind, or all; alarms: untouched")
    options = parser.parse_args()
    policy = load_policy(options.policy)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for number, (draft, article) in enumerate(_pairs(options.drafts, options.articles)):
        _alarms(draft, article, policy, counts["(untouched)"], options.show)
        for found in perturbations(draft, article, options.seed * 1_000 + number):
            outcome = _caught(found, draft, article, policy)
            counts[found.kind][outcome] += 1
            if outcome == "missed" and options.show in {found.kind, "all"}:
                print(f"MISSED {found.kind}\n  was {_shown(found.was)}\n  now {_shown(found.now)}")
    _table(counts)


def _pairs(drafts: Path, places: list[Path]) -> Iterator[tuple[Draft, Article]]:
    """Each recorded first reply with its article; re-asks are left out."""
    files = [
        p for place in places for p in (sorted(place.glob("*.txt")) if place.is_dir() else [place])
    ]
    articles = {fence_for(article): article for article in (read_article(str(p)) for p in files)}
    for request in sorted(drafts.glob("*.request.json")):
        messages = json.loads(request.read_text("utf-8"))["messages"]
        fence = messages[1]["content"].split(_FENCE, 1)[1][:16]
        reply = request.with_name(request.name.replace(".request.json", ".reply.txt"))
        if len(messages) > 2 or fence not in articles or not reply.exists():
            continue
        try:
            yield parse_reply(reply.read_text("utf-8")), articles[fence]
        except SummariseError as error:
            print(f"{reply.name}: {error}")


def _alarms(
    draft: Draft, article: Article, policy: Policy, counts: Counter[str], show: str | None
) -> None:
    review = review_draft(draft, article, policy=policy, language=None, scheme=entry)
    items: list[ReviewedClaim | ReviewedActor | ReviewedSignal]
    items = [*review.claims, *review.actors, *review.signals]
    for item in items:
        counts[item.outcome.value] += 1
        if item.outcome is not Outcome.PASS and show in {"alarms", "all"}:
            print(f"ALARM {_shown(item.draft)}\n  {sorted(_failing(item.checks))}")


def _caught(found: Perturbed, draft: Draft, article: Article, policy: Policy) -> str:
    """`reject`, `warn` or `missed`: the worst finding that the error added."""
    before = _failing(_checks(found.was, found.was, draft, article, policy))
    checks = _checks(found.now, found.was, draft, article, policy)
    if found.kind == "sentence number wrong":
        quote = checks[0]
        if quote.outcome is Outcome.PASS and quote.detail and quote.detail.startswith("found in"):
            return "corrected"
    new = [check for check in checks if (check.name, check.verdict) not in before]
    worst = worst_of(new)
    return "missed" if worst is Outcome.PASS else worst.value


def _checks(
    item: Item, was: Item, draft: Draft, article: Article, policy: Policy
) -> tuple[Check, ...]:
    """The checks of one item, reviewed among the draft's actors."""
    actors = tuple(item if actor is was else actor for actor in draft.actors)
    alone = draft.model_copy(
        update={
            "claims": (item,) if isinstance(item, DraftClaim) else (),
            "signals": (item,) if isinstance(item, DraftSignal) else (),
            "actors": actors,
        }
    )
    review = review_draft(alone, article, policy=policy, language=None, scheme=entry)
    if isinstance(item, DraftActor):
        return next(seen.checks for seen in review.actors if seen.draft is item)
    return review.claims[0].checks if review.claims else review.signals[0].checks


def _failing(checks: tuple[Check, ...]) -> set[tuple[str, str]]:
    return {(c.name.value, c.verdict) for c in checks if c.outcome is not Outcome.PASS}


def _shown(item: Item) -> str:
    return json.dumps(
        item.model_dump(mode="json", warnings=False, exclude={"corroboration", "intensity"}),
        ensure_ascii=False,
    )


def _table(counts: dict[str, Counter[str]]) -> None:
    print(f"{'kind':24} {'n':>4} {'reject':>7} {'warn':>5} {'missed':>7} {'caught':>7}")
    for kind, found in counts.items():
        total = sum(found.values())
        if kind == "(untouched)":
            alarms = found["reject"] + found["warn"]
            print(
                f"{kind:24} {total:4} {found['reject']:7} {found['warn']:5} {'':7} {alarms / total:7.1%} false alarms"
            )
            continue
        caught = total - found["missed"]
        extra = f"  {found['corrected']} corrected" if found["corrected"] else ""
        print(
            f"{kind:24} {total:4} {found['reject']:7} {found['warn']:5} {found['missed']:7} {caught / total:7.1%}{extra}"
        )


if __name__ == "__main__":
    main()
