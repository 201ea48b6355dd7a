"""Which denial answers which accusation, in whatever words: the same side, the same kind of act.

Covers: "the rounds came from Toral's batteries" and "not one gun of Toral fired"; denials that
name nobody ("there is no mobilisation"). Does not cover: denials in the words of what they
deny (`comparing.py`).

A denial that would answer accusations of different acts answers none of them, unless one
stands right before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.dossier.agreeing import NEXT, answers, clashes, common, mostly, next_to, parted
from summarise.dossier.mentions import Mention

_MOST = 60  # accusations of one kind against one side: more is the crisis itself


class Disputes:
    """The pairs of a denial and what it answers.

    Args:
        mentions: All claims of a dossier.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._accusing: dict[tuple[str, str], list[Mention]] = {}
        self._acts: dict[str, set[str]] = {}
        for item in mentions:
            if item.negative or item.ahead:
                continue
            for act in item.charge.acts:
                for doer in item.charge.doers:
                    self._accusing.setdefault((act, doer), []).append(item)
                    self._acts.setdefault(act, set()).add(doer)
        self._mentions = mentions
        self.pairs = frozenset(
            (min(item.index, other.index), max(item.index, other.index))
            for item in mentions
            if item.denied
            for other in (*self._answered(item), *self._beside(item))
        )

    def __contains__(self, pair: tuple[Mention, Mention]) -> bool:
        one, other = pair[0].index, pair[1].index
        return (one, other) in self.pairs or (other, one) in self.pairs

    def _answered(self, denial: Mention) -> list[Mention]:
        found = {item.index: item for item in self._fitting(denial)}
        fitting = [item for item in found.values() if not any(clashes(denial, item))]
        near = [item for item in fitting if next_to(denial, item)]
        different = any(
            any(clashes(one, other))
            for at, one in enumerate(fitting)
            for other in fitting[:at]
            if one.report.id != other.report.id or parted(one.names, other.names)
        )
        return near if different or len(fitting) > _MOST else fitting

    def _beside(self, denial: Mention) -> list[Mention]:
        """The one claim near a denial in its article that it has most in common with."""
        at = denial.index
        fitting = [
            item
            for item in self._mentions[max(0, at - NEXT) : at + NEXT + 1]
            if answers(denial, item) and mostly(denial, item) and not any(clashes(denial, item))
        ]
        return sorted(fitting, key=lambda item: (-len(common(denial, item)), item.index))[:1]

    def _fitting(self, denial: Mention) -> Iterator[Mention]:
        for act in sorted(denial.charge.acts):
            doers = denial.charge.doers or self._only(act, denial)
            for doer in sorted(doers):
                for item in self._accusing.get((act, doer), ())[: _MOST + 1]:
                    shared = not doer.startswith("=") or not item.names.isdisjoint(denial.names)
                    if (shared or next_to(item, denial)) and _meant(denial, item):
                        yield item

    def _only(self, act: str, denial: Mention) -> frozenset[str]:
        """The one side that anybody accuses of an act, if the denial's article names it."""
        accused = self._acts.get(act, set())
        return frozenset(accused & denial.states) if len(accused) == 1 else frozenset()


def _meant(denial: Mention, item: Mention) -> bool:
    """True unless a denial is of an act upon something else, or one claim is of its extent."""
    upon = denial.charge.upon
    extent = bool(item.large) and not denial.charge.doers
    return not extent and (not upon or not upon.isdisjoint(item.ideas))
