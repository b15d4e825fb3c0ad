"""A server at work: over the streams it was started with, or over HTTP on this machine."""

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import anyio
import uvicorn
from mcp.server.stdio import stdio_server
from starlette.responses import JSONResponse

from previously.live.room import Room
from previously.surfaces.mcp.server import server

Message = MutableMapping[str, Any]
App = Callable[[Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]]
HOST = "127.0.0.1"


def over_streams(room: Room) -> None:
    """Serve whoever started the process, until they hang up."""

    async def serve() -> None:
        found = server(room)
        async with stdio_server() as (reads, writes):
            await found.run(reads, writes, found.create_initialization_options())

    anyio.run(serve)


def over_http(room: Room, port: int, token: str | None) -> None:
    """Serve on this machine at `/mcp`, until one interrupts it."""
    uvicorn.run(app_of(room, token), host=HOST, port=port, log_level="warning")


def app_of(room: Room, token: str | None) -> App:
    """The application: other hosts' names and pages are refused, and whoever does not have the token."""
    app = server(room).streamable_http_app(host=HOST)
    return app if token is None else _asked_for(app, token)


def _asked_for(app: App, token: str) -> App:
    async def asking(scope: Message, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and not _has(scope, token):
            said = {"error": "this story asks for its token: send Authorization: Bearer TOKEN"}
            await JSONResponse(said, 401, {"WWW-Authenticate": "Bearer"})(scope, receive, send)
            return
        await app(scope, receive, send)

    return asking


def _has(scope: Message, token: str) -> bool:
    sent = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
    return hmac.compare_digest(sent, f"Bearer {token}".encode())
