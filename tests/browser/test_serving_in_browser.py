"""The page of `summarise serve` as a reader meets it, with scripts on and off."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from serving_support import ScriptedDesk, listening
from summarise.serving.app import create_app
from summarise.serving.desk import Desk
from test_pipeline import TEXT

if TYPE_CHECKING:
    from playwright.sync_api import FrameLocator, Page

    from browser.conftest import NewPage

TOKEN = "a-token-of-twenty-four-c"
SIZES = [(360, 740), (1280, 800), (3840, 2160)]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with closing(Desk()) as desk, listening(create_app(desk)) as at:
        yield at


@pytest.fixture(scope="module")
def slow_address() -> Iterator[str]:
    """A server that takes three seconds: the page of progress is seen."""
    desk = ScriptedDesk(lambda: asyncio.sleep(3))
    with closing(desk), listening(create_app(desk)) as at:
        yield at


def send(page: Page, text: str = TEXT) -> None:
    page.fill("#article", text)
    page.click("button.main")


def report_in(page: Page) -> FrameLocator:
    """The report, once it is there."""
    page.locator("iframe").wait_for()
    return page.frame_locator("iframe")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_pasted_text_becomes_its_report(address: str, new_page: NewPage, scripts: bool) -> None:
    page = new_page(java_script_enabled=scripts)
    page.goto(address)

    send(page)
    report = report_in(page)
    report.locator("#c1").wait_for()

    assert "Ostrel bridge" in report.locator("#story").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_slow_one_shows_how_far_it_is_and_then_its_report(
    slow_address: str, new_page: NewPage, scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts)
    page.goto(slow_address)

    send(page)
    page.locator(".steps .now").wait_for()
    step = page.locator(".steps .now").inner_text()
    report_in(page).locator("#c1").wait_for()

    assert step.startswith("Reading")


def test_the_report_has_its_scripts_and_an_origin_of_its_own(
    address: str, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(address)
    send(page)
    report_in(page).locator("html.js").wait_for()

    frame = page.frames[1]

    assert frame.evaluate("window.origin") == "null"
    assert (
        frame.evaluate("(() => { try { return parent.document.title } catch { return '' } })()")
        == ""
    )


def test_everything_can_be_taken_away(address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(address)
    send(page)
    report_in(page)

    names = []
    for link in page.locator("a[download]").all():
        with page.expect_download() as taken:
            link.click()
        names.append(taken.value.suggested_filename)

    assert names == ["report.html", "summary.json", "summary.md"]


def test_a_mistake_is_said_and_the_text_is_still_there(address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(address)

    send(page, "hello world")
    page.locator("[role=alert]").wait_for()

    assert "2 words" in page.locator("[role=alert]").inner_text()
    assert page.input_value("#article") == "hello world"
    page.wait_for_function("document.activeElement.id === 'article'")


def test_work_can_be_stopped_and_the_text_is_still_there(
    slow_address: str, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(slow_address)
    send(page)
    page.locator(".steps").wait_for()

    page.click("text=Stop")
    page.locator("#article").wait_for()

    assert page.input_value("#article") == TEXT


def test_a_button_pressed_twice_sends_once(slow_address: str, new_page: NewPage) -> None:
    page = new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto(slow_address)
    page.fill("#article", TEXT)

    page.dblclick("button.main")
    page.locator(".steps").wait_for()
    page.click("text=Stop")

    assert sent.count("POST") <= 2


def test_the_form_is_filled_in_and_sent_with_keys_alone(address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(address)

    for _ in range(2):  # the name in the bar, the box
        page.keyboard.press("Tab")
    page.keyboard.insert_text(TEXT)
    for _ in range(2):  # the options, the button
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    report_in(page).locator("#c1").wait_for()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_logs_in_once(new_page: NewPage, scripts: bool) -> None:
    with closing(Desk()) as desk, listening(create_app(desk, token=TOKEN)) as at:
        page = new_page(java_script_enabled=scripts)
        page.goto(at)
        page.fill("#token", TOKEN)
        page.click("button.main")
        page.locator("#article").wait_for()
        send(page)
        report_in(page).locator("#c1").wait_for()

        assert TOKEN not in page.url


def screens(page: Page, address: str, slow: str) -> Iterator[str]:
    """Each screen of the page, one after the other."""
    page.goto(address)
    page.click("summary")
    yield "form"
    send(page, "hello world")
    page.locator("[role=alert]").wait_for()
    yield "mistake"
    send(page)
    report_in(page).locator("#c1").wait_for()
    yield "result"
    page.goto(slow)
    send(page)
    page.locator(".steps").wait_for()
    yield "progress"
    page.click("text=Stop")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES[:2])
def test_axe_finds_nothing_serious(
    address: str, slow_address: str, new_page: NewPage, width: int, height: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = new_page(width, height, color_scheme=scheme)

    found: list[Any] = []
    for screen in screens(page, address, slow_address):
        violations = axe.run(page).response["violations"]
        found += [
            (screen, one["id"], [node["html"] for node in one["nodes"]])
            for one in violations
            if one["impact"] in {"serious", "critical"}
        ]

    assert found == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_is_wider_than_the_screen(
    address: str, slow_address: str, new_page: NewPage, width: int, height: int
) -> None:
    page = new_page(width, height)

    wide = [
        screen
        for screen in screens(page, address, slow_address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth")
    ]

    assert wide == []
