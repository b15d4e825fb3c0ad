"""Something written, and ended at each step that changes the disk: by a kill, by Ctrl-C, or because the disk is full.

A step is a call that makes, fills, moves or removes a file. `python -m tests.writing.instants FOLDER NUMBER` kills a
process of its own at that many steps of each act, and prints what is wrong with what is left.
"""

import errno
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from previously.core.errors import UnreadableInput
from previously.formats.writing import place, write
from previously.live.room import Room
from previously.surfaces.cli.main import run
from previously.surfaces.web.http import edit
from tests.web.asking import SEASON, written

CALLS = (
    "open", "write", "fsync", "link", "rename", "replace", "unlink", "mkdir", "rmdir", "chmod", "chown", "utime",
    "setxattr",
)  # fmt: skip
"""What changes a file, of `os`; `exchange` beside them."""
NEEDS_ROOM = {"open", "write", "fsync", "link", "rename", "replace", "mkdir", "setxattr", "exchange"}
SCENE = {"location": "Harbour", "characters": [{"name": "Mara"}, {"name": "Joe"}]}
LIST = [{"seasonNum": n, "episodeNum": 1, "scenes": [SCENE] * 5} for n in range(1, 4)]
ARTICLE = "The music is lovely. Joe is stubborn and brave.\n\n" * 40
NEW = SEASON + "# newer\n" * 400
PIECE = 250
"""Bytes that are written at once, so that there are many steps."""


class Act(NamedTuple):
    """Something that writes in a folder: what is there before, what is done, and what of the folder it writes."""

    name: str
    before: Callable[[Path], object]
    done: Callable[[Path], int]
    target: str


def story(folder: Path) -> Path:
    """A story, and what else is read."""
    (folder / "list.json").write_text(json.dumps(LIST), "utf-8")
    (folder / "article.txt").write_text(ARTICLE, "utf-8")
    return written(folder / "harbour")


def empty(folder: Path) -> None:
    """Beside them a folder to fill."""
    story(folder)
    (folder / "out").mkdir()


def earlier(folder: Path) -> None:
    """Beside them an earlier answer."""
    story(folder)
    (folder / "out").write_text("an earlier answer\n", "utf-8")


def imports(folder: Path) -> int:
    return run(["import", str(folder / "list.json"), "-o", str(folder / "out")])


def begins(folder: Path) -> int:
    return run(["new", str(folder / "out")])


def reads(folder: Path) -> int:
    article, harbour = str(folder / "article.txt"), str(folder / "harbour")
    return run(["read", article, harbour, "--seen", "S01E01", "-o", str(folder / "out"), "--force"])


def saves(folder: Path) -> int:
    room = Room(folder / "harbour")
    saved = edit.save(room, "s01.yaml", NEW, edit.source(room, "s01.yaml").hash)
    return 0 if isinstance(saved, edit.Source) or saved.saved else 1


ACTS = (
    Act("import", story, imports, "out"),
    Act("import into an empty folder", empty, imports, "out"),
    Act("new", story, begins, "out"),
    Act("new in an empty folder", empty, begins, "out"),
    Act("read -o", story, reads, "out"),
    Act("read -o over an earlier one", earlier, reads, "out"),
    Act("a save", story, saves, "harbour/s01.yaml"),
)


class Step(NamedTuple):
    """A step of ours: which in turn, before or after it is made."""

    number: int
    after: bool


def begun(act: Act, folder: Path) -> Path:
    """A folder as it is before an act."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    act.before(folder)
    return folder


def quietly(act: Act, folder: Path) -> int:
    """Do it, and print nothing."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return act.done(folder)


@contextmanager
def small_pieces() -> Iterator[None]:
    """Write little at once, and wait for no disk: it is a step all the same."""
    usual, wait = write.PIECE, os.fsync
    write.PIECE, os.fsync = PIECE, lambda fd: None  # noqa: ARG005 - as it is called
    try:
        yield
    finally:
        write.PIECE, os.fsync = usual, wait


