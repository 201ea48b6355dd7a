"""Which words a negation falls on and reaches, word by word."""

from __future__ import annotations

import pytest

from summarise.checks.negating.heads import (
    auxiliary_of,
    beyond,
    far_negation,
    heads,
    heads_of,
    in_reach,
    left_out,
    shown,
)
from summarise.checks.text.scopes import read


@pytest.mark.parametrize(
    ("sentence", "falls_on"),
    [
        ("Nobody knows.", "knows"),
        ("Nobody knew Oman fled.", "knew"),
        ("Nobody in Oman fled.", "fled"),
        ("Nothing in the pact allows raids.", "allows"),
        ("No such pact existed.", "existed pact"),
        ("No such pact exists.", "exists pact"),
        ("No such pact binds the two.", "binds pact"),
        ("No such law says so.", "law"),
        ("No pact yet.", "pact"),
        ("No city bus.", "city"),
        ("No trade loss.", "trade"),
        ("No border access.", "border"),
        ("No fuel gas.", "fuel"),
        ("No envoy's word.", "envoy's"),
        ("In no hurry, they left.", "hurry"),
        ("No port of Oman was shelled.", "shelled port"),
        ("No man knew who shelled it.", "knew man"),
        ("No news of how Ilm shelled it.", "news"),
        ("No shelled port paid.", "paid shelled"),
        ("No border access, the ministry said.", "border"),
        ("None of the guards fled or paid.", "fled"),
        ("Oman said no guards fled.", "fled guards"),
        ("Oman said that no guards fled.", "fled guards"),
        ("Oman found no guards.", "guards"),
        ("Oman found, and no guards fled.", "fled guards"),
        ("Oman paid; no guards fled.", "fled guards"),
        ("Oman fled, no guards.", "guards"),
        ("The talks yielded nothing.", "yielded"),
        ("Oman will sign nothing.", "sign"),
        ("It could in May find no one.", "find"),
        ("It came to nothing.", "came"),
        ("Came nothing.", ""),
        ("The port of nothing.", ""),
        ("It fled, but nothing.", ""),
        ("Nothing.", ""),
        ("Oman will not secretly sign.", "sign"),
        ("Oman did not, on Monday, sign.", "sign"),
        ("Oman did not, sign.", ""),
        ("Oman did not, on Monday", ""),
        ("Oman no longer signs.", "signs"),
        ("Oman will never again sign.", "sign"),
        ("Never before has it signed.", "signed"),
        ("Never before Ilm, Oman signed.", "ilm"),
        ("No talks", "talks"),
        ("No such pact exists", "exists pact"),
        ("No port guards slept.", "port"),
        ("No trade surplus.", "trade"),
        ("No truce ends the war.", "ends truce"),
        ("No ship enters the port seized by Ilm.", "enters ship"),
        ("None of the ships enters the port seized by Ilm.", "enters"),
        ("The port was not, the mayor wrote, shelled.", "shelled"),
        ("The port was nothing.", ""),
        ("In no hurry the guards left.", "hurry"),
        ("Oman found no guards who fled.", "guards"),
    ],
)
def test_a_negation_falls_on_the_most_telling_word_first(sentence: str, falls_on: str) -> None:
    passage = read(sentence, "en")
    (found,) = heads(passage)

    assert [passage.norms[at] for at in found[1]] == falls_on.split()


