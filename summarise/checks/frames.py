"""What frames the evidence in its own sentence: a denial, an "if", a question, a speaker.

Covers: cues to the left of the evidence or inside it, the clauses that end their reach, double
denial, denial behind the evidence, questions, and whether the item says what the frame says.
Does not cover: frames in other sentences, irony.

An exact quote inside "denied that ..." must not carry an affirmed claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.checks.finding import Finding
from summarise.checks.text.apart import apart
from summarise.checks.text.reach import denial_reach, denied_from, told_aside
from summarise.checks.text.scopes import Cue, Passage, read
from summarise.checks.text.wording import stem, stems_in
from summarise.vocabulary import Certainty, ClaimStatus, SignalStatus, SignalType

ASSERTED = "asserted"
REPORTED = "reported"
DENIED = "denied"
QUESTIONED = "questioned"
HYPOTHETICAL = "hypothetical"
INTENDED = "intended"  # threatened, planned, called for: not done; shown as hypothetical

_ORDER = (DENIED, QUESTIONED, HYPOTHETICAL, INTENDED, REPORTED)
_CONDITIONS = frozenset({"if", "unless", "wenn", "falls", "si"})
_MAJORITY = 0.5  # share of the evidence's decisive words that a cue must govern
_DONE = frozenset({ClaimStatus.COMPLETED, ClaimStatus.ONGOING})
_DONE_SIGNAL = frozenset({SignalStatus.COMPLETED, SignalStatus.ONGOING})
_SURE = frozenset({Certainty.CERTAIN, Certainty.LIKELY})
# Acts that consist in saying something: to threaten is done once it is said.
VERBAL_TYPES = frozenset(
    {
        SignalType.THREAT_OR_ULTIMATUM,
        SignalType.ACCUSATION_OR_CONDEMNATION,
        SignalType.REJECTION_OR_DEMAND,
        SignalType.CALL_FOR_DEESCALATION,
        SignalType.DIPLOMATIC_CONSULTATION,
        SignalType.CEASEFIRE_OR_PEACE_TALKS,
        SignalType.CEASEFIRE_OR_AGREEMENT,
        SignalType.ALLIANCE_OR_DEFENCE_PACT,
        SignalType.CONCESSION_OR_RELIEF,
        SignalType.DIPLOMATIC_RUPTURE,
        SignalType.SANCTIONS,
        SignalType.NUCLEAR_POSTURE,
        SignalType.OTHER,
    }
)
# Of those, what is done by the mere saying; nobody imposes sanctions by a question or a refusal.
SPOKEN_TYPES = VERBAL_TYPES - {
    SignalType.CONCESSION_OR_RELIEF,
    SignalType.DIPLOMATIC_RUPTURE,
    SignalType.SANCTIONS,
    SignalType.NUCLEAR_POSTURE,
}
# Nouns by which a claim says of itself that the thing is not done yet.
_INTENT_STEMS = stems_in(
    "appeal call demand plan threat threaten vow pledge promise order request offer urge "
    "propose proposal want seek hope prepare intend expect agree agreement aim ready "
    "schedule due future warn ask bid decision decide commit support back press intention "
    "refuse refusal"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame around some evidence.

    Attributes:
        kind: Which frame.
        cue: The article's own words that make it.
        inner: The negations inside what is denied, lower-cased: a claim that has them repeats it.
    """

    kind: str
    cue: str | None = None
    inner: frozenset[str] = frozenset()


def frame_of(
    sentence: str, start: int, end: int, *, claim: str | None, language: str | None
) -> Frame:
    """The frame around `[start, end)` of a sentence.

    Args:
        sentence: The whole sentence.
        start: First code point of the evidence, relative to the sentence.
        end: One past its last.
        claim: The claim that rests on it, to tell which of its words matter; None to take
            them all.
        language: ISO 639-1 of the article, or None for English.
    """
    passage = read(sentence, language)
    targets = _targets(passage, start, end, None if claim is None else read(claim, language))
    if not targets:
        return Frame(ASSERTED)
    found = _framing(passage, targets, whole=claim is None)
    if _is_question(sentence, start):
        found.setdefault(QUESTIONED, "?")
    behind = _denied_behind(passage, targets[-1])
    if behind is not None:
        found.setdefault(behind[0], behind[1])
    if any(cue.label == "speech" for cue in passage.speech_cues):
        found.setdefault(REPORTED, None)
    inner = _inner(passage) if DENIED in found else frozenset[str]()
    kinds = (Frame(kind, found[kind], inner) for kind in _ORDER if kind in found)
    return next(kinds, Frame(ASSERTED))


