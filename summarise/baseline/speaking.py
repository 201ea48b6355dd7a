"""Speaker phrases: the words in a sentence that name who speaks.

Covers: actors of the article, nouns for speakers ("hospital officials in Omsk", "a
statement"), "he" where the sentence before leaves one person. Does not cover: which verb
counts as speaking, and what is said (`attribution.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.baseline.directory import Directory
from summarise.baseline.mention import Mention
from summarise.baseline.sources import SPEAKING_NOUNS, kind_of_actor, kind_of_noun
from summarise.baseline.subjects import governed, subject_of
from summarise.baseline.usage import Use, use_of
from summarise.baseline.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, Line, Word
from summarise.vocabulary import ActorType, SpeakerKind

_HE = frozenset({"he", "she"})
NOUN_REACH = 12


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker phrase: its words and who it is."""

    first: int
    last: int
    speaker: str | None
    actor: str | None
    kind: SpeakerKind


def speaker_of(
    line: Line,
    mentions: Sequence[Mention],
    directory: Directory,
    cue: int,
    before: Source | None,
) -> Source | None:
    """The speaker of the speech verb at index `cue`, or None.

    Args:
        line: The sentence.
        mentions: Its names.
        directory: The article's actors.
        cue: Index of the verb.
        before: Whom "he" can mean, or None.
    """
    words = line.words
    if _inverted(words, cue):
        source = source_at(line, mentions, directory, cue + 1)
        if source is not None and _ends_there(words, cue, source):
            return source
    if cue and words[_back_over_auxiliaries(words, cue)].lower in _HE:
        return _pronoun(words, cue, before)
    subject = _person_before(words, mentions, cue) or subject_of(words, mentions, cue)
    noun = _noun_before(line, mentions, cue)
    if noun is not None and noun.kind is SpeakerKind.DOCUMENT_OR_IMAGERY and noun.last == cue:
        subject = subject_of(words, mentions, noun.first) or subject
        return (_of_mention(words, subject, directory) if subject else None) or noun
    named = _of_mention(words, subject, directory) if subject is not None else None
    if subject is None or named is None:
        return noun
    if noun is None or noun.last <= subject.last or subject.person:
        return named
    return noun


def _person_before(words: Sequence[Word], mentions: Sequence[Mention], cue: int) -> Mention | None:
    """The person whose name ends right in front of the verb: "its spokesperson X said"."""
    last = _back_over_auxiliaries(words, cue) + 1 if cue else 0
    for mention in mentions:
        if mention.person and mention.last == last and mention.title >= 0:
            return mention
    return None


def _inverted(words: Sequence[Word], cue: int) -> bool:
    """Whether the speaker can stand behind the verb: '"...," said X'."""
    if words[cue].lower.endswith("ing") or cue + 1 >= len(words):
        return False
    return cue == 0 or words[cue - 1].text in {"”", '"', ",", ";"}


def _ends_there(words: Sequence[Word], cue: int, source: Source) -> bool:
    """Behind a comma only, the speaker must end the clause: "the war is over, said X."."""
    if words[cue - 1].text in {"”", '"', ";"}:
        return True
    return source.last >= len(words) or not words[source.last].is_word


def _back_over_auxiliaries(words: Sequence[Word], at: int) -> int:
    at -= 1
    while at > 0 and (
        words[at].lower in AUXILIARIES | {"also", "not"} or words[at].lower.endswith("ly")
    ):
        at -= 1
    return at


def _pronoun(words: Sequence[Word], cue: int, before: Source | None) -> Source:
    at = _back_over_auxiliaries(words, cue)
    if before is None or before.speaker is None or before.actor is None:
        return Source(at, at + 1, None, None, SpeakerKind.UNKNOWN)
    return Source(at, at + 1, before.speaker, before.actor, before.kind)


def _of_mention(words: Sequence[Word], mention: Mention, directory: Directory) -> Source | None:
    key = directory.of(mention)
    if key is None:
        return None
    known = directory.actors[key]
    begin = mention.title if mention.title >= 0 else mention.first
    while begin and words[begin - 1].lower in DETERMINERS:
        begin -= 1
    return Source(begin, mention.last, known.name, key, kind_of_actor(known))


def source_at(
    line: Line, mentions: Sequence[Mention], directory: Directory, start: int
) -> Source | None:
    """The speaker that begins at, or an article or two behind, `start`."""
    words = line.words
    at = start
    while at < len(words) and words[at].lower in DETERMINERS:
        at += 1
    for mention in mentions:
        begin = mention.title if mention.title >= 0 else mention.first
        if begin - at <= 3 and at < mention.last and _only_modifiers(words[at:begin]):
            found = _of_mention(words, mention, directory)
            noun = _noun_phrase(line, mentions, mention.last, mention.last + 1, begin)
            return noun if noun is not None and not mention.person else found
    return _noun_phrase(line, mentions, at, min(at + 4, len(words)), at)


def _only_modifiers(words: Sequence[Word]) -> bool:
    """Whether these words only describe the name behind them: "semi-official news agency"."""
    return all(
        word.is_word and not word.capital and word.lower not in PREPOSITIONS | AUXILIARIES
        for word in words
    )


def _noun_before(line: Line, mentions: Sequence[Mention], cue: int) -> Source | None:
    """The nearest speaking noun in front of the cue: "hospital officials in Omsk said"."""
    words = line.words
    for at in range(cue - 1, max(-1, cue - NOUN_REACH), -1):
        lower = words[at].lower
        if lower in {";", ":", "that", "”", '"'}:
            return None
        if lower in SPEAKING_NOUNS and use_of(words, at) is not Use.ADJECTIVE:
            begin = _phrase_start(words, at)
            bare = Mention(begin, at + 1, "", "", ActorType.UNKNOWN, None)
            if governed(words, bare):
                continue
            return _noun_phrase(line, mentions, at, at + 1, begin)
    return None


def _noun_phrase(
    line: Line, mentions: Sequence[Mention], first: int, last: int, begin: int
) -> Source | None:
    """A speaking noun among words `first` to `last`, with what qualifies it."""
    words = line.words
    for at in range(first, min(last, len(words))):
        lower = words[at].lower
        if lower in SPEAKING_NOUNS:
            end = _with_complement(words, mentions, at + 1)
            return Source(begin, end, line.slice(begin, end), None, kind_of_noun(lower))
        if lower in PREPOSITIONS or not words[at].is_word:
            return None
    return None


def _phrase_start(words: Sequence[Word], at: int) -> int:
    """The first word of the noun phrase that ends at index `at`, without its article."""
    begin = at
    while begin and at - begin < 4:
        before = words[begin - 1]
        if not before.is_word or before.lower in DETERMINERS | PREPOSITIONS | AUXILIARIES:
            break
        if before.lower in {"'s", "and", "or", "but"}:
            break
        begin -= 1
    return begin


def _with_complement(words: Sequence[Word], mentions: Sequence[Mention], at: int) -> int:
    """The end of the phrase with "of X", "from X" or "for X" behind the noun."""
    if at < len(words) and words[at].lower in {"of", "from", "for"}:
        for mention in mentions:
            if at < mention.first <= at + 2:
                return mention.last
    return at
