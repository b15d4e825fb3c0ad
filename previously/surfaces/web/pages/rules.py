"""`/rule`: what is checked."""

from starlette.requests import Request

from previously.live.look import Look
from previously.live.room import Room
from previously.questions.rule import RulesAnswer, RulesQuestion
from previously.surfaces.web.asking import Shown


def answer(room: Room, look: Look, request: Request) -> RulesAnswer:
    """The same for programs."""
    del room, look, request
    return RulesQuestion().answer()


def page(room: Room, look: Look, request: Request) -> Shown:
    """Every rule, with the first sentence of its page."""
    rules = answer(room, look, request).rules
    return Shown(
        "rules.html", "Rules", {"rules": rules, "said": {one.code: one.page.partition("\n")[0] for one in rules}}
    )
