"""Numbers, percentages, money, ordinals and names with digits, as a text writes them.

Covers: figures with separators and magnitudes ("12,000", "1.5m", "2 trillion"), English number
words ("twelve thousand", "two dozen", "half a million"), fractions, the unit or currency
next to them, names such as F-16; digits of any script.
Does not cover: calendar dates (`calendar_terms.py`), Chinese and Japanese numerals, sums, "a"
and "one", "first" and "second", "dozens" and "hundreds".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import prod

from summarise.checks.counting.number_words import (
    CURRENCIES,
    MAGNITUDES,
    NUMBERS,
    ONLY_IN,
    ORDINALS,
    UNITS,
    letters_of,
    numbers_in_words,
    spoken_value,
)


def _any_of(words: Iterable[str]) -> str:
    """An alternation of words, longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


ENGLISH_STYLE = frozenset({None, "en", "zh", "ja", "ko", "he", "th", "hi"})  # 1.5, 1,500


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a text.

    Attributes:
        values: What it may mean; more than one where writing leaves it open.
        kind: `number`, `percent`, `ordinal` or `name`.
        unit: Unit, canonical; None if there is none.
        currency: Currency, canonical; None if there is none.
        spoken: Whether it is written in words.
        raw: As written; `start` is its first code point.
    """

    values: frozenset[Fraction | str]
    kind: str
    unit: str | None
    currency: str | None
    spoken: bool
    raw: str
    start: int

    @property
    def written_as_year(self) -> bool:
        """Whether it is four bare digits."""
        return len(self.raw) == len("1999") and self.raw.isdigit()


_JOINT = re.compile(
    r"\s?(?P<by>to|or|and|a|à|bis|und|oder|y|o|et|ou|-|–|—)\s?(?:about |some |nearly )?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\s(?:about |some )?\Z", re.IGNORECASE)
_AND = frozenset({"and", "und", "y", "et"})
_ANOTHER = re.compile(
    r" (?!(?:of|more|less|fewer|larger|smaller|higher|lower|bigger|as|and|or|to|from|since|in|on|"
    r"by|at|after|before|than|were|was|are|is|have|had|has|will|would|say|said|each)\b)[a-z]"
)
_OPENER = 20  # code points
_LONGEST = 100  # a longer figure counts nothing: it is compared by its digits, as a name is
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_GROUPED = r"\d{1,3}(?:[,.'’\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:[.,]\d+)?"
_FIGURE = re.compile(
    rf"(?<![\w.,])(?P<number>{_GROUPED}|\d+(?:[.,]\d+)?)"
    rf"(?P<ordinal>(?:st|nd|rd|th)\b)?"
    rf"(?:[\s-]?(?P<magnitude>{_any_of(MAGNITUDES)})(?![^\W\d_]))?"
    rf"(?:[\s-]?(?P<unit>{_any_of(UNITS)})(?![^\W_]))?"
    rf"(?:\s(?:of\s)?(?P<coin>{_any_of(CURRENCIES)})\b)?",
    re.IGNORECASE,
)
_CURRENCY_BEFORE = re.compile(
    r"(US\$|A\$|C\$|[$€£¥₽₹₩₪₴]|\b(?:USD|EUR|GBP|RUB|CNY|JPY|UAH)\b)\s?\Z", re.IGNORECASE
)
_NAME = re.compile(
    r"\b(?!(?:mid|pre|post|late|early|non|under|over|sub|around|between|nov|dec)-)"
    r"(?:[A-Za-zА-Яа-я]{1,12}-\d[\w-]{0,12}|[A-Za-zА-Я]{1,3}\d{1,5}[A-Za-z]{0,2}|\d{1,4}[A-Z]\d{1,5}"
    r"|\d\+\d|\d{1,3}/\d{1,3}|\d{1,2}:\d{2}|\d{2,4}0s)\b"
)
_SPOKEN_UNIT = re.compile(
    rf"[\s-](?P<unit>{_any_of(UNITS)})(?![^\W_])"
    rf"|[\s-](?:of\s)?(?P<coin>{_any_of(CURRENCIES)})\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(  # "in the first half of next year"
    r" of (?:the|this|next|last|that|each|every) (?P<unit>year|month|decade|day|hour)\b(?P<coin>)",
    re.IGNORECASE,
)


def ascii_digits(text: str) -> str:
    """The text with every decimal digit in its ASCII form; length stays."""
    return _FOREIGN_DIGIT.sub(lambda match: str(unicodedata.digit(match[0])), text)


@lru_cache(maxsize=512)
def quantities_in(text: str, language: str | None) -> tuple[Quantity, ...]:
    """Every quantity of a text, in order.

    Args:
        text: A sentence, a claim, or a whole body.
        language: ISO 639-1; outside English style "1.500" may be 1500 or 1.5.
    """
    found: list[Quantity] = []
    lowered = _lowered(text)
    has_words = not NUMBERS.isdisjoint(letters_of(lowered))
    if _DIGIT.search(text) is None:  # most sentences
        return _with_units(text, _spoken(text, lowered, language)) if has_words else ()

    def taken_name(match: re.Match[str]) -> str:
        found.append(_name(match))
        return "\0" * len(match[0])

    def taken_figure(match: re.Match[str]) -> str:
        too_long = len(match["number"]) > _LONGEST
        found.append(
            _name(match) if too_long else _figure(match, english=language in ENGLISH_STYLE)
        )
        return "\0" * len(match[0])

    rest = _FIGURE.sub(taken_figure, _NAME.sub(taken_name, ascii_digits(text)))
    if has_words:
        found += _spoken(rest, _lowered(rest), language)
    return _with_units(text, sorted(found, key=lambda item: item.start))


def _with_units(text: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """The quantities, of `4 to 6 per cent` and `5 to 7 million` the first as the second."""
    for at, (one, other) in enumerate(pairwise(found)):
        joint = joint_of(text, one, other)
        if joint is None or one.kind != "number" or one.unit or one.currency or one.written_as_year:
            continue
        if joint in _AND and not _BETWEEN.search(text, one.start - _OPENER, one.start):
            continue  # "the 12 and 50 per cent of the others"
        if other.kind == "percent":
            found[at] = replace(one, kind="percent")
        scale = [MAGNITUDES[word] for word in letters_of(other.raw.lower()) if word in MAGNITUDES]
        if MAGNITUDES.keys().isdisjoint(letters_of(one.raw.lower())):
            scaled = (value * prod(scale) for value in one.values if isinstance(value, Fraction))
            found[at] = replace(found[at], values=one.values | frozenset(scaled))
    return tuple(found)


def joint_of(text: str, one: Quantity, other: Quantity) -> str | None:
    """The word or dash that alone stands between two numbers, such as "to"; None if more does."""
    found = _JOINT.fullmatch(text[one.start + len(one.raw) : other.start])
    return None if found is None else found["by"].lower()


def _name(match: re.Match[str]) -> Quantity:
    token = re.sub(r"[-\s]", "", match[0]).casefold()
    return Quantity(frozenset({token}), "name", None, None, False, match[0], match.start())


def _figure(match: re.Match[str], *, english: bool) -> Quantity:
    magnitude = (match["magnitude"] or "").casefold()
    start = match.start()
    before = _CURRENCY_BEFORE.search(match.string, start - 5, start)
    coin = (before[1] if before else match["coin"] or "").casefold()
    unit = UNITS.get((match["unit"] or "").casefold())
    values = _readings(match["number"], english=english)
    if magnitude:
        scaled = frozenset(value * MAGNITUDES[magnitude] for value in values)
        # "500 m" may be metres; with a currency it is millions.
        values = scaled | values if magnitude == "m" and not coin else scaled
    kind = "percent" if unit == "percent" else "ordinal" if match["ordinal"] else "number"
    return Quantity(
        frozenset(values),
        kind,
        None if unit == "percent" else unit,
        CURRENCIES.get(coin),
        False,
        (before[0] if before else "") + match[0].strip(),
        before.start() if before else start,
    )


@lru_cache(maxsize=512)
def _readings(number: str, *, english: bool) -> frozenset[Fraction]:
    """What a figure may mean: separators differ between languages."""
    digits = re.sub(r"['’\s]", "", number)
    marks = re.findall(r"[.,]", digits)
    if not marks:
        return frozenset({Fraction(digits)})
    if len(set(marks)) == 2 or (len(marks) == 1 and len(digits.rsplit(marks[0], 1)[1]) != 3):
        whole, part = digits.rsplit(marks[-1], 1)
        return frozenset({Fraction(f"{re.sub('[.,]', '', whole)}.{part}")})
    grouped = Fraction(re.sub("[.,]", "", digits))
    if len(marks) > 1 or (marks[0] == "," and english):
        return frozenset({grouped})
    decimal = Fraction(digits.replace(",", "."))
    return frozenset({decimal}) if english else frozenset({decimal, grouped})


def _lowered(text: str) -> str:
    """The text in lower case, letter by letter: its length stays."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in text)


def _spoken(text: str, lowered: str, language: str | None) -> list[Quantity]:
    found: list[Quantity] = []
    for match in numbers_in_words(lowered):
        words = _LETTERS.findall(match[0])
        if any(ONLY_IN.get(word, language) != language for word in words):
            continue
        if words == ["a", "third"] and _ANOTHER.match(lowered, match.end()):
            continue  # "a third group" counts no thirds
        value, kind = spoken_value(words), "number"
        if words[0] in ORDINALS:  # "third quarter", "on the third a ship sank"
            value, kind = Fraction(ORDINALS[words[0]]), "ordinal"
        if value is None:
            continue
        after = _SPOKEN_UNIT.match(text, match.end())
        if after is None and value < 1:
            after = _PART_OF.match(text, match.end())
        unit = UNITS.get((after["unit"] or "").casefold()) if after else None
        coin = CURRENCIES.get((after["coin"] or "").casefold()) if after else None
        kind = "percent" if unit == "percent" else kind
        unit = None if unit == "percent" else unit
        found.append(
            Quantity(
                frozenset({value}),
                kind,
                unit,
                coin,
                spoken=True,
                raw=text[match.start() : match.end()],
                start=match.start(),
            )
        )
    return found
