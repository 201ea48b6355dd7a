"""Weighty words, strange names and opposites in a claim."""

import pytest

from summarise.checks.quoting.weight import check_weight

BORNE_OUT = [
    ("Twelve people were killed.", "The dead number twelve."),
    ("Ilm attacked the port.", "Ilm's guns opened fire on the port."),
    ("All crossings are open.", "Every crossing is open."),
    ("U.N. envoys left the port.", "Envoys of the United Nations left the port."),
    ("Prices did not rise.", "Prices fell."),
    ("A Danish sailor fell ill.", "One sailor, a Dane, fell ill in Denmark."),
    ("All of the men were freed.", "The last of the men was freed."),
    ("It has never seen the list.", "It denies ever having seen the list."),
]
ADDED = [
    ("Ilm's gunners murdered fishermen.", "Ilm's coast guard met fishermen.", "weightier"),
    ("Ilm will never lay down its guns.", "Ilm will not lay down its guns until May.", "weightier"),
    ("He is being held as a suspect.", "He is being treated as a witness.", "weightier"),
    ("Ilm admitted the mistake.", "Ilm said that it was a mistake.", "weightier"),
    ("A missile hit children in the port.", "A missile hit men in the port.", "weightier"),
    ("Most states of the council left.", "Four states of the council left.", "weightier"),
    ("Both armies left the port.", "The army left the port.", "weightier"),
    ("The port was shut by Varga.", "The port was shut by the general.", "stranger"),
    ("Prices rose in the port.", "Prices fell in the port.", "opposite"),
    ("Nine men were killed in the port.", "Nine men were wounded in the port.", "weightier"),
]


def _verdict(claim: str, evidence: str, nearby: str = "", language: str = "en") -> str:
    body = f"{nearby} {evidence}"
    return check_weight(claim, [evidence], [nearby], body=body, language=language).verdict


@pytest.mark.parametrize(("claim", "evidence"), BORNE_OUT)
def test_a_claim_in_words_of_the_same_kind_is_borne_out(claim: str, evidence: str) -> None:
    assert _verdict(claim, evidence) == "ok"


@pytest.mark.parametrize(("claim", "evidence", "verdict"), ADDED)
def test_what_the_claim_adds_is_found(claim: str, evidence: str, verdict: str) -> None:
    assert _verdict(claim, evidence) == verdict


def test_the_sentence_before_bears_a_word_out() -> None:
    verdict = _verdict("One shell hit the school.", "One hit the school.", "Shells fell on Ilm.")

    assert verdict == "ok"


def test_another_language_is_not_weighed() -> None:
    assert _verdict("Ilm murdered Varga.", "Ilm a signé.", language="fr") == "ok"
