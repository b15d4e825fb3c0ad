"""A belief as a page shows it: whose, in words, how it came, and the line it rests on."""

from typing import Any

from previously.canon.knowledge.knowing import Known
from previously.canon.knowledge.told import AUDIENCE
from previously.live.look import Look
from previously.story.story import Story
from previously.surfaces import phrases
from previously.surfaces.cli.text.knows import HOWS
from previously.surfaces.web.pages.cite import source

THE_AUDIENCE = "The audience"


def cell(story: Story, one: Known) -> dict[str, Any]:
    """What is believed, whether it is so, how and since when."""
    return {"value": _thought(one), "true": one.true, "how": _how(story, one), "since": one.since}


def belief(story: Story, look: Look, one: Known) -> dict[str, Any]:
    """The same with whose it is, of which fact, and its line; `id` is empty where it is nobody's of the cast."""
    where = {"where": str(one.line), "source": source(look, one.line)}
    character = one.who if one.who in story.canon.cast else ""
    return {**cell(story, one), "fact": one.fact, "who": named(story, one.who), "id": character, "line": where}


def named(story: Story, who: str) -> str:
    """Somebody of the cast, or the audience, by name."""
    return THE_AUDIENCE if who == AUDIENCE and who not in story.canon.cast else phrases.named(story.canon.cast, who)


def _thought(one: Known) -> str:
    return {"true": "knows it" if one.true else "believes it", "false": "that it is not so"}.get(one.value, one.value)


def _how(story: Story, one: Known) -> str:
    by = "by" if one.how in {"told", "lied to"} else "from"
    return HOWS[one.how] + (f" {by} {named(story, one.told_by)}" if one.told_by else "")
