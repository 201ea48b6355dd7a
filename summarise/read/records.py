"""One record of a table, a JSON file or a feed as an entry.

Covers: which column holds what, values as ids, dates and languages, text that is HTML.
Does not cover: reading the file (`tables.py`, `json_records.py`, `parquet.py`, `feeds.py`).

A record is untrusted: its id and URL are never opened as paths, its text is never markup
beyond HTML that begins like HTML, its URL is fetched under the rules of `web.py` only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import partial

from summarise.article import Article
from summarise.dates import find_date
from summarise.errors import SourceError, UsageError
from summarise.read.document import Origin, Page, RawSource, language_code
from summarise.read.files import megabytes
from summarise.read.intake import Columns, Entry, Intake, failing, storable
from summarise.read.lengths import require_words
from summarise.read.limits import MIN_WORDS_OF_PAGE, MIN_WORDS_OF_TEXT, ReadLimits
from summarise.read.sources import has_scheme
from summarise.text_safety import printable

# Names that corpora of news use, the likelier first; compared without regard to case.
WELL_KNOWN = {
    "text": ("text", "body", "content", "article", "full_text", "article_text", "maintext"),
    "id": ("id", "uid", "doc_id", "article_id", "url"),
    "title": ("title", "headline"),
    "published": (
        "published", "date", "published_at", "publication_date", "date_publish", "pub_date",
        "pubdate", "datepublished",
    ),
    "language": ("language", "lang"),
    "url": ("url", "link", "source_url"),
}  # fmt: skip
_ROLES = tuple(item.name for item in fields(Columns))
_MOST_NAMES_SHOWN = 20
_LONGEST_TITLE = 500
_LONGEST_DATE = 64
_MOST_NUMBER = 10**40  # longer ones are no ids; writing them out takes quadratic time
_HTML_FRAGMENT = re.compile(
    r"\s*<(?:!doctype|html|body|article|section|div|p|h[1-6])\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Record:
    """What a record says, its text not yet judged.

    Attributes:
        url: Where the whole article stands; fetched only if there is no text.
    """

    text: str = ""
    title: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None


def require_columns(names: Iterable[str], columns: Columns, name: str) -> None:
    """Raises UsageError if a column asked for is not among `names`, those of `name`."""
    there = list(names)
    for role in _ROLES:
        wanted = getattr(columns, role)
        if wanted is not None and wanted not in there:
            raise UsageError(
                f"{printable(name)} has no column {printable(wanted)!r} ({role}); "
                f"it has {_shown(there)}",
                hint="name one of those, as it is spelled there",
            )


def choose_columns(names: Iterable[str], columns: Columns) -> Columns:
    """The column of each role: the one asked for, else by well-known names, else None."""
    known: dict[str, str] = {}
    for column in names:
        known.setdefault(column.strip().lower(), column)
    chosen = {}
    for role in _ROLES:
        found = (known[usual] for usual in WELL_KNOWN[role] if usual in known)
        chosen[role] = getattr(columns, role) or next(found, None)
    return Columns(**chosen)


def require_text_column(chosen: Columns, names: Iterable[str], name: str) -> None:
    """Raises SourceError if neither a text nor a URL is among the columns."""
    if chosen.text is None and chosen.url is None:
        raise SourceError(
            f"{printable(name)} has no column for the article's text; it has {_shown(names)}",
            hint="name the column that holds it: --text-column NAME",
        )


def entry_of_row(
    row: Mapping[str, object], chosen: Columns, *, number: int, name: str, intake: Intake
) -> Entry:
    """The entry for one record.

    Args:
        row: Values by column name.
        chosen: From `choose_columns`.
        number: Of the row or line, from 1.
        name: The collection, as typed.
        intake: Limits of the article.
    """
    place = f"{name}#{number}"
    columns = {role: getattr(chosen, role) for role in _ROLES}
    values = {role: row.get(column) for role, column in columns.items() if column is not None}
    text, url = values.get("text"), _line(values.get("url"))
    own = _line(values.get("id")) or place
    if text is not None and not isinstance(text, str):
        error = SourceError(
            f"{printable(place)}: {printable(chosen.text or '')} is {_kind(text)}, not text",
            hint="jq can turn it into text: jq -c '.text |= tostring'",
        )
        return failing(own, error)
    record = Record(
        text or "",
        title=_title(values.get("title")),
        published=date_of_value(values.get("published")),
        language=language_code(_line(values.get("language"))),
        url=url,
    )
    return entry_of_record(record, own, url if url and has_scheme(url) else place, intake)


def entry_of_record(record: Record, own: str, name: str, intake: Intake) -> Entry:
    """The entry for a record; `own` becomes its id and `name` its source."""
    source = storable(name)
    read = partial(
        read_record, record, source, limits=intake.limits, allow_private=intake.allow_private
    )
    return Entry(storable(own), source, read)


def read_record(record: Record, source: str, *, limits: ReadLimits, allow_private: bool) -> Article:
    """The article that a record holds or, if it holds no text, that its URL leads to.

    Raises:
        SourceError: There is neither text nor URL, it is too long or too short, holds
            bytes that are no characters, or cannot be fetched.
        ConfigError: It is HTML and the `web` extra is not installed.
    """
    if not record.text.strip():
        return _fetched(record, source, limits, allow_private=allow_private)
    if len(record.text) > limits.max_bytes:
        raise SourceError(
            f"{source} is too large: {megabytes(limits.max_bytes)} is the limit",
            hint="split long documents, or take them out",
        )
    is_html = _HTML_FRAGMENT.match(record.text) is not None
    raw = RawSource(b"", source, Origin.FILE)
    page = _page(record.text, raw) if is_html else Page(record.text)
    least = MIN_WORDS_OF_TEXT if limits.min_words is None else limits.min_words
    require_words(page.text, least, raw, is_page=is_html)
    return Article.from_text(
        page.text,
        source=source,
        title=record.title or page.title,
        published=record.published or page.published,
        language=record.language or page.language,
    )


def read_page(raw: RawSource, limits: ReadLimits) -> Article:
    """The article of an HTML page whose bytes are at hand.

    Raises:
        SourceError: It cannot be decoded or taken apart, or holds too few words.
        ConfigError: The `web` extra is not installed.
    """
    from summarise.read.encoding import decode

    page = _page(decode(raw), raw)
    least = MIN_WORDS_OF_PAGE if limits.min_words is None else limits.min_words
    require_words(page.text, least, raw, is_page=True)
    return Article.from_text(
        page.text,
        source=storable(raw.source),
        title=page.title,
        published=page.published,
        language=page.language,
    )


def date_of_value(value: object) -> date | None:
    """The calendar date of a value: a date, ISO 8601, or words; None if it cannot be told.

    >>> date_of_value("Mon, 17 Jul 2023 09:30:00 GMT")
    datetime.date(2023, 7, 17)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _line(value)
    if text is None or len(text) > _LONGEST_DATE:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        found = find_date(text, published=None)
        return found.date if found else None


