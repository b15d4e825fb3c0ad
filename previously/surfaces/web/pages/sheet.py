"""`/sheet/NAME`: what is so of somebody as of a position, each with its line."""

from typing import Any

from starlette.requests import Request

from previously.canon.world.sheet import SheetLine
from previously.live.look import Look
from previously.live.room import Room
from previously.questions.phrases import HOWS
from previously.questions.sheet import SheetAnswer, SheetQuestion
from previously.questions.words import TRUST, word
from previously.story.story import Story
from previously.surfaces.web.asking import Shown, asked_for
from previously.surfaces.web.pages.cite import source
from previously.surfaces.web.pages.steps import here

PARTS = (("state", "State"), ("traits", "Traits"), ("injuries", "Injuries"), ("things", "Has"))


def answer(room: Room, look: Look, request: Request) -> SheetAnswer:
    """The API's answer."""
    return asked_for(SheetQuestion, look, request).answer(room.story(look))


def page(room: Room, look: Look, request: Request) -> Shown:
    """The parts of the sheet that hold anything. Raises UnknownName."""
    story = room.story(look)
    sheet = asked_for(SheetQuestion, look, request).find(story)
    rows = {"Age": (sheet.age,) if sheet.age else (), **{title: getattr(sheet, field) for field, title in PARTS}}
    by_trust = sorted(sheet.bonds.items(), key=lambda pair: (-pair[1], pair[0]))
    extra = {
        "here": here(story, sheet.moment),
        "id": sheet.who.id,
        "name": sheet.who.name,
        "parts": [(title, [_row(story, look, row) for row in lines]) for title, lines in rows.items() if lines],
        "bonds": [(name, word(TRUST, trust)) for name, trust in by_trust],
        "knows": [(one.fact, one.value, HOWS[one.how], one.since) for one in sheet.knows],
        "hides": [(one.fact, one.since) for one in sheet.hides],
        "seen": (sheet.seen.scene.where, sheet.seen.scene.at) if sheet.seen else None,
    }
    return Shown("sheet.html", f"The sheet of {sheet.who.name}", extra)


def _row(story: Story, look: Look, row: SheetLine) -> dict[str, Any]:
    """A row, with the line it rests on where a line says it."""
    if row.line is None:
        return {"what": row.what, "value": row.value, "line": None}
    span = story.canon.where(row.line.span)
    line = {"where": str(span), "source": source(look, span), "text": row.line.text}
    return {"what": row.what, "value": row.value, "line": line}
