"""`-o FILE`: a file that is there already is replaced only if this program wrote it so, or if its owner says so.

What was written is known by its digest, kept in the user's cache folder: a file edited since is its author's.
"""

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from previously.core.errors import BadRequest
from previously.formats.cache import Cache, home
from previously.formats.writing.place import ANYTHING, NOTHING, digest, digest_of
from previously.formats.writing.write import is_stream, worded, write_pieces
from previously.surfaces.cli.terminal import confirmed, say

FOLDER = "written"
MOST = 4 << 20
"""Bytes of digests that are kept."""
Command = TypeVar("Command", bound=Callable[..., Any])


def force_option(command: Command) -> Command:
    """`--force`, beside `-o`."""
    return click.option("--force", is_flag=True, help="With -o: replace a file that something else has written.")(
        command
    )


def cleared(path: Path, *, force: bool, source: str = "", made: bytes = b"") -> str:
    """What may be written over at a path, as `writing.place` says it; asks on a terminal.

    `source` is what is read, and never ours; what is `made` already is no loss if it lies there. Raises BadRequest if
    something lies there that this program has not written.
    """
    with worded(path):
        there = ANYTHING if is_stream(path) or path.is_dir() else digest_of(path)
        if force or (_is_no_loss(path, there, made) and not _is_same(path, source)):
            return there
    said = f"“{path}” is there already, and no earlier -o has written it so"
    if not _asks():
        raise BadRequest(f"{said}; give another name, or --force to replace it")
    if not confirmed(f"{said}. Replace it?"):
        raise BadRequest(f"“{path}” is as it was; nothing was written")
    return there


def _is_no_loss(path: Path, there: str, made: bytes) -> bool:
    """Is nothing there, or nothing but what we have written or would write?"""
    return there in {ANYTHING, NOTHING, digest(b""), digest(made)} or there.encode() == _kept().get(_key(path))


def write_output(path: Path, pieces: Iterable[str | bytes], over: str, done: str) -> None:
    """Write what `-o` asks for, remember that we did, and say that it is `done`. Raises Changed and UnreadableInput."""
    counted = hashlib.sha256()

    def passing() -> Iterator[bytes]:
        for piece in pieces:
            raw = piece.encode() if isinstance(piece, str) else piece
            counted.update(raw)
            yield raw

    kept = write_pieces(path, passing(), over)
    if is_stream(path):
        say(done, err=True)  # what is written may be what is shown
        return
    _kept().put(_key(path), counted.hexdigest().encode())
    if kept:
        say(f"another program saved “{path}” at the same moment; its text is kept in “{kept}”", err=True)
    say(done)


def _kept() -> Cache:
    return Cache(home() / FOLDER, MOST)


def _key(path: Path) -> bytes:
    return os.fsencode(os.path.realpath(path))


def _is_same(path: Path, source: str) -> bool:
    read = Path(source)
    return bool(source) and read.exists() and path.exists() and path.samefile(read)


def _asks() -> bool:
    """Is there somebody to ask?"""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))
