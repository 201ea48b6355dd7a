"""What two claims must agree in to be one, and what merely makes it doubtful.

Covers: places, people, days, years, designations, who claims the act for itself, what two
claims have in common. Does not cover: how alike they are (`comparing.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from summarise.dossier.mentions import Mention
from summarise.dossier.wording import COUNT, Ideas

TELLING = 3  # ideas that tell what is meant without a name
_HARM = frozenset("=kill =wound =attack =artillery =destroy =damage".split())
_TOLL = frozenset({"=people", "=kill", "=wound"})  # of any day of any war
_DEEDS = frozenset({"force", "demolition", "seizure", "abduction", "hacking"})
NEXT = 2  # places between claims in a summary
_STORY = 30  # days between two articles on one turn of events
_TOLD_AGAIN = 3  # actors and names that claims must share across a longer time


def clashes(one: Mention, other: Mention) -> Iterator[bool]:
    """What cannot stand in one claim: other places, other people, another day."""
    yield parted(one.names - one.origins, other.names - other.origins)
    yield parted(one.origins, other.origins) and one.names.isdisjoint(other.names)
    yield parted(one.actors, other.actors)
    yield days_between(one, other) > 1
    yield one.years.isdisjoint(other.years) and one.years != other.years
    yield parted(_designations(one), _designations(other))
    yield not _one_story(one, other) and len(anchors(one, other)) < _TOLD_AGAIN
    same_article = one.report.id == other.report.id
    yield same_article and one.claim.attribution.speaker == other.claim.attribution.speaker
    yield _claimed(one, other) or _claimed(other, one)
    yield one.ahead != other.ahead and not one.ideas.isdisjoint(other.against)
    yield one.denied == other.denied and (_deadly(one, other) or _deadly(other, one))


def doubts(one: Mention, other: Mention) -> Iterator[bool]:
    """What two claims must be the more alike for, to be one."""
    yield one.ahead != other.ahead
    yield one.negative != other.negative and one.denied == other.denied
    yield len(one.ideas & other.ideas) < TELLING
    yield days_between(one, other) == 1 and one.names.isdisjoint(other.names)
    yield one.report.id == other.report.id and not answers(one, other)
    counted = (COUNT in one.ideas) != (COUNT in other.ideas)
    yield counted and not (one.negative or other.negative or one.charge.shared(other.charge))


def answers(one: Mention, other: Mention) -> bool:
    """True for a denial of what is near it in its article, or of what names the same things."""
    if one.denied == other.denied:
        return False
    shared = len(common(one, other) - anchors(one, other) - {COUNT})
    if not next_to(one, other):
        return shared >= TELLING
    denial, claim = (one, other) if one.denied else (other, one)
    return shared >= TELLING - 1 or mostly(denial, claim)


def mostly(denial: Mention, claim: Mention) -> bool:
    """True if a claim has most of what a denial denies, or the same doer and the same name."""
    if denial.charge.acts and denial.charge.acts.isdisjoint(claim.charge.acts):
        return False
    if parted(denial.actors & denial.charge.doers, claim.actors & claim.charge.doers):
        return False
    shared = common(denial, claim) & denial.told
    if 2 * len(shared) > len(denial.told) and shared - denial.actors:
        return True
    doer = not denial.charge.doers.isdisjoint(claim.charge.doers)
    return doer and bool(denial.names & claim.names)


def anchored(one: Mention, other: Mention) -> bool:
    """True if two claims are about one thing: an actor or a name, and what is said of it.

    Within one article, or where three ideas agree, that is plain without a name.
    """
    if one.claim.text == other.claim.text or one.charge.shared(other.charge):
        return True
    if one.killed & other.killed or (
        one.large & other.large and one.charge.acts & other.charge.acts
    ):
        return True
    shared = len(common(one, other) - anchors(one, other) - {COUNT})
    if one.report.id == other.report.id:
        return bool(shared) or answers(one, other)
    if anchors(one, other):
        return bool(shared)
    telling = len(common(one, other) - _TOLL - {COUNT})
    return telling >= (TELLING - 1 if one.large & other.large else TELLING)


def common(one: Mention, other: Mention) -> Ideas:
    """The ideas of the one that the other has too, or has the contrary of."""
    if one.ahead != other.ahead:
        return one.ideas & other.ideas
    return one.ideas & (other.ideas | other.against)


def anchors(one: Mention, other: Mention) -> frozenset[str]:
    """The actors and names that two claims share."""
    return (one.names & other.names) | (one.actors & other.actors)


def next_to(one: Mention, other: Mention) -> bool:
    """True for claims that stand together in one article's summary."""
    return one.report.id == other.report.id and abs(one.index - other.index) <= NEXT


def parted(one: frozenset[object], other: frozenset[object]) -> bool:
    """True if two sets both hold something, and nothing in common."""
    return bool(one and other) and one.isdisjoint(other)


def days_between(one: Mention, other: Mention) -> int:
    """Days between what two claims are about; 0 if either tells none."""
    if one.day is None or other.day is None:
        return 0
    return abs((one.day - other.day).days)


def _claimed(one: Mention, other: Mention) -> bool:
    """True if the one claims for itself an act that the other does not lay to it."""
    own = one.speaker in one.charge.doers and bool(one.charge.acts & _DEEDS) and not one.negative
    return own and one.speaker not in other.actors


def _deadly(one: Mention, other: Mention) -> bool:
    """True if the one tells of deaths and the other of no harm at all."""
    return "=kill" in one.told and _HARM.isdisjoint(other.ideas)


def _one_story(one: Mention, other: Mention) -> bool:
    """True for articles of the same weeks; without dates nothing speaks against it."""
    first, second = one.report.published, other.report.published
    if first is None or second is None:
        return True
    return abs((first - second).days) <= _STORY


def _designations(mention: Mention) -> frozenset[object]:
    """What names a thing by number: `F-16`, `Resolution 242` is a number and no such name."""
    return frozenset(
        value for item in mention.quantities if item.kind == "name" for value in item.values
    )
