"""Whether the speaker of a claim speaks where its evidence stands.

Covers: the verb of saying that the evidence hangs on, and whether its subject is the speaker;
"he said" and quotations that go on from an earlier sentence; speech without a speaker; how
the article passes the words on; claims that name no speaker, though the evidence is quoted, or
hangs on somebody's verb of saying, or German puts it into reported speech by its mood.
Does not cover: finding verbs and subjects (`sayings.py`), whether the speaker is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarise.article import Article
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.speaking.antecedents import Heard, text_of
from summarise.checks.speaking.entourage import untold_title
from summarise.checks.speaking.hearing import heard
from summarise.checks.speaking.interviews import is_answer, is_answer_of
from summarise.checks.speaking.likeness import same_script
from summarise.checks.speaking.sayings import Saying, governing, sayings
from summarise.checks.speaking.standing import Place, place
from summarise.checks.speaking.statement import in_own_voice, is_own_statement
from summarise.checks.speaking.stretches import names_somebody
from summarise.checks.speaking.subjects import pronoun_of
from summarise.checks.speaking.unspoken import REPORTED_MOOD, givers
from summarise.checks.text.names import (
    KnownName,
    described_by,
    name_places,
    surname_of,
    words_in_article,
)
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.sentences import surroundings
from summarise.language import read_as_english
from summarise.vocabulary import AttributionMode, SpeakerKind

_PLACED = frozenset("in at from en à im aus".split())
_GERMAN_ADJECTIVE = re.compile(r"\w+(?:e|isch\w{2}|lich\w{2})\b")  # "Ägyptische Stellen"
# Verbs of saying by which something is done: a claim may tell of it by another verb or a noun.
_DOING_BY_WORDS = frozenset(
    "pledge pledges pledged promise promises promised vow vows vowed offer offers offered propose "
    "proposes proposed request requests requested seek seeks sought ask asks asked demand demands "
    "demanded order orders ordered call calls called appeal appeals appealed".split()
)
_DONE_BY_WORDS = _DOING_BY_WORDS | frozenset(
    "pledges proposal proposals suggestion suggestions bid bids plea pleas".split()
)
_PLANS = frozenset("intention intentions intent plan plans wish desire".split())
_NO_ONE = frozenset("no nobody none neither few hardly scarcely".split())
_MISSING = Finding("speaker_missing", "the evidence is quoted speech")
_UNKNOWN = Finding("unknown", "the article names somebody who says so")


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
    unnamed official with a person's name), `title_not_told` (the article gives nobody that rank);
    without a speaker `unknown` (somebody speaks)
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
    places = [item for span in spans if (item := place(span, claim, article)) is not None]
    if not places:
        return _NOBODY
    if speaker is None:
        silence = _silence(places, claim, article.language)
        if silence is OK and all(is_answer(item, article) for item in places):
            silence = _UNKNOWN
        return Voice(silence, AttributionMode.NONE, None)
    if not same_script(speaker, article):
        mode = _mode(kind, None, quoted=places[0].quoted)
        return Voice(OK, mode, None)  # "Лавров" for Lavrov: nothing can be said
    if not _in_article(speaker, places, article):
        finding = Finding("not_in_article", shortened(speaker.key, 80))
        return Voice(finding, _mode(kind, None, quoted=places[0].quoted), None)
    found = [heard(speaker, item, kind, claim, article, others) for item in places]
    if is_own_statement(speaker, kind, article):
        found = [Heard(OK) if in_own_voice(p) else h for p, h in zip(places, found, strict=True)]
    if all(item.finding is not OK for item in found) and any(
        is_answer_of(speaker, item, article) for item in places
    ):
        found = [Heard(OK)]
    best = next((item for item in found if item.finding is OK), found[0])
    cue = None if best.saying is None else best.saying.cue
    phrase = None if cue is None or best.passage is None else best.passage.phrase(cue)
    mode = _mode(kind, None if cue is None else cue.label, quoted=any(p.quoted for p in places))
    finding = _misnamed(speaker, kind, article) if best.finding is OK else best.finding
    denies = cue is not None and best.passage is not None and best.passage.denies(cue)
    return Voice(finding, mode, phrase, denies)


def _misnamed(speaker: KnownName, kind: SpeakerKind, article: Article) -> Finding:
    """An official whom the article does not name has no person's name."""
    placed = not _PLACED.isdisjoint(speaker.key.split())  # "Diplomats in London"
    german = article.language == "de" and _GERMAN_ADJECTIVE.match(speaker.key) is not None
    named = surname_of(speaker.key) is not None and not placed and not german
    if kind is SpeakerKind.UNNAMED_OFFICIAL and named:
        return Finding("named_unnamed", shortened(speaker.key, 80))
    title = untold_title(speaker.key, article.text) if read_as_english(article.language) else None
    return OK if title is None else Finding("title_not_told", f"not in the article: {title}")


def _mode(kind: SpeakerKind, label: str | None, *, quoted: bool) -> AttributionMode:
    if quoted:
        return AttributionMode.DIRECT_QUOTE
    if kind is SpeakerKind.DOCUMENT_OR_IMAGERY:
        return AttributionMode.DOCUMENT
    if label == "belief":
        return AttributionMode.BELIEF_OR_INTENT
    return AttributionMode.INDIRECT_SPEECH


