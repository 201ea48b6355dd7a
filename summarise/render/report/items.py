"""What the left column is made of: items with their facts, places and filters.

Covers: the data the templates lay out; every string is safe to show (`words.safe`) and not
yet escaped. Does not cover: how it is worded (`brief.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.render.report.pieces import Mark
from summarise.render.report.story import Known


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands in the article.

    Attributes:
        label: `§4`.
        quote: The article's words, in quotation marks.
        verdict: What the quote check found, with its sign; "" for a mention.
        mark: The stretch to mark; None where it does not hold these words, or no text is at hand.
    """

    label: str
    quote: str
    verdict: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known about an item: `certainty`, `likely`. A quiet one goes without saying."""

    name: str
    value: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """What all items have.

    Attributes:
        id: Its id on the page (`c3`): ours, never taken from data.
        label: Its id in the data.
        remarks: What the checks found; not empty means a visible `?`.
        keys: For each filter, which of its options the item falls under.
        side: `up`, `down` or `level` for a signal's direction; "" for other items.
    """

    id: str
    kind: str
    label: str
    text: str
    facts: tuple[Fact, ...]
    places: tuple[Place, ...]
    remarks: tuple[str, ...]
    keys: tuple[tuple[str, int], ...] = ()
    side: str = ""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What to mark in the article."""
        return tuple(place.mark for place in self.places if place.mark is not None)

    @property
    def known(self) -> Known:
        """What the article's side needs to know."""
        return Known(self.kind, self.label, bool(self.remarks), self.side)


@dataclass(frozen=True, slots=True)
class ClaimItem(Item):
    """A claim, with who makes it and, if so, through whom."""

    speaker: str = ""
    via: str | None = None


@dataclass(frozen=True, slots=True)
class SignalItem(Item):
    """A signal.

    Attributes:
        direction: A word, and `glyph` its sign.
        sides: Who acts on whom.
        codes: The published scales, by name.
        value: What it adds to the index; None if not counted. `amount` and `share` word it.
    """

    direction: str = ""
    glyph: str = ""
    sides: str = ""
    intensity: int = 1
    background: bool = False
    codes: tuple[Fact, ...] = ()
    value: float | None = None
    amount: str = ""
    share: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice for the reader: its name, what it is called, its options in order."""

    name: str
    label: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The items of a summary; signals as the index ranks them, largest part first."""

    claims: tuple[ClaimItem, ...]
    signals: tuple[SignalItem, ...]
    actors: tuple[Item, ...]
    claim_filters: tuple[Filter, ...]
    signal_filters: tuple[Filter, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """All of them."""
        return (*self.claims, *self.signals, *self.actors)
