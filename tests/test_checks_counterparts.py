"""What the statements of a claim and of its evidence negate, side by side."""

from __future__ import annotations

import pytest

from summarise.checks.negating.counterparts import (
    contrasts,
    never_negated,
    only_negated,
    paired,
    statements,
)
from summarise.checks.text.scopes import read


@pytest.mark.parametrize(
    "sentence",
    [
        "Oman signed the pact .",
        "Ilm left | because Oman signed .",
        "Ilm fled | and was caught .",
        "Oman will pay | or has left .",
        "Oman signed pacts and maps and charts .",
        "Oman wants peace and the guards of Ilm left .",
        "Oman wants peace and gold , Ilm left .",
        "Oman wants peace | and it soon left .",
        "Never before has Oman paid .",
        "As Ilm left | , Oman paid .",
        "It paid | and left",
        "Oman wants peace | and its guards soon left .",
        "Oman will free the wounded and the sick .",
    ],
)
def test_a_sentence_is_told_in_statements(sentence: str) -> None:
    passage = read(sentence.replace(" |", ""), "en")

    found = [" ".join(one.norms) for one in statements(passage)]

    assert found == [part.strip().lower() for part in sentence.split("|")]


@pytest.mark.parametrize(
    ("sentence", "negative"),
    [
        ("Oman signed it.", [False]),
        ("Oman did not sign it.", [True]),
        ("The war is over.", [True]),
        ("Ilm is sceptical of the pact.", [True]),
        ("Oman rejected the pact.", [True]),
        ("The toll is unknown.", [True]),
        ("Unease grew in the port.", [True]),
        ("Oman left without a word.", [True]),
        ("Oman denied the raid.", [True]),
        ("It is unclear whether the raid came.", [True]),
        ("Oman fled, but Ilm stayed.", [False, False]),
        ("Oman fled, but Ilm did not.", [False, True]),
        ("Oman denied the raid, but paid for it.", [True, False]),
        ("Oman rejected it, but Ilm signed.", [True, False]),
        ("Oman has not, as of Monday, left.", [True, True]),
        ("Oman did not sign and left the port.", [True, False]),
        ("Pakistan signs whether or not India does.", [True, True]),
        ("Ilm pretended that Oman paid and that Toral fled.", [True, True]),
        ("At no port, said the mayor, who was ill, did Orsk fire.", [True, False, True]),
    ],
)
def test_a_statement_is_negative_by_a_negation_a_denial_a_doubt_or_a_sense(
    sentence: str, negative: list[bool]
) -> None:
    assert [one.negative for one in statements(read(sentence, "en"))] == negative


def test_nothing_is_one_statement_without_words() -> None:
    (one,) = statements(read("", "en"))

    assert (one.norms, one.negative) == ((), False)


@pytest.mark.parametrize(
    ("claim", "evidence", "found"),
    [
        ("Oman did not sign.", ["Oman signed on Monday."], "not"),
        ("Oman did not sign.", ["Oman refused to sign."], None),
        ("Ilm did not leave the port.", ["Oman signed the pact.", "Ilm fled the port."], "not"),
        ("Oman paid in cash, not gold, and did not sign.", ["Oman paid in cash and signed."], "not"),
        ("Oman paid in cash, not gold.", ["Oman paid in cash."], None),
        ("The battle is not over.", ["The battle is over."], "not"),
        ("The battle is not fully over.", ["The battle is over."], "not"),
        ("The battle is not over.", ["The battle is not yet over."], None),
        ("The battle is not over.", ["The battle goes on."], None),
        ("The war is not over, and Ilm has never paid.", ["The war goes on and Ilm paid."], "never"),
        ("Ilm did not shell the port.", ["Ilm shelled the port.", "It denied the charge."], None),
        ("Ilm did not pay the crews.", ["Ilm shelled the port.", "It denied the charge."], "not"),
        (
            "Ilm did not shell the port and did not pay the crews.",
            ["Ilm shelled the port.", "It denied the charge."],
            "not",
        ),
        ("Ilm did not shell the port.", ["Ilm denied the raid, and Oman shelled the port."], "not"),
        ("Ilm did not shell the port.", ["Oman shelled the port, which denied it."], "not"),
        ("Ilm did not shell it.", ["Oman doubted it and Ilm shelled the port."], "not"),
        ("Ilm did not shell it.", ["Ilm shelled the port.", "Oman questioned this."], "not"),
        ("Oman paid in cash, not gold, for no guns.", ["Oman paid in cash for guns."], "no"),
        (
            "Ilm did not shell the port without orders.",
            ["Ilm shelled the port.", "It denied the charge."],
            "without",
        ),
        ("No date for the next talks was agreed.", ["They agreed on a list but not on a date."], None),
        ("No date for the next talks was agreed.", ["They agreed on a list but not on a map."], "No"),
        ("No date for the next talks was agreed.", ["Envoys met.", "This is the date."], "No"),
        ("No date for the next talks was agreed.", ["Oman did not tell the date of a vote."], "No"),
        ("No guards fled.", ["They slept."], "No"),
        ("Guards without badges fled.", ["Ilm slept, but they fled."], None),
        ("Guards fled without badges.", ["They slept."], "without"),
        ("Shelled without notice, guards fled.", ["They fled."], "without"),
        ("Oman said it would not.", ["Asked to sign, Oman said it would refuse."], None),
        ("The battle is not over.", ["The battle is not yet over.", "The war was over."], None),
        ("Ilm did not leave the port of Pryce in May.", ["It refused to leave."], None),
    ],
)  # fmt: skip
def test_a_negation_of_a_claim_has_a_counterpart(
    claim: str, evidence: list[str], found: str | None
) -> None:
    passages = [read(sentence, "en") for sentence in evidence]

    assert only_negated(read(claim, "en"), passages) == found


