"""Findings, comparisons, recaps, articles and files in a real browser: what one does on them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.asking import FILES, SEASON, written
from tests.web.browser import Site, context, launched, opened, served

ARTICLE = "Joe controls Mara.\n\nJoe’s death is a grave loss.\n"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for all of these."""
    with launched() as found:
        yield found


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A story with a plan and an article."""
    return written(tmp_path / "harbour", {**FILES, "press/review.txt": ARTICLE})


@pytest.fixture
def site(harbour: Path, browser: Browser) -> Iterator[Site]:
    """It, served."""
    del browser  # no server where there is no browser
    with served(harbour) as found:
        yield found


def page_of(browser: Browser, site: Site, path: str, **given: object) -> Iterator[Page]:
    with context(browser, **given) as window:
        yield opened(window, site, path)


def test_a_filter_answers_at_once_and_stands_in_the_address(browser: Browser, site: Site) -> None:
    for page in page_of(browser, site, "/findings?plan=plans/calm.yaml"):
        page.get_by_label("Sort by").focus()
        page.get_by_label("Sort by").select_option("rule")
        expect(page).to_have_url(site.url + "/findings?plan=plans%2Fcalm.yaml&sort=rule")
        expect(page.get_by_label("Sort by")).to_be_focused()
        expect(page.locator("article.finding")).to_have_count(1)


def test_without_a_script_a_filter_answers_too(browser: Browser, site: Site) -> None:
    for page in page_of(browser, site, "/findings", java_script_enabled=False):
        page.get_by_label("Severity").select_option("error")
        page.locator("#filters").get_by_role("button", name="Show").click()
        expect(page).to_have_url(site.url + "/findings?severity=error&rule=&character=&file=&sort=severity")
        expect(page.locator("article.finding")).to_have_count(1)
        page.get_by_text("Intended?").first.click()
        expect(page.get_by_text('; intended "why"', exact=True)).to_be_visible()
        expect(page.get_by_role("button", name="Copy")).to_have_count(0)


def test_a_mark_is_copied(browser: Browser, site: Site) -> None:
    for page in page_of(browser, site, "/findings", permissions=["clipboard-read", "clipboard-write"]):
        page.get_by_text("Intended?").first.click()
        page.get_by_role("button", name="Copy").first.click()
        expect(page.get_by_role("status")).to_have_text('Copied: ; intended "why"')
        assert page.evaluate("navigator.clipboard.readText()") == '; intended "why"'


def test_from_a_finding_one_comes_to_its_line_by_keyboard(browser: Browser, site: Site) -> None:
    for page in page_of(browser, site, "/findings"):
        page.get_by_role("link", name="s01.yaml:9").first.focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(site.url + "/source/s01.yaml#L9")
        expect(page.locator("#L9")).to_be_in_viewport()
        expect(page.locator("#place")).to_have_text("s01.yaml:9")
        page.locator("#L9 summary").click()
        expect(page.get_by_text("hurt is 0.94")).to_be_visible()


def test_a_file_is_edited_and_saved_where_one_came_from(browser: Browser, site: Site, harbour: Path) -> None:
    for page in page_of(browser, site, "/source/s01.yaml#L9"):
        page.get_by_role("link", name="Edit").click()
        text = page.get_by_label("The file’s text")
        expect(text).to_be_focused()
        assert text.evaluate("t => t.value.slice(0, t.selectionStart).split('\\n').length") == 9
        text.fill(SEASON.replace("plays at ease", "plays torn"))
        page.keyboard.press("Control+s")
        expect(page).to_have_url(site.url + "/source/s01.yaml#L9")
        expect(page.locator("#L9")).to_contain_text("Mara plays torn")
        assert (harbour / "s01.yaml").read_text("utf-8") == SEASON.replace("plays at ease", "plays torn")


def test_a_conflict_shows_both_texts_and_loses_neither(browser: Browser, site: Site, harbour: Path) -> None:
    for page in page_of(browser, site, "/source/s01.yaml?edit=1"):
        page.get_by_label("The file’s text").fill(SEASON + "# mine\n")
        (harbour / "s01.yaml").write_text(SEASON + "# theirs\n", "utf-8")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert").filter(has_text="Nothing was saved.")).to_be_visible()
        expect(page.get_by_label("Theirs (the file as it is now)")).to_have_value(SEASON + "# theirs\n")
        expect(page.get_by_label("Yours (not saved)")).to_have_value(SEASON + "# mine\n")
        yours = page.get_by_label("Yours (not saved)")
        assert yours.evaluate("t => t.value.slice(0, t.selectionStart).split('\\n').length") == 10
        page.get_by_role("button", name="Overwrite with mine").click()
        expect(page.locator(".source")).to_contain_text("# mine")
        assert (harbour / "s01.yaml").read_text("utf-8") == SEASON + "# mine\n"


def test_what_is_being_written_survives_a_change_of_the_files(browser: Browser, site: Site, harbour: Path) -> None:
    for page in page_of(browser, site, "/source/s01.yaml?edit=1"):
        text = page.get_by_label("The file’s text")
        text.fill("half a thought")
        (harbour / "s01.yaml").write_text(SEASON + "# theirs\n", "utf-8")
        expect(page.get_by_role("status")).to_have_text("The story has changed since this page was loaded.")
        expect(text).to_have_value("half a thought")


def test_a_pasted_article_is_read_with_what_is_withheld(browser: Browser, site: Site) -> None:
    for page in page_of(browser, site, "/read"):
        page.get_by_label("Or paste one").fill(
            "<p>Joe controls Mara.</p><script>document.title = 'x'</script>" + ARTICLE
        )
        page.locator("#paste-seen").fill("S01E01")
        page.locator("#paste").get_by_role("button", name="Read").click()
        article = page.locator("article.article")
        expect(article).to_contain_text("Joe controls Mara.")
        expect(article).to_contain_text("Withheld: beyond what you have seen")
        assert "grave" not in page.content()
        assert page.title() == "Read · Harbour"
        expect(page.get_by_text("already told").first).to_be_hidden()
        page.get_by_label("Show why each sentence is shown").check()
        expect(page.get_by_text("already told").first).to_be_visible()


def test_an_article_of_the_press_is_chosen(browser: Browser, site: Site) -> None:
    for page in page_of(browser, site, "/read", java_script_enabled=False):
        page.locator("#press-seen").fill("none")
        page.get_by_role("button", name="Read").first.click()
        expect(page.get_by_role("heading", name="press/review.txt, for a reader who has seen nothing")).to_be_visible()
        assert "controls" not in page.content()


def test_plans_are_chosen_and_a_point_leads_to_her_there(browser: Browser, site: Site) -> None:
    for page in page_of(browser, site, "/compare"):
        page.get_by_label("Whose arcs").select_option("mara")
        expect(page.locator("figure.arcs")).to_have_count(5)
        expect(page).to_have_url(site.url + "/compare?plans=plans%2Fcalm.yaml&on=mara")
        point = page.locator("figure.arcs a").last
        assert point.get_attribute("href") == "/character/mara?at=S02E01.1&plan=calm"


def test_a_recap_is_asked_for_somebody_and_in_fewer_words(browser: Browser, site: Site) -> None:
    for page in page_of(browser, site, "/recap"):
        page.get_by_label("Most words").fill("3")
        page.keyboard.press("Tab")
        expect(page.locator("#recap")).to_have_text("Joe dies.")
        page.get_by_label("For", exact=True).select_option("ann")
        expect(page).to_have_url(site.url + "/recap?at=S01E03&for=ann&words=3")
