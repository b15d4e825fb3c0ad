"""The token that `serve` asks for: from a file, from the environment, or made; never from the command line.

What stands on the command line can be read by everyone on the machine.
"""

import os
import re
import secrets
from pathlib import Path
from typing import NamedTuple

import click

from previously.core.errors import BadRequest

VARIABLE = "PREVIOUSLY_TOKEN"
FORM = re.compile(r"[A-Za-z0-9_-]{16,200}")
LONGEST = 1000
"""Bytes of a token's file that are read."""
BESIDE = f"put it in {VARIABLE}, or in a file and name that with --token-file"


class Keys(NamedTuple):
    """What opens a served story: a token (None: nothing is asked for), and tickets, each of which opens it once."""

    token: str | None
    tickets: tuple[str, ...] = ()


def token_of(file: str | None, *, none: bool) -> str | None:
    """The token of a file, else of the environment, else one that is made; `none`: nobody is asked for one.

    Raises BadRequest.
    """
    if none and file is not None:
        raise BadRequest("--no-token asks for no token, and --token-file names one: give one of the two")
    if none:
        return None
    given, where = (_read(file), f"“{file}”") if file is not None else (os.environ.get(VARIABLE), VARIABLE)
    if given is not None and not FORM.fullmatch(given):
        raise BadRequest(f"a token is 16 to 200 letters, digits, “-” and “_”, and {where} holds none")
    return given or made()


def made() -> str:
    """A word that nobody guesses."""
    return secrets.token_urlsafe(24)


def _read(name: str) -> str:
    try:
        with Path(name).open("rb") as file:
            return file.read(LONGEST).decode("utf-8", "replace").strip()
    except OSError as error:
        raise BadRequest(f"the token's file “{name}” cannot be read: {error.strerror}") from None


def refuse(_context: click.Context, _option: click.Parameter, given: str | None) -> None:
    """Take no token from the command line. Raises BadRequest."""
    if given is not None:
        raise BadRequest(f"everyone on this machine can read a token on the command line; {BESIDE}")
