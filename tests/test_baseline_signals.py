from __future__ import annotations

from datetime import date

import pytest

from summarise.article import Article
from summarise.baseline.engine import draft_article
from summarise.draft import DraftSignal
from summarise.vocabulary import SignalStatus, SignalType

# A second sentence that names both sides without any act, so that nothing else is found.
TAIL = " Observers follow the situation closely and expect no change in the short run."


def signals(text: str) -> tuple[DraftSignal, ...]:
    article = Article.from_text(text + TAIL, published=date(2023, 5, 10), language="en")
    return draft_article(article).signals


KINDS = [
    ("Rebels said Ethiopia shelled the town of Adwa on Monday.", "armed_attack"),
    ("Israel carried out a raid on Hezbollah on Monday.", "armed_attack"),
    ("Russia fired missiles at Ukraine overnight, killing three.", "air_missile_strike"),
    ("Turkey launched drone strikes against the PKK on Friday.", "air_missile_strike"),
    ("Syria used chemical weapons against the rebels near Homs.", "mass_casualty_or_wmd_use"),
    ("Iraq invaded Kuwait with tanks before dawn.", "territorial_seizure"),
    ("North Korean troops joined the fighting against Ukraine.", "third_party_intervention"),
    ("Estonia said Russia hacked into its networks.", "cyber_attack"),
    ("Egypt closed its border with Sudan on Tuesday.", "coercive_restriction"),
    ("Iran detained two French nationals on Tuesday.", "coercive_restriction"),
    ("India deployed troops along the frontier with China.", "military_mobilization"),
    ("Poland put its army on high alert after mobilising.", "military_mobilization"),
    ("China held naval drills near Taiwan this week.", "military_exercise"),
    ("North Korea tested a ballistic missile on Sunday.", "weapons_test"),
    ("Iran resumed uranium enrichment, the agency found.", "nuclear_posture"),
    ("Germany supplied Ukraine with artillery shells.", "arms_transfer"),
    ("Japan and Australia signed a defence pact in Tokyo.", "alliance_or_defence_pact"),
    ("Iran threatened to attack Israel if provoked.", "threat_or_ultimatum"),
    ("Peru issued an ultimatum to Ecuador.", "threat_or_ultimatum"),
    ("The European Union imposed sanctions on Belarus.", "sanctions"),
    ("Poland expelled three Russian diplomats on Thursday.", "diplomatic_rupture"),
    ("Mali recalled its ambassador from France.", "diplomatic_rupture"),
    ("Russia withdrew from the treaty on Tuesday.", "treaty_withdrawal_or_violation"),
    ("Armenia accused Azerbaijan of aggression.", "accusation_or_condemnation"),
    ("France condemned Rwanda in strong words.", "accusation_or_condemnation"),
    ("Serbia rejected the proposal from Kosovo.", "rejection_or_demand"),
    ("Washington called for restraint from both sides.", "call_for_deescalation"),
    ("Vietnam met with China in Hanoi on Monday.", "diplomatic_consultation"),
    ("Sudan resumed peace talks with the rebels.", "ceasefire_or_peace_talks"),
    ("Ethiopia signed a ceasefire with Eritrea.", "ceasefire_or_agreement"),
    ("Israel pulled its troops out of Lebanon.", "withdrawal_or_disarmament"),
    ("Hamas released four hostages to Egypt.", "prisoner_measure"),
    ("The United States lifted sanctions on Sudan.", "concession_or_relief"),
    (
        "Jordan sent humanitarian aid to Gaza for displaced civilians.",
        "humanitarian_or_economic_aid",
    ),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_an_act_is_found_with_its_type(text: str, kind: str) -> None:
    found = signals(text)

    assert kind in {signal.type.value for signal in found}


def test_the_table_covers_every_type_but_other() -> None:
    covered = {kind for _, kind in KINDS}

    assert covered == {kind.value for kind in SignalType} - {"other"}


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Israel attacked Hezbollah on Monday.", "Israel", "Hezbollah"),
        ("Hezbollah was attacked by Israel on Monday.", "Israel", "Hezbollah"),
        ("An attack by Israel on Hezbollah began at dawn.", "Israel", "Hezbollah"),
        ("Israel's attack on Hezbollah began at dawn.", "Israel", "Hezbollah"),
        ("Qatar said Israel attacked Hezbollah on Monday.", "Israel", "Hezbollah"),
        ("According to Reuters, Israel attacked Hezbollah.", "Israel", "Hezbollah"),
        ("While Qatar waited, Israel attacked Hezbollah.", "Israel", "Hezbollah"),
        ("Thousands of Iraqi troops attacked Hezbollah.", "Iraqi troops", "Hezbollah"),
    ],
)
def test_who_acts_on_whom_is_told_from_word_order(text: str, source: str, target: str) -> None:
    found = signals(text)

    assert [(s.source_actors, s.target_actors) for s in found] == [((source,), (target,))]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Germany supplied Ukraine with artillery shells.", SignalStatus.COMPLETED),
        ("Germany is supplying Ukraine with artillery shells.", SignalStatus.ONGOING),
        ("Germany will supply Ukraine with artillery shells.", SignalStatus.PLANNED),
        ("Germany agreed to supply Ukraine with artillery shells.", SignalStatus.PLANNED),
        ("Germany plans to supply Ukraine with artillery shells.", SignalStatus.PLANNED),
        ("Germany must supply Ukraine with artillery shells.", SignalStatus.CALLED_FOR),
        ("Germany denied supplying Ukraine with artillery shells.", SignalStatus.DENIED),
    ],
)
def test_the_status_follows_tense_and_mood(text: str, status: SignalStatus) -> None:
    found = [signal for signal in signals(text) if signal.type is SignalType.ARMS_TRANSFER]

    assert [signal.status for signal in found] == [status]


