"""A draft of an article by rules alone.

Covers: English articles. In any other language only headline and gist are given: the word
lists do not reach further. Does not cover: checks and scores, which follow for every draft.
"""

from __future__ import annotations

from summarise.article import Article
from summarise.baseline.actors import actors_of
from summarise.baseline.claims import claims_of
from summarise.baseline.gist import gist_of, headline_of
from summarise.baseline.reading import read_article
from summarise.baseline.signals import signals_of
from summarise.draft import Draft

LANGUAGE = "en"


def draft_article(article: Article) -> Draft:
    """Draft an article with no model and no network; the same article, the same draft.

    Args:
        article: The article. One without a language is taken as English.

    Returns:
        Claims, actors and signals with evidence copied from their sentences; possibly none
        of them. Headline and gist are the article's own words.
    """
    headline, gist = headline_of(article), gist_of(article)
    if article.language not in {None, LANGUAGE}:
        return Draft(claims=(), actors=(), signals=(), headline=headline, gist=gist)
    reading = read_article(article)
    claims, signals = claims_of(reading), signals_of(reading)
    return Draft(
        claims=claims,
        actors=actors_of(reading, claims, signals),
        signals=signals,
        headline=headline,
        gist=gist,
    )
