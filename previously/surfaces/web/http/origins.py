"""Pages of other addresses that may ask, such as a chat host's: the API alone, with a token, never by a cookie."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from previously.core.errors import BadRequest

ALLOWED = {
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-headers": "authorization, content-type, idempotency-key",
    "access-control-max-age": "600",
}
"""What a browser is told that asks before it sends."""
EXPOSED = "idempotency-replayed, retry-after"


def origin_of(text: str) -> str:
    """An address as a browser names it, such as `http://127.0.0.1:8000`. Raises BadRequest."""
    wrong = BadRequest(f"an origin is written like http://127.0.0.1:8000, without a path; given “{text}”")
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        raise wrong from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or "@" in parts.netloc:
        raise wrong
    if parts.query or parts.fragment or "*" in parts.hostname:
        raise wrong
    usual = {"http": 80, "https": 443}[parts.scheme]
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}" + (f":{port}" if port not in {None, usual} else "")


class Origins:
    """The origins that an author allows; `under` is the path they may ask beneath."""

    def __init__(self, origins: Iterable[str], under: str) -> None:
        self._origins, self._under = frozenset(origins), under

    def of(self, request: Request) -> str:
        """The origin a request comes from, if it is allowed to ask for that; else empty."""
        given: str = request.headers.get("origin", "")
        return given if given in self._origins and request.scope["path"].startswith(f"{self._under}/") else ""


def asks_before(request: Request) -> bool:
    """Does a browser ask what it may send?"""
    return request.method == "OPTIONS" and "access-control-request-method" in request.headers


def let_read(headers: MutableHeaders, origin: str) -> None:
    """Let a page of an origin read the answer."""
    headers["access-control-allow-origin"] = origin
    headers["access-control-expose-headers"] = EXPOSED
    headers["cross-origin-resource-policy"] = "cross-origin"
    headers.add_vary_header("Origin")
