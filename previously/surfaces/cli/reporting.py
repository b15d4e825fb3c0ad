"""A check from what is wanted of it to what is printed: which findings count, which are shown, and how."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from previously.canon.coverage import Coverage
from previously.canon.pages.resting import Pages
from previously.checks.registry import RULES, Crash, Rule
from previously.core.english import count, joined
from previously.core.finding import Finding, Reason, Remark, compare, stopped
from previously.formats.registry import source_line
from previously.live.warm import Found
from previously.questions.findings import SEVERITIES, FindingsAnswer, FindingsQuestion
from previously.questions.question import dumps
from previously.story.extent import Extent
from previously.surfaces.cli.github import annotation
from previously.surfaces.cli.terminal import COLOURS, cut, styled, wrapped

EXCERPT = 500
"""The most characters of an author's line that a finding shows."""


class Wanted(NamedTuple):
    """What is asked, and what of the answer counts; `severity` None: warnings do, and hints are only mentioned."""

    question: FindingsQuestion
    severity: str | None
    hints: bool = False
    baseline: Path | None = None

    @property
    def plan(self) -> str:
        """The plan that is checked, or nothing."""
        return self.question.plan or ""

    @property
    def without(self) -> str:
        """Without whom the story is checked, or nothing."""
        return self.question.without or ""

    @property
    def shows_hints(self) -> bool:
        """Are hints written out?"""
        return self.hints or self.severity == "hint"

    def counts(self, finding: Finding) -> bool:
        """Is a finding bad enough to fail?"""
        return SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.severity or "warning")


class Checked(NamedTuple):
    """What a check of one story found: all that is to be told, what of it counts, and what a baseline keeps back."""

    root: str
    extent: Extent
    rules: tuple[Rule, ...]
    found: tuple[Finding, ...]
    counted: tuple[Finding, ...]
    kept: tuple[Finding, ...]
    gone: tuple[Remark, ...]
    crashed: tuple[Crash, ...]

    def answered(self) -> "Checked":
        """The same, once a baseline holds all that counts."""
        rest = tuple(finding for finding in self.found if finding not in self.counted)
        return self._replace(found=rest, counted=(), kept=(*self.kept, *self.counted), gone=())


def checked(root: str, told: Found, wanted: Wanted, known: tuple[Remark, ...] = ()) -> Checked:
    """What counts of what a check has found.

    `known` are the entries of its baseline; those of rules that do not look are left alone.
    """
    rules = wanted.question.rules() or tuple(RULES.values())
    looked = {rule.code for rule in rules} - {crash.rule.code for crash in told.crashed}
    new, kept, gone = compare(told.findings, (entry for entry in known if entry.code in looked))
    counted = tuple(filter(wanted.counts, new))
    shown = new if wanted.severity is None else counted
    return Checked(root, told.extent, rules, shown, counted, kept, gone, told.crashed)


def rendered(answers: list[Checked], wanted: Wanted, format_: str) -> Iterator[str]:
    """What is printed."""
    if format_ == "json":
        covered = sum((one.extent.coverage for one in answers), Coverage())
        pages = sum((one.extent.pages for one in answers), Pages())
        yield dumps(FindingsAnswer.of((finding for one in answers for finding in one.found), covered, pages))
    elif format_ == "github":
        yield from (annotation(finding, one.root) for one in answers for finding in one.found)
    elif format_ == "sarif":
        from previously.surfaces.cli.sarif import sarif

        rules = answers[0].rules if answers else ()
        crashed = (crash for one in answers for crash in one.crashed)
        yield sarif(((one.root, one.found) for one in answers), rules, crashed)
    else:
        yield from _text(answers, wanted)


def _text(answers: list[Checked], wanted: Wanted) -> Iterator[str]:
    if not answers:
        yield "None of these files belongs to a story."
    for one in answers:
        if len(answers) > 1:
            yield styled(f"{one.root}:", dim=True)
        yield from report(one.extent, one.found, hints=wanted.shows_hints, plan=wanted.plan, known=len(one.kept))
        yield from against(one, wanted)


