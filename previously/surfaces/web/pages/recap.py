"""`/recap?at=S01E06&for=luke&words=80`: “Previously on …”, only from the past."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from previously.core.errors import BadRequest
from previously.live.look import Look, Shown
from previously.live.room import Room
from previously.recap.choice import WORDS
from previously.recap.recap import Line
from previously.story.story import Story
from previously.surfaces.cli.text.recap import nothing
from previously.surfaces.data.recap import recap as recap_data
from previously.surfaces.web.pages.files import shown as shown_files
from previously.surfaces.web.pages.sides import place

MOST = 2000
"""Words of a recap, at most."""


def page(room: Room, look: Look, request: Request) -> Shown:
    """What was told before a position: the one asked, or what comes next."""
    story = room.story(look)
    name = request.query_params.get("for", "").strip()
    at = look.at or upcoming(story)
    words = _words(request.query_params.get("words", ""))
    found = story.recap(at, name=name, words=words)
    files = shown_files(room)
    extra = {
        "at": at,
        "for": found.name,
        "words": words,
        "text": found.text or nothing(found),
        "empty": not found.sentences,
        "doors": [*dict.fromkeys([*(episode.at for episode in story.canon.episodes), upcoming(story)])],
        "cast": [(who, character.name) for who, character in story.canon.cast.items()],
        "lines": [_line(story, line, files) for line in found.sentences],
    }
    return Shown("recap.html", f"Previously on {found.title}", recap_data(found), extra)


def upcoming(story: Story) -> str:
    """The position after the last episode told; the first one's, where nothing is."""
    episodes = story.canon.episodes
    if not episodes:
        return story.canon.template.example().partition(" or ")[0]
    *season, last = episodes[-1].episode
    return story.canon.template.show((*season, last + 1))


def _words(text: str) -> int:
    """How many words it may have. Raises BadRequest."""
    if not text.strip():
        return WORDS
    if not (text.strip().isdecimal() and 0 < int(text[:9]) <= MOST):
        raise BadRequest(f"a recap has 1 to {MOST:,} words; given “{text}”")
    return int(text)


def _line(story: Story, line: Line, files: Mapping[str, str]) -> dict[str, Any]:
    """A sentence, the line it is told from, and whom that weighs on."""
    event = line.event
    who = story.canon.cast[line.character].name if line.character else ""
    where = place(event.span, files)
    whom = {"id": line.character, "who": who}
    return {"text": line.text, "said": event.text, "at": event.scene.at, "where": where, **whom}
