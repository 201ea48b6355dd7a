"""The dossier as a reader meets it: marks that lead to sentences, filters, small screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dossier_factory import big_dossier, filled_with, small_dossier
from summarise.dossier.page import as_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.conftest import OpenPage

SHOWN = "(found) => found.filter((e) => !e.classList.contains('off')).length"


@pytest.fixture(scope="module")
def small() -> str:
    return as_page(small_dossier())


@pytest.fixture(scope="module")
def big() -> str:
    return as_page(big_dossier(30))


def shown(page: Page, kind: str) -> int:
    found: int = page.locator(f'[data-kind="{kind}"]').evaluate_all(SHOWN)
    return found


def in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    size = page.viewport_size
    assert size is not None
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_sign_of_the_timeline_leads_to_its_sentence(
    small: str, open_page: OpenPage, scripts: bool, width: int
) -> None:
    page = open_page(small, java_script_enabled=scripts, width=width)

    sign = page.locator('#time .mark[data-i="E3"]:visible')
    anchor = sign.get_attribute("href")
    sign.click()
    page.wait_for_url(f"**{anchor}")

    assert anchor is not None
    page.locator(anchor).wait_for(state="visible")
    assert page.locator(anchor).text_content() == "Shells fell on the depot at Sund"
    assert in_view(page, anchor)


def test_an_arrow_is_reached_by_keyboard_says_what_it_is_and_leads_to_a_sentence(
    small: str, open_page: OpenPage
) -> None:
    page = open_page(small)
    arrow = page.locator("#network .arrow:visible").first

    arrow.focus()
    said = page.text_content(".tip")
    page.keyboard.press("Enter")

    assert said is not None
    assert said.startswith("Veskar → Toral: 3 acts, 2 escalatory, 1 de-escalatory")
    page.wait_for_function("document.activeElement.matches('.passages li')")


def test_a_bar_of_the_index_leads_to_a_sentence(small: str, open_page: OpenPage) -> None:
    page = open_page(small)

    page.locator("#index .mark:visible").last.click()

    page.wait_for_function("document.activeElement.matches('.passages li')")


def test_a_link_into_folded_parts_unfolds_them(small: str, open_page: OpenPage) -> None:
    page = open_page(small, "#E5")

    page.locator("#E5").wait_for(state="visible")
    assert in_view(page, "#E5")


@pytest.mark.parametrize(
    ("field", "value", "acts", "claims"),
    [
        ("a", "P5", 2, 0),
        ("d", "de_escalatory", 2, 6),
        ("t", "sanctions", 1, 6),
        ("from", "2026-09-14", 2, 0),
        ("to", "2026-09-07", 2, 2),
    ],
)
def test_a_filter_shows_what_matches_and_counts_it(
    small: str, open_page: OpenPage, field: str, value: str, acts: int, claims: int
) -> None:
    page = open_page(small)
    control = page.locator(f'[data-filter="{field}"]')

    if field in {"from", "to"}:
        control.fill(value)
        control.dispatch_event("change")
    else:
        control.select_option(value)

    assert (shown(page, "act"), shown(page, "claim")) == (acts, claims)
    said = page.text_content(".filters output") or ""
    assert said.startswith(f"{acts} of 9 acts, {claims} of 6 claims")


@pytest.mark.parametrize(("box", "acts", "claims"), [("disputed", 2, 1), ("doubtful", 2, 2)])
def test_disputed_and_doubtful_items_can_be_singled_out(
    small: str, open_page: OpenPage, box: str, acts: int, claims: int
) -> None:
    page = open_page(small)

    page.check(f'[data-filter="{box}"]')

    assert (shown(page, "act"), shown(page, "claim")) == (acts, claims)


def test_an_outlet_can_be_singled_out_and_its_evidence_with_it(
    small: str, open_page: OpenPage
) -> None:
    page = open_page(small)

    page.locator('[data-filter="o"]').select_option(label="morning.example")

    assert shown(page, "act") == 1
    assert shown(page, "article") == 1
    assert page.locator("#evidence .source:visible").count() == 1


def test_signs_and_arrows_follow_the_filter_and_come_back(small: str, open_page: OpenPage) -> None:
    page = open_page(small)
    signs, arrows = page.locator("#time .mark:visible"), page.locator("#network .arrow:visible")
    before = (signs.count(), arrows.count())

    page.locator('[data-filter="t"]').select_option("threat_or_ultimatum")
    during = (signs.count(), arrows.count())
    page.click("[data-reset]")

    assert before == (7, 4)
    assert during == (1, 1)
    assert (signs.count(), arrows.count()) == before
    assert page.text_content(".filters output") == ""


def test_a_link_to_a_filtered_item_brings_it_back(small: str, open_page: OpenPage) -> None:
    page = open_page(small)
    page.locator('[data-filter="a"]').select_option("P6")

    page.evaluate("location.hash = '#G1'")

    page.wait_for_selector("#G1", state="visible")


def test_the_pointer_on_an_act_lights_up_its_sign(small: str, open_page: OpenPage) -> None:
    page = open_page(small, "#E3")

    page.hover("#E3 th")

    assert page.locator('#time .mark.lit[data-i="E3"]').count() == 2  # one for each width


def test_without_scripts_everything_is_there_and_no_dead_control(
    small: str, open_page: OpenPage
) -> None:
    page = open_page(small, java_script_enabled=False)

    assert page.locator("button:visible, select:visible, input:visible").count() == 0
    page.click("#acts > summary")
    assert page.locator("#acts tbody tr:visible").count() == 9
    assert page.locator("#time .mark:visible").count() == 7


def test_without_scripts_marks_still_say_what_they_are(small: str, open_page: OpenPage) -> None:
    page = open_page(small, java_script_enabled=False)

    titles = page.locator(".mark > title").all_text_contents()
    assert len(titles) == page.locator(".mark").count()
    assert all(titles)


@pytest.mark.parametrize("width", [360, 768, 1440, 3840])
def test_nothing_is_wider_than_the_screen(small: str, open_page: OpenPage, width: int) -> None:
    page = open_page(small, width=width)
    unfold(page)

    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert wide <= 0


@pytest.mark.parametrize("payload", ["a" * 10_000, "漢" * 3_000, "<img src=x onerror=alert(1)>"])
def test_hostile_text_runs_nothing_and_breaks_no_line(open_page: OpenPage, payload: str) -> None:
    page = open_page(as_page(filled_with(payload)), width=360)
    unfold(page)

    assert page.locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_on_paper_details_are_open_and_controls_are_gone(small: str, open_page: OpenPage) -> None:
    page = open_page(small)

    page.emulate_media(media="print")

    assert page.locator("button:visible, select:visible").count() == 0
    assert page.locator("#evidence .passages li").first.is_visible()
    assert page.locator("#time .wide svg").is_visible()


def test_the_button_changes_between_light_and_dark(small: str, open_page: OpenPage) -> None:
    page = open_page(small, color_scheme="dark")
    colour = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(colour)

    page.click("[data-theme-button]")

    assert page.evaluate(colour) != dark


def test_signs_change_with_the_colour_scheme(small: str, open_page: OpenPage) -> None:
    fill = "(e) => getComputedStyle(e).fill"
    sign = '#time .wide .mark[data-i="E3"] path'

    light = open_page(small).locator(sign).evaluate(fill)
    dark = open_page(small, color_scheme="dark").locator(sign).evaluate(fill)

    assert light != dark


def test_a_long_list_is_folded_until_it_is_asked_for(big: str, open_page: OpenPage) -> None:
    page = open_page(big)

    assert page.locator("#claims .card:visible").count() <= 12
    assert page.locator("#single li:visible").count() == 0
    assert page.locator("#evidence .passages li:visible").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(
    small: str, open_page: OpenPage, width: int, scheme: str
) -> None:
    axe_module = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="NO AXE TEST WAS RUN: it is not installed"
    )
    page = open_page(small, width=width, color_scheme=scheme)
    unfold(page)

    found = axe_module.Axe().run(page)

    bad: list[dict[str, Any]] = found.response["violations"]
    assert [
        (item["id"], item["impact"], [node["target"] for node in item["nodes"]][:3])
        for item in bad
        if item["impact"] in {"serious", "critical"}
    ] == []
