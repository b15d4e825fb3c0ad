"""Photograph the pages of `previously serve` for the manual; where there is no browser, say so and leave them."""

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from previously.live.room import Room
from previously.surfaces.web.app import create_app
from previously.surfaces.web.http.listening import bound
from previously.surfaces.web.http.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
SCREENS, STORY = ROOT / "docs" / "screens", ROOT / "stories" / "jessica-jones"
PAGES = {
    "story": ("/?at=S01E05.1", "light"),
    "character": ("/character/jessica?at=S01E10.2", "dark"),
    "findings": ("/findings?plan=plans/hovercar.yaml", "light"),
    "compare": ("/compare?plans=carry,hovercar", "light"),
    "read": ("/read", "light"),
    "source": ("/source/plans/hovercar.yaml", "dark"),
}
ARTICLE = """This article contains spoilers for season 1 of Jessica Jones.

Kilgrave captures Jessica.

Jessica Jones is a drama.

In the finale she kills him.
"""
LARGEST = 200_000
"""Bytes of a picture."""


@contextmanager
def served() -> Iterator[str]:
    """The shipped story on a free port."""
    listening = bound("127.0.0.1", 0)
    server = Server(create_app(Room(STORY, read_only=True)))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()


@contextmanager
def browsing() -> Iterator["Browser | None"]:
    """A browser, or none."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        yield None
        return
    named = [os.environ.get("PREVIOUSLY_BROWSER"), *map(shutil.which, ("chromium", "chrome", "google-chrome"))]
    with sync_playwright() as play:
        args = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        try:
            browser = play.chromium.launch(executable_path=next(filter(None, named), None), args=args)
        except Error:
            yield None
            return
        yield browser
        browser.close()


def photograph(browser: "Browser", url: str, name: str) -> bytes:
    """One page as a PNG."""
    path, scheme = PAGES[name]
    size = {"width": 1200, "height": 760}
    page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page.goto(url + path)
    if name == "read":
        read(page)
    page.wait_for_load_state("load")
    taken = page.screenshot()
    page.close()
    return taken


def read(page: "Page") -> None:
    """Paste an article, for one who has seen five episodes."""
    page.locator("#pasted").fill(ARTICLE)
    page.locator("#paste-seen").fill("S01E05")
    page.locator("#paste").get_by_role("button", name="Read").click()
    page.locator("article.article").wait_for()
    page.locator("#why").check()


def main() -> int:
    """Take them all."""
    with served() as url, browsing() as browser:
        if browser is None:
            sys.stdout.write("No browser: the pictures in docs/screens stay as they are.\n")
            return 0
        SCREENS.mkdir(exist_ok=True)
        taken = {name: photograph(browser, url, name) for name in PAGES}
    for name, picture in taken.items():
        if len(picture) > LARGEST:
            sys.stdout.write(f"{name}: {len(picture):,} bytes are more than a picture may have\n")
            return 1
        (SCREENS / f"{name}.png").write_bytes(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
