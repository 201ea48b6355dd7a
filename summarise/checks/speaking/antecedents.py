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
from summarise.checks.speaking.likeness import can_be, is_titled, may_mean
from summarise.checks.speaking.sayings import Saying, sayings
from summarise.checks.speaking.standing import Place
from summarise.checks.speaking.stretches import phrase_end
from summarise.checks.speaking.subjects import is_kin, is_somebody, is_subject, pronoun_of, shown
from summarise.checks.text.names import KnownName, described_by, name_places
from summarise.checks.text.quotations import quotation_at
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.sentences import around, surroundings
from summarise.checks.text.sexes import is_other_sex

EARLIER_PARAGRAPHS = 3  # how far back "he said" may reach
_EARLIER_SENTENCES = 10
_CHARGING = frozenset(
    "accuse accuses accused accusing blame blames blamed blaming condemned condemns denounced "
    "denounces criticised criticises criticized criticizes".split()
)
_CITING = frozenset(
    "citing cites cited quoting quotes quoted zitiert zitierte citant citent citando cita".split()
)


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
    anaphor: tuple[Passage, tuple[int, int]] | None = None,
) -> Heard:
    """Who "he" is, or whose quotation goes on: whoever spoke last, from here backwards.

    Args:
        speaker: The claimed speaker.
        home: The sentence of the evidence.
        article: The article.
        others: The other actors.
        quoted: Whether the evidence is quoted speech.
        anaphor: The sentence with "he" or "the minister", and its bounds there, if there is one.
    """
    for sentence in _backwards(home, article, own=quoted):
        passage = read(text_of(sentence, article), article.language)
        spoken = [
            item
            for item in _speaking(passage, anaphor)
            if not _is_quoted(passage, item, sentence, article)
        ]
        own = [item for item in spoken if is_subject(speaker, passage, item.subject)]
        if own:
            return Heard(OK, passage, own[-1])
        if spoken and not any(is_kin(speaker, passage, i.subject, others) for i in spoken):
            if names_in(speaker, sentence, article) and not _only_aside(
                speaker, passage, [] if anaphor and pronoun_of(*anaphor) else spoken
            ):
                return Heard(OK)
            return Heard(another(passage, spoken[-1]), passage, spoken[-1])
        if spoken or _names_aloud(speaker, sentence, article):
            return Heard(OK)
    if any(_names_aloud(speaker, item, article) for item in surroundings(article, home)):
        return Heard(OK)  # named behind: "He said so. X was answering a question."
    return Heard(Finding("not_near_evidence", shortened(speaker.key, 80)))


def referred(
    speaker: KnownName,
    place: Place,
    saying: Saying,
    article: Article,
    others: Sequence[KnownName],
) -> Heard:
    """Whether the pronoun that says some evidence may be the speaker."""
    passage = place.passage
    if is_titled(speaker, passage, saying.subject, article):
        return Heard(OK, passage, saying)
    pronoun = pronoun_of(passage, saying.subject)
    if not can_be(pronoun, speaker) or is_other_sex(pronoun, speaker.forms, article.text):
        return Heard(another(passage, saying), passage, saying)
    start = passage.words[saying.subject[0]].start
    if any(end <= start for _, end in name_places(passage.text, speaker.every)):
        return Heard(OK, passage, saying)  # "the man is 21, say police, whom he told so"
    anaphor = (passage, saying.subject)
    return earlier(speaker, place.home, article, others, quoted=place.quoted, anaphor=anaphor)


def is_cited(speaker: KnownName, passage: Passage) -> bool:
    """`Agencies, citing diplomats, put it at ten`, `cited by Y`: both may be given as source."""
    for saying in sayings(passage):
        if passage.norms[saying.cue.first] in _CITING:
            last = phrase_end(passage, saying.cue.last)
            if is_subject(speaker, passage, (saying.cue.last, last)):
                return True
    return False


def _only_aside(speaker: KnownName, passage: Passage, spoken: Sequence[Saying]) -> bool:
    """True if a sentence names the speaker only as a detail of somebody else, or as accused."""
    charging = [item.cue.last for item in spoken if passage.norms[item.cue.first] in _CHARGING]
    end = min(charging, default=len(passage.words))
    return not is_subject(speaker, passage, (0, end))


def _speaking(passage: Passage, anaphor: tuple[Passage, tuple[int, int]] | None) -> list[Saying]:
    """The sayings of a sentence whose subject may be meant later on.

    Where somebody speaks, "according to Y" is an aside.
    """
    found = sayings(passage)
    verbs = [item for item in found if passage.is_verb(item.cue)]
    return [
        item
        for item in verbs or found
        if is_somebody(passage, item.subject)
        and (anaphor is None or may_mean(*anaphor, passage, item.subject))
    ]


def _is_quoted(passage: Passage, saying: Saying, sentence: Sentence, article: Article) -> bool:
    """True if a verb of saying itself stands in a quotation."""
    start = sentence.start + passage.words[saying.cue.first].start
    return quotation_at(article.text, start, start + 1) is not None


def _backwards(home: Sentence, article: Article, *, own: bool) -> Iterator[Sentence]:
    """The sentences before one, nearest first; for a quotation also its own and the next."""
    if own:
        yield home
        for following in article.sentences[home.number : home.number + 1]:
            together = following.paragraph == home.paragraph
            if together and sayings(read(text_of(following, article), article.language)):
                yield following
    for sentence in article.sentences[: home.number - 1][: -_EARLIER_SENTENCES - 1 : -1]:
        if sentence.paragraph < home.paragraph - EARLIER_PARAGRAPHS:
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
