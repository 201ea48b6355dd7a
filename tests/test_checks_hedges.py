"""Whether a claim is surer than its evidence."""

from __future__ import annotations

import pytest

from check_articles import span_of
from summarise.checks.hedging.hedges import Act, check_hedge
from summarise.vocabulary import Certainty

# Claim, certainty, sentence, evidence, verdict.
ROWS = [
    ("The ship was damaged.", "certain", "Asked whether the ship was damaged, he said that it was too early to say.", "it was too early to say", "overstated"),
    ("The ship was damaged.", "certain", "The ship was damaged; how badly, it was too early to say.", "The ship was damaged", "ok"),
    ("The envoy will stay.", "certain", "The envoy's term ends in May; she has not said whether she will go on.", "has not said whether she will go on", "overstated"),
    ("The envoy's term ends in May.", "certain", "The envoy's term ends in May; she has not said whether she will go on.", "The envoy's term ends in May", "ok"),
    ("Oman attacked the port.", "certain", "Oman may have attacked the port.", "attacked the port", "overstated"),
    ("Oman will attack.", "certain", "Oman might attack within days.", "attack within days", "overstated"),
    ("The strike triggers war.", "certain", "The strike could trigger war.", "trigger war", "overstated"),
    ("Oman supplied shells.", "certain", "Oman has reportedly supplied shells.", "supplied shells", "overstated"),
    ("Troops will enter the fight.", "certain", "Troops are expected to enter the fight.", "enter the fight", "overstated"),
    ("A deal is close.", "certain", "A deal is unlikely this year, he said.", "A deal is unlikely", "ok"),
    ("The truce will hold.", "likely", "It is unlikely that the truce will hold.", "the truce will hold", "overstated"),
    ("Oman moved missiles.", "certain", "Analysts believe Oman moved missiles.", "Oman moved missiles", "overstated"),
    ("Oman moved missiles.", "certain", "Oman apparently moved missiles.", "moved missiles", "overstated"),
    ("Oman gave support.", "certain", "Oman is considering support.", "support", "overstated"),
    ("Oman moved missiles.", "likely", "Oman may have moved missiles.", "moved missiles", "ok"),
    ("Oman moved missiles.", "possible", "Oman may have moved missiles.", "moved missiles", "ok"),
    ("Oman may have moved missiles.", "certain", "Oman may have moved missiles.", "moved missiles", "overstated"),
    ("Oman reportedly moved missiles.", "certain", "Oman is said to have moved missiles.", "moved missiles", "overstated"),
    ("Oman reportedly moved missiles.", "possible", "Oman is said to have moved missiles.", "moved missiles", "ok"),
    ("A man believed drowned was found.", "certain", "A man believed drowned was found alive.", "A man believed drowned was found", "ok"),
    ("Oman will close the port.", "certain", "Oman may nevertheless close the port.", "may nevertheless close the port", "overstated"),
    ("Fuel is enough for nine days and grain for perhaps a month.", "certain", "Fuel was thought to be enough for nine days and grain for perhaps a month.", "enough for nine days and grain for perhaps a month", "overstated"),
    ("The pact touches few arms.", "certain", "Analysts reckon that the pact touches few of their arms.", "the pact touches few of their arms", "overstated"),
    ("The raid was Oman's work.", "certain", "The raid was Oman's work, two officers believe.", "The raid was Oman's work", "overstated"),
    ("The aim was to split the army.", "certain", "Quill believed, he said, that the aim was to split the army.", "the aim was to split the army", "overstated"),
    ("Aid of Oman was not ruled out.", "certain", "Aid of Oman cannot be ruled out.", "Aid of Oman cannot be ruled out", "overstated"),
    ("Oman stays if its trade can be secured.", "certain", "Oman would stay, provided that its trade could be secured.", "its trade could be secured", "ok"),
    ("A post was burnt.", "certain", "A squad went to see whether a post had been moved.", "a post had been moved", "ok"),
    ("None of it could be checked.", "certain", "None of it could be checked.", "None of it could be checked", "ok"),
    ("Oman can answer if provoked.", "certain", "Oman, he said, could answer if provoked.", "could answer if provoked", "ok"),
    ("They should leave soon.", "certain", "They should leave, as soon as possible.", "They should leave", "ok"),
    ("Oman sacked the envoy.", "certain", "Oman sacked the envoy and said he was under investigation.", "sacked the envoy and said he was under investigation", "ok"),
    ("Oman moved missiles.", "certain", "Oman moved missiles, the army said.", "moved missiles", "ok"),
    ("Oman moved missiles.", "certain", "Oman moved missiles, and more may follow.", "Oman moved missiles", "ok"),
    ("The talks were held in May.", "certain", "The talks were held in May.", "talks were held", "ok"),
    ("The army has military might.", "certain", "The army showed its military might.", "military might", "ok"),
    ("Rebels raided a base.", "certain", "Suspected rebels raided a base.", "rebels raided a base", "hedge_nearby"),
    ("They discussed sanctions.", "certain", "They discussed possible sanctions.", "discussed possible sanctions", "hedge_nearby"),
    ("The ships altered course.", "certain", "The ships bound for Oman appeared to have altered course.", "ships bound for Oman appeared to have altered course", "overstated"),
    ("Oman moved missiles.", "certain", "Oman was reported to have moved missiles.", "moved missiles", "overstated"),
    ("Quill has resigned.", "certain", "It is said abroad that Quill has resigned.", "Quill has resigned", "overstated"),
    ("Quill has resigned.", "certain", "Reports that Quill has resigned were not contested.", "Quill has resigned", "overstated"),
    ("The pact touches few arms.", "certain", "Analysts reckon that the pact touches few arms.", "the pact touches few arms", "overstated"),
    ("The senators are against.", "certain", "The senators are reported to be against.", "The senators are reported to be against", "hedge_nearby"),
    ("Quill scored.", "certain", "Ames could only parry it and Quill scored.", "could only parry it and Quill scored", "ok"),
    ("Nine had been freed.", "certain", "The consul indicated that nine had been freed.", "nine had been freed", "ok"),
    ("Oman will sign.", "certain", "The consul indicated that Oman would sign.", "Oman would sign", "overstated"),
    ("The dam was closed.", "certain", "The dam was closed, raising fears of a flood.", "The dam was closed, raising fears of a flood", "ok"),
    ("Hundreds have fled.", "certain", "Hundreds are feared to have fled.", "Hundreds are feared to have fled", "overstated"),
    ("The guards left.", "certain", "The guards left, as they had been expected to.", "The guards left, as they had been expected to", "ok"),
    ("Oman moved missiles.", "possible", "Oman moved missiles.", "moved missiles", "no_cue"),
    ("Oman moved missiles.", "likely", "Oman plans to move missiles.", "move missiles", "ok"),
    ("Oman will move missiles.", "likely", "Oman will move missiles.", "move missiles", "ok"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "certainty", "sentence", "evidence", "verdict"), ROWS)
