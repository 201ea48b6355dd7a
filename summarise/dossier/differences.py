"""Numbers that the members of a group give differently.

Covers: figures that count the same thing, told by the words around them. Does not cover:
which of them is right, dates, ranges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile

from summarise.checks.counting.quantities import Quantity
from summarise.checks.text.wording import Word, carries_content, stem, words_of
from summarise.dossier.mentions import Mention
from summarise.dossier.model import NumberDifference
from summarise.dossier.wording import idea, is_year

_COUNTED_BY = 2  # content words behind a number that tell what it counts
_ENDS = frozenset(", ; : . after when and as in at on by since while before".split())
_PART = frozenset(("of", word) for word in ("the", "them", "those", "whom", "its", "their"))
_COUNTED = frozenset({"number", "percent"})


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number of a claim, and the ideas around it.

    Attributes:
        counted: The ideas right behind it, if any: what it counts.
        around: All ideas of its claim, what stands behind it first.
        words: Each idea as written.
    """

    member: str
    quantity: Quantity
    counted: frozenset[str]
    around: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def value(self) -> Fraction:
        """The least of what it may mean."""
        return min(value for value in self.quantity.values if isinstance(value, Fraction))


def differences(members: Sequence[Mention]) -> tuple[NumberDifference, ...]:
    """What members count differently, in the order in which it is first told."""
    kinds: list[list[_Figure]] = []
    for member in members:
        taken: set[int] = set()
        for figure in _figures(member):
            at = _likest(figure, kinds, taken)
            if at is None:
                kinds.append([figure])
                taken.add(len(kinds) - 1)
            else:
                kinds[at].append(figure)
                taken.add(at)
    return tuple(
        _difference(figures) for figures in kinds if len({item.value for item in figures}) > 1
    )


def _difference(figures: Sequence[_Figure]) -> NumberDifference:
    first = figures[0]
    quantity = first.quantity
    shared = set(first.around).intersection(*(item.around for item in figures[1:]))
    shared = shared & first.counted or shared
    words = [word for meant, word in zip(first.around, first.words, strict=True) if meant in shared]
    values: dict[Fraction, list[_Figure]] = {}
    for figure in figures:
        values.setdefault(figure.value, []).append(figure)
    return NumberDifference(
        what=" ".join(words[:2]) or quantity.unit or quantity.currency or quantity.kind,
        values=tuple(
            (values[value][0].quantity.raw, tuple(item.member for item in values[value]))
            for value in sorted(values)
        ),
    )


def _likest(figure: _Figure, kinds: Sequence[Sequence[_Figure]], taken: set[int]) -> int | None:
    """The kind of thing that a figure counts: the one with most words in common."""
    best, most = None, 0
    for at, figures in enumerate(kinds):
        if at in taken or not _comparable(figure.quantity, figures[0].quantity):
            continue
        shared = max(_shared(figure, other) for other in figures)
        if shared > most:
            best, most = at, shared
    return best


def _shared(one: _Figure, other: _Figure) -> int:
    """How many ideas stand around two figures; none if they count different things."""
    if one.counted and other.counted and one.counted.isdisjoint(other.counted):
        return 0
    return len(set(one.around) & set(other.around))


def _comparable(one: Quantity, other: Quantity) -> bool:
    return (one.kind, one.unit, one.currency) == (other.kind, other.unit, other.currency)


def _figures(mention: Mention) -> Iterator[_Figure]:
    text = mention.claim.text
    words = words_of(text)
    for quantity in mention.quantities:
        end = quantity.start + len(quantity.raw)
        behind = [word for word in words if word.start >= end]
        if quantity.kind not in _COUNTED or is_year(quantity) or _of_others(behind):
            continue
        counted = list(takewhile(lambda word: word.norm not in _ENDS, behind))
        before = [word for word in words if word.end <= quantity.start]
        near = [*filter(_tells, behind), *filter(_tells, reversed(before))]
        yield _Figure(
            f"{mention.report.id}:{mention.claim.id}",
            quantity,
            frozenset([_idea(word) for word in counted if _tells(word)][:_COUNTED_BY]),
            tuple(_idea(word) for word in near),
            tuple(text[word.start : word.end] for word in near),
        )


def _of_others(behind: Sequence[Word]) -> bool:
    """True for the number in `two of the wounded`: a part of what another number counts."""
    return tuple(word.norm for word in behind[:2]) in _PART


def _tells(word: Word) -> bool:
    return carries_content(word) and not word.norm[0].isdigit()


def _idea(word: Word) -> str:
    return idea(stem(word.norm))
