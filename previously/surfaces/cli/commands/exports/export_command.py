"""`previously export`."""

from pathlib import Path
from typing import get_args

import click

from previously.core.english import count
from previously.questions.question import dumps
from previously.surfaces.cli.options import along_of, format_option, seen_of, story_argument
from previously.surfaces.cli.terminal import give, say, wrapped
from previously.surfaces.deeds.exporting.export import ExportAnswer, Form, export

EPILOG = """\b
Examples:
  previously export --to fountain -o scripts              the log as notes of scripts
  previously export --to markdown -o book                 … as comments of chapters
  previously export --to fdx -o told --seen S01E02        … as far as an audience has come"""


@click.command("export", epilog=EPILOG)
@story_argument
@click.option("--to", "form", type=click.Choice(get_args(Form)), required=True, help="Where the notes stand.")
@click.option("-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path), help="A new folder.")
@format_option
def command(story: str, form: Form, output: Path, format_: str) -> int:
    """Write a story into a new folder, its log as notes of scripts or chapters.

    Pages in that format get the notes beside their text, which stays as it is.
    """
    answer = export(story, output, form, seen_of(), along_of())
    if format_ == "json":
        give(dumps(answer))
    else:
        say(wrapped(page(answer)))
    return 0


def page(answer: ExportAnswer) -> str:
    """What was written, in words."""
    if not answer.files:
        return f"{answer.folder}: the story as it was; no line of it stands outside its pages."
    beside = f", {answer.beside:,} of them beside a page that was there" if answer.beside else ""
    return f"{answer.folder}: {count(answer.lines, 'line')} in notes of {count(len(answer.files), 'file')}{beside}."
