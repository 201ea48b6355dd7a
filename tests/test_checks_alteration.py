"""The words of an article that a quote seems to alter, and how the two differ."""

from __future__ import annotations

import pytest

from check_articles import article_of
from summarise.checks.quoting.alteration import difference, explain


def test_one_word_altered_in_a_long_quote_is_the_whole_difference() -> None:
    told = " ".join(["the men and the boys of the town"] * 40)

    shown = difference(f"{told} 12 {told}", f"{told} 21 {told}")

    assert shown == '"12" -> "21"'


def test_a_long_difference_is_shortened() -> None:
    shown = difference("Rain fell.", " ".join(f"Raid {number} failed." for number in range(90)))

    assert shown.startswith('"Rain fell" -> "Raid 0 failed Raid 1 failed')
    assert len(shown) < 300


def test_nothing_is_close_in_an_article_without_words() -> None:
    assert explain("The army left", None, article_of()) is None


def test_words_that_share_no_letter_with_the_article_are_close_to_nothing() -> None:
    article = article_of(["Ilm fell."])

    assert explain("война", article.sentence(1), article) is None


@pytest.mark.parametrize("quote", ["Orsk sogned the pact", "Orsk signed the pact 5"])
def test_the_words_beside_an_altered_passage_are_left_out(quote: str) -> None:
    article = article_of(["In May  Orsk\tsigned the pact  of Ilm."])

    closest = explain(quote, None, article)

    assert closest is not None
    assert article.text[closest.start : closest.end] == "Orsk\tsigned the pact"


def test_an_altered_quote_of_more_letters_than_can_be_told_apart_is_recognised() -> None:
    body = "".join(chr(0x4E00 + index) for index in range(240))
    article = article_of([body])

    closest = explain(f"{body[:90]}不是{body[92:]}", None, article)

    assert closest is not None
    assert (closest.start, closest.end) == (0, 240)


def test_an_empty_quote_is_close_to_nothing() -> None:
    assert explain("", None, article_of(["Ilm fell."])) is None
