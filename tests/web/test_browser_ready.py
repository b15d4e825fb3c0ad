"""In a browser, a page of a long story fills in by itself; without scripts, at a second look."""

import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from previously.live import ready
from previously.live.room import Room
from previously.mind.kernel import fast
from previously.surfaces.web import here
from tests.web.browser import PATIENCE, barriers_of, browser, context, opened, served

__all__ = ["browser"]
WAITING = "still being checked"


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Every story counts as a long one, and nothing of it is worked out before this."""
    event = threading.Event()

    def held(room: Room) -> bool:
        assert event.wait(PATIENCE / 1000)
        return ready.advance(room)

    monkeypatch.setattr(ready, "LONG", 1)
    monkeypatch.setattr(fast, "available", lambda: False)  # else it is compiled first, which may take minutes
    monkeypatch.setattr(here, "advance", held)
    return event


@pytest.mark.parametrize(("path", "then"), [("/findings", "PV201"), ("/compare", "What each adds")])
def test_a_page_that_waits_fills_in_by_itself(
    browser: Browser, harbour: Path, go_on: threading.Event, path: str, then: str
) -> None:
    with served(harbour) as site, context(browser, bypass_csp=True) as window:
        page = opened(window, site, path)
        expect(page.locator("main")).to_contain_text(WAITING)
        assert barriers_of(page) == []
        go_on.set()
        expect(page.locator("main")).to_contain_text(then)
        expect(page.locator("main")).not_to_contain_text(WAITING)


def test_without_scripts_one_looks_again(browser: Browser, harbour: Path, go_on: threading.Event) -> None:
    with served(harbour) as site, context(browser, java_script_enabled=False) as window:
        page = opened(window, site, "/findings?sort=rule")
        expect(page.locator("main")).to_contain_text(WAITING)
        go_on.set()
        for _ in range(5000):
            if WAITING not in page.inner_text("main"):
                break
            page.get_by_role("link", name="look again").click()
        assert page.url == f"{site.url}/findings?sort=rule"
        expect(page.locator("main")).to_contain_text("PV201")
