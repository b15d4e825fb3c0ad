"""Two servers, a script and an editor that save one file at once: `python -m tests.writing.at_once FOLDER ROUNDS`.

Each is a process. A round begins with one text. The servers add a line and, told that the file has changed, add it to
what is there now and save again, as an author does; the script appends a line; in every other round an editor also puts
a text of its own in the file's place, without a look at what is there. Then every line that was saved must be in the
file or kept beside it; only what was there before the editor's save may be gone with it.
"""

import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from itertools import cycle
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from previously.formats.writing import place
from previously.live.room import Room
from previously.surfaces.web.http import edit
from tests.web.asking import SEASON, written

NAME = "s01.yaml"
TRIES = 100
SLOW = 0.001
"""Seconds before each step of a save, as on a slow disk: in that time others come in between."""
LATE = 12
"""So many different instants, as far apart, at which the script and the editor save."""


class Saved(NamedTuple):
    """A line that was saved, and when its saving began and ended."""

    line: str
    begun: int
    ended: int


def slowly(step: Callable[..., Any]) -> Callable[..., Any]:
    """A step that takes its time."""

    def slow(*given: Any) -> Any:
        time.sleep(SLOW)
        return step(*given)

    return slow


def served(folder: Path) -> Callable[[str], None]:
    """A server: adds a line to the file on its page."""
    room = Room(folder)

    def save(line: str) -> None:
        shown = edit.source(room, NAME)
        text, mark = shown.text, shown.hash
        for _ in range(TRIES):
            done = edit.save(room, NAME, f"{text}{line}\n", mark)
            if isinstance(done, edit.Source) or done.saved:
                return
            text, mark = done.theirs, done.hash
        raise AssertionError("is never let in")

    return save


def scripted(folder: Path) -> Callable[[str], None]:
    """A script: appends a line."""
    late = cycle(range(LATE))

    def save(line: str) -> None:
        time.sleep(next(late) * SLOW)
        with (folder / NAME).open("ab") as file:
            file.write(f"{line}\n".encode())

    return save


def edited(folder: Path) -> Callable[[str], None]:
    """An editor: writes the whole file, by turns in its place and over it."""
    late, turns = cycle(range(0, 7 * LATE, 7)), cycle([True, False])

    def save(line: str) -> None:
        time.sleep(next(late) % LATE * SLOW)
        content = f"{SEASON}{line}\n".encode()
        if next(turns):
            (folder / NAME).write_bytes(content)
        else:
            beside = folder / "editor.tmp"
            beside.write_bytes(content)
            beside.replace(folder / NAME)

    return save


WRITERS = {"one server": served, "another server": served, "the script": scripted, "the editor": edited}


def works(folder: Path, made: Callable[[Path], Callable[[str], None]], line: Connection, start: Any) -> None:
    """Save what one is told to, if anything, as soon as all have been told."""
    save = made(folder)
    while True:
        told: str = line.recv()
        start.wait()
        begun = time.monotonic_ns()
        try:
            if told:
                save(told)
        except Exception as error:  # noqa: BLE001 - it is told
            line.send(repr(error))
        else:
            line.send(Saved(told, begun, time.monotonic_ns()))


def lost(folder: Path, saved: dict[str, Saved]) -> list[str]:
    """The lines that were saved and are nowhere."""
    texts = [path.read_text("utf-8") for path in folder.glob(f"{NAME}*")]
    editor = saved.get("the editor")
    return [
        f"{who}: {one.line}"
        for who, one in saved.items()
        if not any(one.line in text for text in texts) and not (editor and one.begun < editor.ended and one != editor)
    ]


def main(folder: Path, rounds: int) -> None:
    """So many rounds."""
    written(folder)
    os.fsync = slowly(lambda fd: None)  # noqa: ARG005 - as it is called
    for name in ("digest_of", "exchange", "being_written"):
        setattr(place, name, slowly(getattr(place, name)))
    fork = multiprocessing.get_context("fork")
    start, lines = fork.Barrier(len(WRITERS)), dict[str, Connection]()
    for who, made in WRITERS.items():
        lines[who], theirs = fork.Pipe()
        fork.Process(target=works, args=(folder, made, theirs, start), daemon=True).start()
    wrong, saves, kept = list[str](), 0, 0
    for number in range(rounds):
        (folder / NAME).write_text(SEASON, "utf-8")
        told = [who for who in lines if who != "the editor" or number % 2]
        for who, line in lines.items():
            line.send(f"# {number} {who}" if who in told else "")
        answers = {who: line.recv() for who, line in lines.items()}
        saved = {who: one for who, one in answers.items() if who in told and isinstance(one, Saved)}
        wrong += [f"{number}: {who}: {one}" for who, one in answers.items() if isinstance(one, str)]
        wrong += [f"{number}: lost by {one}" for one in lost(folder, saved)]
        saves += len(saved)
        for path in folder.glob(f"{NAME}.kept*"):
            kept += 1
            path.unlink()
        wrong += [f"{number}: left {path.name}" for path in folder.glob(".*previously*")]
    print(json.dumps({"rounds": rounds, "saves": saves, "kept": kept, "wrong": wrong}))  # noqa: T201 - for the test


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
