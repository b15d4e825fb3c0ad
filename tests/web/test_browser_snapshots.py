"""Each page in a browser says what its snapshot holds, which is the one the tests of the API read."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from previously.questions.phrases import HOWS, since
from tests.web.asking import FILES, written
from tests.web.browser import Site, browser, served, shared, tab
from tests.web.kept_pages import SNAPSHOTS
from tests.web.paged import PAGED
from tests.web.shipped import SHIPPED, kept

__all__ = ["browser", "shared", "tab"]
Saying = Callable[[Any], Iterator[str]]


def head(text: str) -> str:
    """A line's sentence, before its clauses."""
    return text.partition(";")[0]


def place(one: Mapping[str, Any]) -> str:
    return f"{one['file']}:{one['line']}"


def story(data: Any) -> Iterator[str]:
    yield from (part for one in data["episodes"] for part in (one["at"], one["title"]))
    for scene in data["scenes"]:
        yield scene["at"]
        yield from (part for line in scene["lines"] for part in (head(line["text"]), place(line)))


def character(data: Any) -> Iterator[str]:
    yield data["at"]
    yield from (f"{data[key]:.3f}" for key in ("hurt", "lift", "vulnerability", "void", "grief", "distress"))
    yield from (f"{value:+.3f}" for value in data["mood"].values())
    reasons = [one for one in data["weighs"][:8] if one["event"]]
    yield from (part for one in reasons for part in (head(one["text"]), place(one)))
    yield from data["knows"]


def cast(data: Any) -> Iterator[str]:
    yield data["at"]
    yield from (one["name"] for one in data["cast"])
    yield from (f"dead {since(one['dead_since'])}" for one in data["cast"] if not one["alive"])
    yield from (one["last_seen"] for one in data["cast"] if one["last_seen"] not in {None, data["at"]})


def knows(data: Any) -> Iterator[str]:
    yield from (one["fact"] for one in (*data["facts"], *data["secrets"]))
    yield from (one["since"] for fact in data["facts"] for one in fact["believes"])


def fact(data: Any) -> Iterator[str]:
    yield from (data["fact"], data["value"])
    yield from (part for one in data["believes"] for part in (one["value"], one["since"], HOWS[one["how"]]))


def believes(data: Any) -> Iterator[str]:
    yield from (part for one in data["facts"] for part in (one["fact"], one["since"]))


def findings(data: Any) -> Iterator[str]:
    for one in data["findings"]:
        yield from (one["code"], one["rule"], one["severity"], one["at"], one["message"], place(one))
        yield from (place(reason) for reason in one["because"])


def compare(data: Any) -> Iterator[str]:
    for plan in data["plans"]:
        yield plan["plan"]
        yield from (place(one) for one in plan["findings"])


def recap(data: Any) -> Iterator[str]:
    yield data["story"]
    yield from (part for one in data["sentences"] for part in (one["text"], one["at"]))


def read(data: Any) -> Iterator[str]:
    for paragraph in data["paragraphs"]:
        yield from (one.get("text", f"Withheld: {one.get('withheld')}") for one in paragraph["sentences"])


def quotes(data: Any) -> Iterator[str]:
    yield from (part for one in data["quotes"] for part in (one["text"], one["speaker"]))


def files(data: Any) -> Iterator[str]:
    yield from (
        part for one in data["files"] for part in (one["path"], f"{one['findings']} finding" if one["findings"] else "")
    )


def source(data: Any) -> Iterator[str]:
    yield from (data["path"], *(row.strip() for row in data["text"].splitlines()))


def rules(data: Any) -> Iterator[str]:
    yield from (one[key] for one in data["rules"] for key in ("code", "name", "severity"))


def rule(data: Any) -> Iterator[str]:
    yield from (data["code"], data["name"], data["severity"])
    yield from (row.removeprefix("## ") for row in data["page"].splitlines() if row.startswith("## "))


def sheet(data: Any) -> Iterator[str]:
    yield from (data["name"], data["place"], data["last_seen"], *data["bonds"])
    yield from (part for one in data["knows"] for part in (one["fact"], one["since"], HOWS[one["how"]]))


def brief(data: Any) -> Iterator[str]:
    yield from (data["name"], data["state"], *(row["text"] for row in data["rows"]))


def scenes(data: Any) -> Iterator[str]:
    yield from (part for one in data["scenes"] for part in (one["at"], one["place"], *one["lines"]))


def unread(data: Any) -> Iterator[str]:
    yield f"{data['coverage']['understood']} of {data['coverage']['lines']} lines understood"
    yield from (one["text"] for one in data["lines"])


def manuscript(data: Any) -> Iterator[str]:
    yield from (one["text"] for one in data["passages"])


def proposals(data: Any) -> Iterator[str]:
    for one in data["proposals"]:
        yield from (one["line"], one["quote"], one["at"], one["file"], *one["why"])


def say(data: Any) -> Iterator[str]:
    yield from (part for one in data["events"] for part in (one["class"], one["verb"]))
    yield from data["notes"]


SAYS: Mapping[str, Saying] = {
    "story": story, "character": character, "cast": cast, "knows": knows, "fact": fact, "believes": believes,
    "sheet": sheet, "brief": brief, "scenes": scenes,
    "findings": findings, "compare": compare, "recap": recap, "recap-seen": recap, "read": read, "quotes": quotes,
    "files": files, "source": source, "rules": rules, "rule": rule, "unread": unread, "say": say,
    "manuscript": manuscript,
    "proposals": proposals,
}  # fmt: skip
"""What of each snapshot stands on its page, word by word."""


@pytest.fixture(scope="module")
def sites(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[bool, str | None], Site]]:
    """The stories that are asked, served."""
    del browser  # no server where there is no browser
    small = written(tmp_path_factory.mktemp("small") / "harbour", FILES)
    paged = written(tmp_path_factory.mktemp("paged") / "harbour", PAGED)
    with (
        served(SHIPPED) as shipped,
        served(small) as author,
        served(small, seen="S01E01") as audience,
        served(paged) as pages,
    ):
        yield {(True, None): shipped, (False, None): author, (False, "S01E01"): audience, (False, "paged"): pages}


def shown(page: Page) -> str:
    """All that a page says, also in what is not opened yet, without its choosers."""
    return " ".join(str(page.locator("main").text_content()).split())


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_a_page_says_what_its_snapshot_holds(tab: Page, sites: dict[tuple[bool, str | None], Site], name: str) -> None:
    asked = SNAPSHOTS[name]
    tab.goto(sites[asked.shipped, "paged" if asked.paged else asked.seen].url + asked.url, wait_until="load")
    if asked.sent:
        tab.locator("#pasted").fill(asked.sent["article"])
        for seen in tab.locator("#paste [name=seen]").all():
            seen.fill(asked.sent["seen"])
        with tab.expect_navigation():
            tab.locator("#paste button").click()
    text = shown(tab)
    said = [" ".join(part.split()) for part in SAYS[name](kept(name)) if part]
    assert said
    assert [part for part in said if part not in text] == []
