"""`/believes/NAME`: what a character believes as of a position, right or wrong, and the truths they don't know."""

from typing import Any

from starlette.requests import Request

from previously.canon.knowledge.knowing import Known, facts_of
from previously.canon.knowledge.told import AUDIENCE
from previously.live.look import Look
from previously.live.room import Room
from previously.questions import phrases
from previously.questions.believes import BelievesAnswer, BelievesQuestion
from previously.questions.phrases import HOWS, since
from previously.story.story import Story
from previously.surfaces.web.asking import Shown, asked_for
from previously.surfaces.web.pages.cite import source
from previously.surfaces.web.pages.steps import here

THE_AUDIENCE = "The audience"


def answer(room: Room, look: Look, request: Request) -> BelievesAnswer:
    """The API's answer."""
    return asked_for(BelievesQuestion, look, request).answer(room.story(look))


def page(room: Room, look: Look, request: Request) -> Shown:
    """A character, or `audience`. Raises UnknownName."""
    story = room.story(look)
    who, moment, known = asked_for(BelievesQuestion, look, request).find(story)
    canon, heard = story.canon, {one.fact for one in known}
    so = (fact for fact in facts_of(canon) if fact not in heard)
    death = canon.dead_at(who, moment.key)
    extra = {
        "here": here(story, moment),
        "name": named(story, who),
        "id": who if who in canon.cast else "",
        "dead": since(death.event.scene.at) if death else "",
        "beliefs": [belief(story, look, one) for one in known],
        "unheard": [fact for fact in so if canon.knowledge.value(fact, moment.key) is not None],
    }
    return Shown("believes.html", f"What {named(story, who)} knows", extra)


def cell(story: Story, one: Known) -> dict[str, Any]:
    """A belief: its value, whether it is true, how it came and since when."""
    return {"value": _thought(one), "true": one.true, "how": _how(story, one), "since": one.since}


def belief(story: Story, look: Look, one: Known) -> dict[str, Any]:
    """The same with its holder, fact and line; `id` is empty if the holder is not in the cast."""
    where = {"where": str(one.line), "source": source(look, one.line)}
    character = one.who if one.who in story.canon.cast else ""
    return {**cell(story, one), "fact": one.fact, "who": named(story, one.who), "id": character, "line": where}


def named(story: Story, who: str) -> str:
    """The name of a character or the audience."""
    return THE_AUDIENCE if who == AUDIENCE and who not in story.canon.cast else phrases.named(story.canon.people, who)


def _thought(one: Known) -> str:
    return {"true": "knows it" if one.true else "believes it", "false": "that it is not true"}.get(one.value, one.value)


def _how(story: Story, one: Known) -> str:
    by = "by" if one.how in {"told", "lied to"} else "from"
    return HOWS[one.how] + (f" {by} {named(story, one.told_by)}" if one.told_by else "")
