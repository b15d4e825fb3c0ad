"""`/believes/NAME`: what a character believes as of a position, right or wrong, and what they do not know."""

from typing import Any

from starlette.requests import Request

from previously.canon.knowledge.deeds import Tiding
from previously.canon.knowledge.knowing import Known
from previously.canon.knowledge.told import AUDIENCE
from previously.live.look import Look
from previously.live.room import Room
from previously.questions import phrases
from previously.questions.believes import BelievesAnswer, BelievesQuestion, Missing
from previously.questions.phrases import HOWS, since
from previously.story.story import Story
from previously.surfaces.web.asking import Shown, asked_for
from previously.surfaces.web.pages.cite import source
from previously.surfaces.web.pages.steps import here

THE_AUDIENCE = "The audience"
MOST = 40
"""How many deeds a page lists, the last."""


def answer(room: Room, look: Look, request: Request) -> BelievesAnswer:
    """The API's answer."""
    return asked_for(BelievesQuestion, look, request).answer(room.story(look))


def page(room: Room, look: Look, request: Request) -> Shown:
    """A character, or `audience`. Raises UnknownName."""
    story = room.story(look)
    found = asked_for(BelievesQuestion, look, request).find(story)
    canon, who, moment, missing = story.canon, found.who, found.moment, found.missing or Missing()
    death = canon.dead_at(who, moment.key)
    extra = {
        "here": here(story, moment),
        **through(story, found.by),
        "name": named(story, who),
        "id": who if who in canon.cast else "",
        "dead": since(death.event.scene.at) if death else "",
        "beliefs": [belief(story, look, one) for one in found.known],
        "deeds": [_deed(story, look, one) for one in found.deeds[-MOST:]],
        "earlier": max(0, len(found.deeds) - MOST),
        "unheard": missing.facts,
        "missed": _missed(story, look, missing),
    }
    return Shown("believes.html", f"What {named(story, who)} knows", extra)


def through(story: Story, by: str) -> dict[str, Any]:
    """Through whose eyes a page looks (a cast id, or empty for the author's): for its head, choice and links."""
    return {"by": by, "seen_by": named(story, by) if by else "", "keep": {"by": by} if by else {}}


def _deed(story: Story, look: Look, one: Tiding) -> dict[str, Any]:
    """A deed as somebody knows of it: its words, what they take it for, how, since when, and the line."""
    dead = f"{named(story, one.dead)} is dead" if one.dead else "it happened" if one.sure else "may have heard"
    taken = dead if one.true else f"{dead}, but it is not so"
    where = {"where": str(one.line), "source": source(look, one.line)}
    text = one.text.partition(";")[0].strip()
    return {"text": text, "taken": taken, "true": one.true, "how": _how(story, one), "since": one.since, "line": where}


def _missed(story: Story, look: Look, missing: Missing) -> list[dict[str, Any]]:
    """What matters to somebody and has not reached them, the last deeds."""
    spans = ((deed.text.partition(";")[0].strip(), story.canon.where(deed.span)) for deed in missing.deeds[-MOST:])
    return [{"text": text, "line": {"where": str(at), "source": source(look, at)}} for text, at in spans]


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


def _how(story: Story, one: Known | Tiding) -> str:
    by = "by" if one.how in {"told", "lied to"} else "from"
    return HOWS[one.how] + (f" {by} {named(story, one.told_by)}" if one.told_by else "")
