"""`/scenes`: the scenes as they are told, or as they were lived."""

from starlette.requests import Request

from previously.live.look import Look
from previously.live.room import Room
from previously.questions.scenes import ScenesAnswer, ScenesQuestion
from previously.surfaces.pictures.axis import when
from previously.surfaces.web.asking import Shown, asked_for

MOST = 500
"""Scenes on the page; the API gives them all."""


def answer(room: Room, look: Look, request: Request) -> ScenesAnswer:
    """The API's answer, complete."""
    return asked_for(ScenesQuestion, look, request).answer(room.story(look))


def page(room: Room, look: Look, request: Request) -> Shown:
    """The first of them."""
    found = answer(room, look, request)
    rows = [(scene, when(scene.day)) for scene in found.scenes[:MOST]]
    extra = {"order": found.order, "rows": rows, "more": max(0, len(found.scenes) - MOST)}
    return Shown("scenes.html", "Scenes", extra)
