"""Speaker phrases: the words in a sentence that name who speaks.

Covers: actors of the article, nouns for speakers ("hospital officials in Omsk", "a
statement"), the words behind the last comma in "..., state media said". Does not cover: "he"
(`pronouns.py`), which verb speaks (`reporting.py`), what is said (`attribution.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.baseline.directory import Directory
from summarise.baseline.mention import Mention
from summarise.baseline.pronouns import HE, pronoun_source
from summarise.baseline.reporting import SAYS
from summarise.baseline.sources import SPEAKING_NOUNS, Source, kind_of_actor, kind_of_noun
from summarise.baseline.subjects import governed, subject_of
from summarise.baseline.usage import Use, use_of
from summarise.baseline.words import (
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    Line,
    Word,
)
from summarise.vocabulary import ActorType, SpeakerKind

_TAIL_BORDERS = frozenset({",", "”", '"', ";"})
_LINKS = frozenset("for of from at in to within".split())
# What can stand between a subject and its verb without being a noun that the subject qualifies.
_NO_NOUNS = (
    AUXILIARIES
    | PREPOSITIONS
    | CONJUNCTIONS
    | SUBORDINATORS
    | PRONOUNS
    | TIME_WORDS
    | CALENDAR
    | frozenset("also not never already again once twice first soon often still further".split())
    | frozenset("thus therefore meanwhile both all each".split())
)
NOUN_REACH = 12


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
    if cue and words[_back_over_auxiliaries(words, cue)].lower in HE:
        return pronoun_source(
            words, mentions, directory, _back_over_auxiliaries(words, cue), before
        )
    tail = _tail(words, mentions, cue)
    within = [m for m in mentions if max(m.title, 0) >= tail or m.first >= tail]
    found = _subject_speaker(line, within, directory, cue, tail)
    open_tail = tail and words[cue].lower in SAYS
    return found or (Source(tail, cue, None, None, SpeakerKind.UNKNOWN) if open_tail else None)


def _tail(words: Sequence[Word], mentions: Sequence[Mention], cue: int) -> int:
    """Where the speaker's own words begin in "..., state media said", or 0 for no such tail."""
    last = _back_over_auxiliaries(words, cue) + 1 if cue else 0
    comma = next((n for n in range(last - 1, 0, -1) if words[n].text in _TAIL_BORDERS), 0)
    start = comma + 1 + (comma + 1 < last and words[comma + 1].lower in {"and", "but"})
    if not comma or start >= last:
        return 0
    opener = words[start].lower
    if opener in PREPOSITIONS | SUBORDINATORS | CALENDAR or opener.endswith("ing"):
        return 0
    listed = any(m.last == comma for m in mentions) and any(
        word.lower == "and" for word in words[start:last]
    )
    return 0 if listed else start


def _subject_speaker(
    line: Line, mentions: Sequence[Mention], directory: Directory, cue: int, start: int
) -> Source | None:
    """The subject of the verb, a name or a speaking noun, among the words from `start` on."""
    words = line.words
    subject = _person_before(words, mentions, cue) or subject_of(words, mentions, cue)
    if subject is not None and _qualifies_noun(words, subject, cue):
        subject = None  # "a Trump aide said"
    noun = _noun_before(line, mentions, cue, start)
    if noun is not None and noun.kind is SpeakerKind.DOCUMENT_OR_IMAGERY and noun.last == cue:
        subject = subject_of(words, mentions, noun.first) or subject
        return (_of_mention(words, subject, directory) if subject else None) or noun
    named = _of_mention(words, subject, directory) if subject is not None else None
    if subject is None or named is None:
        return noun
    return noun if noun is not None and _is_head(words, noun, subject) else named


def _person_before(words: Sequence[Word], mentions: Sequence[Mention], cue: int) -> Mention | None:
    """The person whose name ends right in front of the verb: "its spokesperson X said"."""
    last = _back_over_auxiliaries(words, cue) + 1 if cue else 0
    for mention in mentions:
        if mention.person and mention.last == last and mention.title >= 0:
            aide_of = mention.title and words[mention.title - 1].lower in _LINKS
            return None if aide_of else mention
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


def _qualifies_noun(words: Sequence[Word], mention: Mention, cue: int) -> bool:
    """Whether the name only qualifies the noun behind it: "a Foreign Office insider said"."""
    between = words[mention.last : _back_over_auxiliaries(words, cue) + 1]
    return 0 < len(between) <= 3 and all(
        word.text.isalpha()
        and word.text.islower()
        and word.lower not in _NO_NOUNS
        and not word.lower.endswith(("ly", "ed"))
        for word in between
    )


def _is_head(words: Sequence[Word], noun: Source, subject: Mention) -> bool:
    """Whether the name only belongs to the noun: "a spokesman for the army", "an army source"."""
    begin = subject.begin
    if noun.last > subject.last:
        return not subject.person
    if noun.first >= begin:
        return False
    between = words[noun.first : begin]
    return any(word.lower in _LINKS for word in between) and all(
        word.capital
        or word.lower in SPEAKING_NOUNS
        or word.lower in DETERMINERS | _LINKS | {"'s", "senior"}
        for word in between
    )


def _of_mention(words: Sequence[Word], mention: Mention, directory: Directory) -> Source | None:
    key = directory.of(mention)
    if key is None:
        return None
    known = directory.actors[key]
    begin = mention.begin
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
        begin = mention.begin
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


def _noun_before(line: Line, mentions: Sequence[Mention], cue: int, start: int) -> Source | None:
    """The nearest speaking noun in front of the cue: "hospital officials in Omsk said"."""
    words = line.words
    for at in range(cue - 1, max(start - 1, cue - NOUN_REACH), -1):
        lower = words[at].lower
        if lower in {";", ":", "that", "”", '"'}:
            return None
        if any(m.person and 0 <= m.title <= at < m.last for m in mentions):
            continue  # the title of a name
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
    while begin and at - begin < 5:
        before = words[begin - 1]
        owner = before.lower == "'s" and begin > 1 and words[begin - 2].capital
        if not (before.is_word or owner):
            break
        if before.lower in DETERMINERS | PREPOSITIONS | AUXILIARIES | {"and", "or", "but"}:
            break
        begin -= 1
    return begin


def _with_complement(words: Sequence[Word], mentions: Sequence[Mention], at: int) -> int:
    """The end of the phrase with "of X", "from X" or "for X" behind the noun."""
    if at < len(words) and words[at].lower in {"of", "from", "for", "to"}:
        for mention in mentions:
            begin = mention.begin
            if at < begin <= at + 2:
                return mention.last
    return at
