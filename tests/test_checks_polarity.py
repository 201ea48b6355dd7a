"""What is negated in a passage, and what becomes of it in a claim."""

from __future__ import annotations

import pytest

from summarise.checks.negating.heads import has_auxiliary, head_of, heads, in_reach, left_out
from summarise.checks.negating.negation import check_negation, negates
from summarise.checks.negating.polarity import (
    closeness,
    denied_at,
    is_negative,
    is_over,
    is_prefixed,
    is_undone,
    negated_at,
    points_back,
)
from summarise.checks.text.scopes import read


@pytest.mark.parametrize(
    ("sentence", "falls_on"),
    [
        ("Oman did not sign.", ["sign"]),
        ("Oman did not, on Monday, sign.", ["sign"]),
        ("No such pact existed.", ["existed", "pact"]),
        ("Nobody knows.", ["knows"]),
        ("None of them came.", ["came"]),
        ("The talks yielded nothing.", ["yielded"]),
        ("Oman said it would not.", []),
        ("Oman no longer signs.", ["signs"]),
        ("Never before has it signed.", ["signed"]),
        ("Oman would not, the minister insisted.", []),
    ],
)
def test_a_negation_falls_on_words(sentence: str, falls_on: list[str]) -> None:
    passage = read(sentence, "en")
    (found,) = heads(passage)

    assert [passage.norms[at] for at in found[1]] == falls_on
    assert head_of(passage, found[0]) == next(iter(found[1]), None)


@pytest.mark.parametrize(
    ("sentence", "word", "negated"),
    [
        ("Oman did not sign and left.", "left", False),
        ("Oman did not sign or pay.", "pay", True),
        ("Oman does not say how many died.", "died", False),
        ("Oman does not know Toral died.", "died", True),
        ("Soldiers without insignia advanced.", "insignia", True),
        ("Soldiers without insignia advanced.", "advanced", False),
        ("Without it, they left.", "left", False),
        ("Lawyers not involved in it doubted it.", "doubted", False),
        ("Seeing none, he left.", "left", False),
        ("Oman did not sign; Toral paid.", "paid", False),
    ],
)
def test_a_negation_reaches_some_words(sentence: str, word: str, negated: bool) -> None:
    passage = read(sentence, "en")

    assert in_reach(passage, passage.norms.index(word)) is negated


@pytest.mark.parametrize(
    ("sentence", "word", "negated"),
    [
        ("Oman rejected the pact.", "pact", True),
        ("Oman refused to sign.", "sign", True),
        ("The talks ended with a pact.", "pact", False),
        ("A ban on arms took effect.", "effect", False),
        ("The pact was rejected.", "pact", True),
        ("The pact held and Toral was rejected.", "pact", False),
        ("The raid caused little damage.", "caused", True),
        ("It is non-binding.", "binding", True),
        ("They were shot before reaching Ghent.", "reaching", True),
        ("Oman denied the raid.", "raid", True),
        ("It is unclear whether the raid came.", "raid", True),
        ("Oman signed the pact.", "pact", False),
        ("Oman did not reject the pact.", "pact", True),
        ("Little of the aid arrived.", "arrived", True),
        ("The aid arrived, little of it.", "arrived", False),
    ],
)
def test_a_word_is_negated_by_a_negation_a_denial_or_a_sense(
    sentence: str, word: str, negated: bool
) -> None:
    passage = read(sentence, "en")

    assert negated_at(passage, passage.norms.index(word)) is negated


