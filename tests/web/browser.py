"""A real browser for the pages, and a real server to look at: the system's chromium, or the reason there is none."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest

pytest.importorskip("playwright", reason="needs playwright")
pytest.importorskip("uvicorn", reason="needs uvicorn")

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright
from starlette.applications import Starlette

from previously.live.room import Room
from previously.surfaces.web.app import create_app
from tests.web.shipped import SHIPPED

VARIABLE = "PREVIOUSLY_BROWSER"
NAMES = ("chromium", "chrome", "google-chrome", "chromium-browser")
HIGH = 900
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
PATIENCE = 300_000
"""Milliseconds after which a test gives up; none is failed by a machine that is only slow."""
expect.set_options(timeout=PATIENCE)


class Site(NamedTuple):
    """A story that is being served: at this address."""

    url: str


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
        browser = play.chromium.launch(executable_path=executable(), args=args, timeout=PATIENCE)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def kept_port() -> Iterator[int]:
    """A port on which several servers may listen one after the other: between them, too, nobody else is given it."""
    with socket.socket() as keeper:
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        keeper.bind(("127.0.0.1", 0))
        yield keeper.getsockname()[1]


@contextmanager
def served(folder: Path, *, port: int = 0, editor: str = "", **given: Any) -> Iterator[Site]:
    """A story on a port of this machine; 0 for one that is free."""
    with on_a_port(create_app(Room(folder, **given), editor=editor), port) as site:
        yield site


@contextmanager
def on_a_port(app: Starlette, port: int = 0) -> Iterator[Site]:
    """An application on a port of this machine; 0 for one that is free."""
    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
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
    window = browser.new_context(**{"viewport": {"width": 1280, "height": HIGH}, "reduced_motion": "reduce", **given})
    window.set_default_timeout(PATIENCE)
    try:
        yield window
    finally:
        window.close()


class Late:
    """What is asked of an address, and not answered until one says so; with `method`, only what is asked by that."""

    def __init__(self, page: Page, url: str, method: str = "") -> None:
        self._page, self._method = page, method
        self.asked: list[Route] = []
        page.route(url, self._taken)

    def _taken(self, route: Route) -> None:
        if self._method in {"", route.request.method}:
            self.asked.append(route)
        else:
            route.continue_()

    def come(self) -> None:
        """Wait for the first of them."""
        until = time.monotonic() + PATIENCE / 1000
        while not self.asked:
            assert time.monotonic() < until, "nothing is asked"
            self._page.evaluate("0")  # while one waits for an answer, one hears of what else happens

    def go_on(self) -> None:
        """Let the first of them be answered."""
        self.come()
        self.asked[0].continue_()


def opened(window: BrowserContext, site: Site, path: str) -> Page:
    """A page of a site."""
    page = window.new_page()
    page.goto(site.url + path, wait_until="load")
    return page


def barriers_of(page: Page, *, only: Sequence[str] = ()) -> list[str]:
    """What axe finds against people on a page, a line each; its window lets scripts of others in.

    `only`: by these of its rules. Axe is put into a page once, and asked as often as one likes.
    """
    every = {"runOnly": {"type": "tag", "values": list(TAGS)}, "rules": {"target-size": {"enabled": True}}}
    some = {"runOnly": {"type": "rule", "values": list(only)}}
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    rules = {**(some if only else every), "resultTypes": ["violations"]}
    found = page.evaluate("rules => axe.run(rules).then(found => found.violations)", rules)
    return [f"{one['id']}: {node['html'][:160]} {node['failureSummary']}" for one in found for node in one["nodes"]]


LOOKED_AT: tuple[tuple[Literal["light", "dark"], int, tuple[str, ...]], ...] = (
    ("light", 1280, ()),
    ("dark", 1280, ("color-contrast", "link-in-text-block")),
    ("light", 320, ()),
)
"""In which scheme and how wide a page is looked at, by what rules of axe; none: by all.

What the dark changes is colours, at any width, and by their rules alone it is looked at again.
"""


def barriers_at(page: Page) -> dict[tuple[str, int], list[str]]:
    """What axe finds on a desk, on a desk in the dark and on a phone, where it finds something.

    That a page is wider than its window is one of them. It is left as a light page on a phone.
    """
    found = {}
    for scheme, width, only in LOOKED_AT:
        page.emulate_media(color_scheme=scheme)
        lines = ["wider than its window"] if wider(page, width) else []
        found[scheme, width] = lines + barriers_of(page, only=only)
    return {state: lines for state, lines in found.items() if lines}


def wider(page: Page, width: int) -> bool:
    """Is a page wider than a window of that width?"""
    if page.viewport_size != {"width": width, "height": HIGH}:
        page.set_viewport_size({"width": width, "height": HIGH})
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all the tests of a module; while it is open, nothing else can run an event loop."""
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    """One tab for all who only look, in which other scripts may run: a process for each costs more than a look."""
    with context(browser, bypass_csp=True) as window:
        yield window.new_page()


@pytest.fixture
def tab(shared: Page) -> Page:
    """That tab, of somebody who has never been here, on a desk in the light."""
    shared.context.clear_cookies()
    shared.emulate_media(color_scheme="light")
    shared.set_viewport_size({"width": 1280, "height": HIGH})
    return shared


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
