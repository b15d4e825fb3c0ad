"""Rules for people: the list of them, and the page of one."""

from collections.abc import Iterable, Iterator

import click

from previously.questions.rule import RuleAnswer
from previously.surfaces.cli.terminal import wrapped
from previously.surfaces.cli.text.findings import COLOURS


def listed(rules: Iterable[RuleAnswer]) -> Iterator[str]:
    """Each rule on a line: code, name, severity, and its first sentence."""
    known = tuple(rules)
    longest = max(len(rule.name) for rule in known)
    for rule in known:
        severity = click.style(f"{rule.severity:<7}", fg=COLOURS[rule.severity])
        head = f"{click.style(rule.code, bold=True)}  {rule.name:<{longest}}  {severity}"
        yield wrapped(rule.page.partition("\n")[0], first=f"{head}  ", rest=" " * (longest + 18))


def page(rule: RuleAnswer) -> Iterator[str]:
    """A rule's page: paragraphs wrapped, examples as they stand."""
    severity = click.style(rule.severity, fg=COLOURS[rule.severity])
    yield f"{click.style(f'{rule.code} {rule.name}', bold=True)}  {severity}"
    for part in _parts(rule.page):
        if part.startswith("## "):
            yield ""
            yield click.style(part[3:], bold=True)
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
