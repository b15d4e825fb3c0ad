"""`/brief/NAME`: all that somebody may know, and how they are, for a prompt."""

from starlette.requests import Request

from previously.live.look import Look
from previously.live.room import Room
from previously.questions.brief import BriefAnswer, BriefQuestion
from previously.surfaces.web.asking import Shown, asked_for
from previously.surfaces.web.pages.steps import here


def answer(room: Room, look: Look, request: Request) -> BriefAnswer:
    """The API's answer."""
    return asked_for(BriefQuestion, look, request).answer(room.story(look))


def page(room: Room, look: Look, request: Request) -> Shown:
    """The brief as it is given to a model. Raises UnknownName."""
    story, question = room.story(look), asked_for(BriefQuestion, look, request)
    found = question.answer(story)
    extra = {
        "here": here(story, story.canon.moment(question.at)),
        "id": found.character,
        "name": found.name,
        "tokens": found.tokens,
        "text": found.text,
    }
    return Shown("brief.html", f"A brief on {found.name}", extra)
