"""Findings for people: what contradicts, then what it contradicts."""

from collections.abc import Iterator

import click

from previously.checks.registry import RULES
from previously.checks.remark import is_key
from previously.core.english import count, joined
from previously.core.finding import Finding, Reason
from previously.formats.registry import excerpt
from previously.story.extent import Extent
from previously.surfaces.cli.terminal import wrapped

COLOURS = {"error": "red", "warning": "yellow", "hint": "cyan"}


def report(
    told: Extent, findings: tuple[Finding, ...], *, hints: bool, plan: str = "", known: int = 0
) -> Iterator[str]:
    """The findings of a story, one block each, and what they add up to; `known` more are kept back by a baseline."""
    shown = [finding for finding in findings if hints or finding.severity != "hint"]
    for finding in shown:
        yield from block(finding)
        yield ""
    yield total(told, shown, plan, known)
    hidden = len(findings) - len(shown)
    if hidden:
        yield click.style(f"{count(hidden, 'hint')} beside; --hints shows {'them' if hidden > 1 else 'it'}.", dim=True)


def total(told: Extent, findings: list[Finding], plan: str = "", known: int = 0) -> str:
    """What findings add up to."""
    return wrapped(_sum(told, findings, plan, known))


def block(finding: Finding) -> Iterator[str]:
    """One finding: what contradicts, the line that does, and the lines it contradicts."""
    rule = RULES[finding.code]
    mark = click.style(f"{finding.code} {rule.name}", fg=COLOURS[finding.severity], bold=True)
    yield wrapped(f"{mark}  {_dim(str(finding.span))}", rest="  ")
    yield wrapped(sentence(finding), first="  ", rest="  ")
    line = source_line(finding)
    if line:
        yield wrapped(line, first="  > ", rest="    ")
    for reason in finding.because:
        yield from _because(reason)
    if finding.fix:
        yield wrapped(stopped(finding.fix), first="  fix: ", rest="       ")


def stopped(message: str) -> str:
    """A message as a whole sentence."""
    return message if message.endswith((".", "?", "!")) else f"{message}."


def sentence(finding: Finding) -> str:
    """What a finding says, as a whole sentence."""
    return stopped(_opened(finding.message))


def _opened(message: str) -> str:
    """A message as the start of a sentence; what an author named keeps its form."""
    return message[:1].upper() + message[1:] if message.split(" ", maxsplit=1)[0].isalpha() else message


def source_line(finding: Finding) -> str:
    """The author's line, without the markup of its file; nothing where it is but a key."""
    row = excerpt(finding.span)
    return "" if is_key(row) else row


def _because(reason: Reason) -> Iterator[str]:
    """The other side: its line, and where it stands."""
    yield wrapped(reason.text, first="  < ", rest="    ")
    yield wrapped(_dim(f"{reason.event}, {reason.span}"), first="    ", rest="    ")


def _sum(told: Extent, findings: list[Finding], plan: str, known: int) -> str:
    if findings:
        kinds = [count(sum(f.severity == kind for f in findings), kind) for kind in COLOURS]
        what = joined([kind for kind in kinds if not kind.startswith("0 ")])
        return click.style(f"{told.title}{_with(told, plan)}: {what}.", bold=True)
    rests_on = f"{count(told.episodes, 'episode')}, {count(told.scenes, 'scene')}, {count(told.lines, 'line')}."
    nothing = "nothing new" if known else "nothing"
    clean = click.style(f"{told.title}{_with(told, plan)}: {nothing} contradicts what happened.", fg="green", bold=True)
    return f"{clean} {_dim(rests_on)}"


def _with(told: Extent, plan: str) -> str:
    without = f" without {told.without}" if told.without else ""
    return f" with {plan},{without}" if plan and without else f" with {plan}" if plan else without


def _dim(text: str) -> str:
    return click.style(text, dim=True)
