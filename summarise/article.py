"""One news article: its text, its numbered sentences, and what on the page is no body.

Covers: reversible normalisation, paragraphs, and the assembly of sentences
(`sentences.py`) and furniture (`furniture.py`) into an `Article`.
Does not cover: getting the text out of a file or page (`read/`).

Every offset in this package is half-open and counts code points of `Article.text`.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

from summarise.dates import find_date
from summarise.furniture import PassageKind, classify_paragraphs
from summarise.language import detect_language
from summarise.sentences import split_sentences

__all__ = ["Article", "Passage", "PassageKind", "Sentence"]

# Line ends of every kind, and what has no place in prose: controls, the byte order mark,
# halves of surrogate pairs. Everything else stays as it is.
_UNWANTED = re.compile(
    "\r\n|[\r\v\f\x85\u2028\u2029]|[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]"
)
_LINE_ENDS = frozenset("\r\n\v\f\x85\u2028\u2029")
_BLANK_LINES = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")
_BULLET = re.compile(r"[ \t]*(?:[-*•–—·▪◦‣]|\d{1,2}[.)])[ \t]+(?=\S)")
_STOP = re.compile(r"[.!?…:;。！？।؟][\"'”’»)\]]*[ \t]*\Z")

WRAP_COLUMNS = 100  # a hard-wrapped text has no line longer than this


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body. `number` and `paragraph` count from 1."""

    number: int
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that is not body text."""

    kind: PassageKind
    start: int
    end: int


@dataclass(frozen=True)
class Article:
    r"""One article. Build it with `Article.from_text`.

    Attributes:
        text: The whole text, furniture included. Lines end in `\n`; no control
            characters but `\n` and tab; nothing else is changed.
        sentences: The numbered sentences of the body, in order; numbers count from 1.
        furniture: The passages that are not body, in order.
        source: As the caller named it.
        title: As declared by the page or recognised in the text; None if neither.
        published: Calendar date, in the outlet's own time zone; None if not known.
        language: ISO 639-1, declared or detected; None if neither.
    """

    text: str
    sentences: tuple[Sentence, ...]
    furniture: tuple[Passage, ...] = ()
    source: str = "-"
    title: str | None = None
    published: date | None = None
    language: str | None = None
    _origins: tuple[tuple[int, int], ...] = field(default=((0, 0),), repr=False)

    @classmethod
    def from_text(
        cls,
        raw: str,
        *,
        source: str = "-",
        title: str | None = None,
        published: date | None = None,
        language: str | None = None,
    ) -> Article:
        """Normalise a text, tell furniture from body, number the body's sentences.

        Args:
            raw: The text as it came. It is text: never a path, never markup.
            source: What to call it.
            title: As the page declares it; otherwise it is looked for in the text.
            published: As the page declares it; otherwise a date line may give it.
            language: ISO 639-1 as declared; otherwise detected.
        """
        text, origins = _normalise(raw)
        paragraphs = list(_paragraphs(text))
        kinds = classify_paragraphs([text[start:end] for start, end in paragraphs], title=title)
        furniture = tuple(
            Passage(kind, start, end)
            for kind, (start, end) in zip(kinds, paragraphs, strict=True)
            if kind is not PassageKind.BODY
        )
        body = [
            span for span, kind in zip(paragraphs, kinds, strict=True) if kind is PassageKind.BODY
        ]
        language = language or detect_language(" ".join(text[slice(*span)] for span in body[:8]))
        return cls(
            text=text,
            sentences=tuple(_numbered(text, body, language)),
            furniture=furniture,
            source=source,
            title=title or _first(text, furniture, PassageKind.TITLE),
            published=published or _printed_date(text, furniture),
            language=language,
            _origins=origins,
        )

    @cached_property
    def sha256(self) -> str:
        """Hex digest of `text` in UTF-8."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def words(self) -> int:
        """Words of the body, as white space divides them."""
        return sum(len(self.text_of(sentence).split()) for sentence in self.sentences)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence(self, number: int) -> Sentence | None:
        """The sentence with that number, or None."""
        return self.sentences[number - 1] if 1 <= number <= len(self.sentences) else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers a code point of the text, or None outside the body."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index < 0:
            return None
        found = self.sentences[index]
        return found if offset < found.end else None

    def text_of(self, span: Sentence | Passage) -> str:
        """The characters of a sentence or passage."""
        return self.text[span.start : span.end]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `text` stood in the text that `from_text` was given.

        Args:
            start, end: Half-open, in code points of `text`.

        Returns:
            Half-open offsets into the original; characters dropped at the edges are
            left out.
        """
        first = _origin(self._origins, start)
        return first, _origin(self._origins, end - 1) + 1 if end > start else first


def _normalise(raw: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Clean text, and for each run of it where it starts and where it stood before."""
    pieces: list[str] = []
    origins: list[tuple[int, int]] = []
    length = position = 0

    def keep(piece: str, origin: int) -> None:
        nonlocal length
        if piece:
            origins.append((length, origin))
            pieces.append(piece)
            length += len(piece)

    for match in _UNWANTED.finditer(raw):
        keep(raw[position : match.start()], position)
        if match[0][0] in _LINE_ENDS:
            keep("\n", match.start())
        position = match.end()
    keep(raw[position:], position)
    return "".join(pieces), tuple(origins) or ((0, 0),)


