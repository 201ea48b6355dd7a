"""The article in a Word document: its text in paragraphs, and what its properties declare.

Covers: body text with tables, links, text boxes, content controls and tracked insertions;
title, author, date and language of the properties. Does not cover: headers, footers,
footnotes, comments, deleted text and pictures (named in the report), `.doc`, `.docm`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from summarise.errors import SourceError
from summarise.read.document import Dropped, Page, RawSource, language_code
from summarise.read.extras import require
from summarise.read.limits import ReadLimits
from summarise.read.plausible import plausible_author, plausible_date, plausible_title
from summarise.read.zips import ZIP_DAMAGE, require_harmless
from summarise.text_safety import printable, shell_word

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _ROW, _CELL = f"{_W}p", f"{_W}tr", f"{_W}tc"
_CHARACTERS = {
    f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011",
}  # fmt: skip
# Not shown, or shown twice: what was deleted or moved away, an older form of a drawing.
_UNSHOWN = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", _FALLBACK})
_TEMPLATE_DATE = date(2013, 12, 23)  # of the template that python-docx starts from
_PARTS_NOT_READ = {
    "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments",
    "header": "page headers", "footer": "page footers",
}  # fmt: skip
_DAMAGE = (*ZIP_DAMAGE, TypeError, AttributeError, KeyError, IndexError, AssertionError)


def page_of_word(raw: RawSource, limits: ReadLimits) -> Page:
    """The text and the properties of a Word document.

    Args:
        raw: The file's bytes.
        limits: `max_unpacked_bytes` of all parts together.

    Raises:
        ConfigError: The library is not installed.
        SourceError: It is damaged, over a limit, or no document of plain `.docx` form.
    """
    require_harmless(raw, max_unpacked_bytes=limits.max_unpacked_bytes)
    docx = require("docx", "documents", "reading a Word document")
    from lxml import etree  # type: ignore[import-untyped]  # python-docx parses with it

    try:
        document = docx.Document(io.BytesIO(raw.data))
        text = "\n\n".join(filter(None, _paragraphs(document.element.body)))
        return _page(document, text)
    except (etree.LxmlError, docx.opc.exceptions.OpcError, *_DAMAGE) as error:
        why = f"{type(error).__name__}: {printable(str(error), limit=100)}"
        raise SourceError(
            f"{raw.name} is a Word document that cannot be taken apart ({why})",
            hint=f"pandoc -f docx -t plain {shell_word(raw.source)} | summarise -",
        ) from error


def _page(document: Any, text: str) -> Page:  # noqa: ANN401
    properties = document.core_properties
    day = properties.created.date() if properties.created else None
    created = None if day == _TEMPLATE_DATE else day
    published = plausible_date(created, text)
    dropped = list(_left_out(document))
    if created and not published:
        dropped.append(Dropped(f"the file's date {created}", "the text names no such year"))
    return Page(
        text=text,
        title=plausible_title(properties.title),
        published=published,
        language=language_code(properties.language),
        author=plausible_author(properties.author),
        dropped=tuple(dropped),
    )


def _paragraphs(body: Any) -> Iterator[str]:  # noqa: ANN401  # an lxml element
    """One string per paragraph, and one per table row, its cells divided by bars."""
    for block in _shown(body, {_PARAGRAPH, _ROW}):
        if block.tag == _ROW:
            cells = (" ".join(_texts(cell)) for cell in _shown(block, {_CELL}))
            yield " | ".join(filter(None, cells))
        else:
            yield from _texts_of_paragraph(block)


def _texts(block: Any) -> Iterator[str]:  # noqa: ANN401
    for paragraph in _shown(block, {_PARAGRAPH}):
        yield from _texts_of_paragraph(paragraph)


def _texts_of_paragraph(paragraph: Any) -> Iterator[str]:  # noqa: ANN401
    """The paragraph, then those of text boxes that hang on it."""
    parts: list[str] = []
    boxes: list[Any] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == _PARAGRAPH:
            boxes.append(element)
        elif element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag not in _UNSHOWN:
            parts.append(_CHARACTERS.get(element.tag, ""))
            stack += reversed(element)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    yield "\n".join(filter(None, lines))
    for box in boxes:
        yield from _texts_of_paragraph(box)


def _shown(block: Any, tags: set[str]) -> Iterator[Any]:  # noqa: ANN401
    """The outermost elements with one of these tags that the document shows, in order."""
    stack = list(reversed(block))
    while stack:
        element = stack.pop()
        if element.tag in tags:
            yield element
        elif element.tag not in _UNSHOWN:
            stack += reversed(element)


def _left_out(document: Any) -> Iterator[Dropped]:  # noqa: ANN401
    kinds = {relation.reltype.rpartition("/")[2] for relation in document.part.rels.values()}
    for kind, name in _PARTS_NOT_READ.items():
        if kind in kinds:
            yield Dropped(name, "only the body is read")
    deleted = sum(1 for _ in document.element.body.iter(f"{_W}del"))
    if deleted:
        yield Dropped(f"tracked deletions, {deleted}", "the document does not show them")
    pictures = sum(1 for _ in document.element.body.iter(f"{_W}drawing", f"{_W}pict"))
    if pictures:
        yield Dropped(f"pictures and drawings, {pictures}", "only text is read")