@contextmanager
def at_each_step(told: Callable[[str, Step], None]) -> Iterator[None]:
    """Tell of every step, before and after it."""
    homes: list[tuple[Any, str]] = [*((os, name) for name in CALLS if hasattr(os, name)), (place, "exchange")]
    real = {(home, name): getattr(home, name) for home, name in homes}
    count = iter(range(1_000_000))

    def stepping(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def step(*given: Any, **named: Any) -> Any:
            if name == "open" and not given[1] & os.O_CREAT:
                return call(*given, **named)
            number = next(count)
            told(name, Step(number, after=False))
            answer = call(*given, **named)
            told(name, Step(number, after=True))
            return answer

        return step

    try:
        for (home, name), call in real.items():
            setattr(home, name, stepping(name, call))
        yield
    finally:
        for (home, name), call in real.items():
            setattr(home, name, call)


def steps(act: Act, folder: Path) -> list[tuple[str, Step]]:
    """Every step of an act."""
    found: list[tuple[str, Step]] = []
    begun(act, folder)
    with at_each_step(lambda name, step: found.append((name, step))):
        assert quietly(act, folder) == 0
    return found


def chosen(found: list[Any], number: int) -> list[Any]:
    """At most so many, spread evenly over all."""
    return [found[i * len(found) // number] for i in range(number)] if len(found) > number else found


def held(path: Path) -> object:
    """What lies at a path: a folder as its files, without what is hidden; a file as its bytes."""
    if path.is_dir():
        inside = sorted(path.rglob("*"))
        return {
            name: one.read_bytes()
            for one in inside
            if one.is_file() and not (name := one.relative_to(path).as_posix()).startswith(".")
        }
    return path.read_bytes() if path.exists() else None


class Trial:
    """An act, with what its target holds before and after it."""

    def __init__(self, act: Act, folder: Path) -> None:
        self.act, self.folder = act, folder
        self.steps = steps(act, folder)
        self.whole = held(folder / act.target)
        self.before = held(begun(act, folder) / act.target)

    def wrong(self, *, killed: bool = False) -> str:
        """What is wrong with what an end has left, and with doing the same again; empty where nothing is."""
        found = held(self.folder / self.act.target)
        if found not in (self.before, self.whole) and not (killed and self._is_no_story(found)):
            return f"neither there nor as before: {_short(found)}"
        if found == self.whole and self.whole != self.before and self.act.name != "a save" and isinstance(found, dict):
            return ""  # a new story is not made twice
        if found == self.whole and self.act.name == "a save":
            return ""
        if quietly(self.act, self.folder):
            return "it cannot be done again"
        left = [path.name for path in self.folder.rglob(".*")] + [path.name for path in self.folder.rglob("*.kept*")]
        if held(self.folder / self.act.target) != self.whole:
            return "done again it is another"
        return f"done again it leaves {left}" if left and not killed else ""

    def _is_no_story(self, found: object) -> bool:
        """Is it part of a story in a folder that was there before, without what makes it one?"""
        return self.before == {} and isinstance(found, dict) and "story.yaml" not in found


def _short(found: object) -> str:
    return str({name: len(raw) for name, raw in found.items()} if isinstance(found, dict) else found)[:300]


def killed(trial: Trial, at: Step) -> None:
    """Do it in a process that is killed at a step."""

    def die(name: str, step: Step) -> None:
        del name
        if step == at:
            os.kill(os.getpid(), signal.SIGKILL)

    begun(trial.act, trial.folder)
    pid = os.fork()
    if not pid:
        try:
            with at_each_step(die):
                quietly(trial.act, trial.folder)
        finally:
            os._exit(0)
    _, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status), f"{trial.act.name} is not killed at {at}"


def bounded(trial: Trial, size: int) -> None:
    """Do it in a process whose files may be no larger."""
    import resource

    begun(trial.act, trial.folder)
    pid = os.fork()
    if not pid:
        code = 3
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            code = quietly(trial.act, trial.folder)
        except OSError:  # of a save, which is no command
            code = 2
        finally:
            os._exit(code)
    os.waitpid(pid, 0)


def interrupted(trial: Trial, at: Step) -> None:
    """Do it until somebody presses Ctrl-C."""

    def press(name: str, step: Step) -> None:
        del name
        if step == at:
            raise KeyboardInterrupt

    begun(trial.act, trial.folder)
    with at_each_step(press), suppress(KeyboardInterrupt):  # of a save, which is no command
        quietly(trial.act, trial.folder)


def full(trial: Trial, at: Step) -> None:
    """Do it until nothing more fits on the disk: what makes room goes on."""

    def refuse(name: str, step: Step) -> None:
        if step.number >= at.number and name in NEEDS_ROOM and not step.after:
            raise OSError(errno.ENOSPC, "No space left on device")

    begun(trial.act, trial.folder)
    with at_each_step(refuse), suppress(UnreadableInput):  # of a save, which is no command
        assert quietly(trial.act, trial.folder) in {0, 2}


def main(folder: Path, number: int) -> None:
    """Kill each act at so many steps, and bound its files at so many sizes."""
    tried, wrong = 0, []
    for act in ACTS:
        trial = Trial(act, folder)
        for name, step in chosen(trial.steps, number):
            killed(trial, step)
            tried += 1
            wrong += [f"{act.name}, killed {step} {name}: {said}"] if (said := trial.wrong(killed=True)) else []
        for size in chosen(list(range(0, 4000, 9)), number // 4 + 1):
            bounded(trial, size)
            tried += 1
            wrong += [f"{act.name}, {size} bytes: {said}"] if (said := trial.wrong()) else []
    print(json.dumps({"tried": tried, "wrong": wrong}))  # noqa: T201 - for the test that has begun us


if __name__ == "__main__":
    with small_pieces():
        main(Path(sys.argv[1]), int(sys.argv[2]))
