"""`previously check`."""

import sys

import click

from previously.checks.run import Crash
from previously.surfaces.crash import write_report
from previously.surfaces.data.dumps import dumps
from previously.surfaces.data.findings import findings as findings_data
from previously.surfaces.options import format_option, opened, plan_option, story_argument
from previously.surfaces.terminal import say
from previously.surfaces.text.findings import report

EPILOG = """\b
Examples:
  previously check                            the story in this folder
  previously check stories/jessica-jones --plan plans/hovercar.yaml
  previously check --format json | jq '.findings[].message'"""


@click.command("check", epilog=EPILOG)
@story_argument
@plan_option
@click.option("--hints", is_flag=True, help="Show hints too, such as lines no verb reads.")
@format_option
def command(story: str, plan: str | None, format_: str, *, hints: bool) -> int:
    """Say what contradicts what happened; with --plan, what the plan adds.

    Exits with 1 where there is an error or a warning.
    """
    told = opened(story, plan)
    crashed: list[Crash] = []
    found = told.check(crashed=crashed)
    if format_ == "json":
        say(dumps(findings_data(found)))
    else:
        for line in report(told, found, hints=hints, plan=plan or ""):
            say(line)
    for crash in {crash.rule.code: crash for crash in crashed}.values():
        say(write_report(crash.error, sys.argv[1:], rule=crash.rule.name), err=True)
    return 3 if crashed else int(any(finding.severity != "hint" for finding in found))
