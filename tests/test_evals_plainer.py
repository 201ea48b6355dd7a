"""Sentences told without their hedges are sentences, and say what was hedged."""

from __future__ import annotations

import pytest

from summarise.evals.perturbing.plainer import hedges_anything, hedges_itself, told_surer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Oman may have sunk it.", ["Oman had sunk it.", "Oman had certainly sunk it."]),
        ("Oman might strike.", ["Oman will strike.", "Oman will certainly strike."]),
        ("Stocks are believed to be low.", ["Stocks are low.", "Stocks are known to be low."]),
        ("He is said to have fled.", ["He has fled.", "He is known to have fled."]),
        ("A vote is expected on Friday.", ["A vote will come on Friday.", "A vote will certainly come on Friday."]),
        ("All are feared dead.", ["All are dead.", "All are certainly dead."]),
        ("Ships appeared to have turned.", ["Ships had turned.", "Ships had certainly turned."]),
        ("Oman appears to hesitate.", ["Oman does hesitate.", "Oman does certainly hesitate."]),
        ("It is likely that Oman fired.", ["Oman fired.", "It is certain that Oman fired."]),
        ("Evidence suggests that a mine hit it.", ["A mine hit it.", "It is proved that a mine hit it."]),
        ("They lost perhaps about 40 men.", ["They lost 40 men.", "They lost exactly 40 men."]),
        ("Oman believed that it was lost.", ["Oman knew that it was lost.", "Oman knew for certain that it was lost."]),
        ("The crash was “likely” Oman's doing.", ["The crash was Oman's doing.", "The crash was certainly Oman's doing."]),
        ("Oman is unlikely to yield.", ["Oman is certain to yield."]),
        ("Troops likely to leave met.", ["Troops certain to leave met."]),
        ("Oman could not answer.", []),
        ("No ship is likely to sail.", ["No ship will sail."]),
        ("It cost an estimated £40.", ["It cost £40."]),
        ("They feared a possible attack.", ["They feared an attack."]),
        ("Oman fired.", []),
        ("Talks were held in May.", []),
    ],
)  # fmt: skip
def test_a_sentence_is_told_without_its_hedges(text: str, told: list[str]) -> None:
    assert list(told_surer(text)) == told


def test_what_would_be_no_sentence_is_not_told() -> None:
    text = "Nine are said to have fled and two to have died."

    assert list(told_surer(text)) == ["Nine are known to have fled and two to have died."]


@pytest.mark.parametrize(
    ("text", "itself"),
    [
        ("Oman may strike.", True),
        ("The strike is likely to follow.", True),
        ("Evidence indicates that Oman fired.", True),
        ("Help of Oman cannot be ruled out.", True),
        ("Oman left and may return.", False),
        ("The fleet that may sail is old.", False),
        ("Oman could not strike.", False),
        ("What could be a pause is none.", False),
        ("Oman fired.", False),
        ("Blasts were reported in the port.", False),
    ],
)
def test_a_sentence_hedges_itself_or_a_part_of_it(text: str, itself: bool) -> None:
    assert hedges_itself(text) is itself


@pytest.mark.parametrize(
    ("text", "anything"),
    [
        ("Oman fired, it is thought.", True),
        ("Oman soll gefeuert haben.", True),
        ("Oman aurait tiré.", True),
        ("Oman fired at ten.", False),
    ],
)
def test_a_passage_hedges_anything_or_nothing(text: str, anything: bool) -> None:
    assert hedges_anything(text) is anything
