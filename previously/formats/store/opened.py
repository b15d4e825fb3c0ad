"""The store that a story names: made, opened, filled from logs, and exported as a folder."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from previously.core.atoms import Word
from previously.core.errors import BadRequest, UnreadableInput
from previously.core.position import Template
from previously.formats.files import STORY, displayed, folder_of, is_file, read_text, universe_of
from previously.formats.jsonl.events import MARK, Logged
from previously.formats.registry import read_story
from previously.formats.store.address import EXAMPLE, address, named_in
from previously.formats.store.database import StoreAt
from previously.formats.store.store import Store
from previously.formats.store.tables import is_there, make
from previously.formats.store.told import placed, told_by_store
from previously.formats.writing.folder import write_folder

MOST_FILES = 10_000


class _Place(NamedTuple):
    path: StoreAt
    branch: str
    template: Template


def open_store(where: str | Path) -> Store:
    """The store that the story in a folder names. Raises UnreadableInput, and BadRequest where it names none."""
    place = _place(where)
    if not is_there(place.path):
        raise UnreadableInput(f"there is no store “{place.path}”; “previously store begin” makes an empty one")
    return Store(place.path, place.template, place.branch)


def begin_store(where: str | Path) -> Store:
    """Make the store that a story names, empty, and open it. Raises BadRequest where it is there already."""
    make(_place(where).path)
    return open_store(where)


def logged_in(path: Path) -> list[Logged]:
    """The objects of a log such as events.jsonl. Raises UnreadableInput, with the row of the first that is none."""
    text, wrong = read_text(path.parent, path)
    if text is None or wrong is not None:
        raise UnreadableInput(f"“{path}” cannot be read: {wrong.message if wrong else 'it is no text'}")
    return list(_logged(path, text))


def _logged(path: Path, text: str) -> Iterator[Logged]:
    for number, row in enumerate(text.split("\n"), 1):
        bare = row.strip().removeprefix(MARK)
        if bare:
            try:
                yield msgspec.json.decode(bare, type=Logged)
            except (msgspec.DecodeError, RecursionError) as error:
                raise UnreadableInput(f"{path}:{number} is no logged event: {error}; nothing was logged") from None


def export_store(where: str | Path, to: Path) -> tuple[str, ...]:
    """Write a story and what its stores tell as a folder of files that answers the same; the logs' names.

    Raises BadRequest where `to` is not a new folder or something of the story cannot be taken along, and
    UnreadableInput.
    """
    files, logs = story_files(where)
    if not logs:
        root, _ = universe_of(folder_of(where))
        raise BadRequest(f"“{root}” names no store; story.yaml says where it is, like store: {EXAMPLE}")
    write_folder(to, files)
    return logs


def story_files(where: str | Path, *, alone: bool = False) -> tuple[dict[str, str | bytes], tuple[str, ...]]:
    """Every file of a story but what is hidden, what its stores tell as files too, and what those are called.

    story.yaml is as it was, but that its `store:` is a remark. `alone`: without the stories in folders of their own.
    Raises BadRequest and UnreadableInput.
    """
    root, _ = universe_of(folder_of(where))
    files, apart = dict[str, str | bytes](), set[Path]()
    logs = list[str]()
    for path in [root / STORY] if alone else sorted(_stories(root)):
        name, text = displayed(path.relative_to(root)), read_text(root, path)[0] or ""
        word = named_in(name, text)
        if word is not None:
            told = told_by_store(root, path.parent, name, text)
            if told.findings:
                raise UnreadableInput(f"the store cannot be exported: {told.findings[0].message}")
            apart |= told.files
            files |= {name: _remarked(name, text, word), told.name: told.text}
            logs.append(told.name)
    _check_links(root, folders=not alone)  # of one story nothing is read in a folder that is a link
    others = (path for path in _others(root, apart) if not (alone and _is_inner(root, path)))
    for path in others:
        files.setdefault(displayed(path.relative_to(root)), path.read_bytes())
    return files, tuple(logs)


def _stories(root: Path) -> Iterator[Path]:
    """The story.yaml of a folder and of the series in it."""
    yield from (path for path in (root / STORY, *root.glob(f"*/{STORY}")) if is_file(path))


def _is_inner(root: Path, path: Path) -> bool:
    """Does a file lie in a folder with a story of its own?"""
    return any(is_file(root / folder / STORY) for folder in path.relative_to(root).parents if folder.parts)


def _check_links(root: Path, *, folders: bool) -> None:
    """Raises BadRequest for a link, to a folder too if `folders`: what it leads to would be another file there."""
    links = (path for path in sorted(root.rglob("*")) if path.is_symlink())
    linked = next((path for path in links if folders or not path.is_dir()), None)
    if linked is not None:
        raise BadRequest(f"“{linked}” is a link, which an export does not take along; put the file itself there")


def _others(root: Path, apart: Iterable[Path]) -> Iterator[Path]:
    """Every other file, but what is hidden."""
    left = set(apart)
    for number, path in enumerate(sorted(root.rglob("*"))):
        if number > MOST_FILES:
            raise BadRequest(f"“{root}” holds more than {MOST_FILES:,} files; is it a story’s folder?")
        if path.is_file() and path not in left and not any(p.startswith(".") for p in path.relative_to(root).parts):
            yield path


def _remarked(name: str, story: str, word: Word) -> str:
    """A story.yaml with its `store:` as a remark, each row where it was. Raises BadRequest."""
    rows = story.split("\n")
    rows[word.span.row] = f"# {rows[word.span.row]}"
    text = "\n".join(rows)
    if named_in(name, text) is not None or not rows[word.span.row].startswith(("# store", '# "store', "# 'store")):
        raise BadRequest(f"the “store:” of {name} is not on a row of its own; put it there, like store: {EXAMPLE}")
    return text


def _place(where: str | Path) -> _Place:
    """Where a story's store lies or would lie. Raises BadRequest where it names none."""
    home = folder_of(where)
    root, _ = universe_of(home)
    text = read_text(home, home / STORY)[0] or "" if is_file(home / STORY) else ""
    word = named_in(STORY, text)
    if word is None:
        raise BadRequest(f"“{home}” names no store; story.yaml says where it is, like store: {EXAMPLE}")
    found = address(word.text)
    return _Place(placed(root, home, found), found.branch, _template(text))


@lru_cache(16)
def _template(story: str) -> Template:
    """How a story.yaml says that positions are written."""
    return Template(read_story(STORY, story)[0].positions)
