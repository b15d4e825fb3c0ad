"""`/api/openapi.json`: the API, described from the table of pages and the schemas of what they give."""

import re
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from previously.core.version import __version__
from previously.live.look import Look
from previously.live.room import Room
from previously.surfaces.web import schemas
from previously.surfaces.web.http.caching import marked
from previously.surfaces.web.http.errors import API, TITLES
from previously.surfaces.web.routes import ROUTES, Page
from previously.surfaces.web.schemas import TEXT, Schema, thing

LOOK = {
    "at": "As of when: after everything told up to and with this position.",
    "seen": "As an audience that has seen so much: S01E05, S01, none.",
    "plan": "With a plan of the story laid on top.",
    "without": "Had there been no such person, or no such event.",
}
REFUSALS = (400, 401, 403, 404, 405, 408, 413, 415, 421, 500)


def described(room: Room) -> Callable[[Request], Response]:
    """The route that gives the description of a room's API."""
    body = document(room)

    def route(request: Request) -> Response:
        return marked(request, JSONResponse(body))

    return route


def document(room: Room) -> dict[str, Any]:
    """The description."""
    pages = [page for page in ROUTES if not (page.authors and room.audience)]
    asked = Look._fields if not room.audience else ("at", "without")
    return {
        "openapi": "3.1.0",
        "info": {"title": "Previously", "version": __version__, "summary": "A story's pages, as JSON."},
        "paths": {_path(page): {m.lower(): _operation(page, m, asked) for m in page.methods} for page in pages},
        "components": {"schemas": {"Error": schemas.ERROR}},
    }


def _path(page: Page) -> str:
    return API + re.sub(r"\{(\w+):path\}", r"{\1}", page.path)


def _operation(page: Page, method: str, asked: tuple[str, ...]) -> dict[str, Any]:
    fields = page.fields if method == "GET" else {}
    given = [_parameter(name, "path", said="") for name in re.findall(r"\{(\w+)", page.path)]
    given += [_parameter(name, "query", said=LOOK[name]) for name in asked]
    given += [_parameter(name, "query", said=said) for name, said in fields.items()]
    answers = {str(status): _refusal(status) for status in REFUSALS}
    answers["200"] = _answer("What the page shows.", page.gives)
    sent: dict[str, Any] = {}
    if method == "POST":
        sent["requestBody"] = {"required": True, "content": {"application/json": {"schema": _body(page)}}}
    if page.saves and method == "POST":
        answers["409"] = _answer("The file has changed since: both texts.", schemas.CONFLICT)
    return {"summary": page.said, "parameters": given, **sent, "responses": dict(sorted(answers.items()))}


def _parameter(name: str, where: str, *, said: str) -> dict[str, Any]:
    described = {"description": said} if said else {}
    return {"name": name, "in": where, "required": where == "path", "schema": TEXT, **described}


def _body(page: Page) -> Schema:
    wanted = thing(**dict.fromkeys(page.sends, TEXT))
    return {**wanted, "required": list(page.needs)}


def _answer(said: str, schema: Schema) -> dict[str, Any]:
    return {"description": said, "content": {"application/json": {"schema": schema}}}


def _refusal(status: int) -> dict[str, Any]:
    return _answer(TITLES[status], {"$ref": "#/components/schemas/Error"})
