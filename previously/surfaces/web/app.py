"""The application: a room's pages, the same as JSON, and what they need.

A page is made while nobody else looks at the story. A request's fields stand in `request.state.form`; a save that was
not made stands in `request.state.conflict`, and the page of the file is shown with it.
"""

import secrets
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from previously.core.errors import PreviouslyError
from previously.live.look import Look
from previously.live.room import Room
from previously.live.settled import settled
from previously.surfaces.web.asking import Shown
from previously.surfaces.web.assets import static
from previously.surfaces.web.first import loaded_first
from previously.surfaces.web.frame import context
from previously.surfaces.web.http import edit
from previously.surfaces.web.http.asked import form_of
from previously.surfaces.web.http.caching import marked
from previously.surfaces.web.http.errors import API, HANDLERS, is_api
from previously.surfaces.web.http.names import Name
from previously.surfaces.web.http.openapi import described
from previously.surfaces.web.http.security import Door, Guard
from previously.surfaces.web.live import Live
from previously.surfaces.web.plans import known_plans
from previously.surfaces.web.render import render
from previously.surfaces.web.routes import CHARTS, FORMATS, ROUTES, Page

HOSTS = ("localhost", "127.0.0.1", "[::1]")
"""What this machine calls itself."""


def create_app(
    room: Room,
    *,
    token: str | None = None,
    hosts: Sequence[str] = HOSTS,
    also: Sequence[Name] = (),
    editor: str = "",
) -> Starlette:
    """The application that serves a room.

    `token`: what one must bring; `hosts`: what it may be called, at the port that is listened on; `also`: other names
    it has, each with a port of its own or at any; `editor`: what opens a file outside (`outside.editor_of`).
    """
    live = Live(room)
    pages = [page for page in ROUTES if not (page.authors and room.audience)]
    desk = Desk(room, live, "" if room.read_only else secrets.token_urlsafe(16))
    routes: list[BaseRoute] = [
        Route("/static/{name:path}", static),
        Route("/live", live.answer),
        Route(f"{API}/openapi.json", described(room)),
        *(Route(f"{API}{page.path}", desk.route(page), methods=list(page.methods)) for page in pages),
        *(Route(page.path, desk.route(page), methods=list(page.methods)) for page in pages),
        *(Route(f"{path}.{kind}", desk.chart(kind), methods=["GET"]) for path in CHARTS for kind in FORMATS),
    ]
    door = Middleware(Guard, door=Door(tuple(hosts), token, tuple(also)))
    lifespan = loaded_first(room, dict.fromkeys(page.module for page in pages), live.lifespan)
    app = Starlette(routes=routes, middleware=[door], exception_handlers=HANDLERS, lifespan=lifespan)
    app.router.redirect_slashes = False
    app.state.live, app.state.editor = live, editor
    return app


class Desk:
    """Takes a request, asks the page, and sends it in the form that was asked for."""

    def __init__(self, room: Room, live: Live, csrf: str) -> None:
        self.room, self.live, self.csrf = room, live, csrf

    def route(self, page: Page) -> Callable[[Request], Any]:
        """What answers a page's requests."""

        async def asked(request: Request) -> Response:
            request.state.form, request.state.conflict = await form_of(request), None
            answer = await run_in_threadpool(self._answer, page, request)
            self.live.work()
            return answer

        return asked

    def _answer(self, page: Page, request: Request) -> Response:
        with self.room.lock:
            if page.saves and request.method == "POST":
                return self._saved(page, request)
            return marked(request, self._page(page, request))

    def chart(self, kind: str) -> Callable[[Request], Any]:
        """What answers requests for a chart in one format. The story is let go of before the chart is drawn."""

        def answered(request: Request) -> Response:
            with self.room.lock:
                look = self._look(request)
                self.room.story(look)
                answer = chart_of(self.room, look, request, kind)
            return marked(request, answer())

        async def asked(request: Request) -> Response:
            return await run_in_threadpool(answered, request)

        return asked

    def _look(self, request: Request) -> Look:
        """How the story is asked to be looked at."""
        look = self.room.look(Look.of(request.query_params))
        known_plans(self.room, request)
        return look

    def _shown(self, page: Page, look: Look, request: Request) -> Shown:
        """What a page shows; a look that cannot be had is refused, whatever the page looks at."""
        self.room.story(look)
        return page_of(page.module)(self.room, look, request)

    def _page(self, page: Page, request: Request) -> Response:
        look: Look = self._look(request)
        if is_api(request):
            self.room.story(look)
            return _data(answer_of(page.module)(self.room, look, request))
        notes: tuple[str, ...] = ()
        try:
            shown = self._shown(page, look, request)
        except PreviouslyError:
            look, notes = settled(self.room, look)
            if not notes:
                raise
            shown = self._shown(page, look, request)
        given = {"title": shown.title, "extra": shown.extra, "notes": notes}
        around = {"path": request.scope["path"], "csrf": self.csrf, **context(self.room, look)}
        return HTMLResponse(render(shown.template, **around, **given), shown.status)

    def _saved(self, page: Page, request: Request) -> Response:
        """A save: back to the file, or its page with both texts."""
        path: str = request.path_params["path"]
        done = edit.saved(self.room, path, request, None if is_api(request) else self.csrf)
        if isinstance(done, edit.Conflict):
            request.state.conflict = done
            answer = _data(done) if is_api(request) else self._page(page, request)
            answer.status_code = 409
            return answer
        if is_api(request):
            return _data(done)
        return RedirectResponse(Look.of(request.query_params).link(f"/source/{path}"), 303)


def page_of(module: str) -> Callable[[Room, Look, Request], Shown]:
    """The page that a module makes."""
    found: Callable[[Room, Look, Request], Shown] = import_module(f"previously.surfaces.web.pages.{module}").page
    return found


def answer_of(module: str) -> Callable[[Room, Look, Request], Any]:
    """The answer that a module gives to programs."""
    found: Callable[[Room, Look, Request], Any] = import_module(f"previously.surfaces.web.pages.{module}").answer
    return found


def _data(answer: object) -> Response:
    return JSONResponse(msgspec.to_builtins(answer))


def chart_of(room: Room, look: Look, request: Request, kind: str) -> Callable[[], Response]:
    """A chart as it is read from the story: what draws it, and reads nothing more."""
    found: Callable[[], Response] = (
        import_module("previously.surfaces.web.pages.chart").taken(room, look, request, kind).answer
    )
    return found
