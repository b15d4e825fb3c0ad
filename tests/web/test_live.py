"""Open pages follow the files: whoever looks hears of a save, and only of what changes what is shown to them."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import watchfiles
from starlette.exceptions import HTTPException
from starlette.requests import Request

from previously.live.room import Room
from previously.surfaces.web import live
from previously.surfaces.web.desk import Desk
from previously.surfaces.web.here import Here
from previously.surfaces.web.live import Live
from tests.web.asking import SEASON, STORY, saved
from tests.web.serving import PATIENCE, fetched, serving

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
        saved(harbour, "s01.yaml", LATER)
        later = next(versions)
        assert later == room.version
        saved(harbour, "s01.yaml", SEASON)
        assert next(versions) != later


def test_a_saved_file_is_on_the_page(harbour: Path) -> None:
    with serving(Room(harbour)) as (url, _), listening(url) as versions:
        next(versions)
        saved(harbour, "s01.yaml", SEASON.replace("Mara plays at ease", "Mara plys at ease"))
        next(versions)
        assert "plys" in fetched(f"{url}/api/source/s01.yaml").text


def test_a_story_that_breaks_says_so_on_the_page_and_goes_on(harbour: Path) -> None:
    with serving(Room(harbour)) as (url, _), listening(url) as versions:
        good = next(versions)
        (harbour / "story.yaml").unlink()
        assert next(versions) != good
        page = fetched(f"{url}/findings")
        assert page.status_code == 200
        assert "has no story.yaml" in page.text
        saved(harbour, "story.yaml", STORY)
        assert next(versions) == good


def test_an_audience_hears_only_of_what_it_has_seen(harbour: Path) -> None:
    with serving(Room(harbour, seen="S01E01")) as (url, _), listening(url) as versions:
        first = next(versions)
        saved(harbour, "s01.yaml", LATER)  # it has not seen this
        saved(harbour, "s02.yaml", "S02E01: {scenes: {1: [Mara meets Joe]}}\n")
        saved(harbour, "s01.yaml", EARLIER)
        assert next(versions) != first
        (harbour / "s02.yaml").unlink()
        saved(harbour, "s01.yaml", SEASON)
        assert next(versions) == first


def test_what_was_saved_before_the_watch_began_is_shown(harbour: Path) -> None:
    room = Room(harbour)
    saved(harbour, "s01.yaml", LATER)
    with serving(room) as (url, _), listening(url) as versions:
        heard = next(versions)
        assert heard == room.version or next(versions) == room.version
        assert "torn" in fetched(f"{url}/api/source/s01.yaml").text


def test_only_so_many_pages_follow_at_once(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "MOST", 1)
    with serving(Room(harbour)) as (url, _):
        with listening(url) as versions:
            next(versions)
            assert fetched(f"{url}/live").status_code == 503
        until = time.monotonic() + PATIENCE
        while (status := followed(url)) == 503:  # until the server has seen that the first is gone
            assert time.monotonic() < until
        assert status == 200


def followed(url: str) -> int:
    """What one is answered who would follow."""
    with httpx.stream("GET", f"{url}/live", timeout=PATIENCE) as answer:
        return answer.status_code


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


def test_a_folder_that_goes_between_two_looks_is_noticed(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_there() -> bool:
        return harbour.is_dir()

    async def silent(*_: object, **__: object) -> AsyncIterator[set[object]]:
        yield set()  # the watch has begun
        shutil.rmtree(harbour)
        yield set()  # and has heard of nothing yet

    async def watched() -> list[bool]:
        stop, there = asyncio.Event(), list[bool]()
        following = Live(here(harbour))

        async def refresh(changed: set[Path] | None) -> None:
            assert changed is None
            there.append(is_there())
            if not there[-1]:
                stop.set()

        monkeypatch.setattr(following, "_refresh", refresh)
        await asyncio.wait_for(following._watch(stop), PATIENCE)
        return there

    monkeypatch.setattr(watchfiles, "awatch", silent)
    assert asyncio.run(watched())[-1] is False
