"""How much of what was put in was found: rates, targets, examples of what was not.

Covers: counting a self-test by kind and by target, in a form that can be stored.
Does not cover: the trying (`selftest.py`), showing it (`reports/detection_table.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from summarise.evals.perturbing.kinds import METRICS_ONLY, Item, Kind, Perturbed
from summarise.evals.selftest import Caught, SelfTest, Tried, Untouched
from summarise.run_record import Record
from summarise.vocabulary import Outcome

ENOUGH = 200  # errors of a kind, for a rate of 99 % to mean something
FALSE_ALARMS = "false alarms"
EXAMPLES = 5  # kept of each kind
_AROUND = 3  # words shown on either side of a change
_Z = 1.959964  # of 95 %

# What the product promises of its checks. Kinds that are no part of one are shown only.
_TARGETS: tuple[tuple[str, float, frozenset[Kind]], ...] = (
    ("numbers", 0.99, frozenset({Kind.NUMBER_CHANGED})),
    (
        "negation",
        0.99,
        frozenset({Kind.NEGATION_ADDED, Kind.NEGATION_REMOVED, Kind.DENIAL_AFFIRMED}),
    ),
    ("invented quotes", 0.99, frozenset({Kind.QUOTE_MADE_UP, Kind.QUOTE_ALTERED})),
    ("moved quotes", 0.99, frozenset({Kind.QUOTE_MOVED})),
    ("swapped actors", 0.90, frozenset({Kind.CLAIM_SWAPPED, Kind.SIGNAL_SWAPPED})),
    ("overstated hedges", 0.90, frozenset({Kind.CLAIM_OVERSTATED, Kind.SIGNAL_OVERSTATED})),
)
_MOST_ALARMS = 0.02


class Example(Record):
    """Something that was not found, or found where nothing is wrong.

    Attributes:
        source: Name of the draft.
        text: Of the claim, the actor's name or the signal's type, as the draft has it.
        detail: What was changed, or what the checks say.
    """

    source: str
    text: str
    detail: tuple[str, ...]


class KindCount(Record):
    """All errors of one kind. What the checks said adds up to `n`.

    Attributes:
        metrics_only: Whether checks cannot know; what they said is not counted then.
        corrected: Quotes that were brought back to their sentence.
        scored: Errors put into drafts that have gold.
        noticed: Of those, how many made a gated metric worse.
        both: Of those, how many were caught and noticed.
        neither: Of those, how many were neither.
        misses: A few that the checks missed; of `metrics_only`, that the metrics did.
    """

    kind: Kind
    metrics_only: bool
    n: int
    rejected: int
    warned: int
    corrected: int
    missed: int
    scored: int
    noticed: int
    both: int
    neither: int
    misses: tuple[Example, ...]

    @property
    def caught(self) -> int:
        """How many the checks caught."""
        return self.n - self.missed


class TargetCount(Record):
    """A promise, and what was measured.

    Attributes:
        bound: The least rate, 0 to 1; of false alarms, the greatest.
        n: What the rate rests on. A target without any is neither met nor missed.
        low, high: 95 % interval of the rate; None without any.
    """

    name: str
    bound: float
    n: int
    hits: int
    low: float | None
    high: float | None

    @property
    def rate(self) -> float | None:
        """Share of hits, or None without any."""
        return self.hits / self.n if self.n else None

    @property
    def met(self) -> bool | None:
        """Whether it is kept; None where there was nothing to measure."""
        if self.rate is None:
            return None
        return self.rate <= self.bound if self.name == FALSE_ALARMS else self.rate >= self.bound


class Detection(Record):
    """The figures of one self-test.

    Attributes:
        sources: What the drafts are from.
        policy: Name and digest.
        untouched: Items of the drafts as they are; `rejected` and `warned` count alarms.
        alarms: A few of those.
    """

    format: int = 1
    sources: tuple[str, ...]
    drafts: int
    seed: int
    policy: str
    untouched: int
    rejected: int
    warned: int
    alarms: tuple[Example, ...]
    kinds: tuple[KindCount, ...]
    targets: tuple[TargetCount, ...]

    @property
    def missed_targets(self) -> tuple[TargetCount, ...]:
        """The promises that are not kept."""
        return tuple(target for target in self.targets if target.met is False)


def detection(found: SelfTest, sources: Sequence[str]) -> Detection:
    """Count a self-test.

    Args:
        found: All that was tried.
        sources: What the drafts are from, for the head of a report.
    """
    kinds = tuple(_count(kind, [t for t in found.tried if t.kind is kind]) for kind in Kind)
    alarmed = [item for item in found.untouched if item.outcome is not Outcome.PASS]
    rejected = sum(item.outcome is Outcome.REJECT for item in alarmed)
    return Detection(
        sources=tuple(sources),
        drafts=found.drafts,
        seed=found.seed,
        policy=found.policy,
        untouched=len(found.untouched),
        rejected=rejected,
        warned=len(alarmed) - rejected,
        alarms=tuple(_alarm(item) for item in alarmed[:EXAMPLES]),
        kinds=kinds,
        targets=(
            *(_target(name, bound, members, kinds) for name, bound, members in _TARGETS),
            _measured(FALSE_ALARMS, _MOST_ALARMS, len(found.untouched), len(alarmed)),
        ),
    )


def interval(hits: int, n: int) -> tuple[float, float]:
    """95 % interval of a share that was measured on `n` things, one or more.

    Source: Wilson 1927, the score interval: it holds near 0 and 1, where others do not.
    """
    share, square = hits / n, _Z * _Z
    middle = share + square / (2 * n)
    spread = _Z * sqrt(share * (1 - share) / n + square / (4 * n * n))
    scale = 1 + square / n
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def _count(kind: Kind, tried: Sequence[Tried]) -> KindCount:
    metrics_only = kind in METRICS_ONLY
    scored = [item for item in tried if item.noticed is not None]
    said = {name: sum(item.caught is name for item in tried) for name in Caught}
    silent = [item for item in scored if not item.noticed]
    missed = [item for item in tried if item.caught is Caught.MISSED]
    return KindCount(
        kind=kind,
        metrics_only=metrics_only,
        n=len(tried),
        rejected=0 if metrics_only else said[Caught.REJECTED],
        warned=0 if metrics_only else said[Caught.WARNED],
        corrected=0 if metrics_only else said[Caught.CORRECTED],
        missed=len(tried) if metrics_only else said[Caught.MISSED],
        scored=len(scored),
        noticed=len(scored) - len(silent),
        both=0 if metrics_only else sum(_caught(t) and bool(t.noticed) for t in scored),
        neither=sum(metrics_only or not _caught(item) for item in silent),
        misses=tuple(_miss(item) for item in (silent if metrics_only else missed)[:EXAMPLES]),
    )


def _caught(item: Tried) -> bool:
    return item.caught is not Caught.MISSED


def _target(
    name: str, bound: float, members: frozenset[Kind], kinds: Sequence[KindCount]
) -> TargetCount:
    counts = [count for count in kinds if count.kind in members]
    n, caught = sum(count.n for count in counts), sum(count.caught for count in counts)
    return _measured(name, bound, n, caught)


def _measured(name: str, bound: float, n: int, hits: int) -> TargetCount:
    low, high = interval(hits, n) if n else (None, None)
    return TargetCount(name=name, bound=bound, n=n, hits=hits, low=low, high=high)


def _alarm(item: Untouched) -> Example:
    return Example(source=item.source, text=_title(item.item), detail=item.findings)


def _miss(item: Tried) -> Example:
    error = item.error
    return Example(
        source=item.source,
        text=_title(error.was or error.now),
        detail=tuple(differences(error)),
    )


def differences(error: Perturbed) -> list[str]:
    """What an error changed, one line for each field, without the words that stayed."""
    if error.was is None or error.now is None:
        return ["added" if error.was is None else "left out"]
    before, now = (item.model_dump(mode="json") for item in (error.was, error.now))
    return [
        f"{key}: " + " -> ".join(_parted(_plain(before[key]), _plain(now[key])))
        for key in now
        if before[key] != now[key]
    ]


def _parted(before: str, now: str) -> tuple[str, str]:
    """Two texts without most of the words that they begin and end with alike."""
    one, two = before.split(), now.split()
    pairs = list(zip(one, two, strict=False))
    head = next((at for at, (a, b) in enumerate(pairs) if a != b), len(pairs))
    ends = list(zip(reversed(one[head:]), reversed(two[head:]), strict=False))
    tail = next((at for at, (a, b) in enumerate(ends) if a != b), len(ends))
    skipped, dropped = max(0, head - _AROUND), max(0, tail - _AROUND)

    def part(words: list[str]) -> str:
        kept = words[skipped : len(words) - dropped]
        return " ".join([*["..."] * bool(skipped), *kept, *["..."] * bool(dropped)])

    return part(one), part(two)


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(
            f"[{item['sentence']}] {item['quote']}" if isinstance(item, dict) else str(item)
            for item in value
        )
    return str(value)


def _title(item: Item | None) -> str:
    values = item.model_dump(mode="json") if item else {}
    return str(values.get("text") or values.get("name") or values.get("type"))
