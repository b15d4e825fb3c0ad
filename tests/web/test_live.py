"""Open pages follow the files: whoever looks hears of a save, and only of what changes what is shown to them."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from previously.live.room import Room
from previously.surfaces.web import live
from previously.surfaces.web.desk import Desk
from previously.surfaces.web.here import Here
from previously.surfaces.web.live import Live
from tests.web.asking import SEASON, STORY
from tests.web.serving import PATIENCE, serving

LATER = SEASON.replace("Mara plays at ease", "Mara plays torn")
EARLIER = SEASON.replace("Ann comforts Mara", "Ann hurts Mara")


def here(story: Path) -> Here:
    """A story served in this process."""
    room = Room(story)
    return Here(room, Desk(room, ""))


@contextmanager
def listening(url: str) -> Iterator[Iterator[str]]:
    """The versions an open page hears of."""
    with httpx.stream("GET", f"{url}/live", timeout=PATIENCE) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield (row.removeprefix("data: ") for row in answer.iter_lines() if row.startswith("data: "))


def test_an_open_page_hears_the_version_and_each_one_after_it(harbour: Path) -> None:
    room = Room(harbour)
    with serving(room) as (url, _), listening(url) as versions:
        assert next(versions) == room.version
        (harbour / "s01.yaml").write_text(LATER, "utf-8")
        later = next(versions)
        assert later == room.version
        (harbour / "s01.yaml").write_text(SEASON, "utf-8")
        assert next(versions) != later


def test_a_saved_file_is_on_the_page(harbour: Path) -> None:
    with serving(Room(harbour)) as (url, _), listening(url) as versions:
        next(versions)
        (harbour / "s01.yaml").write_text(SEASON.replace("Mara plays at ease", "Mara plys at ease"), "utf-8")
        next(versions)
        assert "plys" in httpx.get(f"{url}/api/source/s01.yaml").text


def test_a_story_that_breaks_says_so_on_the_page_and_goes_on(harbour: Path) -> None:
    with serving(Room(harbour)) as (url, _), listening(url) as versions:
        good = next(versions)
        (harbour / "story.yaml").unlink()
        assert next(versions) != good
        page = httpx.get(f"{url}/findings")
        assert page.status_code == 200
        assert "has no story.yaml" in page.text
        (harbour / "story.yaml").write_text(STORY, "utf-8")
        assert next(versions) == good


def test_an_audience_hears_only_of_what_it_has_seen(harbour: Path) -> None:
    with serving(Room(harbour, seen="S01E01")) as (url, _), listening(url) as versions:
        first = next(versions)
        (harbour / "s01.yaml").write_text(LATER, "utf-8")  # it has not seen this
        (harbour / "s02.yaml").write_text("S02E01: {scenes: {1: [Mara meets Joe]}}\n", "utf-8")
        (harbour / "s01.yaml").write_text(EARLIER, "utf-8")
        assert next(versions) != first
        (harbour / "s02.yaml").unlink()
        (harbour / "s01.yaml").write_text(SEASON, "utf-8")
        assert next(versions) == first


def test_what_was_saved_before_the_watch_began_is_shown(harbour: Path) -> None:
    room = Room(harbour)
    (harbour / "s01.yaml").write_text(LATER, "utf-8")
    with serving(room) as (url, _), listening(url) as versions:
        heard = next(versions)
        assert heard == room.version or next(versions) == room.version
        assert "torn" in httpx.get(f"{url}/api/source/s01.yaml").text


def test_only_so_many_pages_follow_at_once(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "MOST", 1)
    with serving(Room(harbour)) as (url, _):
        with listening(url) as versions:
            next(versions)
            assert httpx.get(f"{url}/live").status_code == 503
        with listening(url) as versions:
            assert next(versions)


def test_however_many_pages_ask_at_once_only_so_many_follow(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "MOST", 2)
    room = Live(here(harbour))

    async def all_at_once() -> list[int]:
        scope = {"type": "http", "method": "GET", "path": "/live", "headers": [], "state": {}}
        answers = []
        for _ in range(5):
            try:
                answers.append((await room.answer(Request(scope))).status_code)
            except HTTPException as full:
                answers.append(full.status_code)
        room.end()
        return answers

    assert asyncio.run(all_at_once()) == [200, 200, 503, 503, 503]


def test_a_page_that_hears_nothing_is_sent_an_empty_line_now_and_then(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "PULSE", 0.01)

    async def first_two() -> list[str]:
        said = Live(here(harbour)).said(asyncio.Event())
        return [await anext(said), await anext(said)]

    assert asyncio.run(first_two()) == [f"data: {Room(harbour).version}\n\n", ":\n\n"]
