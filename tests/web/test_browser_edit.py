"""A file edited on its page: whatever comes between, the text that is being written is not lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.web.asking import SEASON, written
from tests.web.browser import Late, Site, barriers_of, browser, context, kept_port, opened, served

__all__ = ["browser"]
MINE = SEASON + "# mine\n"
EDIT = "/source/s01.yaml?edit=1"


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A small story."""
    return written(tmp_path / "harbour")


@pytest.fixture
def site(harbour: Path) -> Iterator[Site]:
    """It, served."""
    with served(harbour) as found:
        yield found


@contextmanager
def writing(browser: Browser, site: Site, text: str = MINE, **given: object) -> Iterator[Page]:
    """Somebody has written a text into the editor and not saved it."""
    with context(browser, **given) as window:
        page = opened(window, site, EDIT)
        page.get_by_label("The file’s text").fill(text)
        yield page


def test_a_line_that_is_chosen_stands_in_the_address_and_is_where_one_edits(browser: Browser, site: Site) -> None:
    with context(browser) as window:
        page = opened(window, site, "/source/s01.yaml")
        page.locator("#L4 a.number").click()
        assert page.url.endswith("/source/s01.yaml#L4")
        expect(page.locator("#place")).to_have_text("s01.yaml:4")
        page.get_by_role("link", name="Edit").click()
        text = page.get_by_label("The file’s text")
        expect(text).to_be_focused()
        assert text.evaluate("t => t.value.slice(0, t.selectionStart).split('\\n').length") == 4


def test_to_skip_to_the_page_costs_nothing_that_is_written(browser: Browser, site: Site) -> None:
    with writing(browser, site) as page:
        page.get_by_text("Skip to content").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**#main")
        page.go_back()
        expect(page.locator("body:not([aria-busy])")).to_be_visible()
        expect(page.get_by_label("The file’s text")).to_have_value(MINE)


def test_whoever_leaves_with_something_unsaved_is_asked_first(browser: Browser, site: Site) -> None:
    with writing(browser, site) as page:
        asked: list[str] = []

        def stay(dialog: Dialog) -> None:
            asked.append(dialog.type)
            dialog.dismiss()

        page.on("dialog", stay)
        with page.expect_event("dialog"):
            page.get_by_role("link", name="Findings").click(no_wait_after=True)
        expect(page.get_by_label("The file’s text")).to_have_value(MINE)
        assert asked == ["beforeunload"]


def test_a_save_that_nobody_takes_keeps_the_text_and_can_be_made_again(
    browser: Browser, site: Site, harbour: Path
) -> None:
    with writing(browser, site) as page:
        page.context.set_offline(True)
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("status")).to_contain_text("nothing is saved")
        expect(page.get_by_label("The file’s text")).to_have_value(MINE)
        assert (harbour / "s01.yaml").read_text("utf-8") == SEASON
        page.context.set_offline(False)
        page.get_by_role("button", name="Save").click()
        page.wait_for_url("**/source/s01.yaml")
        assert (harbour / "s01.yaml").read_text("utf-8") == MINE


def test_a_save_to_a_server_that_was_started_again_is_made(browser: Browser, harbour: Path) -> None:
    with context(browser) as window, kept_port() as port:
        with served(harbour, port=port) as site:
            page = opened(window, site, EDIT)
            page.get_by_label("The file’s text").fill(MINE)
        with served(harbour, port=port):
            page.get_by_role("button", name="Save").click()
            page.wait_for_url("**/source/s01.yaml")
            assert (harbour / "s01.yaml").read_text("utf-8") == MINE


def test_a_save_to_a_server_that_was_started_again_writes_over_nobody(browser: Browser, harbour: Path) -> None:
    with context(browser) as window, kept_port() as port:
        with served(harbour, port=port) as site:
            page = opened(window, site, EDIT)
            page.get_by_label("The file’s text").fill(MINE)
        (harbour / "s01.yaml").write_text(SEASON + "# theirs\n", "utf-8")
        with served(harbour, port=port):
            page.get_by_role("button", name="Save").click()
            expect(page.get_by_label("Theirs (the file as it is now)")).to_have_value(SEASON + "# theirs\n")
            assert (harbour / "s01.yaml").read_text("utf-8") == SEASON + "# theirs\n"


def test_without_scripts_a_save_that_is_refused_has_its_text_again_and_is_saved_from_there(
    browser: Browser, harbour: Path
) -> None:
    with context(browser, java_script_enabled=False) as window, kept_port() as port:
        with served(harbour, port=port) as site:
            page = opened(window, site, EDIT)
            page.get_by_label("The file’s text").fill(MINE)
        with served(harbour, port=port):
            page.get_by_role("button", name="Save").click()
            expect(page.get_by_role("heading", name="Nothing was saved")).to_be_visible()
            expect(page.get_by_label("Your text")).to_have_value(MINE)
            assert (harbour / "s01.yaml").read_text("utf-8") == SEASON
            page.get_by_role("button", name="Save").click()
            page.wait_for_url("**/source/s01.yaml")
            assert (harbour / "s01.yaml").read_text("utf-8") == MINE


