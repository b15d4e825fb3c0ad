"""Open pages follow the files: a save is read, and whoever looks hears which version is shown now."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from previously.live.following import follow_store
from previously.live.served import Served

EVENTS = "text/event-stream"
QUIET, LONGEST = 10, 200
"""Milliseconds without another change after which a save is read, and after which it is read in any case."""
BEGUN = 300
"""Milliseconds after which a watch that has heard of nothing has begun for certain."""
AWAY = 0.3
"""Seconds after which a folder that is gone is looked for again."""
MOST = 40
"""Open pages that follow at once."""
AGAIN = 60
"""Seconds after which one who may not follow may ask again."""
PULSE = 15.0
"""Seconds after which a page that has heard nothing is sent an empty line, so that one that is gone is noticed."""


class Live:
    """Watches the files of what is served, and tells whoever listens."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.listening: set[asyncio.Event] = set()
        self.over = False
        self._told = served.version

    @contextlib.asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        """Watch for as long as the application runs."""
        del app
        stop = asyncio.Event()
        self.served.begin(self.tell)
        watching = asyncio.gather(self._watch(stop), self._follow(stop))
        yield
        stop.set()
        self.end()
        await watching
        await self.served.end()

    async def _watch(self, stop: asyncio.Event) -> None:
        from watchfiles import Change, awatch

        logging.getLogger("watchfiles").setLevel(logging.WARNING)
        while not stop.is_set():
            await self._refresh(None)  # what was saved before the watch began
            with contextlib.suppress(FileNotFoundError):
                begun, watched = False, partial(awatch, debounce=LONGEST, step=QUIET, rust_timeout=BEGUN)
                changes = watched(self.served.home, watch_filter=may_matter, stop_event=stop, yield_on_timeout=True)
                async for batch in changes:
                    if batch or not begun:  # and what was saved while the watch began
                        await self._refresh({Path(path) for _, path in batch} if begun else None)
                    begun = True
                    if (Change.deleted, str(self.served.home)) in batch or not self.served.home.is_dir():
                        break
            await self._there(stop)

    async def _follow(self, stop: asyncio.Event) -> None:
        """Read what others write in a store on a server."""
        loop, heard = asyncio.get_running_loop(), asyncio.Event()
        told, home = partial(loop.call_soon_threadsafe, heard.set), self.served.home
        following = asyncio.create_task(asyncio.to_thread(follow_store, home, told, stop.is_set))
        following.add_done_callback(lambda _: heard.set())
        while not following.done():
            await heard.wait()
            heard.clear()
            if not following.done():
                await self._refresh(None)
        await following

    async def _there(self, stop: asyncio.Event) -> None:
        """Wait for the folder: what watches it ends with it, also where another one takes its place at once."""
        if not self.served.home.is_dir():
            await self._refresh(None)  # it may have gone between two looks, and nobody heard of it
        while not self.served.home.is_dir() and not stop.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), AWAY)

    async def _refresh(self, changed: set[Path] | None) -> None:
        await self.served.refresh(changed)
        if self.served.version != self._told:  # a save on a page has read its file already
            self._told = self.served.version
            self.tell()

    def tell(self) -> None:
        """Wake whoever listens."""
        for event in self.listening:
            event.set()

    def end(self) -> None:
        """Let every open page go."""
        self.over = True
        self.tell()

    async def answer(self, request: Request) -> Response:
        """`/live`: the version that is shown, now and after each change."""
        self.served.look_ahead()  # somebody looks, and may look further
        if len(self.listening) >= MOST:
            full = "too many pages follow this story already; this one can be loaded again by hand"
            raise HTTPException(503, full, {"retry-after": str(AGAIN)})
        return Following(self, self.said) if request.method == "GET" else Response(media_type=EVENTS)

    async def news(self, request: Request) -> Response:
        """`/api/events`: the version of what the story says, now and after each change, for programs."""
        if len(self.listening) >= MOST:
            raise HTTPException(503, "too many listen to this story already", {"retry-after": str(AGAIN)})
        return Following(self, self.told) if request.method == "GET" else Response(media_type=EVENTS)

    async def told(self, woken: asyncio.Event) -> AsyncIterator[str]:
        """What a program hears, until all is over."""
        last = ""
        while not self.over:
            woken.clear()
            version = self.served.version
            said = f'event: changed\nid: {version}\ndata: {{"version":"{version}"}}\n\n'
            yield said if version != last else ":\n\n"
            last = version
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(woken.wait(), PULSE)

    async def said(self, woken: asyncio.Event) -> AsyncIterator[str]:
        """What an open page hears, until all is over."""
        told, worked = "", 0
        while not self.over:
            woken.clear()
            version, done = self.served.version, self.served.worked
            yield f"data: {version}\n\n" if version != told else ":\n\n"
            if done != worked:
                yield "event: worked\ndata:\n\n"
            told, worked = version, done
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(woken.wait(), PULSE)


def may_matter(change: object, path: str) -> bool:
    """May a file be the story's? Not SQLite's index of what is being written: whoever reads a store touches that."""
    del change
    return not path.endswith("-shm")


class Following(StreamingResponse):
    """What one open page hears; it is counted from before it begins, however many come at once."""

    def __init__(self, live: Live, say: Callable[[asyncio.Event], AsyncIterator[str]]) -> None:
        self._woken, self._listening = asyncio.Event(), live.listening
        self._listening.add(self._woken)
        super().__init__(say(self._woken), media_type=EVENTS, headers={"cache-control": "no-store"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._listening.discard(self._woken)
