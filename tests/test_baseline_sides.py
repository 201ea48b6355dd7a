from __future__ import annotations

from datetime import date

import pytest

from summarise.article import Article
from summarise.baseline.engine import draft_article
from summarise.draft import DraftSignal
from summarise.vocabulary import Certainty, SignalStatus

# Names both sides without any act, so that nothing else is found.
TAIL = " Observers follow the situation closely and expect no change in the short run."


def signals(text: str) -> dict[str, DraftSignal]:
    """The first signal of each type."""
    article = Article.from_text(text + TAIL, published=date(2023, 5, 10), language="en")
    return {signal.type.value: signal for signal in reversed(draft_article(article).signals)}


@pytest.mark.parametrize(
    "text",
    [
        "The U.N. chief said that millions of people facing hunger would pay the price.",
        "The United Nations warned that millions in Sudan would face starvation.",
        "The United States warned that Iran would retaliate within days.",
        "Analyst Jo Marsh warned that Iran would face consequences.",
        "Iran complained that obstacles to its exports were never removed.",
    ],
)
def test_a_forecast_of_harm_is_no_threat_and_no_accusation(text: str) -> None:
    assert not signals(text)


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Iran warned that it would retaliate within days.", "Iran", None),
        ("Iran warned Iraq against further attacks.", "Iran", "Iraq"),
        ("Iran said that Iraq would pay a heavy price.", "Iran", "Iraq"),
        ("President Luis Mora said any attack would be met with force.", "Luis Mora", None),
    ],
)
def test_a_threat_has_a_speaker_who_could_carry_it_out(
    text: str, source: str, target: str | None
) -> None:
    found = signals(text)["threat_or_ultimatum"]

    assert found.source_actors == (source,)
    assert found.target_actors == ((target,) if target else ())


@pytest.mark.parametrize(
    "text",
    [
        "Iran said it was ending its part in the agreement that lets Iraq sell oil.",
        "Iran suspended its participation in the arms control treaty.",
        "Iran quit the nuclear deal on Monday.",
        "Iran terminated the border agreement with Iraq.",
        "Iran pulled out of the pact on Monday.",
    ],
)
def test_whoever_ends_a_part_in_an_agreement_leaves_it(text: str) -> None:
    assert signals(text)["treaty_withdrawal_or_violation"].source_actors == ("Iran",)


def test_what_an_agreement_lets_somebody_do_makes_that_one_no_target() -> None:
    found = signals("Iran said it was ending its part in the agreement that lets Iraq sell oil.")

    assert found["treaty_withdrawal_or_violation"].target_actors == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A car bomb killed four people in the town on Monday.", "armed_attack"),
        ("At least 30 people were killed in an attack on a mosque.", "armed_attack"),
        ("Gunmen killed six soldiers in the north on Sunday.", "armed_attack"),
        ("Drones hit two warehouses near the port on Sunday.", "air_missile_strike"),
    ],
)
def test_an_attack_by_nobody_named_is_a_signal_without_a_source(text: str, kind: str) -> None:
    found = signals(text)[kind]

    assert (found.source_actors, found.status) == ((), SignalStatus.COMPLETED)


def test_a_bare_blast_in_news_of_attacks_is_possibly_one() -> None:
    found = signals("An explosion damaged the bridge. Iran accused Iraq of attacking it.")

    assert found["armed_attack"].certainty is Certainty.POSSIBLE


@pytest.mark.parametrize(
    "text",
    [
        "An explosion damaged the bridge.",
        "A gas explosion killed 12 people. Iran accused Iraq of attacking it.",
        "An explosion killed nine people at the depot and was an accident, police said.",
        "The next bombs would land on target, the navy said.",
        "Iran hit back, calling the report a lie by the army.",
        "Iran intercepted two missiles over the sea.",
    ],
)
def test_accidents_and_bare_blasts_are_no_attacks(text: str) -> None:
    assert not signals(text).keys() & {"armed_attack", "air_missile_strike"}


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Iran answered the raid with air strikes on Iraq.", "Iran", "Iraq"),
        ("Syria fired rockets at Iraq, which responded with air strikes on Iran.", "Syria", "Iraq"),
        ("Russian missiles struck Iraq, and Russia gave no reason.", "Russia", "Iraq"),
    ],
)
def test_who_strikes_whom(text: str, source: str, target: str) -> None:
    found = signals(text)["air_missile_strike"]

    assert (found.source_actors, found.target_actors) == ((source,), (target,))


