"""Reported speech that goes on without a verb of saying of its own.

Covers: "The city had held." behind "X said the drones were downed." in one paragraph, told in
a tense or (in German) a mood that reports.
Does not cover: quotations that go on (`antecedents.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.article import Article
from summarise.checks.antecedents import earlier, names_in, text_of
from summarise.checks.finding import OK
from summarise.checks.names import KnownName
from summarise.checks.sayings import sayings
from summarise.checks.scopes import Passage, read
from summarise.checks.standing import Place
from summarise.checks.subjects import is_anaphoric, is_subject

# German moods of reported speech that news uses in no other sense (Konjunktiv I).
REPORTED_MOOD = frozenset("sei seien habe werde könne müsse wolle dürfe solle gebe".split())
_BACKSHIFTED = frozenset("had would could might".split())
_SENTENCES = 4


def goes_on(
    speaker: KnownName, place: Place, article: Article, others: Sequence[KnownName]
) -> bool:
    """True if the speaker's reported speech before may well go on over the evidence."""
    if not _reports(place, article.language):
        return False
    home = place.home
    for number in range(home.number - 1, max(0, home.number - 1 - _SENTENCES), -1):
        sentence = article.sentence(number)
        if sentence is None or sentence.paragraph != home.paragraph:
            return False
        passage = read(text_of(sentence, article), article.language)
        spoken = sayings(passage)
        if any(is_subject(speaker, passage, item.subject) for item in spoken):
            return True
        if any(is_anaphoric(passage, item.subject) for item in spoken):
            return earlier(speaker, sentence, article, others, quoted=False).finding is OK
        if spoken or not _reports_on(passage):
            return article.language == "de" and names_in(speaker, sentence, article)
    return False


def _reports(place: Place, language: str | None) -> bool:
    """True if some evidence stands in a tense or mood of reported speech."""
    words = frozenset(place.passage.norms)
    if language == "de":
        return bool(words & REPORTED_MOOD)
    return language in {None, "en"} and bool(words & _BACKSHIFTED)


def _reports_on(passage: Passage) -> bool:
    return not _BACKSHIFTED.isdisjoint(passage.norms)
