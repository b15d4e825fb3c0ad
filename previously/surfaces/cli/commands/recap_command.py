"""`previously recap`."""

import click

from previously.surfaces.cli.options import CastName, opened, plan_option, story_argument, without_option
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text.recap import markdown, page
from previously.surfaces.data.dumps import dumps
from previously.surfaces.data.recap import recap as recap_data

EPILOG = """\b
Examples:
  previously recap --at S01E02                 on the way into an episode
  previously recap --at S01E02 --for mara      what weighs on her
  previously recap --at S01E03 --seen S01E01   for somebody who has seen one episode
  previously recap --at S01E02 --words 20 --format markdown"""


@click.command("recap", epilog=EPILOG)
@story_argument
@click.option("--at", metavar="POS", required=True, help="Just before this position: an episode, or a scene of one.")
@click.option("--for", "name", metavar="NAME", type=CastName(), default="", help="What weighs on this person.")
@without_option
@plan_option
@click.option("--words", metavar="N", type=click.IntRange(min=1), help="At most so many words; 120 by default.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
    help="For people, pages or programs.",
)  # fmt: skip
def command(
    story: str, at: str, name: str, without: str | None, plan: str | None, words: int | None, format_: str
) -> int:
    """Tell what was “Previously on …”: what came before a position and still weighs on those at its door."""
    found = opened(story, plan, without).recap(at, name=name, words=words)
    if format_ == "json":
        say(dumps(recap_data(found)))
    else:
        for line in markdown(found) if format_ == "markdown" else page(found):
            say(line)
    return 0
