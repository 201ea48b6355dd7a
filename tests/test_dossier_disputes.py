"""An accusation and its denial in other words, and what a claim only takes for granted."""

from __future__ import annotations

import pytest

from crisis import TORAL, VESKAR, denied, dossier, person, story, texts, told
from strait_crisis import scored
from summarise.dossier.asserting import beside_denial, blank, not_stated, rebuts

CAST = (TORAL, VESKAR, person("Ana Brandt"), person("Ivo Kess"))
FIRED = "The rounds came from Veskar's batteries."


@pytest.mark.parametrize(
    ("accusation", "denial"),
    [
        (FIRED, "Not one Veskar gun fired."),
        (FIRED, "Veskar's forces did not open fire on Sunday."),
        ("The attack on Tolvek was the work of Veskar's army.", "No Veskar gun fired."),
        ("Veskar pays the rebels of the Ilm.", "Not a coin has gone from Veskar to the rebels."),
        ("The mayor's computers were hacked by Veskar.", "Veskar has hacked nobody."),
    ],
)
def test_a_denial_in_other_words_disputes_the_accusation(accusation: str, denial: str) -> None:
    found = dossier(
        story("north", [told(accusation, "Ana Brandt")], CAST),
        story("south", [denied(denial, "Ivo Kess")], CAST),
    )

    assert [(texts(group), group.disputed_by) for group in found.groups] == [
        ({accusation, denial}, ("Ivo Kess",))
    ]


@pytest.mark.parametrize(
    "denial",
    [
        pytest.param("Not one Toral gun fired.", id="another side"),
        pytest.param("Veskar has hacked nobody.", id="another act"),
        pytest.param("Veskar did not fire at the school of Dunmar.", id="another target"),
    ],
)
def test_a_denial_of_something_else_disputes_nothing(denial: str) -> None:
    found = dossier(
        story("north", [told(FIRED, "Ana Brandt")], CAST),
        story("south", [denied(denial, "Ivo Kess")], CAST),
    )

    assert found.groups == ()


def test_a_denial_that_fits_two_acts_answers_neither() -> None:
    found = dossier(
        story("north", [told("Veskar shelled the harbour of Tolvek.")], CAST),
        story("south", [told("Veskar shelled the mill of Karsin.")], CAST),
        story("west", [denied("Not one Veskar gun fired.", "Ivo Kess")], CAST),
    )

    assert found.groups == ()


def test_the_reason_names_the_act_and_the_doer() -> None:
    found = dossier(
        story("north", [told(FIRED, "Ana Brandt")], CAST),
        story("south", [denied("Veskar has not opened fire.", "Ivo Kess")], CAST),
    )

    why = str(found.groups[0].members[1].why)

    assert why.startswith("denies it; ")
    assert "the same kind of act by Veskar: force" in why


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Since the fall of Tolvek, nobody has crossed.", ", nobody has crossed."),
        ("The line is shut since the bridge was hit.", "The line is shut"),
        ("The shells which hit the town were fired from afar.", "The shells were fired from afar."),
        ("A kidnapped engineer was killed.", "A engineer was killed."),
        ("The rebels fled, as claimed by Toral.", "The rebels fled,"),
        ("The men who boarded it were Toralian marines.", None),
    ],
)
def test_what_is_taken_for_granted_is_not_stated(text: str, stated: str | None) -> None:
    left = blank(text, not_stated(text, "en"))

    assert left.split() == (stated or text).split()


def test_what_a_denial_says_instead_is_no_part_of_what_it_denies() -> None:
    text = "The school was not hit; the house next door was."

    assert blank(text, beside_denial(text, "en")).strip() == "The school was not hit"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Toral's story of a blast is contradicted by six craters.", True),
        ("The earlier statement that he was dead was premature.", True),
        ("Toral's story of a blast was told by six people.", False),
    ],
)
def test_calling_a_story_untrue_is_a_denial(text: str, found: bool) -> None:
    assert rebuts(text) is found


def test_a_crisis_of_other_words_is_put_together_well() -> None:
    values = scored().values

    assert values["claim_pair_precision"] >= 0.95
    assert values["claim_pair_recall"] >= 0.8
    assert values["opposed_recall"] >= 0.8
    assert values["actor_pair_precision"] == 1.0
