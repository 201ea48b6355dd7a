"""Actors of several articles that are one, and those that are not."""

from __future__ import annotations

from typing import Any

import pytest

from crisis import TORAL, VESKAR, cast, dossier, person, state, story, told
from summarise.vocabulary import ActorType

MILITARY, ARMED_GROUP, IGO = ActorType.MILITARY, ActorType.ARMED_GROUP, ActorType.IGO


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (person("Ana Brandt"), person("Ana Brandt")),
        (person("Ana Brandt"), person("Defence Minister Ana Brandt")),
        (person("Ana Brandt"), person("Ana K. Brandt")),
        (person("Ana Brandt"), person("Brandt")),
        (person("Ana Brandt"), person("Mr Brandt")),
        (state("Russia", country="RUS"), state("Russian Federation", country="RUS")),
        (state("Toral"), state("Republic of Toral")),
        (state("Veskar", "Odessin"), state("Odessin")),
        (person("Ilm River Council", IGO), person("IRC", IGO)),
        (person("Toralian Ministry of Defence"), person("Defence Ministry of Toral")),
        (person("Toralian Ministry of Defense"), person("Toral's Defence Ministry")),
        (
            person("Ministry of Defence", country="FRA"),
            person("Ministry of Defence", country="FRA"),
        ),
        (person("Ilm Front", ARMED_GROUP, aliases=("ILF",)), person("ILF", ARMED_GROUP)),
    ],
    ids=lambda item: item["name"],
)
def test_two_names_of_one_actor_are_merged(left: dict[str, Any], right: dict[str, Any]) -> None:
    merged = cast(story("north", actors=[left]), story("south", actors=[right])).merged

    assert [sorted(member.id for member in item.members) for item in merged.values()] == [
        ["A1:a1", "A2:a1"]
    ]
    assert all(item.why for item in merged.values())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (person("Ana Brandt"), person("Ivo Brandt")),
        (person("Ana Brandt", country="FRA"), person("Ana Brandt", country="DEU")),
        (person("Ministry of Defence"), person("Ministry of Defence")),
        (
            person("Ministry of Defence", country="FRA"),
            person("Ministry of Defence", country="DEU"),
        ),
        (person("Defence Minister of Toral"), person("Defence Ministry of Toral")),
        (person("two officials"), person("two officials")),
        (person("Western officials"), person("Western officials")),
        (person("residents", ActorType.CIVILIAN), person("residents", ActorType.CIVILIAN)),
        (state("Toral"), person("Toral", MILITARY)),
        (state("Toral"), person("Toralian army", MILITARY)),
        (state("North Ilm"), state("South Ilm")),
        (person("Ana Brandt"), person("Brandt", ActorType.COMPANY)),
    ],
    ids=lambda item: item["name"],
)
def test_names_that_may_be_of_two_actors_are_not_merged(
    left: dict[str, Any], right: dict[str, Any]
) -> None:
    merged = cast(story("north", actors=[left]), story("south", actors=[right])).merged

    assert len(merged) == 2


def test_a_surname_that_fits_two_people_is_left_alone() -> None:
    found = cast(
        story("north", actors=[person("Irena Valdek")]),
        story("south", actors=[person("Tomar Valdek")]),
        story("west", actors=[person("Valdek")]),
    )

    assert len(found.merged) == 3


def test_two_actors_of_one_article_are_never_merged() -> None:
    found = cast(story("north", actors=[person("Ana Brandt"), person("Brandt")]))

    assert len(found.merged) == 2


def test_even_two_officials_are_the_same_in_a_copy_of_the_article() -> None:
    claims = [
        told("Two officials in Odessin said that the brigades at the Ilm would stay until spring."),
        told("The river police of Toral closed all four of the crossings north of the old mill."),
    ]
    officials = person("two officials")
    found = cast(
        story("north", claims, actors=[officials]), story("south", claims, actors=[officials])
    )

    assert len(found.merged) == 1


def test_the_reason_for_a_merge_is_told_in_words() -> None:
    found = dossier(
        story("north", actors=[person("Ana Brandt")]), story("south", actors=[person("Brandt")])
    )

    (actor,) = found.actors

    assert actor.name == "Ana Brandt"
    assert actor.aliases == ("Brandt",)
    assert actor.why == (
        "A1:a1, A2:a1: “Brandt” is the surname of “Ana Brandt”, and of nobody else here",
    )


def test_the_actor_in_most_articles_comes_first() -> None:
    found = dossier(
        story("north", actors=[TORAL]),
        story("south", actors=[VESKAR]),
        story("west", actors=[TORAL]),
    )

    assert [(actor.id, actor.name) for actor in found.actors] == [("P1", "Toral"), ("P2", "Veskar")]


def test_a_speaker_is_counted_under_the_merged_actor() -> None:
    found = dossier(
        story("north", [told("Toral closed the border.", "Ana Brandt")], [person("Ana Brandt")]),
        story("south", [told("The bridge will stay open.", "Mr Brandt")], [person("Mr Brandt")]),
    )

    assert [actor.speaks for actor in found.actors] == [2]
