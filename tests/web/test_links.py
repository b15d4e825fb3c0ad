"""Every link of every page leads somewhere, and keeps how the story is looked at."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from previously.live.look import Look
from previously.live.room import Room
from tests.web.asking import FILES, PLAN, Asker, asking, written
from tests.web.shipped import SHIPPED

ODD = {
    "story.yaml": """title: "Ha\\"rb<o>ur & 'x' ⛵"
cast:
  mara: {name: "Mara \\"Red\\" O'Neil", from: S01E01}
  joe/b: {name: "Joe/Bob 100%", aliases: [Joey]}
  ann: {name: "آنا 😀"}
""",
    "a b/s#1?.yaml": "S01E01: {scenes: {1: {present: [mara, ann], lines: [Mara tells Ann; reveals a/b?c]}}}\n",
    "plans/x y/ü&=%41.yaml": "S01E02: {scenes: {1: {present: [mara], lines: [Mara plays at ease]}}}\n",
}
"""Names with every sign that means something in an address or in HTML, from right to left, and beyond letters."""
UNIVERSE = {
    "a/story.yaml": "title: A\nseries: a\ncast: {mara: {name: Mara, lead: true}, joe: Joe}\n",
    "a/s01.yaml": FILES["s01.yaml"].replace(", ann", "").replace("Ann", "Joe"),
    "a/plans/calm.yaml": PLAN,
    "b/story.yaml": "title: B\nseries: b\ncast: {kim: Kim}\n",
    "b/s01.yaml": "S01E01: {scenes: {1: {present: [kim], lines: [Kim drinks]}}}\n",
}
MOST = 250
"""Pages of a story that are looked at."""


def followed(asker: Asker, start: str) -> Iterator[tuple[str, str, int]]:
    """Every link from every page that can be come to: the page, the link, and how the page was answered."""
    waiting, known = [start], {start}
    while waiting and len(known) < MOST:
        page = waiting.pop(0)
        answer = asker.get(page)
        links = {unescape(one) for one in re.findall(r'<a[^>]* href="(/[^"]*)"', answer.text)}
        for link in sorted(links):
            yield page, link, answer.status_code
            target = link.partition("#")[0]
            if target not in known:
                known.add(target)
                waiting.append(target)


def lost(look: Look, link: str) -> set[str]:
    """What a link does not say of a look; another point, person or plan is said, too."""
    said = parse_qs(urlsplit(link).query, keep_blank_values=True)
    return {key for key, value in look._asdict().items() if value and key not in said}


def widened(look: Look) -> str:
    """The one link that lets go of how far one has seen: to compare plans."""
    return look._replace(at="", seen="").link("/compare") if look.seen else ""


LOOKS = (Look(), Look(at="S01E01.1"), Look(seen="S01E01"), Look(without="joe/b"))


@pytest.mark.parametrize("look", LOOKS)
def test_whatever_things_are_called_each_link_leads_to_its_page(tmp_path: Path, look: Look) -> None:
    asker = asking(Room(written(tmp_path / "odd", ODD)))
    assert {(page, status) for page, _, status in followed(asker, look.link("/")) if status != 200} == set()


def test_with_a_plan_of_any_name_each_link_leads_to_its_page(tmp_path: Path) -> None:
    asker = asking(Room(written(tmp_path / "odd", ODD)))
    start = "/?plan=" + quote("plans/x y/ü&=%41.yaml", safe="")
    assert {(page, status) for page, _, status in followed(asker, start) if status != 200} == set()


def test_in_a_shared_universe_each_link_leads_to_its_page(tmp_path: Path) -> None:
    asker = asking(Room(written(tmp_path / "both", UNIVERSE) / "a"))
    for start in ("/", "/?plan=plans/calm.yaml"):
        assert {(page, status) for page, _, status in followed(asker, start) if status != 200} == set()


@pytest.mark.parametrize(
    "look",
    [
        Look(at="S01E05.1"),
        Look(seen="S01E05"),
        Look(at="S01E05.1", plan="plans/hovercar.yaml", without="kilgrave"),
        Look(at="S01E02", seen="S01E05", without="kilgrave"),
    ],
)
def test_a_link_keeps_the_look(look: Look) -> None:
    asker = asking(Room(SHIPPED))
    pages = ("/", "/character/jessica", "/cast", "/knows", "/findings", "/compare", "/recap",
             "/source", "/source/s01.yaml", "/rule", "/rule/reset")  # fmt: skip
    shown = {page: asker.get(look.link(page)) for page in pages}
    assert {page: answer.status_code for page, answer in shown.items() if answer.status_code != 200} == {}
    links = [
        (page, unescape(one)) for page in pages for one in re.findall(r'<a[^>]* href="(/[^"]*)"', shown[page].text)
    ]
    assert len(links) > MOST
    assert {(page, link) for page, link in links if lost(look, link)} == {("/compare", widened(look))} - {
        ("/compare", "")
    }


def test_a_form_keeps_the_look(tmp_path: Path) -> None:
    """The plan and how far one has seen rule each other out; how far one has seen may lie before any point."""
    asker = asking(Room(written(tmp_path)))
    look = Look(at="S01E01.1", plan="plans/calm.yaml", without="joe")
    for page in ("/", "/character/mara", "/cast", "/knows", "/findings", "/compare", "/recap"):
        for form in re.findall(r"<form.*?</form>", asker.get(look.link(page)).text, re.DOTALL):
            names = set(re.findall(r'name="(at|seen|plan|without)"', form))
            assert names >= ({"seen", "without"} if 'id="choose-seen' in form else {"at", "plan", "without"}), form


def test_of_two_with_one_name_each_link_leads_to_the_one_who_is_meant(tmp_path: Path) -> None:
    files = {
        "story.yaml": "title: T\ncast: {sam: {name: Sam}, samuel: {name: Sam}, joe: Joe}\n",
        "s01.yaml": """S01E01: {scenes: {1: {present: [samuel, joe], lines: [Joe controls samuel]}}}
S01E02: {scenes: {1: {present: [samuel, joe], lines: [samuel plays at ease]}}}
""",
    }
    asker = asking(Room(written(tmp_path / "twins", files)))
    for page in ("/findings", "/recap"):
        assert set(re.findall(r'href="/character/([^"?]*)', asker.get(page).text)) == {"samuel"}, page
