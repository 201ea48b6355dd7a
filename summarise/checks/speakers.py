"""Whether the speaker of a claim speaks where its evidence stands.

Covers: the verb of saying that the evidence hangs on, and whether its subject is the speaker;
"he said" and quotations that go on from an earlier sentence; speech without a speaker; how
the article passes the words on.
Does not cover: finding verbs and subjects (`sayings.py`), whether the speaker is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.article import Article, Sentence
from summarise.checks.antecedents import Heard, another, earlier, names_in, text_of
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.introduced import introduced
from summarise.checks.names import (
    KnownName,
    described_by,
    name_places,
    surname_of,
    words_in_article,
)
from summarise.checks.quotations import is_speech, quotation_at
from summarise.checks.sayings import Saying, governing, sayings
from summarise.checks.scopes import Cue, Passage, read
from summarise.checks.sentences import around, surroundings
from summarise.checks.subjects import (
    is_anaphoric,
    is_kin,
    is_somebody,
    is_stranger,
    is_subject,
)
from summarise.vocabulary import AttributionMode, SpeakerKind

_PLACED = frozenset("in at from en à im aus".split())
_POSSESSIVE = frozenset("its his her their".split())
# Sources that speak by whatever they do: "AFP has put the count in the hundreds".
_OUTLETS = frozenset({SpeakerKind.MEDIA_OUTLET, SpeakerKind.DOCUMENT_OR_IMAGERY})


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words the evidence gives, and how.

    Attributes:
        finding: The verdict on the claimed speaker.
        mode: How the article passes the words on.
        cue: The article's own word for the speaking, or None.
        denies: Whether that word is a denial.
    """

    finding: Finding
    mode: AttributionMode
    cue: str | None
    denies: bool = False


_NOBODY = Voice(OK, AttributionMode.NONE, None)


