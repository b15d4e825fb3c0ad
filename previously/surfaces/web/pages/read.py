"""`/read`: an article, pasted or of the story's press, with what a reader may not know withheld."""

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
"""Characters of an article that is read here."""
RULES = {
    "R0": "the article’s own notice covers it",
    "R1": "outside the story",
    "R2": "not about the story",
    "R3": "what the story starts from",
    "R4": "already told",
    "notice": "the article’s notice",
}


def answer(room: Room, look: Look, request: Request) -> ReadAnswer:
    """The same for programs. Withheld words are never in the answer."""
    with room.lock:
        question = _asked(room, look, request)
        view = _view(room, question)
    return question.answer(view)  # nobody waits for this but who asked


def _asked(room: Room, look: Look, request: Request) -> ReadQuestion:
    """Which article is to be read, and by whom."""
    asked = {**request.query_params, **request.state.form}
    seen = room.seen or asked.get("seen", "").strip() or look.seen
    return ReadQuestion(article=given_text(asked, press(room)), seen=seen or None)


def page(room: Room, look: Look, request: Request) -> Shown:
    """An article as one reader gets it, or the form that asks for one."""
    asked = {**request.query_params, **request.state.form}
    with room.lock:
        question = _asked(room, look, request)
        view, kept, reach = _view(room, question), press(room), _reach(room)
    text, paragraphs = question.article, question.find(view)  # nobody waits for this but who asked
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
    """The article that is asked for; nothing where none is. Raises BadRequest."""
    name = asked.get("press", "")
    if name and name not in kept:
        raise BadRequest(f"there is no article “{name}”{did_you_mean(name, kept)}")
    text = kept.get(name) or asked.get("article", "")
    if len(text) > LONGEST:
        raise BadRequest("the article is longer than is read here; “previously read FILE” reads any length")
    return text if text.strip() else ""


def _view(room: Room, question: ReadQuestion) -> Story:
    """The story as far as the reader has come, where something is to be read."""
    return room.story(Look(seen=(question.seen or "") if question.article else ""))


def _reach(room: Room) -> list[str]:
    """What a reader may have seen: nothing, an episode, everything."""
    if room.audience:
        return []
    return ["none", *(episode.at for episode in room.story().canon.episodes), "all"]
