"""`/read`: an article, pasted or of the story's press, with what a reader may not know withheld."""

from collections.abc import Mapping

from starlette.requests import Request

from previously.core.errors import BadRequest
from previously.core.nearest import did_you_mean
from previously.live.look import Look, Shown
from previously.live.room import Room
from previously.story.story import Story
from previously.surfaces.cli.reading.as_html import TAGS
from previously.surfaces.data.read import paragraph_data
from previously.surfaces.web.pages.files import press

LONGEST = 1 << 20
"""Characters of an article that is read here."""
RULES = {
    "R0": "the article’s own notice covers it",
    "R1": "outside the story",
    "R2": "not about the story",
    "R3": "what the story starts from",
    "R4": "already told",
    "notice": "the article’s notice",
}


def page(room: Room, look: Look, request: Request) -> Shown:
    """An article as one reader gets it, or the form that asks for one. Withheld words are never in the answer."""
    asked = {**request.query_params, **request.state.form}
    kept = press(room)
    text = given_text(asked, kept)
    seen = room.seen or asked.get("seen", "").strip() or look.seen
    view = _view(room, seen) if text else None
    paragraphs = view.read(text) if view else ()
    data = {
        "story": room.story().title,
        "seen": seen,
        "paragraphs": [paragraph_data(paragraph) for paragraph in paragraphs],
    }
    extra = {
        "press": list(kept),
        "chosen": asked.get("press", ""),
        "tags": TAGS,
        "rules": RULES,
        "asked": bool(text),
        "withheld": any(not part.rule for paragraph in paragraphs for part in paragraph.parts),
        "reach": _reach(room),
    }
    return Shown("read.html", "Read", data, extra)


def given_text(asked: Mapping[str, str], kept: Mapping[str, str]) -> str:
    """The article that is asked for; nothing where none is. Raises BadRequest."""
    name = asked.get("press", "")
    if name and name not in kept:
        raise BadRequest(f"there is no article “{name}”{did_you_mean(name, kept)}")
    text = kept.get(name) or asked.get("article", "")
    if len(text) > LONGEST:
        raise BadRequest("the article is longer than is read here; “previously read FILE” reads any length")
    return text if text.strip() else ""


def _view(room: Room, seen: str) -> Story:
    """The story as far as the reader has come. Raises BadRequest where that is not said."""
    if room.audience:
        return room.story()
    if not seen:
        raise BadRequest("reading needs how far you have come, such as S01E05, S01 or none")
    return room.story(Look(seen=seen))


def _reach(room: Room) -> list[str]:
    """What a reader may have seen: nothing, an episode, everything."""
    if room.audience:
        return []
    return ["none", *(episode.at for episode in room.story().canon.episodes), "all"]
