"""Whether a claim is surer than its evidence."""

from __future__ import annotations

import pytest

from check_articles import span_of
from summarise.checks.hedges import check_hedge
from summarise.vocabulary import Certainty

# Claim, certainty, sentence, evidence, verdict.
ROWS = [
    ("Oman attacked the port.", "certain", "Oman may have attacked the port.", "attacked the port", "overstated"),
    ("Oman will attack.", "certain", "Oman might attack within days.", "attack within days", "overstated"),
    ("The strike triggers war.", "certain", "The strike could trigger war.", "trigger war", "overstated"),
    ("Oman supplied shells.", "certain", "Oman has reportedly supplied shells.", "supplied shells", "overstated"),
    ("Troops will enter the fight.", "certain", "Troops are expected to enter the fight.", "enter the fight", "overstated"),
    ("A deal is close.", "certain", "A deal is unlikely this year, he said.", "A deal is unlikely", "ok"),
    ("The truce will hold.", "likely", "It is unlikely that the truce will hold.", "the truce will hold", "overstated"),
    ("Oman moved missiles.", "certain", "Analysts believe Oman moved missiles.", "Oman moved missiles", "overstated"),
    ("Oman moved missiles.", "certain", "Oman apparently moved missiles.", "moved missiles", "overstated"),
    ("Oman gave support.", "certain", "Oman is considering support.", "support", "overstated"),
    ("Oman moved missiles.", "likely", "Oman may have moved missiles.", "moved missiles", "ok"),
    ("Oman moved missiles.", "possible", "Oman may have moved missiles.", "moved missiles", "ok"),
    ("Oman may have moved missiles.", "certain", "Oman may have moved missiles.", "moved missiles", "ok"),
    ("Oman reportedly moved missiles.", "certain", "Oman is said to have moved missiles.", "moved missiles", "ok"),
    ("Oman moved missiles.", "certain", "Oman moved missiles, the army said.", "moved missiles", "ok"),
    ("Oman moved missiles.", "certain", "Oman moved missiles, and more may follow.", "Oman moved missiles", "ok"),
    ("The talks were held in May.", "certain", "The talks were held in May.", "talks were held", "ok"),
    ("The army has military might.", "certain", "The army showed its military might.", "military might", "ok"),
    ("Rebels raided a base.", "certain", "Suspected rebels raided a base.", "rebels raided a base", "hedge_nearby"),
    ("They discussed sanctions.", "certain", "They discussed possible sanctions.", "discussed possible sanctions", "hedge_nearby"),
    ("Oman moved missiles.", "possible", "Oman moved missiles.", "moved missiles", "no_cue"),
    ("Oman moved missiles.", "likely", "Oman plans to move missiles.", "move missiles", "ok"),
    ("Oman will move missiles.", "likely", "Oman will move missiles.", "move missiles", "ok"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "certainty", "sentence", "evidence", "verdict"), ROWS)
def test_certainty_is_held_against_the_hedges(
    claim: str, certainty: str, sentence: str, evidence: str, verdict: str
) -> None:
    found = check_hedge(
        claim, [span_of(sentence, evidence)], certainty=Certainty(certainty), language="en"
    )

    assert found.verdict == verdict, found.detail


def test_what_lies_ahead_is_not_overstated_by_being_expected() -> None:
    cited = [span_of("A meeting is expected to open.", "expected to open")]

    found = check_hedge("", cited, certainty=Certainty.CERTAIN, language="en", ahead=True)

    assert found.verdict == "ok"


@pytest.mark.parametrize(
    ("claim", "sentence", "language"),
    [
        ("Oman greift an.", "Oman könnte angreifen.", "de"),
        ("Omán ataca.", "Omán podría atacar.", "es"),
        ("Oman attaque.", "Oman pourrait attaquer.", "fr"),
    ],
)
def test_hedges_are_known_in_other_languages(claim: str, sentence: str, language: str) -> None:
    cited = [(sentence, 0, len(sentence))]

    found = check_hedge(claim, cited, certainty=Certainty.CERTAIN, language=language)

    assert found.verdict in {"overstated", "hedge_nearby"}
