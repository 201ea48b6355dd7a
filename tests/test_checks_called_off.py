"""Deeds that the evidence calls off, foils, puts off or only weighs, told as done."""

from __future__ import annotations

import pytest

from summarise.checks.negating.called_off import check_called_off

UNDONE = [
    ("Toral attacked Ilm.", "Toral cancelled its attack on Ilm.", "cancelled its attack"),
    ("Toral raided Ilm.", "Toral called off the raid on Ilm.", "called off the raid"),
    ("Toral evacuated Ilm.", "Toral put off the evacuation of Ilm.", "put off the evacuation"),
    ("Toral struck the port.", "Mediators averted a strike by Toral.", "averted a strike"),
    ("The embassy was bombed.", "Guards foiled the bombing of it.", "foiled the bombing"),
    ("Ilm was attacked.", "The planned attack on Ilm was averted.", "attack on Ilm was averted"),
    ("Toral withdrew its men.", "Toral is considering a withdrawal.", "considering a withdrawal"),
    ("Toral attacked Ilm.", "Toral considered attacking Ilm.", "considered attacking"),
    ("Toral ended the war.", "Toral proposed ending the war.", "proposed ending"),
    ("Toral invaded Ilm.", "Its army trained for an invasion of Ilm.", "trained for an invasion"),
    ("Toral withdrew its men.", "Toral talked of withdrawing its men.", "talked of withdrawing"),
    ("Ilm was attacked.", "Many feared an attack on Ilm.", "feared an attack"),
    ("Toral destroyed Ilm.", "Toral all but destroyed Ilm.", "all but destroyed"),
    ("The envoy resigned.", "The envoy is to resign.", "is to resign"),
    ("Troops were sent.", "Troops are to be sent.", "are to be sent"),
    ("The envoy resigned.", "The envoy pretended to resign.", "pretended to resign"),
    ("Toral left the pact.", "Toral was on the verge of leaving it.", "on the verge of leaving"),
    ("Ilm was attacked.", "The attack on Ilm was averted.", "attack on Ilm was averted"),
    ("Toral attacked Ilm and fled.", "Toral cancelled its attack.", "cancelled its attack"),
    ("Toral raided Ilm.", "On Monday Toral talked of a raid.", "talked of a raid"),
]
TOLD = [
    ("The withdrawal began at dawn.", "The planned withdrawal began at dawn."),
    ("Toral is to resign.", "Toral is to resign."),
    ("The attack hit Ilm.", "The attack was foiled; a storm hit Ilm."),
    ("Toral attacked Ilm.", "Toral attacked Ilm and cancelled its raid on Orsk."),
    ("Toral attacked Ilm.", "Toral cancelled its leave, and its army attacked Ilm."),
    ("Toral attacked Ilm.", "Toral did not cancel its attack on Ilm."),
    ("Toral attacked Ilm.", "Toral considered its attack on Ilm a success."),
    ("Toral spoke of losses.", "Toral talked of losses."),
    ("Toral cancelled its attack on Ilm.", "Toral called off its attack on Ilm."),
    ("Toral dropped its attack on Ilm.", "Toral cancelled its attack on Ilm."),
    ("Toral was close to attacking Ilm.", "Toral was on the verge of attacking Ilm."),
    ("The town was all but destroyed.", "Shells all but destroyed the town."),
    ("Toral did not attack Ilm.", "Toral cancelled its attack on Ilm."),
    ("The attack was planned in Ilm.", "The attack was planned in Ilm."),
    ("Talks in Ilm.", "Toral cancelled its talks in Ilm."),
    ("If Toral attacked, Ilm fell.", "Toral cancelled its attack on Ilm."),
    ("Toral attacked Ilm.", "Toral cancelled its leave."),
    ("Toral attacked Ilm.", "Toral cancelled leave, and troops attacked Ilm."),
    ("Toral attacked Ilm.", "Toral backed out, and troops attacked Ilm."),
    ("Toral attacked Ilm.", "On Monday the envoy talked of its attack on Ilm."),
    ("Toral attacked Ilm.", "Toral launched an attack on Ilm."),
    ("Toral was stopped before it attacked Ilm.", "Toral called off its attack on Ilm."),
]


@pytest.mark.parametrize(("claim", "sentence", "detail"), UNDONE)
def test_a_deed_that_was_called_off_is_no_deed(claim: str, sentence: str, detail: str) -> None:
    found = check_called_off(claim, [sentence], language="en")

    assert (found.verdict, found.detail) == ("not_negated", f'the article has "{detail}"')


@pytest.mark.parametrize(("claim", "sentence"), TOLD)
def test_what_is_told_or_owned_up_to_is_fine(claim: str, sentence: str) -> None:
    assert check_called_off(claim, [sentence], language="en").verdict == "ok"


def test_another_sentence_that_tells_the_deed_is_enough() -> None:
    evidence = ["Toral had cancelled its attack.", "At dawn it attacked all the same."]

    assert check_called_off("Toral attacked.", evidence, language="en").verdict == "ok"
    assert check_called_off("Toral attacked.", evidence[:1], language="en").verdict != "ok"


def test_other_languages_are_left_alone() -> None:
    claim, sentence, _ = UNDONE[0]

    assert check_called_off(claim, [sentence], language="de").verdict == "ok"
