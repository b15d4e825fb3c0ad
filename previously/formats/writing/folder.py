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
from previously.formats.writing.write import SHARED, flushed, made, worded

STAGE, LOCK = "new", "lock"
Content = str | bytes
"""What a file holds: text, as UTF-8, or bytes as they are."""


def write_folder(root: Path, files: Mapping[str, Content]) -> None:
    """Write a new folder's files, all or none. Raises BadRequest if the folder is not empty, and UnreadableInput."""
    with worded(root):
        real = Path(os.path.realpath(root))
        if os.path.lexists(real):
            _move_in(root, real, files)
        else:
            _appear(root, real, files)


def _appear(root: Path, real: Path, files: Mapping[str, Content]) -> None:
    real.parent.mkdir(parents=True, exist_ok=True)
    with locked(real):
        stage = hidden(real, STAGE)
        try:
            _filled(root, stage, files)
            stage.rename(real)
        except BaseException:
            shutil.rmtree(stage, ignore_errors=True)
            raise
        flushed(real.parent)


def _move_in(root: Path, real: Path, files: Mapping[str, Content]) -> None:
    _check_free(root, real, files)
    inside = real / STORY
    with locked(inside):
        _check_free(root, real, files)  # another run may have been quicker
        stage = hidden(inside, STAGE)
        try:
            if stage.is_dir():
                _taken_back(real, files)
            _filled(root, stage, files)
            for name in _in_order(files):
                (real / name).parent.mkdir(parents=True, exist_ok=True)
                put(stage / name, real / name, NOTHING)
        except BaseException:
            _taken_back(real, files)
            raise
        finally:
            shutil.rmtree(stage, ignore_errors=True)
        flushed(real)


def _filled(root: Path, stage: Path, files: Mapping[str, Content]) -> None:
    """The files beside, in place of what an interrupted run has left there."""
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    for name, content in files.items():
        with worded(root / name):
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            made(stage / name, (_raw(content),), SHARED)


def _in_order(files: Mapping[str, Content]) -> list[str]:
    """The names as they come into a folder: what makes it a story comes last, and goes first."""
    return sorted(files, key=lambda name: name == STORY)


def _taken_back(real: Path, files: Mapping[str, Content]) -> None:
    """Remove what was moved in, and the folders that were made for it."""
    for path in reversed(_left(real, files)):
        path.unlink()
    for folder in sorted(_folders(real, files), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _check_free(root: Path, real: Path, files: Mapping[str, Content]) -> None:
    """Raises BadRequest if it is no folder, or holds more than an interrupted run of the same has left in it."""
    stage = hidden(real / STORY, STAGE)
    own = {stage, hidden(real / STORY, LOCK)}
    left = {*_left(real, files), *_folders(real, files)} if stage.is_dir() else set[Path]()
    found = (path for path in real.rglob("*") if own.isdisjoint({path, *path.parents}))
    if not real.is_dir() or not left.issuperset(found):
        raise BadRequest(f"“{root}” already exists and is not empty; choose a new folder")


def _folders(real: Path, files: Mapping[str, Content]) -> set[Path]:
    """The folders that the files lie in."""
    return {folder for name in files for folder in (real / name).parents if real in folder.parents}


def _left(real: Path, files: Mapping[str, Content]) -> list[Path]:
    """The files that this run, or an interrupted one, has moved in already, just as they are written."""
    if not hidden(real / STORY, STAGE).is_dir():
        return []
    there = ((real / name, files[name]) for name in _in_order(files))
    return [path for path, content in there if path.is_file() and path.read_bytes() == _raw(content)]


def _raw(content: Content) -> bytes:
    return content.encode() if isinstance(content, str) else content
