"""A new story's folder: there whole, or not there.

A folder that does not exist yet is written beside its name and moved there in one step. One that exists and is empty
stays the folder it is, since somebody may stand in it: its files are moved in, and story.yaml, which makes it a story,
comes last.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from previously.core.errors import BadRequest
from previously.formats.files import STORY
from previously.formats.writing.lock import locked
from previously.formats.writing.names import hidden
from previously.formats.writing.place import NOTHING, put
from previously.formats.writing.write import flushed, worded, write_text

STAGE, LOCK = "new", "lock"


def write_folder(root: Path, files: Mapping[str, str]) -> None:
    """Write a new folder's files, all or none. Raises BadRequest if the folder is not empty, and UnreadableInput."""
    with worded(root):
        real = Path(os.path.realpath(root))
        if os.path.lexists(real):
            _move_in(root, real, files)
        else:
            _appear(real, files)


def _appear(real: Path, files: Mapping[str, str]) -> None:
    real.parent.mkdir(parents=True, exist_ok=True)
    with locked(real):
        stage = hidden(real, STAGE)
        try:
            _filled(stage, files)
            stage.rename(real)
        except BaseException:
            shutil.rmtree(stage, ignore_errors=True)
            raise
        flushed(real.parent)


def _move_in(root: Path, real: Path, files: Mapping[str, str]) -> None:
    if not real.is_dir() or not _is_free(real, files):
        raise BadRequest(f"“{root}” already exists and is not empty; choose a new folder")
    inside = real / STORY
    with locked(inside):
        stage, moved = hidden(inside, STAGE), list[Path]()
        try:
            for path in _left(real, files):
                path.unlink()
            _filled(stage, files)
            for name in sorted(files, key=lambda name: name == STORY):
                (real / name).parent.mkdir(parents=True, exist_ok=True)
                put(stage / name, real / name, NOTHING)
                moved.append(real / name)
        except BaseException:
            _taken_back(real, moved)
            raise
        finally:
            shutil.rmtree(stage, ignore_errors=True)
        flushed(real)


def _filled(stage: Path, files: Mapping[str, str]) -> None:
    """The files beside, in place of what an interrupted run has left there."""
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    for name, text in files.items():
        write_text(stage / name, text)


def _taken_back(real: Path, moved: list[Path]) -> None:
    """Remove what was moved in, and the folders that were made for it."""
    for path in reversed(moved):
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == real or any(folder.iterdir()):
                break
            folder.rmdir()


def _is_free(real: Path, files: Mapping[str, str]) -> bool:
    """Is a folder empty, but for what an interrupted run of the same command has left in it?"""
    own = {hidden(real / STORY, STAGE), hidden(real / STORY, LOCK)}
    left = set(_left(real, files))
    found = (path for path in real.rglob("*") if own.isdisjoint({path, *path.parents}))
    return all(path in left or (path.is_dir() and bool(left)) for path in found)


def _left(real: Path, files: Mapping[str, str]) -> list[Path]:
    """The files that an interrupted run has moved in already, just as they would be written now."""
    if not hidden(real / STORY, STAGE).is_dir():
        return []
    there = ((real / name, text) for name, text in files.items())
    return [path for path, text in there if path.is_file() and path.read_bytes() == text.encode()]