@pytest.mark.parametrize(
    ("sentence", "negated", "told"),
    [
        ("Oman denied the raid.", "raid", ""),
        ("Oman, which fled, denied arming Toral.", "arming toral", "fled"),
        ("Oman denied the charge and shelled Toral.", "charge", "shelled toral"),
        ("Toral fled, but Oman denied the raid.", "raid", "fled toral"),
        ("It is unclear whether the raid came.", "raid came", ""),
        ("Toral fled, but it is unclear whether the raid came.", "raid came", "toral fled"),
        ("Toral fled before reaching Ghent.", "reaching", "fled toral"),
        ("Toral fled before the meeting.", "", "fled meeting"),
        ("Toral fled before raids.", "", "fled raids"),
        ("Toral is reaching Ghent.", "", "reaching ghent"),
        ("The raid caused little damage.", "caused damage", "raid"),
        ("The raid cut very few trees.", "trees", "raid cut"),
        ("It is a non-binding pact.", "binding", "pact"),
        ("It is a binding pact.", "", "binding pact"),
        ("Oman rejected the pact.", "pact", ""),
        ("Oman refused to sign.", "sign", ""),
        ("Oman ended talks with Toral.", "talks", ""),
        ("The war ended with a pact.", "war", "ended pact"),
        ("The pact held, was rejected.", "", "pact held"),
        ("The pact held or was rejected.", "", "pact held"),
        ("The pact was rejected.", "pact", ""),
        ("The pact Oman rejected fell.", "pact", "fell"),
        ("The pact that it rejected stands.", "", "pact"),
        ("Refusal of arms angered Toral.", "arms", "angered toral"),
        ("Refusal of the armed guards angered Toral.", "armed guards", "toral"),
        ("Refusal to sign hurt Toral.", "sign hurt toral", ""),
        ("Guards without badges left.", "badges", "guards left"),
        ("Hardly any aid reached Toral.", "aid reached toral", ""),
        ("Guards left, hardly any aid.", "aid", "guards left"),
        ("Oman cannot reject the pact.", "reject pact", "oman"),
        ("Ilm pretended that Oman shelled it.", "shelled", "ilm"),
        ("Oman said no aid came.", "came aid", "oman said"),
        ("Toral shells Oman port", "", "toral shells port"),
        ("Non-binding pacts held.", "binding", "pacts held"),
        ("Ilm questioned aid counts.", "aid counts", "questioned"),
        ("The toll was questioned.", "toll", ""),
        ("Oman rejected that guards fled.", "guards fled", ""),
    ],
)
def test_some_words_of_a_sentence_are_negated_and_others_told(
    sentence: str, negated: str, told: str
) -> None:
    passage = read(sentence, "en")

    found = {
        word: negated_at(passage, passage.norms.index(word)) for word in f"{negated} {told}".split()
    }

    assert " ".join(word for word, is_negated in found.items() if is_negated) == negated


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("Oman denied the raid.", "the raid ."),
        ("Oman denied the charge and shelled Toral.", "the charge"),
        ("It is unclear whether it came.", ""),
        ("Oman rejected the raid.", ""),
    ],
)
def test_a_denial_reaches_what_stands_behind_it(sentence: str, denied: str) -> None:
    passage = read(sentence, "en")

    found = [norm for at, norm in enumerate(passage.norms) if denied_at(passage, at)]

    assert found == denied.split()


@pytest.mark.parametrize(
    ("sentence", "undone"),
    [
        ("Oman did not deny the raid.", True),
        ("Oman didn't deny the raid.", True),
        ("Oman did not on Monday deny the raid.", True),
        ("Nobody in Oman denied the raid.", True),
        ("Oman denied the raid.", False),
        ("Asked without notice, Oman then denied the raid.", False),
        ("Asked without notice, Oman denied the raid.", False),
        ("Oman did nothing and rejected the claims.", False),
        ("Oman paid nothing and neither confirmed nor denied the raid.", False),
    ],
)
def test_a_negation_right_before_a_denial_takes_it_back(sentence: str, undone: bool) -> None:
    passage = read(sentence, "en")
    (cue,) = passage.frame_cues

    assert is_undone(passage, cue) is undone


