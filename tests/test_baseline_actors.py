from __future__ import annotations

import pytest

from summarise.article import Article
from summarise.baseline.engine import draft_article
from summarise.draft import DraftActor


def actors(text: str) -> dict[str, DraftActor]:
    article = Article.from_text(text, language="en")
    return {actor.name: actor for actor in draft_article(article).actors}


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("Iran accused Israel of lying.", "Iran", "state", "IRN"),
        ("The U.S. accused Israel of lying.", "U.S.", "state", "USA"),
        ("The Iraqi government accused Israel of lying.", "Iraqi government", "government", "IRQ"),
        ("The government of Iraq accused Israel.", "government of Iraq", "government", "IRQ"),
        (
            "The Ministry of Defence accused Israel of lying.",
            "Ministry of Defence",
            "government",
            None,
        ),
        ("Kyiv accused Israel of lying on Monday.", "Kyiv", "government", "UKR"),
        ("The Kremlin accused Israel of lying.", "Kremlin", "government", "RUS"),
        ("North Korean troops attacked the town.", "North Korean troops", "military", "PRK"),
        ("The Iraqi army attacked the town.", "Iraqi army", "military", "IRQ"),
        ("The Israeli parliament rejected the plan.", "Israeli parliament", "legislature", "ISR"),
        (
            "The Supreme Court of Kenya rejected the plan.",
            "Supreme Court of Kenya",
            "judiciary",
            "KEN",
        ),
        ("Kenyan police arrested two men.", "Kenyan police", "police", "KEN"),
        ("Syrian rebels attacked the town.", "Syrian rebels", "armed_group", "SYR"),
        ("Hezbollah fighters attacked the town.", "Hezbollah fighters", "armed_group", None),
        ("The UN Security Council condemned Iran.", "UN Security Council", "igo", None),
        ("NATO condemned Iran on Monday.", "NATO", "igo", None),
        ("Amnesty International condemned Iran.", "Amnesty International", "ngo", None),
        ("French intelligence accused Iran.", "French intelligence", "intelligence", "FRA"),
        ("The Socialist Party rejected the plan.", "Socialist Party", "political_party", None),
        ("President Luis Mora accused Iran.", "Luis Mora", "government", None),
        ("Peruvian President Luis Mora accused Iran.", "Luis Mora", "government", "PER"),
        ("President of Peru Luis Mora accused Iran.", "Luis Mora", "government", "PER"),
        ("General Karl Holt accused Iran of lying.", "Karl Holt", "military", None),
    ],
)
def test_the_kind_and_country_of_an_actor(
    text: str, name: str, kind: str, country: str | None
) -> None:
    found = actors(text)

    assert name in found
    assert (found[name].type.value, found[name].country) == (kind, country)


@pytest.mark.parametrize(
    "text",
    [
        "Late on Monday the market in the town was closed.",
        "Sources said the market in the town was closed.",
        "In January the market near Berlin was closed again.",
        "Prices rose in France, Italy and Spain this year, people said.",
        "Typhoon Mawar closed the market on Monday, and Mawar moved on.",
        "Red notices ask police to find a person. A red notice binds nobody.",
        "The market near Kabul Airport was closed on Monday.",
    ],
)
def test_dates_places_storms_and_first_words_are_no_actors(text: str) -> None:
    assert actors(text) == {}


def test_an_acronym_belongs_to_the_name_in_front_of_its_brackets() -> None:
    found = actors(
        "The Northern Border Council (NBC) accused Iran. The NBC also rejected a plan by Iran."
    )

    assert found["Northern Border Council"].aliases == ("NBC",)


def test_a_surname_alone_is_the_person_with_that_full_name() -> None:
    found = actors("President Luis Mora accused Iran. Mora said the plan was dead on arrival.")

    assert found["Luis Mora"].aliases == ("Mora",)
    assert "Mora" not in found


def test_a_surname_that_two_people_share_is_joined_with_neither() -> None:
    found = actors("President Luis Mora met Ana Mora of Chile. Mora said the plan was dead now.")

    assert "Mora" not in found["Luis Mora"].aliases


def test_a_capital_that_acts_is_its_country_where_both_are_named() -> None:
    found = actors("Ukraine accused Iran. Kyiv has also rejected the plan.")

    assert found["Ukraine"].aliases == ("Kyiv",)


def test_names_of_one_body_in_two_orders_are_one_actor() -> None:
    found = actors("The Iraqi government accused Iran. The government of Iraq rejected the plan.")

    assert len([name for name in found if "government" in name]) == 1


def test_an_alias_that_the_article_does_not_use_is_not_given() -> None:
    found = actors("The United Nations accused Iran of lying.")

    assert found["United Nations"].aliases == ()


def test_roles_follow_from_what_an_actor_does() -> None:
    found = actors("General Karl Holt said Iran attacked Israel. Norway had no part in it.")

    assert {name: actor.role.value for name, actor in found.items()} == {
        "Karl Holt": "source",
        "Iran": "initiator",
        "Israel": "target",
        "Norway": "mentioned",
    }
