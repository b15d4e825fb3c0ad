"""`/read`: an article, pasted or from the press folder, with what a reader may not know withheld."""

from collections.abc import Mapping

from starlette.requests import Request

from previously.core.errors import BadRequest
from previously.core.nearest import did_you_mean
from previously.live.look import Look
from previously.live.room import Room
from previously.questions.read import ReadAnswer, ReadQuestion
from previously.story.story import Story
from previously.surfaces.cli.reading import TAGS
from previously.surfaces.web.asking import Shown
from previously.surfaces.web.pages.files import press

LONGEST = 1 << 20
"""The most characters in an article read here."""
RULES = {
    "R0": "the article’s own notice covers it",
    "R1": "outside the story",
    "R2": "not about the story",
    "R3": "the story’s premise",
    "R4": "already told",
    "notice": "the article’s notice",
}


def answer(room: Room, look: Look, request: Request) -> ReadAnswer:
    """The API's answer. It never contains withheld words."""
    with room.lock:
        question = _asked(room, look, request)
        view = _view(room, question)
    return question.answer(view)  # outside the lock: only this reader waits


def _asked(room: Room, look: Look, request: Request) -> ReadQuestion:
    """The question: which article, and how far its reader has got."""
    asked = {**request.query_params, **request.state.form}
    seen = room.seen or asked.get("seen", "").strip() or look.seen
    return ReadQuestion(article=given_text(asked, press(room)), seen=seen or None)


def page(room: Room, look: Look, request: Request) -> Shown:
    """An article as this reader gets it, or the form that asks for one."""
    asked = {**request.query_params, **request.state.form}
    with room.lock:
        question = _asked(room, look, request)
        view, kept, reach = _view(room, question), press(room), _reach(room)
    text, paragraphs = question.article, question.find(view)  # outside the lock: only this reader waits
    extra = {
        "seen": question.seen or "",
        "paragraphs": paragraphs,
        "press": list(kept),
        "chosen": asked.get("press", ""),
        "tags": TAGS,
        "rules": RULES,
        "asked": bool(text),
        "withheld": any(not part.rule for paragraph in paragraphs for part in paragraph.parts),
        "reach": reach,
    }
    return Shown("read.html", "Read", extra)


def given_text(asked: Mapping[str, str], kept: Mapping[str, str]) -> str:
    """The requested article, empty if there is none. Raises BadRequest."""
    name = asked.get("press", "")
    if name and name not in kept:
        raise BadRequest(f"there is no article “{name}”{did_you_mean(name, kept)}")
    text = kept.get(name) or asked.get("article", "")
    if len(text) > LONGEST:
        raise BadRequest("the article is too long for this page; “previously read FILE” has no limit on its length")
    return text if text.strip() else ""


def _view(room: Room, question: ReadQuestion) -> Story:
    """The story as far as the reader has got, if there is something to read."""
    return room.story(Look(seen=(question.seen or "") if question.article else ""))


def _reach(room: Room) -> list[str]:
    """How far a reader may have got: nothing, each episode, everything."""
    if room.audience:
        return []
    return ["none", *(episode.at for episode in room.story().canon.episodes), "all"]
