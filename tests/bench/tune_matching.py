"""Which similarity threshold and trap margin fit the gold at hand.

Run: python tests/bench/tune_matching.py --data DIR [--show]

DIR holds `articles/`, `cases/` (whose articles the passes are about) and the two passes,
`passes/a/<id>.json` and `passes/b/<id>.json`, each a case or its bare gold. No similarity
decides what is compared:
- two claims of different passes are rewordings of each other if half or more of the shorter
  one's evidence stands in the other's, and each is the other's best by that measure;
- two claims of one article are about other things if their evidence shares no sentence.
Traps that likeness may judge are compared with the rewordings of the claim they belong to (the settled gold's and
each pass's own): a reworded claim nearer to a trap is a false alarm.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from pydantic import ValidationError

from summarise.article import Article
from summarise.checks.text.similarity import DEFAULT_SIMILARITY
from summarise.evals.cases import Case, Gold, GoldClaim, load_cases
from summarise.evals.conflicts import likeness_judges
from summarise.evals.items import Items, bounds_of, items_of_gold, shared_characters
from summarise.evals.matching import ground_of
from summarise.evals.thresholds import THRESHOLDS

STEPS = [step / 100 for step in range(10, 61, 2)]
MARGINS = [0.0, 0.01, 0.02, 0.03, 0.05, 0.08]
HALF = 0.5


@dataclass
class Found:
    """Similarities over all articles, and how far rewordings stand from traps."""

    same: list[tuple[float, str, str]] = field(default_factory=list)
    other: list[tuple[float, str, str]] = field(default_factory=list)
    leads: list[tuple[float, str, str]] = field(default_factory=list)


def main() -> None:
    """Print a table of thresholds, then one of margins."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="list the pairs that go wrong")
    options = parser.parse_args()
    found, articles = Found(), 0
    for case in load_cases(options.data):
        passes = [gold_of(options.data / "passes" / name / f"{case.id}.json") for name in "ab"]
        if None not in passes:
            articles += 1
            collect(case, [gold for gold in passes if gold], case.load_article(options.data), found)
    if not found.same or not found.other:
        raise SystemExit(f"{options.data}: {articles} articles with two passes; nothing to tune on")
    print(f"{articles} articles, {len(found.same)} rewordings, {len(found.other)} other pairs")
    thresholds(found)
    margins(found)
    if options.show:
        show(found)


def gold_of(path: Path) -> Gold | None:
    """One person's gold, or None without a file."""
    if not path.exists():
        return None
    text = path.read_text("utf-8")
    try:
        return Case.model_validate_json(text).gold
    except ValidationError:
        return Gold.model_validate_json(text)


def collect(case: Case, passes: list[Gold], article: Article, found: Found) -> None:
    language = article.language
    first, second = passes
    pairs = list(rewordings(first, second, article))
    for ours, theirs in pairs:
        found.same.append(scored(ours.text, theirs.text, language))
    for ours, theirs in product(first.claims, second.claims):
        if not sentences(ours, article) & sentences(theirs, article):
            found.other.append(scored(ours.text, theirs.text, language))
    for gold in (case.gold, first):
        others = second if gold is first else first
        found.leads += leads(gold, others, article)


def leads(gold: Gold, others: Gold, article: Article) -> Iterator[tuple[float, str, str]]:
    """How far another person's claims are ahead of gold in nearing its traps."""
    ground = ground_of(gold, Items((), (), ()), article)
    statements = {item.id: item for item in items_of_gold(gold, article).claims}
    for ours, theirs in rewordings(gold, others, article):
        own = DEFAULT_SIMILARITY(ours.text, theirs.text, article.language)
        for trap in ours.traps:
            if likeness_judges(statements[ours.id], trap, ground):
                near = DEFAULT_SIMILARITY(trap, theirs.text, article.language)
                yield near - own, theirs.text, trap


def scored(left: str, right: str, language: str | None) -> tuple[float, str, str]:
    return DEFAULT_SIMILARITY(left, right, language), left, right


def rewordings(a: Gold, b: Gold, article: Article) -> Iterator[tuple[GoldClaim, GoldClaim]]:
    """Claims of two people that rest on the same words, each the other's best."""
    for ours in a.claims:
        best = max(b.claims, key=lambda claim: common(ours, claim, article), default=None)
        if best is None or common(ours, best, article) < HALF:
            continue
        if ours is max(a.claims, key=lambda claim: common(claim, best, article)):
            yield ours, best


def common(ours: GoldClaim, theirs: GoldClaim, article: Article) -> float:
    """Shared share of the shorter evidence, 0 to 1."""
    left, right = bounds_of(ours.evidence, article), bounds_of(theirs.evidence, article)
    shorter = min(sum(end - start for start, end in spans) for spans in (left, right))
    return min(1.0, shared_characters(left, right) / shorter) if shorter else 0.0


def sentences(claim: GoldClaim, article: Article) -> set[int]:
    found = (article.sentence_at(start) for start, _ in bounds_of(claim.evidence, article))
    return {sentence.number for sentence in found if sentence is not None}


def thresholds(found: Found) -> None:
    print("\nthreshold  found  wrongly paired      F1")
    best = (0.0, 0.0)
    for step in STEPS:
        hit = sum(value >= step for value, *_ in found.same)
        wrong = sum(value >= step for value, *_ in found.other)
        f1 = 2 * hit / (len(found.same) + hit + wrong)
        best = max(best, (f1, -step))
        print(
            f"{step:9.2f} {hit / len(found.same):6.1%} {wrong / len(found.other):15.1%} {f1:7.3f}"
        )
    print(f"best F1 at {-best[1]:.2f}; in use: {THRESHOLDS.claim:.2f}")


def margins(found: Found) -> None:
    if not found.leads:
        print("\nno traps to compare")
        return
    print(f"\nmargin  false alarms of {len(found.leads)}")
    for margin in MARGINS:
        wrong = sum(lead > margin for lead, *_ in found.leads)
        print(f"{margin:6.2f} {wrong:6d} {wrong / len(found.leads):6.1%}")
    print(f"in use: {THRESHOLDS.trap_margin:.2f}")


def show(found: Found) -> None:
    for value, left, right in sorted(found.same)[:20]:
        print(f"\nreworded, {value:.2f}\n  {left}\n  {right}")
    for value, left, right in sorted(found.other, reverse=True)[:20]:
        print(f"\nother, {value:.2f}\n  {left}\n  {right}")
    for lead, claim, trap in sorted(found.leads, reverse=True)[:20]:
        print(f"\ntrap leads by {lead:.2f}\n  {claim}\n  {trap}")


if __name__ == "__main__":
    main()
