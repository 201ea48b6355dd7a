"""Whether the speaker of a claim speaks where its evidence stands.

Covers: name, alias or description in the evidence's sentence, its paragraph or the one
before, with a word of saying; "he said" that goes on from an earlier paragraph; a cue whose
subject is somebody else; quoted speech without a speaker; how the article passes it on.
Does not cover: resolving pronouns, whether the speaker is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.article import Article, Sentence
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.names import (
    KnownName,
    described_by,
    name_places,
    surname_of,
    words_in_article,
)
from summarise.checks.quotations import is_speech, quotation_at
from summarise.checks.scopes import Cue, Passage, read
from summarise.checks.sentences import paragraph_of, surroundings
from summarise.vocabulary import AttributionMode, SpeakerKind

EARLIER_PARAGRAPHS = 3  # how far back "he said" may reach
_SUBJECT_WORDS = 24
_TOWARDS_SUBJECT = frozenset({"to", "selon", "laut", "según", "by"})
_CLOSING = frozenset({",", '"', "”", "»", "’", "“", "«"})
_PRONOUNS = frozenset(
    "he she they it i we er sie es il elle ils elles él ella ellos who minister president "
    "spokesman spokeswoman spokesperson official officials ministry statement general leader "
    "army military government agency group company report document secretary ambassador".split()
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words the evidence gives, and how.

    Attributes:
        finding: The verdict on the claimed speaker.
        mode: How the article passes the words on.
        cue: The article's own word for the speaking, or None.
    """

    finding: Finding
    mode: AttributionMode
    cue: str | None


def check_speaker(
    speaker: KnownName | None,
    spans: Sequence[tuple[int, int]],
    *,
    kind: SpeakerKind,
    text: str,
    article: Article,
    others: Sequence[KnownName] = (),
) -> Voice:
    """Look for a claim's speaker around its evidence.

    Verdicts: `ok`; `not_in_article`; `not_near_evidence`; `no_cue` (near, but nobody
    speaks); `another_speaker` (the cue's subject is somebody else); `named_unnamed` (an
    unnamed official with a person's name); without a speaker `unknown` (somebody speaks)
    and `speaker_missing` (somebody is quoted).

    Args:
        speaker: The claimed speaker, or None for the journalist's voice.
        spans: Half-open bounds of the evidence in the article.
        kind: What kind of source the claim names.
        text: The claim; one that says itself who speaks needs no speaker.
        others: Other actors, who may turn out to be the one who speaks.
    """
    home = article.sentence_at(spans[0][0]) if spans else None
    if home is None:
        return Voice(OK, AttributionMode.NONE, None)
    start, end = spans[0]
    passage = read(article.text_of(home), article.language)
    inside = passage.inside(start - home.start, end - home.start)
    cue = _governing(passage, inside, speaker)
    quotation = quotation_at(article.text, start, end)
    quoted = quotation is not None and is_speech(article.text, quotation)
    shown = None if cue is None else passage.phrase(cue)
    mode = _mode(kind, cue, quoted=quoted, spoken=speaker is not None)
    if speaker is None:
        return Voice(_silence(text, cue, article.language, quoted=quoted), mode, shown)
    finding = _presence(speaker, home, passage, article, quoted=quoted)
    if finding is OK:
        finding = _rival(speaker, passage, cue, inside, others) or _misnamed(speaker, kind)
    return Voice(finding, mode, shown or _cue_nearby(speaker, home, article))


def _misnamed(speaker: KnownName, kind: SpeakerKind) -> Finding:
    """An official whom the article does not name has no person's name."""
    if kind is SpeakerKind.UNNAMED_OFFICIAL and surname_of(speaker.key):
        return Finding("named_unnamed", shortened(speaker.key, 80))
    return OK


def _mode(kind: SpeakerKind, cue: Cue | None, *, quoted: bool, spoken: bool) -> AttributionMode:
    if quoted:
        return AttributionMode.DIRECT_QUOTE
    if kind is SpeakerKind.DOCUMENT_OR_IMAGERY:
        return AttributionMode.DOCUMENT
    if not spoken:
        return AttributionMode.NONE
    if cue is not None and cue.label == "belief":
        return AttributionMode.BELIEF_OR_INTENT
    return AttributionMode.INDIRECT_SPEECH


def _silence(text: str, cue: Cue | None, language: str | None, *, quoted: bool) -> Finding:
    """What it means that a claim names no speaker."""
    if read(text, language).speech_cues:
        return OK  # the claim is about the saying itself
    if quoted:
        return Finding("speaker_missing", "the evidence is quoted speech")
    if cue is not None and cue.label == "speech":
        return Finding("unknown", "the article names somebody who says so")
    return OK


