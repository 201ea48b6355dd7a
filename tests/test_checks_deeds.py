"""Whether a deed that is told as done is done in its evidence."""

import pytest

from summarise.checks.acting.actors import known_name
from summarise.checks.negating.counterparts import paired
from summarise.checks.negating.deeds import check_asked, check_done, check_told_done
from summarise.checks.text.scopes import read
from summarise.vocabulary import ActorType

UNDONE = [
    ("Ilm did not enter the city of Pryce.", "enter the city of Pryce"),
    ("Ilm threatened on Sunday to cut gas to Oman.", "cut gas to Oman"),
    ("Ilm refused to withdraw its guns.", "withdraw its guns"),
    ("Ilm used to keep shells in caves.", "keep shells in caves"),
    ("Oman gave Ilm until Monday to free the pilots.", "free the pilots"),
]
DONE = [
    ("Ilm entered the city, but did not stay.", "entered the city"),
    ("Ilm agreed to talk and fired on the city.", "fired on the city"),
    ("The guns were used to shell the city.", "shell the city"),
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


def test_a_claim_may_not_tell_a_threat_as_done() -> None:
    part = _part("Ilm threatened on Sunday to cut gas to Oman.", "cut gas to Oman")

    found = check_told_done("Ilm cut gas to Oman.", [part], language="en")

    assert found.verdict == "not_negated"


def test_a_claim_may_tell_the_threat() -> None:
    part = _part("Ilm threatened on Sunday to cut gas to Oman.", "cut gas to Oman")

    found = check_told_done("Ilm threatened to cut gas to Oman.", [part], language="en")

    assert found.verdict == "ok"


def test_one_negation_of_a_pronoun_answers_one_of_the_claim() -> None:
    claim = read("The brigade has not left the heights.", "en")

    assert paired(claim, [read("As I write, it has not moved.", "en")])
    assert not paired(claim, [read("As I write, it has moved.", "en")])


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
    ],
)
def test_who_is_asked_to_speak_has_not_spoken(sentence: str, words: str) -> None:
    start = sentence.index(words)

    found = check_asked([LEAGUE], [(sentence, start, start + len(words))], language="en")

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
