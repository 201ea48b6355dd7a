"""A feed's bytes, fetched under the rules for pages: public addresses, http(s), bounds.

Covers: redirects (each meets every rule), size, time. Does not cover: addresses, which
`network.py` checks where the socket opens; pages (`web.py`, which takes pages only).
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from summarise._version import __version__
from summarise.errors import SourceError
from summarise.read.document import Origin, RawSource
from summarise.read.files import megabytes
from summarise.read.intake import storable
from summarise.read.limits import ReadLimits
from summarise.text_safety import printable

if TYPE_CHECKING:
    import httpx2

    from summarise.read.network import PublicBackend

_HEADERS = {
    "User-Agent": f"summarise/{__version__}",
    "Accept": "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9",
    "Accept-Encoding": "gzip, deflate",
}
_CONNECT_SECONDS = 5.0
_HINT = "save the feed, then: summarise run feed.xml"


def fetch_feed(source: str, limits: ReadLimits, *, allow_private: bool) -> RawSource:
    """Fetches a feed. Blocks; works under a running event loop too.

    Args:
        source: The URL: http or https, no user name or password in it.
        limits: `max_bytes` counts the unpacked feed; `seconds` covers everything.
        allow_private: Allow addresses that are not public, and ports but 80 and 443.

    Raises:
        SourceError: The URL is refused, or the feed cannot be fetched.
    """
    from summarise.read.network import PublicBackend, resolve

    backend = PublicBackend(resolve, allow_private=allow_private)
    with ThreadPoolExecutor(max_workers=1) as beside:
        return beside.submit(asyncio.run, _fetched(source, limits, backend)).result()


async def _fetched(source: str, limits: ReadLimits, backend: PublicBackend) -> RawSource:
    import httpcore2
    import httpx2

    try:
        async with asyncio.timeout(limits.seconds):
            return await _followed(source, limits, backend)
    except (TimeoutError, httpcore2.TimeoutException) as error:
        why = f"was not fetched within {limits.seconds:g} seconds"
        raise SourceError(f"{storable(source)} {why}", hint=_HINT) from error
    except (
        httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.HTTPError, httpx2.InvalidURL,
        OSError,
    ) as error:  # fmt: skip
        why = printable(str(error)) or type(error).__name__
        raise SourceError(f"{storable(source)} could not be fetched: {why}", hint=_HINT) from error


async def _followed(source: str, limits: ReadLimits, backend: PublicBackend) -> RawSource:
    import httpx2

    from summarise.read.network import PublicTransport

    url = httpx2.URL(source)
    async with httpx2.AsyncClient(
        transport=PublicTransport(backend),
        headers=_HEADERS,
        timeout=httpx2.Timeout(limits.seconds, connect=_CONNECT_SECONDS),
        trust_env=False,
        follow_redirects=False,
    ) as client:
        for _ in range(limits.redirects + 1):
            _require_fetchable(url, source, backend)
            async with client.stream("GET", url) as response:
                if not response.has_redirect_location:
                    return await _raw(response, source, limits)
                url = url.join(response.headers["location"])
    raise SourceError(
        f"{storable(source)} redirects more than {limits.redirects} times", hint=_HINT
    )


def _require_fetchable(url: httpx2.URL, source: str, backend: PublicBackend) -> None:
    port_allowed = url.port in (None, 80, 443) or backend.allow_private
    if url.scheme in ("http", "https") and url.host and not url.userinfo and port_allowed:
        return
    raise SourceError(
        f"{storable(source)} is not fetched, or leads where nothing is fetched: only http and "
        "https, ports 80 and 443, no user name or password",
        hint=_HINT,
    )


async def _raw(response: httpx2.Response, source: str, limits: ReadLimits) -> RawSource:
    if not 200 <= response.status_code < 300:
        raise SourceError(f"{storable(source)} answered {response.status_code}", hint=_HINT)
    parts, size = [], 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > limits.max_bytes:
            limit = megabytes(limits.max_bytes)
            raise SourceError(f"{storable(source)} is too large: {limit} is the limit", hint=_HINT)
        parts.append(part)
    media_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
    return RawSource(
        b"".join(parts), source, Origin.WEB,
        media_type=media_type or None, charset=response.charset_encoding,
        address=str(response.url),
    )  # fmt: skip
