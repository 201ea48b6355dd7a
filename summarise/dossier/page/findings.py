"""What stands out in a dossier, in words: computed, and each with a link to what it rests on.

Covers: the most corroborated and the most disputed claim, numbers that differ, the strongest
act, the trend of the index, the busiest link, doubts. Does not cover: any judgement of truth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarise.dossier.model import ClaimGroup, IndexDay, NumberDifference
from summarise.dossier.page.directory import Directory, dated, short_date
from summarise.render import words
from summarise.render.numbers import counted, signed
from summarise.vocabulary import SignalStatus

_SETTLED = frozenset({SignalStatus.COMPLETED, SignalStatus.ONGOING})
_FEWEST_DAYS = 4  # below that a trend would be read into single articles


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stands out.

    Attributes:
        label: What kind of thing.
        text: The thing itself: a claim's text, an act, a figure.
        detail: What makes it stand out.
        href: Anchor of the page.
    """

    label: str
    text: str
    detail: str
    href: str


def findings_of(directory: Directory) -> tuple[Finding, ...]:
    """What stands out, in the order a reader wants it; fewer where there is less."""
    return tuple(
        finding
        for finder in (_corroborated, _disputed, _numbers, _strongest, _trend, _busiest, _doubts)
        for finding in finder(directory)
    )


def _corroborated(directory: Directory) -> Iterator[Finding]:
    groups = [group for group in directory.dossier.groups if group.outlets > 1]
    if groups:
        best = max(groups, key=lambda group: (group.outlets, group.speakers, -_number(group.id)))
        detail = f"carried by {counted(best.outlets, 'independent source')}, behind it "
        yield Finding(
            "Most corroborated",
            best.text,
            detail + counted(best.speakers, "speaker") + _disputing(directory, best),
            f"#{best.id}",
        )


def _disputed(directory: Directory) -> Iterator[Finding]:
    groups = [group for group in directory.dossier.groups if group.disputed_by]
    if groups:
        worst = max(groups, key=lambda group: (len(group.disputed_by), -_number(group.id)))
        others = len(groups) - 1
        more = f"; {counted(others, 'other claim')} disputed too" if others else ""
        yield Finding(
            "Disputed", worst.text, "disputed by " + _names(directory, worst) + more, f"#{worst.id}"
        )


def _numbers(directory: Directory) -> Iterator[Finding]:
    groups = [group for group in directory.dossier.groups if group.numbers]
    if groups:
        first = groups[0]
        others = len(groups) - 1
        more = f"; {counted(others, 'other claim')} with differing numbers" if others else ""
        yield Finding(
            "Numbers differ", _differing(first.numbers[0]), f"in {first.id}{more}", f"#{first.id}"
        )


def _differing(difference: NumberDifference) -> str:
    values = ", ".join(words.safe(value) for value, _ in difference.values[:5])
    return f"{words.safe(difference.what)}: {values}"


def _strongest(directory: Directory) -> Iterator[Finding]:
    events = [
        event
        for event in directory.dossier.events
        if not event.background and event.status in _SETTLED
    ]
    if events:
        best = max(events, key=lambda event: (event.intensity, event.outlets, -_number(event.id)))
        kind = words.sentence_case(words.plain(best.type))
        pieces = [
            dated(best),
            words.plain(best.status),
            f"intensity {best.intensity} of 5",
            counted(best.outlets, "independent source"),
            *(["? doubtful"] if best.doubtful else []),
        ]
        yield Finding(
            "Strongest act",
            f"{kind}, {directory.sides(best)}",
            words.SEPARATOR.join(pieces),
            f"#{best.id}",
        )


def _trend(directory: Directory) -> Iterator[Finding]:
    days = directory.dossier.index
    if not days:
        return
    peak = max(days, key=lambda day: abs(day.index))
    furthest = f"furthest from zero on {short_date(peak.date)} ({signed(peak.index)})"
    if len(days) < _FEWEST_DAYS:
        text = "Index " + ", ".join(f"{signed(day.index)}" for day in days)
        yield Finding("Index", text, f"{counted(len(days), 'day')}: too few for a trend", "#index")
        return
    half = len(days) // 2
    early, late = _mean(days[:half]), _mean(days[half:])
    way = "rises" if late - early > 0.5 else "falls" if early - late > 0.5 else "hardly moves"
    yield Finding(
        "Index",
        f"The index {way}: {signed(early)} on average in the earlier {half} days with articles, "
        f"{signed(late)} in the later {len(days) - half}",
        furthest,
        "#index",
    )


def _mean(days: Sequence[IndexDay]) -> float:
    return sum(day.index for day in days) / len(days)


def _busiest(directory: Directory) -> Iterator[Finding]:
    dyads = directory.dossier.dyads
    if dyads:
        best = max(dyads, key=lambda dyad: len(dyad.events))
        yield Finding(
            "Busiest link",
            f"{directory.actor(best.source)} → {directory.actor(best.target)}",
            f"{counted(len(best.events), 'act')}: {best.escalatory} escalatory, "
            f"{best.de_escalatory} de-escalatory, {best.neutral} neutral",
            "#network",
        )


def _doubts(directory: Directory) -> Iterator[Finding]:
    dossier = directory.dossier
    members = [m for group in (*dossier.groups, *dossier.single) for m in group.members]
    claims = sum(member.doubtful for member in members)
    acts = sum(event.doubtful for event in dossier.events)
    refused = sum(article.refused for article in dossier.articles)
    if claims or acts or refused:
        yield Finding(
            "Doubts",
            f"{acts} of {counted(len(dossier.events), 'act')} and {claims} of "
            f"{counted(len(members), 'claim')} are marked ?",
            "a check found something to question"
            + (f"; {counted(refused, 'item')} refused and not shown" if refused else ""),
            "#articles",
        )


def _disputing(directory: Directory, group: ClaimGroup) -> str:
    return f"; disputed by {_names(directory, group)}" if group.disputed_by else ""


def _names(directory: Directory, group: ClaimGroup) -> str:
    names = directory.disputing(group)
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return ", ".join(names[:4]) + more


def _number(name: str) -> int:
    """The number of an id: ids count up from what matters most or comes first."""
    digits = name[1:]
    return int(digits) if digits.isdecimal() else 0
