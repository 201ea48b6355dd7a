"""How far a speaker commits to a statement, whether it has happened, and who checked it.

Covers: certainty from the shared hedge list, status from the frame around the words and the
main verb's modality, corroboration from the article's own words about checking.
Does not cover: how real an event is for a signal (`signals.py`).

Hedges and frames come from `checks/`, so that the checks agree by construction.
"""

from __future__ import annotations

from itertools import pairwise

from summarise.baseline.events import Event
from summarise.baseline.modality import Reality
from summarise.baseline.words import Line
from summarise.checks.frames import DENIED, HYPOTHETICAL, INTENDED, QUESTIONED, frame_of
from summarise.checks.text.scopes import read
from summarise.vocabulary import Certainty, ClaimStatus, Corroboration

_ORDER = (
    Certainty.NOT_COMMITTED,
    Certainty.UNLIKELY,
    Certainty.POSSIBLE,
    Certainty.LIKELY,
)
_UNVERIFIED = (
    "not independently verif",
    "not be independently verif",
    "not been independently verif",
    "not immediately verif",
    "not be verified",
    "unable to verify",
    "could not verify",
    "could not confirm",
    "unverified",
    "unconfirmed",
    "not independently confirm",
    "not be independently confirm",
)
_CORROBORATED = ("independently verified", "independently confirmed", "verified by", "confirmed by")
_DISPUTED = ("disputed", "disputes", "contradict", "denied", "denies", "rejected the claim")
_OPEN = frozenset("possible likely unlikely conceivable improbable".split())
_JUDGING = frozenset("is are was were 's remains remain amounts".split())
_AHEAD = frozenset("will shall expected anticipated scheduled imminent upcoming".split())
_GOING_ON = frozenset("continue continues continuing remains remain ongoing amid".split())


def certainty_of(line: Line, start: int, end: int, language: str | None) -> Certainty:
    """The least certain hedge that reaches into `[start, end)` of the sentence's text."""
    passage = read(line.text, language)
    inside = passage.inside(start, end)
    if not inside:
        return Certainty.CERTAIN
    labels = {
        Certainty(cue.label)
        for cue in passage.hedge_cues
        if passage.norms[cue.first] not in passage.cues.hedging_adjectives
        and cue.first <= inside[-1]
        and cue.reach > inside[0]
    }
    return next((band for band in _ORDER if band in labels), Certainty.CERTAIN)


def status_of(
    line: Line,
    start: int,
    end: int,
    head: Event | None,
    language: str | None,
) -> ClaimStatus:
    """Whether what `[start, end)` of the sentence's text says has happened."""
    frame = frame_of(line.text, start, end, claim=None, language=language).kind
    if frame == DENIED:
        return ClaimStatus.DENIED
    if frame in {QUESTIONED, HYPOTHETICAL}:
        return ClaimStatus.HYPOTHETICAL
    if frame == INTENDED:
        return ClaimStatus.PLANNED
    if head is not None and head.verbal:
        return _of_event(head, line)
    return _of_words(line, start, end)


def _of_event(head: Event, line: Line) -> ClaimStatus:
    cue = {word.lower for word in line.words[head.first : head.last]}
    ahead = bool(cue & {"will", "would"}) and "not" not in cue
    if ahead or head.reality in {Reality.PLANNED, Reality.DUTY}:
        return ClaimStatus.PLANNED
    if head.reality is Reality.POSSIBLE:
        return ClaimStatus.HYPOTHETICAL
    if head.reality is Reality.GOING_ON:
        return ClaimStatus.ONGOING
    return ClaimStatus.COMPLETED


def _of_words(line: Line, start: int, end: int) -> ClaimStatus:
    inside = [w for w in line.words if start <= w.start - line.start < end]
    lowers = [word.lower for word in inside]
    if any(word in {"may", "might", "could"} for word in lowers):
        return ClaimStatus.HYPOTHETICAL
    if any(one in _JUDGING and two in _OPEN for one, two in pairwise(lowers)):
        return ClaimStatus.HYPOTHETICAL
    if _AHEAD & set(lowers):
        return ClaimStatus.PLANNED
    for one, two in pairwise(lowers):
        if one in {"is", "are", "been"} and two.endswith("ing"):
            return ClaimStatus.ONGOING
        if one in _JUDGING and two in {"a", "an", "not", "too", "very", "so", "less", "more"}:
            return ClaimStatus.EVALUATIVE
    if _GOING_ON & set(lowers):
        return ClaimStatus.ONGOING
    return ClaimStatus.COMPLETED


def corroboration_of(sentence: str, cue: str | None = None) -> Corroboration:
    """What the sentence itself says about checking.

    Args:
        sentence: The whole sentence.
        cue: The speaker's own verb in lower case, which disputes no claim of the speaker's.
    """
    lower = sentence.lower()
    if cue is not None:
        lower = lower.replace(cue, "", 1)
    if any(phrase in lower for phrase in _UNVERIFIED):
        return Corroboration.UNVERIFIED
    if any(phrase in lower for phrase in _CORROBORATED):
        return Corroboration.CORROBORATED
    if any(phrase in lower for phrase in _DISPUTED):
        return Corroboration.DISPUTED
    return Corroboration.SINGLE_SOURCE
