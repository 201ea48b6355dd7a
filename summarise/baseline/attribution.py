"""Who says a sentence: speaker, kind of source, relay, and the words that are said.

Covers: "X said", "said X", "according to X", "X told Y", an outlet that passes words on, and
"he said" where the sentence before has exactly one person speaking. Speech verbs come from
`checks/cues.toml`. Does not cover: pronouns beyond that, irony, several speakers at once
(the first one with a name is taken).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.baseline.directory import Directory
from summarise.baseline.mention import Mention
from summarise.baseline.parties import governed, subject_of
from summarise.baseline.sources import SPEAKING_NOUNS, kind_of_actor, kind_of_noun
from summarise.baseline.usage import Use, is_passive, use_of
from summarise.baseline.words import (
    AUXILIARIES,
    CALENDAR,
    DETERMINERS,
    PREPOSITIONS,
    TIME_WORDS,
    Line,
    Word,
)
from summarise.checks.cues import lexicon
from summarise.schema import ActorType, SpeakerKind

# Verbs of the shared list that report words only with "that" or a quotation behind them.
_NEED_THAT = frozenset(
    "show shows showed shown showing issue issues issued issuing find finds found finding order "
    "orders ordered ordering agree agrees agreed agreeing speak speaks spoke speaking see call "
    "calls called calling signal signals signalled signaled post posts posted posting mention "
    "mentions mentioned respond responds responded responding conclude concludes concluded "
    "appeal appeals appealed refuse refuses refused decline declines declined threaten threatens "
    "threatened promise promises promised pledge pledges pledged vow vows vowed predict predicts "
    "predicted maintain maintains maintained repeat repeats repeated brief briefed describe "
    "dismiss dismisses dismissed reject rejects rejected urge urges urged urging demand demands "
    "demanded demanding accuse accuses accused accusing condemn condemns condemned condemning "
    "blame blames blamed blaming denounce denounces denounced criticise criticises criticised "
    "criticize criticizes criticized welcome welcomes welcomed praise praises praised apologise "
    "apologises apologised apologize apologizes apologized ask asks asked asking caution".split()
)
# Far more often nouns than verbs of speaking.
_NOUNS_HERE = frozenset(
    "state states note notes comment comments report claim claims find order post call".split()
)
_HE = frozenset({"he", "she"})
_TELLS = frozenset("tell tells told telling".split())
_CITED = frozenset("cited quoted reported carried".split())
NOUN_REACH = 12


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution found in a sentence.

    Attributes:
        cue: Index of the speaking word.
        speaker: The name to show, as the article gives it; None for "he" that stays open.
        actor: Key of the speaker in the directory, or None.
        kind: What kind of source.
        via: The outlet that passes it on, or None.
        first, last: Words of what is said, if it can be told apart; else the whole sentence.
        apart: Whether it can be told apart.
    """

    cue: int
    speaker: str | None
    actor: str | None
    kind: SpeakerKind
    via: str | None
    first: int
    last: int
    apart: bool


@dataclass(frozen=True, slots=True)
class _Source:
    """A speaker phrase: its words and who it is."""

    first: int
    last: int
    speaker: str | None
    actor: str | None
    kind: SpeakerKind


def attribution_of(
    line: Line, mentions: Sequence[Mention], directory: Directory, before: Said | None
) -> Said | None:
    """Who says this sentence, or None for the journalist's own voice.

    Args:
        line: The sentence.
        mentions: Its names.
        directory: The article's actors.
        before: The attribution of the sentence before, for "he said".
    """
    words = line.words
    found = _according_to(line, mentions, directory)
    for cue in _cues(words):
        source = _speaker(line, mentions, directory, cue, before)
        if source is None:
            continue
        if found is not None:  # "according to A, B said": the outlet is the relay
            return _with_relay(_said(line, cue, source, mentions, directory), found)
        said = _said(line, cue, source, mentions, directory)
        if said.kind is SpeakerKind.MEDIA_OUTLET:
            found = said
            continue
        return said
    return found


