"""An open page and the files it shows: each way of saving is followed, and nothing one has in hand is lost by it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from previously.live.room import Room
from tests.web.asking import FILES, SEASON, saved, written
from tests.web.browser import Site, browser, context, kept_port, opened, served
from tests.web.serving import serving
from tests.web.shipped import SHIPPED

__all__ = ["browser"]
TOKEN = "a-token-of-sixteen-signs"  # noqa: S105 - of a test
DREAMS = SEASON.replace("Ann comforts Mara", "Mara dreams")


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A small story."""
    return written(tmp_path / "harbour")


@contextmanager
def looking(browser: Browser, folder: Path, path: str, **given: object) -> Iterator[Page]:
    """Somebody looks at a page of a story."""
    with served(folder) as site, context(browser, **given) as window:
        yield opened(window, site, path)


def in_place(folder: Path) -> None:
    (folder / "s01.yaml").write_text(DREAMS, "utf-8")


def renamed_over(folder: Path) -> None:
    (folder / ".s01.yaml.swp").write_text(DREAMS, "utf-8")
    (folder / ".s01.yaml.swp").replace(folder / "s01.yaml")


def moved_away_first(folder: Path) -> None:
    (folder / "s01.yaml").rename(folder / "s01.yaml~")
    (folder / "s01.yaml").write_text(DREAMS, "utf-8")


def truncated_and_written_in_parts(folder: Path) -> None:
    with (folder / "s01.yaml").open("w", encoding="utf-8") as file:
        for row in DREAMS.splitlines(keepends=True):
            file.write(row)
            file.flush()
            os.fsync(file.fileno())


def several_at_once(folder: Path) -> None:
    for name in ("s02.yaml", "s03.yaml", "notes.txt"):
        (folder / name).write_text("", "utf-8")
    in_place(folder)
    (folder / "story.yaml").write_text(FILES["story.yaml"].replace("Harbour", "Haven"), "utf-8")


def folder_replaced(folder: Path) -> None:
    aside = folder.with_name("aside")
    shutil.copytree(folder, aside)
    shutil.rmtree(folder)
    in_place(aside)
    aside.rename(folder)


SAVES = (in_place, renamed_over, moved_away_first, truncated_and_written_in_parts, several_at_once, folder_replaced)


def test_however_a_file_is_saved_the_page_shows_it(browser: Browser, harbour: Path) -> None:
    with looking(browser, harbour, "/?at=S01E01.2") as page:
        for save in SAVES:
            expect(page.locator(".scenes"), save.__name__).to_contain_text("Ann comforts Mara")
            save(harbour)
            expect(page.locator(".scenes"), save.__name__).to_contain_text("Mara dreams")
            (harbour / "s01.yaml").write_text(SEASON, "utf-8")


def test_a_branch_that_is_checked_out_is_followed_there_and_back(browser: Browser, harbour: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *who, *words], cwd=harbour.parent, check=True, capture_output=True)  # noqa: S603, S607

    git("init")
    git("add", ".")
    git("commit", "-m", "before the story")
    git("checkout", "-b", "draft")
    (harbour / "s01.yaml").unlink()
    (harbour / "s01e01.yaml").write_text(DREAMS, "utf-8")
    git("add", ".")
    git("commit", "-m", "a draft")
    git("rm", "-r", "harbour")
    git("commit", "-m", "no story at all")
    git("checkout", "main")
    with looking(browser, harbour, "/?at=S01E01.2") as page:
        git("checkout", "draft~1")
        expect(page.locator(".scenes")).to_contain_text("Mara dreams")
        git("checkout", "draft")
        expect(page.locator("#fault")).to_contain_text("has no story.yaml")
        expect(page.locator(".scenes")).to_contain_text("Mara dreams")
        git("checkout", "main")
        expect(page.locator(".scenes")).to_contain_text("Ann comforts Mara")
        expect(page.locator("#fault")).to_be_empty()


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:30])


