"""What the first visitor of a server would wait for, loaded while nobody does: the pages' modules and templates."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from functools import partial
from importlib import import_module
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool

from previously.live.room import Room
from previously.surfaces.web.render import environment
from previously.surfaces.web.routes import ROUTES

Lifespan = Callable[[Starlette], contextlib.AbstractAsyncContextManager[Any]]
PAGES = "previously.surfaces.web.pages"
BREATH = 0.002
"""Seconds between two steps, in which a page that waits gets its turn."""


def loaded_first(room: Room, around: Lifespan) -> Lifespan:
    """A lifespan that loads what pages need as it begins, and goes on meanwhile."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        loading = asyncio.create_task(run_in_threadpool(load, room))
        async with around(app):
            yield
        await loading

    return lifespan


def load(room: Room) -> None:
    """Load the room's pages, and every template, one after the other while no page is made."""
    for step in steps(room):
        with room.lock:
            step()
        time.sleep(BREATH)


def steps(room: Room) -> list[Callable[[], object]]:
    """What is to be loaded: each page's module, each template."""
    modules = dict.fromkeys(page.module for page in ROUTES if not (page.authors and room.audience))
    templates = environment().list_templates()
    return [
        *(partial(import_module, f"{PAGES}.{module}") for module in modules),
        *(partial(environment().get_template, name) for name in templates),
    ]
