"""`previously rule`."""

from typing import Any

import click
from click.shell_completion import CompletionItem

from previously.checks.registry import RULES, Rule, rule_named
from previously.checks.selection import unknown_rule
from previously.surfaces.cli.options import format_option
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text.rules import listed, page
from previously.surfaces.data.dumps import dumps

EPILOG = """\b
Examples:
  previously rule              all of them
  previously rule PV201
  previously rule reset"""


class RuleName(click.ParamType[str]):
    """A rule's name or code."""

    name = "rule"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Names, and codes once one is begun."""
        del ctx, param
        words = [(word, rule.code) for rule in RULES.values() for word in (rule.name, rule.code)]
        begun = incomplete.upper().startswith("PV")
        return [CompletionItem(word) for word, code in words if word.startswith(incomplete) and (word == code) == begun]


@click.command("rule", epilog=EPILOG)
@click.argument("rule", metavar="[RULE]", type=RuleName(), required=False)
@format_option
def command(rule: str | None, format_: str) -> int:
    """Print a rule's page of the manual, by its code or name; all rules without one."""
    asked = list(RULES.values()) if rule is None else [_named(rule)]
    if format_ == "json":
        found = [_data(one) for one in asked]
        say(dumps(found if rule is None else found[0]))
    else:
        for line in listed(asked) if rule is None else page(asked[0]):
            say(line)
    return 0


def _named(word: str) -> Rule:
    found = rule_named(word)
    if found is None:
        raise unknown_rule(word)
    return found


def _data(rule: Rule) -> dict[str, Any]:
    return {"code": rule.code, "name": rule.name, "severity": rule.severity, "page": rule.page}
