"""`previously on`."""

import click

from previously.surfaces.cli.options import (
    CastName,
    at_option,
    format_option,
    opened,
    plan_option,
    story_argument,
    without_option,
    words,
)
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text.headspace import page
from previously.surfaces.data.dumps import dumps
from previously.surfaces.data.headspace import headspace as headspace_data

EPILOG = """\b
Examples:
  previously on mara                          at the end of what is told
  previously on mara --at S01E01.2            in that scene: its place, company and cues
  previously on mara --present joe --cues car --place bar
  previously on mara --without joe            had there been no Joe"""


@click.command("on", epilog=EPILOG)
@click.argument("name", type=CastName())
@story_argument
@at_option
@click.option("--present", metavar="A,B", help="Who is there.")
@click.option("--place", metavar="P", help="Where she is.")
@click.option("--cues", metavar="X,Y", help="What she meets there.")
@click.option("--about", metavar="X", default="", help="Count only what this person caused or brings back.")
@without_option
@plan_option
@click.option("--numbers", "-n", is_flag=True, help="Show the numbers behind the words.")
@format_option
def command(
    name: str,
    story: str,
    at: str | None,
    present: str | None,
    place: str | None,
    cues: str | None,
    about: str,
    without: str | None,
    plan: str | None,
    format_: str,
    *,
    numbers: bool,
) -> int:
    """Show somebody's headspace, with its reasons."""
    told = opened(story, plan, without)
    space = told.headspace(name, at, present=words(present), place=place, cues=words(cues), about=about)
    if format_ == "json":
        say(dumps(headspace_data(space)))
    else:
        for line in page(space, numbers=numbers):
            say(line)
    return 0
