"""A room whose answers are made in this process, by threads: where none can be forked, and in tests."""

import asyncio
from collections.abc import Callable, Collection
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from previously.live.ask import Ask, Made
from previously.live.lane import Lane
from previously.live.ready import advance, warm
from previously.live.room import Room
from previously.surfaces.web.desk import Desk
from previously.surfaces.web.pages.found import look_through


class Here:
    """One page is made at a time, and beside it one article is read."""

    def __init__(self, room: Room, desk: Desk) -> None:
        self.room, self._desk = room, desk
        self.generation = 0
        self._pages, self._readings = Lane(1), Lane(1)
        self._tell: Callable[[], None] = lambda: None
        self._over = False
        self._ready: asyncio.Task[None] | None = None

    @property
    def home(self) -> Path:
        """The folder the story's files lie in."""
        return self.room.home

    @property
    def audience(self) -> bool:
        """Is it served to an audience?"""
        return self.room.audience

    @property
    def read_only(self) -> bool:
        """May nobody edit it?"""
        return self.room.read_only

    @property
    def version(self) -> str:
        """What is shown now."""
        return self.room.version

    @property
    def worked(self) -> int:
        """How many answers have been worked out that pages are shown without at first."""
        return self.room.worked

    def begin(self, tell: Callable[[], None]) -> None:
        """Begin to tell of what has been worked out."""
        self._tell = tell

    async def end(self) -> None:
        """Work nothing out any more."""
        self._over = True
        if self._ready is not None:
            await self._ready

    async def answered(self, ask: Ask) -> Made:
        """The answer to a request. Raises Busy."""
        lane = self._readings if ask.reads else self._pages
        before = self.version
        made = await lane.through(lambda: self._made(ask))
        self.generation += self.version != before
        if self.room.wanted:
            self._work(ahead=False)
        return made

    async def _made(self, ask: Ask) -> Made:
        """The answer, made to its end: a thread cannot be given up."""
        making = asyncio.ensure_future(run_in_threadpool(self._desk.answer, ask))
        while True:
            try:
                return await asyncio.shield(making)
            except asyncio.CancelledError:
                if making.cancelled():
                    raise

    async def refresh(self, changed: Collection[Path] | None) -> None:
        """Read the files that changed, or all of them again."""
        other = await run_in_threadpool(self.room.refresh, changed)
        self.generation += other or not self.audience

    def look_ahead(self) -> None:
        """Work out what is likely to be asked."""
        self._work(ahead=True)

    def _work(self, *, ahead: bool) -> None:
        """Work out what pages wait for, if that is not under way."""
        if self._ready is None or self._ready.done():
            self._ready = asyncio.create_task(self._worked(ahead=ahead))

    async def _worked(self, *, ahead: bool) -> None:
        await run_in_threadpool(warm, self.room)
        if ahead:
            await run_in_threadpool(look_through, self.room)
        while self.room.wanted and not self._over:
            if await run_in_threadpool(advance, self.room):
                self._tell()