@dataclass(frozen=True, slots=True)
class _Place:
    """One piece of evidence where it stands.

    Attributes:
        passage: Its sentence, or the part around it of a very long one.
        targets: The decisive words in it, as word indices.
        inside: Bounds of the whole evidence, as word indices.
        quoted: Whether it is somebody's quoted speech.
    """

    home: Sentence
    passage: Passage
    targets: list[int]
    inside: tuple[int, int]
    quoted: bool


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
    speaks); `another_speaker` (the evidence is somebody else's words); `named_unnamed` (an
    unnamed official with a person's name); without a speaker `unknown` (somebody speaks)
    and `speaker_missing` (somebody is quoted).

    Args:
        speaker: The claimed speaker, or None for the journalist's voice.
        spans: Half-open bounds of the evidence in the article; one that the speaker
            speaks is enough.
        kind: What kind of source the claim names.
        text: The claim; one that says itself who speaks needs no speaker.
        article: The article.
        others: Other actors, some of whom may stand for the speaker.
    """
    claim = read(text, article.language)
    places = [place for span in spans if (place := _place(span, claim, article)) is not None]
    if not places:
        return _NOBODY
    if speaker is None:
        silent = [_silence(place, claim) for place in places]
        return Voice(max(silent, key=lambda item: item is not OK), AttributionMode.NONE, None)
    if not _in_article(speaker, places, article):
        finding = Finding("not_in_article", shortened(speaker.key, 80))
        return Voice(finding, _mode(kind, None, quoted=places[0].quoted), None)
    heard = [_heard(speaker, place, kind, claim, article, others) for place in places]
    best = next((item for item in heard if item.finding is OK), heard[0])
    cue = None if best.saying is None else best.saying.cue
    phrase = None if cue is None or best.passage is None else best.passage.phrase(cue)
    mode = _mode(kind, None if cue is None else cue.label, quoted=any(p.quoted for p in places))
    finding = _misnamed(speaker, kind) if best.finding is OK else best.finding
    denies = cue is not None and best.passage is not None and _denies(best.passage, cue)
    return Voice(finding, mode, phrase, denies)


def _denies(passage: Passage, cue: Cue) -> bool:
    return passage.norms[cue.first] in passage.cues.denial_words


def _place(span: tuple[int, int], claim: Passage, article: Article) -> _Place | None:
    home = article.sentence_at(span[0])
    if home is None:
        return None
    first, last = around(home, *span)
    passage = read(article.text[first:last], article.language)
    inside = [
        at for at in passage.inside(span[0] - first, span[1] - first) if passage.words[at].is_word
    ]
    told = [at for at in inside if passage.stems[at] in claim.content] or inside
    quotation = quotation_at(article.text, *span)
    quoted = quotation is not None and is_speech(article.text, quotation)
    return _Place(home, passage, told, (inside[0], inside[-1] + 1), quoted) if told else None


def _misnamed(speaker: KnownName, kind: SpeakerKind) -> Finding:
    """An official whom the article does not name has no person's name."""
    placed = not _PLACED.isdisjoint(speaker.key.split())  # "Diplomats in London"
    if kind is SpeakerKind.UNNAMED_OFFICIAL and not placed and surname_of(speaker.key):
        return Finding("named_unnamed", shortened(speaker.key, 80))
    return OK


def _mode(kind: SpeakerKind, label: str | None, *, quoted: bool) -> AttributionMode:
    if quoted:
        return AttributionMode.DIRECT_QUOTE
    if kind is SpeakerKind.DOCUMENT_OR_IMAGERY:
        return AttributionMode.DOCUMENT
    if label == "belief":
        return AttributionMode.BELIEF_OR_INTENT
    return AttributionMode.INDIRECT_SPEECH


def _silence(place: _Place, claim: Passage) -> Finding:
    """What it means that a claim names no speaker.

    A claim that repeats the verb is about the saying itself; what stands around that verb
    counts all the same.
    """
    passage = place.passage
    told = frozenset(claim.stems[cue.first] for cue in claim.speech_cues) - {None}
    told_plainly = {claim.norms[cue.first] for cue in claim.speech_cues}
    chain = [
        saying
        for saying in governing(passage, place.targets, frozenset(str(item) for item in told))
        if saying.cue.label == "speech"
        and passage.norms[saying.cue.first] not in told_plainly
        and saying.subject[0] < saying.subject[1]
    ]
    if place.quoted and not told_plainly:
        return Finding("speaker_missing", "the evidence is quoted speech")
    if chain:
        return Finding("unknown", "the article names somebody who says so")
    return OK


def _in_article(speaker: KnownName, places: Sequence[_Place], article: Article) -> bool:
    if name_places(article.text, speaker.every) or words_in_article(speaker.key, article.text):
        return True
    near = (item for place in places for item in surroundings(article, place.home))
    return any(described_by(speaker.key, text_of(item, article)) for item in near)


def _heard(
    speaker: KnownName,
    place: _Place,
    kind: SpeakerKind,
    claim: Passage,
    article: Article,
    others: Sequence[KnownName],
) -> Heard:
    """Whether one piece of evidence is the speaker's."""
    passage = place.passage
    chain = governing(passage, place.targets)
    own = next((item for item in chain if is_subject(speaker, passage, item.subject)), None)
    if own is not None:
        return Heard(OK, passage, own)
    strange = [item for item in chain if is_stranger(speaker, passage, item.subject, others)]
    told_of = [item for item in chain if is_somebody(passage, item.subject)]
    if strange or told_of:
        first = strange[0] if strange else told_of[0]
        if is_kin(speaker, passage, first.subject, others):
            return Heard(OK, passage, first)
        if not strange and _may_be(speaker, place, passage, first, article):
            return Heard(OK, passage, first)
        return Heard(another(passage, first), passage, first)
    meant = next((item for item in chain if is_anaphoric(passage, item.subject)), None)
    if meant is not None or place.quoted:
        found = earlier(speaker, place.home, article, others, quoted=place.quoted)
        return Heard(found.finding, passage, meant) if meant is not None else found
    return _unspoken(speaker, place, kind, claim, article)


def _may_be(
    speaker: KnownName, place: _Place, passage: Passage, saying: Saying, article: Article
) -> bool:
    """Whether "a colleague" or "several of them" may stand for a speaker who is named nearby.

    A subject with a name of its own may not.
    """
    first, last = saying.subject
    theirs = not _POSSESSIVE.isdisjoint(passage.norms[first:last])  # "its Foreign Ministry"
    if not theirs and any(passage.words[at].capital for at in range(max(first, 1), last)):
        return False  # the first word of a sentence is a capital in any case
    return any(names_in(speaker, item, article) for item in surroundings(article, place.home))


def _unspoken(
    speaker: KnownName, place: _Place, kind: SpeakerKind, claim: Passage, article: Article
) -> Heard:
    """Evidence that hangs on no verb of saying."""
    passage = place.passage
    told = {claim.stems[cue.first] for cue in claim.speech_cues}
    for saying in sayings(passage):  # "X has claimed responsibility" is evidence as it stands
        cited = place.inside[0] <= saying.cue.first < place.inside[1]
        cited = cited or passage.stems[saying.cue.first] in told
        if cited and is_subject(speaker, passage, saying.subject):
            return Heard(OK, passage, saying)
    told_of = name_places(claim.text, speaker.forms)
    if introduced(speaker, passage, place.home, place.inside[0], kind in _OUTLETS, claim, article):
        return Heard(OK)
    if not told_of and (_source_of(speaker, passage, kind) or _apart(speaker, place)):
        return Heard(OK)
    near = surroundings(article, place.home)
    if any(names_in(speaker, item, article) for item in near):
        return Heard(Finding("no_cue", "named nearby, but no word of saying"))
    return Heard(Finding("not_near_evidence", shortened(speaker.key, 80)))


def _apart(speaker: KnownName, place: _Place) -> bool:
    """`X ratified that ...`: a name with some unlisted verb between it and the evidence.

    A name that the evidence itself holds and the claim leaves out is the source as well; one
    whose own doing the evidence is, or that disputes it, is none.
    """
    passage, first = place.passage, place.inside[0]
    for saying in sayings(passage):
        disputes = passage.norms[saying.cue.first] in passage.cues.disputing
        if disputes and is_subject(speaker, passage, saying.subject):
            return False
    for start, end in name_places(passage.text, speaker.every):
        at, last = passage.inside(start, start + 1)[0], passage.inside(end - 1, end)[-1]
        if last < first - 1 or first <= at < place.inside[1]:
            return True
    return False


def _source_of(speaker: KnownName, passage: Passage, kind: SpeakerKind) -> bool:
    """`figures provided by X`, or an outlet that the sentence names."""
    for start, _ in name_places(passage.text, speaker.every):
        at = passage.inside(start, start + 1)[0]
        if kind in _OUTLETS or "by" in passage.norms[max(0, at - 3) : at]:
            return True
    return False
