"""A real browser for pages: Chromium by playwright, watched for everything a page must not do.

Chromium is looked for at SUMMARISE_TEST_CHROMIUM, then under its usual names; without it or
without playwright these tests are skipped, and say so.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`content policy violated: ${event.violatedDirective} ${event.blockedURI}`);
});
"""

NewPage = Callable[..., "Page"]
OpenPage = Callable[..., "Page"]


def _chromium() -> str | None:
    named = os.environ.get("SUMMARISE_TEST_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this folder.

    Not for the whole session: playwright's event loop would keep others from having one.
    """
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="NO BROWSER TEST WAS RUN: playwright is not installed"
    )
    program = _chromium()
    if program is None:
        pytest.skip(
            "NO BROWSER TEST WAS RUN: there is no Chromium; name one in SUMMARISE_TEST_CHROMIUM"
        )
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Makes watched pages: `new_page(width=1280, height=900, **options of a browser context)`.

    After the test it fails if a page wrote an error to the console, raised one, broke its
    content policy, or asked for anything but its own file and loopback.
    """
    contexts: list[Any] = []
    faults: list[str] = []

    def make(width: int = 1280, height: int = 900, **options: Any) -> Page:
        options.setdefault("reduced_motion", "reduce")
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.add_init_script(VIOLATIONS)
        context.on("request", lambda request: faults.extend(_strays(request)))
        page = context.new_page()
        page.on(
            "console",
            lambda said: (
                faults.append(f"console: {said.text}")
                if said.type in {"error", "warning"}
                else None
            ),
        )
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        return page

    yield make
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def open_page(new_page: NewPage, tmp_path: Path) -> OpenPage:
    """Opens HTML as a reader does, from a file: `open_page(html, width=360, **options)`."""
    numbers = iter(range(1_000))

    def open_(html: str, fragment: str = "", **options: Any) -> Page:
        path = tmp_path / f"page-{next(numbers)}.html"
        path.write_text(html, encoding="utf-8", newline="\n")
        page = new_page(**options)
        page.goto(path.as_uri() + fragment)
        return page

    return open_


def _strays(request: Request) -> Iterator[str]:
    """A request that no page of ours may make."""
    parts = urlsplit(request.url)
    if parts.scheme == "file" and request.resource_type == "document":
        return
    try:
        local = ip_address(parts.hostname or "").is_loopback
    except ValueError:
        local = parts.hostname == "localhost"
    if not (local and parts.scheme in {"http", "ws"}):
        yield f"request: {request.url[:200]}"
