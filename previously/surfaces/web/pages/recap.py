"""`/recap?at=S01E06&for=luke&words=80`: “Previously on …”, only from the past."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from previously.live.look import Look
from previously.live.room import Room
from previously.questions.recap import RecapAnswer, RecapQuestion, nothing, upcoming
from previously.recap.choice import WORDS
from previously.recap.recap import RecapLine
from previously.story.story import Story
from previously.surfaces.web.asking import Shown, asked_for
from previously.surfaces.web.pages.files import shown as shown_files
from previously.surfaces.web.pages.sides import place


def answer(room: Room, look: Look, request: Request) -> RecapAnswer:
    """The API's answer."""
    return asked_for(RecapQuestion, look, request).answer(room.story(look))


def page(room: Room, look: Look, request: Request) -> Shown:
    """The recap before a position: the requested one, or whatever comes next."""
    story, question = room.story(look), asked_for(RecapQuestion, look, request)
    found = question.find(story)
    files = shown_files(room)
    extra = {
        "story": found.title,
        "at": question.at or upcoming(story),
        "for": found.name,
        "words": question.words or WORDS,
        "text": found.text or nothing(found),
        "empty": not found.sentences,
        "doors": [*dict.fromkeys([*(episode.at for episode in story.canon.episodes), upcoming(story)])],
        "cast": [(who, character.name) for who, character in story.canon.cast.items()],
        "lines": [_line(story, line, files) for line in found.sentences],
    }
    return Shown("recap.html", f"Previously on {found.title}", extra)


def _line(story: Story, line: RecapLine, files: Mapping[str, str]) -> dict[str, Any]:
    """A sentence, the line behind it, and whom it weighs on."""
    event = line.event
    who = story.canon.cast[line.character].name if line.character else ""
    where = place(story.canon.where(event.span), files)
    whom = {"id": line.character, "who": who}
    return {"text": line.text, "said": event.text, "at": event.scene.at, "where": where, **whom}
