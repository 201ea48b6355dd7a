"""Whether the article bears out the country of an actor."""

from __future__ import annotations

import pytest

from check_articles import article_of
from summarise.article import PassageKind
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


def test_countries_are_not_looked_for_in_languages_without_a_list() -> None:
    article = article_of(["Mara Quill mówiła."], language="pl")

    found = check_actor("Mara Quill", (), kind=ActorType.UNKNOWN, country="BRA", article=article)

    assert [item.verdict for item in found.findings] == ["ok"]


@pytest.mark.parametrize(
    ("name", "country", "sentence", "verdict"),
    [
        ("Norwegian envoys", "FIN", "Norwegian envoys met a Finnish general.", "other_country"),
        ("Lina Moe", "FIN", "The Norwegian surgeon Lina Moe met a Finn.", "other_country"),
        ("Lina Moe", "NOR", "The Norwegian surgeon Lina Moe met a Finn.", None),
        ("Lina Moe", "FIN", "Norwegian surgeon Lina Moe met a Finn.", "other_country"),
        ("Lina Moe", "FIN", "Lina Moe, Norway's consul, met a Finnish doctor", "other_country"),
        ("Lina Moe", "FIN", "Lina Moe, Norway's consul, met a Finnish cook in Oslo", "other_country"),
        ("Lina Moe", "NLD", "Two Netherlanders met Lina Moe.", None),
        ("Lina Moe", "FIN", "The Norwegian-backed doctor Lina Moe met a Finnish general.", None),
        ("Lina Moe", "FIN", "Norway's delegate, Lina Moe, met a Finn.", "other_country"),
        ("Lina Moe", "FIN", "Norway's deputy trade minister, Lina Moe, met a Finn.", "other_country"),
        ("Lina Moe", "FIN", "The Norwegian judge, Lina Moe, met a Finnish general.", "other_country"),
        ("Norwegian envoys", "NOR", "Norwegian envoys met a Finnish general.", None),
        ("Norwegian-backed miners", "FIN", "Finland let in Norwegian-backed miners.", None),
        ("Lina Moe", "FIN", "Norwegian-born Finnish judge Lina Moe spoke.", None),
        ("Dominican police", "DMA", "Dominican police left Dominica.", None),
        ("Lina Moe", "FIN", "In Norway, Lina Moe sold Finnish boats.", None),
    ],
)  # fmt: skip
def test_a_demonym_is_held_against_a_country_that_no_other_actor_has(
    name: str, country: str, sentence: str, verdict: str | None
) -> None:
    found = check_actor(
        name, (), kind=ActorType.UNKNOWN, country=country, article=article_of([sentence])
    )

    assert [item.verdict for item in found.findings[1:]] == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("name", "sentence", "verdict"),
    [
        ("Marovia", "A Marovian frigate sank.", "by_country"),
        ("Corland", "Two Corlanders were held.", "by_country"),
        ("Tavo", "A Tavish frigate sank.", "not_in_article"),
        ("Marovia", "The margin was thin.", "not_in_article"),
    ],
)
def test_a_state_that_no_table_knows_is_found_by_its_likely_demonym(
    name: str, sentence: str, verdict: str
) -> None:
    found = check_actor(
        name, (), kind=ActorType.STATE, country=None, article=article_of([sentence])
    )

    assert found.findings[0].verdict == verdict