def _with_relay(said: Said, outer: Said) -> Said:
    relay = outer.speaker if outer.kind is SpeakerKind.MEDIA_OUTLET else said.via
    return Said(
        said.cue, said.speaker, said.actor, said.kind, relay, said.first, said.last, said.apart
    )


def _cues(words: Sequence[Word]) -> list[int]:
    """Indices of words used as speech verbs, outside quotations."""
    spoken = lexicon(None).speech_words
    found = [
        at
        for at, word in enumerate(words)
        if word.lower in spoken
        and not word.quoted
        and _reports(words, at)
        and word.lower not in _NOUNS_HERE
    ]
    return [at for at in found if not words[at].lower.endswith("ing")] or found


def _reports(words: Sequence[Word], at: int) -> bool:
    lower = words[at].lower
    if lower in _NEED_THAT and not _that_or_quote(words, at):
        return False
    inverted = at > 0 and (words[at - 1].text in '”",' and lower in {"said", "says"})
    if inverted or lower in {"said", "says", "told"}:
        return not is_passive(words, at)
    return use_of(words, at) is Use.VERB and not is_passive(words, at)


def _that_or_quote(words: Sequence[Word], at: int) -> bool:
    return any(word.lower == "that" or word.text in '"“' for word in words[at + 1 : at + 5])


def _speaker(
    line: Line,
    mentions: Sequence[Mention],
    directory: Directory,
    cue: int,
    before: Said | None,
) -> _Source | None:
    words = line.words
    if _inverted(words, cue):
        source = _at(line, mentions, directory, cue + 1)
        if source is not None and _ends_there(words, cue, source):
            return source
    if cue and words[_back_over_auxiliaries(words, cue)].lower in _HE:
        return _pronoun(words, cue, before)
    subject = subject_of(words, mentions, cue)
    noun = _noun_before(line, mentions, directory, cue)
    if noun is not None and noun.kind is SpeakerKind.DOCUMENT_OR_IMAGERY and noun.last == cue:
        subject = subject_of(words, mentions, noun.first) or subject
        return (_of_mention(subject, directory) if subject else None) or noun
    if subject is not None and (noun is None or noun.last <= subject.last or subject.person):
        return _of_mention(subject, directory)
    return noun


def _inverted(words: Sequence[Word], cue: int) -> bool:
    """Whether the speaker can stand behind the verb: '"...," said X'."""
    if words[cue].lower.endswith("ing") or cue + 1 >= len(words):
        return False
    return cue == 0 or words[cue - 1].text in {"”", '"', ",", ";"}


def _ends_there(words: Sequence[Word], cue: int, source: _Source) -> bool:
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


def _pronoun(words: Sequence[Word], cue: int, before: Said | None) -> _Source:
    at = _back_over_auxiliaries(words, cue)
    if before is None or before.speaker is None or before.actor is None:
        return _Source(at, at + 1, None, None, SpeakerKind.UNKNOWN)
    return _Source(at, at + 1, before.speaker, before.actor, before.kind)


def _of_mention(mention: Mention, directory: Directory) -> _Source | None:
    key = directory.of(mention)
    if key is None:
        return None
    known = directory.actors[key]
    begin = mention.title if mention.title >= 0 else mention.first
    return _Source(begin, mention.last, known.name, key, kind_of_actor(known))


def _at(
    line: Line, mentions: Sequence[Mention], directory: Directory, start: int
) -> _Source | None:
    """The speaker that begins at, or an article or two behind, `start`."""
    words = line.words
    at = start
    while at < len(words) and words[at].lower in DETERMINERS:
        at += 1
    for mention in mentions:
        begin = mention.title if mention.title >= 0 else mention.first
        if begin - at <= 3 and at < mention.last and _only_modifiers(words[at:begin]):
            found = _of_mention(mention, directory)
            noun = _noun_phrase(line, mentions, mention.last, mention.last + 1, begin)
            return noun if noun is not None and not mention.person else found
    return _noun_phrase(line, mentions, at, min(at + 4, len(words)), at)


