"""`previously rule`."""

import click
from click.shell_completion import CompletionItem

from previously.checks.registry import RULES
from previously.questions.question import dumps
from previously.questions.rule import RuleQuestion, RulesQuestion
from previously.surfaces.cli.options import format_option
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text.rules import listed, page

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
@click.argument("code", metavar="[RULE]", type=RuleName(), required=False)
@format_option
def command(code: str | None, format_: str) -> int:
    """Print a rule's manual page, by its code or name; without one, list all rules."""
    rules = RulesQuestion().answer().rules if code is None else (RuleQuestion(code=code).answer(),)
    if format_ == "json":
        say(dumps(rules if code is None else rules[0]))
    else:
        for line in listed(rules) if code is None else page(rules[0]):
            say(line)
    return 0
