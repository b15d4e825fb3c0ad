"""`previously card`."""

from base64 import b64encode
from pathlib import Path

import click

from previously.formats.png import picture, with_text
from previously.questions.cards.book import json_of
from previously.questions.cards.card import CardQuestion
from previously.surfaces.cli.options import CastName, asks, opened_for, story_argument
from previously.surfaces.cli.outputs import cleared, force_option, write_output
from previously.surfaces.cli.terminal import give

PORTRAIT = (400, 600, (139, 134, 122))
"""The picture of a card: its width, its height and its colour. The host's own may be put in its place."""
EPILOG = """\b
Examples:
  previously card mara                              by what she knows at the end of what is told
  previously card mara --at S01E02 -o her.json      … as of a position
  previously card mara --seen S01E01 -o her.png      … in a picture, as far as an audience has come"""


@click.command("card", epilog=EPILOG)
@click.argument("name", metavar="NAME", type=CastName())
@story_argument
@asks(CardQuestion)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="A .json, or a .png that holds it."
)
@force_option
def command(story: str, question: CardQuestion, output: Path | None, *, force: bool) -> int:
    """Make a character card (version 3) of somebody: what they know and how they are, and nothing else."""
    card = json_of(question.answer(opened_for(story, question)))
    if output is None:
        give(card.decode().rstrip("\n"))
        return 0
    if output.suffix.casefold() == ".png":
        card = with_text(picture(*PORTRAIT), "ccv3", b64encode(card.rstrip(b"\n")))
    over = cleared(output, force=force, made=card)
    write_output(output, [card], over, f"wrote {output}")
    return 0
