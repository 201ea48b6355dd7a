"""What the page's templates ask of a dossier: names, places and facts behind its ids.

Covers: looking up articles, actors and events, wording them, and what filters go by.
Does not cover: passages (`passages.py`) and layout (`templates/`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from summarise.dossier.model import (
    ClaimGroup,
    Dossier,
    DossierArticle,
    Dyad,
    Event,
    GroupedClaim,
    IndexDay,
    Place,
)
from summarise.dossier.page.passages import Passage, Passages
from summarise.render import words
from summarise.render.numbers import MONTHS, counted
from summarise.vocabulary import DateKind, SignalStatus, SignalType

NAME_LENGTH = 60
UNTITLED = "Untitled article"


class Directory:
    """A dossier, asked by id."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.passages = Passages(dossier)
        self._articles = {article.id: article for article in dossier.articles}
        self._actors = {actor.id: words.safe(actor.name, NAME_LENGTH) for actor in dossier.actors}
        self._events = {event.id: event for event in dossier.events}
        outlets = sorted({outlet_of(article) for article in dossier.articles})
        self.outlets = {name: f"o{number}" for number, name in enumerate(outlets, 1)}

    def article(self, name: str) -> DossierArticle:
        """The article of that id."""
        return self._articles[name]

    def event(self, name: str) -> Event:
        """The event of that id."""
        return self._events[name]

    def outlet(self, article: str) -> str:
        """Who published an article."""
        return outlet_of(self._articles[article])

    def actor(self, name: str) -> str:
        """An actor's name, short enough for a label."""
        return self._actors[name]

    def passage(self, place: Place) -> Passage:
        """The passage on this page that a place became."""
        return self.passages.of(place)

    def address(self, places: Iterable[Place], otherwise: str) -> str:
        """The link to the first of some places, or to an anchor where there are none."""
        found = next(iter(places), None)
        return f"#{otherwise if found is None else self.passages.of(found).anchor}"

    def disputing(self, group: ClaimGroup) -> list[str]:
        """Who disputes a claim; an article that does so itself by its outlet."""
        return [
            f"{self.outlet(name)} ({name})" if name in self._articles else words.safe(name)
            for name in group.disputed_by
        ]

    def sides(self, event: Event) -> str:
        """Who acts on whom, in words."""
        named = [tuple(map(self.actor, names)) for names in (event.sources, event.targets)]
        return words.sides(named[0], named[1])

    def told(self, event: Event) -> str:
        """An event as one line of words, with everything its sign shows."""
        pieces = [
            words.sentence_case(words.plain(event.type)),
            self.sides(event),
            dated(event),
            f"{words.plain(event.direction)}, {words.plain(event.status)}",
            f"intensity {event.intensity} of 5",
            counted(len(event.places), "report"),
        ]
        if event.doubtful:
            pieces.append("? doubtful")
        return words.SEPARATOR.join(pieces)

    def behind(self, day: IndexDay, kind: SignalType | None = None) -> list[tuple[Event, Place]]:
        """The events that the articles of a day count, strongest first, each with its place."""
        found = []
        for event in self.dossier.events:
            counting = [name for name in day.articles if name in event.values]
            if not counting or (kind is not None and event.type is not kind):
                continue
            place = next((item for item in event.places if item.article in counting), None)
            if place is not None:
                strength = max(abs(event.values[name]) for name in counting)
                found.append((-strength, event, place))
        found.sort(key=lambda item: item[0])
        return [(event, place) for _, event, place in found]

    def alone(self) -> list[tuple[DossierArticle, list[ClaimGroup]]]:
        """The claims that only one article makes, by article."""
        found: dict[str, list[ClaimGroup]] = {}
        for group in self.dossier.single:
            found.setdefault(group.members[0].article, []).append(group)
        return [(item, found[item.id]) for item in self.dossier.articles if item.id in found]

    def strongest(self, dyad: Dyad) -> Event:
        """The strongest act of a link."""
        return max((self._events[name] for name in dyad.events), key=lambda e: e.intensity)

    def filtered_article(self, article: DossierArticle) -> dict[str, str]:
        """What filters go by, for an article."""
        return {
            "data-kind": "article",
            "data-o": self.outlets[outlet_of(article)],
            "data-f": "" if article.published is None else article.published.isoformat(),
            "data-x": "doubtful" if article.doubts else "",
        }

    def filtered_event(self, event: Event) -> dict[str, str]:
        """What filters go by, for an event."""
        return _facts(
            actors=(*event.sources, *event.targets),
            outlets=self._codes(place.article for place in event.places),
            day="" if event.date is None else event.date.isoformat(),
            disputed=bool(event.differ) or event.status is SignalStatus.DENIED,
            doubtful=event.doubtful,
        ) | {
            "data-kind": "act",
            "data-d": event.direction.value,
            "data-t": event.type.value,
        }

    def filtered_group(self, group: ClaimGroup) -> dict[str, str]:
        """What filters go by, for a group of claims."""
        members: tuple[GroupedClaim, ...] = group.members
        return _facts(
            actors=[item.speaker for item in members if item.speaker is not None],
            outlets=self._codes(item.article for item in members),
            day="" if group.first is None else group.first.isoformat(),
            disputed=bool(group.disputed_by or group.numbers),
            doubtful=any(item.doubtful for item in members),
        ) | {"data-kind": "claim"}

    def _codes(self, articles: Iterable[str]) -> list[str]:
        return [self.outlets[self.outlet(name)] for name in articles]


def outlet_of(article: DossierArticle) -> str:
    """The outlet, or what there is in its place for a file."""
    return words.safe(article.outlet or words.place(article.source), NAME_LENGTH)


def title_of(article: DossierArticle) -> str:
    """The title, or the headline of the summary where the source has none."""
    return words.safe(article.title or article.headline or UNTITLED, words.TEXT_LIMIT)


def dated(event: Event) -> str:
    """When an event took place, and how that is known."""
    if event.date is None:
        return words.safe(event.when) if event.when else "undated"
    how = {
        DateKind.DERIVED: " (worked out)",
        DateKind.PUBLISHED: " (day of publication)",
    }
    kind = event.date_kind
    return short_date(event.date) + ("" if kind is None else how.get(kind, ""))


def short_date(day: date | None) -> str:
    """A date for tables: `14 Sep 2026`."""
    if day is None:
        return "undated"
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _facts(
    *,
    actors: Iterable[str],
    outlets: Iterable[str],
    day: str,
    disputed: bool,
    doubtful: bool,
) -> dict[str, str]:
    marks = [name for name, set_ in (("disputed", disputed), ("doubtful", doubtful)) if set_]
    return {
        "data-a": " ".join(dict.fromkeys(actors)),
        "data-o": " ".join(dict.fromkeys(outlets)),
        "data-f": day,
        "data-x": " ".join(marks),
    }
