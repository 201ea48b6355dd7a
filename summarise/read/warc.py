"""Articles as pages of a web archive (WARC, ISO 28500), packed or not.

Covers: HTML answers with status 200, each an entry whose id is the page's address.
Does not cover: other media, revisits of unchanged pages, pages drawn by scripts.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from summarise.errors import SourceError
from summarise.read.codings import PackingError, Unpacker
from summarise.read.document import Origin, RawSource
from summarise.read.extras import require
from summarise.read.intake import Entry, Intake, failing, storable
from summarise.read.records import read_page
from summarise.read.streams import SAMPLE, Collection, opened, too_long
from summarise.text_safety import printable, shell_word

_PAGES = ("text/html", "application/xhtml+xml")
_MOST_HEADER_BYTES = 1_000_000  # of one record, WARC's and HTTP's own together


def pages_of_archive(
    collection: Collection, intake: Intake, skipped: Counter[str]
) -> Iterator[Entry]:
    """An entry for each archived page.

    Args:
        collection: A `.warc` or `.warc.gz` file.
        intake: Limits of each page.
        skipped: Counts the records that are no pages.

    Raises:
        SourceError: The archive cannot be read, or is damaged; what stands before is given.
        ConfigError: The `warc` extra is not installed.
    """
    with opened(collection) as stream:
        for number, record in enumerate(_records(stream, collection.name), start=1):
            if not _is_page(record):
                skipped["record that is no page"] += 1
                continue
            address = record.rec_headers.get_header("WARC-Target-URI")
            try:
                yield _entry(record, address, intake)
            except SourceError as error:
                yield failing(address or f"{collection.name}#{number}", error)


def _records(stream: io.BufferedReader, name: str) -> Iterator[Any]:
    """Every record, its body to be read before the next one is asked for.

    Not warcio's own iterator, which prints what it finds in damaged archives.
    """
    loading = require("warcio.recordloader", "warc", "reading a web archive")
    reading = require("warcio.bufferedreaders", "warc", "reading a web archive")
    broken = (
        loading.ArchiveLoadFailed, loading.StatusAndHeadersParserException, EOFError,
        # What a record that was made to break the reader can make it do wrong.
        ValueError, AttributeError, TypeError, LookupError,
    )  # fmt: skip
    metered = _Metered(stream, name)
    reader = reading.BufferedReader(metered)
    loader = loading.ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    number = 0
    while True:
        metered.expect_headers()
        while (line := reader.readline()) and not line.strip():
            pass
        if not line and number:
            return
        try:
            record = loader.parse_record_stream(reader, line, "warc")
        except broken as error:
            raise _damaged(name, number) from error
        metered.expect_body()
        yield record
        number += 1
        while record.raw_stream.read(SAMPLE):
            pass


def _is_page(record: Any) -> bool:  # noqa: ANN401  # untyped
    http = record.http_headers
    if record.rec_type != "response" or http is None or http.get_statuscode() != "200":
        return False
    return _media_type(record)[0] in _PAGES


def _entry(record: Any, address: str, intake: Intake) -> Entry:  # noqa: ANN401  # untyped
    """The entry of a page, whose body is read now and taken apart later."""
    media_type, charset = _media_type(record)
    data = _body(record, address, intake.limits.max_bytes)
    source = storable(address)
    raw = RawSource(
        data, source, Origin.WEB, media_type=media_type, charset=charset, address=source
    )
    return Entry(source, source, partial(read_page, raw, intake.limits))


def _body(record: Any, address: str, most: int) -> bytes:  # noqa: ANN401  # untyped
    """The page's bytes, put together and unpacked; at no step more than the limit."""
    data: bytes = record.raw_stream.read(most + 1)
    if len(data) > most:
        raise too_long(address, "in the archive", most)
    if len(data) < record.payload_length:
        raise SourceError(f"{printable(address)} is cut off", hint="fetch the archive again")
    if (record.http_headers.get_header("Transfer-Encoding") or "").lower() == "chunked":
        reading = require("warcio.bufferedreaders", "warc", "reading a web archive")
        data = reading.ChunkedDataReader(io.BytesIO(data)).read()
    coding = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    parts, size = [], 0
    try:
        unpacker = Unpacker(coding)
        for part in unpacker.feed(data):
            size += len(part)
            if size > most:
                raise too_long(address, "in the archive", most)
            parts.append(part)
        unpacker.finish()
    except PackingError as error:
        raise SourceError(
            f"{printable(address)} is packed as {printable(coding)}, and cannot be unpacked: "
            f"{printable(str(error))}",
            hint="summarise run with the address itself",
        ) from error
    return b"".join(parts)


def _media_type(record: Any) -> tuple[str, str | None]:  # noqa: ANN401  # untyped
    """Media type and charset as the server declared them."""
    value = record.http_headers.get_header("Content-Type") or ""
    media_type, *parameters = (part.strip() for part in value.split(";"))
    for parameter in parameters:
        key, _, label = parameter.partition("=")
        if key.strip().lower() == "charset":
            return media_type.lower(), label.strip("\"' ") or None
    return media_type.lower(), None


class _Metered:
    """A stream that gives no more than a bound while headers are being read."""

    def __init__(self, stream: io.BufferedReader, name: str) -> None:
        self._stream = stream
        self._name = name
        self._left: int | None = None

    def expect_headers(self) -> None:
        self._left = _MOST_HEADER_BYTES

    def expect_body(self) -> None:
        self._left = None

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        if self._left is not None:
            self._left -= len(data)
            if self._left < 0:
                raise too_long(self._name, "a header", _MOST_HEADER_BYTES)
        return data


def _damaged(name: str, number: int) -> SourceError:
    return SourceError(
        f"{printable(name)} is no web archive, or is damaged after record {number}",
        hint=f"warcio check {shell_word(name)}",
    )
