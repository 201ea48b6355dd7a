"""Words told by their opposites."""

from __future__ import annotations

import pytest

from summarise.checks.quoting.opposites import turned_round
from summarise.checks.text.scopes import read


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The tunnel was closed.", "The tunnel was reopened."),
        ("The second raid failed.", "The first raid failed."),
        ("Orsk often fires.", "Orsk rarely fires."),
        ("The crew was armed.", "The crew was unarmed."),
        ("The crew was unharmed.", "The blast harmed the crew."),
        ("Orsk agreed with the plan.", "Orsk disagreed with the plan."),
        ("Orsk resumed the flights.", "Orsk suspended the flights."),
        ("Orsk banned the rally.", "Orsk allowed the rally."),
        ("Orsk praised the raid.", "Orsk condemned the raid."),
        ("Orsk militarised the strip.", "Orsk demilitarised the strip."),
        ("The vote was constitutional.", "The vote was unconstitutional."),
        ("The men were alive.", "The men were dead."),
        ("Orsk tested a rocket after the blast.", "Orsk tested a rocket before the blast."),
        ("Orsk fired a rocket after the blast.", "Orsk tested a missile before the blast."),
        ("After the blast Orsk tested a rocket.", "Orsk tested a rocket before the blast."),
        ("Orsk tested a rocket after the blast.", "Before the blast Orsk tested a rocket."),
        ("Orsk's fleet left after Orsk's army came.", "Orsk's fleet left before Orsk's army came."),
        ("The vote came before the tunnel was closed.", "The tunnel was opened before the vote."),
        ("The vote was unconstitutional.", "The vote was constitutional."),
        ("The pact was unsigned.", "The pact was signed."),
        (
            "Orsk fired a rocket at Ilm before the blast.",
            "A test came after the blast; in it Orsk fired a rocket at Ilm.",
        ),
        (
            "Orsk fired a rocket at Ilm before the blast.",
            "A test came after the blast. In it Orsk fired a rocket at Ilm.",
        ),
    ],
)
def test_the_contrary_of_a_word_is_found(claim: str, sentence: str) -> None:
    assert turned_round(read(claim, "en"), [read(sentence, "en")]) is not None


@pytest.mark.parametrize(
    ("claim", "sentence", "word"),
    [
        ("Prices rose.", "Prices fell.", "fell"),
        ("Orsk sent arms.", "Orsk received arms.", "received"),
        ("The tunnel was closed.", "The tunnel was reopened.", "reopened"),
    ],
)
def test_the_word_is_shown_as_the_article_has_it(claim: str, sentence: str, word: str) -> None:
    assert turned_round(read(claim, "en"), [read(sentence, "en")]) == word


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The tunnel was opened again.", "The tunnel was reopened."),
        ("The tunnel is not closed.", "The tunnel was reopened."),
        ("Orsk disclosed the list and closed the fair.", "Orsk disclosed the list."),
        ("The unit left the city.", "The units left the city."),
        ("Orsk's unarmed crew fought an armed gang.", "Orsk's unarmed crew fought an armed gang."),
        ("Orsk dismissed the claim.", "Orsk dismissed the claim."),
        ("Orsk covered the graves.", "Orsk discovered and covered the graves."),
        ("The pact is unlike any other.", "Like no other, the pact is new."),
        (
            "Orsk resumed flights that it had suspended.",
            "Orsk suspended flights, then resumed them.",
        ),
        ("Orsk is under pressure.", "Orsk fell under pressure."),
        ("Orsk tested a rocket before the blast.", "The blast came after Orsk tested a rocket."),
        ("Orsk's army came after Orsk's fleet left.", "Orsk's fleet left before Orsk's army came."),
        ("The tunnel was closed.", "The tunnel was not open."),
        ("The tunnel was opened.", "The tunnel was opened, then closed."),
        ("The closed tunnel was opened.", "The tunnel was opened."),
        ("Orsk licensed its unlicensed pilots.", "Orsk licensed the pilots."),
        ("Orsk launched an unmanned boat.", "Orsk launched a drone boat."),
        ("Orsk defused the mine.", "The fuse of the mine was cut by Orsk."),
        ("Orsk unveiled a tank.", "Orsk showed a tank."),
        ("Orsk's disclosure hurt trade.", "Orsk disclosed the closure, which hurt trade."),
        ("Orsk disclosed a list of ports.", "Orsk listed the ports that it had closed."),
    ],
)
def test_words_that_only_look_contrary_are_left_alone(claim: str, sentence: str) -> None:
    assert turned_round(read(claim, "en"), [read(sentence, "en")]) is None


def test_a_negation_in_any_sentence_may_be_what_the_contrary_tells() -> None:
    passages = [read("The tunnel is new.", "en"), read("It was not open.", "en")]

    assert turned_round(read("The new tunnel was closed.", "en"), passages) is None


def test_the_same_order_in_one_of_two_sentences_is_enough() -> None:
    passages = [read("The blast came after Orsk tested a rocket.", "en"), read("It rained.", "en")]

    assert turned_round(read("Orsk tested a rocket before the blast.", "en"), passages) is None
