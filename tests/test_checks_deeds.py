"""Whether a deed that is told as done is done in its evidence."""

import pytest

from summarise.checks.acting.actors import known_name
from summarise.checks.negating.deeds import check_asked, check_done, check_told_done
from summarise.vocabulary import ActorType

UNDONE = [
    ("Ilm did not enter the city of Pryce.", "enter the city of Pryce"),
    ("Ilm threatened on Sunday to cut gas to Oman.", "cut gas to Oman"),
    ("Ilm refused to withdraw its guns.", "withdraw its guns"),
    ("Ilm used to keep shells in caves.", "keep shells in caves"),
    ("Oman gave Ilm until Monday to free the pilots.", "free the pilots"),
    ("Ilm threatened on that day to cut gas.", "cut gas"),
    ("The two ministers agreed to free the pilots.", "to free the pilots"),
    ("Threatening to cut gas, Ilm left.", "cut gas"),
    ("Ilm used to shell caves, ports and camps, and tried to leave.", "shell caves, ports"),
    ("Ilm did not burn the old mill, the barn and the school.", "burn the old mill"),
    ("Oman's guards agreed to free nine pilots.", "guards agreed to free nine pilots"),
    ("It was they who did not sign a pact.", "It was they who did not sign a pact"),
    ("Ilm used to shell Oman.", "shell"),
    ("Ilm agreed to withdraw", "withdraw"),
    ("Envoys pressed the members of the council on Friday to free the pilots.", "free the pilots"),
    ("Ilm not only threatened to cut gas, but left.", "cut gas"),
    ("Ilm stopped short of recalling its envoy.", "Ilm stopped short of recalling its envoy"),
    ("Ilm refrained from a raid on the port.", "Ilm refrained from a raid on the port"),
    ("Ilm ruled out sending guns.", "sending guns"),
    ("A proposal by Oman and Ilm in May to cut gas was blocked.", "cut gas was blocked"),
    ("Oman has voted down a bill that would have sold jets to Ilm.", "sold jets to Ilm"),
]
DONE = [
    ("Ilm did not fail to free the pilots.", "free the pilots"),
    ("Ilm entered the city, but did not stay.", "entered the city"),
    ("Ilm agreed to talk and fired on the city.", "fired on the city"),
    ("The guns were used to shell the city.", "shell the city"),
    ("The gun was used to shell the city.", "shell the city"),
    ("The mayor called up men to dig trenches.", "dig trenches"),
    ("Ilm relied on tugs to free the ship.", "free the ship"),
    ("Ilm threatened Oman at its border again to cut gas.", "cut gas"),
    ("Ilm tried, and to cut gas it shelled a pump.", "cut gas"),
    ("Ilm agreed to talk but fired on the city.", "fired on the city"),
    ("Ilm shelled Oman and refused to stop.", "shelled Oman and refused to stop"),
    ("Ilm fled and did not fight.", "fled and did not fight"),
    ("Ilm refused to talk.", "to"),
    ("Ilm agreed to stop.", "agreed to stop"),
    ("Ilm came to refuse the pact.", "refuse the pact"),
    ("Ilm tried two men in Pryce to set an example.", "set an example"),
    ("Protests grew.", "Protests"),
    ("Ilm did not talk.", "did not"),
    ("Oman wants to free the pilots.", "free the pilots"),  # its own aim
    ("Guards shelled a port that Ilm used to hold.", "Guards shelled a port"),
    ("Ilm shelled a port it used to hold.", "Ilm shelled a port it used to hold"),
    ("An envoy who declined to be named left Pryce.", "left Pryce"),
    ("A proposal by Oman and Ilm in May to cut gas was adopted.", "cut gas was adopted"),
    ("In a short letter Ilm recalled its envoy.", "Ilm recalled its envoy"),
    ("Oman has passed a bill that would sell jets to Ilm.", "sell jets to Ilm"),
    ("Oman voted down a bill that would sell jets to Ilm.", "Oman voted down a bill"),
]
TOLD = [
    ("Ilm cut gas to Oman.", "Ilm threatened on Sunday to cut gas to Oman.", "not_negated"),
    ("Ilm did not cut gas to Oman.", "Ilm threatened on Sunday to cut gas to Oman.", "ok"),
    ("Threatening Oman, Ilm cut gas.", "Ilm threatened to cut gas to Oman.", "ok"),
    (
        "Oman waited until dawn and shelled the port.",
        "Oman lay low until dawn to shell the port.",
        "ok",
    ),
    ("Oman had until dawn to shell the port.", "Oman had until dawn to shell the port.", "ok"),
    ("Oman shelled the port.", "Oman gave Ilm until dawn to shell the port.", "not_negated"),
    ("Ilm cut gas and burnt mills.", "Ilm threatened to cut gas.", "ok"),
    ("Ilm cut gas, burnt mills.", "Ilm threatened to cut gas to burnt Oman.", "not_negated"),
    ("On Sunday Ilm of Upper Pryce cut gas.", "Ilm threatened to cut gas.", "not_negated"),
    ("Ilm withdrew.", "Ilm promised to withdraw from Upper Pryce.", "ok"),
    ("Ilm withdrew from Pryce.", "Ilm promised to withdraw from Pryce.", "not_negated"),
    ("Oman undertook to free nine.", "Ilm asked it to free nine; it undertook to do so.", "ok"),
    ("Oman freed nine pilots.", "Ilm wants Oman to free nine pilots.", "not_negated"),
    ("Ilm withdrew its guns.", "Ilm agreed to talk; it vowed to withdraw its guns.", "not_negated"),
]


