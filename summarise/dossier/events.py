"""Acts that several articles report, put together as one event.

Covers: the same kind of act between the same sides on the same day, in different articles.
Does not cover: what an event means for the index (`index.py`).

Two signals of one article are two events, since its summary tells them apart. Which types two
reports may give one act follows from `escalation/scheme.toml`: those that read alike in PLOVER.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from summarise.dossier.actors import Cast
from summarise.dossier.copies import Copy, sources
from summarise.dossier.model import Event
from summarise.dossier.reports import Report, doubtful
from summarise.dossier.spotting import Spotter
from summarise.dossier.wording import Ideas, ideas_of
from summarise.escalation.scheme import reading
from summarise.results.dating import DONE, day_of
from summarise.schema import EscalationSignal
from summarise.vocabulary import DateKind, SignalStatus, SignalType

_REPORTED_LATE = timedelta(days=1)  # an act without a date happened on the day of the report, or
# on the day before
_LEAST_SHARED = 0.2  # of the ideas of the shorter evidence, actors not counted


@dataclass(frozen=True, slots=True)
class Sign:
    """One signal of one article, ready to be compared.

    Attributes:
        sources, targets: Ids of actors of the dossier.
        kind, day: Where its date comes from, and which it is; None if it tells none.
        ideas: Of its evidence, without actors.
        index: Its place among all signals of the dossier.
    """

    report: Report
    signal: EscalationSignal
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    kind: DateKind | None
    day: date | None
    ideas: Ideas
    index: int

    @property
    def days(self) -> tuple[date, date] | None:
        """The days that its date can bear."""
        if self.day is None:
            return None
        early = _REPORTED_LATE if self.kind is DateKind.PUBLISHED else timedelta()
        return self.day - early, self.day


def events_of(
    reports: Sequence[Report], cast: Cast, copies: Mapping[str, Copy]
) -> tuple[Event, ...]:
    """Every act, in order of date; acts without a date last."""
    by_id = {report.id: report for report in reports}
    spotter = Spotter(cast)
    signs = [
        _sign(index, report, signal, cast, spotter)
        for index, (report, signal) in enumerate(
            (report, signal) for report in reports for signal in report.summary.signals
        )
    ]
    found = [_event(several, by_id, copies) for several in _gathered(signs)]
    found.sort(key=lambda item: (item[0].date or date.max, item[1]))
    return tuple(
        event.model_copy(update={"id": f"E{number}"})
        for number, (event, _) in enumerate(found, start=1)
    )


def _sign(
    index: int, report: Report, signal: EscalationSignal, cast: Cast, spotter: Spotter
) -> Sign:
    day, kind = day_of(signal, report.published, surely=True)
    ideas: set[str] = set()
    for item in signal.evidence:
        places = tuple(spotter.places(item.quote, report.id))
        ideas |= ideas_of(item.quote, places, report.language) - {id_ for id_, _, _ in places}
    return Sign(
        report=report,
        signal=signal,
        sources=cast.ids_of(report.id, signal.source_actors),
        targets=cast.ids_of(report.id, signal.target_actors),
        kind=kind,
        day=day,
        ideas=frozenset(ideas),
        index=index,
    )


def _gathered(signs: Sequence[Sign]) -> list[list[Sign]]:
    """Signals of one event each, the likest pairs joined first."""
    holders: dict[tuple[str, str], list[Sign]] = {}
    for sign in signs:
        for source in sign.sources:
            holders.setdefault((family(sign.signal.type), source), []).append(sign)
    pairs = {
        (-round(_likeness(one, other), 6), one.index, other.index)
        for found in holders.values()
        for one, other in combinations(found, 2)
        if _same(one, other)
    }
    gathered = [[sign] for sign in signs]
    for _, one, other in sorted(pairs):
        left, right = gathered[one], gathered[other]
        if left is not right and all(_same(a, b) for a in left for b in right):
            left += right
            for sign in right:
                gathered[sign.index] = left
    once = {id(several): several for several in gathered}
    return [sorted(several, key=lambda item: item.index) for several in once.values()]


def family(kind: SignalType) -> str:
    """What types share that reports of one act may differ in: the PLOVER type of the act done."""
    plover = reading(kind, SignalStatus.COMPLETED).plover
    return plover.split(":")[0] if plover else kind.value


def _same(one: Sign, other: Sign) -> bool:
    if one.report.id == other.report.id or family(one.signal.type) != family(other.signal.type):
        return False
    if (one.signal.status in DONE) != (other.signal.status in DONE):
        return False
    if not _meet(one.sources, other.sources) or not _meet(one.targets, other.targets):
        return False
    return _same_day(one, other) and _likeness(one, other) >= _LEAST_SHARED


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True if two sides share an actor, or one report names nobody."""
    return not one or not other or not set(one).isdisjoint(other)


