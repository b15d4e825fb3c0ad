"""What the first visitor would wait for is loaded while nobody looks, and keeps nobody waiting."""

import asyncio
import sys
import threading
from pathlib import Path

import pytest

from previously.live.room import Room
from previously.surfaces.web import first
from previously.surfaces.web.render import environment
from previously.surfaces.web.routes import ROUTES
from tests.web.asking import asking
from tests.web.serving import PATIENCE

MODULES = [page.module for page in ROUTES]


def test_every_page_and_every_template_is_loaded(harbour: Path) -> None:
    cache = environment().cache
    assert cache is not None
    cache.clear()
    first.load(Room(harbour))
    assert {f"{first.PAGES}.{module}" for module in MODULES} <= sys.modules.keys()
    assert len(cache) == len(environment().list_templates())


def test_it_is_loaded_as_the_server_begins(harbour: Path) -> None:
    app = asking(Room(harbour)).app
    cache = environment().cache
    assert cache is not None
    cache.clear()

    async def begun_and_ended() -> None:
        async with app.router.lifespan_context(app):
            pass

    asyncio.run(begun_and_ended())
    assert len(cache) == len(environment().list_templates())


def test_whoever_looks_at_the_story_goes_first(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(first, "import_module", loaded.append)
    room = Room(harbour)
    loading = threading.Thread(target=first.load, args=(room,))
    with room.lock:
        loading.start()
        room.story().check()
        assert loaded == []
    loading.join(PATIENCE)
    assert len(loaded) == len({*MODULES})
