"""What a summary leaves out."""

from __future__ import annotations

import pytest

from check_articles import article_of
from summarise.article import Article, PassageKind
from summarise.checks.quoting.coverage import coverage
from summarise.schema import Span

ARTICLE = article_of(
    ["Rain fell.", "“We will fight on,” she said."],
    ["He called it “mad”.", "“Nobody came to help us.”"],
)


def _span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(sentence=None, start=start, end=start + len(words), quote=words)


def test_sentences_that_support_nothing_are_listed() -> None:
    found = coverage(ARTICLE, claims=[], items=[_span(ARTICLE, "Rain")])

    assert (found.sentences, found.cited, found.uncited) == (4, 1, (2, 3, 4))


def test_evidence_over_two_sentences_covers_both() -> None:
    found = coverage(ARTICLE, claims=[], items=[_span(ARTICLE, "fell. “We")])

    assert found.uncited == (3, 4)


@pytest.mark.parametrize(
    ("words", "uncited"),
    [("Rain fell.", (2, 3, 4)), ("Rain fell. ", (2, 3, 4)), (" “We will fight", (1, 2, 3, 4))],
)
def test_evidence_covers_the_sentence_that_it_begins_in(
    words: str, uncited: tuple[int, ...]
) -> None:
    found = coverage(ARTICLE, claims=[], items=[_span(ARTICLE, words)])

    assert found.uncited == uncited


def test_quoted_speech_goes_on_in_the_next_sentence() -> None:
    article = article_of(["He said: “We will fight on.", "Nobody came to help us.”"])

    found = coverage(article, claims=[], items=[])

    assert (found.quotations, found.quotations_skipped) == (2, (1, 2))


def test_quoted_speech_of_a_caption_is_no_sentence() -> None:
    caption = (PassageKind.CAPTION, "“We will fight on,” she said.")
    article = article_of(["Rain fell."], furniture=[caption])

    found = coverage(article, claims=[], items=[])

    assert (found.quotations, found.quotations_skipped) == (0, ())


def test_quoted_speech_that_no_claim_takes_up_is_listed() -> None:
    found = coverage(ARTICLE, claims=[_span(ARTICLE, "We will fight on")], items=[])

    assert (found.quotations, found.quotations_skipped) == (2, (4,))


def test_an_empty_article_has_nothing_to_cover() -> None:
    found = coverage(Article("", ()), claims=[], items=[])

    assert (found.sentences, found.cited, found.uncited) == (0, 0, ())
