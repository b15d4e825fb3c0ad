"""What the first visitor of a server would wait for, loaded while nobody does: the pages' modules and templates."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager
from functools import partial
from importlib import import_module

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool

from previously.live.room import Room
from previously.surfaces.web.render import environment

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]
PAGES = "previously.surfaces.web.pages"
BREATH = 0.002
"""Seconds between two steps, in which a page that waits gets its turn."""


def loaded_first(room: Room, modules: Iterable[str], around: Lifespan) -> Lifespan:
    """A lifespan that loads the pages of these modules as it begins, and goes on meanwhile."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        loading = asyncio.create_task(run_in_threadpool(load, room, list(modules)))
        async with around(app):
            yield
        await loading

    return lifespan


def load(room: Room, modules: Iterable[str]) -> None:
    """Load the pages of these modules, and every template, one after the other while no page is made."""
    steps: list[Callable[[], object]] = [partial(import_module, f"{PAGES}.{module}") for module in modules]
    steps += [partial(environment().get_template, name) for name in environment().list_templates()]
    for step in steps:
        with room.lock:
            step()
        time.sleep(BREATH)
