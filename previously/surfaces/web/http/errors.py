"""What is said when a page cannot be shown: one sentence, as a page or, under `/api`, as JSON. Never a trace.

A caller's mistake says what would do. One of ours says which report to send: the report itself lies beside whoever
serves the story, who is told where.
"""

import hashlib
import traceback
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import quote

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from previously.core.errors import PreviouslyError, UnknownName
from previously.core.finding import stopped
from previously.formats.store.keys import OtherCall
from previously.formats.writing.lines import plain
from previously.formats.writing.place import Changed
from previously.live.crash import write_report
from previously.live.lane import Busy
from previously.surfaces.cli.terminal import say, styled
from previously.surfaces.web.render import render

API, SOURCE = "/api", "/source/"
TITLES = {
    400: "That cannot be shown",
    401: "This story asks for its token",
    403: "That is refused",
    404: "Nothing here",
    405: "That cannot be done here",
    408: "That took too long",
    409: "The file has changed",
    413: "That is too much",
    415: "That is in another form",
    421: "That is another server's name",
    422: "Not every line is understood",
    429: "That is too often",
    500: "Our mistake, not yours",
    503: "Too much at once",
}
SENTENCES = {
    401: "open the address that was printed where the story is served; it has the token of this start",
    404: "there is no such page",
    405: "this page cannot be asked so",
    408: "what was sent took longer than we wait",
}
WAITS = {400, 404}
"""What may be there once the files are others: such a page is asked for again then."""


class Refusal(msgspec.Struct, frozen=True):
    """Why something is not answered, in one sentence; of our own mistakes, by which name to report them."""

    error: str
    status: int
    report: str | msgspec.UnsetType = msgspec.UNSET


def is_api(request: Request) -> bool:
    """Does a program ask?"""
    return request.url.path.startswith(f"{API}/")


def refused(request: Request, status: int, sentence: str = "", *, report: str = "", again: bool = False) -> Response:
    """The answer that says why there is no other; `again`: the page asks once more by itself."""
    sentence = sentence or SENTENCES.get(status, TITLES[400].lower())
    if is_api(request):
        return JSONResponse(msgspec.to_builtins(Refusal(sentence, status, report or msgspec.UNSET)), status)
    said = stopped(sentence[:1].upper() + sentence[1:])
    title, waits = TITLES.get(status, TITLES[400]), request.method in {"GET", "HEAD"} and status in WAITS
    unsaved = _unsaved(request)
    title = "Nothing was saved" if unsaved and status != 500 else title
    given = {"title": title, "said": said, "report": report, "waits": waits, "again": again, "unsaved": unsaved}
    return HTMLResponse(render("error.html", **given), status)


class Unsaved(NamedTuple):
    """The text of a save that was refused, and what its form needs to be sent again; no `csrf` if nobody may save."""

    text: str
    hash: str
    csrf: str
    action: str


def saves(request: Request) -> bool:
    """Is it our own form of a file, sent to be saved?"""
    return request.method == "POST" and request.url.path.startswith(SOURCE)


def _unsaved(request: Request) -> Unsaved | None:
    """What its author has sent to be saved, and would lose."""
    form: dict[str, str] = getattr(request.state, "form", {})
    if not saves(request) or "text" not in form:
        return None
    query = f"?{request.url.query}" if request.url.query else ""
    csrf = getattr(request.state, "csrf", "")
    return Unsaved(plain(form["text"]), form.get("hash", ""), csrf, f"{quote(request.url.path)}{query}")


def http(request: Request, error: Exception) -> Response:
    """No such page, no such method, too large."""
    assert isinstance(error, HTTPException)
    plain = error.detail == HTTPStatus(error.status_code).phrase
    said = "" if plain and error.status_code in SENTENCES else error.detail
    answer = refused(request, error.status_code, said)
    answer.headers.update({name: _ordered(name, value) for name, value in (error.headers or {}).items()})
    return answer


def _ordered(name: str, value: str) -> str:
    """The value of a header; the methods that are allowed come out of a set, and stand here by their letters."""
    return ", ".join(sorted(value.split(", "))) if name.lower() == "allow" else value


def busy(request: Request, error: Exception) -> Response:
    """Too many wait already."""
    assert isinstance(error, Busy)
    answer = refused(request, 503, str(error))
    answer.headers["retry-after"] = str(error.seconds)
    return answer


def theirs(request: Request, error: Exception) -> Response:
    """The caller's mistake."""
    clashes = isinstance(error, Changed | OtherCall)
    return refused(request, 404 if isinstance(error, UnknownName) else 409 if clashes else 400, str(error))


def ours(request: Request, error: Exception) -> Response:
    """Our mistake: the page names the report by the hash of its trace, the terminal says where it lies."""
    report = hashlib.sha256("".join(traceback.format_exception(error)).encode()).hexdigest()[:8]
    say(f"{styled(report, bold=True)} {write_report(error, ['serve', request.method, str(request.url)])}", err=True)
    return refused(request, 500, "this page could not be made, and the report of it is kept", report=report)


HANDLERS = {HTTPException: http, PreviouslyError: theirs, Busy: busy}
