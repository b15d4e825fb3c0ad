"""The terminal one writes to: its width, whether colour helps, and what becomes of a reader who has gone."""

import os
import shutil
import sys
import unicodedata
from typing import IO, Any

import click

from previously.core.errors import UnreadableInput

NARROWEST, WIDEST = 40, 100
COLOURS = {"error": "red", "warning": "yellow", "hint": "cyan"}
"""The colour of each severity."""


def width() -> int:
    """Columns to write in."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def colour() -> bool | None:
    """False where NO_COLOR is set; else whatever the stream bears."""
    return False if os.environ.get("NO_COLOR") else None


def say(text: str = "", *, err: bool = False) -> None:
    """Write a line. Nobody may be reading any more; that is no reason to stop. UnreadableInput on a full disk."""
    try:
        click.echo(text, err=err, color=colour())
    except OSError as error:
        _read_no_more(sys.stderr if err else sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise UnreadableInput(f"the answer cannot be written: {error.strerror}") from None


def finish() -> None:
    """Hand over what is still in the streams."""
    for stream in filter(None, (sys.stdout, sys.stderr)):  # a stream closed from the start is None
        try:
            stream.flush()
        except OSError:
            _read_no_more(stream)


def _read_no_more(stream: IO[Any]) -> None:
    """Let what is written to a closed pipe fall away."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def wrapped(text: str, *, first: str = "", rest: str = "") -> str:
    """A paragraph in the terminal's width, with a first line's and the other lines' indent. Styles take no room."""
    lines: list[str] = []
    line, room, indent = first + text[: len(text) - len(text.lstrip())], width(), columns(rest)
    taken, empty = columns(line), True
    for word in text.split():
        size = columns(word)
        if not empty and taken + 1 + size > room:
            lines.append(line)
            line, taken = rest + word, indent + size
        else:
            line, taken = (line + word, taken + size) if empty else (f"{line} {word}", taken + 1 + size)
        empty = False
    return "\n".join([*lines, line])


def columns(text: str) -> int:
    """How many columns a text takes on the screen."""
    bare = click.unstyle(text) if "\x1b" in text else text
    return len(bare) if bare.isascii() else sum(map(_columns, bare))


def _columns(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def utf8() -> None:
    """Let the streams bear what we write, whatever the terminal says of itself."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