@pytest.mark.parametrize(
    ("claim", "sentence", "found"),
    [
        ("The brigade has not left the heights.", "As I write, [it has not moved].", True),
        ("The brigade has not left the heights.", "[It moved], but it will not yield.", False),
        ("No group has said it did it.", "[Nobody has claimed the robbery].", True),
        ("Nobody left, and nobody spoke.", "[Nobody moved], Pryce said.", False),
        ("Nobody left, and nobody spoke.", "[Nobody moved, and none of them said a word].", True),
        ("It has not moved.", "[Ilm failed to leave].", True),
        ("It has not moved.", "[Ilm stayed]", False),
    ],
)
def test_evidence_may_negate_as_often_as_the_claim_in_other_words(
    claim: str, sentence: str, found: bool
) -> None:
    start, end = sentence.index("["), sentence.index("]") - 1
    piece = (read(sentence.replace("[", "").replace("]", ""), "en"), start, end)

    assert paired(read(claim, "en"), [piece]) is found


@pytest.mark.parametrize(
    ("claim", "sentence", "found"),
    [
        ("There was damage.", "There were no injuries or damage.", "no"),
        ("Oman will attend the talks.", "Oman rejected calls to attend the talks.", "a word that negates"),
        ("Oman rejected calls to attend the talks.", "Oman rejected calls to attend the talks.", None),
        ("Damage.", "Ilm saw no damage.", "no"),
        ("Oman left, and there was damage.", "Ilm saw no damage.", "no"),
        ("Oman paid the crews of Pryce.", "Ilm did not pay Toral.", None),
        ("Ilm paid Toral.", "Ilm did not pay Toral at first, but Ilm paid Toral.", None),
        ("Ilm will lead Toral to a state.", "Ilm led on; it will not be Toral's state.", None),
        ("Ilm will pay if Toral signs.", "Ilm will not pay unless Toral signs.", None),
        ("There were raids on it.", "There were no raids on it in May, but raids began in June.", None),
        ("Trained guards left Pryce.", "Ilm trained nine men; no guards left Pryce.", "no"),
        ("It will pay the crews of Pryce.", "Ilm must pay; it has no deal with the crews of Pryce.", None),
        ("Crews of Pryce left the port.", "Ilm met men of Pryce, and no crews of Oman left the port.", "no"),
    ],
)  # fmt: skip
def test_a_claim_does_not_tell_what_its_evidence_negates(
    claim: str, sentence: str, found: str | None
) -> None:
    piece = (read(sentence, "en"), 0, len(sentence))

    assert never_negated(read(claim, "en"), [piece]) == found


def test_only_what_stands_in_the_evidence_is_negated() -> None:
    sentence = "Ilm did not pay the crews, and Oman shelled the port."
    passage = read(sentence, "en")
    claim = read("Ilm paid the crews.", "en")
    cut = sentence.index(", and")

    assert never_negated(claim, [(passage, 0, cut)]) == "not"
    assert never_negated(claim, [(passage, cut, len(sentence))]) is None


def test_a_word_behind_the_evidence_is_not_negated_in_it() -> None:
    sentence = "Ilm did not pay the crews of Pryce."
    claim = read("The crews of Pryce left.", "en")

    piece = (read(sentence, "en"), 0, sentence.index(" the crews"))

    assert never_negated(claim, [piece]) is None


def test_only_a_condition_of_the_evidence_lifts_its_negation() -> None:
    sentence = "Ilm will not sign until May, and it did not pay the crews."
    claim = read("Ilm paid the crews after the talks.", "en")

    piece = (read(sentence, "en"), sentence.index("and it"), len(sentence))

    assert never_negated(claim, [piece]) == "not"


def test_the_first_negation_of_the_evidence_is_shown() -> None:
    first, second = "Ilm never paid the crews.", "Ilm did not pay the crews."
    pieces = [(read(sentence, "en"), 0, len(sentence)) for sentence in (first, second)]

    assert never_negated(read("Ilm paid the crews.", "en"), pieces) == "never"


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("It took weeks, not months.", True),
        ("It wants this and not that.", True),
        ("It signed, but never paid.", True),
        ("It was signed but never paid.", True),
        ("It chose peace rather than war.", True),
        ("It chose peace instead of war.", True),
        ("It did not pay.", False),
        ("Not one of them paid.", False),
    ],
)
def test_a_negation_may_set_one_thing_against_another(claim: str, found: bool) -> None:
    passage = read(claim, "en")
    cue = passage.negations[0]

    assert contrasts(passage, cue) is found
