"""`previously rule`."""

from collections.abc import Iterable, Iterator

import click
from click.shell_completion import CompletionItem

from previously.checks.registry import RULES
from previously.questions.question import dumps
from previously.questions.rule import RuleAnswer, RuleQuestion, RulesQuestion
from previously.surfaces.cli.options import format_option
from previously.surfaces.cli.terminal import COLOURS, give, say, styled, wrapped

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
        give(dumps(rules if code is None else rules[0]))
    else:
        for line in listed(rules) if code is None else page(rules[0]):
            say(line)
    return 0


def listed(rules: Iterable[RuleAnswer]) -> Iterator[str]:
    """Each rule on a line: code, name, severity, and its first sentence."""
    known = tuple(rules)
    longest = max(len(rule.name) for rule in known)
    for rule in known:
        severity = styled(f"{rule.severity:<7}", fg=COLOURS[rule.severity])
        head = f"{styled(rule.code, bold=True)}  {rule.name:<{longest}}  {severity}"
        yield wrapped(rule.page.partition("\n")[0], first=f"{head}  ", rest=" " * (longest + 18))


def page(rule: RuleAnswer) -> Iterator[str]:
    """A rule's page: paragraphs wrapped, examples as they stand."""
    severity = styled(rule.severity, fg=COLOURS[rule.severity])
    yield f"{styled(f'{rule.code} {rule.name}', bold=True)}  {severity}"
    for part in _parts(rule.page):
        if part.startswith("## "):
            yield ""
            yield styled(part[3:], bold=True)
        elif part.startswith("```"):
            yield from (f"    {line}" for line in part.splitlines()[1:-1])
        else:
            yield wrapped(" ".join(part.split()), first="  ", rest="  ")


def _parts(text: str) -> Iterator[str]:
    """Headings, fenced examples and paragraphs, in order."""
    part: list[str] = []
    fenced = False
    for line in (*text.splitlines(), ""):
        opens = line.startswith("```")
        alone = line.startswith("## ") and not fenced
        if part and not fenced and (not line.strip() or opens or alone):
            yield "\n".join(part)
            part = []
        if line.strip() or fenced:
            part.append(line)
        fenced = fenced != opens
        if part and not fenced and (opens or alone):
            yield "\n".join(part)
            part = []
