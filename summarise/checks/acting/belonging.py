"""Whether the article bears out the country that an actor is said to belong to.

Covers: countries in the actor's own name, in the title right before it or the phrase right
behind it ("Iranian President X", "X, president of Iran"), and countries that the article
never mentions; in German, Spanish, French and Russian articles the names of countries, and those
that they never mention.
Does not cover: what is true of the actor but not told by the article; titles in other languages
than English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from summarise.article import Article
from summarise.checks.finding import Finding, shortened
from summarise.checks.text.countries import countries_of, country_named, country_words
from summarise.checks.text.foreign_countries import LANGUAGES, named_abroad, told_abroad
from summarise.checks.text.names import name_places
from summarise.checks.text.reach import verbal
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.sentences import around
from summarise.language import read_as_english
from summarise.schema import Span

_TITLE_WORDS = 8
_MENTIONS = 3  # a title stands where somebody is first named
_OFFICES = tuple(
    (
        "president minister spokesman spokeswoman spokesperson general chief leader secretary "
        "ambassador envoy adviser commander chancellor king governor judge consul captain colonel "
        "admiral senator diplomat negotiator lawmaker mayor delegate representative brigadier "
        "major marshal commodore premier officer commissioner inspector lieutenant sergeant deputy"
    ).split()
)
_OF_OFFICE = frozenset(
    (
        "of the state foreign defence defense interior prime deputy vice finance energy trade "
        "justice health home security transport culture former acting"
    ).split()
)
_PARTLY = re.compile(r"[-‑–]\w")  # Russian-backed, French-speaking
_TOWARDS = re.compile(r"\b(?:pro|anti|non)[-‑–]\Z", re.IGNORECASE)
_LONG = 6  # letters: what is left without the last two tells a country
_STOPS = frozenset('. ; : — – ( ) " “ ”'.split())


def check_country(
    name: str, code: str, mentions: Sequence[Span], article: Article, others: Iterable[str]
) -> Iterator[Finding]:
    """Compare a country with the actor's name, its title and the article.

    Verdicts: `other_country`, `country_not_told`; nothing if there is nothing to say.

    Args:
        name: The actor.
        code: A valid alpha-3 code.
        mentions: Where the article names the actor.
        article: The article.
        others: Codes of the other actors.
    """
    if not read_as_english(article.language):
        yield from _abroad(name, code, article)
        return
    named = country_named(name)
    rivals = sorted(set(others) - {code})
    own = country_words(code)
    if named is not None and named != code and not _says(name, own):
        yield Finding("other_country", f"{shortened(name, 60)} is {named}")
        return
    if named is not None:
        return
    for text in chain((name,), _titles(mentions, article)):
        if not _says(text, own):
            other = next((rival for rival in rivals if _says(text, country_words(rival))), None)
            other = other or _told_country(text, code)
            if other is not None:
                yield Finding("other_country", f"{shortened(text, 80)}: {other}, not {code}")
                return
        else:
            return
    if not _mentioned(article.text, code):
        yield Finding("country_not_told", f"nothing of {code} in the article")


def _abroad(name: str, code: str, article: Article) -> Iterator[Finding]:
    """What names of countries in the article's own language tell, where it is not English."""
    language = article.language or ""
    if language not in LANGUAGES:
        return
    named = named_abroad(name, language)
    if named is not None and named != code:
        yield Finding("other_country", f"{shortened(name, 60)} is {named}")
    elif named is None and not told_abroad(article.text, code, language):
        yield Finding("country_not_told", f"nothing of {code} in the article")


def _told_country(text: str, code: str) -> str | None:
    """The country whose demonym or possessive a title or name has, unless it may be the code's."""
    for word in text.split():
        codes = countries_of(word.strip(",."))
        if codes and code not in codes:
            return min(codes)
    return None


def _says(text: str, words: tuple[str, ...]) -> bool:
    """True if a title or name is of a country; `Russian-backed` and `pro-Russian` are not."""
    return any(
        not _PARTLY.match(text, end) and not _TOWARDS.search(text[:start])
        for start, end in name_places(text, words)
    )


@lru_cache(maxsize=256)
def _mentioned(text: str, code: str) -> bool:
    """True if an article has any word for a country, its people in the plural included."""
    words = country_words(code)
    plural = tuple(f"{word}s" for word in words)
    return bool(name_places(text, words + plural)) or any(
        re.search(rf"\b{re.escape(word[:-2])}\w*", text) for word in words if len(word) > _LONG
    )


def _titles(mentions: Sequence[Span], article: Article) -> Iterator[str]:
    """The words that go with the first mentions: before the name, and in apposition to it."""
    for mention in mentions[:_MENTIONS]:
        home = article.sentence_at(mention.start)
        if home is None:
            continue
        first, last = around(home, mention.start, mention.end)
        passage = read(article.text[first:last], article.language)
        inside = passage.inside(mention.start - first, mention.end - first)
        if inside:
            yield _title(passage, inside[0], inside[-1])


def _title(passage: Passage, first: int, last: int) -> str:
    start = first
    end = last + 1
    closed = passage.norms[end : end + 1] in ((",",), (".",), ())
    if closed and first > 1 and passage.norms[first - 1] == ",":
        start -= _is_office(passage.norms[first - 2])  # "the Kremlin's spokesman, X,"
    while start > 0 and first - start < _TITLE_WORDS and _belongs(passage, start - 1):
        start -= 1
    if start == first and first > 1 and _is_demonym(passage, first - 2):
        start -= 2  # "the Irish doctor X"
    if start > 0 and passage.norms[start - 1] == "for":
        start = first  # "the envoy for Iran X" belongs to somebody else
    behind = passage.norms[end : end + 2]
    if behind[:1] == (",",) and behind[1:] not in (("and",), ("or",)):
        stop = end + 1
        while stop < len(passage.norms) and passage.norms[stop] not in _STOPS | {","}:
            stop += 1
        closed = stop < len(passage.norms) and passage.norms[stop] == ","
        if closed and stop - end <= _TITLE_WORDS and not verbal(passage, end, stop):
            end = stop
    return passage.text[passage.words[start].start : passage.words[end - 1].end]


def _is_demonym(passage: Passage, at: int) -> bool:
    """True for a demonym behind which a plain noun stands: `Irish` in `the Irish doctor`."""
    word, noun = passage.words[at], passage.words[at + 1]
    named = word.capital and countries_of(passage.text[word.start : word.end])
    return bool(named) and not noun.capital and passage.stems[at + 1] is not None


def _belongs(passage: Passage, at: int) -> bool:
    """True for a capitalised word, an office, or the glue between two of them."""
    word = passage.words[at]
    if not word.is_word:
        return word.norm in {"-", "&"}
    return word.capital or word.norm in _OF_OFFICE or _is_office(word.norm)


def _is_office(norm: str) -> bool:
    return norm.endswith(_OFFICES)
