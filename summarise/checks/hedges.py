"""Whether a claim is surer than its evidence.

Covers: modal verbs, adverbs, adjectives and verbs that hedge, the words they govern, and
whether the claim keeps a hedge in its own words.
Does not cover: degrees inside one band; how far the article as a whole commits.

Bands: FactBank's certain, probable, possible and uncommitted, with ICD 203's likelihood words.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.checks.finding import OK, Finding
from summarise.checks.scopes import ADJECTIVE_REACH, Cue, Passage, head_after, read
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


def check_hedge(
    text: str,
    evidence: Sequence[tuple[str, int, int]],
    *,
    certainty: Certainty,
    language: str | None,
    ahead: bool = False,
) -> Finding:
    """Compare a claim's certainty with the hedges of its evidence.

    Verdicts: `ok`; `overstated` if a hedge governs what the claim states without one;
    `hedge_nearby` if a hedge stands in the same clause but on other words; `no_cue` if the
    claim is less than certain and the evidence hedges nothing.

    Args:
        text: The claim; for a signal, "" (then only its certainty counts).
        evidence: For each piece its sentence, and its half-open bounds in that sentence.
        certainty: As the item states it.
        ahead: Whether the item's status says already that the thing is still to come, so
            that "expected" adds no doubt.
        language: ISO 639-1 of the article, or None for English.
    """
    claim = read(text, language)
    passages = [(read(sentence, language), start, end) for sentence, start, end in evidence]
    if certainty is not Certainty.CERTAIN and not _any_cue(claim, passages):
        return Finding("no_cue", "the evidence hedges nothing")
    if claim.hedge_cues:
        return OK  # the claim hedges in its own words
    nearby: str | None = None
    for passage, start, end in passages:
        for cue in passage.hedge_cues:
            if not _surer(certainty, cue, ahead=ahead):
                continue
            found = _hold(claim, passage, cue, passage.inside(start, end))
            if found == "governs":
                return Finding("overstated", f'{certainty}, but "{passage.phrase(cue)}"')
            if found == "near" and nearby is None:
                nearby = passage.phrase(cue)
    return OK if nearby is None else Finding("hedge_nearby", f'"{nearby}" in the same clause')


def _surer(certainty: Certainty, cue: Cue, *, ahead: bool) -> bool:
    """True if the item is surer than the cue; likely and possible are one step apart."""
    least = 1 if certainty is Certainty.CERTAIN and not ahead else 2
    return _STRENGTH[Certainty(cue.label)] - _STRENGTH[certainty] >= least


def _hold(claim: Passage, passage: Passage, cue: Cue, inside: list[int]) -> str | None:
    """Whether a hedge governs the claimed words, stands near them, or neither."""
    cited = [at for at in inside if passage.stems[at] is not None]
    targets = [at for at in cited if passage.stems[at] in claim.content] or cited
    if not targets:
        return None
    adjective = passage.norms[cue.first] in passage.cues.hedging_adjectives
    reach = min(cue.reach, cue.last + ADJECTIVE_REACH) if adjective else cue.reach
    governed = sum(cue.last <= at < reach for at in targets)
    head = head_after(passage, cue)
    if adjective:
        return "near" if governed and head in targets else None
    if (head in targets and governed) or governed / len(targets) >= _MAJORITY:
        return "governs"
    same = passage.clauses[cue.first] in {passage.clauses[at] for at in targets}
    return "near" if same and any(cue.last <= at < reach for at in cited) else None


def _any_cue(claim: Passage, passages: Sequence[tuple[Passage, int, int]]) -> bool:
    for passage in (claim, *(item for item, _, _ in passages)):
        if passage.hedge_cues or any(norm in _AHEAD for norm in passage.norms):
            return True
        if any(cue.label == "belief" for cue in passage.speech_cues):
            return True
        if any(cue.label != "denied" for cue in passage.frame_cues):
            return True
    return False
