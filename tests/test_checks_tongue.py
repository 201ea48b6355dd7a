"""A claim stands in the language asked for, and is about what its evidence says."""

from __future__ import annotations

import pytest

from summarise.checks.quoting.relevance import check_relevance
from summarise.checks.tongue import check_claim_language, languages_of

GERMAN = "Die Marine hat am Montag den Hafen der Stadt beschossen."
ENGLISH = "The navy shelled the harbour of the town on Monday."


@pytest.mark.parametrize(
    ("text", "wanted", "verdict"),
    [
        (GERMAN, {"en"}, "wrong_language"),
        (GERMAN, {"de"}, "ok"),
        (GERMAN, {"en", "de"}, "ok"),
        (GERMAN, set(), "ok"),
        (ENGLISH, {"ru"}, "wrong_language"),
        ("В понедельник флот обстрелял порт.", {"en"}, "wrong_language"),
        ("Oman met Toral.", {"de"}, "ok"),
        (GERMAN, {"xx"}, "ok"),
        ("Der Sender „Voice of the North“ meldete neue Angriffe.", {"en"}, "wrong_language"),
        ("De krant van de stad schreef dat het leger is vertrokken.", {"en"}, "wrong_language"),
    ],
)
def test_a_claim_is_judged_by_its_own_language(text: str, wanted: set[str], verdict: str) -> None:
    assert check_claim_language(text, wanted).verdict == verdict


def test_a_claim_may_be_in_the_language_asked_for_or_in_that_of_the_prose() -> None:
    assert languages_of(GERMAN, "en-GB") == {"en", "de"}
    assert languages_of("", "en") == {"en"}
    assert languages_of(GERMAN, None) == frozenset()


@pytest.mark.parametrize(
    ("text", "language", "verdict"),
    [
        ("The bank raised interest rates in Orlund.", "en", "unrelated"),
        ("Ships shelled the port.", "en", "ok"),
        ("Its guns killed nine people.", "en", "ok"),  # told elsewhere in the article
        ("It rained.", "en", "ok"),
        ("Die Bank hat in Orlund die Zinsen erneut angehoben.", "en", "ok"),
        ("The bank raised interest rates in Orlund.", "zh", "ok"),
    ],
)
def test_a_claim_shares_words_with_its_evidence(text: str, language: str, verdict: str) -> None:
    body = f"{ENGLISH} Guns of the ships killed nine people in the port."

    found = check_relevance(text, [ENGLISH], body=body, language=language)

    assert found.verdict == verdict
