"""Articles as items of an RSS or Atom feed, from a file or from the web.

Covers: the whole article where the feed carries it, else the page that the item links to.
Does not cover: feeds of feeds, podcasts, older items than the feed still shows.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from summarise.errors import SourceError
from summarise.read.document import RawSource, language_code
from summarise.read.extras import require
from summarise.read.files import read_file, read_stdin
from summarise.read.intake import COLLECTION_SUFFIXES, Entry, InputFormat, Intake
from summarise.read.lengths import count_words
from summarise.read.limits import MIN_WORDS_OF_PAGE
from summarise.read.records import Record, entry_of_record
from summarise.read.sources import has_scheme
from summarise.read.streams import Collection
from summarise.read.web import FEED, fetch
from summarise.text_safety import printable

_NAMES = frozenset({"feed", "feeds", "rss", "atom"})
_TAG = re.compile(r"<[^<>]*>")
_LONGEST_TITLE = 500
_MOST_TAGS = 200_000  # that many take the parser some four seconds
_DAMAGE = (  # what the parser does wrong with a feed that was made to break it
    RecursionError, ValueError, OverflowError, LookupError, TypeError, AttributeError,
    AssertionError,
)  # fmt: skip


def is_feed_address(url: str) -> bool:
    """Whether a URL says that it is a feed.

    >>> is_feed_address("https://example.org/world/feed/")
    True
    """
    if url.startswith("feed:"):
        return True
    try:
        path = PurePosixPath(urlsplit(url).path.lower())
    except ValueError:  # brackets that hold no address: fetching it says so
        return False
    return path.name in _NAMES or COLLECTION_SUFFIXES.get(path.suffix) is InputFormat.FEED


def items_of_feed(collection: Collection, intake: Intake) -> Iterator[Entry]:
    """An entry for each item, as the feed orders them; its id is the item's own, or its link.

    An item's text is used if it has as many words as a page needs; else its link is
    fetched, under the same rules as any other URL.

    Raises:
        SourceError: The feed cannot be read or fetched, or is none.
        ConfigError: The `web` extra is not installed.
    """
    raw = _raw(collection, intake)
    feed = _parsed(raw)
    language = language_code(_text(feed.feed, "language"))
    for number, item in enumerate(feed.entries, start=1):
        place = f"{collection.name}#{number}"
        link = _text(item, "link")
        record = Record(
            _whole_text(item, link),
            title=printable(_text(item, "title") or "", _LONGEST_TITLE) or None,
            published=_day(item),
            language=language,
            url=link,
        )
        source = link if link and has_scheme(link) else place
        yield entry_of_record(record, _text(item, "id") or link or place, source, intake)


def _raw(collection: Collection, intake: Intake) -> RawSource:
    most = intake.limits.max_bytes
    if collection.stdin is not None:
        return read_stdin(collection.stdin, max_bytes=most)
    if has_scheme(collection.name):
        return fetch(
            collection.name, FEED, limits=intake.limits, allow_private=intake.allow_private
        )
    return read_file(collection.path, collection.name, max_bytes=most)


def _parsed(raw: RawSource) -> Any:  # noqa: ANN401  # untyped
    feedparser = require("feedparser", "web", "reading a feed")
    if b"<!ENTITY" in raw.data:  # no feed needs them, and bombs are made of them
        raise SourceError(
            f"{raw.name} declares entities of its own, which are not read",
            hint="ask for the feed without a document type",
        )
    tags = raw.data.count(b"<")
    if tags > _MOST_TAGS:
        raise SourceError(
            f"{raw.name} has {tags:,} tags, which no feed of articles has",
            hint="name the pages instead of the feed",
        )
    headers = {"content-location": raw.address or "", "content-type": _content_type(raw)}
    # A stream, for a string might be taken for a path or URL and opened.
    try:
        feed = feedparser.parse(
            io.BytesIO(raw.data),
            response_headers={name: value for name, value in headers.items() if value},
            resolve_relative_uris=False,
            sanitize_html=False,  # the text is taken out of it, and nothing else
        )
    except _DAMAGE as error:
        raise SourceError(
            f"{raw.name} is a damaged feed ({type(error).__name__})",
            hint="open it in a browser to see what it is",
        ) from error
    if not feed.entries and not feed.get("version"):
        raise SourceError(
            f"{raw.name} is no RSS or Atom feed", hint="open it in a browser to see what it is"
        )
    if not feed.entries:
        raise SourceError(f"{raw.name} has no items", hint="try again when there is news")
    return feed


def _content_type(raw: RawSource) -> str:
    if raw.media_type is None:
        return ""
    return f"{raw.media_type}; charset={raw.charset}" if raw.charset else raw.media_type


def _whole_text(item: Mapping[str, Any], link: str | None) -> str:
    """The longest text of an item, unless it is a teaser and its link has the rest."""
    texts = [_text(content, "value") or "" for content in item.get("content", ())]
    longest = max([*texts, _text(item, "summary") or ""], key=len)
    is_whole = count_words(_TAG.sub(" ", longest)) >= MIN_WORDS_OF_PAGE
    return longest if is_whole or link is None else ""


def _day(item: Mapping[str, Any]) -> date | None:
    """The day as feedparser understood it: in UTC, for the outlet's zone is lost."""
    moment = item.get("published_parsed")
    if not moment and "updated_parsed" in item:  # asked for unseen, it warns
        moment = item["updated_parsed"]
    try:
        return date(*moment[:3]) if moment else None
    except ValueError:
        return None


def _text(part: Mapping[str, Any], key: str) -> str | None:
    value = part.get(key)
    return value.strip() or None if isinstance(value, str) else None
