"""Stories of odd shapes in a browser: next to nothing, too much of something, names with every sign there is."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.asking import FILES, PLAN, written
from tests.web.browser import browser, context, served
from tests.web.test_links import ODD

__all__ = ["browser"]
ANSWER = "Failed to load resource"
"""What Chromium says of every answer that is no page; the page itself says why."""
PAGES = ("/", "/cast", "/knows", "/findings", "/compare", "/recap", "/read", "/source", "/rule")
NOTHING = {"story.yaml": "title: Nothing\ncast: {}\n"}
ONE = {
    "story.yaml": "title: One\ncast: {mara: Mara}\n",
    "s01.yaml": "S01E01: {scenes: {1: {present: [mara], lines: [Mara drinks]}}}\n",
}
LONG_LINE = {**ONE, "s01.yaml": f"S01E01: {{scenes: {{1: {{present: [mara], lines: [Mara {'x' * 20_000}]}}}}}}\n"}
PLANS = {**FILES, **{f"plans/plan {n:03}.yaml": PLAN for n in range(100)}}
LONG = {
    "story.yaml": "title: Long\ncast: {mara: {name: Mara, lead: true}}\n",
    "s01.yaml": "".join(
        f"S01E{e:02}:\n  scenes:\n"
        + "".join(f"    {n}: {{present: [mara], lines: [Mara drinks]}}\n" for n in range(1, 22))
        for e in range(1, 21)
    ),
}


@contextmanager
def told(browser: Browser, folder: Path, files: Mapping[str, str]) -> Iterator[tuple[Page, str]]:
    """A story in a browser; whatever goes wrong in the page's own scripts fails the test."""
    wrong: list[str] = []
    with served(written(folder / "it", files)) as site, context(browser) as window:
        page = window.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda said: wrong.append(said.text) if said.type == "error" and ANSWER not in said.text else None,
        )
        yield page, site.url
    assert wrong == []


@pytest.mark.parametrize("files", [NOTHING, ONE, LONG_LINE], ids=["nothing", "one scene", "a long line"])
def test_every_page_of_the_smallest_story_is_there(browser: Browser, tmp_path: Path, files: Mapping[str, str]) -> None:
    with told(browser, tmp_path, files) as (page, url):
        for path in (*PAGES, *(["/character/mara", "/source/s01.yaml"] if "s01.yaml" in files else [])):
            page.goto(url + path)
            expect(page.locator("main h1"), path).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_names_of_every_kind_are_shown_as_they_are_and_lead_where_they_say(browser: Browser, tmp_path: Path) -> None:
    with told(browser, tmp_path, ODD) as (page, url):
        page.goto(f"{url}/cast")
        for name in ('Mara "Red" O\'Neil', "Joe/Bob 100%", "آنا 😀"):
            page.goto(f"{url}/cast")
            page.locator(".person").get_by_role("link", name=name, exact=True).click()
            expect(page.locator("main h1")).to_have_text(name)
            page.focus("#at-slider")
            page.keyboard.press("Home")
            page.wait_for_url("**at=S01E01.1**")
            expect(page.locator("main h1")).to_have_text(name)
        page.goto(f"{url}/source")
        page.get_by_role("link", name="a b/s#1?.yaml", exact=True).click()
        page.get_by_role("link", name="Edit").click()
        text = page.get_by_label("The file’s text")
        expect(text).to_be_focused()
        text.press("Control+End")
        text.type("# añadido ⛵\n")
        page.keyboard.press("Control+s")
        page.wait_for_url("**/source/a%20b/s%231%3F.yaml")
        assert (tmp_path / "it" / "a b" / "s#1?.yaml").read_text("utf-8").endswith("# añadido ⛵\n")
        page.goto(f"{url}/compare")
        box = page.get_by_role("checkbox", name="ü&=%41")
        expect(box).to_be_checked()
        box.uncheck()
        page.wait_for_url("**/compare")  # where none is chosen, the first few are
        expect(box).to_be_checked()
        page.get_by_label("Whose arcs").select_option("ann")
        page.wait_for_url("**/compare?plans=plans%2Fx+y%2F%C3%BC%26%3D%2541.yaml&on=ann")
        expect(box).to_be_checked()
        page.goto(f"{url}/")
        page.select_option("#without", "joe/b")
        page.wait_for_url("**/?without=joe%2Fb")
        expect(page.locator("#without")).to_have_value("joe/b")


