"""The sentences behind a dossier, each once, and in them the words that items rest on.

Covers: numbering the places of all items by article and position, what rests on each, and
dividing a sentence where quotes begin and end.
Does not cover: how a passage looks (`templates/evidence.html.j2`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarise.dossier.model import Dossier, Place
from summarise.render.report.pieces import Mark, divide

_Key = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote.

    Attributes:
        anchor: Id of the passage on the page (`q17`).
        uses: Anchors of the items that rest on it.
    """

    anchor: str
    place: Place
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a sentence.

    Attributes:
        passages: Anchors of the passages it belongs to; none for the rest of the sentence.
        begins: Those of them that begin here: the stretch is where their links lead.
        named: It only names actors.
        gap: White space parts it from what stands before.
    """

    text: str
    passages: tuple[str, ...]
    begins: tuple[str, ...]
    named: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a quote whose sentence is not at hand.

    Attributes:
        places: The places in it, in order.
        uses: Anchors of the items that rest on it, acts and claims before actors.
    """

    places: tuple[Place, ...]
    bits: tuple[Bit, ...]
    uses: tuple[str, ...]


class Passages:
    """All passages of a dossier: by place, and by article."""

    def __init__(self, dossier: Dossier) -> None:
        order = {article.id: number for number, article in enumerate(dossier.articles)}
        first: dict[_Key, Place] = {}
        uses: dict[_Key, dict[str, None]] = {}
        for anchor, place in _rests(dossier):
            key = _key(place)
            known = first.setdefault(key, place)
            if known.context is None and place.context is not None:
                first[key] = place
            uses.setdefault(key, {})[anchor] = None
        ranked = sorted(first, key=lambda key: (order[key[0]], key))
        self._by_key = {
            key: Passage(f"q{number}", first[key], tuple(uses[key]))
            for number, key in enumerate(ranked, 1)
        }
        self._by_article: dict[str, list[Passage]] = {}
        for key, passage in self._by_key.items():
            self._by_article.setdefault(key[0], []).append(passage)

    def of(self, place: Place) -> Passage:
        """The passage that a place of this dossier became."""
        return self._by_key[_key(place)]

    def within(self, article: str) -> list[Sentence]:
        """The sentences of an article that something rests on, in its own order."""
        return _sentences(self._by_article.get(article, []))

    def around(self, places: Iterable[Place]) -> list[Sentence]:
        """The sentences round some places of one article, each once."""
        return _sentences([self.of(place) for place in places])

    def __len__(self) -> int:
        return len(self._by_key)


def _key(place: Place) -> _Key:
    return place.article, place.start, place.end, place.quote


def _rests(dossier: Dossier) -> Iterator[tuple[str, Place]]:
    """The anchor of each item with each place it rests on."""
    for event in dossier.events:
        for place in event.places:
            yield event.id, place
    for group in (*dossier.groups, *dossier.single):
        for member in group.members:
            for place in member.places:
                yield group.id, place
    for actor in dossier.actors:
        for place in actor.places:
            yield actor.id, place


def _sentences(passages: Iterable[Passage]) -> list[Sentence]:
    found: dict[tuple[int, str], list[Passage]] = {}
    for passage in passages:
        found.setdefault(_whole(passage.place), []).append(passage)
    return [_sentence(start, text, found[start, text]) for start, text in found]


def _whole(place: Place) -> tuple[int, str]:
    """Where the sentence round a place begins in the article, and its text."""
    if place.context is None or place.offset is None:
        return place.start, place.quote
    end = place.offset + len(place.quote)
    if end > len(place.context):  # a quote that runs on into the next sentence
        return place.start - place.offset, place.context[: place.offset] + place.quote
    return place.start - place.offset, place.context


def _sentence(start: int, text: str, passages: list[Passage]) -> Sentence:
    marks = [_mark(passage, start, len(text)) for passage in passages]
    named = {passage.anchor for passage in passages if all(u[0] == "P" for u in passage.uses)}
    uses = dict.fromkeys(use for passage in passages for use in passage.uses)
    begun: set[str] = set()
    bits = []
    for piece in divide(marks, 0, len(text)):
        anchors = tuple(mark.anchor for mark in piece.marks)
        begins = tuple(anchor for anchor in anchors if anchor not in begun)
        begun.update(begins)
        words = text[piece.start : piece.end]
        gap = words[:1].isspace() or text[: piece.start][-1:].isspace()
        if words.strip() or begins:
            bits.append(Bit(words.strip(), anchors, begins, named.issuperset(anchors), gap))
    if not text:
        anchors = tuple(passage.anchor for passage in passages)
        bits.append(Bit("", anchors, anchors, named.issuperset(anchors), gap=False))
    order = sorted(uses, key=lambda use: (use[:1] == "P", list(uses).index(use)))
    return Sentence(tuple(p.place for p in passages), tuple(bits), tuple(order))


def _mark(passage: Passage, start: int, length: int) -> Mark:
    """The place within its sentence; never empty, so that each has somewhere to lead."""
    begin = min(max(passage.place.start - start, 0), max(length - 1, 0))
    return Mark("", passage.anchor, begin, max(begin + len(passage.place.quote), begin + 1))