def against(one: Checked, wanted: Wanted) -> Iterator[str]:
    """What a baseline has kept back, and what of it no longer occurs."""
    if wanted.baseline is None:
        return
    said = f"{count(len(one.kept), 'finding')} of {wanted.baseline} kept back"
    if one.gone:
        again = "occurs" if len(one.gone) == 1 else "occur"
        said += f"; {len(one.gone):,} of its entries no longer {again} (--update-baseline takes them out)"
    yield styled(wrapped(f"{said}."), dim=True)


def report(
    told: Extent, findings: tuple[Finding, ...], *, hints: bool, plan: str = "", known: int = 0
) -> Iterator[str]:
    """The findings of a story, one block each, and what they add up to; `known` more are kept back by a baseline."""
    shown = [finding for finding in findings if hints or finding.severity != "hint"]
    for finding in shown:
        yield from block(finding)
        yield ""
    yield total(told, shown, plan, known)
    if shown:
        yield _dim(wrapped(f"{told.coverage.sentence}."))
    if told.pages.sentence:
        said = told.pages.sentence
        yield _dim(wrapped(f"{said[0].upper()}{said[1:]}; previously coverage shows the others."))
    hidden = len(findings) - len(shown)
    if hidden:
        yield styled(f"{count(hidden, 'hint')} beside; --hints shows {'them' if hidden > 1 else 'it'}.", dim=True)


def total(told: Extent, findings: list[Finding], plan: str = "", known: int = 0) -> str:
    """What findings add up to."""
    return wrapped(_sum(told, findings, plan, known))


def block(finding: Finding) -> Iterator[str]:
    """One finding: what contradicts, the line that does, and the lines it contradicts."""
    rule = RULES[finding.code]
    mark = styled(f"{finding.code} {rule.name}", fg=COLOURS[finding.severity], bold=True)
    yield wrapped(f"{mark}  {_dim(str(finding.span))}", rest="  ")
    yield wrapped(finding.sentence, first="  ", rest="  ")
    line = source_line(finding.span)
    if line:
        yield wrapped(cut(line, EXCERPT), first="  > ", rest="    ")
    for reason in finding.because:
        yield from _because(reason)
    if finding.fix:
        yield wrapped(stopped(finding.fix), first="  fix: ", rest="       ")


def _because(reason: Reason) -> Iterator[str]:
    """The other side: its line, and where it stands."""
    yield wrapped(cut(reason.text, EXCERPT), first="  < ", rest="    ")
    yield wrapped(_dim(f"{reason.event}, {reason.span}"), first="    ", rest="    ")


def _sum(told: Extent, findings: list[Finding], plan: str, known: int) -> str:
    if findings:
        kinds = [count(sum(f.severity == kind for f in findings), kind) for kind in COLOURS]
        what = joined([kind for kind in kinds if not kind.startswith("0 ")])
        return styled(f"{told.title}{_with(told, plan)}: {what}.", bold=True)
    rests_on = f"{count(told.episodes, 'episode')}, {count(told.scenes, 'scene')}"
    if told.coverage.lines:
        rests_on += f"; {told.coverage.sentence}"
    if not told.coverage.any:
        unchecked = f"{told.title}{_with(told, plan)}: {told.coverage.unchecked}."
        return f"{styled(unchecked, bold=True)} {_dim(f'{rests_on}.')}"
    rests_on += f"; {count(told.unread, 'file')} not read, or not whole." if told.unread else "."
    nothing = "nothing new" if known else "nothing"
    clean = styled(f"{told.title}{_with(told, plan)}: {nothing} contradicts what happened.", fg="green", bold=True)
    return f"{clean} {_dim(rests_on)}"


def _with(told: Extent, plan: str) -> str:
    without = f" without {told.without}" if told.without else ""
    return f" with {plan},{without}" if plan and without else f" with {plan}" if plan else without


def _dim(text: str) -> str:
    return styled(text, dim=True)
