"""Negations that stand far from their verb, lift each other, or only hold until a day."""

from __future__ import annotations

import pytest

from summarise.checks.negating.deeds import check_done
from summarise.checks.negating.heads import heads_of
from summarise.checks.negating.negation import check_negation
from summarise.checks.text.scopes import read


def _verdict(claim: str, sentence: str, words: str, *, denied: bool = False) -> str:
    start = sentence.index(words)
    part = (sentence, start, start + len(words))
    return check_negation(claim, [part], denied=denied, language="en").verdict


@pytest.mark.parametrize(
    ("claim", "sentence", "words"),
    [
        (
            "Troops of Orsk fired on the school.",
            "At no point in the siege, which took a month, did troops of Orsk fire on the school.",
            "did troops of Orsk fire on the school",
        ),
        (
            "Orsk has paid the fine.",
            "Nor, as of Friday, had Orsk paid the fine.",
            "had Orsk paid the fine",
        ),
        (
            "Orsk will open the gate.",
            "Under no circumstances, the mayor wrote, will Orsk open the gate.",
            "will Orsk open the gate",
        ),
        ("A document has been signed.", "Nothing has been signed.", "has been signed"),
    ],
)
def test_a_negation_that_opens_the_sentence_reaches_the_verb_behind_an_aside(
    claim: str, sentence: str, words: str
) -> None:
    assert _verdict(claim, sentence, words) in {"flipped", "not_negated"}


@pytest.mark.parametrize(
    ("claim", "sentence", "words"),
    [
        (
            "Troops of Orsk did not fire on the school.",
            "At no point in the siege, which took a month, did troops of Orsk fire on the school.",
            "did troops of Orsk fire",
        ),
        (
            "Orsk has yet to pay the fine.",
            "Nor, as of Friday, had Orsk paid the fine.",
            "had Orsk paid the fine",
        ),
        (
            "The siege took a month.",
            "At no point in the siege, which took a month, did troops of Orsk fire on the school.",
            "the siege, which took a month",
        ),
        (
            "Orsk opened the gate.",
            "At noon, the mayor wrote, Orsk opened the gate.",
            "Orsk opened the gate",
        ),
        (
            "Orsk fired on the school in May.",
            "In no hurry to leave, Orsk fired on the school in May.",
            "Orsk fired on the school in May",
        ),
    ],
)
def test_what_stands_outside_its_reach_or_keeps_it_is_fine(
    claim: str, sentence: str, words: str
) -> None:
    assert _verdict(claim, sentence, words) == "ok"


@pytest.mark.parametrize(
    ("claim", "denied", "verdict"),
    [
        ("Orsk's divers did not cut the cable.", True, "flipped"),
        ("Orsk's divers did not cut the cable.", False, "flipped"),
        ("Mara Quill did not deny that Orsk's divers had cut the cable.", False, "ok"),
    ],
)
def test_who_does_not_deny_a_thing_has_not_said_that_it_is_not_so(
    claim: str, denied: bool, verdict: str
) -> None:
    sentence = "Mara Quill did not deny that Orsk's divers had cut the cable."

    found = _verdict(claim, sentence, "that Orsk's divers had cut the cable", denied=denied)

    assert found == verdict


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Orsk never paid the crews.", "only_negated"),
        ("Orsk has not paid the crews.", "only_negated"),
        ("Orsk did not pay the crews until July.", "ok"),
        ("Orsk did not pay the crews before July.", "ok"),
        ("Orsk paid the crews only in July.", "ok"),
        ("Orsk did not pay the crews for months.", "ok"),
    ],
)
def test_not_until_a_day_is_not_never(claim: str, verdict: str) -> None:
    sentence = "Orsk did not pay the crews until July."

    assert _verdict(claim, sentence, "Orsk did not pay the crews until July") == verdict


@pytest.mark.parametrize(
    ("sentence", "words", "verdict"),
    [
        ("The brigade had not been told to march.", "told to march", "not_negated"),
        ("Orsk will not send boats to the bay.", "send boats to the bay", "not_negated"),
        ("Orsk would not let the town starve.", "let the town starve", "ok"),
        ("Orsk will not send boats until May.", "send boats", "ok"),
        ("Orsk has not ruled out sending boats.", "sending boats", "ok"),
        ("Orsk refused to rest and will send boats.", "will send boats", "ok"),
    ],
)
def test_a_plan_that_is_negated_is_no_plan(sentence: str, words: str, verdict: str) -> None:
    start = sentence.index(words)

    found = check_done([(sentence, start, start + len(words))], ahead=True, language="en")

    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("No such pact exists.", "exists"),
        ("No agency monitors the truce.", "monitors"),
        ("No ceasefire talks took place.", "took"),
    ],
)
def test_no_before_a_subject_falls_on_the_verb(sentence: str, verb: str) -> None:
    passage = read(sentence, "en")

    assert {passage.norms[at] for at in heads_of(passage)} == {verb}


def test_a_negated_noun_at_the_end_answers_a_whole_negated_sentence() -> None:
    sentence = "The sides agreed on a map of 12 mines but not on a route."

    found = _verdict("No route has been agreed for the 12 mines.", sentence, sentence[:-1])

    assert found == "ok"


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "Crews that were hired in May are at home.",
            "Never has Orsk paid the crews that were hired in May, who are at home.",
        ),
        ("Ilm seized the port in May.", "No ship enters the port seized by Ilm in May."),
    ],
)
def test_what_only_tells_more_of_a_noun_is_not_flipped(claim: str, sentence: str) -> None:
    assert _verdict(claim, sentence, sentence) != "flipped"


def test_a_verb_helped_twice_is_still_turned_by_a_negation_before_both() -> None:
    sentence = "Neither is known to have fired or to have trained its guns on the other."

    assert _verdict("Both ships fired on the other.", sentence, sentence) == "flipped"