def _part(sentence: str, quote: str) -> tuple[str, int, int]:
    start = sentence.index(quote)
    return sentence, start, start + len(quote)


@pytest.mark.parametrize(("sentence", "quote"), UNDONE)
def test_a_signal_is_no_deed_where_its_evidence_is_not_done(sentence: str, quote: str) -> None:
    assert check_done([_part(sentence, quote)], language="en").verdict == "not_negated"


@pytest.mark.parametrize(("sentence", "quote"), DONE)
def test_a_signal_is_a_deed_where_its_evidence_is(sentence: str, quote: str) -> None:
    assert check_done([_part(sentence, quote)], language="en").verdict == "ok"


@pytest.mark.parametrize(("claim", "sentence", "verdict"), TOLD)
def test_a_claim_may_not_tell_a_threat_as_done(claim: str, sentence: str, verdict: str) -> None:
    part = (sentence, 0, len(sentence))

    assert check_told_done(claim, [part], language="en").verdict == verdict


def test_a_finding_names_what_the_deed_stands_under() -> None:
    part = _part("Ilm refused to withdraw its guns.", "withdraw its guns")

    done = check_done([part], language="en")
    told = check_told_done("The guns withdrew.", [part], language="en")

    assert done.detail == 'told as done, the article has "refused to"'
    assert told.detail == 'the article has "refused ... to"'


def test_one_piece_of_the_evidence_that_tells_a_deed_as_done_is_enough() -> None:
    threat = _part("Ilm threatened to cut gas.", "cut gas")
    deed = _part("On Monday it cut gas.", "cut gas")

    assert check_done([threat, deed], language="en").verdict == "ok"
    assert check_done([], language="en").verdict == "ok"


def test_a_claim_may_tell_the_threat() -> None:
    part = _part("Ilm threatened on Sunday to cut gas to Oman.", "cut gas to Oman")

    found = check_told_done("Ilm threatened to cut gas to Oman.", [part], language="en")

    assert found.verdict == "ok"


def test_what_was_tried_in_vain_is_not_told_as_done() -> None:
    sentence = "The crew tried in vain to reach the burning pier."

    found = check_told_done(
        "The crew reached the burning pier.", [(sentence, 0, len(sentence))], language="en"
    )

    assert found.verdict == "not_negated"


