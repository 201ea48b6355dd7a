"""Dossiers for tests: an invented crisis told by seven articles, and one of any size.

Countries carry user-assigned ISO codes (XAA to XZZ), so that no real state is named.
`small_dossier()` has everything a page must cope with: copies, disputed claims, numbers that
differ, doubtful, denied, recalled and undated acts, an article without date and one without
an outlet. `big_dossier()` is made by a seeded generator: the same every time.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from summarise.dossier.model import (
    ClaimGroup,
    Dossier,
    DossierActor,
    DossierArticle,
    Dyad,
    Event,
    GroupedClaim,
    IndexDay,
    IndexPart,
    LeftOut,
    NumberDifference,
    Place,
    Stance,
)
from summarise.vocabulary import (
    ActorType,
    Certainty,
    ClaimStatus,
    DateKind,
    Direction,
    QuoteVerdict,
    SignalStatus,
    SignalType,
)

START = date(2026, 9, 7)


def place(article: str, item: str, sentence: int, quote: str, context: str | None = None) -> Place:
    """A quote, and the sentence round it where that is at hand."""
    offset = None if context is None else context.index(quote)
    start = 120 * sentence + (offset or 0)
    return Place(
        article=article,
        item=item,
        sentence=sentence,
        start=start,
        end=start + len(quote),
        quote=quote,
        verdict=QuoteVerdict.VERBATIM,
        context=context,
        offset=offset,
    )


def article(number: int, title: str | None, **changes: Any) -> DossierArticle:
    """One article of the invented press."""
    values: dict[str, Any] = {
        "id": f"A{number}",
        "title": title,
        "source": f"https://www.courier.example/2026/09/{number}.html?ref=front",
        "outlet": "courier.example",
        "published": START + timedelta(days=number - 1),
        "language": "en",
        "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
        "headline": title or "An article without a title",
        "index": 2.5,
        "band": "slight escalation",
        "parts": (
            IndexPart(signal="s1", type=SignalType.MILITARY_MOBILIZATION, value=3.0),
            IndexPart(signal="s2", type=SignalType.CALL_FOR_DEESCALATION, value=-0.5),
        ),
        "engine": "llm",
        "model": "orbit-mini",
        "claims": 6,
        "signals": 3,
        "doubts": 1,
        "refused": 0,
        "copy_of": None,
    }
    return DossierArticle(**{**values, **changes})


def event(number: int, kind: SignalType, *places: Place, **changes: Any) -> Event:
    """An escalatory act of Veskar toward Toral."""
    values: dict[str, Any] = {
        "id": f"E{number}",
        "type": kind,
        "date": START + timedelta(days=number - 1),
        "date_kind": DateKind.STATED,
        "when": "on Monday",
        "direction": Direction.ESCALATORY,
        "status": SignalStatus.COMPLETED,
        "certainty": Certainty.CERTAIN,
        "intensity": 3,
        "background": False,
        "sources": ("P1",),
        "targets": ("P2",),
        "differ": (),
        "values": {item.article: 2.0 for item in places},
        "outlets": len({item.article for item in places}),
        "doubtful": False,
        "places": places,
        "why": (),
    }
    return Event(**{**values, **changes})


def member(place_: Place, text: str, **changes: Any) -> GroupedClaim:
    """A claim of the Toral defence ministry."""
    values: dict[str, Any] = {
        "article": place_.article,
        "claim": place_.item,
        "text": text,
        "speaker": "P3",
        "speaker_name": "Defence ministry of Toral",
        "via": None,
        "certainty": Certainty.CERTAIN,
        "status": ClaimStatus.COMPLETED,
        "stance": Stance.SUPPORTS,
        "doubtful": False,
        "places": (place_,),
        "why": None,
    }
    return GroupedClaim(**{**values, **changes})


def group(number: int, *members: GroupedClaim, **changes: Any) -> ClaimGroup:
    """Claims that say the same, the first standing for all."""
    supporting = [item for item in members if item.stance is Stance.SUPPORTS]
    values: dict[str, Any] = {
        "id": f"G{number}",
        "text": members[0].text,
        "members": members,
        "outlets": len({item.article for item in supporting}),
        "speakers": len({item.speaker_name for item in supporting}),
        "disputed_by": tuple(
            dict.fromkeys(
                item.speaker_name or "the article itself"
                for item in members
                if item.stance is Stance.DISPUTES
            )
        ),
        "numbers": (),
        "first": START,
        "last": START + timedelta(days=2),
    }
    return ClaimGroup(**{**values, **changes})


def actor(number: int, name: str, kind: ActorType, *places: Place, **changes: Any) -> DossierActor:
    """An actor named in the places given."""
    values: dict[str, Any] = {
        "id": f"P{number}",
        "name": name,
        "aliases": (),
        "type": kind,
        "country": None,
        "members": tuple(f"{item.article}:{item.item}" for item in places),
        "articles": tuple(dict.fromkeys(item.article for item in places)),
        "mentions": len(places),
        "acts": 2,
        "suffers": 1,
        "speaks": 1,
        "places": places,
        "why": (),
    }
    return DossierActor(**{**values, **changes})


def small_dossier(**changes: Any) -> Dossier:
    """Seven articles on troops at the river Ilm."""
    values: dict[str, Any] = {
        "title": "Veskar and Toral",
        "first": START,
        "last": START + timedelta(days=7),
        "sources": 5,
        "articles": _articles(),
        "events": _events(),
        "index": _index(),
        "groups": _groups(),
        "single": _single(),
        "actors": _actors(),
        "dyads": _dyads(),
        "left_out": (
            LeftOut(origin="story-9.html", reason="no text was found on the page"),
            LeftOut(origin="results.jsonl, line 14", reason="the model declined to answer"),
        ),
    }
    return Dossier(**{**values, **changes})


def empty_dossier() -> Dossier:
    """A dossier of nothing."""
    none: dict[str, Any] = dict.fromkeys(
        ("articles", "events", "index", "groups", "single", "actors", "dyads", "left_out"), ()
    )
    return Dossier(title="Nothing yet", first=None, last=None, sources=0, **none)


def filled_with(payload: str) -> Dossier:
    """The small dossier with `payload` in every free text; ids, enums and numbers stay."""
    return Dossier.model_validate(_replaced(small_dossier().model_dump(), payload, ""))


def _replaced(value: Any, payload: str, key: str) -> Any:
    if isinstance(value, Mapping):
        if "context" in value and value["context"] is not None:
            fixed = {"context": f"Before {payload} after.", "quote": payload, "offset": 7}
            value = {**value, **fixed}
            return {k: v if k in fixed else _replaced(v, payload, k) for k, v in value.items()}
        return {name: _replaced(item, payload, name) for name, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_replaced(item, payload, key) for item in value)
    if type(value) is not str or _is_id(value):  # an enum's value is not free text
        return value
    return payload


def _is_id(value: str) -> bool:
    head, _, tail = value.partition(":")
    short = value[:1] in "AEGP" and value[1:].isdecimal()
    return short or (head[:1] == "A" and head[1:].isdecimal() and bool(tail))


MASSED = "About 8,000 Veskar soldiers stand within sight of the river Ilm, the ministry said."
DENIED = "“We have no plans at present to cross any river,” Oda Brandt told Radio Ilm."
SHELLED = "Shells fell on the depot at Sund shortly before dawn, killing 14 soldiers."
TALKS = "Envoys of both sides will meet in Orlund on Thursday, the Assembly announced."


def _articles() -> tuple[DossierArticle, ...]:
    wire = {"outlet": "ilmwire.example", "source": "https://ilmwire.example/a/2"}
    return (
        article(1, "Toral braces as Veskar masses troops at the Ilm", index=2.75),
        article(2, "Veskar says it will not cross the Ilm", index=1.0, **wire),
        article(3, "Shells hit depot at Sund", index=6.4, band="strong escalation", doubts=2),
        article(
            4,
            "Shells hit depot at Sund, 14 dead",
            index=6.2,
            band="strong escalation",
            copy_of="A3",
            outlet="morning.example",
            source="https://morning.example/sund",
        ),
        article(
            5,
            "Eleven die at Sund as Orlund calls for calm",
            index=4.1,
            band="escalation",
            outlet="gazette.example",
            source="https://gazette.example/5",
        ),
        article(
            6,
            "Envoys to meet in Orlund",
            index=-3.2,
            band="de-escalation",
            published=START + timedelta(days=7),
            outlet="gazette.example",
            source="https://gazette.example/6",
            refused=1,
        ),
        article(7, None, index=0.4, band="steady", published=None, outlet=None, source="notes.txt"),
    )


def _events() -> tuple[Event, ...]:
    return (
        event(
            1,
            SignalType.MILITARY_MOBILIZATION,
            place("A1", "s1", 2, "8,000 Veskar soldiers stand within sight", MASSED),
            place("A2", "s2", 4, "soldiers have gathered on the western bank"),
            status=SignalStatus.ONGOING,
            why=("same type, sides and day; both name the river Ilm",),
            differ=("certainty",),
        ),
        event(
            2,
            SignalType.TERRITORIAL_SEIZURE,
            place("A2", "s1", 6, "no plans at present to cross any river", DENIED),
            status=SignalStatus.DENIED,
            intensity=4,
            values={},
            doubtful=True,
        ),
        event(
            3,
            SignalType.AIR_MISSILE_STRIKE,
            place("A3", "s1", 1, "Shells fell on the depot at Sund", SHELLED),
            place("A4", "s1", 1, "Shells fell on the depot at Sund", SHELLED),
            place("A5", "s2", 3, "the shelling of the depot at Sund"),
            intensity=5,
            outlets=2,
            values={"A3": 4.5, "A4": 4.5, "A5": 4.1},
            why=("same type, sides and day", "all name Sund"),
        ),
        event(
            4,
            SignalType.THREAT_OR_ULTIMATUM,
            place("A3", "s2", 7, "answer “in kind and without delay”"),
            date=START + timedelta(days=2),
            date_kind=DateKind.DERIVED,
            sources=("P2",),
            targets=("P1",),
            status=SignalStatus.THREATENED,
            intensity=4,
            doubtful=True,
        ),
        event(
            5,
            SignalType.CALL_FOR_DEESCALATION,
            place("A5", "s1", 5, "asked both sides to pull back"),
            direction=Direction.DE_ESCALATORY,
            sources=("P5",),
            targets=("P1", "P2"),
            status=SignalStatus.CALLED_FOR,
            intensity=1,
            values={"A5": -1.0},
        ),
        event(
            6,
            SignalType.CEASEFIRE_OR_PEACE_TALKS,
            place("A6", "s1", 1, "Envoys of both sides will meet in Orlund on Thursday", TALKS),
            direction=Direction.DE_ESCALATORY,
            date=START + timedelta(days=10),
            status=SignalStatus.PLANNED,
            intensity=3,
            values={"A6": -3.0},
        ),
        event(
            7,
            SignalType.DIPLOMATIC_CONSULTATION,
            place("A6", "s2", 8, "will sit on Monday"),
            direction=Direction.NEUTRAL,
            sources=("P6",),
            targets=(),
            date=START + timedelta(days=7),
            date_kind=DateKind.PUBLISHED,
            intensity=1,
            values={"A6": 0.0},
        ),
        event(
            8,
            SignalType.ARMED_ATTACK,
            place("A1", "s5", 19, "shelled Sund in the spring of 2019"),
            date=date(2019, 4, 2),
            background=True,
            intensity=4,
            values={},
        ),
        event(
            9,
            SignalType.SANCTIONS,
            place("A7", "s1", 3, "froze the accounts of two Veskar banks"),
            date=None,
            date_kind=None,
            when=None,
            sources=("P5",),
            targets=("P1",),
            intensity=2,
            values={"A7": 0.8},
        ),
    )


def _index() -> tuple[IndexDay, ...]:
    kind = SignalType

    def day(number: int, index: float, names: tuple[str, ...], *parts: Any) -> IndexDay:
        low, high = (index - 1.1, index + 0.9) if len(names) > 1 else (index, index)
        return IndexDay(
            date=START + timedelta(days=number),
            index=index,
            lowest=low,
            highest=high,
            articles=names,
            parts=parts,
        )

    return (
        day(0, 2.75, ("A1",), (kind.MILITARY_MOBILIZATION, 3.0)),
        day(1, 1.0, ("A2",), (kind.MILITARY_MOBILIZATION, 1.2)),
        day(2, 6.3, ("A3", "A4"), (kind.AIR_MISSILE_STRIKE, 4.5), (kind.THREAT_OR_ULTIMATUM, 2.1)),
        day(4, 4.1, ("A5",), (kind.AIR_MISSILE_STRIKE, 4.1), (kind.CALL_FOR_DEESCALATION, -1.0)),
        day(7, -3.2, ("A6",), (kind.CEASEFIRE_OR_PEACE_TALKS, -3.0)),
    )


def _groups() -> tuple[ClaimGroup, ...]:
    massed = "About 8,000 Veskar soldiers stand at the river Ilm."
    dead = "Fourteen soldiers were killed when shells hit the depot at Sund."
    return (
        group(
            1,
            member(place("A3", "c1", 1, "killing 14 soldiers", SHELLED), dead, speaker=None),
            member(
                place("A4", "c1", 1, "killing 14 soldiers", SHELLED),
                dead,
                speaker=None,
                speaker_name=None,
                why="nearly the same words, same number",
            ),
            member(
                place("A5", "c2", 3, "eleven of its soldiers had died"),
                "Eleven Toral soldiers died in the shelling of the depot at Sund.",
                certainty=Certainty.LIKELY,
                why="same place, same act; the number differs",
                doubtful=True,
            ),
            member(
                place("A5", "c3", 4, "“no Veskar gun was fired that night”"),
                "No Veskar gun was fired that night.",
                speaker="P4",
                speaker_name="Oda Brandt",
                via="Radio Ilm",
                status=ClaimStatus.DENIED,
                stance=Stance.DISPUTES,
                why="denies the act that the others report",
            ),
            outlets=2,
            numbers=(
                NumberDifference(
                    what="soldiers killed",
                    values=(("eleven", ("A5:c2",)), ("14", ("A3:c1", "A4:c1"))),
                ),
            ),
        ),
        group(
            2,
            member(place("A1", "c1", 2, "About 8,000 Veskar soldiers", MASSED), massed),
            member(
                place("A2", "c4", 4, "soldiers have gathered on the western bank"),
                "Veskar soldiers have gathered on the western bank of the Ilm.",
                speaker=None,
                speaker_name=None,
                why="same side, same act, same river",
            ),
        ),
    )


def _single() -> tuple[ClaimGroup, ...]:
    texts = (
        ("A2", 6, "no plans at present to cross any river", "Veskar does not plan to cross."),
        ("A5", 5, "asked both sides to pull back", "Orlund asked both sides to pull back."),
        ("A6", 1, "will meet in Orlund on Thursday", "Envoys will meet in Orlund."),
        ("A7", 3, "froze the accounts of two Veskar banks", "Orlund froze two banks' accounts."),
    )
    return tuple(
        group(
            number,
            member(place(name, f"c{number}", sentence, quote), text, doubtful=number == 3),
            first=None if name == "A7" else START + timedelta(days=number),
        )
        for number, (name, sentence, quote, text) in enumerate(texts, 3)
    )


def _actors() -> tuple[DossierActor, ...]:
    kind = ActorType

    def named(name: str, *where: tuple[str, int]) -> tuple[Place, ...]:
        return tuple(place(article_, "a1", sentence, name) for article_, sentence in where)

    return (
        actor(
            1,
            "Veskar",
            kind.STATE,
            *named("Veskar", ("A1", 1), ("A2", 1), ("A3", 2), ("A5", 2)),
            aliases=("the Veskar Republic", "Veskar's government"),
            country="XVK",
            acts=4,
            suffers=3,
            why=("same name in A1, A2, A3 and A5",),
        ),
        actor(2, "Toral", kind.STATE, *named("Toral", ("A1", 1), ("A3", 1)), country="XTO"),
        actor(
            3,
            "Defence ministry of Toral",
            kind.GOVERNMENT,
            *named("the ministry", ("A1", 2), ("A5", 3)),
            aliases=("the ministry",),
            country="XTO",
            speaks=3,
        ),
        actor(4, "Oda Brandt", kind.GOVERNMENT, *named("Oda Brandt", ("A2", 6)), speaks=1),
        actor(5, "Orlund", kind.STATE, *named("Orlund", ("A5", 5), ("A6", 1)), country="XOR"),
        actor(6, "Assembly of the Littoral", kind.IGO, *named("the Assembly", ("A6", 8))),
    )


def _dyads() -> tuple[Dyad, ...]:
    def dyad(source: str, target: str, *events: str, **changes: Any) -> Dyad:
        values: dict[str, Any] = {
            "source": source,
            "target": target,
            "events": events,
            "escalatory": len(events),
            "de_escalatory": 0,
            "neutral": 0,
            "strongest": 3,
            "index": 2.0 * len(events),
        }
        return Dyad(**{**values, **changes})

    calm = {"escalatory": 0, "de_escalatory": 1, "index": -1.0, "strongest": 1}
    return (
        dyad("P1", "P2", "E1", "E3", "E6", de_escalatory=1, escalatory=2, strongest=5, index=6.4),
        dyad("P2", "P1", "E4", strongest=4),
        dyad("P5", "P1", "E5", "E9", escalatory=1, de_escalatory=1, index=-0.2),
        dyad("P5", "P2", "E5", **calm),
    )


def big_dossier(articles: int = 200, *, claims: int = 12, acts: int = 5) -> Dossier:
    """A generated dossier: `articles` articles with `claims` claims and `acts` acts each."""
    return _Generator(articles, claims, acts).dossier()


class _Generator:
    def __init__(self, articles: int, claims: int, acts: int) -> None:
        self.chance = random.Random(20260907)  # noqa: S311  # invented data, not a secret
        self.count, self.claims, self.acts = articles, claims, acts
        self.names = [f"{root}{end}" for root in _ROOTS for end in _ENDS][:60]

    def dossier(self) -> Dossier:
        articles = tuple(self._article(number) for number in range(1, self.count + 1))
        events = tuple(self._event(number) for number in range(1, self.count * self.acts + 1))
        groups = self._groups()
        return Dossier(
            title="Veskar, Toral and their neighbours",
            first=START,
            last=START + timedelta(days=59),
            sources=14,
            articles=articles,
            events=events,
            index=self._index(),
            groups=tuple(item for item in groups if len(item.members) > 1),
            single=tuple(item for item in groups if len(item.members) == 1),
            actors=tuple(self._actor(number) for number in range(1, len(self.names) + 1)),
            dyads=_dyads_of(events),
            left_out=(),
        )

    def _article(self, number: int) -> DossierArticle:
        return article(
            number,
            f"{self._name()} {self.chance.choice(_VERBS)} {self._name()} at the Ilm ({number})",
            outlet=(outlet := f"paper{number % 14}.example"),
            source=f"https://{outlet}/{number}",
            published=START + timedelta(days=number * 60 // (self.count + 1)),
            index=round(self.chance.uniform(-4, 7), 2),
            copy_of=f"A{number - 1}" if number % 17 == 0 else None,
        )

    def _name(self) -> str:
        return self.names[min(int(self.chance.expovariate(0.25)), len(self.names) - 1)]

    def _someone(self) -> str:
        return f"P{self.names.index(self._name()) + 1}"

    def _place(self, number: int, item: str) -> Place:
        quote = (
            f"{self.chance.choice(_VERBS)} the {self.chance.choice(_THINGS)} near {self._name()}"
        )
        context = (
            f"According to officials quoted on {self.chance.choice(_DAYS)}, forces {quote} while "
            f"envoys of {self._name()} were still on their way to the talks in Orlund."
        )
        return place(f"A{number}", item, self.chance.randint(1, 40), quote, context)

    def _event(self, number: int) -> Event:
        home = (number - 1) // self.acts + 1
        reports = {home, *self._others(home, 0.25)}
        direction = self.chance.choices(list(Direction), (6, 3, 1))[0]
        sign = {Direction.ESCALATORY: 1, Direction.DE_ESCALATORY: -1, Direction.NEUTRAL: 0}
        intensity = self.chance.choices((1, 2, 3, 4, 5), (3, 4, 5, 3, 1))[0]
        sources = (self._someone(),)
        target = self._someone()
        return event(
            number,
            self.chance.choice(list(SignalType)),
            *(self._place(item, f"s{number % self.acts}") for item in sorted(reports)),
            date=START + timedelta(days=home * 60 // (self.count + 1)),
            direction=direction,
            status=self.chance.choices(list(SignalStatus), (2, 2, 2, 3, 8, 1))[0],
            intensity=intensity,
            sources=sources,
            targets=() if target in sources else (target,),
            doubtful=self.chance.random() < 0.12,
            values={f"A{item}": sign[direction] * intensity * 0.6 for item in sorted(reports)},
        )

    def _others(self, home: int, share: float) -> list[int]:
        if self.chance.random() > share:
            return []
        near = [item for item in range(home - 4, home + 5) if 0 < item <= self.count]
        return self.chance.sample(near, min(len(near), 3))

    def _groups(self) -> list[ClaimGroup]:
        made = []
        total = self.count * self.claims
        number = 0
        while total > 0:
            number += 1
            home = self.chance.randint(1, self.count)
            reports = [home, *(item for item in self._others(home, 0.08) if item != home)]
            total -= len(reports)
            made.append(group(number, *(self._member(item, number, home) for item in reports)))
        return made

    def _member(self, number: int, item: int, home: int) -> GroupedClaim:
        who = self._someone()
        found = self._place(number, f"c{item}")
        disputes = number != home and self.chance.random() < 0.3
        return member(
            found,
            f"{self._name()} {found.quote}, and {self._name()} had been told of it before.",
            speaker=who,
            speaker_name=self.names[int(who[1:]) - 1],
            certainty=self.chance.choice(list(Certainty)),
            stance=Stance.DISPUTES if disputes else Stance.SUPPORTS,
            doubtful=self.chance.random() < 0.1,
            why=None if number == home else "same side, same act, same day",
        )

    def _index(self) -> tuple[IndexDay, ...]:
        days = []
        for offset in range(60):
            numbers = [n for n in range(1, self.count + 1) if n * 60 // (self.count + 1) == offset]
            kinds = self.chance.sample(list(SignalType), 6)
            parts = sorted(
                ((kind, round(self.chance.uniform(-2, 3), 2)) for kind in kinds),
                key=lambda part: -abs(part[1]),
            )
            level = round(max(-9, min(9, 1 + offset / 15 + self.chance.uniform(-2, 2))), 2)
            days.append(
                IndexDay(
                    date=START + timedelta(days=offset),
                    index=level,
                    lowest=level - 1.5,
                    highest=level + 1.4,
                    articles=tuple(f"A{number}" for number in numbers),
                    parts=tuple(parts),
                )
            )
        return tuple(days)

    def _actor(self, number: int) -> DossierActor:
        name = self.names[number - 1]
        found = self.chance.sample(range(1, self.count + 1), min(self.count, 8))
        return actor(
            number,
            name,
            self.chance.choice(list(ActorType)),
            *(place(f"A{item}", "a1", self.chance.randint(1, 40), name) for item in sorted(found)),
            acts=max(0, 60 - number),
        )


def _dyads_of(events: tuple[Event, ...]) -> tuple[Dyad, ...]:
    found: dict[tuple[str, str], list[Event]] = {}
    for item in events:
        if item.targets and item.status is not SignalStatus.DENIED:
            found.setdefault((item.sources[0], item.targets[0]), []).append(item)
    return tuple(
        Dyad(
            source=source,
            target=target,
            events=tuple(item.id for item in items),
            escalatory=sum(item.direction is Direction.ESCALATORY for item in items),
            de_escalatory=sum(item.direction is Direction.DE_ESCALATORY for item in items),
            neutral=sum(item.direction is Direction.NEUTRAL for item in items),
            strongest=max(item.intensity for item in items),
            index=sum(sum(item.values.values()) / len(item.values) for item in items),
        )
        for (source, target), items in sorted(found.items(), key=lambda pair: -len(pair[1]))
    )


_ROOTS = ("Vesk", "Tor", "Orl", "Sund", "Quell", "Varn", "Bril", "Hask", "Emm", "Dorn")
_ENDS = ("ar", "al", "und", "mere", "osk", "ia", "holm", "stead")
_VERBS = ("shelled", "warned", "struck", "blocked", "met", "armed", "searched", "crossed")
_THINGS = ("northern depot", "bridge", "grain terminal", "border post", "radio mast", "airfield")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
