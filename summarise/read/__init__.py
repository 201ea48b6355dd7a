"""Reading: a path, a URL or standard input in, an `Article` out.

Covers: bytes, encodings, plain text, Markdown, HTML, PDF, Word documents, e-mails, and the
refusal of everything else.
Does not cover: many articles out of folders, feeds and tables (`entries.py`), pages behind a
login or drawn by scripts.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

from summarise.article import Article, PassageKind
from summarise.errors import SourceError
from summarise.read.binaries import refuse_binary
from summarise.read.document import Page, RawSource
from summarise.read.encoding import decode
from summarise.read.files import read_file, read_stdin
from summarise.read.kinds import DOCUMENTS, Kind, document_kind, kind_of
from summarise.read.lengths import require_words
from summarise.read.limits import (
    DEFAULT_LIMITS,
    MIN_WORDS_OF_PAGE,
    MIN_WORDS_OF_TEXT,
    ReadLimits,
)
from summarise.read.reading import Reading
from summarise.read.sources import expand_sources, has_scheme

_BY = re.compile(r"\A(?:By|Von|Por|Par)\s+", re.IGNORECASE)

__all__ = [
    "DEFAULT_LIMITS", "ReadLimits", "Reading", "expand_sources", "read_article", "read_source",
    "read_text",
]  # fmt: skip


def read_article(
    source: str | Path,
    *,
    stdin: BinaryIO | None = None,
    limits: ReadLimits = DEFAULT_LIMITS,
    allow_private: bool = False,
) -> Article:
    """Reads one article; as `read_source`, without how it was read."""
    return read_source(source, stdin=stdin, limits=limits, allow_private=allow_private).article


def read_source(
    source: str | Path,
    *,
    stdin: BinaryIO | None = None,
    limits: ReadLimits = DEFAULT_LIMITS,
    allow_private: bool = False,
) -> Reading:
    """Reads one source. Blocks while it does, under a running event loop too.

    Args:
        source: `-` for standard input, an http(s) URL, or a path; a `Path` is always a
            path. Never the text itself: that is `read_text`.
        stdin: What `-` reads; the process's own standard input if None.
        limits: Size, pages, depth, least number of words, time.
        allow_private: Fetch from private addresses and from any port too. Only for URLs
            that you wrote yourself.

    Returns:
        The article, its `source` as given here; its kind, author, and what was left out.

    Raises:
        SourceError: The source cannot be read, is no text, or holds too few words.
        ConfigError: It is HTML and the `web` extra is not installed, or a PDF or a Word
            document and the `documents` extra is not.
    """
    raw = _load(source, stdin, limits, allow_private=allow_private)
    kind, page = _page(raw, limits)
    is_page = kind is Kind.HTML or (raw.address is not None and kind not in DOCUMENTS)
    default = MIN_WORDS_OF_PAGE if is_page else MIN_WORDS_OF_TEXT
    least = default if limits.min_words is None else limits.min_words
    require_words(page.text, least, raw, is_page=is_page)
    article = Article.from_text(
        page.text,
        source=_storable(str(source)),
        title=page.title,
        published=page.published,
        language=page.language,
    )
    return Reading(article, kind, page.author or _byline(article), page.dropped)


def read_text(text: str, *, source: str = "-", title: str | None = None) -> Article:
    """The article whose text is `text`; nothing is opened, fetched or counted."""
    return Article.from_text(text, source=source, title=title)


def _load(
    source: str | Path, stdin: BinaryIO | None, limits: ReadLimits, *, allow_private: bool
) -> RawSource:
    most, most_of_document = limits.max_bytes, limits.max_document_bytes
    if isinstance(source, Path):
        return read_file(source, str(source), max_bytes=most, max_document_bytes=most_of_document)
    if source == "-":
        return read_stdin(stdin, max_bytes=most, max_document_bytes=most_of_document)
    if has_scheme(source):
        from summarise.read.web import fetch

        return fetch(source, limits=limits, allow_private=allow_private)
    if not source.strip():
        raise SourceError("the source is empty", hint="summarise run article.txt")
    return read_file(Path(source), source, max_bytes=most, max_document_bytes=most_of_document)


def _page(raw: RawSource, limits: ReadLimits) -> tuple[Kind, Page]:
    """What the source is, and its text."""
    document = document_kind(raw)
    if document is None:
        refuse_binary(raw)
        text = decode(raw)
        kind = kind_of(text, raw)
        return kind, _page_of_text(text, kind, raw)
    if document is Kind.PDF:
        from summarise.read.pdf import page_of_pdf as page_of
    elif document is Kind.WORD:
        from summarise.read.word import page_of_word as page_of
    else:
        from summarise.read.mail import page_of_mail as page_of
    return document, page_of(raw, limits)


def _page_of_text(text: str, kind: Kind, raw: RawSource) -> Page:
    if kind is Kind.HTML:
        from summarise.read.html import page_of_html

        return page_of_html(text, raw)
    if kind is Kind.MARKDOWN:
        from summarise.read.markdown import page_of_markdown

        return page_of_markdown(text)
    return Page(text)


def _byline(article: Article) -> str | None:
    """The author as printed above the text, or None."""
    printed = (
        article.text_of(passage)
        for passage in article.furniture
        if passage.kind is PassageKind.BYLINE
    )
    return next((_BY.sub("", " ".join(line.split())) for line in printed), None)


def _storable(source: str) -> str:
    """A file name may hold bytes that are no characters; JSON cannot."""
    return source.encode("utf-8", "replace").decode()
