"""Quotes of known classes for the bench: what is said of each is true."""

from pathlib import Path

import pytest

from bench.quote_check import Answer, is_right, is_taken
from bench.quote_classes import MadeQuote, QuoteClass, made_quotes, plain_words

ARTICLES = Path(__file__).parent.parent / "evals" / "articles"
TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted(ARTICLES.glob("*.txt"))
    if path.stem in {"suez-1956", "galwan-2020", "sudan-war-2023"}
}
QUOTES = made_quotes(TEXTS, each=6)


def of(kind: QuoteClass) -> list[MadeQuote]:
    found = [quote for quote in QUOTES if quote.kind is kind]
    assert found
    return found


def test_the_same_articles_give_the_same_quotes() -> None:
    assert made_quotes(TEXTS, each=6) == QUOTES


def test_every_class_is_there_for_every_article() -> None:
    assert {(quote.article, quote.kind) for quote in QUOTES} == {
        (name, kind) for name in TEXTS for kind in QuoteClass
    }


def test_verbatim_quotes_are_the_articles_own_characters_at_their_one_place() -> None:
    for quote in of(QuoteClass.VERBATIM):
        (place,) = quote.places
        assert TEXTS[quote.article][slice(*place)] == quote.quote


def test_typographic_quotes_differ_in_characters_and_not_in_words() -> None:
    for quote in of(QuoteClass.TYPOGRAPHIC):
        (place,) = quote.places
        there = TEXTS[quote.article][slice(*place)]
        assert there != quote.quote
        assert plain_words(there) == plain_words(quote.quote)


@pytest.mark.parametrize("kind", [QuoteClass.ALTERED, QuoteClass.ABSENT])
def test_altered_and_absent_quotes_stand_nowhere_in_their_article(kind: QuoteClass) -> None:
    for quote in of(kind):
        assert quote.places == ()
        assert plain_words(quote.quote) not in plain_words(TEXTS[quote.article])


def test_an_altered_quote_has_all_but_a_word_or_two_from_its_article() -> None:
    for quote in of(QuoteClass.ALTERED):
        words = plain_words(quote.quote).split()
        known = set(plain_words(TEXTS[quote.article]).split())
        assert sum(word not in known for word in words) <= 2


def test_numbers_names_and_negations_are_all_changed() -> None:
    assert {quote.variant for quote in of(QuoteClass.ALTERED)} == {"number", "name", "negation"}


def test_ambiguous_quotes_stand_in_several_places_with_the_same_characters() -> None:
    for quote in of(QuoteClass.AMBIGUOUS):
        text = TEXTS[quote.article].casefold()
        assert text.count(quote.quote.casefold()) > 1


def made(kind: QuoteClass, *places: tuple[int, int]) -> MadeQuote:
    return MadeQuote("a", kind, "v", "some words", places)


ONCE = made(QuoteClass.VERBATIM, (10, 20))
CHANGED = made(QuoteClass.ALTERED)
OFTEN = made(QuoteClass.AMBIGUOUS, (10, 20), (40, 50))


@pytest.mark.parametrize(
    ("quote", "answer", "right", "taken"),
    [
        (ONCE, Answer((10, 20)), True, False),
        (ONCE, Answer((10, 21)), True, False),
        (ONCE, Answer((10, 28)), False, True),
        (ONCE, Answer((40, 50)), False, True),
        (ONCE, Answer(None), False, False),
        (CHANGED, Answer(None), True, False),
        (CHANGED, Answer((10, 20)), False, True),
        (OFTEN, Answer((10, 20)), False, True),
        (OFTEN, Answer(None, several=True), True, False),
        (OFTEN, Answer(None), False, False),
    ],
)
def test_an_answer_is_right_taken_or_neither(
    quote: MadeQuote, answer: Answer, right: bool, taken: bool
) -> None:
    assert is_right(quote, answer) is right
    assert is_taken(quote, answer) is taken
