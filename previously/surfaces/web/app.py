"""The application: a room's pages, the same as JSON, and what they need."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from previously.surfaces.web.assets import static
from previously.surfaces.web.frame import context
from previously.surfaces.web.look import Look, Shown
from previously.surfaces.web.render import render
from previously.surfaces.web.room import Room
from previously.surfaces.web.routes import ROUTES, Page

HOSTS = ("localhost", "127.0.0.1", "[::1]")
Answer = Callable[[Room, Look, Request, Shown], Response]


def create_app(room: Room, *, token: str | None = None, hosts: Sequence[str] = HOSTS) -> Starlette:
    """The application that serves a room. `token`: what one must bring; `hosts`: what it may be called."""
    del token, hosts
    pages = [page for page in ROUTES if not (page.authors and room.audience)]
    routes: list[BaseRoute] = [Route("/static/{name:path}", static)]
    routes += [Route(f"/api{page.path}", _route(room, page, _data), methods=list(page.methods)) for page in pages]
    routes += [Route(page.path, _route(room, page, _html), methods=list(page.methods)) for page in pages]
    app = Starlette(routes=routes)
    app.router.redirect_slashes = False
    return app


def _route(room: Room, page: Page, answer: Answer) -> Callable[[Request], Any]:
    async def asked(request: Request) -> Response:
        request.state.form = dict(parse_qsl((await request.body()).decode("utf-8", "replace"), keep_blank_values=True))
        return await run_in_threadpool(_shown, room, page, request, answer)

    return asked


def _shown(room: Room, page: Page, request: Request, answer: Answer) -> Response:
    """One page, while nobody else looks at the story."""
    look = room.look(Look.of(request.query_params))
    with room.lock:
        return answer(room, look, request, _page(page.module)(room, look, request))


def _page(name: str) -> Callable[[Room, Look, Request], Shown]:
    try:
        found: Callable[[Room, Look, Request], Shown] = import_module(f"previously.surfaces.web.pages.{name}").page
    except ModuleNotFoundError:
        raise HTTPException(404) from None
    return found


def _html(room: Room, look: Look, request: Request, shown: Shown) -> Response:
    given = {"title": shown.title, "data": shown.data, "extra": shown.extra, "path": request.url.path}
    return HTMLResponse(render(shown.template, **context(room, look), **given), shown.status)


def _data(room: Room, look: Look, request: Request, shown: Shown) -> Response:
    del room, look, request
    return JSONResponse(shown.data, shown.status)
