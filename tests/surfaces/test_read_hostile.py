"""Hostile articles: what is read from them and written as a page or as Markdown runs nothing and loads nothing."""

import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from previously.core.errors import UnreadableInput
from previously.press.article.article import Form, article
from previously.press.gate.reader import alone
from previously.press.gate.reading import read_by
from previously.surfaces.cli.reading import as_html, as_markdown

ATTACKS = Path(__file__).with_name("hostile-articles.txt").read_text("utf-8").splitlines()
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "article", "h1", "h2", "p", "div", "ul", "li"),
    *("blockquote", "figcaption", "address", "span", "strong", "details", "summary"),
}
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "role", "tabindex"}
RENDERED = {"h1", "h2", "p", "ul", "ol", "li", "blockquote", "em", "strong", "pre", "code", "hr", "br"}
NOTICE = "<p>Spoilers for season 1 of Jessica Jones follow.</p>\n\n"


class Seen(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.given: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.given |= {name for name, _ in attrs}


def written(attack: str) -> Iterator[tuple[str, str]]:
    """An attack, as it is written for who may read all of it and for who keeps the rest: a page, and Markdown."""
    page: tuple[str, Form] = (f"{NOTICE}{attack}", "html")
    plain: tuple[str, Form] = (f"{NOTICE[3:-6]}\n\n{attack}\n\nMore words.", "text")
    for text, kind in (page, plain):
        for seen in ("S01", "S01E01"):
            found = list(read_by(alone(f"jessica-jones={seen}"), article(text, kind), keep=True))
            title = f"An article {attack}"
            yield "\n".join(as_html(found, title, "en")), "\n".join(as_markdown(found))


def batched(attacks: list[str]) -> Iterator[list[str]]:
    """A dozen at a time, so that one which is stopped by another is met again beside others."""
    yield from (attacks[at : at + 12] for at in range(0, len(attacks), 12))


def test_there_are_enough_attacks() -> None:
    assert len(set(ATTACKS)) >= 90


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_page_has_our_tags_and_no_other(attack: str) -> None:
    for page, _ in written(attack):
        seen = Seen(page)
        assert seen.tags <= TAGS
        assert seen.given <= ATTRIBUTES


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_renders_to_words(attack: str) -> None:
    renderer = MarkdownIt("commonmark", {"html": True})
    for _, text in written(attack):
        seen = Seen(renderer.render(text))
        assert seen.tags <= RENDERED
        assert not seen.given


def test_a_language_that_is_none_stays_in_its_place() -> None:
    page = "\n".join(as_html([], "x", '"><script>'))
    assert Seen(page).tags <= TAGS


def test_a_page_too_large_is_refused_in_one_sentence() -> None:
    with pytest.raises(UnreadableInput, match="characters"):
        article("<p>" + "x" * (9 << 20), "html")


def listening(window: Any, asked: list[str]) -> Any:
    """A page that loads nothing and writes down what it was to load, and what it was to say."""

    def stop(route: Any) -> None:
        asked.append(route.request.url)
        route.abort()

    def close(dialog: Any) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    window.route("**/*", stop)
    page = window.new_page()
    page.on("dialog", close)
    return page


def test_in_a_browser_nothing_runs_and_nothing_is_asked_for() -> None:
    """Without the page's own policy, which would stop what came through."""
    browsers = pytest.importorskip("tests.web.browser", reason="needs playwright")
    renderer = MarkdownIt("commonmark", {"html": True})
    asked: list[str] = []
    with browsers.launched() as browser, browsers.context(browser) as window:
        page = listening(window, asked)
        for some in batched(ATTACKS):
            pairs = [pair for attack in some for pair in written(attack)]
            for shown in (
                "".join(POLICY.sub("", one) for one, _ in pairs),
                "".join(renderer.render(two) for _, two in pairs),
            ):
                page.set_content(shown)
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
                assert page.evaluate("window.ran") is None, some
    assert not asked


def test_the_browser_would_have_told() -> None:
    browsers = pytest.importorskip("tests.web.browser", reason="needs playwright")
    asked: list[str] = []
    with browsers.launched() as browser, browsers.context(browser) as window:
        attacks = [one for one in ATTACKS if re.match(r"<(img|svg|video|audio|script>|body|details|marquee)", one)]
        pages = [listening(window, asked) for _ in attacks]
        for page, attack in zip(pages, attacks, strict=True):
            page.set_content(f"<!doctype html><body>{attack}")
        until = time.monotonic() + browsers.PATIENCE / 1000
        while sum(page.evaluate("window.ran") == 1 for page in pages) < 4:
            assert time.monotonic() < until
    assert asked
