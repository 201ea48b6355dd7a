"""The type of a signal against the words of its evidence, and who does its deed."""

import pytest

from summarise.checks.acting.actors import known_name
from summarise.checks.acting.agency import check_deed
from summarise.checks.acting.kinds import check_kind
from summarise.vocabulary import ActorType, SignalType

ORSK, PELL = (known_name(name, (), ActorType.STATE, None) for name in ("Orsk", "Pell"))


@pytest.mark.parametrize(
    ("kind", "evidence"),
    [
        (SignalType.ARMED_ATTACK, "The two envoys met for tea in the garden of Pell."),
        (SignalType.SANCTIONS, "The council thanked the envoy."),
        (SignalType.NUCLEAR_POSTURE, "The envoy planted a tree."),
        (SignalType.ARMED_ATTACK, "A gun of Orsk went off by accident and wounded a man."),
        (SignalType.SANCTIONS, "Orsk lifted the freeze on three banks."),
        (SignalType.SANCTIONS, "Sanctions on Orsk were eased."),
        (SignalType.COERCIVE_RESTRICTION, "Orsk ended the siege of Pell."),
        (SignalType.MILITARY_MOBILIZATION, "Orsk withdrew two brigades."),
        (SignalType.SANCTIONS, "Orsk lifted most of its old sanctions."),
        (SignalType.MILITARY_EXERCISE, "Orsk suspended a joint exercise that was to start in May."),
        (SignalType.ARMS_TRANSFER, "Orsk postponed the delivery of tanks."),
        (SignalType.WEAPONS_TEST, "Orsk cancelled a test of its missile."),
        (SignalType.HUMANITARIAN_OR_ECONOMIC_AID, "Orsk suspended all aid."),
    ],
)
def test_evidence_of_something_else_is_of_another_kind(kind: SignalType, evidence: str) -> None:
    assert check_kind(kind, [evidence], [], language="en").verdict == "other_kind"


@pytest.mark.parametrize(
    ("kind", "evidence", "nearby"),
    [
        (SignalType.ARMED_ATTACK, "Gunmen of Orsk fired at a bus.", ()),
        (SignalType.SANCTIONS, "Orsk barred twelve bankers.", ()),
        (SignalType.SANCTIONS, "Orsk lifted one ban and imposed sanctions on Pell.", ()),
        (SignalType.SANCTIONS, "Orsk did not lift its sanctions.", ()),
        (SignalType.SANCTIONS, "Orsk eased the rules, and in the end the sanctions held.", ()),
        (SignalType.MILITARY_MOBILIZATION, "Orsk withdrew troops to send them to Pell.", ()),
        (SignalType.ARMED_ATTACK, "Orsk did it.", ("A bus was shelled at dawn.",)),
        (SignalType.DIPLOMATIC_CONSULTATION, "The envoy planted a tree.", ()),
        (SignalType.ARMED_ATTACK, "Orsk repulsed the raiders.", ()),
        (SignalType.SANCTIONS, "Orsk denied that it had lifted the sanctions.", ()),
        (SignalType.SANCTIONS, "Orsk lifted the spirits of men under sanctions.", ()),
        (SignalType.SANCTIONS, "The sanctions held, and Orsk ended the talks.", ()),
        (SignalType.SANCTIONS, "Orsk barred bankers who scrapped deals.", ()),
    ],
)
def test_any_word_of_the_kind_is_enough(
    kind: SignalType, evidence: str, nearby: tuple[str, ...]
) -> None:
    assert check_kind(kind, [evidence], nearby, language="en").verdict == "ok"


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Ships of Orsk sank a tug of Pell.", "Ships of Orsk sank a tug of Pell"),
        ("The raid by Orsk on Pell lasted an hour.", "The raid by Orsk on Pell"),
        ("While Pell looked on, Orsk seized the fort.", "Orsk seized the fort"),
    ],
)
def test_a_deed_of_somebody_else_has_another_doer(sentence: str, quote: str) -> None:
    start = sentence.index(quote)
    parts = [(sentence, start, start + len(quote))]

    found = check_deed([PELL], [ORSK], [ORSK, PELL], parts, "en")

    assert found.verdict == "another_doer"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ships of Orsk sank a tug of Pell.",
        "The raid by Orsk on Pell lasted an hour.",
        "Orsk and Pell fired at each other.",
        "A tug was sunk off Pell.",
    ],
)
def test_a_deed_of_its_source_or_of_nobody_in_particular_stands(sentence: str) -> None:
    parts = [(sentence, 0, len(sentence))]

    found = check_deed([ORSK], [PELL], [ORSK, PELL], parts, "en")

    assert found.verdict == "ok"


def test_what_was_lifted_is_shown() -> None:
    sentence = "Orsk spoke of peace, and lifted the old freeze on three banks."

    found = check_kind(SignalType.SANCTIONS, [sentence], [], language="en")

    assert found.detail == 'sanctions, but "lifted the old freeze"'


def test_what_one_of_two_sentences_lifts_is_lifted() -> None:
    evidence = ["Orsk lifted the ban.", "Bankers of Pell were glad."]

    found = check_kind(SignalType.SANCTIONS, evidence, [], language="en")

    assert found.detail == 'sanctions, but "lifted the ban"'


def test_types_are_looked_for_in_english_alone() -> None:
    evidence = ["Der Gesandte pflanzte einen Baum."]

    assert check_kind(SignalType.ARMED_ATTACK, evidence, [], language="de").verdict == "ok"
