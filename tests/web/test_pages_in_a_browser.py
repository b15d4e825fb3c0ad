"""The pages of a story in a real browser: by keyboard, by hand, in light and dark, on any screen, without scripts."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.asking import saved, written
from tests.web.browser import (
    Site,
    barriers_at,
    browser,
    context,
    jessica,
    opened,
    page,
    served,
    shared,
    site,
    tab,
    wider,
)
from tests.web.looks import LOOKS, sites_of

__all__ = ["browser", "jessica", "page", "shared", "site", "tab"]
TOLD = {
    "story.yaml": "title: Harbour\ncast: {mara: Mara}\n",
    "s01.yaml": "S01E01: {scenes: {1: {present: [mara], lines: [Mara drinks]}}}\n",
}


WIDTHS = (360, 768, 1440, 2560)
"""How wide the windows are in which nothing else is looked at."""
COUNTED = """
window.most = 0;
let now = 0;
const real = window.fetch;
window.fetch = async (...asked) => {
  window.most = Math.max(window.most, ++now);
  try { return await real(...asked); } finally { now -= 1; }
};
"""
"""Counts the requests under way at once."""


def slide(page: Page, key: str, times: int = 1) -> None:
    """Move “as of” by keyboard, and wait until the page is there."""
    page.focus("#at-slider")
    for _ in range(times):
        page.keyboard.press(key)
    page.locator("body:not([aria-busy])").wait_for()


@pytest.fixture(scope="module")
def sites(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Site]]:
    """What every look stands on, served."""
    del browser  # no server where there is no browser
    with sites_of(tmp_path_factory.mktemp("looks")) as found:
        yield found


@pytest.fixture
def look(request: pytest.FixtureRequest, tab: Page, sites: Mapping[str, Site]) -> Page:
    """A look, opened."""
    where, path = LOOKS[request.param]
    tab.goto(sites[where].url + path, wait_until="load")
    return tab


@pytest.mark.parametrize("look", LOOKS, indirect=True)
def test_a_page_keeps_nobody_out_and_is_never_wider_than_its_window(look: Page) -> None:
    assert barriers_at(look) == {}
    assert [width for width in WIDTHS if wider(look, width)] == []
    look.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not wider(look, 1280)


def test_nothing_of_a_save_that_was_not_made_keeps_anybody_out(browser: Browser, tmp_path: Path) -> None:
    folder = written(tmp_path, TOLD)
    with served(folder) as site, context(browser, bypass_csp=True) as window:
        page = opened(window, site, "/source/s01.yaml?edit=1")
        (folder / "s01.yaml").write_text(TOLD["s01.yaml"] + "# theirs\n", "utf-8")
        page.locator("#text").fill(TOLD["s01.yaml"] + "# mine\n")
        page.get_by_role("button", name="Save").click()
        page.get_by_text("Nothing was saved.").wait_for()
        assert barriers_at(page) == {}


def test_the_slider_goes_by_keyboard_and_the_url_and_the_text_go_with_it(page: Page) -> None:
    assert "S01E05.1" in page.inner_text("#told-here")
    slide(page, "ArrowRight")
    assert "S01E05.2" in page.inner_text("#told-here")
    assert page.url.endswith("?at=S01E05.2")
    assert page.get_attribute("#at-slider", "aria-valuetext") == "S01E05.2"
    assert page.evaluate("document.activeElement.id") == "at-slider"
    slide(page, "PageUp")
    assert "S01E06" in page.inner_text("#told-here")


def test_however_fast_one_slides_one_request_is_under_way_and_the_last_is_shown(browser: Browser, site: Site) -> None:
    with context(browser) as window:
        window.add_init_script(COUNTED)
        page = opened(window, site, "/?at=S01E05.1")
        slide(page, "ArrowRight", times=12)
        page.wait_for_url("**/?at=S01E07.3")
        assert page.evaluate("() => window.most") == 1
        assert "S01E07.3" in page.inner_text("#told-here")


def test_seeing_less_leaves_nothing_of_the_rest_on_the_page(page: Page) -> None:
    page.focus("#seen-slider")
    page.keyboard.press("Home")
    page.wait_for_url("**/?seen=none")
    assert page.evaluate("document.activeElement.id") == "seen-slider"
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/?seen=S01E01")
    assert "S01E02" not in page.inner_text("main")


def test_a_choice_goes_back_with_the_browser(page: Page) -> None:
    page.click(".episodes a >> nth=1")
    page.wait_for_url("**/?at=S01E02")
    page.go_back()
    page.locator("#told-here", has_text="S01E05.1").wait_for()


def test_without_scripts_a_form_asks_the_same(browser: Browser, site: Site) -> None:
    with context(browser, java_script_enabled=False) as window:
        page = opened(window, site, "/")
        page.select_option("#at", "S01E05.2")
        page.click("#choose-at button")
        assert page.url.partition("?")[2] == "at=S01E05.2"
        assert "S01E05.2" in page.inner_text("#told-here")


def test_a_file_that_changes_is_shown_as_it_is_now(browser: Browser, tmp_path: Path) -> None:
    folder = written(tmp_path, TOLD)
    with served(folder) as site, context(browser) as window:
        page = opened(window, site, "/")
        saved(folder, "s01.yaml", TOLD["s01.yaml"].replace("Mara drinks", "Mara dreams"))
        page.get_by_text("Mara dreams").wait_for()
        assert "has changed" in page.inner_text("#news")


def test_a_point_shows_its_because(jessica: Page) -> None:
    before = jessica.inner_text(".because")
    jessica.locator("#arc a", has_text="S01E13.9").first.click(position={"x": 2, "y": 60})
    jessica.wait_for_url("**at=S01E13.9**")
    assert jessica.inner_text(".because") != before
    assert jessica.get_attribute("#at-slider", "aria-valuetext") == "S01E13.9"


def test_the_slider_of_a_character_goes_by_keyboard(jessica: Page) -> None:
    jessica.focus("#at-slider")
    jessica.keyboard.press("ArrowRight")
    jessica.wait_for_url("**at=S01E10.2**")
    assert "wendy" in jessica.inner_text(".over").casefold()


def test_a_chart_is_taken_along_of_where_the_slider_stands(jessica: Page) -> None:
    jessica.focus("#at-slider")
    jessica.keyboard.press("ArrowRight")
    jessica.wait_for_url("**at=S01E10.2**")
    with jessica.expect_download() as taken:
        jessica.click(".take a >> nth=0")
    assert taken.value.suggested_filename == "jessica-jones-s01e10-2.svg"
    jessica.emulate_media(media="print")
    assert not jessica.is_visible(".take")


def test_another_readout_has_other_reasons(jessica: Page) -> None:
    jessica.click("#why-vulnerability")
    jessica.wait_for_url("**why=vulnerability")
    assert jessica.get_attribute("#why-vulnerability", "aria-current") == "true"
    assert jessica.evaluate("document.activeElement.id") == "why-vulnerability"


def test_what_is_opened_stays_open_while_one_slides(jessica: Page) -> None:
    jessica.click("#numbers summary")
    jessica.focus("#at-slider")
    jessica.keyboard.press("ArrowRight")
    jessica.wait_for_url("**at=S01E10.2**")
    assert jessica.get_attribute("#numbers", "open") is not None


def test_without_scripts_a_form_leaves_somebody_out(browser: Browser, site: Site) -> None:
    with context(browser, java_script_enabled=False) as window:
        page = opened(window, site, "/character/jessica?at=S01E10.2")
        page.select_option("#without", "kilgrave")
        page.click("#choose-without button")
        assert "at=S01E10.2" in page.url
        assert "Had there been no Kilgrave" in page.inner_text("main")


def test_a_reader_on_paper_has_the_words_and_not_the_choosers(jessica: Page, tmp_path: Path) -> None:
    jessica.emulate_media(media="print")
    assert jessica.is_visible(".because")
    assert not jessica.is_visible("#choosers")
    jessica.screenshot(path=tmp_path / "print.png")


def test_a_sort_is_chosen_in_place_and_kept_while_one_slides(browser: Browser, site: Site) -> None:
    with context(browser) as window:
        page = opened(window, site, "/cast")
        page.click("#sort-name")
        page.wait_for_url("**sort=name")
        names = page.locator(".person h2 a").all_inner_texts()
        assert names == sorted(names)
        page.focus("#at-slider")
        page.keyboard.press("PageDown")
        page.wait_for_url("**at=S01E13**")
        assert "sort=name" in page.url


def test_without_scripts_a_sort_is_a_link(browser: Browser, site: Site) -> None:
    with context(browser, java_script_enabled=False) as window:
        page = opened(window, site, "/cast")
        page.click("#sort-name")
        names = page.locator(".person h2 a").all_inner_texts()
        assert names == sorted(names)


def test_the_slider_goes_by_keyboard_from_one_belief_to_the_next(browser: Browser, site: Site) -> None:
    with context(browser) as window:
        page = opened(window, site, "/knows/reva-killer?at=S01E06.1")
        assert "Luke Cage" not in page.inner_text("tbody")
        page.focus("#at-slider")
        page.keyboard.press("ArrowRight")
        page.wait_for_url("**at=S01E06.2")
        assert "told by Jessica Jones" in page.inner_text("tbody")


def test_without_scripts_it_is_all_there(browser: Browser, site: Site) -> None:
    with context(browser, java_script_enabled=False) as window:
        page = opened(window, site, "/knows")
        page.click("text=reva-killer")
        page.select_option("#at", "S01E05")
        page.click("#choose-at button")
        assert page.url.endswith("/knows/reva-killer?at=S01E05")
        assert "Kilgrave" in page.inner_text("tbody")
