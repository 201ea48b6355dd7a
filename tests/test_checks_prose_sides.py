"""Sentences of headline and gist against the one of the article that they retell."""

import pytest

from summarise.checks.acting.actors import known_name
from summarise.checks.prose_sides import check_retold, only_denied
from summarise.vocabulary import ActorType

KNOWN = [known_name(name, (), ActorType.STATE, None) for name in ("Orsk", "Pell")]


@pytest.mark.parametrize(
    ("prose", "sentence"),
    [
        ("Pell seized two Orsk ferries.", "Orsk seized two Pell ferries on Monday."),
        ("Orsk recalls its envoy from Pell.", "Orsk may recall its envoy from Pell."),
        ("Orsk lifted its ban on Pell.", "Orsk partly lifted its ban on Pell."),
    ],
)
def test_a_sentence_that_turns_or_hardens_another_is_found(prose: str, sentence: str) -> None:
    assert list(check_retold(prose, [sentence], KNOWN, "en"))


@pytest.mark.parametrize(
    ("prose", "sentence"),
    [
        ("Orsk seizes two Pell ferries.", "Orsk seized two Pell ferries on Monday."),
        ("Orsk may recall its envoy from Pell.", "Orsk may recall its envoy from Pell."),
        ("Orsk lifted part of its ban on Pell.", "Orsk partly lifted its ban on Pell."),
    ],
)
def test_a_sentence_that_keeps_to_another_passes(prose: str, sentence: str) -> None:
    assert not list(check_retold(prose, [sentence], KNOWN, "en"))


def test_what_the_article_only_denies_is_found() -> None:
    body = ["Orsk denied that the ferries had carried rifles.", "It rained."]

    assert only_denied("The ferries carried rifles.", body, "en").verdict == "not_negated"


@pytest.mark.parametrize(
    ("prose", "body"),
    [
        (
            "The ferries carried rifles.",
            ["Orsk denied that the ferries had carried rifles.", "They carried rifles, Pell said."],
        ),
        (
            "Orsk denied that the ferries carried rifles.",
            ["Orsk denied that the ferries had carried rifles."],
        ),
        ("The ferries sailed.", ["Orsk denied that the ferries had carried rifles."]),
    ],
)
def test_what_the_article_tells_or_the_prose_denies_passes(prose: str, body: list[str]) -> None:
    assert only_denied(prose, body, "en").verdict == "ok"


@pytest.mark.parametrize(("language", "found"), [("en", True), (None, True), ("de", False)])
def test_other_languages_than_english_are_left_alone(language: str | None, found: bool) -> None:
    turned = check_retold("Pell seized Orsk.", ["Orsk seized Pell on Monday."], KNOWN, language)
    denied = only_denied("The ferries sank.", ["The ferries never sank."], language)

    assert (bool(list(turned)), denied.verdict == "not_negated") == (found, found)


@pytest.mark.parametrize(
    ("prose", "sentence", "found"),
    [
        ("Pell fired on Orsk.", "Orsk fired on Pell.", [("actors", "order_swapped")]),
        ("Orsk lifted it.", "Orsk may have partly lifted it.", [("hedge", "overstated")]),
        ("Orsk recalls it.", "It is unclear whether Orsk recalls it.", [("hedge", "overstated")]),
        ("Orsk may lift its ban.", "Orsk may partly lift its ban.", []),
    ],
)
def test_each_fault_of_a_sentence_is_told_once(
    prose: str, sentence: str, found: list[tuple[str, str]]
) -> None:
    told = check_retold(prose, [sentence], KNOWN, "en")

    assert [(name.value, finding.verdict) for name, finding in told] == found


@pytest.mark.parametrize(
    ("prose", "denial", "found"),
    [
        ("Ferries carried rifles.", "Orsk denied that ferries had carried rifles.", True),
        ("Ferries carried rifles.", "The ferries never carried rifles.", True),
        ("The grain ferries carried gold.", "Orsk denied grain ferries had carried men.", True),
        ("The grain ferries carried gold.", "Orsk denied that trucks had carried men.", False),
        ("Ferries carried gold.", "Orsk denied that ferries had carried rifles.", False),
        ("Ferries carried.", "Orsk denied that ferries had carried rifles.", True),
        ("Talks on rifles.", "Orsk denied talks on rifles.", False),
        ("Pell said ferries carried rifles.", "The ferries never carried rifles.", False),
        ("If ferries carried rifles, war came.", "The ferries never carried rifles.", False),
        ("Ferries have not carried rifles.", "The ferries had not carried rifles.", False),
    ],
)
def test_a_denial_counts_for_prose_that_has_enough_of_its_words(
    prose: str, denial: str, found: bool
) -> None:
    assert (only_denied(prose, [denial], "en").verdict == "not_negated") is found


def test_the_first_word_that_is_only_denied_is_shown() -> None:
    body = ["The ferries never sank.", "The ferries never burned."]

    found = only_denied("The ferries burned and sank.", body, "en")

    assert found.detail == 'the article only denies "sank"'
