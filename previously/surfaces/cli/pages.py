"""The pages that a first story is made from: which files, what is in them, and where they come to lie."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

import msgspec

from previously.core.errors import BadRequest, UnreadableInput
from previously.core.position import Template
from previously.formats.documents.format import is_script
from previously.formats.files import MOST_FILES, displayed, read_text
from previously.formats.prose.longform import is_index, standing
from previously.formats.registry import CHAPTERS, FOLDER, MANUSCRIPTS, format_of
from previously.formats.unread import READ_AS, SCRIPTS

_SCRIPT = (".fountain", ".spmd")


class Pages(msgspec.Struct):
    """Files by their paths in the new story: as text, and as they are; all `prose`, or none."""

    texts: dict[str, str]
    raw: dict[str, bytes]
    prose: bool
    there: bool  # they lie in the story's folder already

    def keep(self, names: Collection[str]) -> None:
        """Leave out all but some."""
        self.texts = {name: text for name, text in self.texts.items() if name in names}
        self.raw = {name: raw for name, raw in self.raw.items() if name in names}

    def renamed(self, old: str, new: str) -> None:
        """Let a file lie elsewhere."""
        self.texts[new] = self.texts.pop(old)
        self.raw[new] = self.raw.pop(old)


def pages_of(source: Path, story: Path) -> Pages:
    """The pages in a file or folder, for a story in another folder or the same. Raises BadRequest, UnreadableInput."""
    if not source.exists():
        raise UnreadableInput(f"“{displayed(source)}” does not exist")
    root = source if source.is_dir() else source.parent
    found = [path for path in _files(source) if format_of(path.name, ("",))]
    chapters = [path for path in found if any(path.name.casefold().endswith(form.endings) for form in CHAPTERS)]
    if not found:
        raise BadRequest(f"“{displayed(source)}” has no pages: scripts, plays, subtitles, chapters{_beside(source)}")
    if chapters and len(chapters) < len(found):
        few = chapters[0] if len(chapters) * 2 < len(found) else next(path for path in found if path not in chapters)
        raise BadRequest(f"“{displayed(source)}” holds scripts and chapters, such as {few.name}; give one or the other")
    there = story.resolve() in (root.resolve(), *root.resolve().parents)
    pages = Pages({}, {}, prose=bool(chapters), there=there)
    for path in found:
        text, finding = read_text(root, path)
        if text is None:
            raise UnreadableInput(f"“{displayed(path)}”: {finding.message if finding else 'it cannot be read'}")
        name = displayed(path.resolve().relative_to(story.resolve()) if there else path.relative_to(root))
        if chapters and not there:
            name = f"{FOLDER}/{name}"
        pages.texts[name], pages.raw[name] = text, path.read_bytes()
    pages.prose = any(not is_script(name, text) for name, text in pages.texts.items()) if chapters else False
    pages.keep(_in_order(pages.texts))
    return pages


def _in_order(texts: Mapping[str, str]) -> Collection[str]:
    """What a book consists of where an index lists it; else everything."""
    listed = dict(standing(texts, lambda _: Template("Chapter {chapter}")))
    return {*listed, *(path for path, text in texts.items() if is_index(path, text))} if listed else texts


def _beside(source: Path) -> str:
    """What lies there instead, and as what it would be read; empty where that is nothing known."""
    names = [source.name] if source.is_file() else [path.name for path in sorted(source.rglob("*"))[:MOST_FILES]]
    for name in sorted(names, key=lambda name: not name.casefold().endswith(SCRIPTS)):
        ending = PurePosixPath(name).suffix.casefold()
        for other, known in READ_AS.items():
            if ending in known:
                return f"; {name} would be read if it was saved as {other}"
    return ""


def _files(source: Path) -> Iterator[Path]:
    """The file, or every file of a manuscript's kind in a folder, in order; hidden ones are left out."""
    if source.is_file():
        yield source
        return
    endings = tuple(ending for form in (*MANUSCRIPTS, *CHAPTERS) for ending in form.endings) + _SCRIPT
    every = (path for path in source.rglob("*") if path.name.casefold().endswith(endings) and path.is_file())
    shown = sorted(path for path in every if not any(part.startswith(".") for part in path.relative_to(source).parts))
    if len(shown) > MOST_FILES:
        raise BadRequest(f"“{displayed(source)}” holds more than {MOST_FILES:,} files; is it a manuscript's folder?")
    yield from shown
