"""`previously check`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from previously.checks.registry import RULES
from previously.core.english import count
from previously.core.errors import BadRequest
from previously.core.finding import Remark
from previously.formats.cache import Cache
from previously.formats.writing.place import digest_of
from previously.formats.writing.write import worded
from previously.live.warm import Asked, Found, found_again, found_in
from previously.questions.findings import SEVERITIES, FindingsQuestion
from previously.surfaces.cli.baseline import read_baseline, write_baseline
from previously.surfaces.cli.options import (
    StoryPath,
    along_of,
    asks,
    opened_for,
    plan_option,
    seen_of,
    told_options,
    without_option,
)
from previously.surfaces.cli.places import stories_of
from previously.surfaces.cli.reporting import Checked, Wanted, checked, rendered
from previously.surfaces.cli.terminal import give, say

EPILOG = """\b
Examples:
  previously check                            the story in this folder
  previously check stories/jessica-jones --plan plans/hovercar.yaml
  previously check --format json | jq '.findings[].message'
  previously check --select PV1,reset --severity error
  previously check --format github            annotations, in a GitHub workflow
  previously check --baseline known.json --update-baseline"""


@click.command("check", epilog=EPILOG)
@click.argument("stories", metavar="[STORY]", type=StoryPath(), nargs=-1)
@told_options
@plan_option
@without_option
@click.option(
    "--draft", metavar="FILE", type=click.Path(path_type=Path), help="Check a draft: its lines, kept nowhere."
)
@click.option("--at", metavar="POS", help="Where the lines of --draft would stand; the end of what is told by default.")
@click.option("--hints", is_flag=True, help="Also show hints, such as lines without a known verb.")
@asks(FindingsQuestion, but=["plan", "without"])
@click.option("--severity", type=click.Choice(SEVERITIES), help="The lowest severity shown, and that fails a check.")
@click.option("--baseline", metavar="FILE", type=click.Path(path_type=Path), help="Hide the findings this file lists.")
@click.option("--update-baseline", is_flag=True, help="Write the current findings to the baseline.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved.")
@click.option("--files", is_flag=True, help="The arguments are files: check the stories they belong to.")
@click.option("--no-cache", is_flag=True, help="Compute everything afresh and keep nothing.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="For people, programs, code scanning, or annotations.",
)
def command(
    stories: tuple[str, ...],
    question: FindingsQuestion,
    severity: str | None,
    baseline: Path | None,
    format_: str,
    draft: Path | None,
    at: str | None,
    *,
    hints: bool,
    update_baseline: bool,
    watch: bool,
    files: bool,
    no_cache: bool,
) -> int:
    """Report what contradicts what happened; with --plan, what the plan adds.

    Exits with 1 on an error or a warning, or from the --severity given.
    """
    if draft is not None or at is not None:
        return _of_draft(stories, draft, at, format_)
    wanted = Wanted(question, severity, hints=hints, baseline=baseline)
    roots = _roots(stories, files=files)
    _fits(wanted, roots, format_, update=update_baseline, watch=watch)
    if watch:
        from previously.surfaces.cli.watch import watch as watched

        return watched(roots[0], wanted)
    over = _there(baseline) if baseline and update_baseline else ""
    known = read_baseline(baseline).findings if baseline and (baseline.exists() or not update_baseline) else ()
    answers = [checked(root, _found(root, wanted, cached=not no_cache), wanted, known) for root in roots]
    if update_baseline and baseline:
        answers = [_updated(baseline, known, one, over) for one in answers]
    write = say if format_ == "text" else give
    for line in rendered(answers, wanted, format_):
        write(line)
    return _code(answers)


def _of_draft(stories: tuple[str, ...], draft: Path | None, at: str | None, format_: str) -> int:
    """Check lines that are kept nowhere. Raises BadRequest."""
    if draft is None:
        raise BadRequest(f"--at {at} says where the lines of a draft would stand: it goes with --draft FILE")
    if seen_of() is not None or len(stories) > 1 or format_ not in {"text", "json"}:
        raise BadRequest("--draft is for one story of one's own, as text or json")
    from previously.surfaces.cli.drafted import drafted

    return drafted(stories[0] if stories else ".", draft, at, format_)


def _found(root: str, wanted: Wanted, *, cached: bool) -> Found:
    """What a check finds. What an audience has seen is neither kept nor read."""
    rules = wanted.question.rules()
    if cached and seen_of() is None and along_of() is None:
        return found_again(Asked(Path(root), wanted.plan, wanted.without, rules), Cache())
    return found_in(opened_for(root, wanted.question), rules)


def _roots(stories: tuple[str, ...], *, files: bool) -> tuple[str, ...]:
    """The stories an invocation is about."""
    if files:
        return stories_of(stories)
    if len(stories) > 1:
        raise click.UsageError(f"Got unexpected extra argument ({stories[1]})", click.get_current_context())
    return stories or (".",)


def _fits(wanted: Wanted, roots: tuple[str, ...], format_: str, *, update: bool, watch: bool) -> None:
    """Say what does not go together. Raises BadRequest."""
    if update and wanted.baseline is None:
        raise BadRequest("--update-baseline needs --baseline FILE, the file to write")
    if watch and (update or format_ != "text"):
        raise BadRequest("--watch prints text, and updates no baseline")
    if seen_of() is not None and (wanted.baseline or watch or len(roots) != 1):
        raise BadRequest("--seen shows one story as its audience has it: it goes with no --watch or --baseline")
    if along_of() is not None and update:
        raise BadRequest(f"--along {along_of()} goes with no --update-baseline: name the path in story.yaml")
    if wanted.without and (update or watch):
        raise BadRequest(f"--without {wanted.without} only asks what if: it goes with no --watch or --update-baseline")
    one = [name for name, given in _of_one_story(wanted, format_, watch=watch) if given]
    if len(roots) != 1 and one and (roots or watch):
        raise BadRequest(f"{one[0]} is for one story; the files given belong to {len(roots)}")


def _of_one_story(wanted: Wanted, format_: str, *, watch: bool) -> Iterator[tuple[str, bool]]:
    yield "--watch", watch
    yield "--plan", bool(wanted.plan)
    yield "--without", bool(wanted.without)
    yield "--baseline", wanted.baseline is not None
    yield "--format json", format_ == "json"


def _there(path: Path) -> str:
    """What a baseline's file holds before it is read. Raises UnreadableInput."""
    with worded(path):
        return digest_of(path)


def _updated(path: Path, known: tuple[Remark, ...], found: Checked, over: str) -> Checked:
    """Write a baseline, and report nothing that it now holds; after a crash of a rule nothing is written."""
    if found.crashed:
        return found
    looked = {rule.code for rule in found.rules}
    counted = [*found.counted, *found.kept]
    kept = (entry for entry in known if entry.code not in looked and entry.code in RULES)
    write_baseline(path, counted, kept, over)
    say(
        f"{path} holds {count(len(counted), 'finding')}: {len(found.counted):,} new, {len(found.gone):,} gone.",
        err=True,
    )
    return found.answered()


def _code(answers: list[Checked]) -> int:
    """The exit code; a rule that came to no end is told, with a report to send."""
    crashed = {crash.rule.code: crash for one in answers for crash in one.crashed}
    for crash in crashed.values():
        from previously.live.crash import write_report

        say(write_report(crash.error, sys.argv[1:], rule=crash.rule.name), err=True)
    return 3 if crashed else int(any(one.counted for one in answers))
