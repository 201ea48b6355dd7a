"""The article in an HTML page: its text, and what the page declares about it.

Covers: finding the article among navigation, advertisements and notices; title, date,
author and language as declared. Does not cover: encodings, fetching, pages drawn by scripts.
"""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

from summarise.errors import SourceError
from summarise.read.document import Dropped, Page, RawSource, language_code
from summarise.read.extras import require
from summarise.read.hidden import drop_hidden
from summarise.read.lengths import count_words
from summarise.read.plausible import plausible_author

# Elements of the extractor's own tree that begin a new paragraph of ours.
_BLOCKS = frozenset({"p", "head", "quote", "item", "row", "list", "table", "code", "fw"})
_UNSHOWN = frozenset({"script", "style", "noscript", "template", "head", "title", "svg"})
MOST_ELEMENTS = 100_000  # that many take the extractor some four seconds
_LOGGERS = ("htmldate", "courlan", "justext")


def page_of_html(text: str, raw: RawSource) -> Page:
    """The article of a page.

    Args:
        text: The page's source, decoded.
        raw: Where it came from, for messages.

    Returns:
        A page whose text is empty where no article was found.

    Raises:
        ConfigError: The extractor is not installed, or does not import.
        SourceError: The extractor cannot take the page apart, or would take minutes.

    Source: Barbaresi 2021, "Trafilatura", doi:10.18653/v1/2021.acl-demo.15.
    """
    trafilatura = _extractor()
    whole = text if "<html" in text[:2_000].lower() else f"<html><body>{text}</body></html>"
    try:
        tree = trafilatura.load_html(whole)
        _require_few(tree, raw)
        language = None if tree is None else tree.get("lang") or tree.get("xml:lang")
        unseen = 0 if tree is None else drop_hidden(tree)
        shown = 0 if tree is None else _words_shown(tree)  # extraction takes the tree apart
        found = None if tree is None else _extracted(trafilatura, tree, raw.address)
        paragraphs = [] if found is None else _paragraphs(found.body)
    # What an extractor can do wrong with a page that was made to break it.
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise SourceError(
            f"{raw.name} is HTML that cannot be taken apart ({type(error).__name__})",
            hint="copy the text from your browser, then: pbpaste | summarise -",
        ) from error
    if found is None:
        return Page("", language=language_code(language))
    text = "\n\n".join(paragraphs)
    dropped = []
    if unseen:
        dropped.append(Dropped(f"{unseen:,} words", "the page hides them from its readers"))
    if (around := shown - count_words(text)) > 0:
        dropped.append(Dropped(f"about {around:,} words", "they stand around the article"))
    return Page(
        text=text,
        title=" ".join(found.title.split()) if found.title else None,
        published=_calendar_date(found.date),
        language=language_code(language),
        author=plausible_author(found.author),
        dropped=tuple(dropped),
    )


def _extractor() -> Any:  # noqa: ANN401  # imported late, so it has no type here
    for name in _LOGGERS:  # or Python prints their complaints about a page on stderr
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    return require("trafilatura", "web", "reading HTML")


def _require_few(tree: Any, raw: RawSource) -> None:  # noqa: ANN401  # an lxml element
    """Refuse what has more elements than any article, each of which the extractor visits often."""
    count = 0 if tree is None else sum(1 for _ in tree.iter())
    if count > MOST_ELEMENTS:
        raise SourceError(
            f"{raw.name} has {count:,} elements, which no article has",
            hint="copy the text from your browser, then: pbpaste | summarise -",
        )


def _words_shown(tree: Any) -> int:  # noqa: ANN401  # an lxml element
    """Words of the page that are no code."""
    texts = (
        element.tail if event == "end" else None if element.tag in _UNSHOWN else element.text
        for event, element in _walk(tree)
        if isinstance(element.tag, str)
    )
    return count_words(" ".join(filter(None, texts)))


def _extracted(trafilatura: Any, tree: Any, address: str | None) -> Any:  # noqa: ANN401
    return trafilatura.bare_extraction(
        tree,
        url=address,
        with_metadata=True,
        include_comments=False,
        # A date found anywhere on the page is often that of another article.
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": date.today().isoformat(),  # the outlet's zone is unknown
        },
    )


def _paragraphs(body: Any) -> list[str]:  # noqa: ANN401  # an lxml element
    """One string per block of the extractor's tree; a line break in the page stays one."""
    paragraphs: list[list[str]] = [[]]
    for event, element in _walk(body):
        if not isinstance(element.tag, str):  # a comment or a processing instruction
            continue
        if element.tag in _BLOCKS:
            paragraphs.append([])
        if event == "start":
            paragraphs[-1].append("\n" if element.tag == "lb" else element.text or "")
        else:
            paragraphs[-1].append(" " if element.tag == "cell" else "")
            paragraphs[-1].append(element.tail or "")
    texts = ("".join(parts).splitlines() for parts in paragraphs)
    lines = ([" ".join(line.split()) for line in text] for text in texts)
    return [text for text in ("\n".join(filter(None, found)) for found in lines) if text]


def _walk(body: Any) -> Any:  # noqa: ANN401  # (event, element) pairs, without recursion
    from lxml import etree  # type: ignore[import-untyped]

    return etree.iterwalk(body, events=("start", "end"))


def _calendar_date(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
