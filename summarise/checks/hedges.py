"""Whether a claim or a signal is surer than its evidence.

Covers: modal verbs, adverbs, adjectives and verbs that hedge, the words they govern, hedges
inside a noun's modifier, acts that consist in saying something, acts that somebody is merely
accused of, and whether the claim keeps a hedge in its own words.
Does not cover: degrees inside one band; how far the article as a whole commits.

Bands: FactBank's certain, probable, possible and uncommitted, with ICD 203's likelihood words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarise.checks.finding import OK, Finding
from summarise.checks.reach import head_after, verbal
from summarise.checks.sayings import sayings
from summarise.checks.scopes import ADJECTIVE_REACH, Cue, Passage, read
from summarise.vocabulary import Certainty

_STRENGTH = {
    Certainty.CERTAIN: 0,
    Certainty.LIKELY: 1,
    Certainty.POSSIBLE: 2,
    Certainty.UNLIKELY: 3,
    Certainty.NOT_COMMITTED: 3,
}
_MAJORITY = 0.5
# Words that look ahead: reason enough to call something less than certain.
_AHEAD = frozenset("will would shall should plans plan planned intends intend set due to".split())
# Who alleges commits himself; only "allegedly" and "is alleged to" pass the doubt on.
_ALLEGING = frozenset("alleged alleges claimed claims".split())
_SCHEDULED = frozenset({"set to", "due to", "on course to", "on track to"})
_BE = frozenset("is are was were be been being".split())
_ACTIVE = frozenset({"appeared", "seemed"})  # never "ships appeared to have fled"
_ENDS_MODIFIER = frozenset({",", "and", "or", "but"})


@dataclass(frozen=True, slots=True)
class Act:
    """What a hedge has to be read against, beyond the words themselves.

    Attributes:
        ahead: The thing is planned by its status, so that "set to" adds no doubt.
        verbal: The act consists in saying something; what it says may be hedged freely.
        deed: The act is somebody's deed, so that an accusation leaves it open.
        denied: What the evidence denies may be hedged freely.
    """

    ahead: bool = False
    verbal: bool = False
    deed: bool = False
    denied: bool = False


_PLAIN = Act()


@dataclass(frozen=True, slots=True)
class _Piece:
    """One piece of evidence: its sentence, and the words of it that count.

    Attributes:
        cited: The words that carry content.
        targets: Those of them that the claim repeats, or all.
    """

    passage: Passage
    cited: list[int]
    targets: list[int]


def check_hedge(
    text: str,
    evidence: Sequence[tuple[str, int, int]],
    *,
    certainty: Certainty,
    language: str | None,
    act: Act = _PLAIN,
) -> Finding:
    """Compare a claim's certainty with the hedges of its evidence.

    Verdicts: `ok`; `overstated` if a hedge governs what the claim states without one;
    `hedge_nearby` if a hedge stands in the same clause but on other words; `no_cue` if the
    claim is less than certain and the evidence hedges nothing. A hedge in one piece of
    evidence does no harm if another piece carries the same words flatly.

    Args:
        text: The claim; for a signal, "" (then only its certainty counts).
        evidence: For each piece its sentence, and its half-open bounds in that sentence.
        certainty: As the item states it.
        language: ISO 639-1 of the article, or None for English.
        act: What kind of act a signal is; plain for claims.
    """
    claim = read(text, language)
    pieces = [_piece(read(item[0], language), item[1], item[2], claim) for item in evidence]
    told = [piece for piece in pieces if _repeated(piece, claim)]
    if certainty is not Certainty.CERTAIN and not _any_cue(claim, [p.passage for p in pieces]):
        return Finding("no_cue", "the evidence hedges nothing")
    if claim.hedge_cues:
        return OK  # the claim hedges in its own words
    if act.deed and certainty is Certainty.CERTAIN:
        charge = next(filter(None, map(_charge, pieces)), None)
        if charge is not None:
            return Finding("overstated", f'{certainty}, but "{charge}"')
    return _worst([(piece, _hedged(piece, certainty, act)) for piece in told or pieces])


def _repeated(piece: _Piece, claim: Passage) -> bool:
    """True if the claim repeats anything of a piece: "it may yet be wrong" is another matter."""
    return any(piece.passage.stems[at] in claim.content for at in piece.cited)


def _worst(judged: Sequence[tuple[_Piece, tuple[Finding, set[int]] | None]]) -> Finding:
    """The worst finding on a piece of evidence that no other piece makes up for."""
    flat = [piece for piece, found in judged if found is None]
    left = [
        found[0]
        for piece, found in judged
        if found is not None and not any(_carries(other, piece, found[1]) for other in flat)
    ]
    overstated = next((item for item in left if item.verdict == "overstated"), None)
    return overstated or (left[0] if left else OK)


def _piece(passage: Passage, start: int, end: int, claim: Passage) -> _Piece:
    cited = [at for at in passage.inside(start, end) if passage.stems[at] is not None]
    return _Piece(passage, cited, [a for a in cited if passage.stems[a] in claim.content] or cited)


def _hedged(piece: _Piece, certainty: Certainty, act: Act) -> tuple[Finding, set[int]] | None:
    """The worst that a hedge does to a piece, and the words it governs; None if nothing."""
    near: tuple[Finding, set[int]] | None = None
    passage = piece.passage
    for cue in _hedges(piece, act):
        if not piece.targets or not _surer(certainty, cue):
            continue
        held = _hold(piece, cue)
        reach = set(range(cue.last, cue.reach))
        if held == "governs":
            return Finding("overstated", f'{certainty}, but "{passage.phrase(cue)}"'), reach
        if held == "near" and near is None:
            near = Finding("hedge_nearby", f'"{passage.phrase(cue)}" in the same clause'), reach
    return near


def _hedges(piece: _Piece, act: Act) -> Iterator[Cue]:
    """The hedges of a sentence that count, each with its true reach."""
    passage = piece.passage
    active = {
        saying.cue.first
        for saying in sayings(passage)
        if saying.subject[0] < saying.subject[1] <= saying.cue.first
    }
    definite = act is not _PLAIN and _is_definite(piece)
    for cue in passage.hedge_cues:
        if passage.norms[cue.first] in _ALLEGING and cue.first in active:
            continue
        if act.ahead and passage.phrase(cue).casefold() in _SCHEDULED:
            continue
        if act.denied and _is_denied(passage, cue):
            continue
        if act.verbal and not _on_the_saying(passage, cue):
            continue
        if definite and cue.last <= piece.cited[0]:
            continue
        yield _bounded(passage, cue)


def _is_definite(piece: _Piece) -> bool:
    """`the assassination of X`: evidence that takes its deed for granted."""
    if not piece.cited or piece.cited[0] == 0:
        return False
    passage, first = piece.passage, piece.cited[0]
    return passage.norms[first - 1] in {"the", "their", "his", "its"} and not verbal(
        passage, first, piece.cited[-1] + 1
    )


def _is_denied(passage: Passage, cue: Cue) -> bool:
    denials = [item for item in passage.frame_cues if item.label == "denied"]
    if denials and passage.norms[cue.last - 1] == "that":
        return True  # "reports that ... are denied"
    return any(item.first < cue.first for item in (*denials, *passage.negations))


def _on_the_saying(passage: Passage, cue: Cue) -> bool:
    """`reportedly threatened`, `is said to have threatened`: the hedge falls on the verb."""
    if cue.first in passage.speech_at and passage.norms[max(0, cue.first - 1)] not in _BE:
        return False
    head = head_after(passage, cue)
    return head is not None and head in passage.speech_at


def _bounded(passage: Passage, cue: Cue) -> Cue:
    """The cue with its true reach: that of a modifier, or up to ", and that"."""
    ends = cue.reach
    for at in range(cue.last, cue.reach):
        norm = passage.norms[at]
        if norm == "," and passage.norms[cue.last - 1] == "whether":
            ends = at  # "asked whether he would go, X replied that ..."
            break
        joined = norm in {"and", "or"} and passage.norms[at - 1] == ","
        if joined or (norm in _ENDS_MODIFIER and _is_modifier(passage, cue)):
            ends = at
            break
    return cue if ends == cue.reach else Cue(cue.label, cue.first, cue.last, ends)


def _is_modifier(passage: Passage, cue: Cue) -> bool:
    """`people believed to have fled`: the hedge colours a noun, not the clause."""
    if cue.first == 0 or passage.norms[cue.last - 1] not in {"to", "have", "be"}:
        return False
    before = passage.norms[cue.first - 1]
    if passage.norms[cue.first] in _ACTIVE:
        return False
    return passage.norms[cue.first].endswith("ed") and not (before in _BE or before.endswith("ly"))


def _surer(certainty: Certainty, cue: Cue) -> bool:
    """True if the item is surer than the cue; likely and possible are one step apart."""
    least = 1 if certainty is Certainty.CERTAIN else 2
    return _STRENGTH[Certainty(cue.label)] - _STRENGTH[certainty] >= least


def _hold(piece: _Piece, cue: Cue) -> str | None:
    """Whether a hedge governs the claimed words, stands near them, or neither."""
    passage, targets = piece.passage, piece.targets
    adjective = passage.norms[cue.first] in passage.cues.hedging_adjectives
    reach = min(cue.reach, cue.last + ADJECTIVE_REACH) if adjective else cue.reach
    governed = sum(cue.last <= at < reach for at in targets)
    head = head_after(passage, cue)
    if adjective:
        return "near" if governed and head in targets else None
    direct = head in targets and governed and not _is_modifier(passage, cue)
    if direct or governed / len(targets) >= _MAJORITY:
        return "governs"
    if _is_modifier(passage, cue):
        return None
    same = passage.clauses[cue.first] in {passage.clauses[at] for at in targets}
    if same and head is None and cue.label in {Certainty.LIKELY, Certainty.POSSIBLE}:
        return "near"  # "they are reported to be against": no word of content behind it
    return "near" if same and any(cue.last <= at < reach for at in piece.cited) else None


def _carries(flat: _Piece, hedged: _Piece, reach: set[int]) -> bool:
    """True if a flat piece says most of what is hedged in another."""
    wanted = {hedged.passage.stems[at] for at in hedged.targets if at in reach}
    said = {flat.passage.stems[at] for at in flat.cited}
    return len(wanted & said) * 2 > len(wanted)


def _charge(piece: _Piece) -> str | None:
    """`accused X of ...`, `an attack ascribed to X`: the deed is laid at somebody's door."""
    passage = piece.passage
    for at in range(len(passage.norms)):
        hit = passage.cues.charging.at(passage.norms, at)
        if hit is None:
            continue
        last = at + hit[0]
        near = passage.clauses[at] in {passage.clauses[i] for i in piece.cited}
        behind = last <= piece.cited[-1] < passage.clause_end(at) if piece.cited else False
        if near and (behind or at in piece.cited):
            return passage.text[passage.words[at].start : passage.words[last - 1].end]
    return None


def _any_cue(claim: Passage, passages: Sequence[Passage]) -> bool:
    for passage in (claim, *passages):
        if passage.hedge_cues or any(norm in _AHEAD for norm in passage.norms):
            return True
        if any(cue.label == "belief" for cue in passage.speech_cues):
            return True
        if any(cue.label != "denied" for cue in passage.frame_cues):
            return True
    return False
