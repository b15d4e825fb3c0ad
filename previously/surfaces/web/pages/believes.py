"""`/believes/NAME`: what somebody believes as of a position, right or wrong, and what is so and not known."""

from starlette.requests import Request

from previously.canon.knowledge.knowing import facts_of, is_audience, known_to
from previously.canon.knowledge.told import AUDIENCE
from previously.live.look import Look, Shown
from previously.live.room import Room
from previously.surfaces.data import knows as data
from previously.surfaces.web.pages.belief import belief, named
from previously.surfaces.web.pages.steps import here


def page(room: Room, look: Look, request: Request) -> Shown:
    """Somebody of the cast, or `audience` for whoever follows the story. Raises UnknownName."""
    story, name = room.story(look), request.path_params["name"]
    canon, moment = story.canon, story.canon.moment(look.at or None)
    who = AUDIENCE if is_audience(canon, name) else canon.who(name).id
    known = known_to(canon, name, moment)
    heard = {one.fact for one in known}
    so = (fact for fact in facts_of(canon) if fact not in heard)
    death = canon.dead_at(who, moment.key)
    extra = {
        "here": here(story, moment),
        "name": named(story, who),
        "id": who if who in canon.cast else "",
        "dead": death.event.scene.at if death else "",
        "beliefs": [belief(story, look, one) for one in known],
        "unheard": [fact for fact in so if canon.knowledge.value(fact, moment.key) is not None],
    }
    return Shown("believes.html", f"What {named(story, who)} knows", data.character(who, moment.at, known), extra)