def _inner(passage: Passage) -> frozenset[str]:
    """What negates behind a denial: `untrue that he had failed to come`."""
    denials = [cue for cue in passage.frame_cues if cue.label == DENIED]
    return frozenset(
        stem(passage.norms[cue.first])
        for cue in passage.negations
        if any(one.governs(cue.first) for one in denials)
    )


def _says_no(claim: Passage, frame: Frame) -> bool:
    """True if a claim negates, and not only with a word that the evidence denies."""
    if frame.inner and next(claim.cues.not_negating.places(claim.norms), None) is not None:
        return True  # "did not fail to come"
    own = {stem(claim.norms[cue.first]) for cue in claim.negations}
    return bool(own - frame.inner)


def _framing(passage: Passage, targets: list[int], *, whole: bool) -> dict[str, str | None]:
    """The kinds of frame around most of the decisive words, each with its first phrase."""
    found: dict[str, str | None] = {}
    aside = told_aside(passage, targets)
    for cue in passage.frame_cues:
        if aside is not None and cue.last <= aside[0]:
            continue
        kind, reach = _reading(passage, cue)
        if kind in {HYPOTHETICAL, INTENDED}:
            reach = _until_that(passage, cue, reach)
        first = denied_from(passage, cue) if whole and kind == DENIED else cue.last
        if sum(first <= at < reach for at in targets) >= _MAJORITY * len(targets):
            found.setdefault(kind, passage.phrase(cue))
    for cue in apart(passage):
        if sum(cue.governs(at) for at in targets) >= _MAJORITY * len(targets):
            found.setdefault(cue.label, passage.phrase(cue))
    return found


def telling_parts(
    claim: str, parts: Sequence[tuple[str, int, int]], language: str | None
) -> list[tuple[str, int, int]]:
    """The pieces of evidence that tell the claim, without those that only name what it is about.

    Each piece is a sentence and the bounds of the evidence in it. A piece that has less than
    half as many words of the claim as another asserts nothing against that one.
    """
    told = read(claim, language).content
    shared = []
    for sentence, start, end in parts:
        passage = read(sentence, language)
        words = {passage.stems[at] for at in passage.inside(start, end)}
        shared.append(len(words & told))
    most = max(shared, default=0)
    return [part for part, n in zip(parts, shared, strict=True) if n >= most * _MAJORITY]


def check_claim_frame(
    frame: Frame,
    text: str,
    *,
    status: ClaimStatus,
    certainty: Certainty,
    language: str | None,
) -> Finding:
    """Whether a claim may stand in the frame of its evidence.

    Verdicts: `asserted`, `reported`; `as_claimed` where claim and frame agree; `denied`,
    `questioned`, `hypothetical` where the claim affirms what the frame does not.
    """
    if frame.kind in {ASSERTED, REPORTED}:
        return Finding(frame.kind)
    claim = read(text, language)
    labels = {cue.label for cue in (*claim.frame_cues, *apart(claim))}
    if frame.kind == DENIED:
        agrees = (
            status in {ClaimStatus.DENIED, ClaimStatus.HYPOTHETICAL}
            or certainty in {Certainty.UNLIKELY, Certainty.NOT_COMMITTED}
            or DENIED in labels
            or _says_no(claim, frame)
        )
    elif frame.kind == QUESTIONED:
        agrees = (
            certainty not in _SURE
            or status is ClaimStatus.HYPOTHETICAL
            or bool(labels & {QUESTIONED, HYPOTHETICAL})
            or bool(claim.negations)
        )
    else:
        agrees = (
            status not in _DONE
            or certainty not in _SURE
            or HYPOTHETICAL in labels
            or (INTENDED in labels and not _sets_condition(frame))
            or bool(claim.content & _INTENT_STEMS)
        )
    return _finding(frame, agrees=agrees)