def _only_modifiers(words: Sequence[Word]) -> bool:
    """Whether these words only describe the name behind them: "semi-official news agency"."""
    return all(
        word.is_word and not word.capital and word.lower not in PREPOSITIONS | AUXILIARIES
        for word in words
    )


def _noun_before(
    line: Line, mentions: Sequence[Mention], directory: Directory, cue: int
) -> _Source | None:
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
) -> _Source | None:
    """A speaking noun among words `first` to `last`, with what qualifies it."""
    words = line.words
    for at in range(first, min(last, len(words))):
        lower = words[at].lower
        if lower in SPEAKING_NOUNS:
            end = _with_complement(words, mentions, at + 1)
            return _Source(begin, end, line.slice(begin, end), None, kind_of_noun(lower))
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


def _said(
    line: Line,
    cue: int,
    source: _Source,
    mentions: Sequence[Mention],
    directory: Directory,
) -> Said:
    first, last, apart = _content(line.words, cue, source)
    via = _relay(line.words, cue, mentions, directory)
    via = None if via == source.speaker else via
    return Said(cue, source.speaker, source.actor, source.kind, via, first, last, apart)


def _content(words: Sequence[Word], cue: int, source: _Source) -> tuple[int, int, bool]:
    """The words that are said, where a border shows them."""
    whole = (0, len(words), False)
    if source.first and words[source.first - 1].text == "," and _nothing_behind(words, cue, source):
        return 0, source.first - 1, True
    if words[cue].lower in _TELLS or source.first > cue:
        start = next(
            (n for n in range(cue, min(cue + 9, len(words))) if words[n].lower == "that"), -1
        )
        return (start + 1, len(words), True) if start > 0 else whole
    behind = words[cue + 1].lower if cue + 1 < len(words) else ""
    aside = behind in PREPOSITIONS or behind in CALENDAR | TIME_WORDS
    for at in range(cue + 1, min(cue + 8, len(words)) if aside else min(cue + 2, len(words))):
        if words[at].lower == "that":
            return at + 1, len(words), True
    return cue + 1, len(words), words[cue].lower in {"said", "says", "claimed", "alleged", "stated"}


def _nothing_behind(words: Sequence[Word], cue: int, source: _Source) -> bool:
    """Whether the sentence ends, but for a day or an occasion, behind cue and speaker."""
    end = max(cue + 1, source.last)
    return len(words) - end <= 6 and not any(w.lower in {"that", ","} for w in words[end:])


def _according_to(line: Line, mentions: Sequence[Mention], directory: Directory) -> Said | None:
    words = line.words
    for at in range(len(words) - 2):
        if words[at].lower != "according" or words[at + 1].lower != "to" or words[at].quoted:
            continue
        source = _at(line, mentions, directory, at + 2)
        if source is None:
            continue
        first, last, apart = _around(words, at, source.last)
        return Said(at, source.speaker, source.actor, source.kind, None, first, last, apart)
    return None


def _around(words: Sequence[Word], at: int, end: int) -> tuple[int, int, bool]:
    if at == 0:
        comma = next((n for n in range(end, len(words)) if words[n].text == ","), -1)
        return (comma + 1, len(words), True) if 0 < comma <= end + 12 else (0, len(words), False)
    if words[at - 1].text == "," and len(words) - end <= 2:
        return 0, at - 1, True
    return 0, len(words), False


def _relay(
    words: Sequence[Word], cue: int, mentions: Sequence[Mention], directory: Directory
) -> str | None:
    """The outlet told, or said to be quoted: "told Reuters", "cited by Yonhap"."""
    for mention in mentions:
        key = directory.of(mention)
        if key is None or directory.actors[key].type is not ActorType.MEDIA:
            continue
        front = [word.lower for word in words[max(0, mention.first - 4) : mention.first]]
        told = words[cue].lower in _TELLS and cue < mention.first <= cue + 4
        cited = "by" in front and bool(_CITED & set(front))
        to = front[-1:] == ["to"] or front[-2:] == ["to", "the"]
        if told or cited or (to and any(word in {"remarks", "comments"} for word in front)):
            return directory.actors[key].name
    return None
