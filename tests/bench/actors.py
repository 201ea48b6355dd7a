"""Precision and recall of the baseline's names against re3d entity spans.

Run: python tests/bench/actors.py --data FILE [--show]

FILE holds one JSON object a line: text, entities (begin, end, type, value). What counts:
- actors are entities of type Organisation and Person; Nationality counts neither way, since
  "Iraqi" alone is no actor here, and Location does not count: a country that only is a place
  is no actor for either side;
- pronouns, common nouns and spans without a capital letter are left out: re3d marks "we",
  "the regime" and "fighters", and a few plain mistakes ("hope", "may"); so is every span that
  is only part of a longer one of its kind;
- an entity is found if the engine names an actor that shares its main words: the entity's
  text, without articles and titles, holds the name or is held by it, on overlapping
  characters. A named actor is right if it overlaps an entity of any actor type in that way,
  or a Nationality or Location that the engine took for the state.
Offsets are those of the file; the engine reads each paragraph by itself.
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
    gold = found = hit = right = neutral = 0
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for row in rows:
        article = Article.from_text(row["text"])
        named = names_of(article)
        wanted = entities(row, article, ACTORS)
        other = entities(row, article, NEUTRAL)
        gold += len(wanted)
        for span in wanted:
            if any(overlap(span, name) for name in named):
                hit += 1
            else:
                missed[article.text[slice(*span)]] += 1
        for span in named:
            if any(overlap(span, entity) for entity in wanted):
                found, right = found + 1, right + 1
            elif any(overlap(span, entity) for entity in other):
                neutral += 1
            else:
                found += 1
                wrong[article.text[slice(*span)]] += 1
    report(gold, hit, found, right, neutral)
    if options.show:
        print("missed:", missed.most_common(40))
        print("wrong:", wrong.most_common(40))


def report(gold: int, hit: int, found: int, right: int, neutral: int) -> None:
    precision = right / found if found else 0.0
    recall = hit / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    print(f"entities {gold}, found {hit}: recall {recall:.1%}")
    print(f"names {found}, right {right}: precision {precision:.1%}")
    print(f"F1 {f1:.1%}; {neutral} more names are marked Location or Nationality: not counted")


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
