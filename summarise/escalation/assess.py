"""From signals to one explained figure.

Covers: the index, its bands, each signal's share. The index is this product's own and
says so; the Goldstein mean stands beside it for comparison.
Does not cover: whether a signal is real (`checks/`).
"""

from __future__ import annotations

from collections.abc import Iterable

from summarise.escalation.scheme import table
from summarise.schema import Contribution, Escalation, EscalationSignal
from summarise.vocabulary import Direction

_SIGN = {Direction.ESCALATORY: 1, Direction.DE_ESCALATORY: -1, Direction.NEUTRAL: 0}
BOUND = 10.0


def contribution(signal: EscalationSignal) -> float:
    """Signed weight of one signal: sign x intensity x status weight x certainty weight."""
    index = table()["index"]
    weight: float = (
        index["status"][signal.status.value] * index["certainty"][signal.certainty.value]
    )
    return _SIGN[signal.direction] * signal.intensity * weight


def band_of(index: float) -> str:
    """The index in words."""
    bands = table()["index"]["band"]
    return str(next(band["words"] for band in bands if index >= band["floor"]))


def assess(signals: Iterable[EscalationSignal]) -> Escalation:
    """Add up the signals that are news; recalled ones (`background`) do not count.

    The plain sum s is bounded as 10 s / (|s| + 10): a single act of intensity 5 gives
    3.3, ten of them 8.3, and no number of signals passes 10.

    Returns:
        The assessment; without any counted signal its index is 0 and its band says so.
    """
    everything = tuple(signals)
    counted = [signal for signal in everything if not signal.background]
    values = {signal.id: contribution(signal) for signal in counted}
    raw = sum(values.values())
    total = sum(abs(value) for value in values.values())
    half = table()["index"]["half"]
    index = round(BOUND * raw / (abs(raw) + half), 2)
    scores = [signal.goldstein for signal in counted if signal.goldstein is not None]
    ordered = sorted(values.items(), key=lambda item: (-abs(item[1]), item[0]))
    return Escalation(
        index=index,
        raw=round(raw, 4),
        band=band_of(index) if counted else "no signals",
        contributions=tuple(
            Contribution(
                signal=name,
                value=round(value, 4),
                share=round(abs(value) / total, 4) if total else 0.0,
            )
            for name, value in ordered
        ),
        background=tuple(signal.id for signal in everything if signal.background),
        goldstein_mean=round(sum(scores) / len(scores), 2) if scores else None,
        method=table()["index"]["method"],
    )
