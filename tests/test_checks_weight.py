"""Weighty words, strange names and opposites in a claim."""

import pytest

from summarise.checks.quoting.weight import check_weight

BORNE_OUT = [
    ("The wall collapsed.", "The wall gave way."),
    ("Soldiers shut the port.", "The army shut the port."),
    ("Ilm praised the envoy.", "Ilm thanked the envoy."),
    ("Twelve people were killed.", "The dead number twelve."),
    ("Ilm attacked the port.", "Ilm's guns opened fire on the port."),
    ("All crossings are open.", "Every crossing is open."),
    ("U.N. envoys left the port.", "Envoys of the United Nations left the port."),
    ("Prices did not rise.", "Prices fell."),
    ("A Danish sailor fell ill.", "One sailor, a Dane, fell ill in Denmark."),
    ("All of the men were freed.", "The last of the men was freed."),
    ("It has never seen the list.", "It denies ever having seen the list."),
    ("Ilm rejected the plan.", "Ilm would not accept the plan."),
    ("Ilm refused the offer.", "Ilm declined the offer."),
    ("Ilm rejected the plan.", "Ilm scoffed at the plan as unacceptable."),
    ("The bridge was fully rebuilt.", "The whole bridge was rebuilt."),
]
ADDED = [
    ("The truce collapsed.", "The truce held.", "weightier"),
    ("Soldiers shut the port.", "Clerks shut the port.", "weightier"),
    ("Ilm used missiles on the port.", "Ilm used drones on the port.", "weightier"),
    ("Ilm praised the raid.", "Ilm regretted the raid.", "weightier"),
    ("Ilm's gunners murdered fishermen.", "Ilm's coast guard met fishermen.", "weightier"),
    ("Ilm will never lay down its guns.", "Ilm will not lay down its guns until May.", "weightier"),
    ("He is being held as a suspect.", "He is being treated as a witness.", "weightier"),
    ("Ilm admitted the mistake.", "Ilm said that it was a mistake.", "weightier"),
    ("A missile hit children in the port.", "A missile hit men in the port.", "weightier"),
    ("Most states of the council left.", "Four states of the council left.", "weightier"),
    ("Both armies left the port.", "The army left the port.", "weightier"),
    ("The port was shut by Varga.", "The port was shut by the general.", "stranger"),
    ("Ilm refused a truce.", "Ilm thanked the envoy and asked for a day.", "weightier"),
    ("Ilm rejected the list.", "Ilm is studying the list.", "weightier"),
    ("The truce held everywhere.", "The truce held in the north.", "weightier"),
    ("Ilm has completely left the port.", "Ilm has left the port.", "weightier"),
    ("Ilm closed the port permanently.", "Ilm closed the port.", "weightier"),
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


@pytest.mark.parametrize(
    ("claim", "evidence", "body", "found"),
    [
        ("The port was shut by Varga.", "It was shut.", "", "not in the article: Varga"),
        ("The port was shut by Varga.", "It was shut.", "Varga left.", ""),
        ("The port was shut by Vargans.", "It was shut.", "Vargan men left.", ""),
        ("The port was shut by Varga, then by Pell.", "Varga shut it.", "", "not in the article: Pell"),
        ("The port was shut by Varga, then by Pell.", "It was shut.", "Varga.", "not in the article: Pell"),
        ("It said that Monday was late.", "It said so.", "", ""),
        ("It was shut by The Pell.", "It was shut.", "", "not in the article: Pell"),
        ("Varga shut it.", "It was shut.", "", ""),
        ("It was shut. Varga did so.", "It was shut.", "", ""),
        ("Shut! Varga did so.", "It was shut.", "", ""),
        ("Shut? Varga did so.", "It was shut.", "", ""),
        ("Shut: Varga did so.", "It was shut.", "", ""),
        ('It was "Varga shut" then.', "It was shut.", "", ""),
        ("It was “Varga shut” then.", "It was shut.", "", ""),
        ("It was 'Varga shut' then.", "It was shut.", "", ""),
        ("It was shut. So did Pell and Varga.", "Pell.", "", "not in the article: Varga"),
        ("It was shut by the PRP.", "It was shut.", "The Port Rights Party left.", ""),
        ("It was shut by the PRP.", "It was shut.", "The Port party left.", "not in the article: PRP"),
        ("It was shut by Prp.", "It was shut.", "The Port Rights Party left.", "not in the article: Prp"),
        ("It was shut by the PRP and Pell.", "It was shut.", "The Port Rights Party.", "not in the article: Pell"),
        ("The camp was shelled.", "Raids hit the camp.", "", ""),
        ("The camp was shelled.", "Men lay in the camp.", "", "only the claim has 'shelled'"),
        ("Raiders came.", "Raids came.", "", ""),
        ("All camps fell.", "Camps fell.", "", "only the claim has 'all'"),
        ("Not all camps fell, but most did.", "Camps fell.", "", "only the claim has 'most'"),
        ("At most nine fell.", "Nine fell.", "", ""),
        ("The most nine fell.", "Nine fell.", "", ""),
        ("After all nine fell.", "Nine fell.", "", ""),
        ("Above all, nine fell.", "Nine fell.", "", ""),
        ("It was not only nine.", "It was nine.", "", ""),
        ("The entire camp fell.", "The camp fell.", "", "only the claim has 'entire'"),
        ("It fell, all nine.", "It fell.", "", "only the claim has 'all'"),
        ("The only camp fell.", "The camp fell.", "", ""),
        ("Only camps at the port fell.", "Camps fell.", "", "only the claim has 'only'"),
        ("Every camp and all tents fell.", "All fell.", "", ""),
        ("Prices rose.", "Prices fell.", "", "the article has 'fell'"),
        ("Prices rose.", "Prices fell, then rose.", "", ""),
        ("Prices rose, then fell.", "Prices fell.", "", ""),
        ("Prices rose.", "Prices fell and did not stay.", "", ""),
        ("Guards left.", "Guards met.", "", ""),
        ("Varga shuts port", "It was shut.", "", ""),
        ("It met Danish men and Varga.", "It met men.", "Denmark.", "not in the article: Varga"),
        ("It was shut by the PRP.", "It was shut.", "Guards put ropes past it.", "not in the article: PRP"),
        ("Ilm did not reject the list.", "Ilm is studying the list.", "", ""),
        ("Ilm rejected the list.", "Ilm is studying the list.", "", "only the claim has 'rejected'"),
        ("Ilm rejected the list.", "Ilm criticised the list.", "", ""),
        ("Ilm betrayed the envoy.", "It was a betrayal.", "", ""),
        ("The talks are certain to fail.", "The talks are likely to fail.", "", "only the claim has 'certain'"),
        ("The talks are certain to fail.", "The talks will surely fail.", "", ""),
        ("The talks in certain towns failed.", "The talks failed in towns.", "", ""),
        ("Exactly nine fled.", "About nine fled.", "", "only the claim has 'exactly'"),
        ("Ilm invaded the port.", "The invaders came by sea.", "", ""),
    ],
)  # fmt: skip
def test_the_word_that_a_claim_adds_is_named(
    claim: str, evidence: str, body: str, found: str
) -> None:
    finding = check_weight(claim, [evidence], [], body=f"{body} {evidence}", language=None)

    assert (finding.detail or "") == found


def test_one_negated_sentence_of_the_evidence_keeps_opposites_apart() -> None:
    evidence = ["Prices fell.", "They did not stay."]

    found = check_weight("Prices rose.", evidence, [], body=" ".join(evidence), language="en")

    assert found.verdict == "ok"


def test_one_sentence_of_the_evidence_may_tell_a_refusal_of_them_all() -> None:
    evidence = ["Ilm would not accept the plan.", "It is to meet the envoy."]

    found = check_weight("Ilm rejected it.", evidence, [], body=" ".join(evidence), language="en")

    assert found.verdict == "ok"


def test_any_sentence_close_by_may_name_a_name() -> None:
    found = check_weight(
        "It was shut by Varga.",
        ["It was shut."],
        ["Pell left.", "Varga came."],
        body="",
        language="en",
    )

    assert found.verdict == "ok"


def test_a_translated_claim_shares_no_words_and_is_not_weighed() -> None:
    claim = "Der Hafen wurde am Montag von der Armee beschossen und danach von Varga gesperrt."

    assert _verdict(claim, "The port was shut.") == "ok"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Envoys of the Veskarians met in May.", "ok"),
        ("Envoys of the Zeltians met in May.", "stranger"),
    ],
)
def test_a_people_is_no_stranger_where_the_article_has_its_country(
    claim: str, verdict: str
) -> None:
    evidence = "Envoys met in May."
    body = f"{evidence} The ports of Veskaria shut."

    assert check_weight(claim, [evidence], [], body=body, language="en").verdict == verdict
