"""What reading a source gives: the article, and how it was read."""

from __future__ import annotations

from dataclasses import dataclass

from summarise.article import Article
from summarise.read.document import Dropped
from summarise.read.kinds import Kind


@dataclass(frozen=True, slots=True)
class Reading:
    """One source, read.

    Attributes:
        article: Its text and numbered sentences.
        kind: What it was taken for.
        author: As declared, or as printed above the text, or None.
        dropped: What of the source is not in the article's text, and why.
    """

    article: Article
    kind: Kind
    author: str | None = None
    dropped: tuple[Dropped, ...] = ()
