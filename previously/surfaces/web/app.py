"""The application: what a served story answers, shared among all who ask, and what its pages need."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from previously.live.ask import Ask, Made
from previously.live.grant import Grant
from previously.live.room import Room
from previously.live.served import Served
from previously.live.shelf import Sharing
from previously.surfaces.web.assets import static
from previously.surfaces.web.doors.front import Front
from previously.surfaces.web.doors.table import CALLS, Call
from previously.surfaces.web.http.asked import LARGEST, LARGEST_SAVE, form_of
from previously.surfaces.web.http.caching import marked
from previously.surfaces.web.http.errors import API, HANDLERS
from previously.surfaces.web.http.grants import Grants, Token
from previously.surfaces.web.http.names import Name
from previously.surfaces.web.http.security import Door, Guard
from previously.surfaces.web.live import Live
from previously.surfaces.web.routes import CHARTS, DESCRIPTION, FORMATS, ROUTES, Page

HOSTS = ("localhost", "127.0.0.1", "[::1]")
"""What this machine calls itself."""


def create_app(
    room: Room,
    *,
    token: str | None = None,
    hosts: Sequence[str] = HOSTS,
    also: Sequence[Name] = (),
    tickets: Iterable[str] = (),
    editor: str = "",
    grants: Sequence[Token] = (),
    deeds: bool = False,
    origins: Sequence[str] = (),
) -> Starlette:
    """The application that serves a room in this process. Its arguments are those of `app_of`.

    `editor`: what opens a file outside (`outside.editor_of`).
    """
    from previously.surfaces.web.desk import Desk, csrf_of
    from previously.surfaces.web.first import loaded_first
    from previously.surfaces.web.here import Here

    desk = Desk(room, csrf_of(read_only=room.read_only), editor, calls_of(grants, deeds=deeds))
    here = Here(room, desk)
    app = app_of(
        here, token=token, hosts=hosts, also=also, tickets=tickets, grants=grants, deeds=deeds, origins=origins
    )
    app.router.lifespan_context = loaded_first(room, app.router.lifespan_context)
    return app


def app_of(
    served: Served,
    *,
    token: str | None = None,
    hosts: Sequence[str] = HOSTS,
    also: Sequence[Name] = (),
    tickets: Iterable[str] = (),
    grants: Sequence[Token] = (),
    deeds: bool = False,
    origins: Sequence[str] = (),
) -> Starlette:
    """The application of what is served.

    `token`: what one must bring; `hosts`: what it may be called, at the port that is listened on; `also`: other names
    it has, each with a port of its own or at any; each of the `tickets` opens it once in place of the token.
    `grants` are tokens for others, each with a role; programs that bring one may post, and do `deeds` where that is on;
    so may pages of `origins`.
    """
    live, sharing = Live(served), Sharing(served)
    pages = [page for page in ROUTES if not (page.authors and served.audience)]
    routes: list[BaseRoute] = [
        Route("/static/{name:path}", static),
        Route("/live", live.answer),
        *([Route(f"{API}/events", live.news)] if grants else []),
        *Front(sharing, read_only=served.read_only).routes(calls_of(grants, deeds=deeds)),
        Route(DESCRIPTION, asked(sharing, DESCRIPTION)),
        *(_route(sharing, page, API) for page in pages),
        *(_route(sharing, page, "") for page in pages),
        *(Route(f"{path}.{kind}", asked(sharing, f"{path}.{kind}")) for path in CHARTS for kind in FORMATS),
    ]
    door = Middleware(
        Guard, door=Door(tuple(hosts), token, tuple(also), tickets, Grants(tuple(grants)), origins=origins)
    )
    app = Starlette(routes=routes, middleware=[door], exception_handlers=HANDLERS, lifespan=live.lifespan)
    app.router.redirect_slashes = False
    app.state.live = live
    return app


def calls_of(grants: Sequence[Token], *, deeds: bool) -> tuple[Call, ...]:
    """What may be posted: nothing where nobody has a token for it, and deeds only where they are turned on."""
    return tuple(call for call in CALLS if grants and (deeds or not call.writes))


def _route(sharing: Sharing, page: Page, below: str) -> Route:
    answers = asked(sharing, page.path, reads="article" in page.sends, saves=page.saves, authors=page.authors)
    return Route(below + page.path, answers, methods=list(page.methods))


def asked(
    sharing: Sharing, route: str, *, reads: bool = False, saves: bool = False, authors: bool = False
) -> Callable[[Request], Any]:
    """What answers the requests of a route; one that is the `authors'` is not there for others."""

    async def answered(request: Request) -> Response:
        grant: Grant = request.scope.get("grant") or Grant()
        grant = Grant(grant.role, seen=grant.seen)  # whose it is makes no other page
        if authors and grant.role != "author":
            raise HTTPException(404)
        form, scope = await form_of(request, LARGEST_SAVE if saves else LARGEST), request.scope
        request.state.form = form  # where it is not taken, its author has it again
        method = "POST" if request.method == "POST" else "GET"
        query = scope["query_string"].decode("latin-1")
        read = reads and bool(form or request.query_params.get("press"))
        ask = Ask(route, scope["path"], query, method, dict(request.path_params), form, read, saves, grant=grant)
        made = sharing.kept(ask) or await _unless_gone(request, sharing.answered(ask))
        return marked(request, Response(made.body, made.status, dict(made.headers)))

    return answered


async def _unless_gone(request: Request, answer: Coroutine[Any, Any, Made]) -> Made:
    """An answer, for as long as somebody waits for it. Raises ClientDisconnect where nobody does."""
    made, gone = asyncio.create_task(answer), asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({made, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not made.done():
            raise ClientDisconnect
        return made.result()
    finally:
        made.cancel()
        gone.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
