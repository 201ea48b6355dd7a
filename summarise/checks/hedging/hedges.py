"""Whether a claim or a signal is surer than its evidence.

Covers: modal verbs, adverbs, adjectives and verbs that hedge, the words they govern (`held.py`),
acts that consist in saying something, acts that somebody is merely accused of, deeds that are
only announced (`foretold.py`), and a claim that hedges in its own words (`own_words.py`).
Does not cover: degrees inside one band; how far the article as a whole commits.

Bands: FactBank's certain, probable, possible and uncommitted, with ICD 203's likelihood words.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.checks.finding import OK, Finding
from summarise.checks.hedging.counted import Act, Hedge, Piece, hedges_of, hold, unverified
from summarise.checks.hedging.foretold import coming
from summarise.checks.hedging.own_words import keeps, own_hedge
from summarise.checks.text.reach import predicates
from summarise.checks.text.scopes import Cue, Passage, read
from summarise.language import read_as_english
from summarise.vocabulary import Certainty

__all__ = ["Act", "check_hedge"]

_STRENGTH = {
    Certainty.CERTAIN: 0,
    Certainty.LIKELY: 1,
    Certainty.POSSIBLE: 2,
    Certainty.UNLIKELY: 3,
    Certainty.NOT_COMMITTED: 3,
}
# Words that look ahead: reason enough to call something less than certain.
_AHEAD = frozenset("will would shall should plans plan planned intends intend set due to".split())
_OPEN = frozenset("too early soon not said decided".split())  # how "too early to say" begins
_PLAIN = Act()

_Judged = tuple[Piece, tuple[Finding, Hedge] | None]


def check_hedge(
    text: str,
    evidence: Sequence[tuple[str, int, int]],
    *,
    certainty: Certainty,
    language: str | None,
    act: Act = _PLAIN,
) -> Finding:
    """Compare an item's certainty with the hedges of its evidence and of its own text.

    Verdicts: `ok`; `overstated` if a hedge governs what the item states without one, a claim
    called certain hedges what it states, or a deed called done is still to come; `hedge_nearby`
    if a hedge stands in the clause but on other words; `no_cue` if the item is less than certain
    and nothing is hedged. A hedge does no harm where another piece says the same flatly.

    Args:
        text: The claim; for a signal, "" (then only its certainty counts).
        evidence: For each piece its sentence, and its half-open bounds in that sentence.
        certainty: As the item states it.
        language: ISO 639-1 of the article, or None for English.
        act: What kind of act a signal is; plain for claims.
    """
    claim = read(text, language)
    pieces = [_piece(read(item[0], language), item[1], item[2], claim) for item in evidence]
    if certainty is not Certainty.CERTAIN:
        if not _any_cue(claim, [piece.passage for piece in pieces]):
            return Finding("no_cue", "the evidence hedges nothing")
        doubt = _doubted(claim, pieces, certainty)
        if doubt is not None:
            return Finding("overstated", f'{certainty}, but "{doubt}"')
        if claim.hedge_cues:
            return OK  # less than certain, and hedged in its own words
    else:
        plain = _plainly(claim, pieces, act, language)
        if plain is not None:
            return Finding("overstated", f"{certainty}, but {plain}")
    pieces = [piece for piece in pieces if piece.stems & claim.content] or pieces
    judged = [
        (piece, _hedged(piece, claim, certainty, act, aside=not text or at > 0))
        for at, piece in enumerate(pieces)
    ]
    english = read_as_english(language)
    return _worst(_related(judged) if english and not text else judged, claim)


def _doubted(claim: Passage, pieces: Sequence[Piece], certainty: Certainty) -> str | None:
    """`doubts that Ilm will leave`, told as likely by a claim that neither negates nor doubts."""
    labels = {cue.label for cue in claim.hedge_cues}
    if certainty is not Certainty.LIKELY or claim.negations or Certainty.UNLIKELY in labels:
        return None
    for piece in pieces:
        for cue in piece.passage.hedge_cues:
            doubts = cue.label == Certainty.UNLIKELY and not any(
                negation.governs(cue.first) for negation in piece.passage.negations
            )
            if doubts and piece.targets and all(cue.governs(at) for at in piece.targets):
                return piece.passage.phrase(cue)
    return None


def _plainly(claim: Passage, pieces: Sequence[Piece], act: Act, language: str | None) -> str | None:
    """What shows at first sight that an item called certain is not; None if nothing does."""
    if claim.words:
        own = own_hedge(claim, english=read_as_english(language))
        if own is not None:
            return f'the claim says "{claim.phrase(own)}"'
        left_open = [_left_open(piece.passage, claim) for piece in pieces]
        return f'"{left_open[0]}"' if left_open and all(left_open) else None
    if act.deed:
        charge = next(filter(None, map(_charge, pieces)), None)
        if charge is not None:
            return f'"{charge}"'
    if act.ahead or act.denied or act.verbal:
        return None
    ahead = coming(pieces, deed=act.deed, language=language)
    return f'to come by "{ahead}"' if ahead is not None else None


def _left_open(passage: Passage, claim: Passage) -> str | None:
    """`asked whether it was damaged, he said it was too early to say`: nothing is told of it."""
    if claim.hedge_cues or claim.speech_cues:
        return None
    asked = [cue for cue in passage.frame_cues if cue.label == "questioned"]
    for cue in passage.hedge_cues:
        phrase = passage.norms[cue.first : cue.last]
        if cue.label != Certainty.NOT_COMMITTED or not _OPEN.issuperset(phrase[:2]):
            continue
        told = {
            passage.stems[at]
            for at, clause in enumerate(passage.clauses)
            if clause != passage.clauses[cue.first] and not any(one.governs(at) for one in asked)
        }
        if 2 * len(claim.content & told) < len(claim.content):
            return passage.phrase(cue)
    return None


def _piece(passage: Passage, start: int, end: int, claim: Passage) -> Piece:
    cited = [at for at in passage.inside(start, end) if passage.stems[at] is not None]
    return Piece(passage, cited, [a for a in cited if passage.stems[a] in claim.content] or cited)


def _related(judged: Sequence[_Judged]) -> Sequence[_Judged]:
    """The evidence of a signal without what is hedged, but another matter.

    That is what stands behind the first piece, in another sentence, without a word of those
    that are told flatly. In English only: other languages share too few stems.
    """
    told = {piece.passage.text for piece, found in judged if found is None}
    flat = frozenset[str]().union(*(piece.stems for piece, found in judged if found is None))
    return [
        (piece, found)
        for at, (piece, found) in enumerate(judged)
        if at == 0
        or found is None
        or not flat
        or unverified(piece, found[1].cue)
        or _deeds(piece) & flat
        or piece.passage.text in told
    ]


def _deeds(piece: Piece) -> frozenset[str]:
    """The stems of a piece without names, which other matters have as well."""
    words, stems = piece.passage.words, piece.passage.stems
    return frozenset(item for at in piece.cited if not words[at].capital and (item := stems[at]))


def _worst(judged: Sequence[_Judged], claim: Passage) -> Finding:
    """The worst finding on a piece of evidence that no other piece makes up for."""
    flat = [piece for piece, found in judged if found is None]
    left = [
        found[0]
        for piece, found in judged
        if found is not None and not any(_carries(other, piece, found[1], claim) for other in flat)
    ]
    overstated = next((item for item in left if item.verdict == "overstated"), None)
    return overstated or (left[0] if left else OK)


def _hedged(
    piece: Piece, claim: Passage, certainty: Certainty, act: Act, *, aside: bool
) -> tuple[Finding, Hedge] | None:
    """The worst that a hedge does to a piece, and the hedge; None if nothing."""
    near: tuple[Finding, Hedge] | None = None
    passage = piece.passage
    for hedge in hedges_of(piece, act, aside=aside):
        cue = hedge.cue
        if not piece.targets or not _surer(certainty, cue):
            continue
        if keeps(claim, passage.norms[cue.first : cue.last], hedge.stems(piece)):
            continue
        held = hold(piece, hedge)
        if held == "governs" or (held == "doubted" and certainty is Certainty.CERTAIN):
            return Finding("overstated", f'{certainty}, but "{passage.phrase(cue)}"'), hedge
        if held == "near" and near is None and not _told_before(passage, cue, claim):
            near = Finding("hedge_nearby", f'"{passage.phrase(cue)}" in the same clause'), hedge
    return near


def _told_before(passage: Passage, cue: Cue, claim: Passage) -> bool:
    """`was closed, raising fears of a leak`: what the claim says is said before the hedge."""
    if passage.norms[cue.first] in passage.cues.hedging_adjectives:
        return False  # the hedge is on a part of it
    told = predicates(claim)
    return bool(told) and told <= set(passage.stems[: cue.first])


def _surer(certainty: Certainty, cue: Cue) -> bool:
    """True if the item is surer than the cue; likely and possible are one step apart."""
    least = 1 if certainty is Certainty.CERTAIN else 2
    return _STRENGTH[Certainty(cue.label)] - _STRENGTH[certainty] >= least


def _carries(flat: Piece, hedged: Piece, hedge: Hedge, claim: Passage) -> bool:
    """True if a flat piece says most of what is hedged in another, or it alone the predicate."""
    wanted = hedge.stems(hedged)
    if len(wanted & flat.stems) * 2 > len(wanted):
        return True
    told = predicates(claim)
    return bool(told & flat.stems) and not told & hedged.stems


def _charge(piece: Piece) -> str | None:
    """`accused X of ...`, `an attack ascribed to X`: the deed is laid at somebody's door."""
    passage = piece.passage
    for at, length in passage.cues.charging.places(passage.norms):
        last = at + length
        behind = last <= piece.cited[-1] < passage.clause_end(at) if piece.cited else False
        if behind or at in piece.cited:
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
