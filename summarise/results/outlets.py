"""Who published an article, as far as its address tells.

Covers: the host of a web address. Does not cover: names of outlets.
"""

from __future__ import annotations

from urllib.parse import urlsplit


def is_web_address(source: str) -> bool:
    """Whether a source is an http or https address."""
    return source.lower().startswith(("http://", "https://"))


def outlet_of(source: str) -> str | None:
    """Host of a web address in lower case, without `www.`; None for files and broken ones."""
    if not is_web_address(source):
        return None
    try:
        host = urlsplit(source).hostname
    except ValueError:
        return None
    return (host or "").removeprefix("www.") or None
