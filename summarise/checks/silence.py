"""What it means that a claim names no speaker.

Covers: evidence that is quoted speech, that hangs on somebody's verb of saying or believing,
or that German puts into reported speech by its mood.
Does not cover: whether a named speaker speaks (`speakers.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.checks.counts import givers
from summarise.checks.finding import OK, Finding
from summarise.checks.going_on import REPORTED_MOOD
from summarise.checks.sayings import Saying, governing, sayings
from summarise.checks.scopes import Passage
from summarise.checks.standing import Place

_MISSING = Finding("speaker_missing", "the evidence is quoted speech")
_UNKNOWN = Finding("unknown", "the article names somebody who says so")


def silence(places: Sequence[Place], claim: Passage, language: str | None) -> Finding:
    """The verdict on a claim in the journalist's own voice.

    Verdicts: `ok`; `speaker_missing` (somebody is quoted); `unknown` (somebody says so).
    A claim that repeats the verb, and whose it is, is about the saying itself. Where the main
    evidence is the article's and only a smaller part hangs on somebody's words, so is the claim.
    """
    told = {claim.norms[cue.first] for cue in claim.speech_cues}
    if any(place.quoted for place in places) and not told:
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
    for saying in governing(passage, place.targets, skipped):
        new = passage.norms[saying.cue.first] not in told
        if new and saying.subject[0] < saying.subject[1]:
            return True
    if any(not _named(passage, giver) & claim.content for giver in givers(passage, place.inside)):
        return True
    if language == "de" and not told:
        return not REPORTED_MOOD.isdisjoint(passage.norms[slice(*place.inside)])
    return not told and any(_is_cited(saying, place, claim) for saying in sayings(passage))


def _is_cited(saying: Saying, place: Place, claim: Passage) -> bool:
    """`Kiev denied it`: evidence that holds a verb of saying, which the claim does not tell of."""
    passage = place.passage
    if saying.cue.label != "speech" or not place.inside[0] <= saying.cue.first < place.inside[1]:
        return False
    named = _named(passage, saying.subject)
    denies = passage.norms[saying.cue.first] in passage.cues.denial_words
    return bool(named) and (denies or not named & claim.content)


def _named(passage: Passage, subject: tuple[int, int]) -> set[str]:
    return {str(passage.stems[at]) for at in range(*subject) if passage.stems[at] is not None}
