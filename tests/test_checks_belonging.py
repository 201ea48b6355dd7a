"""Whether the article bears out the country of an actor."""

from __future__ import annotations

import pytest

from check_articles import article_of
from summarise.checks.acting.actors import check_actor
from summarise.vocabulary import ActorType

OTHERS = ("IRN", "UKR", "USA", "RUS")


@pytest.mark.parametrize(
    ("name", "country", "sentence", "verdict"),
    [
        ("Iran", "UKR", "Iran and Ukraine met.", "other_country"),
        ("Mara Quill", "UKR", "Iranian President Mara Quill met Ukraine's envoy.", "other_country"),
        ("Mara Quill", "UKR", "The Kremlin's spokesman, Mara Quill, met Ukraine's envoy.", "other_country"),
        ("Mara Quill", "UKR", "Mara Quill, head of Iran's navy, met Ukraine's envoy.", "other_country"),
        ("US troops", "IRN", "US troops left Iran.", "other_country"),
        ("Mara Quill", "BRA", "Iranian President Mara Quill spoke.", "other_country"),
        ("Mara Quill", "BRA", "Mara Quill spoke.", "country_not_told"),
        ("Mara Quill", "IRN", "Iranian President Mara Quill met Ukraine's envoy.", None),
        ("Mara Quill", "USA", "US envoy for Iran Mara Quill spoke.", None),
        ("Mara Quill", "UKR", "In Iran, Mara Quill spoke of Ukraine.", None),
        ("Taliban", "IRN", "The Taliban left Iran for Ukraine.", None),
        ("pro-Russian rebels", "UKR", "Ukraine fought the pro-Russian rebels.", None),
        ("Mara Quill", "UKR", "Mara Quill, and the head of Iran's navy, met Ukraine's envoy.", None),
        ("Mara Quill", "UKR", "After a call with Iran's president, Mara Quill left Ukraine.", None),
    ],
)  # fmt: skip
def test_a_country_is_held_against_name_title_and_article(
    name: str, country: str, sentence: str, verdict: str | None
) -> None:
    found = check_actor(
        name,
        (),
        kind=ActorType.UNKNOWN,
        country=country,
        article=article_of([sentence]),
        countries=OTHERS,
    )

    assert [item.verdict for item in found.findings[1:]] == ([verdict] if verdict else [])


def test_countries_are_not_looked_for_in_other_languages() -> None:
    article = article_of(["Mara Quill sprach."], language="de")

    found = check_actor("Mara Quill", (), kind=ActorType.UNKNOWN, country="BRA", article=article)

    assert [item.verdict for item in found.findings] == ["ok"]
