"""The terminal one writes to: its width, and whether colour helps."""

import os
import shutil
import sys
import textwrap

import click

NARROWEST, WIDEST = 40, 100


def width() -> int:
    """Columns to write in."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def colour() -> bool | None:
    """False where NO_COLOR is set; else whatever the stream bears."""
    return False if os.environ.get("NO_COLOR") else None


def say(text: str = "", *, err: bool = False) -> None:
    """Write a line."""
    click.echo(text, err=err, color=colour())


def wrapped(text: str, *, first: str = "", rest: str = "") -> str:
    """A paragraph in the terminal's width, with a first line's and the other lines' indent."""
    return textwrap.fill(
        text, width(), initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def utf8() -> None:
    """Let the streams bear what we write, whatever the terminal says of itself."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