LEAGUE = known_name("Harbour League", (), ActorType.IGO, None)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Orland asked the Harbour League to denounce the raid.", "denounce the raid"),
        ("Orland called on the Harbour League to denounce the raid.", "denounce the raid"),
        (
            "Envoys pressed the Harbour League on Friday to denounce the raid.",
            "to denounce the raid",
        ),
        ("Orland wants the Harbour League to denounce the raid.", "denounce the raid"),
        ("Orland asked the Harbour League to publicly denounce the raid.", "denounce the raid"),
        ("Orland asked the Harbour League to denounce the raid, the League said.", "denounce"),
        ("Orland asked the Harbour League to act, the Harbour League said.", "act"),
    ],
)
def test_who_is_asked_to_speak_has_not_spoken(sentence: str, words: str) -> None:
    start = sentence.index(words)

    found = check_asked([LEAGUE], [(sentence, start, start + len(words))], language="en")

    assert found.verdict == "not_negated"


def test_a_name_of_one_word_may_be_who_is_asked() -> None:
    part = _part("Envoys asked Orland to denounce the raid.", "denounce the raid")

    found = check_asked([known_name("Orland", (), ActorType.STATE, None)], [part], language="en")

    assert found.verdict == "not_negated"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The Harbour League urged Orland to stop the raid.", "urged Orland to stop the raid"),
        ("The Harbour League asked its members to denounce the raid.", "denounce the raid"),
        ("Asked to speak, the Harbour League denounced the raid.", "denounced the raid"),
        (
            "Orland called on the Harbour League to act; it denounced the raid.",
            "denounced the raid",
        ),
    ],
)
def test_who_asks_or_speaks_later_has_spoken(sentence: str, words: str) -> None:
    start = sentence.index(words)

    found = check_asked([LEAGUE], [(sentence, start, start + len(words))], language="en")

    assert found.verdict == "ok"


@pytest.mark.parametrize(
    ("sentence", "words", "verdict"),
    [
        ("Ilm will not attend the talks.", "attend the talks", "not_negated"),
        ("Ilm won't attend the talks.", "attend the talks", "not_negated"),
        ("Ilm will never attend the talks.", "attend the talks", "not_negated"),
        ("With no envoy left, Ilm will not attend the talks.", "attend the talks", "not_negated"),
        ("Ilm will not yield and will not attend talks.", "attend talks", "not_negated"),
        ("Ilm will not join or back the pact.", "join or back the pact", "not_negated"),
        ("Ilm will attend no talks.", "attend no talks", "ok"),
        ("Ilm will not attend the talks until Oman pays.", "attend the talks", "ok"),
        ("Ilm will not let Oman starve the city.", "starve the city", "ok"),
        ("Ilm will not now let Oman starve the city.", "starve the city", "ok"),
        ("Ilm will pay, and will not attend.", "pay, and will not attend", "ok"),
        ("Ilm will attend the talks.", "attend the talks", "ok"),
        ("Ilm will refuse to attend the talks.", "attend the talks", "ok"),
        ("Ilm will not attend the talks.", "the", "ok"),
    ],
)
def test_what_is_planned_stands_under_no_plain_negation(
    sentence: str, words: str, verdict: str
) -> None:
    found = check_done([_part(sentence, words)], ahead=True, language="en")

    assert found.verdict == verdict, found.detail


@pytest.mark.parametrize(
    "sentence",
    [
        "Orland asked its guests to denounce the raid at the Harbour League.",
        "The Harbour League wants Harbour League members to denounce the raid.",
        "The Harbour League asked Orland to denounce the raid.",
        "Orland told the Harbour League that it had to denounce the raid.",
    ],
)
def test_who_is_not_asked_may_have_spoken(sentence: str) -> None:
    found = check_asked([LEAGUE], [_part(sentence, "denounce the raid")], language="en")

    assert found.verdict == "ok", found.detail


def test_evidence_without_a_word_asks_nobody() -> None:
    part = _part("Asked to speak, the Harbour League left.", " ")

    assert check_asked([LEAGUE], [part], language="en").verdict == "ok"
