"""`/say?line=…`: what a sentence would be read as, for whoever is writing it."""

from starlette.requests import Request

from previously.live.look import Look
from previously.live.room import Room
from previously.questions.say import SayAnswer, SayQuestion
from previously.surfaces.web.asking import Shown, asked_for


def answer(room: Room, look: Look, request: Request) -> SayAnswer:
    """The API's answer. Raises BadRequest where there is no sentence."""
    return asked_for(SayQuestion, look, request).answer(room.story(look))


def page(room: Room, look: Look, request: Request) -> Shown:
    """A field for a sentence, and its reading."""
    line = request.query_params.get("line", "").strip()
    before = request.query_params.get("before", "").strip()
    said = answer(room, look, request) if line else None
    names = {who: one.name for who, one in room.story(look).canon.cast.items()} if said else {}
    return Shown("say.html", "Say", {"line": line, "before": before, "said": said, "names": names})
