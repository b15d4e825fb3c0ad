"""The server: one port, few and short waits, and no word of itself."""

import logging
import socket
from typing import Any

import h11
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from previously.surfaces.web.http.errors import refused
from previously.surfaces.web.http.security import HEADERS

HEAD = 10.0
"""Seconds in which whoever connects has to say what is wanted, and to take some of what is sent."""
MOST = 1000
"""Connections at once; who comes when there are as many is answered, and told to come again."""
AGAIN = 1
"""Seconds after which there may be room."""
FILES = 4096
"""Files and connections that this process would have open at most."""
WAITED_FOR = frozenset({h11.IDLE, h11.SEND_BODY})
"""The states of a connection on which nothing has been asked yet, or not all of it."""


class Patient(H11Protocol):
    """A connection that is closed where nothing is asked on it for a while, however slowly bytes come in.

    Where there are too many, the one on which nothing has ever been asked, for longest, makes room; where there is
    none, the last to come is told that there are too many. Nobody who has been answered is let go for another.
    """

    def connection_made(self, transport: Any) -> None:
        """Begin to wait."""
        super().connection_made(transport)
        self.answered = False
        self.since, self._last, self._unsent = self.loop.time(), self.cycle, 0
        self._timer = self.loop.call_later(HEAD, self._look)
        self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._timer.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Begin to wait again."""
        self.since, self.answered = self.loop.time(), True
        super().on_response_complete()

    def _look(self) -> None:
        unsent = self.transport.get_write_buffer_size()
        if (self._waits and self.cycle is self._last) or 0 < self._unsent <= unsent:
            self.transport.abort()
        else:
            self._last, self._unsent = self.cycle, unsent
            self._timer = self.loop.call_later(HEAD, self._look)

    @property
    def _waits(self) -> bool:
        """Is there nothing to be answered? What still comes after an answer is not waited for either."""
        theirs, answered = self.conn.their_state, self.conn.our_state in {h11.DONE, h11.MUST_CLOSE}
        return theirs is h11.IDLE or (theirs is h11.SEND_BODY and answered)

    def _make_room(self) -> None:
        """Let go of whoever has asked nothing for longest, where there is no room for one more."""
        there = [one for one in self.connections if isinstance(one, Patient) and not one.transport.is_closing()]
        silent = [one for one in there if one is not self and not one.answered and one.conn.their_state in WAITED_FOR]
        if len(there) > MOST and silent:
            min(silent, key=lambda one: one.since).transport.abort()
        elif len(there) > MOST:
            self.app = full


async def full(scope: Scope, receive: Receive, send: Send) -> None:
    """The answer to whoever comes when there are too many."""
    answer = refused(Request(scope), 503, "too many look at this story at once; ask again in a moment")
    answer.headers.update({**HEADERS, "cache-control": "no-store", "connection": "close", "retry-after": str(AGAIN)})
    await answer(scope, receive, send)


class Server(uvicorn.Server):
    """A server that lets open pages go when it ends."""

    def __init__(self, app: Starlette) -> None:
        _open_more()
        self._live = app.state.live
        super().__init__(
            uvicorn.Config(
                app,
                http=Patient,
                ws="none",
                log_config=None,
                access_log=False,
                server_header=False,
                date_header=False,
                proxy_headers=False,
                timeout_keep_alive=int(HEAD),
                timeout_graceful_shutdown=2,
            )
        )
        logging.getLogger("uvicorn").setLevel(logging.CRITICAL)

    def stop(self) -> None:
        """End soon."""
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        self._live.end()
        await super().shutdown(sockets)


def _open_more() -> None:
    """Have room for as many connections as are let in, where the system gives it."""
    try:
        import resource
    except ImportError:  # where there is no such bound
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
