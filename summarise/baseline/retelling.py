"""One signal for one act, however often the article tells it.

Covers: joining an earlier telling with a later one, the more real status, acts with no side.
Does not cover: which events make signals (`signals.py`).
"""

from __future__ import annotations

from summarise.checks.frames import VERBAL_TYPES
from summarise.draft import DraftSignal
from summarise.vocabulary import SignalStatus

MAX_EVIDENCE = 3
_MORE_REAL = {
    SignalStatus.COMPLETED: 0,
    SignalStatus.ONGOING: 1,
    SignalStatus.PLANNED: 2,
    SignalStatus.THREATENED: 3,
    SignalStatus.CALLED_FOR: 4,
    SignalStatus.DENIED: 5,
}


def add_telling(found: list[DraftSignal], new: DraftSignal) -> None:
    """Append, or join with an earlier telling of the same act.

    An act with no side is told once for its kind, since nothing tells two of them apart.
    """
    if not (new.source_actors or new.target_actors) and any(_covers(old, new) for old in found):
        return
    for number, old in enumerate(found):
        if not _same_act(old, new):
            continue
        kept, other = (old, new) if _MORE_REAL[old.status] <= _MORE_REAL[new.status] else (new, old)
        known = {piece.sentence for piece in kept.evidence}
        evidence = kept.evidence + tuple(e for e in other.evidence if e.sentence not in known)
        found[number] = kept.model_copy(
            update={
                "evidence": evidence[:MAX_EVIDENCE],
                "source_actors": kept.source_actors or other.source_actors,
                "target_actors": kept.target_actors or other.target_actors,
                "when": kept.when or other.when,
            }
        )
        return
    found.append(new)


def _covers(old: DraftSignal, new: DraftSignal) -> bool:
    """Whether an act with no side is the one told before: no side there, or close to it."""
    if old.type is not new.type or old.background is not new.background:
        return False
    near = any(abs(o.sentence - n.sentence) <= 1 for o in old.evidence for n in new.evidence)
    return near or not (old.source_actors or old.target_actors)


def _same_act(one: DraftSignal, two: DraftSignal) -> bool:
    """Same kind, compatible sides, and not one told as news and one as history."""
    if one.type is not two.type or one.background is not two.background:
        return False
    if one.type in VERBAL_TYPES and bool(one.target_actors) is not bool(two.target_actors):
        return False  # words against somebody are not words against nobody
    pairs = ((one.source_actors, two.source_actors), (one.target_actors, two.target_actors))
    shared = [set(left) & set(right) for left, right in pairs]
    open_side = [not left or not right for left, right in pairs]
    return all(both or one_open for both, one_open in zip(shared, open_side, strict=True)) and any(
        shared
    )