def broken(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\nS01E09: [unclosed\n")


def binary(file: Path) -> None:
    file.write_bytes(bytes(range(256)))


def deleted(file: Path) -> None:
    file.unlink()


def link_to_nowhere(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.parent / "nowhere")


def folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


def unreadable(file: Path) -> None:
    file.chmod(0)


def put_back(file: Path, text: bytes) -> None:
    if file.is_dir():
        file.rmdir()
    file.unlink(missing_ok=True)
    file.write_bytes(text)


BREAKS = [emptied, cut_short, broken, binary, deleted, link_to_nowhere, folder_instead]
BREAKS += [] if hasattr(os, "geteuid") and os.geteuid() == 0 else [unreadable]  # to root nothing is


@pytest.mark.parametrize("name", ["s01.yaml", "story.yaml"])
def test_a_file_that_is_broken_for_a_while_never_costs_the_page(browser: Browser, harbour: Path, name: str) -> None:
    good = (harbour / name).read_bytes()
    with looking(browser, harbour, "/character/mara?at=S01E02.1") as page:
        whole, version = page.inner_text("main"), str(page.get_attribute("body", "data-version"))
        for spoil in BREAKS:
            what = spoil.__name__
            spoil(harbour / name)
            expect(page.locator("body"), what).not_to_have_attribute("data-version", version)
            expect(page.locator("#fault [role=alert]"), what).to_be_visible()
            expect(page.get_by_role("heading", name="Mara"), what).to_be_visible()
            expect(page.locator("#pages"), what).to_be_visible()
            put_back(harbour / name, good)
            expect(page.locator("#fault"), what).to_be_empty()
            expect(page.locator("body"), what).to_have_attribute("data-version", version)
            assert page.inner_text("main") == whole, what


def test_what_is_broken_is_said_on_every_page_and_leads_to_its_line(browser: Browser, harbour: Path) -> None:
    with looking(browser, harbour, "/cast?at=S01E01.2") as page:
        with (harbour / "s01.yaml").open("a", encoding="utf-8") as file:
            file.write("S01E03: [unclosed\n")
        fault = page.locator("#fault")
        expect(fault).to_contain_text("cannot be read as it is now")
        fault.get_by_role("link", name="s01.yaml:10").click()
        page.wait_for_url("**/source/s01.yaml?at=S01E01.2#L10")
        expect(page.locator("#L10")).to_contain_text("unclosed")


def test_a_page_that_is_not_there_yet_comes_when_the_files_have_it(browser: Browser, harbour: Path) -> None:
    with looking(browser, harbour, "/character/tom") as page:
        expect(page.get_by_role("heading", name="Nothing here")).to_be_visible()
        (harbour / "story.yaml").write_text(FILES["story.yaml"] + "  tom: Tom\n", "utf-8")
        expect(page.get_by_role("heading", name="Tom")).to_be_visible()


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The shipped story, to be written in."""
    return shutil.copytree(SHIPPED, tmp_path / "jessica-jones")


def lines_moved(folder: Path) -> None:
    """Another line on top, so that every other one moves down."""
    saved(folder, "s01.yaml", f"# from the top\n{(folder / 's01.yaml').read_text('utf-8')}")


def shown_anew(page: Page) -> None:
    expect(page.get_by_role("status")).to_contain_text("shows it as it is now")


def test_a_change_leaves_what_is_opened_scrolled_and_focused(browser: Browser, shipped: Path) -> None:
    with looking(
        browser, shipped, "/findings?plan=plans/hovercar.yaml", viewport={"width": 700, "height": 400}
    ) as page:
        last = page.locator("details.answer").last
        last.locator("summary").scroll_into_view_if_needed()
        last.locator("summary").focus()
        page.keyboard.press("Enter")
        down = page.evaluate("scrollY")
        assert down > 100
        lines_moved(shipped)
        shown_anew(page)
        expect(page.locator("details.answer").last).to_have_attribute("open", "")
        expect(page.locator("details.answer").last.locator("summary")).to_be_focused()
        assert page.evaluate("scrollY") == down
        assert page.locator("details.answer[open]").count() == 1


def test_what_is_opened_is_still_open_when_a_file_was_empty_for_a_moment(browser: Browser, harbour: Path) -> None:
    small = {"width": 700, "height": 300}
    with looking(browser, harbour, "/findings?plan=plans/calm.yaml", viewport=small) as page:
        page.locator("details.answer summary").focus()
        page.keyboard.press("Enter")
        page.locator("details.answer button").scroll_into_view_if_needed()
        down = page.evaluate("scrollY")
        assert down > 100
        (harbour / "s01.yaml").write_text("", "utf-8")
        expect(page.locator("details.answer")).to_have_count(0)
        (harbour / "s01.yaml").write_text(SEASON + "# more\n", "utf-8")
        expect(page.locator("details.answer")).to_have_attribute("open", "")
        expect(page.locator("details.answer summary")).to_be_focused()
        assert page.evaluate("scrollY") == down


def test_a_change_leaves_the_part_of_a_wide_picture_that_is_looked_at(browser: Browser, shipped: Path) -> None:
    with looking(browser, shipped, "/?at=S01E01.1", viewport={"width": 360, "height": 700}) as page:
        strip = page.locator("#strip")
        strip.evaluate("box => { box.scrollLeft = box.scrollWidth; }")
        along = strip.evaluate("box => box.scrollLeft")
        assert along > 300
        lines_moved(shipped)
        shown_anew(page)
        assert page.locator("#strip").evaluate("box => box.scrollLeft") == along


def test_a_change_leaves_the_point_the_slider_and_the_focus_where_they_are(browser: Browser, shipped: Path) -> None:
    with looking(browser, shipped, "/character/jessica?at=S01E10.2") as page:
        page.focus("#at-slider")
        page.keyboard.press("ArrowLeft")
        page.wait_for_url("**at=S01E10.1**")
        value = page.input_value("#at-slider")
        lines_moved(shipped)
        shown_anew(page)
        expect(page.locator("#at-slider")).to_be_focused()
        expect(page.locator("#at-slider")).to_have_value(value)
        expect(page.locator("#arc a[aria-current]")).to_have_attribute(
            "href", "/character/jessica?why=hurt&at=S01E10.1"
        )
        assert page.url.endswith("at=S01E10.1&why=hurt") or "at=S01E10.1" in page.url


def test_a_change_leaves_what_is_being_typed_and_the_caret_in_it(browser: Browser, shipped: Path) -> None:
    with looking(browser, shipped, "/recap") as page:
        page.locator("#recap-at").fill("S01E0")
        page.locator("#recap-at").evaluate("field => field.setSelectionRange(2, 3)")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        lines_moved(shipped)
        shown_anew(page)
        expect(page.locator("#recap-at")).to_be_focused()
        expect(page.locator("#recap-at")).to_have_value("S01E0")
        assert page.locator("#recap-at").evaluate("field => [field.selectionStart, field.selectionEnd]") == [2, 3]
        assert [url for url in asked if "at=" in url] == []


def test_a_change_leaves_the_line_one_came_for(browser: Browser, shipped: Path) -> None:
    with looking(browser, shipped, "/source/s01.yaml#L40") as page:
        expect(page.locator("#L40")).to_be_in_viewport()
        down = page.evaluate("scrollY")
        lines_moved(shipped)
        shown_anew(page)
        assert page.url.endswith("#L40")
        assert page.evaluate("scrollY") == down
        expect(page.locator("#L40")).to_have_class("here")


def test_a_story_that_grows_lengthens_the_slider_that_is_held(browser: Browser, harbour: Path) -> None:
    with looking(browser, harbour, "/") as page:
        page.focus("#at-slider")
        (harbour / "s02.yaml").write_text("S02E01: {scenes: {1: {present: [mara], lines: [Mara drinks]}}}\n", "utf-8")
        expect(page.locator("#at option[value='S02E01.1']")).to_have_count(1)
        expect(page.locator("#at-slider")).to_be_focused()
        page.keyboard.press("End")
        page.keyboard.press("ArrowLeft")
        page.wait_for_url("**at=S02E01")


def test_a_server_that_ends_is_missed_and_one_that_comes_back_is_followed(browser: Browser, harbour: Path) -> None:
    with context(browser) as window, kept_port() as port:
        with served(harbour, port=port) as site:
            page = opened(window, site, "/?at=S01E01.2")
            expect(page.locator(".scenes")).to_contain_text("Ann comforts Mara")
        expect(page.get_by_role("status")).to_contain_text("Nobody answers")
        page.focus("#at-slider")
        page.keyboard.press("Home")
        expect(page.get_by_role("status")).to_contain_text("What was asked for comes as soon as it does")
        expect(page.locator(".scenes")).to_contain_text("Ann comforts Mara")
        (harbour / "s01.yaml").write_text(SEASON.replace("Joe controls Mara", "Mara hums"), "utf-8")
        with served(harbour, port=port):
            expect(page.locator(".scenes")).to_contain_text("Mara hums")
            expect(page.get_by_role("status")).not_to_contain_text("Nobody answers")
            assert page.url.endswith("/?at=S01E01.1")


def test_an_open_page_says_that_it_needs_another_token_and_goes_on_once_one_has_it(
    browser: Browser, harbour: Path
) -> None:
    with context(browser) as window, kept_port() as port:
        page = window.new_page()
        with serving(Room(harbour), port, token=TOKEN) as (url, _):
            page.goto(f"{url}/cast?token={TOKEN}")
        with serving(Room(harbour), port, token=TOKEN[::-1]) as (url, _):
            expect(page.locator("#news")).to_contain_text("was started again with another token")
            window.new_page().goto(f"{url}/cast?token={TOKEN[::-1]}")
            page.bring_to_front()
            expect(page.locator("#news")).to_have_text("")


def test_a_page_that_nobody_looks_at_asks_nothing_and_is_up_to_date_when_it_is_looked_at(
    browser: Browser, site: Site, harbour: Path
) -> None:
    hidden = "Object.defineProperty(document, 'hidden', { value: %s, configurable: true });"
    told = "document.dispatchEvent(new Event('visibilitychange'))"
    with context(browser) as window:
        page = opened(window, site, "/?at=S01E01.2")
        page.evaluate(hidden % "true" + told)
        asked: list[str] = []
        page.on("request", lambda request: None if "/static/" in request.url else asked.append(request.url))
        in_place(harbour)  # a browser may fetch the page's icon as late as it likes: that asks nothing about the story
        other = opened(window, site, "/?at=S01E01.2")
        expect(other.locator(".scenes")).to_contain_text("Mara dreams")
        assert asked == []
        page.evaluate(hidden % "false" + told)
        expect(page.locator(".scenes")).to_contain_text("Mara dreams")


@pytest.fixture
def site(harbour: Path) -> Iterator[Site]:
    """It, served."""
    with served(harbour) as found:
        yield found