def _presence(
    speaker: KnownName, home: Sentence, passage: Passage, article: Article, *, quoted: bool
) -> Finding:
    """Whether the speaker is in the article, near the evidence, and speaks there."""
    near = surroundings(article, home)
    naming = [item for item in near if _names(speaker, item, article)]
    if naming:
        spoken = [read(article.text_of(item), article.language) for item in naming]
        if quoted or passage.speech_cues or any(item.speech_cues for item in spoken):
            return OK
        return Finding("no_cue", "named nearby, but no word of saying")
    if not name_places(article.text, speaker.every) and not words_in_article(
        speaker.key, article.text
    ):
        return Finding("not_in_article", shortened(speaker.key, 80))
    if _goes_on(speaker, home, passage, article, quoted=quoted):
        return OK
    return Finding("not_near_evidence", shortened(speaker.key, 80))


def _names(speaker: KnownName, sentence: Sentence, article: Article) -> bool:
    if name_places(article.text, speaker.every, sentence.start, sentence.end):
        return True
    return described_by(speaker.key, article.text_of(sentence))


def _goes_on(
    speaker: KnownName, home: Sentence, passage: Passage, article: Article, *, quoted: bool
) -> bool:
    """`he said`, or more of a quotation, a few paragraphs behind the name."""
    own = [
        read(article.text_of(item), article.language)
        for item in paragraph_of(article, home.paragraph)
    ]
    speaking = quoted or any(
        item.speech_cues and any(norm in _PRONOUNS for norm in item.norms) for item in own
    )
    if not speaking and not passage.speech_cues:
        return False
    first = max(1, home.paragraph - EARLIER_PARAGRAPHS)
    return any(
        _names(speaker, sentence, article)
        for number in range(first, home.paragraph)
        for sentence in paragraph_of(article, number)
    )


def _governing(passage: Passage, inside: Sequence[int], speaker: KnownName | None) -> Cue | None:
    """The word of saying that the evidence hangs on: the nearest before it, or behind it.

    One whose subject is the claimed speaker goes before all others.
    """
    if not inside or not passage.speech_cues:
        return None
    cues = passage.speech_cues
    if speaker is not None:
        own = [cue for cue in cues if _is_subject(speaker, passage, cue, inside)]
        cues = tuple(own) or cues
    before = [cue for cue in cues if cue.first <= inside[0]]
    if before:
        return before[-1]
    within = [cue for cue in cues if cue.first <= inside[-1]]
    behind = [cue for cue in cues if cue.first > inside[-1] and _set_off(passage, inside[-1], cue)]
    return next(iter(within or behind), None)


def _set_off(passage: Passage, last: int, cue: Cue) -> bool:
    """True if a comma or quotation mark divides the evidence from a cue behind it."""
    return any(norm in _CLOSING for norm in passage.norms[last : cue.first])


def _subject(passage: Passage, cue: Cue, inside: Sequence[int]) -> list[tuple[int, int]]:
    """Where the subject of a cue may stand, as bounds in the passage's text.

    Before it, back to the previous cue or to the evidence; behind it after "according to"
    and in "..., said X".
    """
    previous = max((item.last for item in passage.speech_cues if item.last <= cue.first), default=0)
    if inside and inside[-1] < cue.first:
        previous = max(previous, inside[-1] + 1)
    first = max(previous, cue.first - _SUBJECT_WORDS)
    spans = []
    if first < cue.first:
        spans.append((passage.words[first].start, passage.words[cue.first].start))
    before = passage.norms[cue.first - 1] if cue.first else ""
    if passage.norms[cue.last - 1] in _TOWARDS_SUBJECT or before in _CLOSING:
        last = cue.last
        while last < len(passage.words) and passage.norms[last] not in _CLOSING:
            last += 1
        if cue.last < last:
            spans.append((passage.words[cue.last].start, passage.words[last - 1].end))
    return spans


def _is_subject(speaker: KnownName, passage: Passage, cue: Cue, inside: Sequence[int]) -> bool:
    return any(
        name_places(passage.text, speaker.every, start, end)
        or described_by(speaker.key, passage.text[start:end])
        for start, end in _subject(passage, cue, inside)
    )


def _rival(
    speaker: KnownName,
    passage: Passage,
    cue: Cue | None,
    inside: Sequence[int],
    others: Sequence[KnownName],
) -> Finding | None:
    """Somebody else as the subject of the cue, while the speaker is no subject at all."""
    if cue is None or cue.label != "speech":
        return None
    if any(_is_subject(speaker, passage, item, inside) for item in passage.speech_cues):
        return None
    for other in others:
        if set(other.every) & set(speaker.every) or name_places(speaker.key, other.forms):
            continue  # the same, or named after it: "Interpol", "Interpol spokesperson"
        if speaker.country is not None and speaker.country == other.country:
            continue
        if _is_subject(other, passage, cue, inside):
            phrase = f"{other.key} {passage.phrase(cue)}"
            return Finding("another_speaker", shortened(phrase, 120))
    return None


def _cue_nearby(speaker: KnownName, home: Sentence, article: Article) -> str | None:
    """The first word of saying in a sentence nearby that names the speaker."""
    for sentence in reversed(surroundings(article, home)):
        if _names(speaker, sentence, article):
            passage = read(article.text_of(sentence), article.language)
            if passage.speech_cues:
                return passage.phrase(passage.speech_cues[0])
    return None
