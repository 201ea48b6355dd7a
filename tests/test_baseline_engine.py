from __future__ import annotations

import random

import pytest

from summarise.article import Article
from summarise.baseline.engine import draft_article
from summarise.baseline.gist import gist_of, headline_of
from summarise.checks.policy import load_policy
from summarise.checks.review import review_draft
from summarise.draft import Draft
from summarise.escalation.scheme import entry
from summarise.vocabulary import Outcome

STORY = """Ruritania recalls envoy after border clash

Ruritanian officials said on Monday that Iranian troops attacked a border post, killing 12 people.

President Luis Mora said the attack was a serious mistake. He said the army would respond, and
recalled the ambassador from Iran.

Iran denied that its troops had attacked the post. “We reject this accusation,” Foreign Minister
Reza Amini said, according to IRNA.

The United Nations called for restraint. France, which supplied Ruritania with artillery shells
in 2016, condemned Iran. Reuters could not independently verify the reports of 12 deaths.

The Security Council will meet on Wednesday, a spokesperson said. Analysts said the clash may
lead to further sanctions.
"""


def drafted(text: str) -> Draft:
    return draft_article(Article.from_text(text, language="en"))


def test_every_quote_stands_in_its_sentence_and_has_at_most_fifteen_words() -> None:
    article = Article.from_text(STORY, language="en")

    draft = draft_article(article)

    pieces = [piece for claim in draft.claims for piece in claim.evidence]
    pieces += [piece for signal in draft.signals for piece in signal.evidence]
    assert pieces
    for piece in pieces:
        sentence = article.sentence(piece.sentence)
        assert sentence is not None
        assert piece.quote in article.text_of(sentence)
        assert 0 < len(piece.quote.split()) <= 15


def test_no_item_of_the_draft_is_rejected_by_the_checks() -> None:
    article = Article.from_text(STORY, language="en")

    review = review_draft(
        draft_article(article),
        article,
        policy=load_policy("default"),
        language="en",
        scheme=entry,
    )

    assert review.claims
    assert review.signals
    outcomes = [
        *(claim.outcome for claim in review.claims),
        *(actor.outcome for actor in review.actors),
        *(signal.outcome for signal in review.signals),
    ]
    assert Outcome.REJECT not in outcomes


def test_the_same_article_gives_the_same_draft_byte_for_byte() -> None:
    first, second = drafted(STORY), drafted(STORY)

    assert first.model_dump_json() == second.model_dump_json()


def test_headline_is_the_title_and_gist_is_two_to_four_sentences_of_the_article() -> None:
    article = Article.from_text(STORY, language="en")

    draft = draft_article(article)

    sentences = [" ".join(article.text_of(s).split()) for s in article.sentences]
    kept = [sentence for sentence in sentences if sentence in draft.gist]
    assert draft.headline == "Ruritania recalls envoy after border clash"
    assert draft.gist == " ".join(kept)
    assert 2 <= len(kept) <= 4


def test_a_long_first_sentence_becomes_a_headline_cut_at_a_clause_border() -> None:
    text = "Soldiers closed the road to the north of the old town, " + "and then waited, " * 12
    article = Article.from_text(text + "until dark.", language="en")

    headline = headline_of(article)

    assert len(headline) <= 140
    assert article.text.startswith(headline)
    assert article.text[len(headline)] in ",;:"


def test_a_gist_is_never_a_list_without_end() -> None:
    text = "Soldiers closed the road to " + "Ilm, " * 1_000 + "Toral."
    article = Article.from_text(text, language="en")

    gist = gist_of(article)

    assert gist == headline_of(article)
    assert drafted(text).claims == ()


def test_at_most_twelve_claims_are_made_and_they_stand_in_article_order() -> None:
    text = "\n\n".join(f"Iran said that {n} soldiers had crossed the river." for n in range(40))

    numbers = [claim.evidence[0].sentence for claim in drafted(text).claims]

    assert len(numbers) == 12
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    "text",
    [
        "No.",
        "...",
        "Hello world",
        "“”",
        "according to",
        "said said said said said said.",
        "The of (the) of 's 's , , according to , said , .",
        "Iran" * 2_500 + " said that " + "x" * 10_000 + " attacked Israel on Monday.",
        "今日、政府は会見で攻撃を非難した。大統領は停戦を求めた。",
        "Правительство заявило, что войска атаковали город в понедельник утром.",
        "أعلنت الحكومة أن القوات هاجمت المدينة صباح يوم الاثنين.",
        "e\u0301" * 500 + " said \u200d\u200b that \ufeff war",
        "((((((((((" * 200 + "Iran said" + "))))))))))" * 200,
        '"' * 3_000,
    ],
)
def test_odd_text_gives_a_draft_and_no_error(text: str) -> None:
    draft = drafted(text)

    assert isinstance(draft, Draft)


@pytest.mark.parametrize(
    "unit", ["Iran said that troops attacked Israel, and ", "Iran, ", "of the "]
)
def test_a_megabyte_in_one_sentence_is_drafted(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))

    draft = drafted(text)

    assert len(draft.headline) <= 140


def test_a_megabyte_of_sentences_is_drafted() -> None:
    generator = random.Random(7)  # noqa: S311  # test data, no secret
    words = "Iran Israel said attacked the troops on Monday , and border Karl Holt".split()
    sentence = [" ".join(generator.choices(words, k=14)) + ". " for _ in range(14_000)]

    draft = drafted("".join(sentence))

    assert len(draft.claims) <= 12


def test_an_article_in_another_language_gets_headline_and_gist_only() -> None:
    text = "Die Regierung verurteilte am Montag den Angriff auf die Stadt. " * 2

    draft = draft_article(Article.from_text(text, language="de"))

    assert (draft.claims, draft.actors, draft.signals) == ((), (), ())
    assert draft.gist


def test_gist_leaves_out_sentences_that_begin_with_a_pronoun() -> None:
    text = (
        "The border post at Adwa was closed on Monday. It was the only border post at Adwa town. "
        "Traders at the border post left their goods behind."
    )

    gist = gist_of(Article.from_text(text, language="en"))

    assert "It was" not in gist
