"""The right column: the whole article as blocks of sentences, every evidence marked.

Covers: every character of the text, in order, furniture included and told apart.
Does not cover: markup (`templates/story.html.j2`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from summarise.article import Article, PassageKind, Sentence
from summarise.render.report.pieces import Mark, Piece, divide

_DEEPEST = 3  # tints and lines of marks that lie on one another; beyond, they look alike


@dataclass(frozen=True, slots=True)
class Known:
    """What the article's side needs to know of an item.

    Attributes:
        kind: `claim`, `signal` or `actor`.
        label: Its id in the data.
        doubtful: Whether a check found something.
        side: `up`, `down` or `level` for a signal's direction; "" for other items.
    """

    kind: str
    label: str
    doubtful: bool
    side: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """A piece of evidence ends here: the link back to its item."""

    anchor: str
    item: str
    known: Known


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text that names the same actors throughout.

    Attributes:
        actors: Ids of the actors it names.
        names: Ids of the mentions that begin with it.
    """

    text: str
    actors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text that supports the same items throughout.

    Attributes:
        items: Ids of the claims and signals; empty where nothing is marked.
        tint: How many claims lie on it, at most 3.
        line: How many signals lie on it, at most 3.
        side: What they do to the conflict: `up`, `down`; `level` for neither or both.
        endings: Evidence that ends with it.
        labels: What the data calls these items.
    """

    words: tuple[Words, ...]
    items: tuple[str, ...] = ()
    tint: int = 0
    line: int = 0
    side: str = ""
    endings: tuple[Ending, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A sentence, or what stands between sentences (`number` is None)."""

    number: int | None
    used: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, and the white space before it."""

    kind: PassageKind
    gap: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The article's text: its blocks, and the white space after the last one."""

    blocks: tuple[Block, ...]
    rest: str

    @property
    def titled(self) -> bool:
        """Whether the text holds its own title."""
        return any(block.kind is PassageKind.TITLE for block in self.blocks)


def story_of(
    article: Article, marks: Sequence[Mark], known: Mapping[str, Known], unused: frozenset[int]
) -> Story:
    """Lay out an article.

    Args:
        article: The text.
        marks: Evidence and mentions.
        known: The item behind each mark, by id.
        unused: Numbers of the sentences that support no item.
    """
    text, blocks, position = article.text, [], 0
    for kind, start, end, sentences in _outline(article):
        # A bullet before a paragraph belongs to no sentence and is shown with it.
        lead = text[position:start]
        begin = position + len(lead) - len(lead.lstrip())
        near = [mark for mark in marks if mark.start < end and mark.end > begin]
        runs = tuple(
            Run(
                number,
                number is not None and number not in unused,
                tuple(_passages(divide(near, first, last), text, known)),
            )
            for number, first, last in _stretches(begin, end, sentences)
        )
        blocks.append(Block(kind, text[position:begin], runs))
        position = end
    return Story(tuple(blocks), text[position:])


def _outline(
    article: Article,
) -> Iterator[tuple[PassageKind, int, int, tuple[Sentence, ...]]]:
    """Paragraphs and furniture in order; what follows the last of them is one more."""
    found: list[tuple[PassageKind, int, int, tuple[Sentence, ...]]] = [
        (item.kind, item.start, item.end, ()) for item in article.furniture
    ]
    for _, group in groupby(article.sentences, key=lambda sentence: sentence.paragraph):
        body = tuple(group)
        found.append((PassageKind.BODY, body[0].start, body[-1].end, body))
    found.sort(key=lambda item: item[1])
    yield from found
    position = max((end for _, _, end, _ in found), default=0)
    if article.text[position:].strip():
        yield PassageKind.LABEL, len(article.text), len(article.text), ()


def _stretches(
    start: int, end: int, sentences: tuple[Sentence, ...]
) -> Iterator[tuple[int | None, int, int]]:
    """A block's sentences, and what stands between them."""
    position = start
    for sentence in sentences:
        if position < sentence.start:
            yield None, position, sentence.start
        yield sentence.number, sentence.start, sentence.end
        position = sentence.end
    if position < end:
        yield None, position, end


def _passages(pieces: Sequence[Piece], text: str, known: Mapping[str, Known]) -> Iterator[Passage]:
    def evidence(piece: Piece) -> tuple[Mark, ...]:
        return tuple(mark for mark in piece.marks if known[mark.item].kind != "actor")

    for marks, group in groupby(pieces, key=evidence):
        together = tuple(group)
        end = together[-1].end
        items = tuple(dict.fromkeys(mark.item for mark in marks))
        ending = [mark for mark in marks if mark.end == end]
        kinds = [known[item].kind for item in items]
        sides = {known[item].side for item in items} - {""}
        yield Passage(
            words=tuple(_words(piece, text, known) for piece in together),
            items=items,
            tint=min(kinds.count("claim"), _DEEPEST),
            line=min(kinds.count("signal"), _DEEPEST),
            side=sides.pop() if len(sides) == 1 else "level",
            endings=tuple(Ending(mark.anchor, mark.item, known[mark.item]) for mark in ending),
            labels=tuple(known[item].label for item in items),
        )


def _words(piece: Piece, text: str, known: Mapping[str, Known]) -> Words:
    mentions = [mark for mark in piece.marks if known[mark.item].kind == "actor"]
    return Words(
        text=text[piece.start : piece.end],
        actors=tuple(dict.fromkeys(mark.item for mark in mentions)),
        names=tuple(mark.anchor for mark in mentions if mark.start == piece.start),
    )