def test_a_server_that_lets_nobody_edit_any_more_says_so(browser: Browser, harbour: Path) -> None:
    with context(browser) as window, kept_port() as port:
        with served(harbour, port=port) as site:
            page = opened(window, site, EDIT)
            page.get_by_label("The file’s text").fill(MINE)
        with served(harbour, port=port, read_only=True):
            page.get_by_role("button", name="Save").click()
            expect(page.get_by_role("status")).to_contain_text("Nothing is saved.")
            expect(page.get_by_label("The file’s text")).to_have_value(MINE)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_double_click_saves_once_and_is_no_conflict_with_itself(
    browser: Browser, site: Site, harbour: Path, scripts: bool
) -> None:
    with writing(browser, site, java_script_enabled=scripts) as page:
        page.get_by_role("button", name="Save").dblclick()
        page.wait_for_url("**/source/s01.yaml")
        expect(page.locator(".source")).to_contain_text("# mine")
        assert (harbour / "s01.yaml").read_text("utf-8") == MINE


def test_two_tabs_never_write_over_each_other(browser: Browser, site: Site, harbour: Path) -> None:
    with writing(browser, site) as first, writing(browser, site, SEASON + "# other\n") as second:
        first.keyboard.press("Control+s")
        first.wait_for_url("**/source/s01.yaml")
        expect(second.get_by_role("status")).to_have_text("The story has changed since this page was loaded.")
        second.get_by_role("button", name="Save").click()
        expect(second.get_by_role("alert").filter(has_text="Nothing was saved.")).to_be_visible()
        expect(second.get_by_label("Theirs (the file as it is now)")).to_have_value(MINE)
        yours = second.get_by_label("Yours (not saved)")
        expect(yours).to_have_value(SEASON + "# other\n")
        expect(yours).to_be_focused()
        assert (harbour / "s01.yaml").read_text("utf-8") == MINE
        yours.fill(MINE + "# other\n")
        (harbour / "s01.yaml").write_text(MINE + "# a third\n", "utf-8")  # and once more, while one mends it
        second.get_by_role("button", name="Overwrite with mine").click()
        expect(second.get_by_label("Theirs (the file as it is now)")).to_have_value(MINE + "# a third\n")
        second.get_by_role("button", name="Overwrite with mine").click()
        second.wait_for_url("**/source/s01.yaml")
        assert (harbour / "s01.yaml").read_text("utf-8") == MINE + "# other\n"


def test_a_conflict_shown_in_place_keeps_nobody_out(browser: Browser, site: Site, harbour: Path) -> None:
    with writing(browser, site, bypass_csp=True) as page:
        (harbour / "s01.yaml").write_text(SEASON + "# theirs\n", "utf-8")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_label("Yours (not saved)")).to_be_visible()
        assert barriers_of(page) == []


def test_theirs_can_be_kept(browser: Browser, site: Site, harbour: Path) -> None:
    with writing(browser, site) as page:
        (harbour / "s01.yaml").write_text(SEASON + "# theirs\n", "utf-8")
        page.get_by_role("button", name="Save").click()
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("link", name="Keep theirs").click()
        page.wait_for_url("**/source/s01.yaml")
        assert (harbour / "s01.yaml").read_text("utf-8") == SEASON + "# theirs\n"


def test_while_a_save_is_under_way_the_text_is_still_there(browser: Browser, site: Site, harbour: Path) -> None:
    with writing(browser, site) as page:
        late = Late(page, "**/source/s01.yaml", "POST")
        page.keyboard.press("Control+s")
        expect(page.get_by_role("status")).to_have_text("Saving …")
        late.come()
        page.keyboard.press("Control+s")
        expect(page.get_by_label("The file’s text")).to_have_value(MINE)
        late.go_on()
        page.wait_for_url("**/source/s01.yaml")
        assert len(late.asked) == 1
        assert (harbour / "s01.yaml").read_text("utf-8") == MINE


def test_the_link_to_an_editor_of_ones_own_follows_the_line(browser: Browser, harbour: Path) -> None:
    with served(harbour, editor="vscode://file{path}:{line}") as site, context(browser) as window:
        page = opened(window, site, "/source/s01.yaml#L6")
        link = page.get_by_role("link", name="Open in the editor")
        expect(link).to_have_attribute("href", f"vscode://file{harbour.as_posix()}/s01.yaml:6")
        page.locator("#L4 a.number").click()
        expect(link).to_have_attribute("href", f"vscode://file{harbour.as_posix()}/s01.yaml:4")
