"""What countries are called in German, Spanish, French and Russian, and who tells of them there.

Covers: names of ISO 3166-1 in these languages; whether a text has any word that begins like a
name of a country, its capital or its people.
Does not cover: English (`countries.py`), cities, provinces. Beginnings of four letters rather
find too much: "Niger" is heard in "Nigeria".

Source: translations of ISO 3166-1 by the Debian `iso-codes` project, through `pycountry`; what
does not begin like the name ("français" for Frankreich, capitals) is ours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from summarise.checks.text.countries import country_words

LANGUAGES = frozenset({"de", "es", "fr", "ru"})
_ROOT = 4  # letters
# Words of names that tell no country.
_GENERIC = frozenset(
    "repu fede demo isla iles inse kong rein roya unio volk popu arab arabe boli vere unit estad "
    "респ феде демо исла соед наро остр араб".split()
) - {"kong", "arab", "arabe"}
_MORE: Mapping[str, str] = {
    "BEL": "brux brus брюс",
    "CHE": "suis suiz schw helv bern швей",
    "CHN": "peki pek peck пеки",
    "CIV": "ivoi elfe marf ивуа",
    "COD": "kong cong kins конг кинш",
    "CSK": "tsch tche chec prag чехо праг",
    "CZE": "tsch tche chec prag чех праг",
    "DDR": "ddr rda гдр ost-b ostb",
    "DEU": "deut alem alle germ bonn berl bund герм неме нем берл",
    "DNK": "dan kope copen дат копе",
    "EGY": "egip agyp egyp kair caire cairo каир",
    "ESP": "espa span madr испа мадр",
    "FRA": "fran pari elys фран пари",
    "GBR": "brit engl angl ingl lond брит англ лонд",
    "GRC": "grie grec athe aten греч гре афин",
    "IND": "indi delh инди дели",
    "IRL": "irla iris irisch дубл ирла",
    "IRN": "iran tehe teer tehr иран теге",
    "JPN": "japo toki toky япон токи",
    "KOR": "kore core sudk surc sud-c seou seul коре сеул",
    "MAR": "maro marr raba маро раба",
    "MMR": "birm myan бирм мьян",
    "NLD": "nied neer holl hola hay нидер голл гааг",
    "POL": "pol warsc varsov поль поля варш",
    "PRK": "kore core nordk norc nord-c pjon piong pyon коре пхен",
    "PSE": "pale gaza cisj westj пале газа",
    "RUS": "russ rus mosk mosc krem росс русс моск крем",
    "SAU": "saud riad riya сауд эр-р",
    "SUN": "sowj sovi urss udss mosk mosc krem ссср сове моск крем",
    "TUR": "turk turc turq anka турц туре анка",
    "TWN": "taiw taip тайв тайб",
    "UKR": "ukra ucra kie kyj kiew укра киев",
    "USA": "usa us- ee eeuu amer amér etat esta nort wash weis pent сша амер ваши белы пент",
    "VAT": "vati hei sant ватик",
    "XKX": "koso prist косо прищ",
    "KOS": "koso prist косо прищ",
    "YUG": "jugo yugo serb belg югос серб белг",
    "ZAF": "suda sud-a юар южно",
}  # fmt: skip


def named_abroad(name: str, language: str) -> str | None:
    """The alpha-3 code of the country that has this very name in a language, or None."""
    return _codes(language).get(_folded(name))


@lru_cache(maxsize=256)
def told_abroad(text: str, code: str, language: str) -> bool:
    """True if a text has any word that may stand for a country, or none is known for it.

    Args:
        text: The text.
        code: ISO 3166-1 alpha-3, or of a former state.
        language: One of `LANGUAGES`.
    """
    names = [name for name, other in _codes(language).items() if other == code]
    words = [word for name in (*names, *country_words(code)) for word in _words(name)]
    roots = {word[:_ROOT] for word in words} - _GENERIC | set(_MORE.get(code, "").split())
    if not roots:
        return True
    beginnings = "|".join(re.escape(_folded(root)) for root in sorted(roots))
    return re.search(rf"\b(?:{beginnings})", _folded_text(text)) is not None


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", _folded(name)) if len(word) >= _ROOT]


def _folded(text: str) -> str:
    """Lower case, without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=4)
def _folded_text(text: str) -> str:
    return _folded(text)


@lru_cache(maxsize=len(LANGUAGES))
def _codes(language: str) -> Mapping[str, str]:
    """Every name of today's countries in a language, folded, with its code."""
    import gettext

    import pycountry

    translated = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language])
    found: dict[str, str] = {}
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "common_name", country.name)):
            local = translated.gettext(name)
            found.setdefault(_folded(local), country.alpha_3)
            found.setdefault(_folded(local.partition(",")[0]), country.alpha_3)
    return found
