"""What the laboratory found, for people."""

from collections.abc import Iterator
from typing import Any

import click

from previously.core.english import count, joined
from previously.surfaces.cli.terminal import wrapped

INDENT = " " * 8


def report(rows: list[dict[str, Any]], known: set[str], *, numbers: bool) -> Iterator[str]:
    """Each row with how it came out; its probes where it failed, where nothing was expected, or if asked for."""
    for row in rows:
        yield wrapped(row["name"], first=_mark(row, known), rest=INDENT)
        if "emotions" in row:
            yield _values("", row["emotions"]) if row["emotions"] else f"{INDENT}feels nothing"
        elif numbers or not row["passed"]:
            yield from (_values(f"{arm}: ", probes) for arm, probes in row["probes"].items())
    judged = [row for row in rows if row.get("passed") is not None]
    if judged:
        yield _sum(judged, known)


def _mark(row: dict[str, Any], known: set[str]) -> str:
    if row.get("passed") is None:
        return ""
    if row["passed"]:
        return click.style("holds", fg="green") + "   "
    known_to = row["name"] in known
    return click.style("known   " if known_to else "fails   ", fg="yellow" if known_to else "red")


def _values(head: str, values: dict[str, Any]) -> str:
    shown = ", ".join(f"{name} {_shown(value)}" for name, value in values.items())
    return wrapped(f"{head}{shown}", first=INDENT, rest=INDENT + "  ")


def _shown(value: float | list[float]) -> str:
    return " ".join(map(_shown, value)) if isinstance(value, list) else f"{value:.3g}"


def _sum(judged: list[dict[str, Any]], known: set[str]) -> str:
    failed = [row["name"] for row in judged if not row["passed"]]
    expected = sum(name in known for name in failed)
    parts = [
        (len(judged) - len(failed), "as expected"),
        (expected, "known to fail"),
        (len(failed) - expected, "not as expected"),
    ]
    return f"{count(len(judged), 'protocol')}: {joined([f'{number} {said}' for number, said in parts if number])}."
