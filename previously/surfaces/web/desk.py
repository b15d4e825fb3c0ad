"""Makes the answers: a room's pages, the same as JSON, its charts, and saves.

A page is made while nobody else in this process looks at the story; an article is read while others may. A request's
fields stand in `request.state.form`; a save that was not made stands in `request.state.conflict`, and the page of the
file is shown with it.
"""

import secrets
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import msgspec
from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from previously.core.errors import PreviouslyError
from previously.live.ask import Ask, Made, Stamp
from previously.live.grant import Grant
from previously.live.look import Look
from previously.live.room import Room
from previously.live.settled import settled
from previously.surfaces.web.asking import Shown
from previously.surfaces.web.doors.answering import Posted
from previously.surfaces.web.doors.table import Call
from previously.surfaces.web.frame import context
from previously.surfaces.web.http import edit, openapi
from previously.surfaces.web.http.errors import API, HANDLERS, is_api, ours
from previously.surfaces.web.pages.lines.proposals import decide
from previously.surfaces.web.plans import known_plans
from previously.surfaces.web.render import render
from previously.surfaces.web.routes import CHARTS, DESCRIPTION, FORMATS, ROUTES, Page

PAGES = {page.path: page for page in ROUTES}
KINDS = {f"{path}.{kind}": kind for path in CHARTS for kind in FORMATS}
PROPOSALS = "/proposals"
NEVER = Stamp("", 0, 0, 0)
"""A file that is never there."""
UNSENT = frozenset({"content-length"})


class Desk:
    """Takes what is asked, has the page made, and gives it in the form that was asked for."""

    def __init__(self, room: Room, csrf: str, editor: str = "", calls: Sequence[Call] = ()) -> None:
        self.room, self.csrf, self._calls, self._posted = room, csrf, calls, Posted(room)
        self._around = SimpleNamespace(state=SimpleNamespace(editor=editor))

    def answer(self, ask: Ask) -> Made:
        """An answer. A mistake of ours is raised; one of whoever asks is the answer."""
        if ask.grant.role == "audience":
            return self._shown_to(ask)
        request = self._request(ask)
        with self.room.lock:
            before, rests_on = self.room.wants, self._rests_on(ask)
        try:
            answer = self._answered(ask, request)
        except (PreviouslyError, HTTPException) as error:
            answer = next(handler for kind, handler in HANDLERS.items() if isinstance(error, kind))(request, error)
        return replace(_made(answer), waits=self.room.wants != before, rests_on=rests_on)

    def _shown_to(self, ask: Ask) -> Made:
        """The answer to an audience's token: that of a server of its own, which holds nothing else."""
        with self.room.lock:
            theirs = Desk(self.room.cut(ask.grant.seen), "")
        return theirs.answer(replace(ask, grant=Grant()))

    def _rests_on(self, ask: Ask) -> Stamp | None:
        """The file that is shown; what no version of the story tells of is made anew each time."""
        if ask.route == PROPOSALS:
            return NEVER
        place = self.room.place(ask.names.get("path", "")) if ask.saves else None
        return None if place is None else Stamp.of(str(place))

    def mistake(self, ask: Ask, error: Exception) -> Made:
        """The answer where making it came to no end by a mistake of ours."""
        return _made(ours(self._request(ask), error))

    def _request(self, ask: Ask) -> Request:
        scope = {
            "type": "http", "method": ask.method, "path": ask.path, "query_string": ask.query.encode("latin-1"),
            "path_params": ask.names, "headers": [], "scheme": "http", "server": ("localhost", None), "root_path": "",
            "app": self._around, "state": {"form": ask.form, "conflict": None, "csrf": self.csrf},
        }  # fmt: skip
        return Request(scope)

    def _answered(self, ask: Ask, request: Request) -> Response:
        if ask.method == "POST" and ask.route.startswith(f"{API}/"):
            return self._posted.answer(ask)
        if ask.route in KINDS:
            return self._chart(request, KINDS[ask.route])
        if ask.route == DESCRIPTION:
            return JSONResponse(openapi.document(self.room, self._calls))
        page = PAGES[ask.route]
        with nullcontext() if ask.reads else self.room.lock:
            if page.saves and ask.method == "POST":
                return self._decided(request) if page.path == PROPOSALS else self._saved(page, request)
            return self._page(page, request)

    def _chart(self, request: Request, kind: str) -> Response:
        """The story is let go of before the chart is drawn."""
        with self.room.lock:
            look = self._look(request)
            self.room.story(look)
            answer = chart_of(self.room, look, request, kind)
        return answer()

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
            with self.room.lock:
                look, notes = settled(self.room, look)
            if not notes:
                raise
            shown = self._shown(page, look, request)
        with self.room.lock:
            given = {"title": shown.title, "extra": shown.extra, "notes": notes}
            around = {"path": request.scope["path"], "csrf": self.csrf, **context(self.room, look)}
            return HTMLResponse(render(shown.template, **around, **given), shown.status)

    def _decided(self, request: Request) -> Response:
        """A decision on what is proposed: back to the card that has come into its place."""
        form: dict[str, str] = request.state.form
        edit.check_ours(form, None if is_api(request) else self.csrf)
        done = decide(self.room, form)
        if is_api(request):
            return _data(done)
        index = form.get("index", "")
        back = Look.of(request.query_params).link(PROPOSALS)
        return RedirectResponse(f"{back}#card-{index}" if index.isdecimal() and len(index) < 5 else back, 303)

    def _saved(self, page: Page, request: Request) -> Response:
        """A save: back to the file, or to the unread lines where one was mended; or the file's page with both texts."""
        path: str = request.path_params["path"]
        done = edit.saved(self.room, path, request, None if is_api(request) else self.csrf)
        if isinstance(done, edit.Conflict):
            request.state.conflict = done
            answer = _data(done) if is_api(request) else self._page(page, request)
            answer.status_code = 409
            return answer
        if is_api(request):
            return _data(done)
        back = "/unread" if "row" in request.state.form else f"/source/{path}"
        return RedirectResponse(Look.of(request.query_params).link(back), 303)


def csrf_of(*, read_only: bool) -> str:
    """What our own forms carry, and a page elsewhere does not know; nothing where nobody edits."""
    return "" if read_only else secrets.token_urlsafe(16)


def _made(answer: Response) -> Made:
    heads = [(name, value) for name, value in answer.headers.items() if name not in UNSENT]
    return Made(answer.status_code, heads, bytes(answer.body))


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
