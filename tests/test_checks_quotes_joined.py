"""Quotes whose pieces an ellipsis joins, where a quote is sought, and why it is refused."""

from __future__ import annotations

import pytest

from check_articles import article_of
from summarise.article import Article, PassageKind
from summarise.checks.quoting.quotes import Place, locate
from summarise.vocabulary import QuoteVerdict

LEFT = "The army left a UN base and did not return to it."


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("The army left … UN … did not return to it", LEFT[:-1]),
        ("The army left … did not return to it.", LEFT),
        ("The army … […] did not return", "The army left a UN base and did not return"),
    ],
)
def test_pieces_of_a_sentence_in_its_order_are_one_place(quote: str, words: str) -> None:
    article = article_of([LEFT])

    located = locate(quote, 1, article)

    assert located.verdict is QuoteVerdict.TYPOGRAPHIC
    assert located.places == (Place(0, len(words), 1),)


@pytest.mark.parametrize(
    "quote",
    [
        "The army … a",
        "The army left … return",
        "The army left … to it. Nobody stayed",
    ],
)
def test_pieces_of_one_letter_or_of_two_sentences_are_no_place(quote: str) -> None:
    located = locate(quote, 1, article_of([LEFT, "Nobody stayed there."]))

    assert located.verdict is QuoteVerdict.ALTERED
    assert located.places == ()


@pytest.mark.parametrize(
    ("quote", "title", "verdict", "detail"),
    [
        ("—", None, QuoteVerdict.ABSENT, "the quote is blank or too short"),
        ("A comet struck", "War in Orsk", QuoteVerdict.ABSENT, "no such words in the article"),
        ("War in Orsk", "War in Orsk", QuoteVerdict.OUTSIDE_BODY, "only in the title"),
        ("A raid on Ilm", None, QuoteVerdict.OUTSIDE_BODY, "only in the caption"),
    ],
)
def test_a_refusal_says_why(
    quote: str, title: str | None, verdict: QuoteVerdict, detail: str
) -> None:
    caption = [(PassageKind.CAPTION, "A raid on Ilm")]

    located = locate(quote, 1, article_of(["Rain fell."], furniture=caption, title=title))

    assert (located.verdict, located.detail) == (verdict, detail)


def test_a_dash_that_closes_a_quote_takes_no_space_with_it() -> None:
    article = article_of(["The army left — and came back."])

    located = locate("The army left -", 1, article)

    assert located.found
    assert article.text[located.start : located.end] == "The army left —"


def test_a_sentence_ends_where_the_next_begins_in_a_script_without_spaces() -> None:
    article = Article.from_text("军队进入首都。总统离开了。", language="zh")

    located = locate("总统离开", 1, article)

    assert (located.sentence, located.detail) == (2, "found in sentence 2, not 1")


def test_a_sentence_two_away_goes_before_one_far_off() -> None:
    left = "The army left."
    article = article_of([left, "Rain fell.", left, "Snow fell.", "Ilm spoke."])

    located = locate("army left", 5, article)

    assert (located.verdict, located.sentence) == (QuoteVerdict.VERBATIM, 3)


def test_the_places_of_words_that_stand_in_every_line_are_not_listed_without_end() -> None:
    located = locate("army left", None, article_of(["The army left."] * 250))

    assert located.verdict is QuoteVerdict.AMBIGUOUS
    assert 8 < len(located.places) < 250
