"""Who says a sentence: speaker, kind of source, relay, and the words that are said.

Covers: "X said", "said X", "according to X", "X told Y", an outlet that passes words on.
Speech verbs come from `checks/text/cues.toml`. Does not cover: irony, several speakers at once
(the first one with a name is taken), pronouns beyond the next sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarise.baseline.directory import Directory
from summarise.baseline.mention import Mention
from summarise.baseline.reporting import accuses, reporting_words
from summarise.baseline.sources import Source
from summarise.baseline.speaking import source_at, speaker_of
from summarise.baseline.words import (
    CALENDAR,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    TIME_WORDS,
    Line,
    Word,
)
from summarise.checks.text.cues import lexicon
from summarise.vocabulary import ActorType, SpeakerKind

_TELLS = frozenset("tell tells told telling".split())
_BARE_CLAUSE = frozenset("said says say claimed alleged stated".split())
_JOINS = frozenset({"and", "but", "while"})
_QUOTES = frozenset("quote quotes quoted quoting cite cites cited citing".split())
_CITED = frozenset("cited quoted reported carried".split())


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
        begin, end: The words that are this speaker's at all: a clause of somebody else joined
            by "and" is not.
    """

    cue: int
    speaker: str | None
    actor: str | None
    kind: SpeakerKind
    via: str | None
    first: int
    last: int
    apart: bool
    begin: int
    end: int


def attribution_of(
    line: Line, mentions: Sequence[Mention], directory: Directory, known: Source | None
) -> Said | None:
    """Who says this sentence, or None for the journalist's own voice.

    Args:
        line: The sentence.
        mentions: Its names.
        directory: The article's actors.
        known: Whom "he" can mean here, from the sentence before.
    """
    words = line.words
    found = _according_to(line, mentions, directory)
    for cue in reporting_words(words):
        source = speaker_of(line, mentions, directory, cue, known)
        if source is None:
            continue
        quoted = _quoted(line, mentions, directory, cue)
        if quoted is not None:
            return replace(quoted, via=source.speaker or quoted.via)
        if found is not None:  # "according to A, B said": the outlet is the relay
            return _with_relay(_said(line, cue, source, mentions, directory), found)
        said = _said(line, cue, source, mentions, directory)
        if said.kind is SpeakerKind.MEDIA_OUTLET:
            found = said
            continue
        return said
    return found


def _quoted(line: Line, mentions: Sequence[Mention], directory: Directory, cue: int) -> Said | None:
    """Whom an outlet lets speak: "state television quoted X as saying that ..."."""
    words = line.words
    if words[cue].lower not in _QUOTES:
        return None
    source = source_at(line, mentions, directory, cue + 1)
    end = source.last if source is not None else len(words)
    if source is None or [word.lower for word in words[end : end + 2]] != ["as", "saying"]:
        return None
    return _said(line, end + 1, replace(source, first=cue + 1), mentions, directory)


def _with_relay(said: Said, outer: Said) -> Said:
    relay = outer.speaker if outer.kind is SpeakerKind.MEDIA_OUTLET else said.via
    return replace(said, via=relay)


def _said(
    line: Line,
    cue: int,
    source: Source,
    mentions: Sequence[Mention],
    directory: Directory,
) -> Said:
    begin, end = _clause(line.words, mentions, cue, source)
    first, last, apart = _content(line.words, cue, source)
    last = min(last, end)
    via = _relay(line.words, cue, mentions, directory)
    via = None if via == source.speaker else via
    return Said(cue, source.speaker, source.actor, source.kind, via, first, last, apart, begin, end)


def _clause(
    words: Sequence[Word], mentions: Sequence[Mention], cue: int, source: Source
) -> tuple[int, int]:
    """The words around the cue without a clause of another subject that "and" joins to them."""
    begin = source.first
    while begin and words[begin - 1].lower in DETERMINERS:
        begin -= 1
    joined = begin > 1 and words[begin - 1].lower in _JOINS and words[begin - 2].text == ","
    begins = begin if begin < cue and (joined or (begin and words[begin - 1].text == ";")) else 0
    for at in range(cue + 1, len(words) - 2):
        joins = words[at].text == "," and words[at + 1].lower in _JOINS
        if (joins or words[at].text == ";") and _other_subject(
            words, mentions, at + 1 + joins, cue
        ):
            return begins, at
    return begins, len(words)


def _other_subject(words: Sequence[Word], mentions: Sequence[Mention], at: int, cue: int) -> bool:
    """Whether another actor begins a clause at `at`: one that speaks, any behind an accusation."""
    at += words[at].lower in DETERMINERS
    if words[at].lower not in PRONOUNS and any(
        word.lower in lexicon(None).speech_words and word.lower.endswith(("ed", "said", "says"))
        for word in words[at + 1 : at + 4]
    ):
        return True
    for mention in mentions:
        begin = mention.begin
        if begin != at or mention.last >= len(words) or words[cue].quoted:
            continue
        verb = words[mention.last].lower
        if accuses(words, cue):
            return verb not in PREPOSITIONS and words[mention.last].is_word
        return verb in lexicon(None).speech_words
    return False


def _content(words: Sequence[Word], cue: int, source: Source) -> tuple[int, int, bool]:
    """The words that are said, where a border shows them."""
    whole = (0, len(words), False)
    if source.first and words[source.first - 1].text == "," and _nothing_behind(words, cue, source):
        return 0, source.first - 1, True
    if cue + 1 < len(words) and words[cue + 1].text == ",":
        return whole  # "..., X said, ..."
    if words[cue].lower in _TELLS or source.first > cue:
        start = next(
            (n for n in range(cue, min(cue + 9, len(words))) if words[n].lower == "that"), -1
        )
        return (start + 1, len(words), True) if start > 0 else whole
    behind = words[cue + 1].lower if cue + 1 < len(words) else ""
    aside = behind in PREPOSITIONS | CALENDAR | TIME_WORDS or behind.endswith("ly")
    for at in range(cue + 1, min(cue + 8, len(words)) if aside else min(cue + 2, len(words))):
        if words[at].lower == "that":
            return at + 1, len(words), True
    return cue + 1, len(words), words[cue].lower in _BARE_CLAUSE


def _nothing_behind(words: Sequence[Word], cue: int, source: Source) -> bool:
    """Whether the sentence ends, but for a day or an occasion, behind cue and speaker."""
    end = max(cue + 1, source.last)
    return len(words) - end <= 6 and not any(w.lower in {"that", ","} for w in words[end:])


def _according_to(line: Line, mentions: Sequence[Mention], directory: Directory) -> Said | None:
    words = line.words
    for at in range(len(words) - 2):
        if words[at].lower != "according" or words[at + 1].lower != "to" or words[at].quoted:
            continue
        source = source_at(line, mentions, directory, at + 2)
        if source is None:
            continue
        first, last, apart = _around(words, at, source.last)
        return Said(
            at, source.speaker, source.actor, source.kind, None, first, last, apart, 0, len(words)
        )
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
