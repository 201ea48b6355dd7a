"""Whether two claims of different articles say the same, or the contrary.

Covers: how alike they are, what forbids that they are one claim, whether one disputes the
other, the reason in words. Does not cover: groups of more than two (`claims.py`).

Likeness alone never joins two claims: places, people, days and who acts on whom must agree.
Numbers may differ, since that is what reports of one event differ in.
"""

from __future__ import annotations

from collections.abc import Mapping

from summarise.checks.acting.order import check_order
from summarise.checks.negating.negation import check_negation
from summarise.checks.text.names import KnownName
from summarise.dossier.agreeing import TELLING, anchored, anchors, answers, clashes, doubts, next_to
from summarise.dossier.disputes import Disputes
from summarise.dossier.mentions import Mention
from summarise.dossier.wording import COUNT, Ideas, Weights, contraries

# Chosen on 107 claims of eight outlets on one invented crisis, grouped by hand for the purpose,
# and tried on 47 of another.
LEAST = 0.45  # of likeness, for two claims that nothing forbids
ANSWER = 0.3  # likewise, for a denial right behind what it denies
FIRM = 0.6  # likewise where a day or a status is not quite the same
CHARGED = 0.5  # likeness of a denial and what it answers, in whatever words
ACCUSED = 0.3  # likewise of two that charge one side with one kind of act: too little to join
SAME_DAY = 0.1  # what a day in common adds, or a number seldom met
_OFTEN = frozenset({"force", "demolition"})  # in a war one side does it to another every day
_STATED = 0.15  # what texts must have in common before day and evidence are looked at


class Comparison:
    """Compares the claims of one dossier with one another.

    Args:
        weights: Of the ideas of its claims.
        known: For each actor its names, for who acts on whom.
        disputes: Denials and what they answer.
    """

    def __init__(
        self, weights: Weights, known: Mapping[str, KnownName], disputes: Disputes
    ) -> None:
        self._weights = weights
        self._known = known
        self._disputes = disputes
        self._known_heft: dict[Ideas, int] = {}
        self._known_swaps: dict[tuple[str, str], bool] = {}

    def likeness(self, one: Mention, other: Mention) -> float:
        """How much two claims have in common, 0 to 1, by the weight of their ideas."""
        alike, charged = self._alike(one, other), self._charged(one, other)
        return charged if charged > alike else alike

    def _alike(self, one: Mention, other: Mention) -> float:
        weights, told = self._weights, one.told
        text = weights(told & other.told)
        if other.against and one.ahead == other.ahead:
            text += weights(told & other.against)
        if not text:
            return 0.0
        ours, theirs = self._heft(told), self._heft(other.told)
        stated = text / (ours + theirs) + min(0.25, 0.25 * text / min(ours, theirs))
        if stated < _STATED:
            return stated
        wide = weights(one.wide & other.wide)
        around = 2 * wide / (self._heft(one.wide) + self._heft(other.wide))
        day = one.day is not None and one.day == other.day and bool(anchors(one, other))
        firm = SAME_DAY if day or one.large & other.large else 0.0
        return min(1.0, stated + 0.25 * around + firm)

    def _charged(self, one: Mention, other: Mention) -> float:
        if one.denied != other.denied and (one, other) in self._disputes:
            return CHARGED
        if one.killed and one.killed & other.killed:
            return CHARGED  # nobody dies twice
        shared = one.charge.shared(other.charge) if one.charge.acts else None
        if shared is None:
            return 0.0
        both = len(one.actors & other.actors) > 1 or COUNT in one.ideas & other.ideas
        agree = one.negative == other.negative and both and shared[0] not in _OFTEN
        return LEAST if agree else ACCUSED

    def _heft(self, ideas: Ideas) -> int:
        """The weight of one claim's ideas, which every comparison with it asks for."""
        found = self._known_heft.get(ideas)
        if found is None:
            found = self._known_heft[ideas] = self._weights(ideas)
        return found

    def same(self, one: Mention, other: Mention, likeness: float) -> bool:
        """True if the two, so much alike, are one claim, or one claim and its denial."""
        if likeness < (ANSWER if answers(one, other) else LEAST) or self.apart(one, other):
            return False
        certain = (one, other) in self._disputes or bool(one.killed & other.killed)
        return likeness >= FIRM or certain or not any(doubts(one, other))

    def apart(self, one: Mention, other: Mention) -> bool:
        """True if something forbids that two claims are one, however alike."""
        if any(clashes(one, other)):
            return True
        if (one, other) in self._disputes:
            return False
        if one.denied != other.denied and _little(one, other):
            return True
        return not anchored(one, other) or self._swapped(one, other)

    def barred(self, one: Mention, other: Mention) -> bool:
        """True if two claims cannot stand in one group, whatever links them to others in it."""
        return any(clashes(one, other)) or (
            one.denied == other.denied and self._swapped(one, other)
        )

    def opposed(self, one: Mention, other: Mention) -> bool:
        """True if one claim denies the other or says the contrary."""
        if (one, other) in self._disputes:
            return True
        if one.negative != other.negative:
            return one.denied != other.denied or _flipped(one, other)
        only, others = one.ideas - other.ideas, other.ideas - one.ideas
        return any(left in only and right in others for left, right in contraries())

    def _swapped(self, one: Mention, other: Mention) -> bool:
        """True if the two that one claim names do to one another the contrary in the other."""
        both = one.actors & other.actors
        if len(both) < 2:
            return False
        texts = one.claim.text, other.claim.text
        if texts not in self._known_swaps:
            known = [self._known[id_] for id_ in sorted(both)]
            order = check_order(texts[0], texts[1:], known, language=one.report.language)
            self._known_swaps[texts] = order.verdict == "order_swapped"
        return self._known_swaps[texts]


def _little(one: Mention, other: Mention) -> bool:
    """True if a denial and what it may deny have too little in common."""
    if one.killed & other.killed:
        return False
    if next_to(one, other):
        return not answers(one, other)
    denial, claim = (one, other) if one.denied else (other, one)
    other_act = bool(denial.charge.acts) and denial.charge.acts.isdisjoint(claim.charge.acts)
    least = TELLING if other_act else min(TELLING, max(2, len(denial.told) - 1))
    return len(one.told & other.told) < least


def _flipped(one: Mention, other: Mention) -> bool:
    for claim, told in ((one, other), (other, one)):
        whole = ((told.claim.text, 0, len(told.claim.text)),)
        found = check_negation(
            claim.claim.text, whole, denied=False, language=claim.report.language
        )
        if found.verdict == "flipped":
            return True
    return False
