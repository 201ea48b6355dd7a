"""One claim of several outlets: what joins it, what keeps it apart, who disputes it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from crisis import DAY, TORAL, VESKAR, denied, dossier, person, story, texts, told
from summarise.dossier.model import Stance
from summarise.vocabulary import CheckName, ClaimStatus
from summary_factory import passed, warned

CAST = (TORAL, VESKAR, person("Ana Brandt"), person("Ivo Kess"))
NORTH = told("Veskar closed the Karsin bridge on the Ilm to all traffic on Sunday.")


@pytest.mark.parametrize(
    "other",
    [
        "On Sunday Veskar shut the Karsin bridge on the Ilm to traffic.",
        "The Karsin bridge on the Ilm was closed to all traffic by Veskar.",
        "Veskar's closure of the Karsin bridge stopped all traffic on the Ilm.",
    ],
)
def test_the_same_claim_in_other_words_is_one_group(other: str) -> None:
    found = dossier(story("north", [NORTH]), story("south", [told(other)]))

    assert [texts(group) for group in found.groups] == [{NORTH["text"], other}]
    assert found.groups[0].outlets == 2
    assert found.single == ()


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            "Veskar closed the Dunmar bridge on the Senn to all traffic on Sunday.", id="place"
        ),
        pytest.param(
            "Veskar closed the Karsin bridge on the Ilm to all traffic on 3 September.", id="day"
        ),
        pytest.param(
            "Veskar closed the Karsin bridge on the Ilm to all traffic in 2019.", id="year"
        ),
        pytest.param("Veskar has sent two brigades to the Ilm.", id="another act"),
        pytest.param("Veskar will repair the Karsin bridge next year.", id="another verb"),
    ],
)
def test_another_place_day_or_act_is_another_claim(other: str) -> None:
    found = dossier(story("north", [NORTH]), story("south", [told(other)]))

    assert found.groups == ()
    assert len(found.single) == 2


def test_who_acts_on_whom_keeps_claims_apart() -> None:
    found = dossier(
        story("north", [told("Toral expelled the ambassador of Veskar.")]),
        story("south", [told("Veskar expelled the ambassador of Toral.")]),
    )

    assert found.groups == ()


def test_two_people_of_one_surname_are_two_people_in_claims_too() -> None:
    found = dossier(
        story("north", [told("Irena Valdek offered to resign.")], [person("Irena Valdek")]),
        story("south", [told("Tomar Valdek offered to resign.")], [person("Tomar Valdek")]),
    )

    assert found.groups == ()


def test_what_is_to_come_is_not_what_has_happened() -> None:
    found = dossier(
        story("north", [told("Veskar withdrew its brigades from the Ilm crossing.")]),
        story(
            "south",
            [told("Veskar will withdraw some tanks at the Ilm.", status=ClaimStatus.PLANNED)],
        ),
    )

    assert found.groups == ()


def test_numbers_that_differ_are_listed_and_do_not_part_a_group() -> None:
    found = dossier(
        story("north", [told("Shells on the market of Tolvek killed 12 people.")]),
        story("south", [told("Shells on the market of Tolvek killed fourteen people.")]),
        story("west", [told("Shells on the market of Tolvek killed 12 people.")]),
    )

    (group,) = found.groups
    (difference,) = group.numbers

    assert difference.what == "people"
    assert difference.values == (("12", ("A1:c1", "A3:c1")), ("fourteen", ("A2:c1",)))
    assert "numbers differ: 12/fourteen" in {
        part for member in group.members if member.why for part in member.why.split("; ")
    }


def test_numbers_of_different_things_are_no_difference() -> None:
    found = dossier(
        story("north", [told("Shells on the market of Tolvek killed 12 people.")]),
        story("south", [told("Shells on the market of Tolvek killed people in 40 shops.")]),
    )

    assert [group.numbers for group in found.groups] == [()]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Veskar did not close the Karsin bridge on the Ilm.", {"status": ClaimStatus.DENIED}),
        ("Veskar did not close the Karsin bridge on the Ilm to traffic.", {}),
        ("The Karsin bridge on the Ilm is open to all traffic.", {}),
    ],
    ids=["denial", "negation", "contrary"],
)
def test_a_denial_belongs_to_the_group_and_disputes_it(text: str, changes: dict[str, Any]) -> None:
    denial = told(text, "Ivo Kess", **changes)
    found = dossier(story("north", [NORTH], CAST), story("south", [denial], CAST))

    (group,) = found.groups

    assert group.text == NORTH["text"]
    assert group.disputed_by == ("Ivo Kess",)
    assert [member.stance for member in group.members] == [Stance.SUPPORTS, Stance.DISPUTES]
    assert group.outlets == 1


def test_a_denial_in_the_same_article_disputes_what_it_denies() -> None:
    found = dossier(
        story(
            "north",
            [
                told("Veskar arms the Ilm Front.", "Ana Brandt"),
                denied("Veskar does not arm the Ilm Front.", "Ivo Kess"),
            ],
            CAST,
        )
    )

    assert [group.disputed_by for group in found.groups] == [("Ivo Kess",)]


def test_one_speaker_does_not_corroborate_itself_in_one_article() -> None:
    claims = [
        told("Veskar closed the Karsin bridge.", "Ana Brandt"),
        told("Veskar closed the Karsin bridge on Sunday.", "Ana Brandt"),
    ]
    found = dossier(story("north", claims, CAST))

    assert found.groups == ()


def test_claims_that_name_nothing_in_common_stay_alone() -> None:
    found = dossier(
        story("north", [told("At least 40 people were killed.")]),
        story("south", [told("About 60 people were killed.")]),
    )

    assert found.groups == ()


def test_the_same_words_years_apart_are_two_claims() -> None:
    text = "People were killed in fighting with Veskar."
    found = dossier(
        story("north", [told(text)]),
        story("south", [told(text)], published=DAY - timedelta(days=900)),
    )

    assert found.groups == ()


def test_speakers_are_counted_once_each() -> None:
    said = NORTH["text"]
    found = dossier(
        story("north", [told(said, "Ana Brandt")], CAST),
        story("south", [told(said, "Brandt")], (*CAST[:2], person("Brandt"))),
        story("west", [told(said, "Ivo Kess")], CAST),
        story("east", [told(said)], CAST),
    )

    assert [(group.outlets, group.speakers) for group in found.groups] == [(4, 2)]


def test_a_member_without_doubt_stands_for_all() -> None:
    doubt = warned(CheckName.HEDGE, "overstated")
    found = dossier(
        story("north", [{**NORTH, "checks": (doubt,)}]),
        story("south", [told("Veskar shut the Karsin bridge on the Ilm.", checks=(passed(),))]),
    )

    (group,) = found.groups

    assert group.text == "Veskar shut the Karsin bridge on the Ilm."
    assert [member.doubtful for member in group.members] == [False, True]


def test_the_reason_names_speaker_words_and_day() -> None:
    said = "Veskar shut the Karsin bridge on the Ilm on Sunday."
    found = dossier(
        story("north", [{**NORTH, "by": "Ana Brandt"}], CAST),
        story("south", [told(said, "Ana Brandt")], CAST),
    )

    reasons = [member.why for member in found.groups[0].members]

    assert reasons[0] is None
    assert str(reasons[1]).startswith("same speaker, Ana Brandt; shares Veskar, ")
    assert str(reasons[1]).endswith(f"same day, {date(2026, 9, 13).isoformat()}")


def test_the_most_corroborated_claim_comes_first() -> None:
    two = told("Toral recalled its ambassador from Odessin.")
    found = dossier(
        story("north", [two, NORTH]), story("south", [two, NORTH]), story("west", [NORTH])
    )

    assert [(group.id, group.outlets) for group in found.groups] == [("G1", 3), ("G2", 2)]
