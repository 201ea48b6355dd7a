"""The report as a reader meets it: links, filters, paper, small screens, no scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from report_article import made_article, summary_of
from summarise.render.report import as_report
from summarise.render.structured import summary_from_json
from summary_factory import article_info, empty_summary, filled_with

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.conftest import OpenPage

LIT = "[...document.querySelectorAll('.lit')].map((e) => e.id || e.firstChild.textContent)"
UNMARKED = "mark.no-c.no-s"


@pytest.fixture(scope="module")
def report() -> str:
    article = made_article()
    return as_report(summary_of(article), article)


def colour_of(page: Page, selector: str) -> str:
    found: str = page.evaluate(
        "(selector) => getComputedStyle(document.querySelector(selector)).backgroundColor", selector
    )
    return found


def in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    assert box is not None
    size = page.viewport_size
    assert size is not None
    return box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


@pytest.mark.parametrize("scripts", [True, False])
def test_an_item_leads_to_its_words_and_they_lead_back(
    report: str, open_page: OpenPage, scripts: bool
) -> None:
    page = open_page(report, java_script_enabled=scripts, width=360, height=640)

    page.click("#c3 .where a")
    page.wait_for_url("**#c3-1")
    there = in_view(page, "#c3-1")
    page.click("#c3-1")
    page.wait_for_url("**#c3")

    assert there
    assert in_view(page, "#c3 .says")


def test_without_scripts_a_link_lights_up_the_item_and_all_its_marks(
    report: str, open_page: OpenPage
) -> None:
    page = open_page(report, "#c2", java_script_enabled=False)

    colours = page.locator('[data-items~="c2"]').evaluate_all(
        "(found) => found.map((e) => getComputedStyle(e).backgroundColor)"
    )
    other = colour_of(page, "#c1")
    assert len(colours) == 3
    assert len(set(colours)) == 1
    assert other not in colours


def test_without_scripts_no_dead_control_is_shown(report: str, open_page: OpenPage) -> None:
    page = open_page(report, java_script_enabled=False)

    assert page.locator("button:visible, select:visible").count() == 0
    assert page.locator("#claims .item:visible").count() == 3


def test_without_scripts_the_texts_to_copy_can_be_unfolded(
    report: str, open_page: OpenPage
) -> None:
    page = open_page(report, java_script_enabled=False)

    page.click("details.take > summary")

    text = page.locator("#copy-json").text_content()
    assert text is not None
    assert summary_from_json(text) == summary_of(made_article())


def test_the_pointer_on_an_item_lights_up_its_marks(report: str, open_page: OpenPage) -> None:
    page = open_page(report)

    page.hover("#c1 .says")

    lit = page.evaluate(LIT)
    assert lit[0] == "c1"
    assert "Ilm" in lit[-1]
    assert {"moved ", "two brigades"} <= set(lit)


def test_the_pointer_on_a_mark_lights_up_every_item_it_supports(
    report: str, open_page: OpenPage
) -> None:
    page = open_page(report)

    page.hover("mark >> text=/^two brigades/")

    assert {"c1", "s1", "s3"} <= set(page.evaluate(LIT))


def test_the_focus_does_what_the_pointer_does(report: str, open_page: OpenPage) -> None:
    page = open_page(report)

    page.focus("#c3-1")

    assert "c3" in page.evaluate(LIT)


def test_a_click_on_an_item_scrolls_its_words_into_view(report: str, open_page: OpenPage) -> None:
    page = open_page(report, width=1000, height=480)
    page.evaluate("document.querySelector('#story').scrollTop = 0")

    page.click("#s2 .says")

    assert in_view(page, "#s2-1")


def test_a_filter_shows_what_matches_counts_it_and_can_be_undone(
    report: str, open_page: OpenPage
) -> None:
    page = open_page(report)
    group = page.locator('[data-filters="claims"]')

    group.locator('[data-filter="speaker"]').select_option(label="Oda Brandt via Radio Ilm")

    assert page.locator("#claims .item:visible").count() == 1
    assert group.locator("output").text_content() == "1 of 3 shown"
    assert page.locator(UNMARKED).count() == 4  # signals are not filtered
    assert not page.locator("#c1-1").is_visible()
    assert page.locator("#s1-1").is_visible()
    group.locator("button").click()
    assert page.locator("#claims .item:visible").count() == 3
    assert page.locator(UNMARKED).count() == 0
    assert page.locator("#c1-1").is_visible()
    assert group.locator("output").text_content() == ""


def test_a_link_to_a_filtered_item_brings_it_back(report: str, open_page: OpenPage) -> None:
    page = open_page(report)
    page.locator('[data-filter="speaker"]').select_option(label="Oda Brandt via Radio Ilm")

    page.evaluate("location.hash = '#c2'")

    page.wait_for_selector("#c2", state="visible")


def test_sentences_that_support_nothing_can_be_dimmed_without_scripts(
    report: str, open_page: OpenPage
) -> None:
    page = open_page(report, java_script_enabled=False)
    colour = "(found) => getComputedStyle(found).color"
    unused = page.locator(".s:not(.used)")
    before = unused.evaluate(colour)

    page.check("#dim")

    assert unused.evaluate(colour) != before
    assert page.locator(".s.used").first.evaluate(colour) == before


def test_the_button_changes_between_light_and_dark(report: str, open_page: OpenPage) -> None:
    page = open_page(report, color_scheme="dark")
    dark = colour_of(page, "body")

    page.click("[data-theme-button]")

    assert page.get_attribute("[data-theme-button]", "aria-pressed") == "false"
    assert colour_of(page, "body") != dark


def test_copying_puts_the_text_on_the_clipboard(report: str, open_page: OpenPage) -> None:
    page = open_page(report, permissions=["clipboard-read", "clipboard-write"])

    page.click('[data-copy="citation"]')
    page.wait_for_function("document.querySelector('.said').textContent !== ''")

    assert page.text_content(".said") == "Copied"
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.text_content("#copy-citation")


def test_where_the_clipboard_is_closed_the_text_is_selected(
    report: str, open_page: OpenPage
) -> None:
    page = open_page(report)
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('closed')); }"
    )

    page.click('[data-copy="citation"]')
    page.wait_for_function("document.querySelector('.said').textContent !== ''")

    assert page.evaluate("String(getSelection())") == page.text_content("#copy-citation")


@pytest.mark.parametrize("width", [360, 768, 1000, 1440, 3840])
@pytest.mark.parametrize("payload", [None, "a" * 10_000, "漢" * 3_000])
def test_nothing_is_wider_than_the_screen(
    report: str, open_page: OpenPage, width: int, payload: str | None
) -> None:
    html = report if payload is None else as_report(filled_with(payload), None)

    page = open_page(html, width=width)

    for scroller in ("html", ".brief", ".story"):
        wide = page.evaluate(
            "(selector) => { const e = document.querySelector(selector);"
            " return e.scrollWidth - e.clientWidth; }",
            scroller,
        )
        assert wide <= 0, scroller


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_details_are_open_controls_are_gone_and_marks_show_without_colour(
    report: str, open_page: OpenPage, scripts: bool
) -> None:
    page = open_page(report, java_script_enabled=scripts)

    page.emulate_media(media="print")

    assert page.locator("#refused .item").first.is_visible()
    assert page.locator(".terms").is_visible()
    assert not page.locator("button:visible, select:visible").count()
    decoration = "(found) => getComputedStyle(found).textDecorationLine"
    assert page.locator("mark.t1").first.evaluate(decoration) == "underline"
    assert (
        page.locator("mark.u1").first.evaluate(
            "(found) => getComputedStyle(found).borderBottomStyle"
        )
        == "solid"
    )
    assert page.locator(".story .block").last.is_visible()


def test_the_first_tab_stops_lead_past_the_bar(report: str, open_page: OpenPage) -> None:
    page = open_page(report)

    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert first == "#claims"
    assert page.evaluate("document.activeElement.id") == "story"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(
    report: str, open_page: OpenPage, width: int, scheme: str
) -> None:
    axe_module = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="NO AXE TEST WAS RUN: it is not installed"
    )
    page = open_page(report, "#c3", width=width, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")

    found = axe_module.Axe().run(page)

    bad: list[dict[str, Any]] = found.response["violations"]
    assert [
        (item["id"], item["impact"], [node["target"] for node in item["nodes"]][:3])
        for item in bad
        if item["impact"] in {"serious", "critical"}
    ] == []


def test_hostile_text_runs_nothing(open_page: OpenPage) -> None:
    page = open_page(
        as_report(filled_with("<img src=x onerror=alert(1)><script>x()</script>"), None)
    )

    assert page.locator("img").count() == 0
    assert "<img src=x onerror=alert(1)>" in (page.text_content("h1") or "")


def test_text_from_right_to_left_takes_its_own_side(open_page: OpenPage) -> None:
    article = made_article(
        first=("قالت وزارة الدفاع إن الجنود على نهر Ilm.", "It was said in English."),
        second=("Veskar has moved.",),
    )
    summary = empty_summary(article=article_info(sha256=article.sha256))

    page = open_page(as_report(summary, article))

    direction = "(found) => getComputedStyle(found).direction"
    assert page.locator("p.block:not(.aside)").first.evaluate(direction) == "rtl"
    assert page.locator("p.block:not(.aside)").last.evaluate(direction) == "ltr"
    assert page.locator("#n1").evaluate(direction) == "ltr"
