"""Pages worked by hand: sliders by mouse and by keyboard, points by arrow keys, Back and Forward, haste."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.asking import FILES, written
from tests.web.browser import Late, Site, browser, context, jessica, opened, page, served, site

__all__ = ["browser", "jessica", "page", "site"]
MOVING = """
[...document.querySelectorAll("*")].map((one) => getComputedStyle(one)).filter((style) =>
  parseFloat(style.transitionDuration) || parseFloat(style.animationDuration) || style.scrollBehavior === "smooth"
).length
"""
"""How many parts of a page may move."""


def shows(page: Page, at: str) -> None:
    """The address, the slider, the list and the page all say the same."""
    page.wait_for_url(f"**at={at}")
    expect(page.locator("#told-here")).to_contain_text(at)
    expect(page.locator("#at-slider")).to_have_attribute("aria-valuetext", re.compile(rf"{re.escape(at)}\b"))
    expect(page.locator("#at")).to_have_value(at)


def test_the_slider_goes_by_arrows_and_by_episodes_and_to_both_ends(page: Page) -> None:
    page.focus("#at-slider")
    for key, at in (
        ("ArrowRight", "S01E05.2"),
        ("ArrowLeft", "S01E05.1"),
        ("ArrowUp", "S01E05.2"),
        ("Home", "S01E01.1"),
    ):
        page.keyboard.press(key)
        shows(page, at)
        expect(page.locator("#at-slider")).to_be_focused()
    page.keyboard.press("PageUp")
    page.wait_for_url("**at=S01E02*")
    page.keyboard.press("PageDown")
    page.wait_for_url("**at=S01E01*")
    page.keyboard.press("End")
    page.wait_for_url("**/")
    expect(page.locator("#at-slider")).to_have_attribute("aria-valuetext", "the end")


@pytest.mark.parametrize("which", ["at", "seen"])
def test_a_slider_is_dragged_with_the_mouse(page: Page, which: str) -> None:
    box = page.locator(f"#{which}-slider").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.5, middle)
    page.mouse.down()
    for step in range(40, 19, -1):
        page.mouse.move(box["x"] + box["width"] * step / 80, middle)
    page.mouse.up()
    page.locator("body:not([aria-busy])").wait_for()
    chosen = page.input_value(f"#{which}")
    page.wait_for_url(f"**?{which}={chosen}")
    assert page.input_value(f"#{which}-slider") == page.locator(f"#{which}").evaluate(
        "list => String(list.selectedIndex)"
    )
    if which == "at":
        expect(page.locator("#told-here")).to_contain_text(chosen)


def test_a_slow_answer_never_covers_a_newer_one(page: Page) -> None:
    late = Late(page, "**/?at=S01E05.2")
    page.focus("#at-slider")
    page.keyboard.press("ArrowRight")
    late.come()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    aim = page.input_value("#at")
    assert aim not in {"S01E05.1", "S01E05.2"}
    late.go_on()
    shows(page, aim)
    page.locator("body:not([aria-busy])").wait_for()
    shows(page, aim)


def test_back_while_a_page_is_under_way_goes_back(page: Page) -> None:
    page.locator(".episodes a").nth(0).click()
    shows(page, "S01E01")
    page.locator(".episodes a").nth(1).click()
    shows(page, "S01E02")
    late = Late(page, "**/?at=S01E03")
    page.locator(".episodes a").nth(2).click()
    late.come()
    page.evaluate("history.back()")
    page.wait_for_url("**at=S01E01")
    late.go_on()
    shows(page, "S01E01")
    page.locator("body:not([aria-busy])").wait_for()
    shows(page, "S01E01")
    page.go_forward()
    shows(page, "S01E02")


def test_a_double_click_is_one_step(page: Page) -> None:
    page.locator(".episodes a").nth(1).dblclick()
    shows(page, "S01E02")
    page.locator("body:not([aria-busy])").wait_for()
    page.go_back()
    shows(page, "S01E05.1")


def test_back_moves_the_slider_too_where_that_has_the_focus(page: Page) -> None:
    page.locator(".episodes a").nth(1).click()
    shows(page, "S01E02")
    page.focus("#at-slider")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**at=S01E02.*")
    page.go_back()
    shows(page, "S01E05.1")
    expect(page.locator("#at-slider")).to_be_focused()


def test_every_part_of_the_page_keeps_how_the_story_is_looked_at(page: Page) -> None:
    page.focus("#at-slider")
    page.keyboard.press("ArrowRight")
    shows(page, "S01E05.2")
    page.select_option("#without", "kilgrave")
    page.wait_for_url("**without=kilgrave")
    for link in page.locator("#work a, #pages a").all():
        assert str(link.get_attribute("href")).endswith("?at=S01E05.2&without=kilgrave")
    page.get_by_role("link", name="Cast").click()
    page.wait_for_url("**/cast?at=S01E05.2&without=kilgrave")
    expect(page.locator("#at-slider")).to_have_attribute("aria-valuetext", "S01E05.2")


def test_an_address_that_is_sent_to_somebody_shows_them_the_same(browser: Browser, jessica: Page) -> None:
    jessica.select_option("#without", "kilgrave")
    jessica.wait_for_url("**without=kilgrave**")
    with context(browser) as theirs:
        other = theirs.new_page()
        other.goto(jessica.url)
        assert other.inner_text("main") == jessica.inner_text("main")


def test_a_point_of_the_arc_is_reached_by_arrow_keys_and_asked_by_enter(jessica: Page) -> None:
    jessica.focus("#arc")
    jessica.keyboard.press("Tab")
    expect(jessica.locator("#arc a[aria-current]")).to_be_focused()
    jessica.keyboard.press("ArrowRight")
    jessica.keyboard.press("ArrowRight")
    jessica.keyboard.press("ArrowLeft")
    point = jessica.locator("#arc a:focus")
    href = str(point.get_attribute("href"))
    assert href.endswith("at=S01E10.2")
    before = jessica.inner_text(".because")
    jessica.keyboard.press("Enter")
    jessica.wait_for_url("**at=S01E10.2")
    expect(jessica.locator(".because")).not_to_have_text(before)
    expect(jessica.locator("#arc a:focus")).to_have_attribute("aria-current", "true")
    jessica.keyboard.press("Tab")
    expect(jessica.locator("#arc a:focus")).to_have_count(0)  # one stop for all points
    jessica.keyboard.press("Shift+Tab")
    jessica.keyboard.press("End")
    expect(jessica.locator("#arc a").last).to_be_focused()
    jessica.keyboard.press("Home")
    expect(jessica.locator("#arc a").first).to_be_focused()


def test_a_reason_leads_to_its_line_in_its_file(jessica: Page) -> None:
    reason = jessica.locator(".because li").first
    said = reason.locator(".told").inner_text()
    reason.locator("a[href*='/source/']").click()
    jessica.wait_for_url("**/source/s01.yaml?at=S01E10.1#L*")
    line = jessica.locator(f"#{jessica.url.partition('#')[2]}")
    expect(line).to_be_in_viewport()
    expect(line).to_have_class("here")
    expect(line).to_contain_text(said.partition(" ")[0])
    jessica.go_back()
    expect(jessica.locator(".because")).to_contain_text(said)


def test_what_if_lies_over_what_is_told(jessica: Page) -> None:
    expect(jessica.locator("#arc .was")).to_have_count(0)
    jessica.locator("#without").focus()
    jessica.select_option("#without", "kilgrave")
    expect(jessica.locator("main")).to_contain_text("Had there been no Kilgrave")
    expect(jessica.locator("#arc .was")).not_to_have_count(0)
    expect(jessica.locator("#without")).to_be_focused()


def test_scenes_episodes_and_findings_of_the_strip_are_reached_by_arrow_keys(browser: Browser, tmp_path: Path) -> None:
    wrong = FILES["s01.yaml"].replace("Ann comforts Mara", "Mara plays at ease")
    with served(written(tmp_path, {**FILES, "s01.yaml": wrong})) as site, context(browser) as window:
        page = opened(window, site, "/?at=S01E01.1")
        page.focus("#strip")
        page.keyboard.press("Tab")
        expect(page.locator("#strip a:focus")).to_have_attribute("data-row", "scenes")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        page.wait_for_url("**at=S01E01.2")
        expect(page.locator("#strip a:focus")).to_have_attribute("aria-current", "true")
        page.keyboard.press("ArrowUp")
        expect(page.locator("#strip a:focus")).to_have_attribute("href", "/?at=S01E01")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(page.locator("#strip a:focus")).to_have_attribute("data-row", "findings")
        page.keyboard.press("Enter")
        page.wait_for_url("**/findings?at=S01E01.2&rule=*")
        expect(page.locator("article.finding")).not_to_have_count(0)


def test_a_flashback_arcs_from_where_it_is_told_to_where_it_is_lived(page: Page) -> None:
    expect(page.locator("#strip path.arc")).not_to_have_count(0)
    assert page.locator("#strip rect.tick.back").count() == page.locator("#strip path.arc").count()


def test_a_wrong_word_in_a_field_is_said_and_nothing_is_lost(browser: Browser, site: Site) -> None:
    with context(browser) as window:
        page = opened(window, site, "/recap?at=S01E06")
        told = page.inner_text("#recap")
        page.locator("#recap-at").fill("S01E0x")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("“S01E0x”")
        expect(page.locator("#recap-at")).to_have_value("S01E0x")
        expect(page.locator("#recap")).to_have_text(told)
        page.locator("#recap-at").fill("S01E05")
        page.keyboard.press("Enter")
        page.wait_for_url("**/recap?at=S01E05*")
        expect(page.get_by_role("status")).to_be_empty()


def test_nothing_moves_where_no_motion_is_wanted(browser: Browser, site: Site) -> None:
    with context(browser) as window:
        page = window.new_page()
        for path in ("/", "/character/jessica", "/cast", "/findings", "/source/s01.yaml"):
            page.goto(site.url + path, wait_until="load")
            assert page.evaluate(MOVING) == 0, path
    with context(browser, reduced_motion="no-preference") as window:
        assert opened(window, site, "/").evaluate(MOVING) > 0
