"""Who may ask: only by our own names, only from our own pages, and with the token where one is needed.

A page elsewhere can point a name of its own at this machine (DNS rebinding) or send a form here (CSRF); the first is
refused by the name it asks for, the second by where it comes from.
"""

import hmac
import math
from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from previously.surfaces.web.http.asked import LARGEST_SAVE, form_of
from previously.surfaces.web.http.errors import API, http, ours, refused, saves
from previously.surfaces.web.http.grants import Grants, Told, may
from previously.surfaces.web.http.names import PLAIN, Called, Name, called, match
from previously.surfaces.web.http.origins import ALLOWED, Origins, asks_before, let_read

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
LOOKS = "/static/"
"""Where style sheets and scripts lie: they hold nothing of a story, and a refusal is read with them."""
NEEDS = "this needs a token of the file that the story is served with (--tokens)"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OURSELVES = frozenset({"", "same-origin", "none"})
FOLLOWED = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
"""What a browser says of a link that somebody follows, and of nothing a page loads by itself."""


class Door:
    """What one must know to come in. `hosts` are this machine's own names, `also` those it was given beside them.

    A ticket is as good as the token, once: it may stand where others can read it, such as the list of processes.
    """

    def __init__(
        self,
        hosts: Sequence[str],
        token: str | None,
        also: Sequence[Name] = (),
        tickets: Iterable[str] = (),
        grants: Grants | None = None,
        origins: Iterable[str] = (),
    ) -> None:
        self.hosts, self.token, self.also, self.grants = hosts, token, also, grants or Grants()
        self.origins = Origins(origins, API)
        self._tickets = set(tickets)

    def refuses(self, request: Request) -> Response | None:
        """Why a request is turned away."""
        safe = request.method in SAFE
        asked = _called(request)
        name = match(asked, (request.scope.get("server") or ("", None))[1], self.hosts, self.also) if asked else None
        looks = safe and request.scope["path"].startswith(LOOKS)
        if name is None and not looks:
            return refused(request, 421, _named(asked))
        if name and self.origins.of(request):
            return self._guest(request)
        if not (_is_ours_or_followed(request) if safe else name and _from_here(request, name)):
            return refused(request, 403, "that was sent from another site")
        return None if self.token is None or looks or name is None else self._keyed(request, self.token, name)

    def _keyed(self, request: Request, token: str, by: Name) -> Response | None:
        """Let in whoever has the token; who brings it in the URL gets it as a cookie, and the URL without it."""
        name = cookie_name(request)
        if request.method == "GET" and self._opens(request.query_params.get("token", ""), token):
            sent = RedirectResponse(_without_token(request), 303)
            sent.set_cookie(name, token, httponly=True, secure=by.scheme == "https", samesite="strict", path="/")
            return sent
        brought = brought_by(request)
        if any(_same(one, token) for one in (request.cookies.get(name, ""), brought)):
            return None
        told = self.grants.of(brought)
        if told is not None:
            return _granted(request, told)
        answer = refused(request, 401, again=_from_elsewhere(request) and name not in request.cookies)
        answer.headers["www-authenticate"] = "Bearer"
        return answer

    def _guest(self, request: Request) -> Response | None:
        """Let in a page of another address that brings a token of the author's file; no cookie counts."""
        if asks_before(request):
            return Response(None, 204, ALLOWED)
        told = self.grants.of(brought_by(request))
        return refused(request, 401, NEEDS) if told is None else _granted(request, told)

    def _opens(self, given: str, token: str) -> bool:
        """Is it the token, or a ticket that nobody has used?"""
        used = next((ticket for ticket in self._tickets if _same(given, ticket)), None)
        self._tickets.discard(used or "")
        return _same(given, token) or used is not None


def brought_by(request: Request) -> str:
    """The token that a program sends."""
    given: str = request.headers.get("authorization", "")
    return given.removeprefix("Bearer ")


def _granted(request: Request, told: Told) -> Response | None:
    """Let in whoever brings a token of the author's file, where their role may come, and not too often."""
    if told.wait:
        answer = refused(request, 429, "that token asks too often; ask again in a moment")
        answer.headers["retry-after"] = str(math.ceil(told.wait))
        return answer
    if not may(told.grant, request.method, request.scope["path"]):
        return refused(request, 403, "that is not for this token")
    request.scope["grant"] = told.grant
    return None


class Guard:
    """Stands between the server and the application: the door, the headers of every answer, and our own mistakes."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        request, begun = Request(scope, receive), False
        guest = self.door.origins.of(request)

        async def sent(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _head(MutableHeaders(scope=message), guest)
            await send(message)

        try:
            answer = self.door.refuses(request)
            if answer is not None and answer.status_code == 401 and saves(request):
                request.state.form = await form_of(request, LARGEST_SAVE)  # so that its author has the text again
                answer = self.door.refuses(request)
            await (answer or self.app)(scope, receive, sent)
        except HTTPException as error:
            await http(request, error)(scope, receive, sent)
        except ClientDisconnect:
            return  # nobody waits for an answer
        except Exception as error:  # noqa: BLE001 - the outermost frame of this surface
            answer = ours(request, error)
            if not begun:
                await answer(scope, receive, sent)


def cookie_name(request: Request) -> str:
    """Cookies know no ports; so the name does: that of the port one asks at, wherever it leads from."""
    asked = _called(request)
    return f"previously-{(asked.port if asked else None) or PLAIN}"


def _head(headers: MutableHeaders, guest: str) -> None:
    headers.update(HEADERS)
    if guest:
        let_read(headers, guest)
    headers.setdefault("cache-control", "private, no-cache")


def _called(request: Request) -> Called | None:
    """What a request calls this server; None where it says no name, or several."""
    given = request.headers.getlist("host")
    return called(given[0]) if len(given) == 1 else None


def _named(asked: Called | None) -> str:
    """Why a name is not ours, and what would make it so."""
    if asked is None:
        return "that names no server; open the address that was printed where the story is served"
    return (
        f"this server does not go by “{asked}”; open the address that was printed where the story is served, "
        f"or start it with --allow-host {asked}"
    )


def _from_here(request: Request, name: Name) -> bool:
    """Is it sent by our own page, or by a program?"""
    origin, host = request.headers.get("origin"), request.headers["host"]
    here = {f"{scheme}://{host}" for scheme in name.schemes}
    return _ours(request) and (origin is None or origin in here)


def _is_ours_or_followed(request: Request) -> bool:
    """Is it asked by our own page, by a program, or by somebody who follows a link from elsewhere?"""
    return _ours(request) or all(request.headers.get(key) == value for key, value in FOLLOWED.items())


def _from_elsewhere(request: Request) -> bool:
    """Does somebody follow a link from another site? Their browser keeps the cookie back until our own page asks."""
    return request.method == "GET" and not _ours(request) and _is_ours_or_followed(request)


def _ours(request: Request) -> bool:
    return request.headers.get("sec-fetch-site", "") in OURSELVES


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())


def _without_token(request: Request) -> str:
    """The same page of ours: a path with one slash before it, so that it names no other host."""
    rest = [(key, value) for key, value in parse_qsl(request.url.query, keep_blank_values=True) if key != "token"]
    path = quote("/" + request.url.path.lstrip("/\\"), safe="/")
    return f"{path}?{urlencode(rest)}" if rest else path
