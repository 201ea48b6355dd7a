"""Exceptions and mishaps that a claim leaves out."""

from __future__ import annotations

import pytest

from summarise.checks.hedging.excepted import check_excepted

LOST = [
    ("All 12 ports reopened.", "All but three of the 12 ports reopened."),
    ("Only three of the 12 ports reopened.", "All but three of the 12 ports reopened."),
    ("Just three of the 12 ports reopened.", "All but three of the 12 ports reopened."),
    ("Tavel slept in barns.", "Except for Tavel, which had tents, they slept in barns."),
    ("Tavel reopened in May.", "All ports of Orsk reopened in May except Tavel."),
    ("All ports of Orsk reopened.", "All ports of Orsk reopened except Tavel."),
    (
        "The ceasefire is holding.",
        "The ceasefire is holding, with the exception of the northern hills.",
    ),
    (
        "Every village has power again.",
        "Every village has power again apart from two in the north.",
    ),
    ("Nobody crossed the river.", "Nobody crossed the river other than a priest."),
    ("All members signed the pact.", "Apart from Orsk, all members signed the pact."),
    ("The roads were cleared.", "The roads were cleared, save for a pass in the east."),
    ("Orsk's gunners fired on a school.", "Orsk's gunners accidentally fired on a school."),
    ("A rocket of Orsk hit a farm.", "A rocket of Orsk misfired and hit a farm."),
    ("Orsk's police shot a fisherman.", "Orsk's police shot a fisherman by mistake."),
]
KEPT = [
    ("Most of the 12 ports reopened.", "All but three of the 12 ports reopened."),
    ("All but 3 ports reopened.", "All but 3 of the 12 ports reopened."),
    ("Three of the 12 ports stay shut.", "All but three of the 12 ports reopened."),
    ("Three of the 12 ports did not reopen.", "All but three of the 12 ports reopened."),
    ("Tavel did not sleep in barns.", "Except for Tavel, which had tents, they slept in barns."),
    ("The ports were empty.", "The ports were all but empty."),
    ("Tavel had tents.", "Except for Tavel, which had tents, they slept in barns."),
    ("Most ports of Orsk reopened.", "All ports of Orsk reopened except Tavel."),
    ("All ports of Orsk but Tavel reopened.", "All ports of Orsk reopened except Tavel."),
    ("Tavel stayed shut.", "All ports of Orsk reopened except Tavel, which stayed shut."),
    ("Orsk lost 40 guns.", "Apart from the tanks, Orsk lost 40 guns."),
    ("Orsk wants means other than war.", "Orsk wants means other than war."),
    ("Orsk has no other choice than to leave.", "Orsk has no choice other than to leave."),
    ("Only a priest crossed the river.", "Nobody crossed the river other than a priest."),
    ("The gunners fired on a school in error.", "The gunners fired on a school by mistake."),
    ("Orsk shelled the pass.", "Orsk shelled the pass; later a truck skidded into a ditch."),
    ("Orsk admitted an error.", "Orsk admitted that the strike was an error of its gunners."),
    ("Orsk hit the wrong house.", "Orsk hit the wrong house, a tragic error of judgement."),
    ("Six people were hurt in the accident.", "Six people were hurt in the accident on Friday."),
]


@pytest.mark.parametrize(("claim", "sentence"), LOST)
def test_an_exception_or_a_mishap_must_be_kept(claim: str, sentence: str) -> None:
    found = check_excepted(claim, [sentence], language="en")

    assert found.verdict == "overstated"


@pytest.mark.parametrize(("claim", "sentence"), KEPT)
def test_what_keeps_it_or_is_not_bound_by_it_is_fine(claim: str, sentence: str) -> None:
    found = check_excepted(claim, [sentence], language="en")

    assert found.verdict == "ok", found.detail


def test_other_languages_are_left_alone() -> None:
    found = check_excepted(
        "All ports reopened.", ["All ports reopened except Tavel."], language="de"
    )

    assert found.verdict == "ok"