def test_of_a_hundred_plans_a_few_are_chosen_and_one_too_many_is_said(browser: Browser, tmp_path: Path) -> None:
    with told(browser, tmp_path, PLANS) as (page, url):
        page.goto(f"{url}/compare?plans=plan%20000")
        boxes = page.locator("#compare-asks input[type=checkbox]")
        expect(boxes).to_have_count(101)
        for n in (7, 50, 99):
            page.get_by_role("checkbox", name=f"plan {n:03}").check()  # quicker than the answers come
        expect(page.locator(".column")).to_have_count(4)
        expect(page.locator("#compare-asks :checked[type=checkbox]")).to_have_count(4)
        page.goto(f"{url}/compare?" + "&".join(f"plans=plans/plan%20{n:03}.yaml" for n in range(6)))
        page.get_by_role("checkbox", name="plan 090").check()
        expect(page.get_by_role("status")).to_contain_text("At most 6 plans")
        expect(page.locator(".column")).to_have_count(6)


def test_every_scene_of_a_long_story_is_reached_by_the_slider(browser: Browser, tmp_path: Path) -> None:
    """The list has every episode, and the scenes of the one where one stands; the slider goes over the list."""
    with told(browser, tmp_path, LONG) as (page, url):
        page.goto(f"{url}/?at=S01E05")
        page.focus("#at-slider")
        page.keyboard.press("ArrowLeft")
        page.wait_for_url("**at=S01E05.21")
        page.keyboard.press("PageDown")
        page.wait_for_url("**at=S01E04")
        expect(page.locator("#at option[value='S01E04.21']")).to_have_count(1)
        page.keyboard.press("ArrowLeft")
        page.wait_for_url("**at=S01E04.21")
        expect(page.locator("#at-slider")).to_be_focused()
        expect(page.locator("#told-here")).to_contain_text("S01E04.21")


def test_findings_are_filtered_and_sorted_by_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    wrong = FILES["s01.yaml"].replace("Mara plays at ease", "Mara plys at ease")
    with told(browser, tmp_path, {**FILES, "s01.yaml": wrong, "s02.yaml": "S02E01: {scenes: {1: [Tom drinks]}}\n"}) as (
        page,
        url,
    ):
        page.goto(f"{url}/findings")
        number = page.locator("article.finding").count()
        assert number > 1
        page.get_by_label("Sort by").focus()
        page.keyboard.press("ArrowDown")
        page.wait_for_url("**sort=place**")
        expect(page.get_by_label("Sort by")).to_be_focused()
        page.get_by_label("File").focus()
        page.keyboard.press("End")
        page.wait_for_url("**file=s02.yaml**")
        expect(page.locator("article.finding")).to_have_count(1)
        expect(page.get_by_label("File")).to_be_focused()
        page.reload()
        expect(page.get_by_label("File")).to_have_value("s02.yaml")
        expect(page.get_by_label("Sort by")).to_have_value("place")
        page.locator("article.finding h2 a").click()
        page.wait_for_url("**/rule/**")


def test_the_cast_is_sorted_by_keyboard_and_says_how(browser: Browser, tmp_path: Path) -> None:
    with told(browser, tmp_path, FILES) as (page, url):
        page.goto(f"{url}/cast")
        page.locator("#sort-name").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**sort=name")
        expect(page.locator("#sort-name")).to_be_focused()
        expect(page.locator("#sort-name")).to_have_attribute("aria-current", "true")
        assert page.locator(".person h2 a").all_inner_texts() == ["Ann", "Joe", "Mara"]


def test_withheld_words_are_nowhere_in_what_the_browser_has(browser: Browser, tmp_path: Path) -> None:
    with told(browser, tmp_path, FILES) as (page, url):
        bodies: list[str] = []
        page.on("response", lambda answer: bodies.append(answer.text()) if answer.request.method == "POST" else None)
        page.goto(f"{url}/read")
        page.get_by_label("Or paste one").or_(page.get_by_label("Paste an article")).fill(
            "Joe controls Mara.\n\nJoe perishes in the qzxwreck.\n"
        )
        page.locator("#paste-seen").fill("S01E01")
        page.locator("#paste").get_by_role("button", name="Read").click()
        expect(page.locator("article.article")).to_contain_text("Withheld")
        everything = (
            "[...document.querySelectorAll('*')].map((one) => [...one.attributes].map((a) => a.value).join()).join()"
        )
        assert "qzxwreck" not in page.content()
        assert "qzxwreck" not in page.evaluate(everything) + page.evaluate("document.documentElement.textContent")
        assert (
            page.evaluate("[...document.querySelectorAll('input, textarea')].some((f) => f.value.includes('qzx'))")
            is False
        )
        assert bodies
        assert not any("qzxwreck" in body for body in bodies)
