"""Whether an article is a body's own statement, so that what it says is that body's word.

Covers: English texts that name a body at their head and speak as "we" throughout.
Does not cover: letters and columns of persons ("I"), statements that are quoted in an article.
"""

from __future__ import annotations

from functools import lru_cache

from summarise.article import Article
from summarise.checks.speaking.sayings import governing
from summarise.checks.speaking.standing import Place
from summarise.checks.speaking.subjects import is_anaphoric
from summarise.checks.text.names import KnownName, name_places
from summarise.checks.text.quotations import quotation_at
from summarise.checks.text.scopes import read
from summarise.language import read_as_english
from summarise.vocabulary import SpeakerKind

_BODIES = frozenset({SpeakerKind.INSTITUTION, SpeakerKind.ARMED_GROUP, SpeakerKind.UNKNOWN})
_PLURAL = frozenset("we our us ours ourselves".split())
_HEAD = 2  # sentences of the body within which the body is named
_LEAST = 3  # sentences that say "we" outside a quotation
_SHARE = 0.15  # of all sentences


def is_own_statement(speaker: KnownName, kind: SpeakerKind, article: Article) -> bool:
    """True if the speaker is a body and the article its statement."""
    if not read_as_english(article.language) or kind not in _BODIES:
        return False
    if not _says_we(article.text, article):  # as of most: else it has more sentences than a head
        return False
    return bool(name_places(article.text, speaker.every, 0, article.sentences[_HEAD].start))


def in_own_voice(place: Place) -> bool:
    """True unless somebody other than "we" or a body of "ours" says some evidence."""
    passage = place.passage
    if place.quoted:
        return False
    return all(
        saying.subject[0] == saying.subject[1]
        or not _PLURAL.isdisjoint(passage.norms[slice(*saying.subject)])
        or is_anaphoric(passage, saying.subject)
        for saying in governing(passage, place.targets)
    )


@lru_cache(maxsize=64)
def _says_we(_text: str, article: Article) -> bool:
    spoken = 0
    for sentence in article.sentences:
        passage = read(article.text_of(sentence), article.language)
        spoken += any(
            word.norm in _PLURAL
            and quotation_at(article.text, sentence.start + word.start, sentence.start + word.end)
            is None
            for word in passage.words
        )
    return spoken >= _LEAST and spoken >= _SHARE * len(article.sentences)
