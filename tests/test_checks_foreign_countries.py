"""Countries in German, Spanish, French and Russian articles."""

from __future__ import annotations

import pytest

from summarise.article import Article
from summarise.checks.acting.belonging import check_country
from summarise.checks.text.foreign_countries import LANGUAGES, named_abroad, told_abroad


@pytest.mark.parametrize(
    ("name", "language", "code"),
    [
        ("Brasilien", "de", "BRA"),
        ("Südkorea", "de", "KOR"),
        ("iran", "de", "IRN"),
        ("Perú", "es", "PER"),
        ("Venezuela", "es", "VEN"),
        ("Venezuela, República Bolivariana de", "es", "VEN"),
        ("Peru", "es", "PER"),
        ("Corea del Sur", "es", "KOR"),
        ("Côte d'Ivoire", "fr", "CIV"),
        ("Китай", "ru", "CHN"),
        ("Brasilia", "de", None),
        ("Fuerzas Armadas de Colombia", "es", None),
    ],
)
def test_a_country_has_its_name_in_each_language(
    name: str, language: str, code: str | None
) -> None:
    assert named_abroad(name, language) == code


@pytest.mark.parametrize(
    ("text", "language", "code", "told"),
    [
        ("Die französische Regierung schwieg.", "de", "FRA", True),
        ("Die Volkspolizei der DDR rückte aus.", "de", "DDR", True),
        ("Moskau schwieg.", "de", "SUN", True),
        ("Die Regierung in Bonn schwieg.", "de", "FIN", False),
        ("El Gobierno colombiano calló.", "es", "COL", True),
        ("El Gobierno colombiano calló.", "es", "CHL", False),
        ("Los estadounidenses callaron.", "es", "USA", True),
        ("La República calló.", "es", "DOM", False),
        ("Le chef de l'État ivoirien s'est tu.", "fr", "CIV", True),
        ("Le régime nigérien s'est tu.", "fr", "NER", True),
        ("Le régime nigérien s'est tu.", "fr", "THA", False),
        ("Китайские власти молчали.", "ru", "CHN", True),
        ("Китайские власти молчали.", "ru", "BRA", False),
        ("Le Kosovo s'est tu.", "fr", "XKX", True),
        ("El Gobierno cubano calló.", "es", "CUB", True),
        ("El puerto calló.", "es", "SLV", False),
        ("Le port est fermé.", "fr", "XKX", False),
    ],
)
def test_a_text_tells_of_a_country_by_its_name_or_its_people(
    text: str, language: str, code: str, told: bool
) -> None:
    assert told_abroad(text, code, language) is told


@pytest.mark.parametrize(
    ("name", "code", "language", "verdicts"),
    [
        ("Colombia", "BRA", "es", ["other_country"]),
        ("Colombia", "COL", "es", []),
        ("Rafael Correa", "GHA", "es", ["country_not_told"]),
        ("Rafael Correa", "ECU", "es", []),
        ("Rafael Correa", "GHA", "it", []),
    ],
)
def test_a_country_that_the_article_never_mentions_is_doubted(
    name: str, code: str, language: str, verdicts: list[str]
) -> None:
    article = Article.from_text("Rafael Correa, de Ecuador, acusó a Colombia.", language=language)

    found = check_country(name, code, (), article, ())

    assert [item.verdict for item in found] == verdicts


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_knows_most_countries(language: str) -> None:
    known = {named_abroad(name, language) for name in ("Irak", "Irán", "Iran", "Mali", "Мали")}

    assert "MLI" in known