@pytest.mark.parametrize(
    ("sentence", "negative"),
    [
        ("Oman did not sign.", True),
        ("Oman is far from happy.", True),
        ("Ilm pretended that Oman paid.", True),
        ("Ilm questioned the toll.", True),
        ("Oman cannot rule out a raid.", True),
        ("Oman denied it.", True),
        ("It is unclear whether Oman paid.", True),
        ("Oman, it is alleged, denied the raid.", True),
        ("Oman rejected it.", True),
        ("Oman left without it.", True),
        ("The toll is unknown.", True),
        ("Oman signed it, said Ilm.", False),
        ("A few minutes later Oman signed.", False),
        ("Oman paid a little.", False),
        ("The last few boats left.", False),
        ("Few boats left.", True),
        ("The vote was put off.", True),
        ("Oman turned down the offer.", True),
        ("Oman put the boats off the coast.", False),
        ("The few boats were of little use.", True),
        ("Oman signed.", False),
    ],
)
def test_a_passage_is_negative_in_any_of_these_ways(sentence: str, negative: bool) -> None:
    assert is_negative(read(sentence, "en")) is negative


@pytest.mark.parametrize(
    ("sentence", "over"),
    [
        ("The war is over.", True),
        ("The war was over.", True),
        ("The raids are over.", True),
        ("Planes fly over it.", False),
        ("Is it flown over?", False),
        ("It is late.", False),
    ],
)
def test_what_is_over_has_ended(sentence: str, over: bool) -> None:
    assert is_over(read(sentence, "en")) is over


def test_clauses_are_close_by_the_content_they_share_and_a_little_by_other_words() -> None:
    claim = read("Ilm paid it, but Oman left the port.", "en")
    passage = read("Toral fled, but Oman left the camp.", "en")
    left, fled = passage.norms.index("left"), passage.norms.index("fled")
    told = claim.norms.index("left")

    assert closeness(claim, told, passage, left) == pytest.approx(2 + 0.02 * 5)
    assert closeness(claim, told, passage, fled) == 0
    assert closeness(claim, 0, passage, fled) == pytest.approx(0.02)


def test_a_word_that_the_claim_has_too_does_not_count() -> None:
    passage = read("Oman rejected the pact.", "en")

    assert not negated_at(passage, passage.norms.index("pact"), frozenset({"reject"}))


@pytest.mark.parametrize(
    ("norm", "prefixed"),
    [
        ("unknown", True),
        ("unclear", True),
        ("under", False),
        ("united", False),
        ("until", False),
        ("undue", False),
        ("unmade", True),
    ],
)
def test_un_turns_a_word_around(norm: str, prefixed: bool) -> None:
    assert is_prefixed(norm) is prefixed


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("Oman denied this.", True),
        ("Oman denied it.", True),
        ("Oman denied the charge.", True),
        ("Oman denied.", True),
        ("Oman denied the raid.", False),
        ("Oman denied that it fled.", False),
        ("Oman denied arming rebels.", False),
        ("Oman denied the old charge.", False),
        ("Oman denied all charges.", False),
        ("Oman denied that.", False),
        ("Oman denied", True),
        ("Oman denied, then fled.", True),
        ("The reports were denied by Oman.", False),
        ("Oman dismissed reports that it had fled.", False),
        ("Oman rejected reports that it had fled.", False),
        ("Oman rejected the claims on Monday.", True),
    ],
)
def test_a_denial_may_point_back(sentence: str, back: bool) -> None:
    passage = read(sentence, "en")
    (cue,) = [cue for cue in passage.frame_cues if cue.label == "denied"]

    assert points_back(passage, cue) is back


@pytest.mark.parametrize(
    ("sentence", "auxiliary"),
    [
        ("Oman said it would not.", "will"),
        ("Oman said it couldn't.", "can"),
        ("Oman said it cannot.", None),
        ("Oman said it hadn't.", "have"),
        ("Oman said it would not go.", None),
    ],
)
def test_the_auxiliary_of_a_verb_left_out(sentence: str, auxiliary: str | None) -> None:
    passage = read(sentence, "en")
    (cue,) = passage.negations

    assert left_out(passage, cue) == auxiliary


@pytest.mark.parametrize(
    ("claim", "has"), [("It will go.", True), ("It would go.", True), ("It goes.", False)]
)
def test_forms_of_an_auxiliary_are_one(claim: str, has: bool) -> None:
    assert has_auxiliary(read(claim, "en"), "will") is has


