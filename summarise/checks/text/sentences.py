"""Sentences and paragraphs of an article by offset.

Covers: which numbered sentences a span touches, and the text around a sentence.
Does not cover: finding the bounds (`article.py`).
"""

from __future__ import annotations

from bisect import bisect_right

from summarise.article import Article, Sentence

MAX_SENTENCES_OF_A_QUOTE = 3
MAX_AROUND = 2_000  # code points on either side; a longer sentence is none


def sentences_over(article: Article, start: int, end: int) -> tuple[Sentence, ...]:
    """The consecutive body sentences that a span covers, at most three.

    Empty if the span begins or ends outside the body, runs over a passage that is no body
    text, or covers more sentences than a quote may.
    """
    first, last = article.sentence_at(start), article.sentence_at(max(start, end - 1))
    if first is None or last is None:
        return ()
    covered = article.sentences[first.number - 1 : last.number]
    if len(covered) > MAX_SENTENCES_OF_A_QUOTE:
        return ()
    if len(covered) > 1 and any(
        start < passage.end and passage.start < end for passage in article.furniture
    ):
        return ()
    return covered


def paragraph_of(article: Article, number: int) -> tuple[Sentence, ...]:
    """The sentences of one paragraph, in order; empty if there is no such paragraph."""
    first = bisect_right(article.sentences, number - 1, key=lambda item: item.paragraph)
    last = bisect_right(article.sentences, number, key=lambda item: item.paragraph)
    return article.sentences[first:last]


def surroundings(article: Article, sentence: Sentence) -> tuple[Sentence, ...]:
    """The previous paragraph of the body and the sentence's own."""
    own = paragraph_of(article, sentence.paragraph)
    if not own or own[0].number == 1:
        return own
    before = article.sentences[own[0].number - 2]
    return paragraph_of(article, before.paragraph) + own


def around(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Bounds of a sentence, or of the part around a span where it is very long."""
    return max(sentence.start, start - MAX_AROUND), min(sentence.end, end + MAX_AROUND)
