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
"""Seconds in which whoever connects has to say what is wanted."""
MOST = 100
"""Connections at once."""


class Patient(H11Protocol):
    """A connection that is closed where nothing is asked on it for a while, however slowly bytes come in."""

    def connection_made(self, transport: Any) -> None:
        """Begin to wait."""
        super().connection_made(transport)
        self._last = self.cycle
        self._timer = self.loop.call_later(HEAD, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._timer.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        if self.conn.their_state is h11.IDLE and self.cycle is self._last:
            self.transport.close()
        else:
            self._last = self.cycle
            self._timer = self.loop.call_later(HEAD, self._look)


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
                limit_concurrency=MOST,
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
