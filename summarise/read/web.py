"""The bytes of a web page or a feed, fetched from a public http or https server within limits.

Covers: which URLs are fetched, redirects, size, time, media types, errors with what to do.
Does not cover: addresses (`network.py`), scripts, logins, robots.txt (one page is read
because a person asked for it).
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Collection, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from summarise._version import __version__
from summarise.errors import SourceError
from summarise.read.codings import CODINGS, PackingError, Unpacker
from summarise.read.document import Origin, RawSource
from summarise.read.files import megabytes
from summarise.read.kinds import DOCUMENT_SUFFIXES, DOCUMENTS, MEDIA_TYPES
from summarise.read.limits import DEFAULT_LIMITS, ReadLimits
from summarise.text_safety import printable

if TYPE_CHECKING:
    import httpx2

    from summarise.read.network import PublicBackend, Resolver

_COPY_HINT = "copy the text from your browser, then: pbpaste | summarise -"
_SAVE_FEED = "save the feed, then: summarise run feed.xml"
_ADDRESS_HINT = "check the address in your browser"
_USERINFO = re.compile(r"://[^/?#]*@")
_SCHEMES = ("http", "https")
_PORTS = (80, 443)
_CONNECT_SECONDS = 5.0  # for each address of a host
_HEADERS = {"User-Agent": f"summarise/{__version__}", "Accept-Encoding": "gzip, deflate"}
_UNTOLD = ("application/octet-stream", "binary/octet-stream", "application/download")
_LATER = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUEST_TIMEOUT)
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is fetched.

    Attributes:
        accept: The header that asks for it.
        media_types: Those that are taken; None takes any.
        hint: What to do where it cannot be had.
        save: What to do where its address is refused.
        rule: Told with a refusal of an address.
    """

    accept: str
    media_types: Collection[str] | None
    hint: str
    save: str
    rule: str = ""


WEB_PAGE = Wanted(
    "text/html, application/xhtml+xml, text/markdown;q=0.9, text/plain;q=0.8, "
    "application/pdf;q=0.8, */*;q=0.1",
    MEDIA_TYPES,
    _COPY_HINT,
    "save the page, then: summarise run page.html",
)
FEED = Wanted(
    "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9",
    None,
    _SAVE_FEED,
    _SAVE_FEED,
    " (feeds come over only http and https, ports 80 and 443)",
)


def fetch(
    source: str,
    wanted: Wanted = WEB_PAGE,
    *,
    limits: ReadLimits = DEFAULT_LIMITS,
    allow_private: bool = False,
    resolver: Resolver | None = None,
) -> RawSource:
    """Fetches one page or feed. Blocks; works under a running event loop too.

    Args:
        source: The URL as typed: http or https, no user name or password in it.
        wanted: `WEB_PAGE` or `FEED`.
        limits: `max_bytes` counts the decoded body; `seconds` covers everything.
        allow_private: Allow addresses that are not public, and ports but 80 and 443.
        resolver: Turns a host and port into addresses; the system's if None.

    Raises:
        SourceError: The URL is refused, or the page cannot be fetched or is no text.
    """
    from summarise.read.network import PublicBackend, resolve

    backend = PublicBackend(resolver or resolve, allow_private=allow_private)
    return _run(_fetch(source, wanted, limits, backend))


