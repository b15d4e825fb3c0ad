"""`previously lab`."""

from pathlib import Path

import click

from previously.questions.lab import LabQuestion
from previously.questions.question import dumps
from previously.surfaces.cli.files import decoded
from previously.surfaces.cli.options import format_option
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text.lab import report

EPILOG = """\b
Examples:
  previously lab phenomena.json
  previously lab phenomena.json --numbers
  previously lab phenomena.json --format json"""


@click.command("lab", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--numbers", "-n", is_flag=True, help="Show the reading of every probe.")
@format_option
def command(file: Path, format_: str, *, numbers: bool) -> int:
    """Run the model's protocols and print the probes.

    Exits with 1 if an expectation fails that is not known to fail.
    """
    rows = LabQuestion(protocols=decoded(file)).answer()
    if format_ == "json":
        say(dumps(rows))
    else:
        for line in report(rows, numbers=numbers):
            say(line)
    return int(any(row.failed and row.known_failure is not True for row in rows))
