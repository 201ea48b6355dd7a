"""Countries by code, and the words an article may use in a country's place.

Covers: ISO 3166-1 alpha-3 codes (and Kosovo, which has none), those of former states (ISO
3166-3: SUN, YUG, CSK, DDR), capitals and demonyms, seats of government.
Does not cover: sub-national places.

Source: ISO 3166-1 through `pycountry`; names, capitals and demonyms through `countryinfo`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

# Not in ISO 3166-1: XKX is the World Bank's code, KOS the one of PLOVER and CAMEO.
KOSOVO = frozenset({"XKX", "KOS"})

_MORE: Mapping[str, tuple[str, ...]] = {
    "USA": ("US", "U.S.", "USA", "America", "American", "Americans", "Washington", "White House",
            "Pentagon", "State Department"),
    "GBR": ("UK", "U.K.", "Britain", "British", "Briton", "Downing Street", "Whitehall"),
    "RUS": ("Kremlin", "Russians", "Moscow"),
    "PRK": ("DPRK", "N Korea", "N. Korea", "North Korean", "North Koreans", "Pyongyang"),
    "KOR": ("S Korea", "S. Korea", "South Korean", "South Koreans", "Seoul", "Blue House"),
    "UKR": ("Kiev", "Kyiv", "Ukrainians"),
    "ISR": ("Israeli", "Israelis", "Jerusalem", "Tel Aviv", "IDF"),
    "PSE": ("Palestinian", "Palestinians", "Palestine", "Gaza", "West Bank"),
    "CHN": ("Chinese", "Beijing"), "TWN": ("Taipei", "Taiwanese"),
    "FRA": ("Élysée", "Elysee", "Quai d'Orsay", "French"), "TUR": ("Türkiye", "Turks", "Turkish"),
    "IRN": ("Tehran", "Teheran", "Iranians"), "CZE": ("Czech Republic", "Czechia", "Czech"),
    "COD": ("DRC", "DR Congo", "Congolese", "Kinshasa"), "MMR": ("Burma", "Myanmar", "Burmese"),
    "NLD": ("Dutch", "The Hague"), "VAT": ("Holy See", "Vatican"), "SAU": ("Saudi", "Saudis"),
    "ARE": ("UAE", "Emirati", "Emiratis"), "KOS": ("Kosovo", "Kosovar", "Pristina"),
    "XKX": ("Kosovo", "Kosovar", "Pristina"), "PHL": ("Philippine", "Filipino", "Manila"),
    "IND": ("New Delhi", "Delhi", "Indian"), "IRQ": ("Baghdad", "Iraqi", "Iraqis"),
    "SYR": ("Damascus", "Syrian", "Syrians"), "AFG": ("Kabul", "Afghan", "Afghans"),
    "SUN": ("Soviet Union", "U.S.S.R.", "USSR", "Soviet", "Soviets", "Moscow", "Kremlin",
            "sowjetisch", "Sowjetunion"),
    "YUG": ("Yugoslavia", "Yugoslav", "Belgrade", "Serbia", "Serb", "Serbs", "Serbian"),
    "CSK": ("Czechoslovakia", "Czechoslovak", "Prague"), "DDR": ("East Germany", "East German"),
    "ARG": ("Argentine", "Argentines", "Argentinian"),
    "YEM": ("Sanaa", "Sana'a", "Yemeni"), "DEU": ("Bonn",), "ESP": ("Spanish", "Spaniards"),
}  # fmt: skip

_NAME = 5  # letters
_ENDINGS = tuple("an ian ean n ish ese i er ic".split())
_DEMONYMS: Mapping[str, str] = {
    "SUN": "Soviet", "YUG": "Yugoslav", "CSK": "Czechoslovak", "DDR": "East German",
    "PSE": "Palestinian", "XKX": "Kosovar", "KOS": "Kosovar",
}  # fmt: skip


def valid_country(code: str | None) -> str | None:
    """The code in upper case if it stands for a country, or None."""
    if code is None:
        return None
    wanted = code.strip().upper()
    if wanted in KOSOVO:
        return wanted
    return wanted if _known(wanted) else None


@lru_cache(maxsize=512)
def country_words(code: str) -> tuple[str, ...]:
    """Name, capital, demonym and seat of government of a country, by alpha-3 code."""
    from countryinfo import CountryInfo, CountryNotFoundError

    words = list(_MORE.get(code, ()))
    try:
        found = CountryInfo(code)
    except CountryNotFoundError:
        return tuple(words)
    given = (found.name(), found.capital(), found.demonym())
    words += [word for word in given if isinstance(word, str) and len(word) > 2]
    return tuple(dict.fromkeys(words))


@lru_cache(maxsize=512)
def demonym(code: str) -> str | None:
    """What is of a country, in one word: `Iranian`; None if no list has one."""
    from countryinfo import CountryInfo, CountryNotFoundError

    try:
        found = CountryInfo(code).demonym()
    except (CountryNotFoundError, ValueError):
        found = None
    return found if isinstance(found, str) else _DEMONYMS.get(code)


@lru_cache(maxsize=512)
def likely_demonyms(name: str) -> tuple[str, ...]:
    """What may be of a state that no table knows: `Lorvian`, `Lorvians` for `Lorvia`.

    Nothing for names of several words, or of less than five letters.
    """
    if not (name.isalpha() and len(name) >= _NAME and name[0].isupper()):
        return ()
    root = name.rstrip("aeioy")
    if len(root) < _NAME - 1:
        return ()
    ends = _ENDINGS if name == root else (*_ENDINGS, name[len(root) :] + "n")
    return tuple(dict.fromkeys(f"{root}{end}{many}" for end in ends for many in ("", "s")))


def countries_of(word: str) -> frozenset[str]:
    """The codes of today's countries of which a word is the demonym or a possessive.

    `Polish`, `Poland's`; several for `Dominican`, none for a name.
    """
    if word.endswith(("'s", "’s")):
        code = country_named(word[:-2])
        return frozenset() if code is None else frozenset({code})
    return _by_demonym().get(word, frozenset())


@lru_cache(maxsize=1)
def _by_demonym() -> Mapping[str, frozenset[str]]:
    import pycountry

    found: dict[str, set[str]] = {}
    for country in pycountry.countries:
        word = demonym(country.alpha_3)
        if word is not None:
            found.setdefault(word, set()).add(country.alpha_3)
    return {word: frozenset(codes) for word, codes in found.items()}


@lru_cache(maxsize=1_024)
def country_named(name: str) -> str | None:
    """The alpha-3 code of a country by one of its common names, or None.

    Full names only: "Georgia" yes, "Georgian forces" no.
    """
    plain = name.strip().removeprefix("the ").removeprefix("The ")
    for code, words in _MORE.items():
        if plain in words:
            return code
    from countryinfo import CountryInfo, CountryNotFoundError

    if len(plain) < 4:
        return None
    try:
        code = CountryInfo(plain).iso(3)
    except (CountryNotFoundError, ValueError):
        return None
    return code if isinstance(code, str) else None


@lru_cache(maxsize=512)
def _known(code: str) -> bool:
    import pycountry  # 21 MB of data, read on first use

    if len(code) != 3:
        return False
    return bool(
        pycountry.countries.get(alpha_3=code) or pycountry.historic_countries.get(alpha_3=code)
    )
