"""Where a story's files lie from where one stands, so that whoever reads our answer there finds them."""

import os
from functools import lru_cache
from pathlib import Path

from previously.core.errors import UnreadableInput
from previously.formats.files import STORY, displayed, find_files, folder_of, universe_of


def beside(root: str | Path, path: str) -> str:
    """A story's file relative to the current directory, with forward slashes; never an absolute path."""
    return displayed(Path(os.path.relpath(_around(str(root), str(Path.cwd())) / path)))


@lru_cache(maxsize=8)
def _around(root: str, here: str) -> Path:
    """The folder that a story's findings name files in, seen from where one stands."""
    del here
    return universe_of(folder_of(root))[0]


def stories_of(files: tuple[str, ...]) -> tuple[str, ...]:
    """The folders of the stories that some files belong to, in order; files of no story are left out."""
    read: dict[Path, frozenset[str]] = {}
    homes = (_home(Path(os.path.normpath(file)), read) for file in files)
    return tuple(dict.fromkeys(displayed(home) for home in homes if home is not None))


def _home(file: Path, read: dict[Path, frozenset[str]]) -> Path | None:
    """The story nearest above a file, or the universe that reads it as one of its series."""
    if not file.parent.exists():
        raise UnreadableInput(f"there is no “{displayed(file)}”")
    outside = file.is_absolute() or ".." in file.parts
    here = [] if outside else [Path()]
    above = [folder for folder in (file, *file.parents[:-1], *here) if _is_story(folder)]
    for folder in reversed(above[1:]):
        if folder not in read:
            read[folder] = frozenset(find_files(folder).files)
        if displayed((above[0] / STORY).relative_to(folder)) in read[folder]:
            return folder
    return above[0] if above else None


def _is_story(folder: Path) -> bool:
    try:
        return folder.is_dir() and bool(folder_of(folder))
    except UnreadableInput:
        return False
