"""One tale in several folders, and what a view of it says in each: output, errors, exit code, files written."""

import base64
import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import NamedTuple

from previously.mind.kernel import fast, replay
from previously.story.story import Story
from previously.surfaces.cli import options
from previously.surfaces.cli.main import run
from tests.cuts.layouts import written
from tests.cuts.tale import Tale

QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
"""Where folders are made: in memory, where that can be."""
STORY = "story"
"""What every world calls its folder."""
OUT = "out"
"""Where every world lets a command write."""
Env = Mapping[str, str]


CARD = re.compile(rb"(?<=\0)([A-Za-z0-9+/]{40,}={0,2})")
"""What a picture says of itself, behind the name of what it says."""


class Said(NamedTuple):
    """Everything a view gives: its exit code, both streams, and the files it wrote."""

    code: int
    out: str
    err: str
    files: tuple[tuple[str, bytes], ...] = ()

    def holds(self, word: str) -> bool:
        """Does the word stand anywhere in it, in any case?"""
        raw = [
            self.out.encode(),
            self.err.encode(),
            *(part for name, body in self.files for part in (name.encode(), plain(body))),
        ]
        return any(word.casefold().encode() in part.lower() for part in raw)


def plain(body: bytes) -> bytes:
    """A file with what a card's picture holds in base64 as it is: letters of base64 may spell anything."""
    return CARD.sub(lambda found: base64.b64decode(found[1][: len(found[1]) // 4 * 4]), body)


class World:
    """A tale as a folder of text, beside which one stands.

    `kept`: views share what was read of it. `compiled_from`: from so many rows to replay on they are compiled, whatever
    this process has compiled before.
    """

    def __init__(self, tale: Tale, rng: Random, *, kept: bool = True, compiled_from: int = replay.THRESHOLD) -> None:
        self.root, self.kept, self.compiled_from = Path(mkdtemp(dir=QUICK)), kept, compiled_from
        self._stories: dict[tuple[str, str, str], Story] = {}
        for path, body in written(tale, rng).items():
            (self.root / STORY / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / STORY / path).write_bytes(body)
        (self.root / OUT).mkdir()

    def ask(self, arguments: list[str], env: Env | None = None, inside: str = "") -> Said:
        """Run one command line where this world's folder lies."""
        out, err = _stream(), _stream()
        with self.stood_in(env, inside), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(arguments)
        return Said(code, _text(out), _text(err), self.taken())

    @contextlib.contextmanager
    def stood_in(self, env: Env | None = None, inside: str = "") -> Iterator[None]:
        """This world's folder as the one a process stands in."""
        here, before, real = Path.cwd(), dict(os.environ), options.open_seen
        usual = replay.THRESHOLD, fast.loaded
        replay.THRESHOLD, fast.loaded = self.compiled_from, _never
        os.chdir(self.root / inside)
        os.environ.update(env or {})
        setattr(options, "open_seen", self._door(real) if self.kept else real)  # noqa: B010 - types take it for fixed
        try:
            yield
        finally:
            replay.THRESHOLD, fast.loaded = usual
            setattr(options, "open_seen", real)  # noqa: B010
            os.chdir(here)
            if dict(os.environ) != before:
                os.environ.clear()
                os.environ.update(before)

    def ask_apart(self, arguments: list[str], env: Env) -> Said:
        """Run one command line in a process of its own."""
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "previously", *arguments],
            cwd=self.root,
            env={**os.environ, **env},
            capture_output=True,
            check=False,
        )
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode(), self.taken())

    def _door(self, real: Callable[..., Story]) -> Callable[..., Story]:
        """A door that reads the folder once."""

        def door(path: Path, seen: str, along: str | None = None) -> Story:
            key = (str(path), seen, along or "")
            if key not in self._stories:
                self._stories[key] = real(path, seen, along)
            return self._stories[key]

        return door

    def taken(self) -> tuple[tuple[str, bytes], ...]:
        """The files a command has written, taken away."""
        out = self.root / OUT
        found = sorted(path for path in out.rglob("*") if path.is_file())
        files = tuple((path.relative_to(out).as_posix(), path.read_bytes()) for path in found)
        for path in out.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        return files

    def listed(self) -> list[tuple[str, bytes]]:
        """Every file of the story, as it is now."""
        found = sorted(path for path in (self.root / STORY).rglob("*") if path.is_file())
        return [(str(path.relative_to(self.root)), path.read_bytes()) for path in found]

    def gone(self) -> None:
        """Take the folder away."""
        shutil.rmtree(self.root)


def _never() -> bool:
    return False


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    raw = stream.detach()
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()
