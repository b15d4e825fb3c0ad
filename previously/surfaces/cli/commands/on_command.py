"""`previously on`."""

import click

from previously.questions.headspace import HeadspaceAnswer, HeadspaceQuestion
from previously.questions.question import dumps
from previously.surfaces.cli.options import CastName, asks, format_option, opened_for, story_argument
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text.headspace import page

EPILOG = """\b
Examples:
  previously on mara                          at the end of what is told
  previously on mara --at S01E01.2            in that scene: its place, company and cues
  previously on mara --present joe --cues car --place bar
  previously on mara --without joe            had there been no Joe"""


@click.command("on", epilog=EPILOG)
@click.argument("name", type=CastName())
@story_argument
@asks(HeadspaceQuestion)
@click.option("--numbers", "-n", is_flag=True, help="Show the numbers behind the words.")
@format_option
def command(story: str, question: HeadspaceQuestion, format_: str, *, numbers: bool) -> int:
    """Show somebody's headspace, with its reasons."""
    space = question.find(opened_for(story, question))
    if format_ == "json":
        say(dumps(HeadspaceAnswer.of(space)))
    else:
        for line in page(space, numbers=numbers):
            say(line)
    return 0
