"""The hedges of a sentence that count for a piece of evidence, and which words each holds.

Covers: how far a hedge reaches, ahead or (", analysts believe") back; hedges inside a noun's
modifier, in a condition or a purpose; hedges that an act of saying or a denial makes harmless.
Does not cover: finding hedges (`scopes.py`), what follows for an item (`hedges.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarise.checks.reach import head_after, verbal
from summarise.checks.sayings import sayings
from summarise.checks.scopes import ADJECTIVE_REACH, Cue, Passage
from summarise.vocabulary import Certainty

_MAJORITY = 0.5
# Who alleges commits himself; only "allegedly" and "is alleged to" pass the doubt on.
_ALLEGING = frozenset("alleged alleges claimed claims".split())
_SCHEDULED = frozenset({"set to", "due to", "on course to", "on track to"})
_BE = frozenset("is are was were be been being".split())
_ACTIVE = frozenset({"appeared", "seemed"})  # never "ships appeared to have fled"
_ENDS_MODIFIER = frozenset({",", "and", "or", "but"})
_BANDS = frozenset({Certainty.LIKELY, Certainty.POSSIBLE})
_MODALS = frozenset("may might could".split())
_CONDITIONS = frozenset("if unless provided providing lest so".split())
# Whoever goes "to see whether" leaves open what he went for, not that he went.
_FINDING_OUT = frozenset(
    "see check find learn establish determine test verify ensure inspect look decide".split()
)
_JOINING = frozenset("and but or so yet which who whom whose that".split())
_BELIEVING = frozenset(
    (
        "believes believe believed thinks think thought suspects suspect suspected fears fear "
        "feared estimates estimate estimated reckon reckons reckoned expects expect expected "
        "assesses assessed appears appeared seems seemed reported reports understood"
    ).split()
)
_STOPS = frozenset(", . ; ” \" '".split())
_VERIFYING = ("verif", "confirm", "überprüf", "bestätig", "vérifi")
_INSERTED = frozenset({"nevertheless", "however", "though"})
_ASIDE = 6  # words at most between two commas


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
        if passage.norms[cue.first] in _ALLEGING and cue.first in active:
            continue
        if definite and cue.last <= piece.cited[0]:
            continue
        if not _harmless(passage, cue, act):
            yield _held(passage, cue)


def hold(piece: Piece, hedge: Hedge) -> str | None:
    """Whether a hedge `governs` the claimed words, stands `near` them, or neither.

    It is `doubted` where a piece says that something could not be verified.
    """
    passage, targets, cue = piece.passage, piece.targets, hedge.cue
    adjective = passage.norms[cue.first] in passage.cues.hedging_adjectives
    words = hedge.words[:ADJECTIVE_REACH] if adjective else hedge.words
    governed = sum(at in words for at in targets)
    head = head_after(passage, cue)
    if adjective:
        return "near" if governed and head in targets else None
    if piece.targets is piece.cited and _unverified(passage, cue, piece):
        return "doubted"
    modifier = _is_modifier(passage, cue)
    if (head in targets and governed and not modifier) or governed / len(targets) >= _MAJORITY:
        return "governs"
    if modifier or cue.label not in _BANDS:
        return None
    same = passage.clauses[cue.first] in {passage.clauses[at] for at in targets}
    if same and head is None:
        return "near"  # "they are reported to be against": no word of content behind it
    return "near" if same and any(at in words for at in piece.cited) else None


def _unverified(passage: Passage, cue: Cue, piece: Piece) -> bool:
    """`it could not be verified`, given as evidence of something else."""
    if (
        cue.label != Certainty.NOT_COMMITTED
        or not piece.cited[0] <= cue.last <= piece.cited[-1] + 1
    ):
        return False
    return any(norm.startswith(_VERIFYING) for norm in passage.norms[cue.first : cue.last])


def _harmless(passage: Passage, cue: Cue, act: Act) -> bool:
    if act.ahead and passage.phrase(cue).casefold() in _SCHEDULED:
        return True
    if act.denied and _is_denied(passage, cue):
        return True
    if act.verbal and not _on_the_saying(passage, cue):
        return True
    if passage.norms[cue.first - 1 : cue.first] == ("as",):
        return passage.norms[cue.last : cue.last + 1] in {(mark,) for mark in _STOPS}
    return _in_condition(passage, cue) or _to_find_out(passage, cue) or _none_could(passage, cue)


def _none_could(passage: Passage, cue: Cue) -> bool:
    """`none could be confirmed`, `could not`: inability, and no doubt of it."""
    if passage.norms[cue.first] != "could":
        return False
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


def _held(passage: Passage, cue: Cue) -> Hedge:
    """The hedge with the words it reaches: those of its clause, or of the statement before."""
    back = _statement_before(passage, cue)
    if back is not None:
        return Hedge(Cue(cue.label, cue.first, cue.last, cue.last), back)
    end = _end(passage, cue)
    return Hedge(Cue(cue.label, cue.first, cue.last, end), range(cue.last, end))


def _statement_before(passage: Passage, cue: Cue) -> range | None:
    """What `, analysts believe.` and `, by most estimates,` stand behind; None elsewhere."""
    norms = passage.norms
    ends = cue.last >= len(norms) or norms[cue.last] in _STOPS
    if not ends or cue.label not in _BANDS:
        return None
    comma = next((at for at in range(cue.first - 1, -1, -1) if norms[at] == ","), None)
    if comma is None or cue.first - comma > _ASIDE or norms[comma + 1] in _JOINING:
        return None
    if not _BELIEVING & set(norms[comma + 1 : cue.last]):
        return None
    start = max((at + 1 for at in range(comma) if norms[at] == ";"), default=0)
    return range(start, comma)


def _end(passage: Passage, cue: Cue) -> int:
    """Where the reach of a hedge ends: with its modifier, or before ", and that"."""
    norms, end = passage.norms, cue.reach
    if end == cue.last < len(norms) and norms[end] in _INSERTED:
        end = passage.clause_end(end)  # "may nevertheless be years away"
    if norms[cue.last : cue.last + 1] == (",",):
        end = max(end, _behind_aside(passage, cue.last))
    for at in range(cue.last, end):
        if norms[at] == "," and norms[cue.last - 1] == "whether":
            return at  # "asked whether he would go, X replied that ..."
        joined = norms[at] in {"and", "or"} and norms[at - 1] == ","
        if joined or (norms[at] in _ENDS_MODIFIER and _is_modifier(passage, cue)):
            return at
    return end


def _behind_aside(passage: Passage, comma: int) -> int:
    """`believed, he said, that ...`: the end of what goes on behind the aside, or 0."""
    for at in range(comma + 1, min(comma + 1 + _ASIDE, len(passage.norms) - 1)):
        if passage.norms[at] == ",":
            said = any(index in passage.speech_at for index in range(comma, at))
            return passage.clause_end(at + 1) if said else 0
    return 0


def _is_modifier(passage: Passage, cue: Cue) -> bool:
    """`people believed to have fled`, `, apparently using drones`: a part of the clause."""
    following = passage.norms[cue.last : cue.last + 1]
    aside = cue.first > 0 and passage.norms[cue.first - 1] == ","
    if aside and "".join(following).endswith("ing"):
        return True
    if cue.first == 0 or passage.norms[cue.last - 1] not in {"to", "have", "be"}:
        return False
    before = passage.norms[cue.first - 1]
    if passage.norms[cue.first] in _ACTIVE:
        return False
    return passage.norms[cue.first].endswith("ed") and not (before in _BE or before.endswith("ly"))
