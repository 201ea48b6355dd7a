"""The hedges of a sentence that count for a piece of evidence, and which words each holds.

Covers: hedges in a condition or a purpose, in what hangs on a deed told; hedges that an act of
saying or a denial makes harmless.
Does not cover: finding hedges (`text/scopes.py`), how far they reach (`held.py`), what follows for
an item (`hedges.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarise.checks.hedging.held import BANDS, STOPS, held, is_modifier
from summarise.checks.hedging.own_words import BE, EVIDENCE
from summarise.checks.speaking.sayings import sayings
from summarise.checks.text.reach import head_after, verbal
from summarise.checks.text.scopes import ADJECTIVE_REACH, Cue, Passage
from summarise.vocabulary import Certainty

_MAJORITY = 0.5
# Who alleges commits himself; only "allegedly" and "is alleged to" pass the doubt on.
_ALLEGING = frozenset("alleged alleges claimed claims".split())
_SCHEDULED = frozenset({"set to", "due to", "on course to", "on track to"})
_MODALS = frozenset("may might could".split())
_CONDITIONS = frozenset("if unless provided providing lest so".split())
# Whoever goes "to see whether" leaves open what he went for, not that he went.
_FINDING_OUT = frozenset(
    "see check find learn establish determine test verify ensure inspect look decide".split()
)
_INDICATING = frozenset("indicated indicates indicate".split())  # of people, a word of saying
_INTENDING = frozenset({"will", "would"})  # "indicated that it would" is a hint
_ABLE_ONLY = frozenset("only barely hardly scarcely".split())
_RELATIVE = frozenset("which who whose whom".split())
_DELIBERATING = {
    (norm,)
    for norm in (
        "weighing considering mulling contemplating discussing planning proposing seeking "
        "preparing exploring envisaging"
    ).split()
}
_VERIFYING = ("verif", "confirm", "überprüf", "bestätig", "vérifi")


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


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: its sentence, and the words of it that count.

    Attributes:
        cited: The words that carry content.
        targets: Those of them that the claim repeats, or all.
    """

    passage: Passage
    cited: list[int]
    targets: list[int]

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the cited words."""
        return frozenset(item for at in self.cited if (item := self.passage.stems[at]))


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge and the words it may govern."""

    cue: Cue
    words: range

    def stems(self, piece: Piece) -> frozenset[str]:
        """The stems of a piece's decisive words that it governs."""
        stems = (piece.passage.stems[at] for at in piece.targets if at in self.words)
        return frozenset(item for item in stems if item)


def hedges_of(piece: Piece, act: Act, *, aside: bool) -> Iterator[Hedge]:
    """The hedges of a piece's sentence that count.

    Args:
        piece: The evidence.
        act: What it is evidence of.
        aside: Whether it may be a mere name for what other words tell ("the raid on X").
    """
    passage = piece.passage
    active = {
        saying.cue.first
        for saying in sayings(passage)
        if saying.subject[0] < saying.subject[1] <= saying.cue.first
    }
    definite = _is_definite(piece, aside=aside)
    for cue in passage.hedge_cues:
        if cue.first in active and _is_said(passage, cue):
            continue
        if definite and cue.last <= piece.cited[0]:
            continue
        if not _harmless(passage, cue, act):
            yield Hedge(*held(passage, cue))


def _is_said(passage: Passage, cue: Cue) -> bool:
    """`alleges`, `the envoy indicated that`; never `the evidence indicates`."""
    norm, behind = passage.norms[cue.first], set(passage.norms[cue.last : cue.reach])
    said = not (EVIDENCE & set(passage.norms[: cue.first]) or _INTENDING & behind)
    return norm in _ALLEGING or (norm in _INDICATING and said)


def hold(piece: Piece, hedge: Hedge) -> str | None:
    """Whether a hedge `governs` the claimed words, stands `near` them, or neither.

    It is `doubted` where a piece says that something could not be verified.
    """
    passage, targets, cue = piece.passage, piece.targets, hedge.cue
    adjective = _is_adjective(passage, cue)
    words = hedge.words[:ADJECTIVE_REACH] if adjective else hedge.words
    governed = sum(at in words for at in targets)
    head = head_after(passage, cue)
    if adjective:
        return "near" if governed and head in targets else None
    if piece.targets is piece.cited and unverified(piece, cue):
        return "doubted"
    modifier = is_modifier(passage, cue) or _is_aside(piece, cue)
    if (head in targets and governed and not modifier) or governed / len(targets) >= _MAJORITY:
        return "governs"
    if modifier or cue.label not in BANDS:
        return None
    same = passage.clauses[cue.first] in {passage.clauses[at] for at in targets}
    if same and head is None:
        return "near"  # "they are reported to be against": no word of content behind it
    return "near" if same and any(at in words for at in piece.cited) else None