def test_certainty_is_held_against_the_hedges(
    claim: str, certainty: str, sentence: str, evidence: str, verdict: str
) -> None:
    found = check_hedge(
        claim, [span_of(sentence, evidence)], certainty=Certainty(certainty), language="en"
    )

    assert found.verdict == verdict, found.detail


@pytest.mark.parametrize(("words", "verdict"), [("set to", "ok"), ("expected to", "overstated")])
def test_a_plan_is_certain_when_scheduled_and_not_when_expected(words: str, verdict: str) -> None:
    cited = [span_of(f"A meeting is {words} open.", f"{words} open")]

    found = check_hedge("", cited, certainty=Certainty.CERTAIN, language="en", act=Act(ahead=True))

    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("claim", "sentence", "language"),
    [
        ("Oman greift an.", "Oman könnte angreifen.", "de"),
        ("Omán ataca.", "Omán podría atacar.", "es"),
        ("Oman attaque.", "Oman pourrait attaquer.", "fr"),
        ("Oman attaque.", "Oman a peut-être attaqué.", "fr"),
        ("Omán atacó el puerto.", "Omán habría atacado el puerto.", "es"),
        ("Oman griff den Hafen an.", "Oman griff anscheinend den Hafen an.", "de"),
        ("Оман обстрелял порт.", "Оман, вероятно, обстрелял порт.", "ru"),
    ],
)
def test_hedges_are_known_in_other_languages(claim: str, sentence: str, language: str) -> None:
    cited = [(sentence, 0, len(sentence))]

    found = check_hedge(claim, cited, certainty=Certainty.CERTAIN, language=language)

    assert found.verdict in {"overstated", "hedge_nearby"}


