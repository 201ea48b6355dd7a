"""Who says a sentence: speaker, kind of source, relay, and the words that are said.

Covers: "X said", "said X", "according to X", "X told Y", an outlet that passes words on.
Speech verbs come from `checks/cues.toml`. Does not cover: irony, several speakers at once
(the first one with a name is taken), pronouns beyond the next sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.baseline.directory import Directory
from summarise.baseline.mention import Mention
from summarise.baseline.speaking import Source, source_at, speaker_of
from summarise.baseline.usage import Use, is_passive, use_of
from summarise.baseline.words import CALENDAR, PREPOSITIONS, TIME_WORDS, Line, Word
from summarise.checks.cues import lexicon
from summarise.vocabulary import ActorType, SpeakerKind

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
    "rule rules ruled request requests requested requesting recall recalls recalled recalling "
    "blame blames blamed blaming denounce denounces denounced criticise criticises criticised "
    "criticize criticizes criticized welcome welcomes welcomed praise praises praised apologise "
    "apologises apologised apologize apologizes apologized ask asks asked asking caution".split()
)
# Far more often nouns than verbs of speaking.
_NOUNS_HERE = frozenset(
    "state states note notes comment comments report claim claims find order post call".split()
)
# These report words only with "as", a quotation or "that" behind them.
_NEED_AS = frozenset(
    "name names named naming brand brands branded branding label labels labelled labeled "
    "labelling labeling hail hails hailed hailing term terms termed terming characterise "
    "characterises characterised characterising characterize characterizes characterized "
    "characterizing".split()
)
_ACCUSES = frozenset("accuse accuses accused accusing blame blames blamed blaming".split())
_SAYS = frozenset("say says said tell tells told".split())  # never nouns
_TELLS = frozenset("tell tells told telling".split())
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
    """

    cue: int
    speaker: str | None
    actor: str | None
    kind: SpeakerKind
    via: str | None
    first: int
    last: int
    apart: bool


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
    known = Source(0, 0, before.speaker, before.actor, before.kind) if before else None
    found = _according_to(line, mentions, directory)
    for cue in _cues(words):
        source = speaker_of(line, mentions, directory, cue, known)
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
    if words[at].capital and at and not words[at - 1].quoted and words[at - 1].is_word:
        return False  # part of a name
    if lower in _NEED_THAT and not (_that_or_quote(words, at) or _accuses(words, at)):
        return False
    if lower in _NEED_AS and not (_that_or_quote(words, at) or _as_what(words, at)):
        return False
    if lower in _SAYS:
        return not is_passive(words, at)
    return use_of(words, at) is Use.VERB and not is_passive(words, at)


def _as_what(words: Sequence[Word], at: int) -> bool:
    return any(word.lower == "as" for word in words[at + 1 : at + 9])


def _accuses(words: Sequence[Word], at: int) -> bool:
    """Whether an accusation says of what: "accused X of shelling Y", "blamed X for Y"."""
    if words[at].lower not in _ACCUSES:
        return False
    return any(word.lower in {"of", "for"} for word in words[at + 2 : at + 9])


def _that_or_quote(words: Sequence[Word], at: int) -> bool:
    return any(word.lower == "that" or word.text in '"“' for word in words[at + 1 : at + 7])


def _said(
    line: Line,
    cue: int,
    source: Source,
    mentions: Sequence[Mention],
    directory: Directory,
) -> Said:
    first, last, apart = _content(line.words, cue, source)
    via = _relay(line.words, cue, mentions, directory)
    via = None if via == source.speaker else via
    return Said(cue, source.speaker, source.actor, source.kind, via, first, last, apart)


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
    aside = behind in PREPOSITIONS or behind in CALENDAR | TIME_WORDS
    for at in range(cue + 1, min(cue + 8, len(words)) if aside else min(cue + 2, len(words))):
        if words[at].lower == "that":
            return at + 1, len(words), True
    return cue + 1, len(words), words[cue].lower in {"said", "says", "claimed", "alleged", "stated"}


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