def _in_article(speaker: KnownName, places: Sequence[Place], article: Article) -> bool:
    if name_places(article.text, speaker.every) or words_in_article(speaker.key, article.text):
        return True
    near = (item for piece in places for item in surroundings(article, piece.home))
    return any(described_by(speaker.key, text_of(item, article)) for item in near)


def _silence(places: Sequence[Place], claim: Passage, language: str | None) -> Finding:
    """The verdict on a claim in the journalist's own voice.

    Verdicts: `ok`; `speaker_missing` (somebody is quoted); `unknown` (somebody says so).
    A claim that repeats the verb, and whose it is, is about the saying itself. Where the main
    evidence is the article's and only a smaller part hangs on somebody's words, so is the claim.
    """
    told = {claim.norms[cue.first] for cue in claim.speech_cues}
    if any(place.quoted and told <= _quoted_verbs(place) for place in places):
        return _MISSING
    stems = frozenset(claim.stems[cue.first] for cue in claim.speech_cues) - {None}
    skipped = frozenset(str(item) for item in stems)
    if any(_is_told(place, claim, skipped) for place in places):
        return OK
    said = [_is_said(place, claim, skipped, told, language) for place in places]
    sizes = [len(place.targets) for place in places]
    if not any(said) or (not said[0] and 2 * sum(_chosen(sizes, said)) < sum(sizes)):
        return OK
    return _UNKNOWN


def _quoted_verbs(place: Place) -> set[str]:
    """The verbs of saying inside a quotation: `"They told us to go"` is still somebody's words."""
    passage = place.passage
    return {passage.norms[at] for at in passage.speech_at if place.quotes(at)}


def _chosen(sizes: Sequence[int], said: Sequence[bool]) -> list[int]:
    return [size for size, spoken in zip(sizes, said, strict=True) if spoken]


def _is_told(place: Place, claim: Passage, skipped: frozenset[str]) -> bool:
    """True if the claim tells who says it: `Reporters found nothing to suggest that ...`."""
    passage = place.passage
    chain = governing(passage, place.targets)
    if any(passage.stems[saying.cue.first] not in skipped for saying in chain):
        return False  # "X says that evidence indicates ..."
    subjects = [{passage.stems[at] for at in range(*saying.subject)} for saying in chain]
    return any((subject - {None}) & claim.content for subject in subjects)


def _is_said(
    place: Place,
    claim: Passage,
    skipped: frozenset[str],
    told: set[str],
    language: str | None,
) -> bool:
    """True if a piece of evidence hangs on somebody's words."""
    passage = place.passage
    attributed = any(names_somebody(claim, saying.subject) for saying in sayings(claim))
    for saying in governing(passage, place.targets, skipped):
        if attributed and pronoun_of(passage, saying.subject):
            continue  # "He once described it as ...", told as "Quill once called it ..."
        if _intends_too(saying, passage, claim) or _says_too(saying, passage, claim):
            continue
        new = passage.norms[saying.cue.first] not in told
        if new and saying.subject[0] < saying.subject[1] and not _is_nobody(passage, saying):
            return True
    if any(not _named(passage, giver) & claim.content for giver in givers(passage, place.inside)):
        return True
    if language == "de" and not told:
        return not REPORTED_MOOD.isdisjoint(passage.norms[slice(*place.inside)])
    return not told and any(_is_cited(saying, place, claim) for saying in sayings(passage))


def _intends_too(saying: Saying, passage: Passage, claim: Passage) -> bool:
    """`Quill plans to go`, told as `Quill intends to go`: what is claimed is the plan itself."""
    if saying.cue.label != "belief" or passage.norms[saying.cue.last :][:1] != ("to",):
        return False
    subject = _named(passage, saying.subject)
    if not _PLANS.isdisjoint(claim.norms) and (not subject or subject & claim.content):
        return True  # "has no intention of going"
    return any(
        one.cue.label == "belief"
        and claim.norms[one.cue.last :][:1] == ("to",)
        and _named(claim, one.subject) & subject
        for one in sayings(claim)
    )


def _says_too(saying: Saying, passage: Passage, claim: Passage) -> bool:
    """`Ilm pledged 9 tonnes`, told as `the 9 tonnes that Ilm promised`, `Ilm's offer of 9 tonnes`.

    The claim tells of it too if it names whoever did it.
    """
    if passage.norms[saying.cue.first] not in _DOING_BY_WORDS:
        return False
    if _DONE_BY_WORDS.isdisjoint(claim.norms):
        return False
    return bool(_named(passage, saying.subject) & claim.content)


def _is_nobody(passage: Passage, saying: Saying) -> bool:
    """`scarcely any government denies that`: nobody speaks."""
    return not _NO_ONE.isdisjoint(passage.norms[slice(*saying.subject)][:2])


def _is_cited(saying: Saying, place: Place, claim: Passage) -> bool:
    """`Kiev denied it`: evidence that holds a verb of saying, which the claim does not tell of."""
    passage = place.passage
    if saying.cue.label != "speech" or not place.inside[0] <= saying.cue.first < place.inside[1]:
        return False
    if not saying.content:
        return False  # "spoke by telephone with Y"
    named = _named(passage, saying.subject)
    return bool(named) and (passage.denies(saying.cue) or not named & claim.content)


def _named(passage: Passage, subject: tuple[int, int]) -> set[str]:
    return {str(passage.stems[at]) for at in range(*subject) if passage.stems[at] is not None}
