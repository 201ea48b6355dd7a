"""Where an article is from, as far as its address tells.

Covers: what is an address of the web, its host, and which addresses a page may link to. Does not
cover: names of outlets.
"""

from __future__ import annotations

from urllib.parse import urlsplit

_ENDS_AN_ATTRIBUTE = " \\\"'<>`"


def is_web_address(source: str) -> bool:
    """Whether a source is an http or https address, well formed or not."""
    return source.lower().startswith(("http://", "https://"))


def host_of(source: str) -> str | None:
    """Host of a web address in lower case; None for files and broken ones."""
    if not is_web_address(source):
        return None
    try:
        return urlsplit(source).hostname or None
    except ValueError:
        return None


def outlet_of(source: str) -> str | None:
    """Host of a web address without `www.`; None for files and broken ones."""
    return (host_of(source) or "").removeprefix("www.") or None


def web_address(source: str) -> str | None:
    """The source as an address to link to; None where it is none, or holds credentials."""
    if not source.isprintable() or any(character in _ENDS_AN_ATTRIBUTE for character in source):
        return None
    if host_of(source) is None or "@" in urlsplit(source).netloc:
        return None
    return source
