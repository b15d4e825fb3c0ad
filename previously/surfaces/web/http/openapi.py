"""`/api/openapi.json`: the API, described from the table of pages, the questions they answer and what answers hold."""

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, get_type_hints

import msgspec

from previously.core.version import __version__
from previously.live.room import Room
from previously.questions.question import Argument, At, Plan, Seen, Without, arguments, shared
from previously.questions.registry import question
from previously.surfaces.deeds.log import LogAnswer
from previously.surfaces.web.doors.front import KEYS
from previously.surfaces.web.doors.table import Call
from previously.surfaces.web.http.edit import Conflict
from previously.surfaces.web.http.errors import API, TITLES, Refusal
from previously.surfaces.web.routes import ROUTES, Page

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
REFUSALS = (400, 401, 403, 404, 405, 408, 413, 415, 421, 500, 503)
LOOK = (shared("at", At), shared("seen", Seen), shared("plan", Plan), shared("without", Without))
"""How the story is looked at: every page reads that, and refuses a look that cannot be had."""
THEIRS = frozenset({"seen", "plan"})
"""What an audience does not choose."""


def document(room: Room, calls: Sequence[Call] = ()) -> dict[str, Any]:
    """The description; `calls` are what may be posted."""
    pages = [page for page in ROUTES if not (page.authors and room.audience)]
    given = {page.path: _given(page) for page in pages}
    posted = {kind for call in calls for kind in (call.takes, call.gives)}
    schemas, components = _schemas({*given.values(), *posted, Conflict, Refusal})
    hidden = THEIRS if room.audience else frozenset()
    paths = {
        _path(page): {m.lower(): _operation(page, m, schemas, given[page.path], hidden) for m in page.methods}
        for page in pages
    }
    for call in calls:
        paths.setdefault(API + call.path, {})["post"] = _call(call, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Previously", "version": __version__, "summary": "A story's pages, as JSON."},
        "paths": paths,
        "components": {"schemas": components},
    }


def _call(call: Call, schemas: dict[type, Schema]) -> dict[str, Any]:
    """Something that is posted with a token of the author's file."""
    key = {**TEXT, "maxLength": KEYS, "pattern": "^[ -~]*$"}
    said = "A word of the caller's own for this call: given again, it is answered alike, and nothing is done twice."
    keyed = [{"name": "Idempotency-Key", "in": "header", "required": False, "schema": key, "description": said}]
    answers = {status: _answer(TITLES[status], schemas[Refusal]) for status in (*REFUSALS, 409, 429)}
    answers[200] = _answer("What was done, or is so.", schemas[call.gives])
    if call.gives is LogAnswer:
        answers[422] = _answer(TITLES[422], schemas[LogAnswer])
    body = {"required": True, "content": {"application/json": {"schema": schemas[call.takes]}}}
    shown = {"summary": call.said, "parameters": keyed if call.writes else [], "requestBody": body}
    return {**shown, "responses": _by_status(answers)}


def _given(page: Page) -> type:
    """The type of what a page gives to programs."""
    found: type = get_type_hints(import_module(f"previously.surfaces.web.pages.{page.module}").answer)["return"]
    return found


def _schemas(types: Iterable[type]) -> tuple[dict[type, Schema], dict[str, Schema]]:
    """A schema for each type, and what they are made of: each names all there is, and nothing else is sent."""
    ordered = sorted(types, key=lambda kind: kind.__name__)
    schemas, parts = msgspec.json.schema_components(ordered, ref_template="#/components/schemas/{name}")
    for part in parts.values():
        part["additionalProperties"] = False
    return dict(zip(ordered, schemas, strict=True)), parts


def _path(page: Page) -> str:
    return API + re.sub(r"\{(\w+):path\}", r"{\1}", page.path)


def _operation(
    page: Page, method: str, schemas: dict[type, Schema], gives: type, hidden: frozenset[str]
) -> dict[str, Any]:
    kind = question(page.question) if page.question else None
    names = re.findall(r"\{(\w+)", page.path)
    known = {one.word: one for one in (*LOOK, *(arguments(kind) if kind else ())) if one.word not in hidden}
    given = [_parameter(known.get(name) or Argument(word=name), "path") for name in names]
    if method == "GET":
        given += [_parameter(one, "query") for word, one in known.items() if word not in names]
        given += [_parameter(Argument(word=name, said=said), "query") for name, said in page.fields.items()]
    answers = {status: _answer(TITLES[status], schemas[Refusal]) for status in REFUSALS}
    answers[200] = _answer("What the page shows.", schemas[gives])
    if "text" in page.sends and method == "POST":
        answers[409] = _answer("The file has changed since: both texts.", schemas[Conflict])
    said = ((kind.__doc__ if kind else "") or page.said).partition("\n")[0]
    sent = _sent(page, known) if method == "POST" else {}
    return {"summary": said, "parameters": given, **sent, "responses": _by_status(answers)}


def _by_status(answers: dict[int, Schema]) -> dict[str, Schema]:
    return {str(status): answers[status] for status in sorted(answers)}


def _parameter(one: Argument, where: str) -> dict[str, Any]:
    """An argument as a part of the path, or a key of the query."""
    described = {"description": one.said} if one.said else {}
    return {"name": one.word, "in": where, "required": where == "path", "schema": _schema(one), **described}


def _schema(one: Argument) -> Schema:
    """What words an argument may be; several stand with commas between."""
    if one.choices:
        return {"enum": list(one.choices)}
    if one.whole:
        bounds = {"minimum": one.least, "maximum": one.most}
        return {"type": "integer", **{key: bound for key, bound in bounds.items() if bound is not None}}
    return TEXT


def _sent(page: Page, known: dict[str, Argument]) -> dict[str, Any]:
    """What is posted."""
    said = {name: known[name].said for name in page.sends if name in known}
    fields = {name: {**TEXT, **({"description": said[name]} if name in said else {})} for name in page.sends}
    schema = {"type": "object", "properties": fields, "required": list(page.needs), "additionalProperties": False}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def _answer(said: str, schema: Schema) -> dict[str, Any]:
    return {"description": said, "content": {"application/json": {"schema": schema}}}