@pytest.mark.parametrize(
    ("act", "sentence", "evidence", "verdict"),
    [
        (Act(verbal=True), "Quill said the crash was likely Oman's doing.", "said the crash was likely Oman's doing", "ok"),
        (Act(verbal=True), "“We expect from Oman a full apology,” Quill said.", "We expect from Oman a full apology", "ok"),
        (Act(verbal=True), "Oman reportedly threatened to close the strait.", "threatened to close the strait", "overstated"),
        (Act(deed=True), "Quill accused Oman of shelling the port.", "accused Oman of shelling the port", "overstated"),
        (Act(deed=True), "A bombing killed five, an attack ascribed to Oman.", "an attack ascribed to Oman", "overstated"),
        (Act(deed=True), "The navy may have known of the assassination of the envoy.", "assassination of the envoy", "ok"),
        (Act(), "Oman issued warrants on 36 men believed to have fled and demanded a notice.", "demanded a notice", "ok"),
        (Act(), "Quill alleged that Oman shelled the port.", "Oman shelled the port", "ok"),
        (Act(), "Oman allegedly shelled the port.", "shelled the port", "overstated"),
    ],
)  # fmt: skip
def test_what_a_hedge_falls_on_depends_on_the_act(
    act: Act, sentence: str, evidence: str, verdict: str
) -> None:
    cited = [span_of(sentence, evidence)]

    found = check_hedge("", cited, certainty=Certainty.CERTAIN, language="en", act=act)

    assert found.verdict == verdict, found.detail


def test_evidence_that_the_claim_repeats_nothing_of_does_not_hedge_it() -> None:
    told = span_of("Oman shelled the port.", "Oman shelled the port")
    aside = span_of("None of it could be checked.", "None of it could be checked")

    found = check_hedge(
        "Oman shelled the port.", [told, aside], certainty=Certainty.CERTAIN, language="en"
    )

    assert found.verdict == "ok", found.detail


def test_reports_that_are_denied_hedge_no_denial() -> None:
    cited = [span_of("Reports that Oman shelled the port are denied.", "Oman shelled the port")]

    found = check_hedge(
        "Oman did not shell the port.",
        cited,
        certainty=Certainty.CERTAIN,
        language="en",
        act=Act(denied=True),
    )

    assert found.verdict == "ok", found.detail


def test_a_flat_piece_of_evidence_makes_up_for_a_hedged_one() -> None:
    hedged = span_of("Oman may have shelled the port.", "shelled the port")
    flat = span_of("The navy confirmed that Oman shelled the port.", "Oman shelled the port")
    other = span_of("The port of Ghent is old.", "The port of Ghent")

    def verdict(*cited: tuple[str, int, int]) -> str:
        text = "Oman shelled the port."
        return check_hedge(text, cited, certainty=Certainty.CERTAIN, language="en").verdict

    assert (verdict(hedged, flat), verdict(hedged, other)) == ("ok", "overstated")


def test_who_tells_the_predicate_flatly_makes_up_for_a_hedge_on_another_matter() -> None:
    flat = span_of("Its path comes no closer than a mile, Quill said.", "Its path comes no closer")
    hedged = span_of("Quill denied that a blast could push the comet.", "push the comet")
    text = "The comet's path has come no closer."

    found = check_hedge(text, [flat, hedged], certainty=Certainty.CERTAIN, language="en")

    assert found.verdict == "ok", found.detail


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("It promised arms, few of which are said to have come.", "ok"),
        ("Quill, who is believed to have sent arms.", "overstated"),
    ],
)
def test_a_hedge_in_what_hangs_on_a_deed_told_does_not_hedge_it(
    sentence: str, verdict: str
) -> None:
    cited = [span_of(sentence, sentence.rstrip("."))]

    found = check_hedge("", cited, certainty=Certainty.CERTAIN, language="en", act=Act(ahead=True))

    assert found.verdict == verdict, found.detail


def test_a_likely_aside_in_another_sentence_hedges_no_act() -> None:
    told = span_of("Oman has cut its loans.", "Oman has cut its loans")
    aside = span_of("Quill can probably bear it.", "Quill can probably bear it")
    same = span_of("Oman has probably cut its loans.", "Oman has probably cut its loans")

    def verdict(*cited: tuple[str, int, int]) -> str:
        return check_hedge("", cited, certainty=Certainty.CERTAIN, language="en").verdict

    assert (verdict(told, aside), verdict(aside, told), verdict(same)) == (
        "ok",
        "overstated",
        "overstated",
    )


