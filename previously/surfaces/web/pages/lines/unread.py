"""`/unread`: the lines that nobody could read, each with its readings; one is chosen, and written into its file."""

from typing import Any

from starlette.requests import Request

from previously.live.look import Look
from previously.live.room import Room
from previously.questions.unread import UnreadAnswer, UnreadLine, UnreadQuestion
from previously.surfaces.web.asking import Shown, asked_for
from previously.surfaces.web.http import edit
from previously.surfaces.web.pages.files import shown

MOST = 100
"""Lines on the page; those that are mended make room for the next."""


def answer(room: Room, look: Look, request: Request) -> UnreadAnswer:
    """The API's answer, complete."""
    return asked_for(UnreadQuestion, look, request).answer(room.story(look))


def page(room: Room, look: Look, request: Request) -> Shown:
    """The first of them, the gravest before all."""
    lines = sorted(answer(room, look, request).lines, key=lambda line: not line.speaks)
    files = shown(room)
    marks = {file: _mark(room, files.get(file, "")) for file in {line.file for line in lines[:MOST]}}
    rows = [_row(line, files.get(line.file, ""), marks[line.file]) for line in lines[:MOST]]
    return Shown("unread.html", "Unread lines", {"lines": rows, "more": max(0, len(lines) - MOST)})


def _mark(room: Room, path: str) -> str:
    """The hash of a file that may be edited here; empty for any other."""
    return edit.source(room, path).hash if path and not edit.why_not(room, path) else ""


def _row(line: UnreadLine, path: str, mark: str) -> dict[str, Any]:
    return {"line": line, "path": path, "hash": mark}
