"""What kind of document a source is.

Covers: the first bytes, for documents that are no plain text; else the HTTP media type,
then the suffix, then how the text begins.
Does not cover: binary formats that are not read (`binaries.py`).
"""

from __future__ import annotations

import re
from enum import StrEnum

from summarise.errors import SourceError
from summarise.read.binaries import is_pdf, is_word
from summarise.read.document import RawSource
from summarise.text_safety import shell_word


class Kind(StrEnum):
    """What a source is, and so what makes text of it."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    WORD = "docx"
    EMAIL = "email"


DOCUMENTS = frozenset({Kind.PDF, Kind.WORD, Kind.EMAIL})
MEDIA_TYPES = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "text/x-markdown": Kind.MARKDOWN,
    "text/plain": Kind.TEXT,
    "application/pdf": Kind.PDF,
    "application/x-pdf": Kind.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.WORD,
    "message/rfc822": Kind.EMAIL,
}
_SUFFIXES = {
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
}
DOCUMENT_SUFFIXES = frozenset({".pdf", ".docx", ".eml"})
_DATA_SUFFIXES = frozenset({".json", ".jsonl", ".csv", ".tsv", ".xml", ".yaml", ".yml"})
_HTML_START = re.compile(
    r"\s*+(?:<\?xml[^>]{0,200}+>\s*+)?+(?:<!--(?:[^-]|-(?!->)){0,2000}+-->\s*+){0,5}+"
    r"<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
# Only mail programs write these; a pasted "From: … Subject: …" has none of them.
_MAIL_FIELD = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To):", re.IGNORECASE | re.M
)
_FIRST_FIELD = re.compile(rb"(?:From [^\r\n]*\r?\n)?[!-9;-~]{1,60}:[ \t]")
_MAIL_HEADER_WITHIN = 20_000
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")


def may_begin_document(head: bytes, suffix: str) -> bool:
    """Whether what begins like that may be a PDF, a Word document or an e-mail.

    Args:
        head: The first bytes.
        suffix: Of its name, lower case with the dot, or "".
    """
    return is_pdf(head) or head.startswith(b"PK\x03\x04") or suffix == ".eml"


def document_kind(raw: RawSource) -> Kind | None:
    """PDF, WORD or EMAIL if `raw` is one, else None; its bytes decide, whatever its name.

    An e-mail is one by media type or suffix too, if its first line is a header field.
    """
    if is_pdf(raw.data):
        return Kind.PDF
    if is_word(raw.data):
        return Kind.WORD
    return Kind.EMAIL if _is_email(raw) else None


def _is_email(raw: RawSource) -> bool:
    head = raw.data[:_MAIL_HEADER_WITHIN].lstrip()
    if not _FIRST_FIELD.match(head):
        return False
    if raw.suffix == ".eml" or MEDIA_TYPES.get(raw.media_type or "") is Kind.EMAIL:
        return True
    fields = _BLANK_LINE.split(head, maxsplit=1)[0]
    return _MAIL_FIELD.search(fields) is not None and re.search(rb"(?im)^From:", fields) is not None


def kind_of(text: str, raw: RawSource) -> Kind:
    """The kind of a text, from what its sender, its name and its first line say.

    Plain text by name or by media type is still taken for HTML if it begins like a page:
    that is a page saved under the wrong name, never prose.

    Raises:
        SourceError: The file's name says that it holds data, not an article.
    """
    named = MEDIA_TYPES.get(raw.media_type or "")
    if named is None or named is Kind.TEXT or named in DOCUMENTS:
        named = _SUFFIXES.get(raw.suffix, None if named in DOCUMENTS else named)
    if named in (Kind.HTML, Kind.MARKDOWN):
        return named
    if _HTML_START.match(text[:20_000]):
        return Kind.HTML
    if raw.suffix in _DATA_SUFFIXES and named is None:
        raise SourceError(
            f"{raw.name} holds data, not an article",
            hint=f"each of its records as an article: summarise run {shell_word(raw.source)}",
        )
    return Kind.TEXT
