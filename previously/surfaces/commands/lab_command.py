"""`previously lab`."""

from pathlib import Path
from typing import Any

import click

from previously.mind.known_failures import KNOWN_FAILURES
from previously.mind.lab import run
from previously.surfaces.data import dumps
from previously.surfaces.files import decoded
from previously.surfaces.options import format_option
from previously.surfaces.terminal import say
from previously.surfaces.words import count


@click.command(
    "lab", epilog="\b\nExamples:\n  previously lab phenomena.json\n  previously lab lives.json --format json"
)
@click.argument("file", type=click.Path(path_type=Path))
@format_option
def command(file: Path, format_: str) -> int:
    """Run protocols of the model and print the probes.

    Exits with 1 where an expectation does not hold that is not known to fail.
    """
    given = decoded(file)
    rows = run(given)
    known = _known_failures(given)
    if format_ == "json":
        say(dumps([{**row, "known_failure": True} if row["name"] in known else row for row in rows]))
    else:
        _print(rows, known)
    return int(any(row.get("passed") is False and row["name"] not in known for row in rows))


def _known_failures(given: Any) -> set[str]:
    """What the model, or the protocol file itself, is known to fail."""
    rows = given if isinstance(given, list) else []
    marked = {str(row.get("name")) for row in rows if isinstance(row, dict) and row.get("known_failure")}
    return marked | set(KNOWN_FAILURES)


def _print(rows: list[dict[str, Any]], known: set[str]) -> None:
    for row in rows:
        say(f"{_mark(row, known)}  {row['name']}")
        if "emotions" in row:
            say("      " + ", ".join(f"{name} {x:.2f}" for name, x in row["emotions"].items()))
    judged = [row for row in rows if row.get("passed") is not None]
    passed = sum(row["passed"] for row in judged)
    said = [count(passed, "protocol") + " hold" + ("s" if passed == 1 else "")]
    failed = [row for row in judged if not row["passed"]]
    expected = sum(row["name"] in known for row in failed)
    said += [f"{expected} known to fail"] * bool(expected) + [f"{len(failed) - expected} failed"] * (
        len(failed) > expected
    )
    if judged:
        say(", ".join(said))


def _mark(row: dict[str, Any], known: set[str]) -> str:
    if row.get("passed") is None:
        return click.style("   ·", dim=True)
    if row["passed"]:
        return click.style("  ok", fg="green")
    return click.style("known failure", fg="yellow") if row["name"] in known else click.style("fails", fg="red")