@pytest.mark.parametrize(
    ("claim", "sentence", "verdict"),
    [
        ("Oman signed the pact.", "Oman did not sign the pact.", "flipped"),
        ("Oman did not sign the pact.", "Oman signed the pact.", "flipped"),
        ("Oman did not sign the pact.", "Oman did not sign the pact.", "ok"),
        ("Oman refused to sign the pact.", "Oman did not sign the pact.", "ok"),
        ("Oman did not sign the pact.", "Oman refused to sign the pact.", "ok"),
        ("Oman did not sign the pact.", "Oman rejected the pact.", "ok"),
        ("Oman rules out a pact.", "Oman cannot rule out a pact.", "flipped"),
        ("Oman does not rule out a pact.", "Oman cannot rule out a pact.", "ok"),
        ("Oman will sign.", "Asked to sign, Oman said it would not.", "flipped"),
        ("Oman signs after Toral pays.", "Oman will not sign until Toral pays.", "ok"),
        ("Oman signed for the first time.", "Oman had never signed before.", "ok"),
        (
            "Oman has not met Toral since March.",
            "Oman met Toral for the first time since March.",
            "ok",
        ),
        ("Soldiers advanced.", "Soldiers without insignia advanced.", "ok"),
        ("Oman fled within weeks, not months.", "Oman fled within weeks.", "ok"),
        ("No pact exists between them.", "A pact exists between them.", "flipped"),
        ("Oman left the port.", "Oman did not sign and left the port.", "ok"),
        (
            "Ships left the port on Monday.",
            "Ships left the port on Monday, and no ships came.",
            "ok",
        ),
        ("Toral was armed by Oman.", "Oman denied arming Toral.", "not_negated"),
    ],
)
def test_a_claim_keeps_the_polarity_of_its_evidence(
    claim: str, sentence: str, verdict: str
) -> None:
    whole = ((sentence, 0, len(sentence)),)

    assert check_negation(claim, whole, denied=False, language="en").verdict == verdict


@pytest.mark.parametrize(
    ("claim", "sentence", "verdict"),
    [
        ("Oman did not arm Toral.", "Oman denied arming Toral.", "ok"),
        ("Oman denied arming Toral.", "Oman denied arming Toral.", "ok"),
        ("Oman armed Toral.", "Oman denied arming Toral.", "flipped"),
        ("Oman only fed the hungry.", "Oman denied arming Toral.", "not_negated"),
        ("Oman only fed the hungry.", "Oman fed the hungry.", "not_negated"),
        ("The charge is baseless.", "Oman denied arming Toral.", "ok"),
    ],
)
def test_a_denial_negates_in_its_own_words(claim: str, sentence: str, verdict: str) -> None:
    whole = ((sentence, 0, len(sentence)),)

    assert check_negation(claim, whole, denied=True, language="en").verdict == verdict


def test_without_evidence_there_is_nothing_to_compare() -> None:
    assert check_negation("Oman did not sign.", (), denied=True, language="en").verdict == "ok"


@pytest.mark.parametrize(
    ("sentence", "negative"),
    [
        ("Oman did not sign.", True),
        ("Oman denied it.", True),
        ("Oman signed.", False),
        ("Oman refused.", False),
    ],
)
def test_a_sentence_negates_by_negation_or_denial(sentence: str, negative: bool) -> None:
    assert negates(sentence, "en") is negative


@pytest.mark.parametrize(
    ("sentence", "word", "negated"),
    [
        ("The road is free of mines.", "mines", True),
        ("The road free of mines reopened.", "reopened", False),
        ("On Monday, talks stalled.", "talks", True),
        ("At no time did Oman fire; Toral fled.", "fire", True),
        ("At no time did Oman fire; Toral fled.", "fled", False),
    ],
)
def test_what_negates_by_its_sense_or_from_afar_ends_with_its_clause(
    sentence: str, word: str, negated: bool
) -> None:
    passage = read(sentence, "en")

    assert negated_at(passage, passage.norms.index(word)) is negated