def check_signal_frame(frame: Frame, kind: SignalType, status: SignalStatus) -> Finding:
    """Whether a signal may stand in the frame of its evidence.

    Same verdicts as `check_claim_frame`. Threats, demands and appeals are done by being
    said, so that "threatened to" does not make them hypothetical.
    """
    if frame.kind in {ASSERTED, REPORTED}:
        return Finding(frame.kind)
    supposed = frame.kind == QUESTIONED or _sets_condition(frame)
    verbal = kind in (SPOKEN_TYPES if supposed else VERBAL_TYPES)
    if frame.kind == DENIED:
        agrees = status is SignalStatus.DENIED or verbal
    else:
        agrees = status not in _DONE_SIGNAL or verbal
    return _finding(frame, agrees=agrees)


def _sets_condition(frame: Frame) -> bool:
    return (frame.cue or "").casefold() in _CONDITIONS  # "if": not simply to come


def _finding(frame: Frame, *, agrees: bool) -> Finding:
    shown = HYPOTHETICAL if frame.kind == INTENDED else frame.kind
    because = f'{shown} by "{frame.cue}"' if frame.cue else shown
    return Finding("as_claimed" if agrees else shown, because)


def _targets(passage: Passage, start: int, end: int, claim: Passage | None) -> list[int]:
    """The decisive words of the evidence: those the claim repeats, or else all of them."""
    inside = [at for at in passage.inside(start, end) if passage.stems[at] is not None]
    if claim is None:
        return inside
    return [at for at in inside if passage.stems[at] in claim.content] or inside


def _reading(passage: Passage, cue: Cue) -> tuple[str, int]:
    """The kind of frame a cue makes here, and how far it reaches."""
    norms, cues = passage.norms, passage.cues
    if cue.label == DENIED:
        before = norms[max(0, cue.first - 3) : cue.first]
        before = before[before.index(",") + 1 :] if "," in before else before
        following = norms[cue.last] if cue.last < len(norms) else ""
        if any(norm in cues.negators or norm.endswith("n't") for norm in before):
            return REPORTED, cue.reach
        if following in cues.denied_goods and norms[cue.last - 1] in cues.denial_words:
            return ASSERTED, cue.last
        return DENIED, denial_reach(passage, cue)
    if cue.label == HYPOTHETICAL and norms[cue.first] in _CONDITIONS:
        return HYPOTHETICAL, _condition_end(norms, cue)
    if cue.label == QUESTIONED and norms[cue.last - 1] in {"whether", "if"}:
        return QUESTIONED, _condition_end(norms, cue)
    return cue.label, cue.reach


def _until_that(passage: Passage, cue: Cue, reach: int) -> int:
    """`said that it would pay and that half still stands`: the second clause is told flatly."""
    if "that" not in passage.norms[: cue.first]:
        return reach
    second = (at for at in range(cue.last, reach) if passage.norms[at : at + 2] == ("and", "that"))
    return next(second, reach)


def _condition_end(norms: tuple[str, ...], cue: Cue) -> int:
    """A condition ends at the next comma or at `then`."""
    for index in range(cue.last, cue.reach):
        if norms[index] in {",", "then"}:
            return index
    return cue.reach


def _is_question(sentence: str, start: int) -> bool:
    """True if the part of the sentence behind `start` runs into a question mark."""
    mark = sentence.find("?", start)
    return mark != -1 and not any(stop in sentence[start:mark] for stop in '.!;”"')


def _denied_behind(passage: Passage, last: int) -> tuple[str, str] | None:
    """A denial behind the evidence: `..., he denied` or `..., a claim Moscow denies`."""
    cues, tail = passage.cues, passage.words[last + 1 :]
    comma = next((at for at, word in enumerate(tail) if word.norm in {",", "—", "–"}), None)
    if comma is None:
        return None
    norms = [word.norm for word in tail[comma + 1 :] if word.is_word]
    denial = next((norm for norm in norms[:8] if norm in cues.disputing), None)
    if denial is None or any(norm.endswith("n't") or norm in cues.negators for norm in norms):
        return None
    if norms[0] in {"a", "an", "which", "something", "but"} or "claim" in norms:
        return REPORTED, f"disputed: {denial}"
    ends = norms[-1] == denial and denial in cues.denial_words
    return (DENIED, denial) if ends and len(norms) <= 4 else None
