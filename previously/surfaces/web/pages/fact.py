"""`/knows/FACT`: who believes what about one fact, over the story."""

from starlette.requests import Request

from previously.core.english import first_of
from previously.live.look import Look
from previously.live.room import Room
from previously.questions.fact import FactAnswer, FactQuestion
from previously.surfaces.pictures.knows import knows_picture, page_known
from previously.surfaces.web.asking import Shown, asked_for
from previously.surfaces.web.pages.believes import belief, named, through
from previously.surfaces.web.pages.chart import links
from previously.surfaces.web.pages.cite import source
from previously.surfaces.web.pages.picture import key, on_page
from previously.surfaces.web.pages.steps import here

SHOWN = 12
"""The most names listed of those who have not been told."""


def answer(room: Room, look: Look, request: Request) -> FactAnswer:
    """The API's answer."""
    return asked_for(FactQuestion, look, request).answer(room.story(look))


def page(room: Room, look: Look, request: Request) -> Shown:
    """One fact. Raises UnknownName."""
    story = room.story(look)
    question, moment = asked_for(FactQuestion, look, request), story.canon.moment(look.at or None)
    found = question.find(story)
    told = {*story.canon.masks.insiders(found.fact), *(one.who for one in found.believes)}
    living = [who for who in story.canon.cast if story.canon.dead_at(who, moment.key) is None]
    rest = [named(story, who) for who in living if who not in told]
    picture = knows_picture(page_known(story, found.fact), moment.told)
    extra = {
        "here": here(story, moment),
        **through(story, story.canon.who(question.by).id if question.by else ""),
        "fact": found.fact,
        "value": found.value,
        "line": {"where": str(found.line), "source": source(look, found.line)} if found.line else None,
        "believes": [belief(story, look, one) for one in found.believes],
        "rest": first_of(rest, SHOWN),
        "picture": on_page(picture, f"{found.fact} over the story; the table below says the same as of {moment.at}"),
        "key": key(picture.key),
        "take": links(story, look, f"/knows/{found.fact}", people=0),
    }
    return Shown("fact.html", found.fact, extra)
