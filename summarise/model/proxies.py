"""A proxy of the system that cannot be used is a setting to mend, not a crash.

Covers: what httpx2 would stumble over while it builds a client, whose error might repeat the
password in the proxy's URL. Does not cover: proxies that refuse to connect.
"""

from __future__ import annotations

from importlib.util import find_spec
from urllib.request import getproxies

from summarise.errors import ConfigError


def require_usable_proxies() -> None:
    """Refuses proxies of the environment, or of the system's settings, that cannot work.

    Raises:
        ConfigError: A proxy's URL is malformed, or it needs a package that is not installed.
    """
    found = getproxies()
    if "*" in found.get("no", "").split(","):
        return
    for name in ("http", "https", "all"):
        url = found.get(name)
        if url and not _is_proxy(url if "://" in url else f"http://{url}"):
            raise ConfigError(
                f"the URL of the proxy for {name} is malformed",
                hint="export HTTPS_PROXY=http://proxy.example:3128   or unset the variable",
            )
        if url and url.startswith("socks") and find_spec("socksio") is None:
            raise ConfigError(
                f"the proxy for {name} is a SOCKS proxy, which needs the package socksio",
                hint="pip install socksio   or export HTTPS_PROXY=http://proxy.example:3128",
            )


def _is_proxy(url: str) -> bool:
    import httpx2

    try:
        httpx2.Proxy(url)
    except (ValueError, httpx2.InvalidURL):
        return False
    return True
