"""Which pieces of evidence hedge an item, and which make up for others."""

from __future__ import annotations

import pytest

from check_articles import span_of
from summarise.checks.finding import Finding
from summarise.checks.hedging.hedges import Act, check_hedge
from summarise.vocabulary import Certainty

_ASKED = "Asked whether the ship was damaged, he said it was too early to say."


def _found(
    claim: str,
    *sentences: str,
    certainty: Certainty = Certainty.CERTAIN,
    language: str = "en",
) -> Finding:
    """What is found where the evidence is whole sentences, without their stops."""
    cited = [span_of(sentence, sentence.rstrip(".")) for sentence in sentences]
    return check_hedge(claim, cited, certainty=certainty, language=language)


def test_a_hedge_in_a_piece_that_shares_no_word_with_the_claim_is_none_of_it() -> None:
    found = _found("Oman shells the port.", "Oman shells the port.", "Toral may have fled.")

    assert found.verdict == "ok", found.detail


@pytest.mark.parametrize(
    ("sentences", "language", "verdict"),
    [
        (("Oman cut its loans.", "Quill might leave."), "en", "ok"),
        (("Oman cut its loans.", "Oman may flee."), "en", "ok"),
        (("Oman hat die Kredite gekürzt.", "Quill könnte gehen."), "de", "overstated"),
        (("Suspected rebels raided a base.", "Guards may have burnt it."), "en", "overstated"),
        (("Oman cut its loans.", "Toral may cut tolls, fees and aid."), "en", "overstated"),
    ],
)
def test_a_hedge_in_a_second_sentence_counts_for_a_signal_where_it_is_on_the_same_matter(
    sentences: tuple[str, ...], language: str, verdict: str
) -> None:
    found = _found("", *sentences, language=language)

    assert found.verdict == verdict, found.detail


def test_a_hedge_in_a_second_piece_of_one_sentence_counts_for_a_signal() -> None:
    sentence = "Oman cut its loans, and Toral may flee."
    cited = [span_of(sentence, "Oman cut its loans"), span_of(sentence, "Toral may flee")]

    found = check_hedge("", cited, certainty=Certainty.CERTAIN, language="en")

    assert found.detail == 'certain, but "may"'


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("It is too early to tell if the ship was damaged.", _ASKED),
        (
            "Oman will close the port.",
            "Oman plans to close the port; it was too early to say when.",
        ),
        (
            "The envoy will stay in Oman in spring.",
            "The envoy lives in Oman; she has not said whether she will go on.",
        ),
    ],
)
def test_what_is_left_open_hedges_no_claim_that_says_so_or_tells_the_rest(
    claim: str, sentence: str
) -> None:
    found = _found(claim, sentence)

    assert found.verdict == "ok", found.detail


def test_what_one_piece_leaves_open_another_may_tell() -> None:
    told = "The ship was damaged at noon."

    assert _found("The ship was damaged.", _ASKED).detail == 'certain, but "too early to say"'
    assert _found("The ship was damaged.", _ASKED, told).verdict == "ok"
    assert _found("The ship was damaged.", told, _ASKED).verdict == "ok"


def test_evidence_without_a_word_of_content_hedges_nothing() -> None:
    cited = [span_of("It may be over.", "It may be")]

    found = check_hedge("Oman fired.", cited, certainty=Certainty.CERTAIN, language="en")

    assert found.verdict == "ok", found.detail


@pytest.mark.parametrize(
    ("claim", "sentence", "detail"),
    [
        (
            "Rebels raided a base.",
            "Suspected rebels raided a possible base.",
            '"Suspected" in the same clause',
        ),
        (
            "Men and old ships of Oman were at the port at dawn.",
            "Men and old ships of Oman may shell the port at dawn.",
            '"may" in the same clause',
        ),
    ],
)
def test_the_first_hedge_nearby_is_quoted_unless_all_is_told_before_it(
    claim: str, sentence: str, detail: str
) -> None:
    assert _found(claim, sentence).detail == detail


@pytest.mark.parametrize(
    "hedge",
    [
        "It couldn't be verified that",
        "It cannot be verified that",
        "It hasn't been confirmed that",
        "It wasn’t clear how",
        "It can't be ruled out that",
        "Quill didn't rule out that",
        "Quill cannot exclude that",
    ],
)
def test_a_hedge_counts_in_its_short_form(hedge: str) -> None:
    assert _found("Oman fired.", f"{hedge} Oman fired.").verdict == "overstated"


def test_behind_a_hedge_that_does_no_harm_a_stronger_one_is_found() -> None:
    sentence = "Experts may think it unlikely that Oman hit the port."

    found = _found("Oman hit the port.", sentence, certainty=Certainty.LIKELY)

    assert found.detail == 'likely, but "unlikely"'


@pytest.mark.parametrize(
    ("sentence", "evidence", "detail"),
    [
        ("Quill blamed raids on Oman.", "raids", 'certain, but "blamed"'),
        (
            "Quill accused Oman of raids; guards held the port.",
            "Quill accused Oman of raids; guards held the port",
            'certain, but "accused"',
        ),
    ],
)
def test_a_deed_laid_at_somebodys_door_is_not_certain(
    sentence: str, evidence: str, detail: str
) -> None:
    cited = [span_of(sentence, evidence)]

    found = check_hedge("", cited, certainty=Certainty.CERTAIN, language="en", act=Act(deed=True))

    assert found.detail == detail


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The fleet is due in Oman.", "ok"),
        ("Quill worries that the fleet lands.", "ok"),
        ("Quill argues that the fleet lands.", "no_cue"),
    ],
)
def test_what_is_due_or_feared_is_reason_for_less_than_certain(sentence: str, verdict: str) -> None:
    assert _found("The fleet lands.", sentence, certainty=Certainty.LIKELY).verdict == verdict