@pytest.mark.parametrize(
    ("sentence", "reached"),
    [
        ("Oman did not sign the pact.", "sign pact"),
        ("Oman didn't sign and left.", "sign"),
        ("Oman did not sign and left.", "sign"),
        ("Oman did not sign guns and ships.", "sign guns ships"),
        ("Oman has not signed and left.", "signed left"),
        ("Not signed and left.", "signed left"),
        ("Oman did not sign or pay.", "sign pay"),
        ("Seeing no guards, Oman left.", "guards"),
        ("Seeing no guards Oman left.", "guards oman left"),
        ("Oman had no guns, ships.", "guns ships"),
        ("Men not freed in the deal fled.", "freed deal"),
        ("Men are not freed in a deal Ilm left.", "freed deal ilm left"),
        ("Not freed men left.", "freed men left"),
        ("Oman never freed a man Ilm held.", "freed man ilm held"),
        ("Men not freed.", "freed"),
        ("Oman does not say how many died.", "many"),
        ("Oman does not doubt how many died.", "doubt many died"),
        ("Oman does not know Ilm died.", "know ilm died"),
        ("Guards without badges left.", "badges"),
        ("Guards without the old badges left.", "old badges"),
        ("Guards left without badges.", "badges"),
        ("Without badges, guards sleep.", "badges"),
        ("Without badges guards sleep.", "badges guards sleep"),
        ("Never before has it signed.", "signed"),
        ("The talks yielded nothing.", "yielded"),
        ("Nobody knows.", "knows"),
        ("Not freed men left", "freed men left"),
        ("Men not freed fled.", "freed"),
        ("Not signed and left as Ilm did", "signed left ilm"),
        ("Oman did not know Ilm died.", "know ilm died"),
        ("Oman did not free the wounded and sick.", "free wounded sick"),
        ("Oman did not free guards and men held by Ilm.", "free guards men held ilm"),
    ],
)
def test_a_negation_reaches_these_words_and_no_others(sentence: str, reached: str) -> None:
    passage = read(sentence, "en")

    found = [
        norm
        for at, norm in enumerate(passage.norms)
        if passage.stems[at] is not None and in_reach(passage, at)
    ]

    assert found == reached.split()


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("At no time did Orsk fire.", "did orsk fire ."),
        ("Orsk wrote that at no time did it fire.", "did it fire ."),
        ("Orsk did not pay, and at no time did it fire.", "did it fire ."),
        ("At no port, said the mayor who was freed, did Orsk fire.", "did orsk fire ."),
        ("Oman has not paid; nor, Ilm says, has Orsk", "has orsk"),
        ("Nor did Orsk fire.", ""),
        ("Never has Orsk paid the crews that were hired in May.", ""),
        ("Never has Orsk said what its guns are for", ""),
        ("Nor, Ilm says, does Orsk tell what it pays for", "does orsk tell what it pays for"),
        ("Orsk never fired and has paid.", ""),
        ("In no hurry to sign", ""),
        ("In no hurry; Orsk has left.", ""),
        ("At no cost. Orsk has left.", ""),
    ],
)
def test_a_negation_from_afar_turns_the_clause_behind_its_auxiliary(
    sentence: str, clause: str
) -> None:
    passage = read(sentence, "en")

    found = far_negation(passage)

    assert " ".join(passage.norms[slice(*found[1])] if found else ()) == clause


@pytest.mark.parametrize(
    ("sentence", "heads"),
    [
        ("Oman did not sign, and Ilm did not pay.", {"sign", "pay"}),
        ("Oman said it would not.", set()),
        ("No pact existed.", {"existed"}),
    ],
)
def test_each_negation_of_a_sentence_has_its_first_word(sentence: str, heads: set[str]) -> None:
    passage = read(sentence, "en")

    assert {passage.norms[at] for at in heads_of(passage)} == heads


@pytest.mark.parametrize(
    ("sentence", "word", "past"),
    [
        ("Without it, they sleep.", "sleep", True),
        ("Without it they sleep.", "sleep", False),
        ("They, without it, sleep.", "sleep", False),
        ("Guards without badges left.", "left", True),
        ("Guards without badges left.", "badges", False),
        ("Guards without armed escorts.", "escorts", False),
        ("Guards without the armed escorts.", "escorts", False),
        ("Guards without old armed escorts.", "escorts", True),
        ("Guards without the badges left.", "left", True),
        ("Guards without", "without", False),
    ],
)
def test_without_goes_no_further_than_its_noun(sentence: str, word: str, past: bool) -> None:
    passage = read(sentence, "en")
    at = passage.norms.index("without")

    assert beyond(passage, at, passage.norms.index(word)) is past


@pytest.mark.parametrize(
    ("sentence", "auxiliary", "verbless"),
    [
        ("Oman said it would not.", "will", "will"),
        ("Oman said it would not go.", "will", None),
        ("Oman said it couldn't.", "can", "can"),
        ("Oman said it cannot.", "can", None),
        ("Not now.", None, None),
        ("It has not.", "have", "have"),
        ("It failed to.", None, None),
        ("It has never.", None, None),
        ("It has not, but Ilm has.", "have", "have"),
    ],
)
def test_a_negation_goes_with_an_auxiliary(
    sentence: str, auxiliary: str | None, verbless: str | None
) -> None:
    passage = read(sentence, "en")
    (cue,) = passage.negations

    assert auxiliary_of(passage, cue) == auxiliary
    assert left_out(passage, cue) == verbless


def test_a_negation_is_shown_with_its_word_in_either_order() -> None:
    behind, before = read("Oman did not soon sign.", "en"), read("It yielded nothing.", "en")

    assert shown(behind, behind.negations[0], 4) == "not soon sign"
    assert shown(before, before.negations[0], 1) == "yielded nothing"