def _fetched(record: Record, source: str, limits: ReadLimits, *, allow_private: bool) -> Article:
    from summarise.read import read_article

    if record.url is None:
        raise SourceError(
            f"{source} holds no text",
            hint="leave it out, or name another column: --text-column NAME",
        )
    if not has_scheme(record.url):  # a path would be opened here
        raise SourceError(
            f"{source} holds no text, and {printable(record.url)} is no URL",
            hint="write the whole address: https://example.org/story.html",
        )
    return read_article(record.url, limits=limits, allow_private=allow_private)


def _page(text: str, raw: RawSource) -> Page:
    from summarise.read.html import page_of_html

    return page_of_html(text, raw)


def _line(value: object) -> str | None:
    """A text or whole number as one word or line; None for anything else and for blanks."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < _MOST_NUMBER else None
    return value.strip() or None if isinstance(value, str) else None


def _title(value: object) -> str | None:
    return printable(value, _LONGEST_TITLE) or None if isinstance(value, str) else None


def _kind(value: object) -> str:
    kinds = {bool: "true or false", list: "a list", dict: "an object"}
    return kinds.get(type(value), "a number" if isinstance(value, int | float) else "no text")


def _shown(names: Iterable[str]) -> str:
    shown = [printable(column, 60) for column in names]
    more = len(shown) - _MOST_NAMES_SHOWN
    rest = f" and {more} more" if more > 0 else ""
    return (", ".join(shown[:_MOST_NAMES_SHOWN]) or "none") + rest
