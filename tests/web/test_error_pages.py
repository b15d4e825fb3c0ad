"""The page of every refusal, in a browser: read by everybody, left by keyboard, and without a word of how we failed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("playwright", reason="needs playwright")

from playwright.sync_api import Browser, Page, Response, expect

from previously.live.look import Look
from previously.live.room import Room
from previously.surfaces.web.asking import Shown
from previously.surfaces.web.http.errors import TITLES
from previously.surfaces.web.pages import findings
from tests.web.asking import written
from tests.web.browser import barriers_at, browser, context, shared, tab
from tests.web.serving import serving

__all__ = ["browser", "shared", "tab"]
TOKEN = "a-token-of-sixteen-signs"  # noqa: S105 - of a test
FORM = """([action, fields, kind]) => {
    const form = Object.assign(document.createElement("form"), {method: "post", action, enctype: kind});
    for (const [name, value] of fields) {
        form.append(Object.assign(document.createElement("textarea"), {name, value}));
    }
    document.body.append(form);
    form.submit();
}"""
URLENCODED, PLAIN = "application/x-www-form-urlencoded", "text/plain"
OURS = ("Traceback", ".py", "Error", "Exception", "qzxsecret", "harbour/", "starlette", "uvicorn", "None")


class Refused(NamedTuple):
    """What is asked and refused: of which server, where, and the form that is sent from its first page, if any."""

    status: int
    said: str
    server: str = "author"
    path: str = "/nowhere"
    fields: tuple[tuple[str, str], ...] = ()
    kind: str = URLENCODED

    @property
    def title(self) -> str:
        """What its page is called; that of a save holds the text that was not saved."""
        return "Nothing was saved" if "text" in dict(self.fields) else TITLES.get(self.status, TITLES[400])


REFUSED = {
    "no such position": Refused(400, "“tomorrow” is not a position here", path="/?at=tomorrow"),
    "a long word": Refused(400, "is not a position here", path=f"/?at={'x' * 400}"),
    "without the token": Refused(401, "open the address that was printed", "locked", "/cast"),
    "a form of another page": Refused(
        403,
        "this page is from before the server was started again",
        path="/source/s01.yaml",
        fields=(("text", "x"), ("hash", "x"), ("csrf", "x")),
    ),
    "a save where one reads": Refused(
        403, "served to be read", "reader", "/source/s01.yaml", (("text", "x"), ("hash", "x"), ("csrf", ""))
    ),
    "a save without the token": Refused(
        401, "open the address that was printed", "locked", "/source/s01.yaml", (("text", "x"), ("hash", "x"))
    ),
    "no such page": Refused(404, "there is no such page"),
    "nobody of that name": Refused(404, "nobody in “Harbour”", path="/character/nobody"),
    "an author’s page": Refused(404, "there is no such page", "audience", "/source/s01.yaml"),
    "a form where none is": Refused(405, "this page cannot be asked so", path="/cast", fields=(("a", "b"),)),
    "too much": Refused(413, "larger than 1 MB", path="/read", fields=(("article", "x" * (1 << 20)),)),
    "another form": Refused(415, "send it as", path="/read", fields=(("article", "x"),), kind=PLAIN),
    "another name": Refused(421, "--allow-host story.localhost:", "other", "/cast"),
    "our mistake": Refused(500, "this page could not be made", path="/findings"),
    "too many": Refused(503, "too many pages follow this story", path="/live"),
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """The same story served in several ways; one page of it breaks, and none may follow it."""
    folder = written(tmp_path_factory.mktemp("refused") / "harbour")
    kinds: dict[str, Callable[[], Room]] = {
        "author": lambda: Room(folder),
        "reader": lambda: Room(folder, read_only=True),
        "audience": lambda: Room(folder, seen="S01E01"),
        "locked": lambda: Room(folder),
    }
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setattr(findings, "page", broken)
        patch.setattr("previously.surfaces.web.live.MOST", 0)
        found = {
            name: stack.enter_context(serving(room(), token=TOKEN if name == "locked" else None))[0]
            for name, room in kinds.items()
        }
        yield {**found, "other": found["author"].replace("127.0.0.1", "story.localhost")}


def broken(room: Room, look: Look, request: object) -> Shown:
    """A page that cannot be made."""
    raise ZeroDivisionError(f"qzxsecret {room} {look} {request}")


def refused(page: Page, sites: Mapping[str, str], asked: Refused) -> Response:
    """Ask for it as a browser does, and give what came."""
    url = sites[asked.server] + asked.path
    if not asked.fields:
        found = page.goto(url)
        assert found is not None
        return found
    page.goto(sites[asked.server] + "/")
    with page.expect_navigation() as answer:
        page.evaluate(FORM, [url, asked.fields, asked.kind])
    return answer.value


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_keeps_nobody_out_and_says_in_a_sentence_what_would_do(
    tab: Page, sites: Mapping[str, str], name: str
) -> None:
    asked = REFUSED[name]
    assert refused(tab, sites, asked).status == asked.status
    words = tab.inner_text("body")
    assert asked.said.casefold() in words.casefold()
    assert tab.title() == asked.title
    assert [word for word in OURS if word in words.replace("x" * 400, "")] == []
    assert barriers_at(tab) == {}


@pytest.mark.parametrize("name", ["no such page", "too much", "our mistake"])
def test_one_leaves_a_refusal_by_keyboard(browser: Browser, sites: Mapping[str, str], name: str) -> None:
    with context(browser) as window:
        page = window.new_page()
        refused(page, sites, REFUSED[name])
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Go to the story"
        page.keyboard.press("Enter")
        page.wait_for_url(sites["author"] + "/")


def test_a_link_that_somebody_is_sent_opens_the_page_for_who_has_the_token(
    browser: Browser, sites: Mapping[str, str], harbour: Path
) -> None:
    with serving(Room(harbour)) as (elsewhere, _), context(browser) as window:
        page = window.new_page()
        page.goto(f"{sites['locked']}/cast?token={TOKEN}")
        assert page.url == f"{sites['locked']}/cast"
        page.goto(elsewhere.replace("127.0.0.1", "localhost"))
        page.evaluate("to => { location.href = to; }", f"{sites['locked']}/knows?at=S01E01")
        expect(page.locator("h1")).to_have_text("Who knows what")  # once our own page has asked for it with the cookie
        assert page.url == f"{sites['locked']}/knows?at=S01E01"


def test_a_link_that_somebody_is_sent_says_what_is_needed_to_who_has_no_token(
    browser: Browser, sites: Mapping[str, str], harbour: Path
) -> None:
    with serving(Room(harbour)) as (elsewhere, _), context(browser) as window:
        page, asked = window.new_page(), list[str]()
        page.goto(elsewhere.replace("127.0.0.1", "localhost"))
        page.on("request", lambda request: asked.append(request.url) if request.is_navigation_request() else None)
        with page.expect_response(
            lambda answer: len(asked) == 2 and answer.request.is_navigation_request()
        ) as second:  # the first is of the link, and none is a third; an icon may be answered between the two
            page.evaluate("to => { location.href = to; }", f"{sites['locked']}/knows")
        assert second.value.status == 401
        expect(page.locator("meta[http-equiv=refresh]")).to_have_count(0)
        assert asked == [f"{sites['locked']}/knows"] * 2


def test_another_site_s_page_hears_nothing_of_ours_in_a_browser(
    browser: Browser, sites: Mapping[str, str], harbour: Path
) -> None:
    with serving(Room(harbour)) as (elsewhere, _), context(browser, bypass_csp=True) as window:
        page = window.new_page()
        page.goto(elsewhere.replace("127.0.0.1", "localhost"))
        heard = page.evaluate(
            """async (to) => {
                const read = async (mode) => { try { await fetch(to, {mode}); return "heard"; } catch { return ""; } };
                const image = new Promise((done) => Object.assign(new Image(), {
                    onload: () => done("heard"), onerror: () => done(""),
                    src: to.replace("api/cast", "static/icon.svg"),
                }));
                return [await read("cors"), await image];
            }""",
            f"{sites['author']}/api/cast",
        )
        assert heard == ["", ""]
