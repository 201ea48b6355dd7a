"""Whether two claims of different articles say the same, or the contrary.

Covers: how alike they are, what forbids that they are one claim, whether one disputes the
other, the reason in words. Does not cover: groups of more than two (`claims.py`).

Likeness alone never joins two claims: places, people, days and who acts on whom must agree.
Numbers may differ, since that is what reports of one event differ in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summarise.checks.acting.order import check_order
from summarise.checks.negating.negation import check_negation
from summarise.checks.text.names import KnownName
from summarise.dossier.mentions import Mention
from summarise.dossier.wording import COUNT, Ideas, Weights, contraries

# Chosen on 107 claims of eight outlets on one invented crisis, grouped by hand for the purpose.
LEAST = 0.45  # of likeness, for two claims that nothing forbids
ANSWER = 0.3  # likewise, for a denial right behind what it denies
FIRM = 0.6  # likewise where a day or a status is not quite the same
SAME_DAY = 0.1  # what a day in common adds
_TELLING = 3  # ideas that tell what is meant without a name
_NEXT = 2  # places between claims in a summary
_STORY = 30  # days between two articles on one turn of events
_TOLD_AGAIN = 3  # actors and names that claims must share across a longer time


class Comparison:
    """Compares the claims of one dossier with one another.

    Args:
        weights: Of the ideas of its claims.
        known: For each actor its names, for who acts on whom.
    """

    def __init__(self, weights: Weights, known: Mapping[str, KnownName]) -> None:
        self._weights = weights
        self._known = known
        self._known_heft: dict[Ideas, float] = {}
        self._known_swaps: dict[tuple[str, str], bool] = {}

    def likeness(self, one: Mention, other: Mention) -> float:
        """How much two claims have in common, 0 to 1, by the weight of their ideas."""
        text = self._weights(one.told & other.told)
        if not text:
            return 0.0
        ours, theirs = self._heft(one.told), self._heft(other.told)
        wide = self._weights(one.wide & other.wide)
        dice = 2 * text / (ours + theirs)
        within = text / min(ours, theirs)
        around = 2 * wide / (self._heft(one.wide) + self._heft(other.wide))
        day = SAME_DAY if one.day and one.day == other.day and _anchors(one, other) else 0.0
        return min(1.0, 0.5 * dice + 0.25 * within + 0.25 * around + day)

    def _heft(self, ideas: Ideas) -> float:
        """The weight of one claim's ideas, which every comparison with it asks for."""
        if ideas not in self._known_heft:
            self._known_heft[ideas] = self._weights(ideas)
        return self._known_heft[ideas]

    def same(self, one: Mention, other: Mention) -> bool:
        """True if the two are one claim, or one claim and its denial."""
        likeness = self.likeness(one, other)
        if likeness < (ANSWER if _answers(one, other) else LEAST) or self.apart(one, other):
            return False
        return likeness >= FIRM or not any(_doubts(one, other))

    def apart(self, one: Mention, other: Mention) -> bool:
        """True if something forbids that two claims are one, however alike."""
        if any(_clashes(one, other)):
            return True
        return not _anchored(one, other) or self._swapped(one, other)

    def opposed(self, one: Mention, other: Mention) -> bool:
        """True if one claim denies the other or says the contrary."""
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


def _clashes(one: Mention, other: Mention) -> Iterator[bool]:
    """What cannot stand in one claim: other places, other people, another day."""
    yield _parted(one.names, other.names)
    yield _parted(one.actors, other.actors)
    yield _days_between(one, other) > 1
    few = len(one.told & other.told) < _TELLING
    yield one.denied != other.denied and few and not _next(one, other)
    yield one.years.isdisjoint(other.years) and one.years != other.years
    yield _parted(_designations(one), _designations(other))
    yield not _one_story(one, other) and len(_anchors(one, other)) < _TOLD_AGAIN
    same_article = one.report.id == other.report.id
    yield same_article and one.claim.attribution.speaker == other.claim.attribution.speaker


def _answers(one: Mention, other: Mention) -> bool:
    """True for a denial of what is near it in its article, or of what names the same things."""
    if one.denied == other.denied:
        return False
    return len(_said(one, other)) >= (_TELLING - 1 if _next(one, other) else _TELLING)


def _next(one: Mention, other: Mention) -> bool:
    """True for claims that stand together in one article's summary."""
    return one.report.id == other.report.id and abs(one.index - other.index) <= _NEXT


def _anchors(one: Mention, other: Mention) -> frozenset[str]:
    """The actors and names that two claims share."""
    return (one.names & other.names) | (one.actors & other.actors)


def _anchored(one: Mention, other: Mention) -> bool:
    """True if two claims are about one thing: an actor or a name, and what is said of it.

    Within one article, or where three ideas agree, that is plain without a name.
    """
    if one.claim.text == other.claim.text:
        return True
    said = _said(one, other)
    if one.report.id == other.report.id or _anchors(one, other):
        return bool(said)
    return len(said) >= _TELLING


def _said(one: Mention, other: Mention) -> Ideas:
    """What two claims both say of the actors and names that they share."""
    return (one.ideas & other.ideas) - _anchors(one, other) - {COUNT}


def _one_story(one: Mention, other: Mention) -> bool:
    """True for articles of the same weeks; without dates nothing speaks against it."""
    first, second = one.report.published, other.report.published
    if first is None or second is None:
        return True
    return abs((first - second).days) <= _STORY


def _doubts(one: Mention, other: Mention) -> Iterator[bool]:
    yield one.ahead != other.ahead
    yield one.negative != other.negative and one.denied == other.denied
    yield len(one.ideas & other.ideas) < _TELLING
    yield _days_between(one, other) == 1
    yield one.report.id == other.report.id and not _answers(one, other)
    yield (COUNT in one.ideas) != (COUNT in other.ideas) and not one.negative and not other.negative


def _parted(one: frozenset[object], other: frozenset[object]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _days_between(one: Mention, other: Mention) -> int:
    if one.day is None or other.day is None:
        return 0
    return abs((one.day - other.day).days)


def _designations(mention: Mention) -> frozenset[object]:
    """What names a thing by number: `F-16`, `Resolution 242` is a number and no such name."""
    return frozenset(
        value for item in mention.quantities if item.kind == "name" for value in item.values
    )


def _flipped(one: Mention, other: Mention) -> bool:
    for claim, told in ((one, other), (other, one)):
        whole = ((told.claim.text, 0, len(told.claim.text)),)
        found = check_negation(
            claim.claim.text, whole, denied=False, language=claim.report.language
        )
        if found.verdict == "flipped":
            return True
    return False
