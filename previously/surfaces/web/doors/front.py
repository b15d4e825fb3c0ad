"""Takes what is posted at the door: from whom, how much of it, and how many calls at once."""

from collections.abc import Callable, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from previously.live.ask import Ask
from previously.live.grant import Grant
from previously.live.lane import Busy
from previously.live.shelf import Sharing
from previously.surfaces.web.doors.table import KEY, LARGEST, Call
from previously.surfaces.web.http.asked import json_of
from previously.surfaces.web.http.errors import API

MOST = 32
"""Deeds that wait at once: one is done after the other."""
KEYS = 200
"""Letters of a key."""
NEEDED = "that takes a token of the author's file, sent as Authorization: Bearer TOKEN"


class Front:
    """The addresses that are posted to."""

    def __init__(self, sharing: Sharing, *, read_only: bool) -> None:
        self._sharing, self._read_only, self._waiting = sharing, read_only, 0

    def routes(self, calls: Sequence[Call]) -> list[Route]:
        """A route for each call."""
        return [Route(API + call.path, self._taking(call), methods=["POST"]) for call in calls]

    def _taking(self, call: Call) -> Callable[[Request], Any]:
        async def taken(request: Request) -> Response:
            grant: Grant | None = request.scope.get("grant")
            if grant is None:
                raise HTTPException(403, NEEDED)
            if call.writes and self._read_only:
                raise HTTPException(403, "this story is served to be read: nothing is done in it")
            sent, key = await json_of(request, LARGEST), _key(request)
            path = API + call.path
            ask = Ask(path, path, method="POST", saves=call.writes, sent=sent, key=key, grant=grant)
            made = await self._made(ask)
            return Response(made.body, made.status, dict(made.headers))

        return taken

    async def _made(self, ask: Ask) -> Any:
        """The answer. Raises Busy."""
        if not ask.saves:
            return await self._sharing.answered(ask)
        if self._waiting >= MOST:
            raise Busy(1)
        self._waiting += 1
        try:
            return await self._sharing.answered(ask)
        finally:
            self._waiting -= 1


def _key(request: Request) -> str:
    key: str = request.headers.get(KEY, "")
    if len(key) > KEYS or not key.isprintable():
        raise HTTPException(400, f"a key has at most {KEYS} letters, on one row")
    return key