def _origin(origins: tuple[tuple[int, int], ...], offset: int) -> int:
    start, origin = origins[bisect_right(origins, (offset, len(origins) ** 9)) - 1]
    return origin + offset - start


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Bounds of the paragraphs: blank lines divide, and so do line ends that are not wraps."""
    position = 0
    breaks = [(match.start(), match.end()) for match in _BLANK_LINES.finditer(text)]
    for end, following in [*breaks, (len(text), len(text))]:
        yield from _lines_of(text, position, end)
        position = following


def _lines_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Divide a block at its line ends, unless they only wrap it; bullets always divide."""
    lines: list[tuple[int, int]] = []
    position = start
    for line in text[start:end].split("\n"):
        lines.append((position, position + len(line)))
        position += len(line) + 1
    wrapped = _is_wrapped([text[slice(*line)] for line in lines])
    group: tuple[int, int] | None = None
    for line_start, line_end in lines:
        bullet = _BULLET.match(text, line_start, line_end)
        if group and (bullet or not wrapped):
            yield from _stripped(text, *group)
            group = None
        group = (group[0] if group else bullet.end() if bullet else line_start, line_end)
    if group:
        yield from _stripped(text, *group)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether line ends inside a block only wrap running text to a width."""
    widest = max(len(line) for line in lines)
    if len(lines) < 2 or not 40 <= widest <= WRAP_COLUMNS:
        return False
    running = [
        (line, following) for line, following in pairwise(lines) if len(line) >= 0.6 * widest
    ]
    goes_on = any(
        not _STOP.search(line) and following.lstrip()[:1].islower() for line, following in running
    )
    return goes_on and len(running) * 2 > len(lines) - 1


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        yield start, end


def _numbered(text: str, body: list[tuple[int, int]], language: str | None) -> Iterator[Sentence]:
    number = 0
    for paragraph, (start, end) in enumerate(body, start=1):
        for first, last in split_sentences(text[start:end], language):
            number += 1
            yield Sentence(number, start + first, start + last, paragraph)


def _first(text: str, furniture: tuple[Passage, ...], kind: PassageKind) -> str | None:
    return next(
        (" ".join(text[item.start : item.end].split()) for item in furniture if item.kind is kind),
        None,
    )


def _printed_date(text: str, furniture: tuple[Passage, ...]) -> date | None:
    line = _first(text, furniture, PassageKind.DATELINE)
    found = find_date(line, published=None) if line else None
    return found.date if found else None
