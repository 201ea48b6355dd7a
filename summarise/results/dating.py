"""The day of an act, and where it comes from.

Covers: the one rule by which event records and dossiers date a signal. Does not cover: reading
dates out of words (`dates.py`).
"""

from __future__ import annotations

from datetime import date

from summarise.schema import EscalationSignal
from summarise.vocabulary import DateKind, SignalStatus

DONE = frozenset({SignalStatus.COMPLETED, SignalStatus.ONGOING})


def day_of(
    signal: EscalationSignal, published: date | None, *, surely: bool
) -> tuple[date | None, DateKind | None]:
    """The day that the article gives for an act, else the day of publication; or (None, None).

    An act that is only recalled never gets the day of publication.

    Args:
        signal: The act.
        published: Day of the article.
        surely: Whether the day of publication stands in only where the act must have happened
            about then: it is done, and the article does not word another time ("last week").
    """
    when = signal.when
    if when is not None and when.date is not None:
        return when.date, DateKind.DERIVED if when.derived else DateKind.STATED
    if published is None or signal.background:
        return None, None
    if surely and (when is not None or signal.status not in DONE):
        return None, None
    return published, DateKind.PUBLISHED
