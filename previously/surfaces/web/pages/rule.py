"""`/rule/reset`: a rule's manual page."""

from starlette.requests import Request

from previously.live.look import Look
from previously.live.room import Room
from previously.questions.rule import RuleAnswer, RuleQuestion
from previously.surfaces.web.asking import Shown, asked_for
from previously.surfaces.web.manual import markup
from previously.surfaces.web.pages.found import found_for


def answer(room: Room, look: Look, request: Request) -> RuleAnswer:
    """The API's answer."""
    del room
    return asked_for(RuleQuestion, look, request).answer()


def page(room: Room, look: Look, request: Request) -> Shown:
    """A rule by code or name, and how many findings it has here. Raises BadRequest if there is no such rule."""
    rule = asked_for(RuleQuestion, look, request).find()
    title, _, body = rule.page.partition("\n")
    found = found_for(room, look)
    extra = {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "said": title,
        "body": markup(body),
        "here": sum(finding.code == rule.code for finding in found.findings),
        "waits": found.waits,
    }
    return Shown("rule.html", f"{rule.code} {rule.name}", extra)
