"""The extension for SillyTavern, in a browser: what a chat logs, what it takes back, and who is told what.

By default in a page that gives it what the documentation of SillyTavern says. With SILLYTAVERN=FOLDER (its npm
package of it, its dependencies installed) `test_in_sillytavern_itself` starts that one, with a made-up model behind it.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="needs the extra “web”")
pytest.importorskip("playwright", reason="needs playwright")

from playwright.sync_api import Browser, Page
from starlette.applications import Starlette
from starlette.responses import FileResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import previously as pv
from previously.live.room import Room
from previously.surfaces.web.app import create_app
from tests.integrations.sillytavern.tavern import EXTENSION, chatting
from tests.store.worlds import begun
from tests.web.browser import browser, context, on_a_port, opened
from tests.web.doors import AUTHOR, START, TOKENS

__all__ = ["browser"]
HOST = Path(__file__).parent / "sillytavern" / "host.html"
DEED = "betrays"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    with begun(tmp_path / "world") as store:
        store.log(["Joe comforts Mara"], "S01E01.1", present=["mara", "joe"])
    return tmp_path / "world"


@pytest.fixture
def chat(world: Path, browser: Browser) -> Iterator[Page]:
    """A group of Mara, Joe and Ann in a chat host, whose extension knows the world."""
    pages = Starlette(
        routes=[
            Route("/", lambda _: FileResponse(HOST)),
            Mount("/extension", StaticFiles(directory=EXTENSION)),
        ]
    )
    with on_a_port(pages) as host:
        app = create_app(Room(world), token=START, grants=TOKENS, deeds=True, origins=(host.url,))
        with on_a_port(app) as site, context(browser) as window:
            page = opened(window, host, "/")
            page.wait_for_function("globalThis.ready")
            page.locator(".previously-settings .inline-drawer-toggle").wait_for(state="attached")
            page.locator("[name=previously-url]").fill(site.url)
            page.locator("[name=previously-token]").fill(AUTHOR)
            page.locator("[name=previously-on]").check()
            page.evaluate("document.activeElement.blur()")
            yield page


def logged(chat: Page, world: Path) -> list[str]:
    """What the branch of the chat says, once the extension has done what it was doing."""
    branch = chat.evaluate("host.asked('Mara').then(() => host.state().branch)")
    with pv.open_store(world) as store:
        return [one.row.line for one in store.rows(branch)][1:]


def test_each_message_logs_its_deeds_and_nothing_else(chat: Page, world: Path) -> None:
    chat.evaluate("host.send('We should talk.')")
    chat.evaluate(
        "host.reply('Mara', '*slaps Joe* \"How could you!\" *The rain falls on the pier.* It was *so* easy.')"
    )
    chat.evaluate("host.reply('Joe', 'I am sorry. [[prev: Joe lies to Mara]] [[prev: Joe zorbles the quux]]')")
    assert logged(chat, world) == ["Mara slaps Joe", "Joe lies to Mara"]
    chat.evaluate("host.edit(1, 'Never mind.')")
    assert logged(chat, world) == ["Joe lies to Mara"]


def test_a_mark_that_is_not_understood_is_shown(chat: Page) -> None:
    chat.evaluate("host.send('Well. [[prev: Joe zorbles the quux]]')")
    chat.wait_for_function("host.said().includes('Joe zorbles the quux')")


def test_who_was_not_there_is_not_told(chat: Page) -> None:
    chat.evaluate("host.mute('Ann')")
    chat.evaluate("host.reply('Joe', '*betrays Mara*')")
    absent, there = chat.evaluate("host.asked('Ann')"), chat.evaluate("host.asked('Mara')")
    assert DEED not in absent
    assert chat.evaluate("host.asked('Ann').then(host.sent)") == []
    assert chat.evaluate("host.asked('Mara').then(host.sent)") == ["*betrays Mara*"]
    assert "Ann" in absent
    assert DEED in there
    chat.evaluate("host.mute()")
    chat.evaluate("host.reply('Joe', '*betrays Mara* Again.')")
    assert DEED in chat.evaluate("host.asked('Ann')")


def test_a_swipe_takes_its_memory_back(chat: Page, world: Path) -> None:
    chat.evaluate("host.reply('Mara', '*comforts Joe*')")
    chat.evaluate("host.reply('Joe', '*betrays Mara*')")
    assert DEED in chat.evaluate("host.asked('Mara')")
    while_swiped = chat.evaluate("host.swipe('*thanks Mara*')")
    assert DEED not in while_swiped
    assert DEED not in chat.evaluate("host.asked('Mara')")
    assert logged(chat, world) == ["Mara comforts Joe", "Joe thanks Mara"]
    chat.evaluate("host.cut(1)")
    assert logged(chat, world) == ["Mara comforts Joe"]
    chat.evaluate("host.cut(0)")
    assert logged(chat, world) == []


def test_what_a_chat_logs_is_canon_once_it_is_kept(chat: Page, world: Path) -> None:
    chat.evaluate("host.reply('Joe', '*betrays Mara*')")
    assert len(pv.open(world).canon.episodes[0].entries) == 1
    chat.evaluate("host.asked('Mara')")
    chat.locator(".previously-keep").dispatch_event("click")
    chat.wait_for_function("host.said().startsWith('Kept')")
    entries: list[Any] = [entry for episode in pv.open(world).canon.episodes for entry in episode.entries]
    assert [entry.text for entry in entries] == ["Joe comforts Mara", "Joe betrays Mara"]


def test_without_an_answer_nobody_speaks_from_an_old_brief(chat: Page) -> None:
    assert chat.evaluate("host.asked('Mara')")
    chat.locator("[name=previously-token]").fill("a-token-of-nobody-at-all")
    chat.evaluate("document.activeElement.blur()")
    assert chat.evaluate("host.asked('Mara')") == ""
    chat.wait_for_function("document.querySelector('.previously-status').dataset.well === 'false'")


MESSAGES = {
    "*slaps Joe* “How?” *She leaves the room.*": ["Mara slaps Joe", "Mara leaves the room"],
    "**Joe hits Ann**": ["Joe hits Ann"],
    "I see. [[prev: Joe lies to Mara]] *nods*": ["Joe lies to Mara", "Mara nods"],
    "I kill you. ```*kills Joe*```": [],
    "*The rain falls. His hand shakes.*": [],
    '*says "kill Joe" and leaves*': ["Mara says and leaves"],
    "*slaps Joe* " * 100: ["Mara slaps Joe"] * 12,
    f"*{'x ' * 400}*": [],
}


def test_what_of_a_message_may_be_a_line(chat: Page) -> None:
    asked = """texts => import('/extension/lines.js').then(
        at => texts.map(text => at.candidates(text, 'Mara').map(one => one.line)))"""
    found = chat.evaluate(asked, list(MESSAGES))
    assert dict(zip(MESSAGES, found, strict=True)) == MESSAGES


@pytest.mark.skipif("SILLYTAVERN" not in os.environ, reason="SILLYTAVERN does not say where SillyTavern lies")
def test_in_sillytavern_itself(world: Path, tmp_path: Path, browser: Browser) -> None:
    with chatting(Path(os.environ["SILLYTAVERN"]), world, tmp_path, browser) as (page, model):
        page.evaluate("chats.mute('Ann')")
        page.evaluate("chats.speak('Joe')")
        assert page.evaluate("chats.logged()") == ["Joe betrays Mara"]
        page.evaluate("SillyTavern.getContext().swipe.right()")
        page.wait_for_function("chats.last().swipes?.length === 2 && chats.logged().includes('Joe thanks Mara')")
        assert DEED not in model.prompts[-1]
        page.evaluate("SillyTavern.getContext().swipe.left()")
        page.wait_for_function("chats.logged().includes('Joe betrays Mara')")
        page.evaluate("chats.speak('Ann')")
        assert "Ann" in model.prompts[-1]
        assert DEED not in model.prompts[-1]
        page.evaluate("chats.speak('Mara')")
        assert "still hurts: Joe betrays Mara" in model.prompts[-1]
        for _ in range(3):
            page.evaluate("SillyTavern.getContext().deleteLastMessage()")
        page.wait_for_function("chats.logged().length === 0")
