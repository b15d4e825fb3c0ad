"""What the laboratory found, for people."""

from collections.abc import Iterator, Mapping, Sequence

import click
from msgspec import UNSET

from previously.core.english import count, joined
from previously.questions.lab import LabRow
from previously.surfaces.cli.terminal import wrapped

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
        return click.style("holds", fg="green") + "   "
    return click.style(
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
