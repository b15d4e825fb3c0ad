"""`/source/s01.yaml`: a file of the story with findings beside its lines, editable in place."""

from collections import Counter
from collections.abc import Mapping
from itertools import zip_longest
from typing import NamedTuple

from markupsafe import Markup
from starlette.requests import Request

from previously.checks.registry import RULES
from previously.core.finding import Finding
from previously.formats.registry import document_of
from previously.live.look import Look
from previously.live.room import Room
from previously.questions.findings import SEVERITIES
from previously.surfaces.compared import head
from previously.surfaces.web.asking import Shown
from previously.surfaces.web.highlight import highlighted
from previously.surfaces.web.http import edit
from previously.surfaces.web.outside import opening
from previously.surfaces.web.pages.files import press, shown
from previously.surfaces.web.pages.found import Found, found_for

MOST = 2000
"""Lines per page."""


class Note(NamedTuple):
    """A finding beside its line."""

    severity: str
    rule: str
    code: str
    head: str
    said: str


class Row(NamedTuple):
    """One line of a file and its findings."""

    number: int
    indent: str
    text: Markup
    notes: tuple[Note, ...]


def answer(room: Room, look: Look, request: Request) -> edit.Source:
    """The API's answer. Raises HTTPException if there is no such file."""
    del look
    return _source(room, request.path_params["path"])[0]


def page(room: Room, look: Look, request: Request) -> Shown:
    """A file's page. Raises HTTPException if there is no such file."""
    path = request.path_params["path"]
    found, kept = _source(room, path)
    conflict: edit.Conflict | None = request.state.conflict
    wrong = _found_with(room, look, path)
    names, shut = shown(room), "read-only" if kept else edit.why_not(room, path)
    rows = _rows(found, wrong, names)
    first = _first(request.query_params.get("line", ""), len(rows))
    extra = {
        "path": path,
        "text": found.text,
        "hash": found.hash,
        "rows": rows[first : first + MOST],
        "first": first + 1,
        "most": MOST,
        "total": len(rows),
        "counted": _counted(rows),
        "shut": shut,
        "editing": conflict is None and "edit" in request.query_params and not shut,
        "waits": wrong.waits,
        "conflict": conflict,
        "differs": _differs(conflict.yours, conflict.theirs) if conflict else 0,
        "filed": next((name for name, page in names.items() if page == path), path),
        "plan": path if path in room.plans() else "",
        "outside": _outside(room, path, request.app.state.editor),
    }
    return Shown("source.html", path, extra)


def _outside(room: Room, path: str, editor: str) -> str:
    """The URL that opens a file in the reader's editor, with the line left open; empty if none is set."""
    place = room.place(path) if editor else None
    return opening(editor, place) if place else ""


def _source(room: Room, path: str) -> tuple[edit.Source, bool]:
    """A file, and whether it is an article, a document or what a store tells, which is never edited here."""
    if path == room.stored and path in room.files():
        return edit.Source(path, room.text(path), ""), True
    articles = press(room)
    if path in articles:
        return edit.Source(path, articles[path], ""), True
    document = document_of(path) if path in room.files() else None
    if document is not None:
        return edit.Source(path, document.words(room.text(path)), ""), True
    return edit.source(room, path), False


def _found_with(room: Room, look: Look, path: str) -> Found:
    """The findings shown beside the lines; a plan's page shows those it adds."""
    asked = Look(plan=path if path in room.plans() else look.plan, without=look.without)
    return found_for(room, asked)


def _rows(found: edit.Source, wrong: Found, names: Mapping[str, str]) -> list[Row]:
    at: dict[int, list[Note]] = {}
    for finding in wrong.findings:
        if names.get(finding.span.path) == found.path:
            at.setdefault(finding.span.line, []).append(_note(finding))
    texts = found.text.removesuffix("\n").split("\n")
    lit = highlighted((text.lstrip() for text in texts), found.path)
    pairs = enumerate(zip(texts, lit, strict=True), 1)
    return [Row(n, text[: len(text) - len(text.lstrip())], row, tuple(at.get(n, ()))) for n, (text, row) in pairs]


def _note(finding: Finding) -> Note:
    return Note(finding.severity, RULES[finding.code].name, finding.code, head(finding), finding.sentence)


def _first(line: str, total: int) -> int:
    """The line before the first one shown: long files are paged, and this picks the page that has the line."""
    asked = int(line) - 1 if line.isdecimal() and len(line) < 10 else 0
    return min(max(0, asked), max(0, total - 1)) // MOST * MOST


def _counted(rows: list[Row]) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter(note.severity for row in rows for note in row.notes)
    return [(kind, counts[kind]) for kind in SEVERITIES if counts[kind]]


def _differs(one: str, other: str) -> int:
    """The first line where two texts differ."""
    pairs = zip_longest(one.split("\n"), other.split("\n"))
    return next((n for n, (ours, theirs) in enumerate(pairs, 1) if ours != theirs), 0)
