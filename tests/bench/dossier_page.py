"""How fast a dossier's page of 200 articles opens and scrolls in headless Chromium.

Prints: seconds to make the page, its size, milliseconds from navigation to the load event and
the ratio to an empty page, the longest frame while scrolling from top to bottom, and the time
a filter takes. Needs Chromium (SUMMARISE_TEST_CHROMIUM) and playwright.

    .venv/bin/python tests/bench/dossier_page.py [ARTICLES]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from dossier_factory import big_dossier
from summarise.dossier.page import as_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROUNDS = 5
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
SCROLL = """
() => new Promise((done) => {
  const frames = [];
  let last = performance.now();
  const step = (now) => {
    frames.push(now - last);
    last = now;
    const before = scrollY;
    scrollBy(0, 120);
    if (scrollY === before) done(frames.slice(2));
    else requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})
"""
FILTER = """
() => {
  const field = document.querySelector('[data-filter="d"]');
  const start = performance.now();
  field.value = "escalatory";
  field.dispatchEvent(new Event("change", { bubbles: true }));
  document.body.getBoundingClientRect();
  return performance.now() - start;
}
"""


def main() -> None:
    """Measure, and print one line per figure."""
    from playwright.sync_api import sync_playwright

    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    dossier = big_dossier(articles)
    started = time.perf_counter()
    page = as_page(dossier)
    made = time.perf_counter() - started
    members = sum(len(group.members) for group in (*dossier.groups, *dossier.single))
    print(f"{articles} articles, {members} claims, {len(dossier.events)} acts")
    print(f"made in {made:.2f} s, {len(page.encode()) / 1e6:.2f} MB")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        full, empty = Path(folder, "full.html"), Path(folder, "empty.html")
        full.write_text(page, "utf-8")
        empty.write_text("<!doctype html><title>Empty</title>", "utf-8")
        program = os.environ.get("SUMMARISE_TEST_CHROMIUM", "/usr/bin/chromium")
        browser = driver.chromium.launch(executable_path=program, args=ARGUMENTS)
        nothing, loaded = _opened(browser, empty), _opened(browser, full)
        print(f"opened in {loaded:.0f} ms; an empty page in {nothing:.0f} ms")
        print(f"ratio {loaded / nothing:.1f}")
        _used(browser, full)
        browser.close()


def _opened(browser: Browser, path: Path) -> float:
    """Median milliseconds from navigation to the end of the load event."""
    times = []
    for _ in range(ROUNDS):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(path.as_uri())
        times.append(float(page.evaluate(LOADED)))
        page.close()
    return statistics.median(times)


def _used(browser: Browser, path: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri())
    frames: list[float] = page.evaluate(SCROLL)
    print(
        f"scrolled in {len(frames)} frames: median {statistics.median(frames):.0f} ms, "
        f"longest {max(frames):.0f} ms"
    )
    print(f"elements: {page.evaluate('document.querySelectorAll(`*`).length')}")
    print(f"filtered in {page.evaluate(FILTER):.0f} ms")
    page.close()


if __name__ == "__main__":
    main()
