"""`previously lab`."""

from pathlib import Path
from typing import Any

import click

from previously.mind.lab.known_failures import KNOWN_FAILURES
from previously.mind.lab.lab import run
from previously.surfaces.cli.files import decoded
from previously.surfaces.cli.options import format_option
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text.lab import report
from previously.surfaces.data.dumps import dumps

EPILOG = """\b
Examples:
  previously lab phenomena.json
  previously lab phenomena.json --numbers
  previously lab phenomena.json --format json"""


@click.command("lab", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--numbers", "-n", is_flag=True, help="Show what every probe reads.")
@format_option
def command(file: Path, format_: str, *, numbers: bool) -> int:
    """Run protocols of the model and print the probes.

    Exits with 1 where an expectation does not hold that is not known to fail.
    """
    given = decoded(file)
    rows = run(given)
    known = _known_failures(given)
    if format_ == "json":
        say(dumps([{**row, "known_failure": True} if _failed(row) and row["name"] in known else row for row in rows]))
    else:
        for line in report(rows, known, numbers=numbers):
            say(line)
    return int(any(_failed(row) and row["name"] not in known for row in rows))


def _failed(row: dict[str, Any]) -> bool:
    return row.get("passed") is False


def _known_failures(given: Any) -> set[str]:
    """What the model, or the protocol file itself, is known to fail."""
    rows = given if isinstance(given, list) else []
    marked = {str(row.get("name")) for row in rows if isinstance(row, dict) and row.get("known_failure")}
    return marked | set(KNOWN_FAILURES)
