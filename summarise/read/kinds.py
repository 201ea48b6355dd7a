"""Whether a source is plain text, Markdown or HTML.

Covers: the HTTP media type, then the suffix, then how the text begins.
Does not cover: binary formats (`binaries.py`).
"""

from __future__ import annotations

import re
from enum import StrEnum

from summarise.errors import SourceError
from summarise.read.document import RawSource


class Kind(StrEnum):
    """How the text of a source is marked up."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


MEDIA_TYPES = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "text/x-markdown": Kind.MARKDOWN,
    "text/plain": Kind.TEXT,
}
_SUFFIXES = {
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
}
_DATA_SUFFIXES = frozenset({".json", ".jsonl", ".csv", ".tsv", ".xml", ".yaml", ".yml"})
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)


def kind_of(text: str, raw: RawSource) -> Kind:
    """The kind of a source, from what its sender, its name and its first line say.

    Plain text by name or by media type is still taken for HTML if it begins like a page:
    that is a page saved under the wrong name, never prose.

    Raises:
        SourceError: The file's name says that it holds data, not an article.
    """
    named = MEDIA_TYPES.get(raw.media_type or "")
    if named is None or named is Kind.TEXT:
        named = _SUFFIXES.get(raw.suffix, named)
    if named in (Kind.HTML, Kind.MARKDOWN):
        return named
    if _HTML_START.match(text[:20_000]):
        return Kind.HTML
    if raw.suffix in _DATA_SUFFIXES and named is None:
        raise SourceError(
            f"{raw.name} holds data, not an article",
            hint="take the text out of it first: jq -r .text article.json | summarise -",
        )
    return Kind.TEXT
