"""The server: one port, few and short waits, and no word of itself."""

import errno
import logging
import socket
from typing import Any

import h11
import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from previously.core.errors import BadRequest

HEAD = 10.0
"""Seconds in which whoever connects has to say what is wanted, and to take some of what is sent."""
MOST = 100
"""Connections at once."""
WAITED_FOR = frozenset({h11.IDLE, h11.SEND_BODY})
"""The states of a connection on which nothing has been asked yet, or not all of it."""


class Patient(H11Protocol):
    """A connection that is closed where nothing is asked on it for a while, however slowly bytes come in.

    Where there are too many, the one on which nothing has been asked for longest makes room.
    """

    def connection_made(self, transport: Any) -> None:
        """Begin to wait."""
        super().connection_made(transport)
        self.since, self._last, self._unsent = self.loop.time(), self.cycle, 0
        self._timer = self.loop.call_later(HEAD, self._look)
        self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._timer.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Begin to wait again."""
        self.since = self.loop.time()
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
        waiting = [one for one in there if one is not self and one.conn.their_state in WAITED_FOR]
        if len(there) > MOST and waiting:
            min(waiting, key=lambda one: one.since).transport.abort()


class Server(uvicorn.Server):
    """A server that lets open pages go when it ends."""

    def __init__(self, app: Starlette) -> None:
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
                limit_concurrency=MOST + 1,
                timeout_keep_alive=5,
                timeout_graceful_shutdown=2,
            )
        )
        logging.getLogger("uvicorn").setLevel(logging.CRITICAL)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        self._live.end()
        await super().shutdown(sockets)


def bound(host: str, port: int) -> socket.socket:
    """A port to listen on; 0 for one that is free. Raises BadRequest where it cannot be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise BadRequest(f"“{host}” is no address of this machine") from None
        if error.errno == errno.EADDRINUSE:
            raise BadRequest(f"port {port} is taken; name another with --port, or 0 for one that is free") from None
        raise BadRequest(f"port {port} cannot be had: {error.strerror}") from None
