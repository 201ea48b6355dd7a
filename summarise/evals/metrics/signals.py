"""M8 and M10: escalation signals, their slots, and false alarms.

Covers: F1 on the type of act; F1 on source, target, status, direction, certainty and background
of the acts whose type matches; pairs whose roles are swapped or whose direction is opposite.
Does not cover: the level that signals add up to (`level.py`).

Counted as ACE event extraction counts triggers and arguments (Doddington et al. 2004), with
a pairing by type in place of equal bounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.checks.text.naming import NameBook, share_form
from summarise.evals.assignment import assign
from summarise.evals.items import Act, shared_characters
from summarise.evals.scores import CaseMetric, f1, share
from summarise.text_safety import printable
from summarise.vocabulary import Direction

SHOWN = 60
# Among pairings with equally many types right, the one with more slots and closer evidence.
_SLOT, _EVIDENCE = 1e-3, 1e-4
_OPPOSITE = frozenset({Direction.ESCALATORY, Direction.DE_ESCALATORY})
_PLAIN_SLOTS = 4  # status, direction, certainty, background: every signal has them


@dataclass(frozen=True, slots=True)
class SignalPair:
    """Two signals of one type, and how their slots compare.

    Attributes:
        right: Slots that agree; each actor of a source or target is one slot.
        predicted: Slots of the prediction.
        gold: Slots of gold.
        wrong: The slots that differ, one phrase each.
        conflict: What turns the act into its opposite, or None.
    """

    reference: Act
    signal: Act
    right: int
    predicted: int
    gold: int
    wrong: tuple[str, ...]
    conflict: str | None


def align_signals(
    gold: Sequence[Act], signals: Sequence[Act], gold_names: NameBook, names: NameBook
) -> list[SignalPair]:
    """Pair signals of one type one to one, as many as can be, then those that agree most.

    Args:
        gold: Signals to be found.
        signals: Signals that were found, in the order of their content (`items.Items`).
        gold_names: Forms of gold's actors.
        names: Forms of the predicted actors.
    """
    pairs = [[_compare(ours, theirs, gold_names, names) for theirs in signals] for ours in gold]
    weights = [[_weight(pair) for pair in row] for row in pairs]
    met = (pairs[row][column] for row, column in assign(weights))
    return [pair for pair in met if pair is not None]


def signal_scores(
    gold: Sequence[Act], signals: Sequence[Act], pairs: Sequence[SignalPair]
) -> dict[str, CaseMetric]:
    """M8 of one case. Slots are those of paired signals; where nothing pairs, 0."""
    wrong = tuple(
        f"{pair.signal.id} against {pair.reference.id}: {'; '.join(pair.wrong)}"
        for pair in pairs
        if pair.wrong
    )
    slots = f1(
        sum(pair.right for pair in pairs),
        sum(pair.predicted for pair in pairs),
        sum(pair.gold for pair in pairs),
        wrong,
    )
    if not pairs and (gold or signals):
        slots = slots.model_copy(
            update={"value": 0.0, "empty": False, "reasons": ("no signal to compare",)}
        )
    return {
        "signal_f1": f1(len(pairs), len(signals), len(gold), _alone(gold, signals, pairs)),
        "signal_argument_f1": slots,
    }


def signal_conflicts(pairs: Sequence[SignalPair]) -> tuple[int, int, tuple[str, ...]]:
    """M4's part: pairs in conflict, all pairs, and what conflicts."""
    wrong = tuple(
        f"{pair.signal.id} conflicts with {pair.reference.id}: {pair.conflict}"
        for pair in pairs
        if pair.conflict is not None
    )
    return len(wrong), len(pairs), wrong


def false_alarm(signals: Sequence[Act]) -> CaseMetric:
    """M10: whether an article without any signal got one."""
    reasons = tuple(f"false alarm {item.id}: {item.types[0]}" for item in signals)
    return share(1 if signals else 0, 1, if_none=0.0, reasons=reasons)


def _compare(ours: Act, theirs: Act, gold_names: NameBook, names: NameBook) -> SignalPair | None:
    """How two signals compare; None if their types do not match."""
    if not set(ours.types) & set(theirs.types):
        return None
    source = _shared(ours.source, theirs.source, gold_names, names)
    target = _shared(ours.target, theirs.target, gold_names, names)
    plain = {
        "status": (ours.status, theirs.status),
        "direction": (ours.direction, theirs.direction),
        "certainty": (ours.certainty, theirs.certainty),
        "background": (ours.background, theirs.background),
    }
    wrong = [f"{slot} {is_} for {should}" for slot, (should, is_) in plain.items() if is_ != should]
    wrong += _actor_slot("source", ours.source, theirs.source, source)
    wrong += _actor_slot("target", ours.target, theirs.target, target)
    same = sum(should == is_ for should, is_ in plain.values())
    swapped = (
        not source
        and not target
        and bool(_shared(ours.source, theirs.target, gold_names, names))
        and bool(_shared(ours.target, theirs.source, gold_names, names))
    )
    return SignalPair(
        ours,
        theirs,
        right=same + source + target,
        predicted=_PLAIN_SLOTS + len(theirs.source) + len(theirs.target),
        gold=_PLAIN_SLOTS + len(ours.source) + len(ours.target),
        wrong=tuple(wrong),
        conflict=_conflict(ours, theirs, swapped=swapped),
    )


def _conflict(ours: Act, theirs: Act, *, swapped: bool) -> str | None:
    if swapped:
        return "source and target swapped"
    if {ours.direction, theirs.direction} == _OPPOSITE:
        return f"direction {theirs.direction} for {ours.direction}"
    return None


def _shared(
    ours: Sequence[str], theirs: Sequence[str], gold_names: NameBook, names: NameBook
) -> int:
    """How many actors two sides have in common, one to one."""
    if not ours or not theirs:
        return 0
    left, right = map(gold_names.forms, ours), list(map(names.forms, theirs))
    same = [[float(share_form(a, b)) for b in right] for a in left]
    if len(same) == 1 or len(right) == 1:
        return int(any(map(any, same)))
    return len(assign(same))


def _weight(pair: SignalPair | None) -> float:
    if pair is None:
        return 0.0
    agreement = 2 * pair.right / (pair.predicted + pair.gold)
    near = shared_characters(pair.reference.evidence, pair.signal.evidence) > 0
    return 1.0 + _SLOT * agreement + _EVIDENCE * near


def _actor_slot(slot: str, ours: Sequence[str], theirs: Sequence[str], shared: int) -> list[str]:
    if shared == len(ours) == len(theirs):
        return []
    return [f"{slot} {_listed(theirs)} for {_listed(ours)}"]


def _listed(names: Sequence[str]) -> str:
    return printable(" + ".join(names), SHOWN) or "nobody"


def _alone(
    gold: Sequence[Act], signals: Sequence[Act], pairs: Sequence[SignalPair]
) -> tuple[str, ...]:
    there, used = {pair.reference.id for pair in pairs}, {pair.signal.id for pair in pairs}
    missed = [f"gold {item.id} missed: {_act(item)}" for item in gold if item.id not in there]
    more = [f"{item.id} is not in gold: {_act(item)}" for item in signals if item.id not in used]
    return tuple(missed + more)


def _act(item: Act) -> str:
    return f"{item.types[0]}: {_listed(item.source)} -> {_listed(item.target)}"