def test_whose_decision_it_is_whose_act_it_will_be() -> None:
    found = signals("The cause is Iran's decision to deploy two brigades along the border.")

    assert found["military_mobilization"].source_actors == ("Iran",)


def test_a_verb_behind_an_aside_keeps_the_subject_of_the_main_clause() -> None:
    found = signals("Iran, which Iraq accused of lying, closed its border with Syria.")

    assert found["coercive_restriction"].source_actors == ("Iran",)


@pytest.mark.parametrize(
    ("text", "kind", "background"),
    [
        ("Iran bombed Iraq in October 2022.", "armed_attack", True),
        ("Iran bombed Iraq in October.", "armed_attack", True),
        ("It comes weeks after Iran bombed Iraq.", "armed_attack", True),
        ("Iran bombed Iraq on Monday.", "armed_attack", False),
        ("Iran accused Iraq of breaking the 2022 truce.", "accusation_or_condemnation", False),
        (
            "A bomb killed ten in Iraq in October 2022. Iran closed the border in response.",
            "coercive_restriction",
            True,
        ),
        (
            "A bomb killed ten in Iraq in October 2022. Iran closed the border on Monday.",
            "coercive_restriction",
            False,
        ),
        (
            "A bomb killed ten in Iraq on Monday. Iran closed the border in response.",
            "coercive_restriction",
            False,
        ),
    ],
)
def test_background_is_what_the_article_recalls_and_what_went_on_from_it(
    text: str, kind: str, background: bool
) -> None:
    assert signals(text)[kind].background is background


@pytest.mark.parametrize(
    "text",
    [
        "The Pentagon said it had no evidence that China was sending weapons to Russia.",
        "Sanctions on Iran will be lifted, an official said.",
        "Iran declined to comment on the report.",
        "Iran met its partners after talks with the European Union failed.",
    ],
)
def test_what_did_not_happen_is_not_told_as_an_act(text: str) -> None:
    found = signals(text)

    assert not found.keys() & {"arms_transfer", "sanctions", "rejection_or_demand"}
    assert all(signal.source_actors for signal in found.values())


def test_two_accusations_are_one_only_if_both_say_against_whom() -> None:
    text = "Iran condemned the vote. Iran accused Iraq of lying about it."
    article = Article.from_text(text + TAIL, language="en")

    found = draft_article(article).signals

    assert [signal.target_actors for signal in found] == [(), ("Iraq",)]


def test_who_says_that_all_should_show_restraint_calls_for_it() -> None:
    found = signals("China's Foreign Ministry said that all sides should exercise restraint.")

    assert found["call_for_deescalation"].source_actors == ("China's Foreign Ministry",)


def test_a_country_that_only_the_article_knows_has_sides_like_any_other() -> None:
    text = "Kaldovia's foreign minister resigned. Kaldovian troops attacked Ostria on Monday. "
    text += "The prime minister of Ostria recalled the ambassador to Kaldovia."

    found = signals(text)["armed_attack"]

    assert (found.source_actors, found.target_actors) == (("Kaldovian troops",), ("Ostria",))


def test_a_leaders_army_makes_the_leader_no_country() -> None:
    article = Article.from_text("Halim's army attacked Iraq on Monday before dawn.", language="en")

    names = {actor.name: actor.type.value for actor in draft_article(article).actors}

    assert names.get("Halim") != "state"


def test_what_is_to_last_until_something_happens_does_not_say_that_it_happens() -> None:
    found = signals("Iran said it would keep its troops there until Iraq ended the war.")

    assert "ceasefire_or_agreement" not in found


def test_an_announced_package_of_arms_is_planned() -> None:
    found = signals("The United States announced a package of military aid for Iraq.")

    assert found["arms_transfer"].status is SignalStatus.PLANNED
