"""How alike two short texts are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics.chrf import CHRF

from summarise.checks.text.similarity import (
    DEFAULT_SIMILARITY,
    WordsAndCharacters,
    chrf_at_most,
    content_f1,
    content_words,
    symmetrical_chrf,
)
from summarise.evals.matching import pair_texts
from summarise.evals.thresholds import THRESHOLDS

ORACLE = CHRF(char_order=6, word_order=0, beta=2)
TEXT = st.text(alphabet="abcde äßΩ停火 12,.", max_size=40)

# Language, a text, its rewording, something else of the same article.
REWORDED = [
    ("en", "Rebels struck two oil depots.", "Two depots for oil were hit by strikes of rebels.", "The minister flew home."),
    ("en", "The US vetoed the draft.", "A draft was vetoed by the US.", "He told us to wait."),
    ("de", "Die Truppen ziehen sich zurück.", "Die Truppen haben begonnen, sich zurückzuziehen.", "Die Ministerin reist nach Wien."),
    ("es", "El ejército atacó la ciudad fronteriza.", "La ciudad fronteriza fue atacada por el ejército.", "El presidente viajó a Lima."),
    ("fr", "L'armée a bombardé le port.", "Le port a été bombardé par l'armée.", "Le ministre est arrivé à Rome."),
    ("ru", "Войска обстреляли пограничный город.", "Пограничный город обстрелян войсками.", "Министр прибыл в столицу."),
    ("zh", "双方同意停火四十八小时。", "双方就四十八小时停火达成一致。", "外交部长访问首都。"),
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(TEXT, TEXT)
def test_chrf_is_what_sacrebleu_computes_both_ways(left: str, right: str) -> None:
    there, back = (
        ORACLE.sentence_score(hypothesis, [reference]).score / 100
        for hypothesis, reference in ((left, right), (right, left))
    )

    assert symmetrical_chrf(left, right) == pytest.approx((there + back) / 2, abs=1e-12)


@settings(max_examples=100, deadline=None)
@given(TEXT, TEXT, st.sampled_from([None, "en", "de", "zh"]))
def test_likeness_is_symmetrical_and_bounded(left: str, right: str, language: str | None) -> None:
    there, back = (
        DEFAULT_SIMILARITY(left, right, language),
        DEFAULT_SIMILARITY(right, left, language),
    )

    assert there == pytest.approx(back)
    assert 0 <= there <= 1


@settings(max_examples=300, deadline=None)
@given(TEXT, TEXT)
def test_what_pairs_of_characters_leave_possible_is_never_less_than_what_is(
    left: str, right: str
) -> None:
    assert chrf_at_most(left, right) >= symmetrical_chrf(left, right) - 1e-12


@settings(max_examples=200, deadline=None)
@given(TEXT, TEXT, st.floats(0, 1))
def test_a_least_likeness_changes_no_likeness_that_reaches_it(
    left: str, right: str, least: float
) -> None:
    whole = DEFAULT_SIMILARITY(left, right, "en")

    bounded = DEFAULT_SIMILARITY(left, right, "en", least=least)

    assert bounded == whole or (whole < least and bounded < least)


def test_pairs_of_other_topics_are_told_apart_without_all_their_n_grams() -> None:
    _, text, _, other = REWORDED[0]

    assert DEFAULT_SIMILARITY(text, other, "en", least=THRESHOLDS.claim) == 0
    assert DEFAULT_SIMILARITY(text, other, "en") > 0


def test_even_a_rewording_is_let_go_where_only_the_same_words_would_do() -> None:
    _, text, reworded, _ = REWORDED[0]

    assert DEFAULT_SIMILARITY(text, reworded, "en", least=0.95) == 0
    assert DEFAULT_SIMILARITY(text, text, "en", least=0.95) == 1


@pytest.mark.parametrize(
    ("left", "right", "most"),
    [
        ("", "guards", 0.0),
        ("guards", "", 0.0),
        ("guards fled", "guards fled", 1.0),
        ("abcd", "dcba", 1 / 4),  # all letters, no pair
        ("abcdefgh", "abhgfedc", (1 + 5 / 3) / 6),  # all letters, one pair of at least three
    ],
)
def test_pairs_of_characters_bound_every_longer_n_gram(left: str, right: str, most: float) -> None:
    assert chrf_at_most(left, right) == pytest.approx(most)


def test_texts_are_paired_as_if_every_likeness_were_worked_out() -> None:
    left = [row[1] for row in REWORDED[:2]]
    right = [REWORDED[1][2], REWORDED[0][3], REWORDED[0][2]]

    pairs = pair_texts(left, right, language="en")

    assert [(row, column) for row, column, _ in pairs] == [(0, 2), (1, 0)]
    assert all(
        value == DEFAULT_SIMILARITY(left[row], right[column], "en") for row, column, value in pairs
    )


@pytest.mark.parametrize(("language", "text", "reworded", "other"), REWORDED)
def test_a_rewording_is_far_more_like_than_another_topic(
    language: str, text: str, reworded: str, other: str
) -> None:
    near = DEFAULT_SIMILARITY(text, reworded, language)
    far = DEFAULT_SIMILARITY(text, other, language)

    assert near > THRESHOLDS.claim > far


def test_a_text_is_fully_like_itself() -> None:
    assert DEFAULT_SIMILARITY("Troops crossed the Ilm.", "Troops crossed the Ilm.", "en") == 1


def test_names_in_capitals_are_no_stop_words() -> None:
    name = content_words("The US left.", english=True)
    pronoun = content_words("They left us.", english=True)

    assert name - pronoun == {("us", 0)}


def test_a_word_said_twice_counts_twice() -> None:
    assert content_f1("tanks tanks", "tanks", english=True) == pytest.approx(2 / 3)


def test_texts_without_content_words_share_none() -> None:
    assert content_f1("of the", "of the", english=True) == 0


@pytest.mark.parametrize(
    ("text", "english", "words"),
    [
        ("The US left; it was a port.", True, {"us", "leav", "port"}),
        ("The U.S. left.", True, {"us", "leav"}),
        ("Guards, guards!", True, {"guard"}),
        ("I left.", True, {"leav"}),
        ("Soldaten fliehen", False, {"solda", "flieh"}),
        ("停火协议", True, {"停火", "火协", "协议"}),
        ("停", True, {"停"}),
        ("— …", True, set()),
    ],
)
def test_content_words_are_reduced_to_what_forms_share(
    text: str, english: bool, words: set[str]
) -> None:
    assert {word for word, _ in content_words(text, english=english)} == words


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        ("guards fled", "guards left", 0.5),
        ("guards fled", "guards", 2 / 3),
        ("guards", "the of", 0.0),
        ("the of", "guards", 0.0),
        ("the of", "the of", 0.0),
    ],
)
def test_content_words_are_shared_in_part(left: str, right: str, share: float) -> None:
    assert content_f1(left, right, english=True) == pytest.approx(share)


def test_texts_of_other_languages_are_compared_by_the_beginnings_of_words() -> None:
    similarity = WordsAndCharacters()

    german = similarity("Präsidenten", "Präsidentin", "de")

    assert german > similarity("Präsidenten", "Präsidentin", "en")
    assert similarity("Präsidenten", "Präsidentin", "en") == similarity(
        "Präsidenten", "Präsidentin", None
    )
