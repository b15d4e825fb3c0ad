"""`previously notice`."""

from pathlib import Path
from typing import get_args

import click

from previously.canon.log import Canon
from previously.canon.view.progress import Progress
from previously.core.errors import BadRequest
from previously.press.article.article import article
from previously.press.disclosures import furthest
from previously.press.gate.reader import plain_template
from previously.press.notices.needed import home_of, needed
from previously.press.notices.place import ALL
from previously.press.notices.writing import As, written
from previously.surfaces.cli.files import text_of
from previously.surfaces.cli.options import opened, story_argument
from previously.surfaces.cli.terminal import say

EPILOG = """\b
Examples:
  previously notice review.txt --to S01E01                 one sentence to put above it
  previously notice review.txt --to S01 --as reddit        a flair, a sentence and a mark
  previously notice review.txt                             as far as it tells, or its notice says"""


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
    to = to or _needed(file, canon)
    if to is None:
        example = home.template.show((*home.prefix, *(1 for _ in home.template.fields)))
        raise BadRequest(
            f"“{file}” tells nothing that this story logs, and has no notice of its own; "
            f"--to {example} would say how far"
        )
    say(written(to, home.title, home.template, form))
    return 0


def _needed(file: Path, canon: Canon) -> str | None:
    """How far an article goes: as its own notices say, or further, where it tells more than they ask for."""
    read = article(text_of(file))
    asked, told = needed(read, canon), furthest(read, canon)
    if asked is None or told is None:
        return asked or told
    covered = asked == ALL or Progress(plain_template(home_of(canon)), asked).covers(told)
    return asked if covered else told
