"""Precision and recall of the baseline's names against re3d entity spans.

Run: python tests/bench/actors.py --data FILE [--show]

FILE holds one JSON object a line: text, entities (begin, end, type, value). What counts:
- actors are entities of type Organisation and Person; Nationality counts neither way, since
  "Iraqi" alone is no actor here, and Location does not count: a country that only is a place
  is no actor for either side;
- pronouns, common nouns and spans without a capital letter are left out: re3d marks "we",
  "the regime" and "fighters", and a few plain mistakes ("hope", "may"); so is every span that
  is only part of a longer one of its kind;
- an entity is found, and a name is right, if one of the two covers at least half of the
  other: re3d takes titles and articles in, the engine leaves them out. Types are not compared.
- a name that only a Nationality or Location covers is counted apart, neither right nor wrong.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from summarise.article import Article
from summarise.baseline.reading import read_article

ACTORS = frozenset({"Organisation", "Person"})
NEUTRAL = frozenset({"Nationality", "Location"})

Span = tuple[int, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="list the commonest errors")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.data.read_text("utf-8").splitlines() if line]
    if not rows:
        raise SystemExit(f"{options.data} holds no documents")
    tally = Tally()
    for row in rows:
        article = Article.from_text(row["text"])
        named = names_of(article)
        wanted = entities(row, article, ACTORS)
        tally.recall(article, named, wanted)
        tally.precision(article, named, wanted, entities(row, article, NEUTRAL))
    tally.report()
    if options.show:
        print("missed:", tally.missed.most_common(40))
        print("wrong:", tally.wrong.most_common(40))


class Tally:
    """Counts over all documents."""

    def __init__(self) -> None:
        self.gold = self.hit = self.found = self.right = self.neutral = 0
        self.missed: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()

    def recall(self, article: Article, named: list[Span], wanted: list[Span]) -> None:
        for span in wanted:
            self.gold += 1
            if any(overlap(span, name) for name in named):
                self.hit += 1
            else:
                self.missed[article.text[slice(*span)]] += 1

    def precision(
        self, article: Article, named: list[Span], wanted: list[Span], other: list[Span]
    ) -> None:
        for span in named:
            if any(overlap(span, entity) for entity in wanted):
                self.found, self.right = self.found + 1, self.right + 1
            elif any(overlap(span, entity) for entity in other):
                self.neutral += 1
            else:
                self.found += 1
                self.wrong[article.text[slice(*span)]] += 1

    def report(self) -> None:
        precision = self.right / self.found if self.found else 0.0
        recall = self.hit / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"entities {self.gold}, found {self.hit}: recall {recall:.1%}")
        print(f"names {self.found}, right {self.right}: precision {precision:.1%}")
        print(f"F1 {f1:.1%}")
        print(f"{self.neutral} more names are marked Location or Nationality: not counted")


def names_of(article: Article) -> list[Span]:
    """Bounds of every name that the engine takes for an actor."""
    reading = read_article(article)
    spans = []
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            key = reading.directory.of(mention)
            if key is None or mention.place or mention.adjective:
                continue
            known = reading.directory.actors[key]
            if known.sure or known.person:
                words = sentence.line.words
                spans.append((words[mention.first].start, words[mention.last - 1].end))
    return spans


def entities(row: dict[str, Any], article: Article, kinds: frozenset[str]) -> list[Span]:
    """Bounds of the outermost entities of these kinds, where the article kept the text."""
    spans = []
    for entity in row["entities"]:
        text = row["text"][entity["begin"] : entity["end"]]
        named = any(character.isupper() for character in text) and len(text) > 1
        plain = text.lower() in {"we", "they", "he", "she", "it", "our", "their", "i", "his"}
        kept = article.text[entity["begin"] : entity["end"]] == text
        inside = article.sentence_at(entity["begin"]) is not None
        only_first = text.lstrip("TWOA").islower()
        if entity["type"] in kinds and named and kept and inside and not (plain or only_first):
            spans.append((entity["begin"], entity["end"]))
    unique = sorted(set(spans))
    return [
        span
        for span in unique
        if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in unique)
    ]


def overlap(one: Span, two: Span) -> bool:
    """Whether one of the two covers at least half of the other."""
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return shared * 2 >= min(one[1] - one[0], two[1] - two[0]) > 0


if __name__ == "__main__":
    main()
