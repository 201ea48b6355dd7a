"""Actors of many articles joined where their names show that they are one.

Covers: joining by the strongest key first, what forbids it, the reason in words. Does not
cover: the keys (`keys.py`), what a reader gets of it (`actors.py`).

The rules prefer two actors where there is one over one where there are two. Two actors of one
article are never joined, since its summary tells them apart; nor are two countries, two first
names, or a name that would fit several.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarise.dossier.keys import Key, Strength, country_of, is_person, keys_of, persons_differ
from summarise.schema import Actor
from summarise.text_safety import printable
from summarise.vocabulary import ActorType

# Types that careful readers of two articles may give to one actor.
_FAMILY = {
    **dict.fromkeys(
        (
            ActorType.STATE,
            ActorType.GOVERNMENT,
            ActorType.MILITARY,
            ActorType.INTELLIGENCE,
            ActorType.LEGISLATURE,
            ActorType.JUDICIARY,
            ActorType.POLICE,
        ),
        "public",
    ),
    **dict.fromkeys(
        (
            ActorType.ARMED_GROUP,
            ActorType.PARAMILITARY,
            ActorType.POLITICAL_PARTY,
            ActorType.CRIMINAL,
        ),
        "group",
    ),
    **dict.fromkeys((ActorType.IGO, ActorType.NGO), "organisation"),
    **dict.fromkeys((ActorType.EXPERT, ActorType.CIVILIAN), "civil"),
    ActorType.COMPANY: "company",
    ActorType.MEDIA: "media",
}

_PARTS = {
    Strength.INITIALS: "initials",
    Strength.SURNAME: "surname",
    Strength.TAIL: "end of the name",
}
_GOVERNING = frozenset({ActorType.STATE, ActorType.GOVERNMENT, ActorType.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Member:
    """One actor of one article: `A2`, and the actor `a4` of its summary.

    Attributes:
        original: The article of which this one is a copy, or its own id.
    """

    article: str
    actor: Actor
    original: str

    @property
    def id(self) -> str:
        """`A2:a4`."""
        return f"{self.article}:{self.actor.id}"


@dataclass(slots=True)
class Merged:
    """Members that are one actor, and why.

    Attributes:
        numbers: Of the members, in the list that was merged.
        states: Whether one is called a state; governing, whether each may stand for one.
    """

    numbers: list[int]
    members: list[Member]
    why: list[str] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    states: bool = False
    governing: bool = False

    @classmethod
    def of(cls, number: int, member: Member) -> Merged:
        """A single member, and its number."""
        actor, country = member.actor, country_of(member.actor)
        family = _FAMILY.get(actor.type)
        return cls(
            numbers=[number],
            members=[member],
            articles={member.article},
            countries={country} if country else set(),
            families={family} if family else set(),
            persons={actor.name} if is_person(actor.name) else set(),
            states=actor.type is ActorType.STATE,
            governing=actor.type in _GOVERNING,
        )

    def differs(self, other: Merged, strength: Strength) -> bool:
        """True if the two cannot be one, whatever their names."""
        if len(self.countries | other.countries) > 1:
            return True
        if (self.states and not other.governing) or (other.states and not self.governing):
            return True
        families = self.families | other.families
        if len(families) > 1 and (strength > Strength.STATE or self.states or other.states):
            return True
        return strength > Strength.STATE and any(
            persons_differ(one, two) for one in self.persons for two in other.persons
        )

    def take(self, other: Merged, why: str) -> None:
        """Take in the members of another."""
        self.numbers += other.numbers
        self.members += other.members
        self.why += [*other.why, why]
        self.articles |= other.articles
        self.countries |= other.countries
        self.families |= other.families
        self.persons |= other.persons
        self.states = self.states or other.states
        self.governing = self.governing and other.governing


Holder = tuple[int, Key]  # a member's number, and the key it is found by


def merge(members: Sequence[Member]) -> list[Merged]:
    """Join the members that are one actor.

    Args:
        members: By article and id, so that the result does not depend on their order.
    """
    joined = _Joined(members)
    holders: dict[str, list[Holder]] = {}
    for number, member in enumerate(members):
        for key in keys_of(member.actor, member.original):
            holders.setdefault(key.value, []).append((number, key))
    shared = sorted((value, found) for value, found in holders.items() if len(found) > 1)
    for strength in (Strength.NAME, Strength.STATE, Strength.ALIAS, Strength.SHORT):
        for _, found in shared:
            joined.by_name(found, strength)
    for strength in (Strength.INITIALS, Strength.SURNAME, Strength.TAIL):
        for _, found in shared:
            joined.by_part(found, strength)
    return joined.all()


class _Joined:
    """What has been joined so far."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._members = members
        self._of = [Merged.of(number, member) for number, member in enumerate(members)]

    def all(self) -> list[Merged]:
        """Every actor once, in the order of its first member."""
        return list({id(merged): merged for merged in self._of}.values())

    def by_name(self, holders: Iterable[Holder], strength: Strength) -> None:
        """Join all that share a key; a key that fits actors who differ joins none."""
        found = [holder for holder in holders if holder[1].strength <= strength]
        if not any(key.strength == strength for _, key in found):
            return
        different = self._different(found)
        if strength > Strength.STATE and any(
            self._of[one[0]].differs(self._of[two[0]], strength)
            for at, one in enumerate(different)
            for two in different[:at]
        ):
            return
        for at, holder in enumerate(different):
            for earlier in different[:at]:
                named = earlier[1].own or holder[1].own
                if (named or self._alike(earlier, holder)) and self._join(
                    earlier, holder, strength
                ):
                    break

    def by_part(self, holders: Iterable[Holder], strength: Strength) -> None:
        """Join a surname or initials with the one actor whose full name they belong to."""
        found = list(holders)
        full = self._different([item for item in found if item[1].strength == strength])
        short = self._different([item for item in found if item[1].strength <= Strength.SHORT])
        for holder in short:
            fitting = [
                item
                for item in full
                if self._of[item[0]] is not self._of[holder[0]]
                and not self._of[item[0]].differs(self._of[holder[0]], strength)
            ]
            if len({id(self._of[item[0]]) for item in fitting}) == 1:
                self._join(fitting[0], holder, strength)

    def _different(self, holders: Iterable[Holder]) -> list[Holder]:
        """One holder of each actor that has the key."""
        return list({id(self._of[item[0]]): item for item in reversed(list(holders))}.values())[
            ::-1
        ]

    def _alike(self, one: Holder, other: Holder) -> bool:
        """True unless a capital stands for a state here and for a body of it there."""
        return self._of[one[0]].states == self._of[other[0]].states

    def _join(self, one: Holder, other: Holder, strength: Strength) -> bool:
        into, taken = self._of[one[0]], self._of[other[0]]
        if into is taken:
            return True
        if into.articles & taken.articles or into.differs(taken, strength):
            return False
        into.take(taken, self._why(one, other, strength))
        for number in taken.numbers:
            self._of[number] = into
        return True

    def _why(self, one: Holder, other: Holder, strength: Strength) -> str:
        """The reason for joining two members, for a reader."""
        left, right = self._members[one[0]], self._members[other[0]]
        pair = f"{left.id}, {right.id}"
        names = f"“{printable(left.actor.name)}” and “{printable(right.actor.name)}”"
        if left.actor.name == right.actor.name:
            return f"{pair}: the same name, “{printable(left.actor.name)}”"
        if strength in _PARTS:
            return (
                f"{pair}: “{printable(other[1].shown)}” is the {_PARTS[strength]} of "
                f"“{printable(one[1].shown)}”, and of nobody else here"
            )
        alias = next((item for item in (one, other) if not item[1].own), None)
        if alias is not None:
            where = self._members[alias[0]].article
            return f"{pair}: {names}; {where} gives “{printable(alias[1].shown)}” as a name of it"
        if strength is Strength.STATE:
            return f"{pair}: {names} name the same state"
        return f"{pair}: {names} are the same words"