@pytest.mark.parametrize(
    ("act", "verdict"),
    [
        (Act(deed=True), "overstated"),
        (Act(), "overstated"),
        (Act(ahead=True), "ok"),
        (Act(verbal=True), "ok"),
        (Act(denied=True), "ok"),
    ],
)
def test_what_is_to_come_is_not_done(act: Act, verdict: str) -> None:
    cited = [span_of("The fleet will sail on Friday.", "The fleet will sail on Friday")]

    found = check_hedge("", cited, certainty=Certainty.CERTAIN, language="en", act=act)

    assert found.verdict == verdict, found.detail


@pytest.mark.parametrize(("certainty", "verdict"), [("certain", "overstated"), ("likely", "ok")])
def test_an_act_that_could_not_be_verified_is_not_certain(certainty: str, verdict: str) -> None:
    cited = [
        span_of("Oman shelled the port.", "Oman shelled the port"),
        span_of("It could not be verified on the spot.", "It could not be verified on the spot"),
    ]

    found = check_hedge("", cited, certainty=Certainty(certainty), language="en")

    assert found.verdict == verdict, found.detail


@pytest.mark.parametrize(
    ("act", "sentence", "evidence", "detail"),
    [
        (Act(deed=True), "Quill accused Oman of the raid.", "the raid", 'certain, but "accused"'),
        (Act(deed=True), "Quill accused Oman, but the raid came.", "the raid came", None),
        (Act(deed=True), "The raid came, Quill accused Oman.", "The raid came", None),
        (
            Act(deed=True),
            "Oman will raid the port.",
            "raid the port",
            'certain, but to come by "will"',
        ),
        (Act(ahead=True), "Oman will raid the port.", "raid the port", None),
        (Act(verbal=True), "Oman will raid the port.", "raid the port", None),
        (Act(denied=True), "Oman will raid the port.", "raid the port", None),
        (Act(), "Oman may have raided it.", "raided it", 'certain, but "may"'),
    ],
)
def test_a_signal_is_no_deed_done_where_it_is_charged_or_to_come(
    act: Act, sentence: str, evidence: str, detail: str | None
) -> None:
    cited = [span_of(sentence, evidence)]

    found = check_hedge("", cited, certainty=Certainty.CERTAIN, language="en", act=act)

    assert found.detail == detail


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Oman moved missiles.", "no_cue"),
        ("Oman denied that it moved missiles.", "no_cue"),
        ("Quill believes Oman moved missiles.", "ok"),
        ("Oman plans to move missiles.", "ok"),
        ("If it rains, Oman moves missiles.", "ok"),
    ],
)
def test_less_than_certain_needs_a_hedge_a_belief_or_something_to_come(
    sentence: str, verdict: str
) -> None:
    cited = [(sentence, 0, len(sentence))]

    found = check_hedge("Oman moved it.", cited, certainty=Certainty.LIKELY, language="en")

    assert found.verdict == verdict


def test_the_worst_of_two_pieces_counts() -> None:
    near = span_of("Suspected rebels raided a base.", "rebels raided a base")
    governed = span_of("Rebels may have raided a base.", "raided a base")

    found = check_hedge(
        "Rebels raided a base.", [near, governed], certainty=Certainty.CERTAIN, language="en"
    )

    assert found.detail == 'certain, but "may"'


def test_each_half_of_a_claim_is_held_against_its_own_evidence() -> None:
    flat = span_of("Oman shelled the port at dawn.", "Oman shelled the port at dawn")
    hedged = span_of("Toral may have fled.", "Toral may have fled")
    text = "Oman shelled the port, and Toral fled."

    found = check_hedge(text, [flat, hedged], certainty=Certainty.CERTAIN, language="en")

    assert found.detail == 'certain, but "may"'


@pytest.mark.parametrize(
    ("text", "first", "verdict"),
    [
        ("", None, "ok"),
        ("The accord binds.", None, "overstated"),
        ("The accord binds Oman.", "Oman signed it", "ok"),
    ],
)
def test_a_name_for_a_deed_is_hedged_only_as_the_first_evidence_of_a_claim(
    text: str, first: str | None, verdict: str
) -> None:
    named = span_of("Some reckon that the accord touches Toral.", "accord")
    cited = [named] if first is None else [span_of("Oman signed it.", first), named]

    found = check_hedge(text, cited, certainty=Certainty.CERTAIN, language="en")

    assert found.verdict == verdict, found.detail
