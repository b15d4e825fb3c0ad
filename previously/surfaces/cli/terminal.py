"""The terminal one writes to: its width, whether colour helps, what may reach it, and a reader who has gone.

The one door for all that is printed. Whatever would steer a terminal and is no style of ours is shown as words.
"""

import logging
import os
import re
import shutil
import sys
import traceback
import unicodedata
from types import TracebackType
from typing import IO, Any

import click

from previously.core.errors import UnreadableInput

NARROWEST, WIDEST = 40, 100
COLOURS = {"error": "red", "warning": "yellow", "hint": "cyan"}
"""The colour of each severity."""
_OURS = str(int.from_bytes(os.urandom(6)))
"""In every style of ours, drawn anew each time: so no text that somebody wrote has one of them."""
RESET = f"\x1b[0;{_OURS}m"
_STYLE = re.compile(rf"\x1b\[([0-9;]*);{_OURS}m")
_SEQUENCE = re.compile(r"\x1b\[([0-9;]*)m")
_CUT_OFF = re.compile(r"\x1b\[[0-9;]*$")
STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f]")
"""What would steer a terminal: control signs but for tabs and line ends, and what turns the direction of writing."""
LONGEST = 10_000
"""The most characters of a paragraph that are printed."""


def width() -> int:
    """Columns to write in."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def colour() -> bool | None:
    """False where NO_COLOR is set; else whatever the stream bears."""
    return False if os.environ.get("NO_COLOR") else None


def say(text: str = "", *, err: bool = False) -> None:
    """Write lines for people, and nothing in them that would steer a terminal; very long ones are cut."""
    lines = (cut(line, 2 * LONGEST) for line in text.split("\n")) if len(text) > LONGEST else [text]
    _write(shown("\n".join(lines)), colour(), err=err)


def give(text: str) -> None:
    """Write what is for programs, as it is; on a terminal, nothing that would steer it."""
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    _write(visible(text) if on_terminal else text, True)  # as it is: click would take signs out


def over(text: str, *, last: bool) -> None:
    """Write a line over the one before it, where somebody watches a terminal; the `last` one stays."""
    if sys.stderr is not None and sys.stderr.isatty():
        click.echo(f"\r{shown(cut(text))}", nl=last, err=True)


def confirmed(question: str) -> bool:
    """Ask on the terminal."""
    return click.confirm(shown(cut(question)), err=True)


def chosen(question: str, choices: list[str], default: str) -> str:
    """Ask on the terminal which of some words it is to be."""
    found: str = click.prompt(shown(cut(question)), type=click.Choice(choices), default=default, err=True)
    return found


def key(question: str, keys: str) -> str:
    """Ask on the terminal for one of some keys; no Enter is needed."""
    click.echo(shown(question), nl=False, err=True)
    while (pressed := click.getchar()) not in keys:
        pass
    click.echo(pressed, err=True)
    return pressed


def typed(what: str, before: str) -> str:
    """Ask on the terminal for a row of words, those before unless others are typed."""
    found: str = click.prompt(what, default=visible(cut(before)), err=True)
    return found


class Plainly(logging.Formatter):
    """Messages of libraries, with nothing in them that would steer a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """The message."""
        return shown(super().format(record))


def crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write what Python would of a crash that nobody caught."""
    say("".join(traceback.format_exception(kind, error, trace)).rstrip(), err=True)


def _write(text: str, coloured: bool | None, *, err: bool = False) -> None:
    """Write a line. Nobody may be reading any more; that is no reason to stop. UnreadableInput on a full disk."""
    try:
        click.echo(text, err=err, color=coloured)
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


def styled(text: str, fg: str | None = None, *, bold: bool | None = None, dim: bool | None = None) -> str:
    """A text in a colour or a weight."""
    begins = click.style("", fg=fg, bold=bold, dim=dim, reset=False)
    return f"{_SEQUENCE.sub(_marked, begins)}{text}{RESET}"


def _marked(sequence: re.Match[str]) -> str:
    return f"\x1b[{sequence[1]};{_OURS}m"


def shown(text: str) -> str:
    r"""A text as it is printed: with our styles, and every other sign that would steer a terminal as `\u001b`."""
    if not STEERS.search(text):
        return text
    parts = _STYLE.split(text)
    return "".join(f"\x1b[{part}m" if i % 2 else visible(part) for i, part in enumerate(parts))


def bare(text: str) -> str:
    """A text without our styles, for a file."""
    return _STYLE.sub("", text)


def visible(text: str) -> str:
    """A text with each sign that would steer a terminal as its number, in the form that JSON has for it."""
    return STEERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def cut(text: str, most: int = LONGEST) -> str:
    """A text, or where it is very long, its beginning and its length."""
    if len(text) <= most:
        return text
    begins = _CUT_OFF.sub("", text[:most])
    return f"{begins}{RESET if _OURS in begins else ''}… ({len(text):,} characters)"


def wrapped(text: str, *, first: str = "", rest: str = "") -> str:
    """A paragraph in the terminal's width, with a first line's and the other lines' indent. Styles take no room."""
    text = cut(text)
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
