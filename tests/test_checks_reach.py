"""What a denial denies, and what a cue falls on."""

from __future__ import annotations

import pytest

from summarise.checks.text.reach import (
    denial_reach,
    denied_from,
    head_after,
    predicates,
    told_aside,
    verbal,
)
from summarise.checks.text.scopes import read


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("Oman denied that it had armed rebels and sent money.", "that it had armed rebels and sent money"),
        ("Oman denied arming rebels and sent an envoy.", "arming rebels and sent an envoy"),
        ("Oman denied the charge and expelled the envoy.", "the charge"),
        ("Oman denied the charge and accused Toral.", "the charge"),
        ("Oman denied arms or money for rebels.", "arms or money for rebels"),
        ("Oman denied the allegation that it armed and trained rebels.", "the allegation that it armed and trained rebels"),
        ("Oman denied the allegation and armed rebels.", "the allegation"),
        ("Oman denied reports of raids and armed them.", "reports of raids and armed them"),
        ("Oman denied responsibility for the raid which killed nine.", "responsibility for the raid"),
        ("Oman denied the raid.", "the raid"),
        ("Oman denied that claim and armed rebels.", "that claim"),
        ("Oman denied that it armed rebels and fed them.", "that it armed rebels and fed them"),
        ("Oman denied any role in the raid or sent word that it did.", "any role in the raid"),
        ("Oman denied arming rebels and said it would leave.", "arming rebels"),
        ("Oman denied the shelling of a port and expelled the envoy.", "the shelling of a port"),
        ("Oman denied that it armed rebels and said it would leave.", "that it armed rebels"),
        ("Oman dismissed a report that it armed rebels and fed them.", "it armed rebels and fed them"),
        ("Oman denied the raid killed nine.", "the raid killed nine"),
        ("Oman denied rumours that it armed and trained rebels.", "rumours that it armed and trained rebels"),
        ("Oman denied responsibility for the raid by men that it armed.", "responsibility for the raid by men"),
    ],
)  # fmt: skip
def test_a_denial_reaches_as_far_as_its_object(sentence: str, denied: str) -> None:
    passage = read(sentence, "en")
    (cue,) = [cue for cue in passage.frame_cues if cue.label == "denied"]

    words = passage.words[cue.last : denial_reach(passage, cue)]

    assert sentence[words[0].start : words[-1].end].rstrip(".") == denied


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("rebels fled", True),
        ("rebels attacked", True),
        ("rebels are there", True),
        ("rebels attacked Oman", True),
        ("the dead", False),
        ("the killings", False),
        ("rebels attacking", False),
        ("the need", False),
        ("the United Nations", False),
        ("rebels United", True),
        ("the truce", False),
        ("the killing", False),
        ("a United Nations envoy", False),
    ],
)
def test_finite_verbs_are_told_from_nouns_and_names(words: str, told: bool) -> None:
    passage = read(words, "en")

    assert verbal(passage, 0, len(passage.words)) is told


@pytest.mark.parametrize(
    ("sentence", "head"),
    [
        ("Oman may attack.", "attack"),
        ("Oman may soon secretly attack.", "attack"),
        ("Oman may on Monday attack.", "attack"),
        ("Oman may.", None),
    ],
)
def test_a_hedge_falls_on_the_next_word_of_content(sentence: str, head: str | None) -> None:
    passage = read(sentence, "en")
    (cue,) = passage.hedge_cues

    at = head_after(passage, cue)

    assert (None if at is None else passage.norms[at]) == head


def test_predicates_are_what_finite_verbs_and_auxiliaries_say() -> None:
    assert predicates(read("The man fled and has been seen in Ghent.", "en")) == {"fle", "see"}


def test_a_sentence_without_verbs_has_no_predicate() -> None:
    assert predicates(read("No deal yet", "en")) == frozenset()


def test_predicates_skip_times_and_adverbs() -> None:
    passage = read("Oman has again quietly fled and will today yield.", "en")

    assert predicates(passage) == {"fle", "yield"}


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("Oman denied that the arms sent there are crude.", "are crude ."),
        ("Oman denied that arms sent there are crude.", "that arms sent there are crude ."),
        ("Oman denied that old arms sent it are crude.", "that old arms sent it are crude ."),
        ("Oman denied that the arms are crude.", "that the arms are crude ."),
        ("Oman denied the arms sent there were its own.", "were its own ."),
        ("Oman denied its raid.", "its raid ."),
        ("Oman denied arming rebels.", "arming rebels ."),
        ("Oman denied", ""),
        ("Oman denied that the wounded were its own.", "that the wounded were its own ."),
        (
            "Oman denied that the guards were told the port was mined.",
            "that the guards were told the port was mined .",
        ),
    ],
)
def test_what_a_denial_takes_for_granted_is_not_denied(sentence: str, denied: str) -> None:
    passage = read(sentence, "en")
    (cue,) = [cue for cue in passage.frame_cues if cue.label == "denied"]

    start = denied_from(passage, cue)

    assert " ".join(passage.norms[start : cue.reach]) == denied


@pytest.mark.parametrize(
    ("sentence", "targets", "aside"),
    [
        ("Oman will quit the pact, which it signed.", "oman signed pact", "which it signed ."),
        ("Oman will quit the pact, which it signed, and left.", "signed", "which it signed"),
        ("Oman left the pact, which it signed.", "oman left signed", None),
        ("Oman will quit the pact which it signed.", "signed", None),
        ("Oman will quit the pact, signed in May.", "signed", None),
        ("Oman, which left, will quit the pact, where it signed.", "signed", "where it signed ."),
        ("Oman will quit the pact, which is old.", "oman pact", None),
        ("Oman signed the pact, which it will quit.", "oman signed", None),
        ("Oman will quit the pact, a deal signed in May.", "signed", None),
    ],
)
def test_what_is_told_aside_is_all_that_a_claim_has_of_verbs(
    sentence: str, targets: str, aside: str | None
) -> None:
    passage = read(sentence, "en")

    found = told_aside(passage, [passage.norms.index(word) for word in targets.split()])

    assert (found and " ".join(passage.norms[slice(*found)])) == aside
