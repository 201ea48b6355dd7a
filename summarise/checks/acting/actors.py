"""Whether an actor is in the article, and where.

Covers: names, aliases, surnames and abbreviations in the body; a state that the article only
calls by its capital or demonym; country codes.
Does not cover: who did what to whom (`order.py`), resolving a name to an encyclopaedia entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from summarise.article import Article
from summarise.checks.acting.bearers import another_bearer
from summarise.checks.acting.belonging import check_country
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.text.countries import (
    country_named,
    country_words,
    likely_demonyms,
    valid_country,
)
from summarise.checks.text.names import KnownName, name_forms, name_places, words_in_article
from summarise.schema import Span
from summarise.vocabulary import ActorType

MAX_MENTIONS = 200


@dataclass(frozen=True, slots=True)
class ActorFound:
    """What the article knows of an actor.

    Attributes:
        country: The code if it is valid, otherwise None.
        mentions: Where name or alias stand in the body, at most 200.
    """

    findings: tuple[Finding, ...]
    country: str | None
    mentions: tuple[Span, ...]


def check_actor(
    name: str,
    aliases: tuple[str, ...],
    *,
    kind: ActorType,
    country: str | None,
    article: Article,
    countries: Iterable[str] = (),
) -> ActorFound:
    """Look for an actor in the article's body.

    Verdicts: `ok`; `by_country` if only the capital or the demonym of the state stands
    there; `not_in_article`; besides, `alias_not_told` (an alias stands nowhere, or beside
    another name), `invalid_country`, `other_country` (name or title are of another country)
    and `country_not_told` (the article never mentions it).

    Args:
        name: The actor.
        aliases: Its other forms.
        kind: What it is.
        country: ISO 3166-1 alpha-3 code, as the item states it.
        article: The article.
        countries: Codes of the other actors, which this one may really belong to.
    """
    code = valid_country(country)
    stand_ins = stand_in_words(name, kind, code)
    presence, mentions = _presence(name, name_forms(name, aliases), stand_ins, article)
    findings = [presence]
    findings += _unheard(name, aliases, article)
    if country is not None and code is None:
        findings.append(Finding("invalid_country", shortened(country, 20)))
    if code is not None:
        findings += check_country(name, code, mentions, article, countries)
    return ActorFound(tuple(findings), code, mentions)


def _unheard(name: str, aliases: tuple[str, ...], article: Article) -> list[Finding]:
    """The first alias of which the article has no form, or that it gives to somebody else."""
    for alias in aliases:
        places = name_places(article.text, name_forms(alias))
        if not places and not words_in_article(alias, article.text):
            return [Finding("alias_not_told", shortened(alias, 80))]
        other = another_bearer(name, alias, article) if places else None
        if other is not None:
            return [Finding("alias_not_told", shortened(f"{alias}: {other}", 80))]
    return []


def check_presence(name: str, known: KnownName, article: Article) -> Finding:
    """Look for an actor that a signal names.

    Verdicts: `ok`, `by_country`, `not_in_article`, as `check_actor`.

    Args:
        name: As the signal has it.
        known: The actor of that name.
        article: The article.
    """
    places = name_places(article.text, known.forms)
    if any(article.sentence_at(start) is not None for start, _ in places):
        return OK  # as most are
    kind = ActorType.STATE if known.words else ActorType.UNKNOWN
    stand_ins = stand_in_words(name, kind, known.country)
    return _presence(name, name_forms(name, known.forms), stand_ins, article, most=1)[0]


def known_name(
    name: str, aliases: tuple[str, ...], kind: ActorType, country: str | None
) -> KnownName:
    """An actor in the form in which other checks look for it."""
    code = valid_country(country)
    words = stand_in_words(name, kind, code)
    return KnownName(name, name_forms(name, aliases), code, words)


def stand_in_words(name: str, kind: ActorType, country: str | None) -> tuple[str, ...]:
    """Capital, demonym and seats of government, for an actor that is a state.

    Of a state that no table knows, what its demonym may be.
    """
    named = country_named(name)
    if named is None and country is None and kind is ActorType.STATE:
        return likely_demonyms(name)
    if named is None and (kind is not ActorType.STATE or country is None):
        return ()
    return country_words(str(named or country))


def _presence(
    name: str,
    forms: tuple[str, ...],
    stand_ins: tuple[str, ...],
    article: Article,
    *,
    most: int = MAX_MENTIONS,
) -> tuple[Finding, tuple[Span, ...]]:
    """Whether an actor is in the article, and the first places where it is."""
    mentions = _mentions(article, forms, most)
    if mentions:
        return OK, mentions
    mentions = _mentions(article, stand_ins, most)
    if mentions:
        return Finding("by_country", shortened(f"as {mentions[0].quote}")), mentions
    if words_in_article(name, article.text) and len(name.split()) > 1:
        return Finding("by_country", "its words stand apart from each other"), ()
    return Finding("not_in_article", shortened(name, 80)), ()


def _mentions(article: Article, forms: tuple[str, ...], most: int) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, end in name_places(article.text, forms):
        sentence = article.sentence_at(start)
        if sentence is None:
            continue
        quote = article.text[start:end]
        found.append(Span(sentence=sentence.number, start=start, end=end, quote=quote))
        if len(found) == most:
            break
    return tuple(found)
