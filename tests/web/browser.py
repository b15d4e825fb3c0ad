"""A real browser for the pages, and a real server to look at: the system's chromium, or the reason there is none."""

import os
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytest.importorskip("playwright", reason="needs playwright")
pytest.importorskip("uvicorn", reason="needs uvicorn")

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from previously.live.room import Room
from previously.surfaces.web.app import create_app
from tests.web.shipped import SHIPPED

VARIABLE = "PREVIOUSLY_BROWSER"
NAMES = ("chromium", "chrome", "google-chrome", "chromium-browser")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
PATIENCE = 300_000
"""Milliseconds after which a test gives up; none is failed by a machine that is only slow."""
expect.set_options(timeout=PATIENCE)


class Site(NamedTuple):
    """A story that is being served: at this address."""

    url: str

    @property
    def port(self) -> int:
        """Its port."""
        return int(self.url.rpartition(":")[2])


@cache
def executable() -> str:
    """The browser to use; empty where there is none."""
    return os.environ.get(VARIABLE) or next(filter(None, map(shutil.which, NAMES)), "") or ""


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser; skips with the reason where there is none, and fails where continuous integration has none."""
    if not executable():
        reason = f"no browser: set {VARIABLE}, or put chromium or chrome on the PATH"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with sync_playwright() as play:
        args = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = play.chromium.launch(executable_path=executable(), args=args)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def served(folder: Path, *, port: int = 0, editor: str = "", **given: Any) -> Iterator[Site]:
    """A story on a port of this machine; 0 for one that is free."""
    app = create_app(Room(folder, **given), editor=editor)
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + PATIENCE / 1000
    while not server.started:
        assert thread.is_alive(), "the server has ended"
        assert time.monotonic() < until, "the server has not started"
        thread.join(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Site(f"http://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def context(browser: Browser, **given: Any) -> Iterator[BrowserContext]:
    """A browser's window, without motion unless it is asked for."""
    window = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **given})
    window.set_default_timeout(PATIENCE)
    try:
        yield window
    finally:
        window.close()


def opened(window: BrowserContext, site: Site, path: str) -> Page:
    """A page of a site."""
    page = window.new_page()
    page.goto(site.url + path, wait_until="load")
    return page


def barriers_of(page: Page, *, only: Sequence[str] = ()) -> list[str]:
    """What axe finds against people on a page, a line each; its window lets scripts of others in.

    `only`: by these of its rules.
    """
    every = {"runOnly": {"type": "tag", "values": list(TAGS)}, "rules": {"target-size": {"enabled": True}}}
    some = {"runOnly": {"type": "rule", "values": list(only)}}
    rules = {**(some if only else every), "resultTypes": ["violations"]}
    found = Axe().run(page, options=rules).response["violations"]
    return [f"{one['id']}: {node['html'][:160]} {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all the tests of a module; while it is open, nothing else can run an event loop."""
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """The shipped story, served."""
    with served(SHIPPED) as found:
        yield found


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """The story's first page."""
    with context(browser) as window:
        yield opened(window, site, "/?at=S01E05.1")


@pytest.fixture
def jessica(browser: Browser, site: Site) -> Iterator[Page]:
    """Jessica's page."""
    with context(browser) as window:
        yield opened(window, site, "/character/jessica?at=S01E10.1")