def test_those_who_are_asked_for_arms_are_the_source_and_the_asker_the_target() -> None:
    found = signals("Ukraine appealed for military support from Germany on Monday.")

    assert [(s.type, s.status, s.source_actors, s.target_actors) for s in found] == [
        (SignalType.ARMS_TRANSFER, SignalStatus.CALLED_FOR, ("Germany",), ("Ukraine",))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Germany did not supply Ukraine with artillery shells.",
        "Germany might supply Ukraine with artillery shells.",
        "Iran could attack Israel.",
        "Iran said the weather in Israel was mild this week.",
        "The Bank of Japan built up a war chest against inflation.",
        "Spain and Italy will battle for the title in the cup final on Sunday.",
        "France attacked from the wing, and the Brazil goalkeeper saved the match.",
        "Germany struck a deal with Norway on fish.",
        "Typhoon Mawar struck Japan and killed two people.",
        "An earthquake hit Turkey, killing dozens.",
        "The president of Chile suffered a heart attack.",
        "China launched a price war against Vietnam.",
        "Argentina celebrated the launch of a film about Peru.",
    ],
)
def test_statements_possibilities_metaphors_sport_and_weather_are_no_signals(text: str) -> None:
    assert signals(text) == ()


def test_whoever_reports_an_attack_is_neither_its_source_nor_its_target() -> None:
    found = signals("Israel attacked the town, killing nine people, the Lebanese army said.")

    assert {name for s in found for name in (*s.source_actors, *s.target_actors)} == {"Israel"}


def test_an_attack_inside_an_accusation_is_not_a_second_signal() -> None:
    found = signals("Armenia accused Azerbaijan of attacking a village.")

    assert [signal.type for signal in found] == [SignalType.ACCUSATION_OR_CONDEMNATION]


def test_an_attack_beats_the_mobilisation_of_the_same_side_in_one_sentence() -> None:
    found = signals("Russia deployed troops and Russia attacked Ukraine.")

    assert [signal.type for signal in found] == [SignalType.ARMED_ATTACK]


def test_one_act_told_twice_is_one_signal_with_two_pieces_of_evidence() -> None:
    found = signals("Israel attacked Hezbollah. Later that day, Israel attacked Hezbollah again.")

    assert len(found) == 1
    assert {piece.sentence for piece in found[0].evidence} == {1, 2}


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("Iraq invaded Kuwait in 1990.", True),
        ("Israel attacked Hezbollah two years ago.", True),
        ("Israel attacked Hezbollah last year.", True),
        ("Israel attacked Hezbollah on Monday.", False),
    ],
)
def test_what_is_only_recalled_is_background(text: str, background: bool) -> None:
    assert [signal.background for signal in signals(text)] == [background]


def test_the_day_is_given_in_the_words_of_the_article() -> None:
    found = signals("Israel attacked Hezbollah late on Monday.")

    assert [signal.when for signal in found] == ["Monday"]


def test_a_hedge_on_the_act_lowers_its_certainty() -> None:
    found = signals("North Korea has reportedly supplied Russia with artillery shells.")

    assert [signal.certainty.value for signal in found] == ["possible"]


def test_direction_and_intensity_are_the_defaults_of_the_type() -> None:
    found = signals("Germany supplied Ukraine with artillery shells.")

    assert (found[0].direction.value, found[0].intensity) == ("escalatory", 3)
