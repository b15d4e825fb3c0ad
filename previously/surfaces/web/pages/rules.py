"""`/rule`: all rules."""

from starlette.requests import Request

from previously.live.look import Look
from previously.live.room import Room
from previously.questions.rule import RulesAnswer, RulesQuestion
from previously.surfaces.web.asking import Shown


def answer(room: Room, look: Look, request: Request) -> RulesAnswer:
    """The API's answer."""
    del room, look, request
    return RulesQuestion().answer()


def page(room: Room, look: Look, request: Request) -> Shown:
    """All rules, with the first sentence of each page."""
    rules = answer(room, look, request).rules
    return Shown(
        "rules.html", "Rules", {"rules": rules, "said": {one.code: one.page.partition("\n")[0] for one in rules}}
    )
