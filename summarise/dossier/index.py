"""The index of each day: the mean over its articles, and what it is made of.

Covers: days on which articles were published. Does not cover: the index of one article
(`escalation/assess.py`), trends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from statistics import fmean

from summarise.dossier.copies import Copy
from summarise.dossier.model import IndexDay, IndexPart
from summarise.dossier.reports import Report
from summarise.vocabulary import SignalType

_PLACES = 4  # decimals: sums of contributions are no more exact


def index_days(reports: Sequence[Report], copies: Mapping[str, Copy]) -> tuple[IndexDay, ...]:
    """The index by day of publication; copies and articles without a date do not count."""
    days: dict[date, list[Report]] = {}
    for report in reports:
        if report.published is not None and report.id not in copies:
            days.setdefault(report.published, []).append(report)
    return tuple(_day(day, days[day]) for day in sorted(days))


def parts_of(report: Report) -> tuple[IndexPart, ...]:
    """What each signal adds to the index of its article."""
    types = {signal.id: signal.type for signal in report.summary.signals}
    return tuple(
        IndexPart(signal=part.signal, type=types[part.signal], value=part.value)
        for part in report.summary.escalation.contributions
        if part.signal in types
    )


def _day(day: date, reports: Sequence[Report]) -> IndexDay:
    indices = [report.summary.escalation.index for report in reports]
    sums: dict[SignalType, float] = {}
    for report in reports:
        for part in parts_of(report):
            sums[part.type] = sums.get(part.type, 0.0) + part.value
    parts = [(kind, round(value / len(reports), _PLACES)) for kind, value in sums.items()]
    return IndexDay(
        date=day,
        index=round(fmean(indices), _PLACES),
        lowest=min(indices),
        highest=max(indices),
        articles=tuple(report.id for report in reports),
        parts=tuple(sorted(parts, key=lambda item: (-abs(item[1]), item[0]))),
    )
