"""A dossier of many articles: CPU of putting it together and of its page.

Usage: python tests/bench/dossier.py [--articles 200] [--rounds 3]

The articles are invented (`tests/dispatches.py`) and summarised by the baseline. The yardstick
is reading the same summaries back from JSON, which every use of stored results begins with.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.measuring import Figures, Reading, cpu_ms
from dispatches import dispatch
from summarise.article import Article
from summarise.checks.policy import load_policy
from summarise.dossier.assembly import make_dossier
from summarise.dossier.page import as_page
from summarise.pipeline import summarise_by_rules
from summarise.results.stored import Stored
from summarise.schema import Summary

FIRST_DAY = date(2026, 9, 7)
READ, MADE, PAGE = "summaries read back", "dossier made", "its page written"


def measure(articles: int = 200, rounds: int = 3) -> Figures:
    """Put the same summaries together again and again."""
    texts = _texts(articles)
    policy = load_policy("default")
    lines = [summarise_by_rules(text, policy=policy).model_dump_json() for text in texts]
    by_digest = {text.sha256: text for text in texts}

    def read() -> list[Stored]:
        return [
            Stored(f"bench.jsonl:{number}", Summary.model_validate_json(line))
            for number, line in enumerate(lines, 1)
        ]

    stored = read()
    dossier = make_dossier(stored, articles=by_digest)
    as_page(dossier)
    steps = {
        READ: read,
        MADE: lambda: make_dossier(stored, articles=by_digest),
        PAGE: lambda: as_page(dossier),
    }
    against = {READ: (), MADE: (READ,), PAGE: (READ,)}
    readings = [
        Reading(name, cpu_ms(step, rounds), "ms CPU", against[name]) for name, step in steps.items()
    ]
    return Figures("dossier", f"{articles} articles, {rounds} rounds", tuple(readings))


def _texts(count: int) -> list[Article]:
    """Invented articles, four on each day."""
    return [
        Article.from_text(
            dispatch(number),
            source=f"https://paper{number % 14}.example/{number}",
            published=FIRST_DAY + timedelta(days=number // 4),
            language="en",
        )
        for number in range(count)
    ]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    print(measure(wanted.articles, wanted.rounds).table())


if __name__ == "__main__":
    main()
