"""The quote check and a peer's aligner on the same quotes: what they find, refuse and take.

Usage: python tests/bench/quote_check.py [--each 8] [--rounds 3] [--misses]

The quotes are made out of the articles of `evals` (`quote_classes.py`). Both get the article and
the words, and no hint where they stand. `right`: words that stand there once, found at their
place (nine tenths of the same characters); words of no article, or changed ones, refused; words
that stand in several places, said to do so. `taken`: given a place although the words do not
stand there, or in several places without a word about it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.measuring import Figures, Reading
from bench.peer import PEER, PeerMissingError, aligned, peer_python
from bench.quote_classes import MadeQuote, QuoteClass, made_quotes
from summarise.article import Article
from summarise.checks.quoting.quotes import locate
from summarise.vocabulary import QuoteVerdict

ARTICLES = Path(__file__).parents[2] / "evals" / "articles"
OURS, THEIRS, EXACT = "locate", "langextract", "langextract, exact matches only"
SAME_CHARACTERS = 0.9
FINDABLE = frozenset({QuoteClass.VERBATIM, QuoteClass.TYPOGRAPHIC})


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a quote.

    Attributes:
        place: The place it was given, or None if it was refused.
        several: Whether it was said to stand in several places.
    """

    place: tuple[int, int] | None
    several: bool = False


def is_right(quote: MadeQuote, answer: Answer) -> bool:
    """Whether an answer is what is true of the quote."""
    if quote.kind in FINDABLE:
        return answer.place is not None and _same(answer.place, quote.places[0])
    if quote.kind is QuoteClass.AMBIGUOUS:
        return answer.several
    return answer.place is None


def is_taken(quote: MadeQuote, answer: Answer) -> bool:
    """Whether a place was given that the quote does not deserve."""
    return answer.place is not None and not is_right(quote, answer)


def _same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= SAME_CHARACTERS * (max(one[1], other[1]) - min(one[0], other[0]))


def measure(each: int = 8, rounds: int = 3) -> Figures:
    """Both on the same quotes; without the peer, and loud about it, where it cannot be had."""
    articles = _articles()
    texts = {name: article.text for name, article in articles.items()}
    quotes = made_quotes(texts, each=each)
    milliseconds, answers = _by_us(quotes, articles, rounds)
    readings = [*_counted(OURS, quotes, answers)]
    against: tuple[str, ...] = ()
    try:
        python = peer_python()
        runs = [aligned(python, texts, [[q.article, q.quote] for q in quotes]) for _ in range(2)]
    except PeerMissingError as missing:
        print(f"!!! SKIPPED: no comparison with a peer, it cannot be installed: {missing}")
    else:
        theirs = [Answer(tuple(one[1:]) if one else None) for one in runs[0]["found"]]
        exact = [
            Answer(tuple(one[1:]) if one and one[0] == "match_exact" else None)
            for one in runs[0]["found"]
        ]
        readings += [*_counted(THEIRS, quotes, theirs), *_counted(EXACT, quotes, exact)]
        spent = tuple(1e3 * run["seconds"] / len(quotes) for run in runs)
        readings.insert(0, Reading(f"{THEIRS}, a quote", spent, "ms CPU"))
        against = (f"{THEIRS}, a quote",)
    readings.insert(0, Reading(f"{OURS}, a quote", milliseconds, "ms CPU", against))
    return Figures(
        "quote_check",
        f"{len(quotes):,} quotes of {len(articles)} articles, against {PEER}",
        tuple(readings),
    )


def _articles() -> dict[str, Article]:
    return {
        path.stem: Article.from_text(path.read_text(encoding="utf-8"))
        for path in sorted(ARTICLES.glob("*.txt"))
    }


def _by_us(
    quotes: Sequence[MadeQuote], articles: dict[str, Article], rounds: int
) -> tuple[tuple[float, ...], list[Answer]]:
    """Milliseconds a quote, folding the articles included, and the answers."""
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        located = [locate(quote.quote, None, articles[quote.article]) for quote in quotes]
        spent.append(1e3 * (time.process_time() - began) / len(quotes))
    answers = [
        Answer(
            (one.start, one.end)
            if one.found and one.start is not None and one.end is not None
            else None,
            one.verdict is QuoteVerdict.AMBIGUOUS,
        )
        for one in located
    ]
    return tuple(spent), answers


def _counted(who: str, quotes: Sequence[MadeQuote], answers: Sequence[Answer]) -> Iterable[Reading]:
    """Shares of right answers and of places wrongly given, by class."""
    for kind in QuoteClass:
        pairs = [
            (quote, answer)
            for quote, answer in zip(quotes, answers, strict=True)
            if quote.kind is kind
        ]
        for word, holds in (("right", is_right), ("taken", is_taken)):
            share = 100 * sum(holds(*pair) for pair in pairs) / len(pairs)
            yield Reading(f"{who}: {kind} {word}", (share,), f"% of {len(pairs)}")


def main() -> None:
    """Compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=8, help="quotes of a class and article")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--misses", action="store_true", help="list what `locate` gets wrong")
    wanted = parser.parse_args()
    if not wanted.misses:
        print(measure(wanted.each, wanted.rounds).table())
        return
    articles = _articles()
    quotes = made_quotes({name: one.text for name, one in articles.items()}, each=wanted.each)
    for quote, answer in zip(quotes, _by_us(quotes, articles, 1)[1], strict=True):
        if not is_right(quote, answer):
            print(quote, answer)


if __name__ == "__main__":
    main()
