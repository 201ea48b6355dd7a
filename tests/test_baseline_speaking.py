from __future__ import annotations

import pytest

from summarise.article import Article
from summarise.baseline.engine import draft_article
from summarise.draft import DraftClaim
from summarise.vocabulary import Certainty, ClaimStatus, Corroboration


def claim(text: str, number: int = 1) -> DraftClaim:
    found = draft_article(Article.from_text(text, language="en")).claims
    return next(item for item in found if item.evidence[0].sentence == number)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Chancellor Jan van der Aa said the talks had failed.", "Jan van der Aa"),
        ("The prime minister, Ana de la Vega, said the talks had failed.", "Ana de la Vega"),
        ("Crown Prince Omar bin Salim said the talks had failed.", "Omar bin Salim"),
        ("President Rui dos Reis said the talks had failed.", "Rui dos Reis"),
        ("Foreign Minister Leila el-Amin said the talks had failed.", "Leila el-Amin"),
    ],
)
def test_small_words_inside_a_name_belong_to_it(text: str, speaker: str) -> None:
    assert claim(text).speaker == speaker


def test_a_surname_with_a_small_word_is_the_person_named_in_full_before() -> None:
    text = (
        "President Rui dos Reis closed the border with Peru on Monday. "
        "General Karl Holt left, and President dos Reis said the army would stay there."
    )

    assert claim(text, 2).speaker == "Rui dos Reis"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("General Karl Holt inspected the troops on Monday, state media said.", "state media"),
        ("General Karl Holt inspected the troops on Monday, KCNA said.", "KCNA"),
        ("Iran attacked Israel with drones overnight, the Pentagon said.", "Pentagon"),
        ("President Luis Mora will visit Cuba in May, two officials said.", "two officials"),
        ("Iran shelled the border town overnight, Turkish media report.", "Turkish media"),
    ],
)
def test_the_words_behind_the_last_comma_name_the_speaker(text: str, speaker: str) -> None:
    assert claim(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "An aide to President Luis Mora said the border was closed.",
            "aide to President Luis Mora",
        ),
        ("A Foreign Office insider said the border was closed.", "Foreign Office insider"),
        (
            "A spokesman for the Iraqi army said the border was closed.",
            "spokesman for the Iraqi army",
        ),
        ("Iraq's prime minister said the border was closed again.", "Iraq's prime minister"),
        ("Iraq's Foreign Ministry said the border was closed again.", "Iraq's Foreign Ministry"),
        ("Iraq's General Staff said the border was closed again.", "Iraq's General Staff"),
    ],
)
def test_a_name_that_only_qualifies_the_speaker_does_not_speak(text: str, speaker: str) -> None:
    assert claim(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "General Karl Holt left on Monday. The envoy, Ana Ruiz, condemned what she called "
            "a “grave mistake” by the army.",
            "Ana Ruiz",
        ),
        (
            "General Karl Holt left on Monday. The army, he said, “will be back in a week” or two.",
            None,
        ),
        ("General Karl Holt left on Monday. Asked about it, he said he was tired.", "Karl Holt"),
        ("General Karl Holt met President Mora. Later he said he was tired of it.", None),
        ("A spokesman said on Monday the war was over. He said it was time to go.", "spokesman"),
    ],
)
def test_he_means_somebody_of_his_own_sentence_first(text: str, speaker: str | None) -> None:
    assert claim(text, 2).speaker == speaker


def test_an_outlet_that_quotes_somebody_is_the_relay() -> None:
    found = claim("Iranian state television quoted General Karl Holt as saying Iraq was weak.")

    assert (found.speaker, found.via) == ("Karl Holt", "Iranian state television")


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        (
            "Iran accused Iraq of shelling the bridge, and President Mora promised an answer.",
            "Iran",
            "Iran accused Iraq of shelling the bridge.",
        ),
        (
            "Iran closed the bridge at noon, and Iraq's prime minister said he was “not amused”.",
            "Iraq's prime minister",
            "Iraq's prime minister said he was “not amused”.",
        ),
        (
            "Iran said rebels had attacked the police post, while the opposition said it was calm.",
            "Iran",
            "Rebels had attacked the police post.",
        ),
    ],
)
def test_a_clause_of_somebody_else_is_not_the_speakers(
    text: str, speaker: str, expected: str
) -> None:
    found = claim(text)

    assert (found.speaker, found.text) == (speaker, expected)


@pytest.mark.parametrize(
    "text",
    [
        "KYIV, March 12 (Agency) - Soldiers entered the town of Adwa at noon.",
        "MEKELLE — Soldiers entered the town of Adwa at noon.",
        "18:42 Soldiers entered the town of Adwa at noon.",
    ],
)
def test_datelines_and_clock_times_are_not_part_of_the_claim(text: str) -> None:
    assert claim(text).text == "Soldiers entered the town of Adwa at noon."


def test_not_saying_something_has_happened_and_commits_to_nothing() -> None:
    found = claim("President Luis Mora did not say how the ships would be insured.")

    assert (found.status, found.certainty) == (ClaimStatus.COMPLETED, Certainty.NOT_COMMITTED)


def test_a_denial_does_not_dispute_itself() -> None:
    found = claim("Iran denied that its troops had attacked the bridge.")

    assert found.corroboration is Corroboration.SINGLE_SOURCE


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers crossed the river at Tell Tamer before dawn on Monday.",
        "Iran recalled its ambassador from Iraq on Monday after the attack.",
        "Iran branded goods worth 4 million dollars were seized on Monday.",
    ],
)
def test_words_that_only_look_like_speaking_make_no_speaker(text: str) -> None:
    assert claim(text).speaker is None
