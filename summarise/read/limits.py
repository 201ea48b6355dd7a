"""How much of a source is read, how long it may take, and how short an article may be."""

from __future__ import annotations

from dataclasses import dataclass

# Our choice. A page holds navigation and a cookie notice even when the article is behind
# a paywall; typed or piped text holds what its sender meant it to hold.
MIN_WORDS_OF_PAGE = 120
MIN_WORDS_OF_TEXT = 20


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Bounds of one read.

    Attributes:
        max_bytes: Longest source, after the transfer encoding (gzip) is undone.
        min_words: Fewest words an article may have; None for 120 in HTML and 20 in
            plain text and Markdown.
        seconds: Time for everything a fetch does: names, redirects, body.
        redirects: Most redirects followed.
        max_document_bytes: Longest PDF, Word document or e-mail: pictures and attachments
            count, though they are not read.
        max_unpacked_bytes: Most bytes that a part of a PDF, or all parts of a Word
            document together, may unpack to.
        max_pages: Most pages of a PDF.
        max_depth: How deep parts may be nested in an e-mail.
        document_seconds: Time for taking a PDF apart.
    """

    max_bytes: int = 5_000_000
    min_words: int | None = None
    seconds: float = 20.0
    redirects: int = 5
    max_document_bytes: int = 50_000_000
    max_unpacked_bytes: int = 75_000_000
    max_pages: int = 300
    max_depth: int = 20
    document_seconds: float = 30.0


DEFAULT_LIMITS = ReadLimits()