def _same_day(one: Sign, other: Sign) -> bool:
    """True if some day suits both dates; two acts without any date are told by their words."""
    if one.days is None or other.days is None:
        return one.days is None and other.days is None
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def _likeness(one: Sign, other: Sign) -> float:
    least = min(len(one.ideas), len(other.ideas))
    return len(one.ideas & other.ideas) / least if least else 0.0


def _event(
    signs: Sequence[Sign], reports: Mapping[str, Report], copies: Mapping[str, Copy]
) -> tuple[Event, int]:
    """The event behind some signals, and the place of the first among all signals."""
    dated = min(signs, key=lambda item: (_DATED.index(item.kind), item.index))
    first, signal = signs[0], signs[0].signal
    values = {
        sign.report.id: round(part.value, 6)
        for sign in signs
        for part in sign.report.summary.escalation.contributions
        if part.signal == sign.signal.id
    }
    event = Event(
        id="E0",
        type=signal.type,
        date=dated.day,
        date_kind=dated.kind,
        when=dated.signal.when.text if dated.signal.when else None,
        direction=signal.direction,
        status=signal.status,
        certainty=signal.certainty,
        intensity=signal.intensity,
        background=all(sign.signal.background for sign in signs),
        sources=tuple(dict.fromkeys(id_ for sign in signs for id_ in sign.sources)),
        targets=tuple(dict.fromkeys(id_ for sign in signs for id_ in sign.targets)),
        differ=tuple(_differ(signs)),
        values=values,
        outlets=sources([sign.report.id for sign in signs], reports, copies),
        doubtful=any(doubtful(sign.signal.checks) for sign in signs),
        places=tuple(
            sign.report.place(sign.signal.id, item)
            for sign in signs
            for item in sign.signal.evidence
        ),
        why=tuple(_why(first, sign) for sign in signs[1:]),
    )
    return event, first.index


_DATED = (DateKind.STATED, DateKind.DERIVED, DateKind.PUBLISHED, None)


def _differ(signs: Sequence[Sign]) -> Iterator[str]:
    """What reports give differently, with who gives what."""
    for name in ("type", "status", "certainty", "intensity", "direction"):
        told: dict[str, list[str]] = {}
        for sign in signs:
            told.setdefault(str(getattr(sign.signal, name)), []).append(sign.report.id)
        if len(told) > 1:
            given = ", ".join(
                f"{value.replace('_', ' ')} ({' '.join(ids)})" for value, ids in told.items()
            )
            yield f"{name}: {given}"
    days = {str(sign.day) for sign in signs if sign.day and sign.kind is not DateKind.PUBLISHED}
    if len(days) > 1:
        yield f"date: {', '.join(sorted(days))}"


def _why(first: Sign, sign: Sign) -> str:
    one, other = (f"{item.report.id}:{item.signal.id}" for item in (first, sign))
    day = "the same day" if first.day == sign.day and first.day else "days that agree"
    if first.day is None:
        day = "no day given"
    return f"{one}, {other}: the same kind of act by the same side, {day}"
