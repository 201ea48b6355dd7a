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
