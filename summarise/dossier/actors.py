"""The actors of a dossier: who they are over all articles, and what they do there.

Covers: ids, names and aliases of merged actors, looking one up by the name an article uses.
Does not cover: which actors are one (`merging.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarise.checks.text.names import surname_of
from summarise.checks.text.naming import tokens_of
from summarise.checks.text.wording import stem
from summarise.dossier.copies import Copy, original_of
from summarise.dossier.keys import root_of
from summarise.dossier.merging import Member, Merged, merge
from summarise.dossier.model import ClaimGroup, DossierActor, Event
from summarise.dossier.reports import Report
from summarise.vocabulary import ActorType

_PLACES = 12  # mentions shown of one actor


@dataclass(frozen=True)
class Cast:
    """Every actor of a dossier, found by article and name.

    Attributes:
        merged: By id, in the order of ids.
    """

    merged: Mapping[str, Merged]
    _named: Mapping[tuple[str, str], str]
    _tokens: Mapping[tuple[str, tuple[str, ...]], str]

    def id_of(self, article: str, name: str | None) -> str | None:
        """The actor that an article calls by a name, or None."""
        if name is None:
            return None
        found = self._named.get((article, name))
        return found or self._tokens.get((article, tokens_of(name)))

    def ids_of(self, article: str, names: Iterable[str]) -> tuple[str, ...]:
        """The actors behind some names, each once; names of nobody are left out."""
        found = (self.id_of(article, name) for name in names)
        return tuple(dict.fromkeys(id_ for id_ in found if id_ is not None))

    def states_of(self, article: str) -> frozenset[str]:
        """The states that an article names."""
        return self._states.get(article, frozenset())

    @cached_property
    def _states(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for id_, merged in self.merged.items():
            for article in merged.articles if merged.states else ():
                found.setdefault(article, set()).add(id_)
        return {article: frozenset(ids) for article, ids in found.items()}

    @cached_property
    def state_roots(self) -> frozenset[str]:
        """What stands for each state in words such as `Toralian`."""
        return frozenset(
            root_of(stem(words[0]))
            for merged in self.merged.values()
            if merged.states
            for member in merged.members
            if len(words := tokens_of(member.actor.name)) == 1
        )

    def name_of(self, id_: str) -> str:
        """What the dossier calls an actor."""
        return name_of(self.merged[id_])


def cast_of(reports: Sequence[Report], copies: Mapping[str, Copy]) -> Cast:
    """Merge the actors of all articles and number them, the one in most articles first."""
    members = [
        Member(report.id, actor, original_of(report.id, copies))
        for report in reports
        for actor in report.summary.actors
    ]
    found = sorted(merge(members), key=_prominence)
    merged = {f"P{number}": item for number, item in enumerate(found, start=1)}
    named: dict[tuple[str, str], str] = {}
    tokens: dict[tuple[str, tuple[str, ...]], str] = {}
    for own in (True, False):  # a name goes before another's alias
        for id_, item in merged.items():
            for member in item.members:
                for written in (member.actor.name,) if own else member.actor.aliases:
                    named.setdefault((member.article, written), id_)
                    tokens.setdefault((member.article, tokens_of(written)), id_)
    return Cast(merged, named, tokens)


def dossier_actors(
    cast: Cast,
    reports: Mapping[str, Report],
    events: Iterable[Event],
    groups: Iterable[ClaimGroup],
) -> tuple[DossierActor, ...]:
    """What a reader gets of each actor, with how often it acts, suffers and speaks."""
    events = tuple(events)
    acts = Counter(id_ for event in events for id_ in event.sources)
    suffers = Counter(id_ for event in events for id_ in event.targets)
    speaks = Counter(member.speaker for group in groups for member in group.members)
    return tuple(
        DossierActor(
            id=id_,
            name=name_of(merged),
            aliases=_aliases(merged),
            type=_type(merged),
            country=next(iter(sorted(merged.countries)), None),
            members=tuple(member.id for member in merged.members),
            articles=tuple(dict.fromkeys(member.article for member in merged.members)),
            mentions=_mentions(merged),
            acts=acts[id_],
            suffers=suffers[id_],
            speaks=speaks[id_],
            places=tuple(
                reports[member.article].place(member.actor.id, span)
                for member in merged.members
                for span in member.actor.mentions[: max(1, _PLACES // len(merged.members))]
            ),
            why=tuple(merged.why),
        )
        for id_, merged in cast.merged.items()
    )


def name_of(merged: Merged) -> str:
    """The name most articles give; for a person rather a full name than a surname."""
    counts = Counter(member.actor.name for member in merged.members)
    return min(
        counts,
        key=lambda name: (
            not merged.states and surname_of(name) is None,
            -counts[name],
            len(name),
            name,
        ),
    )


def _aliases(merged: Merged) -> tuple[str, ...]:
    own = name_of(merged)
    written = Counter(
        name
        for member in merged.members
        for name in (member.actor.name, *member.actor.aliases)
        if name != own
    )
    return tuple(sorted(written, key=lambda name: (-written[name], name)))


def _type(merged: Merged) -> ActorType:
    counts = Counter(
        member.actor.type for member in merged.members if member.actor.type is not ActorType.UNKNOWN
    )
    return min(counts, key=lambda kind: (-counts[kind], kind), default=ActorType.UNKNOWN)


def _mentions(merged: Merged) -> int:
    return sum(len(member.actor.mentions) for member in merged.members)


def _prominence(merged: Merged) -> tuple[int, int, str, str]:
    first = merged.members[0]
    return -len(merged.articles), -_mentions(merged), name_of(merged), first.id