def _findings(*sentences: str, name: str = "Mara Quill", country: str = "UKR") -> list[str | None]:
    found = check_actor(
        name,
        (),
        kind=ActorType.UNKNOWN,
        country=country,
        article=article_of(sentences),
        countries=OTHERS,
    )
    return [item.detail for item in found.findings[1:]]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("The Iranian state minister Mara Quill spoke.", "The Iranian state minister Mara Quill"),
        ("Iran's foreign minister Mara Quill spoke.", "Iran's foreign minister Mara Quill"),
        ("The minister of Iran Mara Quill spoke.", "The minister of Iran Mara Quill"),
        ("The Iran & Oman envoy Mara Quill spoke.", "The Iran & Oman envoy Mara Quill"),
        ("For Iran Mara Quill spoke.", "For Iran Mara Quill"),
        ("Iran's envoy, Mara Quill, spoke.", "Iran's envoy, Mara Quill"),
        ("Iran's envoy, Mara Quill.", "Iran's envoy, Mara Quill"),
        ("Iran's vice-president Mara Quill spoke.", "Iran's vice-president Mara Quill"),
        ("Iran's trade undersecretary Mara Quill sat.", "Iran's trade undersecretary Mara Quill"),
        ("Mara Quill, envoy of Iran, spoke.", "Mara Quill, envoy of Iran"),
        ("Iran A B C D E F G Mara Quill spoke.", "Iran A B C D E F G Mara Quill"),
        ("Mara Quill, b c d e f Iran, spoke.", "Mara Quill, b c d e f Iran"),
        ("Mara Quill, b c d e f g Iran, spoke.", "Mara Quill, b c d e f g Iran"),
    ],
)
def test_a_title_goes_with_the_name_it_stands_beside(sentence: str, title: str) -> None:
    assert _findings(sentence) == [f"{title}: IRN, not UKR"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran's old minister Mara Quill spoke.",
        "Iranian (Shia) Mara Quill spoke.",
        "Iran's envoy, Mara Quill spoke.",
        "Iran's navy, Mara Quill, spoke.",
        "Iran, Mara Quill, spoke.",
        "Envoy, Mara Quill, of Iran spoke.",
        "Mara Quill, envoy of Iran; she spoke.",
        "Mara Quill, envoy of Iran",
        "Mara Quill, who left Iran, spoke.",
        "Mara Quill and Iran's king, both old, spoke.",
        "The Iran expert Mara Quill spoke.",
        "The polish maker Mara Quill spoke.",
        "An Iranian and Mara Quill spoke.",
        "Mara Quill, or Iran, spoke.",
        "Mara Quill spoke, envoy of Iran, spoke.",
        "The envoy for Iran Mara Quill spoke.",
        "Spokesman for Iran's President Mara Quill spoke.",
        "Iran A B C D E F G H Mara Quill spoke.",
        "Mara Quill, b c d e f g h Iran, spoke.",
    ],
)
def test_what_is_no_title_of_a_name_says_nothing_of_its_country(sentence: str) -> None:
    assert _findings(sentence) == ["nothing of UKR in the article"]


def test_a_title_is_looked_for_at_the_first_three_mentions() -> None:
    titled = "Iranian envoy Mara Quill spoke."

    third = _findings("Mara Quill spoke.", "Mara Quill sat.", titled, "Ukraine.")
    fourth = _findings("Mara Quill spoke.", "Mara Quill sat.", "Mara Quill.", titled, "Ukraine.")

    assert (third, fourth) == (["Iranian envoy Mara Quill: IRN, not UKR"], [])


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        ("Iran", "UKR", ["Iran is IRN"]),
        ("Iran", "IRN", []),
        ("Iran-backed men", "UKR", []),
        ("pro-Iran men", "UKR", []),
        ("Iranian men", "UKR", ["Iranian men: IRN, not UKR"]),
    ],
)
def test_a_country_in_the_name_is_that_of_the_actor(
    name: str, country: str, found: list[str]
) -> None:
    assert _findings(f"{name} spoke to Ukraine.", name=name, country=country) == found


@pytest.mark.parametrize(
    ("sentence", "country", "told"),
    [
        ("Mara Quill saw Ukrainians.", "UKR", True),
        ("Mara Quill saw Brazilians.", "BRA", True),
        ("Mara Quill saw Polish men.", "POL", True),
        ("Mara Quill saw Omanis.", "OMN", True),
        ("Mara Quill saw a Brazile.", "BRA", False),
        ("Mara Quill saw irate men.", "IRQ", False),
        ("Mara Quill saw Chinamen.", "CHN", False),
    ],
)
def test_the_people_of_a_country_tell_of_it(sentence: str, country: str, told: bool) -> None:
    expected = [] if told else [f"nothing of {country} in the article"]

    assert _findings(sentence, country=country) == expected


def test_a_name_in_a_caption_hides_no_title_in_the_body() -> None:
    caption = (PassageKind.CAPTION, "Mara Quill in May")
    article = article_of(["Iranian envoy Mara Quill spoke."], furniture=[caption])

    found = check_actor("Mara Quill", (), kind=ActorType.UNKNOWN, country="UKR", article=article)

    assert found.findings[-1].verdict == "other_country"
