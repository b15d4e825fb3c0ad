"""Who may ask: only by our own names, only from our own pages, and with the token where one is needed.

A page elsewhere can point a name of its own at this machine (DNS rebinding) or send a form here (CSRF); the first is
refused by the name it asks for, the second by where it comes from.
"""

import hmac
import ipaddress
import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from previously.surfaces.web.errors import ours, refused

ANY_ADDRESS = "*"
"""Any address in numbers: no name can be turned towards it."""
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
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OURSELVES = frozenset({"", "same-origin", "none"})
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?P<port>\d{1,5}))?", re.IGNORECASE)


class Door(NamedTuple):
    """What one must know to come in."""

    hosts: Sequence[str]
    token: str | None

    def refuses(self, request: Request) -> Response | None:
        """Why a request is turned away."""
        if not self._called(request):
            return refused(request, 421, "this server goes by another name; open the address that was printed")
        if request.method not in SAFE and not _from_here(request):
            return refused(request, 403, "that was sent from another site")
        return None if self.token is None else self._keyed(request, self.token)

    def _called(self, request: Request) -> bool:
        """Is it asked by a name it has, at the port it has?"""
        hosts = request.headers.getlist("host")
        found = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        if found is None:
            return False
        name, port = found["name"].lower(), int(found["port"] or 80)
        ours = (request.scope.get("server") or ("", None))[1]
        return port == ours and (name in self.hosts or self._numbered(name))

    def _numbered(self, name: str) -> bool:
        return ANY_ADDRESS in self.hosts and _is_address(name)

    def _keyed(self, request: Request, token: str) -> Response | None:
        """Let in whoever has the token; who brings it in the URL gets it as a cookie, and the URL without it."""
        name = cookie_name(request)
        brought = request.headers.get("authorization", "").removeprefix("Bearer ")
        if any(_same(one, token) for one in (request.cookies.get(name, ""), brought)):
            return None
        if request.method != "GET" or not _same(request.query_params.get("token", ""), token):
            answer = refused(request, 401)
            answer.headers["www-authenticate"] = "Bearer"
            return answer
        sent = RedirectResponse(_without_token(request), 303)
        sent.set_cookie(name, token, httponly=True, samesite="strict", path="/")
        return sent


class Guard:
    """Stands between the server and the application: the door, the headers of every answer, and our own mistakes."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        request, begun = Request(scope), False

        async def sent(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _head(MutableHeaders(scope=message))
            await send(message)

        try:
            await (self.door.refuses(request) or self.app)(scope, receive, sent)
        except ClientDisconnect:
            return  # nobody waits for an answer
        except Exception as error:  # noqa: BLE001 - the outermost frame of this surface
            answer = ours(request, error)
            if not begun:
                await answer(scope, receive, sent)


def cookie_name(request: Request) -> str:
    """Cookies know no ports; so the name does."""
    return f"previously-{(request.scope.get('server') or ('', 0))[1]}"


def _head(headers: MutableHeaders) -> None:
    headers.update(HEADERS)
    headers.setdefault("cache-control", "private, no-cache")


def _from_here(request: Request) -> bool:
    """Is it sent by our own page, or by a program?"""
    origin = request.headers.get("origin")
    here = f"{request.url.scheme}://{request.headers['host']}"
    return request.headers.get("sec-fetch-site", "") in OURSELVES and origin in {None, here}


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())


def _without_token(request: Request) -> str:
    """The same page of ours: a path with one slash before it, so that it names no other host."""
    rest = [(key, value) for key, value in parse_qsl(request.url.query, keep_blank_values=True) if key != "token"]
    path = quote("/" + request.url.path.lstrip("/\\"), safe="/")
    return f"{path}?{urlencode(rest)}" if rest else path
