"""What a summary leaves out: sentences that support nothing, quoted speech nobody took up.

Covers: counting by sentence number. Does not cover: whether a left-out sentence matters.
"""

from __future__ import annotations

from collections.abc import Iterable

from summarise.article import Article
from summarise.checks.text.quotations import is_speech, quotations
from summarise.schema import Coverage, Span


def coverage(article: Article, *, claims: Iterable[Span], items: Iterable[Span]) -> Coverage:
    """Which numbered sentences the evidence covers.

    Args:
        article: The article.
        claims: Evidence of the claims.
        items: Evidence of claims and signals together.
    """
    cited = _numbers(article, items)
    claimed = _numbers(article, claims)
    quoted = _quoting(article)
    uncited = tuple(item.number for item in article.sentences if item.number not in cited)
    return Coverage(
        sentences=len(article.sentences),
        cited=len(article.sentences) - len(uncited),
        uncited=uncited,
        quotations=len(quoted),
        quotations_skipped=tuple(number for number in quoted if number not in claimed),
    )


def _numbers(article: Article, spans: Iterable[Span]) -> set[int]:
    found: set[int] = set()
    for span in spans:
        first = article.sentence_at(span.start)
        last = article.sentence_at(max(span.start, span.end - 1)) or first
        if first is not None and last is not None:
            found.update(range(first.number, last.number + 1))
    return found


def _quoting(article: Article) -> tuple[int, ...]:
    """The sentences in which quoted speech begins or goes on."""
    found: set[int] = set()
    for start, end in quotations(article.text):
        if not is_speech(article.text, (start, end)):
            continue
        first, last = article.sentence_at(start), article.sentence_at(max(start, end - 2))
        if first is not None and last is not None:
            found.update(range(first.number, last.number + 1))
    return tuple(sorted(found))
