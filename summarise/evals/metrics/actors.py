"""M7: actors found, in four views.

Covers: entities under all their names, one-to-one, then four ways to count: strict (name,
type and role), exact (name), partial (half a point for part of a name), type.
Does not cover: where an article mentions them; countries.

The four views are those of SemEval 2013 task 9 ("DDIExtraction", section 5), with a shared
form of the name in place of equal bounds and a part of it in place of overlapping ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.checks.text.naming import forms_of, overlap
from summarise.evals.assignment import assign
from summarise.evals.items import Party
from summarise.evals.scores import CaseMetric, f1
from summarise.evals.thresholds import THRESHOLDS, Thresholds
from summarise.text_safety import printable

SHOWN = 50
# So much more than any overlap that a pair with a shared name always goes first.
_EXACT, _SAME_TYPE, _SAME_ROLE = 100.0, 0.01, 0.001
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class _Met:
    """A gold actor and the predicted one that stands for it."""

    gold: Party
    actor: Party
    exact: bool

    @property
    def same_type(self) -> bool:
        return self.gold.type is self.actor.type

    @property
    def same_role(self) -> bool:
        return self.gold.role is self.actor.role


def actor_scores(
    gold: Sequence[Party], actors: Sequence[Party], thresholds: Thresholds = THRESHOLDS
) -> dict[str, CaseMetric]:
    """The four views of one case.

    Args:
        gold: Actors to be found, each once.
        actors: Actors that were found, in the order of their content (`items.Items`).
        thresholds: `name_overlap` counts.
    """
    met = _meet(gold, actors, thresholds)
    exact = [pair for pair in met if pair.exact]
    right = {
        "strict": sum(pair.same_type and pair.same_role for pair in exact),
        "exact": len(exact),
        "partial": len(exact) + _HALF * (len(met) - len(exact)),
        "type": sum(pair.same_type for pair in met),
    }
    reasons = _reasons(gold, actors, met)
    return {
        f"actor_f1_{view}": f1(count, len(actors), len(gold), reasons[view])
        for view, count in right.items()
    }


def _meet(gold: Sequence[Party], actors: Sequence[Party], thresholds: Thresholds) -> list[_Met]:
    ours = [forms_of(item.name, item.aliases) for item in gold]
    theirs = [forms_of(item.name, item.aliases) for item in actors]
    shared = [[overlap(left, right) for right in theirs] for left in ours]
    weights = [
        [
            _weight(shared[row][column], gold[row], actors[column], thresholds)
            for column in range(len(actors))
        ]
        for row in range(len(gold))
    ]
    return [
        _Met(gold[row], actors[column], shared[row][column] == 1) for row, column in assign(weights)
    ]


def _weight(shared: float, gold: Party, actor: Party, thresholds: Thresholds) -> float:
    if shared < thresholds.name_overlap:
        return 0.0
    labels = _SAME_TYPE * (gold.type is actor.type) + _SAME_ROLE * (gold.role is actor.role)
    return (_EXACT if shared == 1 else shared) + labels


def _reasons(
    gold: Sequence[Party], actors: Sequence[Party], met: Sequence[_Met]
) -> dict[str, tuple[str, ...]]:
    """Per view, what is not right."""
    there, used = {pair.gold for pair in met}, {pair.actor for pair in met}
    alone = [f"gold actor missed: {_shown(item)}" for item in gold if item not in there]
    alone += [f"actor is not in gold: {_shown(item)}" for item in actors if item not in used]
    part = [
        f"{_shown(pair.actor)} is only part of {_shown(pair.gold)}"
        for pair in met
        if not pair.exact
    ]
    kinds = [
        f"{_shown(pair.actor)}: type {pair.actor.type} for {pair.gold.type}"
        for pair in met
        if not pair.same_type
    ]
    roles = [
        f"{_shown(pair.actor)}: role {pair.actor.role} for {pair.gold.role}"
        for pair in met
        if not pair.same_role
    ]
    return {
        "strict": tuple(alone + part + kinds + roles),
        "exact": tuple(alone + part),
        "partial": tuple(alone + part),
        "type": tuple(alone + kinds),
    }


def _shown(item: Party) -> str:
    return printable(item.name, SHOWN)
