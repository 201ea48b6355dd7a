"""Claims: the article's own sentences, with the attribution taken off where that is safe.

Covers: which sentences become claims, their wording, speaker, certainty and status.
Does not cover: rewording, splitting a sentence into several claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.baseline.attribution import Said
from summarise.baseline.commitment import certainty_of, corroboration_of, status_of
from summarise.baseline.events import Event
from summarise.baseline.quoting import evidence_of
from summarise.baseline.reading import Reading, Sentence
from summarise.baseline.words import (
    AUXILIARIES,
    CALENDAR,
    PREPOSITIONS,
    PRONOUNS,
    TIME_WORDS,
    Line,
    Word,
)
from summarise.checks.text.cues import lexicon
from summarise.draft import DraftClaim
from summarise.vocabulary import Certainty, ClaimStatus, SpeakerKind

MAX_CLAIMS = 12
MIN_SCORE = 2.0
MIN_WORDS = 6
# What a sentence is worth: our choice, by what a reader looks for in conflict news.
_ATTRIBUTED, _SIGNAL, _EVENT, _NUMBER, _LEDE, _QUOTED = 2.0, 2.0, 1.0, 0.5, 2.0, 0.5
_OPEN_STARTS = PRONOUNS | frozenset(
    "there to and but or not by in as its their his her our my your such".split()
)


@dataclass(frozen=True, slots=True)
class _Wording:
    """The words of a sentence that make the claim, and whether they are a part of it."""

    first: int
    last: int
    part: bool


def claims_of(reading: Reading) -> tuple[DraftClaim, ...]:
    """At most twelve claims, in article order."""
    scored = [(_score(item), item) for item in reading.sentences if _can_be_claim(item.line)]
    kept = sorted(
        (pair for pair in scored if pair[0] >= MIN_SCORE),
        key=lambda pair: (-pair[0], pair[1].line.number),
    )[:MAX_CLAIMS]
    chosen = sorted((item for _, item in kept), key=lambda item: item.line.number)
    seen: set[str] = set()
    claims = []
    for item in chosen:
        claim = _claim(reading, item)
        if claim.text not in seen:
            seen.add(claim.text)
            claims.append(claim)
    return tuple(claims)


def _can_be_claim(line: Line) -> bool:
    words = sum(word.is_word for word in line.words)
    return words >= MIN_WORDS and not line.text.rstrip("”\"'’) ").endswith("?")


def _score(item: Sentence) -> float:
    said = item.said
    score = _ATTRIBUTED if said is not None and said.speaker is not None else 0.0
    if any(event.type is not None for event in item.events):
        score += _SIGNAL
    elif item.events:
        score += _EVENT
    score += _NUMBER * any(word.text[0].isdigit() for word in item.line.words)
    score += _LEDE * (item.line.number <= 2)
    return score + _QUOTED * any(word.quoted for word in item.line.words)


def _claim(reading: Reading, item: Sentence) -> DraftClaim:
    line, said = item.line, item.said
    wording = _wording(line, said)
    head = _head(item, wording)
    quote = evidence_of(line, wording.first, wording.last, head.first if head else wording.first)
    start = line.text.find(quote.quote)
    end = start + len(quote.quote)
    language = reading.article.language
    status = status_of(line, start, end, head, language)
    certainty = certainty_of(line, start, end, language)
    if _says_nothing(line, said):
        certainty = Certainty.NOT_COMMITTED
        status = ClaimStatus.COMPLETED  # the silence itself
    if said is not None and _denies(line, said):
        status = ClaimStatus.DENIED
    return DraftClaim(
        evidence=(quote,),
        speaker=said.speaker if said else None,
        via=said.via if said else None,
        text=_text(line, wording),
        speaker_kind=said.kind if said else SpeakerKind.JOURNALIST,
        certainty=certainty,
        status=status,
        corroboration=corroboration_of(line.text, line.words[said.cue].lower if said else None),
    )


def _head(item: Sentence, wording: _Wording) -> Event | None:
    inside = [e for e in item.events if wording.first <= e.first < wording.last]
    verbs = [event for event in inside if event.verbal and not event.fronted]
    found = verbs or inside
    return found[0] if found else None


def _wording(line: Line, said: Said | None) -> _Wording:
    """What is said without who says it, if it can stand alone; else the whole sentence."""
    whole = _Wording(0, len(line.words), part=False)
    if said is not None and said.end - said.begin >= MIN_WORDS:
        whole = _Wording(said.begin, said.end, part=said.end - said.begin < len(line.words))
    if (
        said is None
        or said.speaker is None
        or not said.apart
        or _denies(line, said)
        or _says_nothing(line, said)
    ):
        return whole
    inside = line.words[said.first : said.last]
    words = [word for word in inside if word.is_word]
    quoted = any(word.text in '"“”' or word.quoted for word in inside)
    if len(words) < MIN_WORDS or quoted or _behind_time(words) in _OPEN_STARTS:
        return whole
    if not any(_finite(word.lower) for word in words):
        return whole
    return _Wording(said.first, said.last, part=True)


def _behind_time(words: Sequence[Word]) -> str:
    """The first word that is no "on Tuesday", in lower case."""
    at = 0
    while at + 1 < len(words) and (
        words[at].lower in CALENDAR | TIME_WORDS
        or (words[at].lower in PREPOSITIONS and words[at + 1].lower in CALENDAR | TIME_WORDS)
    ):
        at += 1
    return words[at].lower


def _finite(lower: str) -> bool:
    return lower in AUXILIARIES or lower.endswith("ed")


def _text(line: Line, wording: _Wording) -> str:
    if not wording.part:
        return line.slice(0, len(line.words))
    text = line.slice(wording.first, wording.last).strip(" ,")
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."


def _denies(line: Line, said: Said) -> bool:
    return line.words[said.cue].lower in lexicon(None).denial_words


def _says_nothing(line: Line, said: Said | None) -> bool:
    """Whether the speaking is negated: "did not say", "has not confirmed"."""
    if said is None:
        return False
    before = [word.lower for word in line.words[max(0, said.cue - 3) : said.cue]]
    return bool(lexicon(None).negators & set(before)) or any(w.endswith("n't") for w in before)
