"""Words for numbers, magnitudes, units and currencies.

Covers: English in full up to trillions; the small numbers and magnitudes of German, Spanish
and French. Does not cover: German compounds above twenty, inflected forms beyond the plural.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

_SMALL = {
    word: value
    for value, words in enumerate(
        (
            "zero; ; two zwei dos deux both couple pair; three drei tres trois trio; "
            "four vier cuatro quatre; five fünf cinco cinq; six sechs seis; "
            "seven sieben siete sept; "
            "eight acht ocho huit; nine neun nueve neuf; ten zehn diez dix; eleven elf once onze; "
            "twelve zwölf doce douze; thirteen dreizehn trece treize; "
            "fourteen vierzehn quatorze; "
            "fifteen fünfzehn quince quinze; sixteen sechzehn; seventeen siebzehn; "
            "eighteen achtzehn; "
            "nineteen neunzehn"
        ).split(";")
    )
    for word in words.split()
}
_TENS = {
    word: value * 10
    for value, words in enumerate(
        (
            "; ; twenty zwanzig veinte vingt; thirty dreißig treinta trente; "
            "forty vierzig cuarenta quarante; fifty fünfzig cincuenta cinquante; "
            "sixty sechzig sesenta soixante; seventy siebzig setenta; eighty achtzig ochenta; "
            "ninety neunzig noventa"
        ).split(";")
    )
    for word in words.split()
}
_HUNDRED = {"hundred": 100, "hundert": 100, "cien": 100, "cent": 100}
_THOUSANDS = {
    "thousand": 10**3, "tausend": 10**3, "mil": 10**3, "mille": 10**3,
    "million": 10**6, "millionen": 10**6, "millón": 10**6, "millones": 10**6, "millions": 10**6,
    "billion": 10**9, "milliarde": 10**9, "milliarden": 10**9, "milliard": 10**9,
    "milliards": 10**9, "trillion": 10**12,
}  # fmt: skip
_DOZEN = {"dozen": 12, "score": 20}
_SCALES = _HUNDRED | _THOUSANDS | _DOZEN
ORDINALS: Mapping[str, int] = {
    word: value
    for value, word in enumerate(
        (
            "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        start=3,
    )
}
_PARTS = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
}

# English words that count only in another language: "once" is eleven in Spanish alone.
ONLY_IN: Mapping[str, str] = {"once": "es", "quince": "es", "elf": "de"}

# Figures may be followed by these; "billones" of Spanish and "Billionen" of German are 10^12.
MAGNITUDES: Mapping[str, int] = (
    dict(_THOUSANDS)
    | {"hundred": 100, "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6}
    | {"bn": 10**9, "b": 10**9, "mrd": 10**9, "tn": 10**12, "trn": 10**12, "billionen": 10**12}
    | {"dozen": 12}
)
UNITS: Mapping[str, str] = {
    form: unit
    for unit, forms in {
        "percent": "% ％ percent pct prozent",
        "km": "km kms kilometre kilometres kilometer kilometers kilómetros kilomètres",
        "mile": "mile miles mi", "metre": "metre metres meter meters", "foot": "foot feet ft",
        "kg": "kg kilogram kilograms kilogramme kilogrammes", "ton": "ton tons tonne tonnes",
        "hectare": "hectare hectares", "acre": "acre acres", "mm": "mm millimetre millimeter",
        "day": "day days tage tagen días jours",
        "week": "week weeks wochen semanas semaines",
        "month": "month months monate monaten meses mois",
        "year": "year years jahre jahren años ans",
        "second": "seconds sekunden segundos secondes",
        "hour": "hour hours stunden horas heures", "minute": "minute minutes minuten minutos",
        "mw": "mw megawatt megawatts", "barrel": "barrel barrels", "km/h": "km/h kph", "mph": "mph",
        "o'clock": "am pm a.m. p.m. uhr",
    }.items()
    for form in forms.split()
} | {"per cent": "percent", "por ciento": "percent", "pour cent": "percent",
     "percentage points": "percent", "percentage point": "percent"}  # fmt: skip
CURRENCIES: Mapping[str, str] = {
    form: currency
    for currency, forms in {
        "usd": "$ us$ usd dollar dollars dólares", "eur": "€ eur euro euros",
        "gbp": "£ gbp pound pounds sterling", "jpy": "yen jpy", "cny": "yuan renminbi cny",
        "yen or yuan": "¥", "rub": "₽ rub rouble roubles ruble rubles", "inr": "₹ rupee rupees",
        "krw": "₩ won krw", "ils": "₪ shekel shekels", "uah": "₴ uah hryvnia hryvnias",
        "aud": "a$", "cad": "c$", "irr": "rial rials", "try": "lira liras",
    }.items()
    for form in forms.split()
}  # fmt: skip

NUMBERS = frozenset({*_SMALL, *_TENS, *_HUNDRED, *_THOUSANDS, *_DOZEN, *ORDINALS, *_PARTS})
_WORDS = NUMBERS | {"a", "an", "one"}
_ANY = "|".join(sorted(_WORDS, key=len, reverse=True))
_MAGNITUDE = "|".join(sorted({*_HUNDRED, *_THOUSANDS}, key=len, reverse=True))
# "and" joins only what is one number: "two hundred and five", "two and a half", and not the
# "eleven and two" of an election.
_STEP = (
    rf"(?:(?:{_ANY})[\s-]+|(?:{_MAGNITUDE})\s+and\s+"
    rf"|(?:{_ANY})\s+and\s+(?=(?:a|one|two|three)\s+(?:half|quarters?|thirds?)\b)"
    rf"|(?:half|quarters?|thirds?)\s+of\s+(?=(?:a|one)\s+(?:{_MAGNITUDE})\b))"
)
_NUMBER = re.compile(rf"\b{_STEP}{{0,9}}(?:{_ANY})(?!\w)")
_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=16)
def letters_of(lowered: str) -> frozenset[str]:
    """The runs of letters of a text in lower case: those who look for numbers ask in turn."""
    return frozenset(_LETTERS.findall(lowered))


def numbers_in_words(lowered: str) -> Iterator[re.Match[str]]:
    """The runs of number words in a text in lower case, in order."""
    end = 0
    for word in _LETTERS.finditer(lowered):
        if word[0] not in _WORDS or word.start() < end:
            continue  # most words: the pattern for runs is slow
        match = _NUMBER.match(lowered, word.start())
        if match is not None:
            end = match.end()
            yield match


def spoken_value(words: Sequence[str]) -> Fraction | None:
    """The number that some words spell, or None if they spell none.

    "a" and "one" count only before a magnitude or a part ("a hundred", "one third").
    """
    fraction = _with_part(words)
    if fraction is not None:
        return fraction
    if words[0] in _HUNDRED or words[0] in _THOUSANDS:
        return None  # "million" alone counts nothing
    total, current, seen = 0, 0, False
    for word in words:
        if word in {"and", "a", "an", "one"}:
            current += word == "one" and len(words) > 1
        elif word in _SMALL or word in _TENS:
            current += _SMALL.get(word, 0) + _TENS.get(word, 0)
            seen = True
        elif word in _HUNDRED or word in _DOZEN:
            current = (current or 1) * (_HUNDRED.get(word, 0) + _DOZEN.get(word, 0))
            seen = True
        elif word in _THOUSANDS:
            total, current, seen = total + (current or 1) * _THOUSANDS[word], 0, True
        else:
            return None
    return Fraction(total + current) if seen else None


def _with_part(words: Sequence[str]) -> Fraction | None:
    """A number of which a part is told: `two and a half`, `a quarter of a million`, `half`."""
    if "and" in words:
        return _mixed(words)
    if "of" not in words[1:-1]:
        return _fraction(words)
    at = words.index("of")
    part, whole = _fraction(("a", *words[:at])), spoken_value(words[at + 1 :])
    return None if part is None or whole is None else part * whole


def _mixed(words: Sequence[str]) -> Fraction | None:
    """`two and a half`, `one and three quarters`, `two and a half million`."""
    at = words.index("and")
    scale = _SCALES.get(words[-1], 1)
    part = _fraction(words[at + 1 : -1 if scale > 1 else None])
    whole = 1 if words[0] == "one" else _SMALL.get(words[0], 0) + _TENS.get(words[0], 0)
    return (whole + part) * scale if at == 1 and whole and part is not None else None


def _fraction(words: Sequence[str]) -> Fraction | None:
    """`half`, `two thirds`, `a quarter`, `half a million`; a bare `third` is an ordinal."""
    known = [word for word in words if word not in {"a", "an"}]
    if not known:
        return None
    if known[0] == "half":
        rest = spoken_value(("a", *known[1:])) if len(known) > 1 else Fraction(1)
        return None if rest is None else rest / 2
    if len(known) == 2 and known[1] in _PARTS:
        count = 1 if known[0] == "one" else _SMALL.get(known[0], 0)
        return Fraction(count, _PARTS[known[1]]) if count else None
    if len(known) == 1 and known[0] in {"quarter", "third"} and len(words) > 1:
        return Fraction(1, _PARTS[known[0]])
    return None
