"""`/rule` and `/rule/reset`: the pages of the manual that the rules bring with them."""

from typing import Any

from starlette.requests import Request

from previously.checks.registry import RULES, Rule, rule_named
from previously.checks.selection import unknown_rule
from previously.live.look import Look, Shown
from previously.live.room import Room
from previously.surfaces.web.manual import markup
from previously.surfaces.web.pages.found import found_for


def page(room: Room, look: Look, request: Request) -> Shown:
    """A rule by its code or name, or all of them. Raises BadRequest where there is no such rule."""
    word = request.path_params.get("code", "")
    if not word:
        rules = [_data(rule) for rule in RULES.values()]
        return Shown("rules.html", "Rules", {"rules": rules}, {"said": {r["code"]: _title(r["page"]) for r in rules}})
    rule = rule_named(word)
    if rule is None:
        raise unknown_rule(word)
    title, _, body = rule.page.partition("\n")
    found = found_for(room, look)
    here = sum(finding.code == rule.code for finding in found.findings)
    extra = {"said": title, "body": markup(body), "here": here, "waits": found.waits}
    return Shown("rule.html", f"{rule.code} {rule.name}", _data(rule), extra)


def _title(page: str) -> str:
    return page.partition("\n")[0]


def _data(rule: Rule) -> dict[str, Any]:
    return {"code": rule.code, "name": rule.name, "severity": rule.severity, "page": rule.page}
