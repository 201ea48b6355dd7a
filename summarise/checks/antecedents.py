"""Who "he" is in "he said", and whose quotation goes on.

Covers: the nearest verb of saying with a named subject, backwards over a few paragraphs, and
whether a sentence names the speaker outside its quotations.
Does not cover: pronouns in general.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarise.article import Article, Sentence
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.names import KnownName, described_by, name_places
from summarise.checks.quotations import quotation_at
from summarise.checks.sayings import Saying, sayings
from summarise.checks.scopes import Passage, read
from summarise.checks.sentences import around, surroundings
from summarise.checks.subjects import is_kin, is_somebody, is_subject, shown

EARLIER_PARAGRAPHS = 3  # how far back "he said" may reach
_EARLIER_SENTENCES = 10


@dataclass(frozen=True, slots=True)
class Heard:
    """A verdict on the speaker, and the verb of saying it rests on."""

    finding: Finding
    passage: Passage | None = None
    saying: Saying | None = None


def another(passage: Passage, saying: Saying) -> Finding:
    """The verdict where somebody else speaks."""
    phrase = f"{shown(passage, saying.subject)} {passage.phrase(saying.cue)}"
    return Finding("another_speaker", shortened(phrase, 120))


def earlier(
    speaker: KnownName,
    home: Sentence,
    article: Article,
    others: Sequence[KnownName],
    *,
    quoted: bool,
) -> Heard:
    """Who "he" is, or whose quotation goes on: whoever spoke last, from here backwards.

    Args:
        speaker: The claimed speaker.
        home: The sentence of the evidence.
        article: The article.
        others: The other actors.
        quoted: Whether the evidence is quoted speech.
    """
    for sentence in _backwards(home, article, own=quoted):
        passage = read(text_of(sentence, article), article.language)
        spoken = [item for item in sayings(passage) if is_somebody(passage, item.subject)]
        own = [item for item in spoken if is_subject(speaker, passage, item.subject)]
        if own:
            return Heard(OK, passage, own[-1])
        if spoken and not any(is_kin(speaker, passage, i.subject, others) for i in spoken):
            if names_in(speaker, sentence, article) and not _only_aside(speaker, passage):
                return Heard(OK)
            return Heard(another(passage, spoken[-1]), passage, spoken[-1])
        if spoken or _names_aloud(speaker, sentence, article):
            return Heard(OK)
    if any(_names_aloud(speaker, item, article) for item in surroundings(article, home)):
        return Heard(OK)  # named behind: "He said so. X was answering a question."
    return Heard(Finding("not_near_evidence", shortened(speaker.key, 80)))


def _only_aside(speaker: KnownName, passage: Passage) -> bool:
    """True if a sentence names the speaker only as a detail of somebody else."""
    return not is_subject(speaker, passage, (0, len(passage.words)))


def _backwards(home: Sentence, article: Article, *, own: bool) -> Iterator[Sentence]:
    """The sentences before one, nearest first; for a quotation also its own and the next."""
    if own:
        yield home
        following = article.sentence(home.number + 1)
        if following is not None and following.paragraph == home.paragraph:
            passage = read(text_of(following, article), article.language)
            if passage.text[-1:] and sayings(passage):
                yield following
    for number in range(home.number - 1, max(0, home.number - 1 - _EARLIER_SENTENCES), -1):
        sentence = article.sentence(number)
        if sentence is None or sentence.paragraph < home.paragraph - EARLIER_PARAGRAPHS:
            return
        yield sentence


def names_in(speaker: KnownName, sentence: Sentence, article: Article) -> bool:
    """True if a sentence names or describes somebody."""
    if name_places(article.text, speaker.every, sentence.start, sentence.end):
        return True
    return described_by(speaker.key, text_of(sentence, article))


def _names_aloud(speaker: KnownName, sentence: Sentence, article: Article) -> bool:
    """True if a sentence names somebody outside its quotations."""
    spans = name_places(article.text, speaker.every, sentence.start, sentence.end)
    if spans:
        return any(quotation_at(article.text, *span) is None for span in spans)
    return described_by(speaker.key, text_of(sentence, article))


def text_of(sentence: Sentence, article: Article) -> str:
    """The text of a sentence, cut where it is too long to be one."""
    first, last = around(sentence, sentence.start, sentence.start)
    return article.text[first:last]
