"""`previously notice`."""

from pathlib import Path
from typing import get_args

import click

from previously.audience.notice_needed import home_of, needed
from previously.audience.notice_writing import As, written
from previously.core.errors import BadRequest
from previously.read.article import article
from previously.surfaces.files import text_of
from previously.surfaces.options import opened, story_argument
from previously.surfaces.terminal import say

EPILOG = """\b
Examples:
  previously notice review.txt --to S01E01                 one sentence to put above it
  previously notice review.txt --to S01 --as reddit        a flair, a sentence and a mark
  previously notice review.txt                             as far as its own notice says"""


@click.command("notice", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@story_argument
@click.option("--to", metavar="POS", help="How far one must have watched: S01, S01E05, all.")
@click.option(
    "--as", "form", type=click.Choice(get_args(As)), default="plain", show_default=True, help="For which kind of place."
)
def command(file: Path, story: str, to: str | None, form: As) -> int:
    """Write the notice an article needs: the story's title, and how far one must have watched."""
    canon = opened(story).canon
    home = home_of(canon)
    to = to or needed(article(text_of(file)), canon)
    if to is None:
        raise BadRequest(
            f"“{file}” has no notice that says how far one must have watched; "
            f"--to {home.template.show((*home.prefix, *(1 for _ in home.template.fields)))} would"
        )
    say(written(to, home.title, home.template, form))
    return 0
