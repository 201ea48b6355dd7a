"""Doers without a name: soldiers, police, rebels, crowds."""

from __future__ import annotations

import pytest

from summarise.checks.acting.groups import check_group


@pytest.mark.parametrize(
    ("claim", "sentence", "acting"),
    [
        ("The army freed nine men.", "The rebels freed nine men.", "rebels act, not army"),
        ("Soldiers burned it.", "Orsk says militiamen in green coats burned it.", "militiamen act, not soldiers"),
        ("Soldiers shot at the crowd.", "Police shot at the crowd.", "police act, not soldiers"),
        ("The rebels fired.", "The army fired while villagers fled.", "army act, not rebels"),
        ("The rebels fired.", "The army, which had moved up, fired.", None),
        ("The rebels fired.", "Gunmen fired.", None),
        ("The rebels fired.", "The army fired and the rebels fired.", None),
        ("The rebels fired.", "The army left.", None),
        ("The rebels were shot.", "The army shot them.", None),
        ("The army fled.", "Orsk fled from the rebels and the army fled.", None),
        ("The army fired.", "They freed nine rebels who fired.", None),
        ("The army fired.", "An attack by rebels fired nobody up.", None),
        ("The army plans to fire.", "The rebels plan to fire.", "rebels act, not army"),
    ],
)  # fmt: skip
def test_the_sort_of_people_that_acts_is_compared(
    claim: str, sentence: str, acting: str | None
) -> None:
    found = check_group(claim, [sentence], language="en")

    assert found.detail == (acting and f"in the article {acting}")
    assert found.verdict == ("another_doer" if acting else "ok")


def test_one_sentence_in_which_they_act_is_enough() -> None:
    found = check_group("Rebels fired.", ["The army fired.", "Then rebels fired."], language=None)

    assert found.verdict == "ok"


def test_groups_are_compared_in_english_alone() -> None:
    found = check_group("The army fired.", ["The rebels fired."], language="de")

    assert found.verdict == "ok"
