"""`previously lorebook`."""

from pathlib import Path

import click

from previously.questions.cards.book import json_of
from previously.questions.cards.lorebook import LorebookQuestion
from previously.surfaces.cli.options import asks, opened_for, story_argument
from previously.surfaces.cli.outputs import cleared, force_option, write_output
from previously.surfaces.cli.terminal import give

EPILOG = """\b
Examples:
  previously lorebook                               everybody, and each fact with who believes what
  previously lorebook --at S01E01 -o world.json     … as of a position
  previously lorebook --seen S01E01                 … as far as an audience has come"""


@click.command("lorebook", epilog=EPILOG)
@story_argument
@asks(LorebookQuestion)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write it into a file.")
@force_option
def command(story: str, question: LorebookQuestion, output: Path | None, *, force: bool) -> int:
    """Make a lorebook (version 3) of a story, for chat hosts."""
    book = json_of(question.answer(opened_for(story, question)))
    if output is None:
        give(book.decode().rstrip("\n"))
        return 0
    over = cleared(output, force=force, made=book)
    write_output(output, [book], over, f"wrote {output}")
    return 0
