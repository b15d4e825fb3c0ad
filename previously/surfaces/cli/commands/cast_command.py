"""`previously cast`."""

import csv
import io

import click
import msgspec

from previously.questions.cast import CastAnswer, CastQuestion, CastRow
from previously.questions.question import dumps
from previously.surfaces.cli.options import asks, opened_for, story_argument
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text.cast import page

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""
EPILOG = """\b
Examples:
  previously cast                             at the end of what is told
  previously cast --at S01E01.2               that scene's people in it, the others at rest
  previously cast --sort distress --numbers
  previously cast --without joe               had there been no Joe
  previously cast --format csv                for a spreadsheet"""


@click.command("cast", epilog=EPILOG)
@story_argument
@asks(CastQuestion)
@click.option("--numbers", "-n", is_flag=True, help="Show the numbers behind the words.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True,
    help="For people, programs or spreadsheets.",
)  # fmt: skip
def command(story: str, question: CastQuestion, format_: str, *, numbers: bool) -> int:
    """Show everyone at a point in the story: alive or dead, where, in what state, and who made them so.

    Leading characters come first, then those who carry most into the next scene.
    """
    found = question.find(opened_for(story, question))
    if format_ == "text":
        for line in page(*found, numbers=numbers):
            say(line)
    else:
        answer = CastAnswer.of(*found)
        say(dumps(answer) if format_ == "json" else sheet(answer))
    return 0


def sheet(answer: CastAnswer) -> str:
    """The cast as CSV: flat, each line with its story and position."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("story", "at", *CastRow.__struct_fields__))
    for row in answer.cast:
        made = "; ".join(f"{who} {share:.4f}" for who, share in row.made_by.items())
        values = {**msgspec.structs.asdict(row), "made_by": made}
        writer.writerow(map(_cell, (answer.story, answer.at, *values.values())))
    return out.getvalue().removesuffix("\n")


def _cell(value: object) -> str:
    """A cell that no spreadsheet reads as a formula."""
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if text.startswith(FORMULAS) else text
