"""`previously cast`."""

import click

from previously.mind.ranking import Order, ranked
from previously.surfaces.cli.options import at_option, opened, plan_option, story_argument, without_option
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text.cast import page
from previously.surfaces.data.cast import cast as cast_data
from previously.surfaces.data.cast import sheet
from previously.surfaces.data.dumps import dumps

EPILOG = """\b
Examples:
  previously cast                             at the end of what is told
  previously cast --at S01E01.2               that scene's people in it, the others at rest
  previously cast --sort distress --numbers
  previously cast --without joe               had there been no Joe
  previously cast --format csv                for a spreadsheet"""


@click.command("cast", epilog=EPILOG)
@story_argument
@at_option
@without_option
@plan_option
@click.option("--sort", type=click.Choice([o.value for o in Order if o.value]), help="What stands first.")
@click.option("--numbers", "-n", is_flag=True, help="Show the numbers behind the words.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True,
    help="For people, programs or spreadsheets.",
)  # fmt: skip
def command(
    story: str, at: str | None, without: str | None, plan: str | None, sort: str | None, format_: str, *, numbers: bool
) -> int:
    """Show everyone at a point of the story: alive, where, in what state, after what, and whose doing it is.

    Leading characters stand first, then whoever carries most into the next scene.
    """
    told = opened(story, plan, without)
    moment = told.canon.moment(at)
    rows = ranked(told.cast(at), Order(sort or ""))
    if format_ == "json":
        say(dumps(cast_data(told.title, moment.at, told.canon.cast, rows)))
    elif format_ == "csv":
        say(sheet(told.title, moment.at, told.canon.cast, rows))
    else:
        for line in page(told, moment, rows, numbers=numbers):
            say(line)
    return 0
