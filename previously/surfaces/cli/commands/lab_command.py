"""`previously lab`."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from msgspec import UNSET

from previously.core.english import count, joined
from previously.questions.lab import LabQuestion, LabRow
from previously.questions.question import dumps
from previously.surfaces.cli.files import decoded
from previously.surfaces.cli.options import format_option
from previously.surfaces.cli.terminal import give, say, styled, wrapped

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
        give(dumps(rows))
    else:
        for line in report(rows, numbers=numbers):
            say(line)
    return int(any(row.failed and row.known_failure is not True for row in rows))


INDENT = " " * 8


def report(rows: Sequence[LabRow], *, numbers: bool) -> Iterator[str]:
    """Each row with how it came out; its probes where it failed, where nothing was expected, or if asked for."""
    for row in rows:
        yield wrapped(row.name, first=_mark(row), rest=INDENT)
        if row.emotions is not UNSET:
            yield _values("", row.emotions) if row.emotions else f"{INDENT}feels nothing"
        elif row.probes is not UNSET and (numbers or not row.passed):
            yield from (_values(f"{arm}: ", probes) for arm, probes in row.probes.items())
    judged = [row for row in rows if row.passed in {True, False}]
    if judged:
        yield _sum(judged)


def _mark(row: LabRow) -> str:
    if row.passed in {None, UNSET}:
        return ""
    if row.passed:
        return styled("holds", fg="green") + "   "
    return styled(
        "known   " if row.known_failure is True else "fails   ", fg="yellow" if row.known_failure is True else "red"
    )


def _values(head: str, values: Mapping[str, float | list[float]]) -> str:
    shown = ", ".join(f"{name} {_shown(value)}" for name, value in values.items())
    return wrapped(f"{head}{shown}", first=INDENT, rest=INDENT + "  ")


def _shown(value: float | list[float]) -> str:
    return " ".join(map(_shown, value)) if isinstance(value, list) else f"{value:.3g}"


def _sum(judged: Sequence[LabRow]) -> str:
    failed = [row for row in judged if row.failed]
    expected = sum(row.known_failure is True for row in failed)
    parts = [
        (len(judged) - len(failed), "as expected"),
        (expected, "known to fail"),
        (len(failed) - expected, "not as expected"),
    ]
    return f"{count(len(judged), 'protocol')}: {joined([f'{number} {said}' for number, said in parts if number])}."