def _is_aside(piece: Piece, cue: Cue) -> bool:
    """`promised aid, little of which is said to have come`: a clause that hangs on a deed told."""
    if piece.targets is not piece.cited:
        return False
    passage, first = piece.passage, piece.cited[0]
    return any(
        passage.norms[at] in _RELATIVE and verbal(passage, first, at)
        for at in range(first, cue.first)
    )


def _is_adjective(passage: Passage, cue: Cue) -> bool:
    """`suspected rebels`; not `is suspected of` nor `are feared to`."""
    if passage.norms[cue.first] not in passage.cues.hedging_adjectives:
        return False
    return not (
        BE & set(passage.norms[max(0, cue.first - 2) : cue.first])
        and passage.norms[cue.last : cue.last + 1] in {("of",), ("to",)}
    )


def unverified(piece: Piece, cue: Cue) -> bool:
    """True for `it could not be verified`, given as evidence of something else."""
    passage = piece.passage
    if (
        cue.label != Certainty.NOT_COMMITTED
        or not piece.cited[0] <= cue.last <= piece.cited[-1] + 1
    ):
        return False
    return any(norm.startswith(_VERIFYING) for norm in passage.norms[cue.first : cue.last])


def _harmless(passage: Passage, cue: Cue, act: Act) -> bool:
    if act.ahead and passage.phrase(cue).casefold() in _SCHEDULED:
        return True
    following = passage.norms[cue.last : cue.last + 1]
    if passage.norms[cue.last - 1] == "to" and (not following or following[0] in STOPS):
        return True  # "left, as they had been expected to."
    if act.denied and _is_denied(passage, cue):
        return True
    if act.verbal and not _on_the_saying(passage, cue):
        return True
    if passage.norms[cue.first - 1 : cue.first] == ("as",):
        return passage.norms[cue.last : cue.last + 1] in {(mark,) for mark in STOPS}
    return _in_condition(passage, cue) or _to_find_out(passage, cue) or _none_could(passage, cue)


def _none_could(passage: Passage, cue: Cue) -> bool:
    """`none could be confirmed`, `could not`, `could only`: inability, and no doubt of it."""
    if passage.norms[cue.first] != "could":
        return False
    if passage.norms[cue.last : cue.last + 1] in {(norm,) for norm in _ABLE_ONLY}:
        return True
    return any(
        passage.clauses[item.first] == passage.clauses[cue.first]
        and (item.first < cue.first or item.first == cue.last)
        for item in passage.negations
    )


def _in_condition(passage: Passage, cue: Cue) -> bool:
    """`provided that it could be secured`, `so that they may meet`: no doubt of the rest."""
    if passage.norms[cue.first] not in _MODALS:
        return False
    for at in range(cue.first - 1, -1, -1):
        norm = passage.norms[at]
        if passage.clauses[at] != passage.clauses[cue.first] or norm == ",":
            return False
        if norm in _CONDITIONS:
            return norm != "so" or passage.norms[at + 1] == "that"
    return False


def _to_find_out(passage: Passage, cue: Cue) -> bool:
    before = passage.norms[max(0, cue.first - 3) : cue.first]
    return (
        passage.norms[cue.first] == "whether"
        and "to" in before
        and bool(_FINDING_OUT & set(before))
    )


def _is_definite(piece: Piece, *, aside: bool) -> bool:
    """`the assassination of X`: evidence that takes its deed for granted."""
    if not piece.cited or piece.cited[0] == 0:
        return False
    passage, first = piece.passage, piece.cited[0]
    if not aside and passage.norms[first - 2 : first - 1] == ("that",):
        return False  # "reckon that the accord touches ..." opens a clause
    if passage.norms[first - 2 : first - 1] in _DELIBERATING:
        return False  # "may be weighing the sale": there is no sale yet
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
    if cue.first in passage.speech_at and passage.norms[max(0, cue.first - 1)] not in BE:
        return False
    return head_after(passage, cue) in passage.speech_at