def _run(work: Coroutine[None, None, RawSource]) -> RawSource:
    """Runs to the end on a loop of its own; in a thread where one is running already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(max_workers=1) as beside:
        return beside.submit(asyncio.run, work).result()


async def _fetch(
    source: str, wanted: Wanted, limits: ReadLimits, backend: PublicBackend
) -> RawSource:
    import httpcore2
    import httpx2

    name = _shown(source)
    try:
        async with asyncio.timeout(limits.seconds):
            return await _follow(source, wanted, limits, backend)
    except (TimeoutError, httpcore2.TimeoutException) as error:
        raise SourceError(
            f"{name} was not fetched within {limits.seconds:g} seconds", hint=wanted.hint
        ) from error
    except PackingError as error:
        raise SourceError(
            f"{name} is damaged: {printable(str(error))}", hint=f"try again, or {wanted.hint}"
        ) from error
    except (
        httpcore2.NetworkError,
        httpcore2.ProtocolError,
        httpx2.HTTPError,
        httpx2.InvalidURL,
        OSError,
        UnicodeError,  # a lone surrogate in the URL
    ) as error:
        why = printable(str(error)) or type(error).__name__
        raise SourceError(f"{name} could not be fetched: {why}", hint=_ADDRESS_HINT) from error


async def _follow(
    source: str, wanted: Wanted, limits: ReadLimits, backend: PublicBackend
) -> RawSource:
    """Requests the page, and what it redirects to; every hop meets every check."""
    import httpx2

    from summarise.read.network import PublicTransport

    name, url = _shown(source), httpx2.URL(source)
    _require_fetchable(url, name, wanted, backend)
    async with httpx2.AsyncClient(
        transport=PublicTransport(backend),
        headers=_HEADERS | {"Accept": wanted.accept},
        timeout=httpx2.Timeout(limits.seconds, connect=_CONNECT_SECONDS),
        trust_env=False,
        follow_redirects=False,
    ) as client:
        for _ in range(limits.redirects + 1):
            async with client.stream("GET", url) as response:
                if not response.has_redirect_location:
                    return await _raw_source(response, source, wanted, limits)
                url = url.join(response.headers["location"])
            _require_fetchable(
                url, f"{name} redirects to {_shown(str(url))}, which", wanted, backend
            )
    raise SourceError(f"{name} redirects more than {limits.redirects} times", hint=_ADDRESS_HINT)


def _require_fetchable(
    url: httpx2.URL, subject: str, wanted: Wanted, backend: PublicBackend
) -> None:
    """Raises SourceError if the URL's form alone is reason enough not to fetch it."""
    ports = (None, *_PORTS)
    reasons = {
        "is no http or https URL": url.scheme not in _SCHEMES,
        "has a user name or password in it": bool(url.userinfo),
        "names no host": not url.host,
        f"names port {url.port}; only 80 and 443 are fetched": (
            url.port not in ports and not backend.allow_private
        ),
    }
    for reason, applies in reasons.items():
        if applies:
            raise SourceError(f"{subject} {reason}{wanted.rule}", hint=wanted.save)


async def _raw_source(
    response: httpx2.Response, source: str, wanted: Wanted, limits: ReadLimits
) -> RawSource:
    _require_success(response.status_code, _shown(source), wanted)
    media_type = _require_text(response, source, wanted)
    is_document = MEDIA_TYPES.get(media_type or "") in DOCUMENTS or (
        media_type is None and _suffix(response) in DOCUMENT_SUFFIXES
    )
    most = limits.max_document_bytes if is_document else limits.max_bytes
    data = await _body(response, source, wanted, most, limits.seconds)
    return RawSource(
        data,
        source,
        Origin.WEB,
        suffix=_suffix(response),
        media_type=media_type,
        charset=response.charset_encoding,
        address=str(response.url),
    )


def _require_success(code: int, name: str, wanted: Wanted) -> None:
    if 200 <= code < 300:
        return
    try:
        phrase = f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        phrase = str(code)
    hint = wanted.hint
    if code in _GONE:
        hint = _ADDRESS_HINT
    elif code in _LATER or code >= 500:
        hint = f"try again later, or {wanted.hint}"
    raise SourceError(f"{name} answered {phrase}", hint=hint)


def _require_text(response: httpx2.Response, source: str, wanted: Wanted) -> str | None:
    """The media type, one of those read here; None where the server names none."""
    name = _shown(source)
    coding = _coding(response)
    if coding not in CODINGS:
        raise SourceError(
            f"{name} is sent as {printable(coding)}, which was not asked for", hint=wanted.hint
        )
    media_type: str = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type in _UNTOLD and _suffix(response) in DOCUMENT_SUFFIXES:
        return None
    if media_type and wanted.media_types is not None and media_type not in wanted.media_types:
        raise SourceError(
            f"{name} is {printable(media_type)}, not a web page or text", hint=wanted.hint
        )
    return media_type or None


def _coding(response: httpx2.Response) -> str:
    coding: str = response.headers.get("content-encoding", "")
    return coding.strip().lower()


def _suffix(response: httpx2.Response) -> str:
    return PurePosixPath(response.url.path).suffix.lower()


async def _body(
    response: httpx2.Response, source: str, wanted: Wanted, max_bytes: int, seconds: float
) -> bytes:
    """The decoded body. Counts as it grows, so that no bomb is unpacked whole."""
    parts, size = [], 0
    unpacker = Unpacker(_coding(response))
    deadline = time.monotonic() + seconds
    async for packed in response.aiter_raw():
        for part in unpacker.feed(packed):
            size += len(part)
            if size > max_bytes:
                raise SourceError(
                    f"{_shown(source)} is too large: {megabytes(max_bytes)} is the limit",
                    hint=wanted.hint,
                )
            if time.monotonic() > deadline:  # unpacking never yields to the loop's own timer
                raise TimeoutError
            parts.append(part)
    unpacker.finish()
    return b"".join(parts)


def _shown(url: str) -> str:
    """The URL as it may be shown: what stands before an @ may be a password."""
    return printable(_USERINFO.sub("://", url, count=1))
