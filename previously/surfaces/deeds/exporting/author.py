"""An author's whole story with its log in notes: beside the pages there are in that format, else in pages apart."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from previously.canon.load import loader
from previously.canon.merging import merge
from previously.core.atoms import EpisodeText, FolderText, SceneText
from previously.core.errors import BadRequest
from previously.core.series import template_of
from previously.core.source import Block
from previously.formats.export.beside import notes_beside, places_beside, with_notes
from previously.formats.export.pages import KINDS, page_path
from previously.formats.files import STORY
from previously.formats.store.opened import story_files
from previously.formats.writing.folder import Content
from previously.formats.writing.lines import as_before
from previously.formats.yaml.emit import scalar

LOGS = (".yaml", ".yml", ".jsonl")
"""What a log that is no manuscript is kept in."""


class Exported(NamedTuple):
    """The files of a new folder, which of them have the log's notes, and how many lines came beside a page."""

    files: dict[str, Content]
    noted: tuple[str, ...]
    lines: int
    beside: int


def check_alone(folder: FolderText) -> None:
    """Raises BadRequest where several series share a folder."""
    if folder.members:
        raise BadRequest(
            "several series share this universe: export one at a time, by its own folder (as in “universe/series”)"
        )


def authors_files(where: str | Path, form: str, along: str | None = None) -> Exported:
    """The files. Raises BadRequest where something of the log is not read, or several series share the folder."""
    return _Author(where, form, along).exported()


class _Author:
    """One export; `edits`: what goes where into the manuscripts there are, by their paths."""

    def __init__(self, where: str | Path, form: str, along: str | None) -> None:
        self.form, self.kind = form, KINDS[form]
        self.files, _ = story_files(where, alone=True)
        self.loader = loader(where, along)
        if along is not None:
            self._tells(along)
        self.folder, self.starts = self.loader.folder, self.loader.starts()
        check_alone(self.folder)
        self.template = template_of(self.folder)
        told = {part.span.path for part in self.folder.episodes}
        self.logs = {path for path in told if path.casefold().endswith(LOGS)}
        self.edits: dict[str, list[tuple[int, str]]] = {}
        self.noted: list[str] = []
        self.lines = self.beside = 0

    def _tells(self, along: str) -> None:
        """Let the new story.yaml name the path that is told."""
        rows = [row for row in self.loader.texts.files[STORY].split("\n") if not row.startswith("path:")]
        self.files[STORY] = f"path: {scalar(along)}\n" + "\n".join(rows)

    def exported(self) -> Exported:
        self._check_read()
        for path in self.logs:
            del self.files[path]
        parts: dict[tuple[int, ...], list[EpisodeText]] = {}
        for part in self.folder.episodes:
            parts.setdefault(part.episode, []).append(part)
        for group in parts.values():
            self._episode(group)
        for path, edits in self.edits.items():
            raw = self.files[path]
            assert isinstance(raw, bytes)
            self.files[path] = as_before(with_notes(self.loader.texts.files[path], edits), raw)
        return Exported(self.files, tuple(dict.fromkeys((*self.edits, *self.noted))), self.lines, self.beside)

    def _check_read(self) -> None:
        """What is not read of the log would be lost. Raises BadRequest."""
        wrong = (one for one in self.folder.findings if one.span.path in self.logs and one.severity == "error")
        if (first := next(wrong, None)) is not None:
            raise BadRequest(f"{first.span} would not be taken along: {first.sentence.rstrip('.')}; mend it first")

    def _episode(self, parts: Sequence[EpisodeText]) -> None:
        logged = [part for part in parts if part.span.path in self.logs]
        if not logged:
            return
        log, whole = merge(logged), merge(parts)
        left, wholes = ({scene.name: scene for scene in one.scenes} for one in (log, whole))
        self.lines += sum(len(scene.lines) for scene in log.scenes)
        for page in self._pages(parts):
            noted = [scene for scene in page.scenes if scene.name in left]
            notes = {one.name: notes_beside(one, left[one.name], wholes[one.name]) for one in noted}
            places = places_beside(self.form, self._text(page), [self._placed(one) for one in noted], notes)
            if places is not None:
                self.edits.setdefault(page.span.path, []).extend(places)
                self.beside += sum(len(left.pop(name).lines) for name in notes)
        if left or not log.scenes:
            self._own_page(msgspec.structs.replace(log, scenes=tuple(left.values())))

    def _pages(self, parts: Sequence[EpisodeText]) -> Iterator[EpisodeText]:
        """The parts that a manuscript of this format tells, in bytes that can be kept."""
        for part in parts:
            raw = self.files.get(part.span.path)
            if part.span.path.casefold().endswith(self.kind.ending) and isinstance(raw, bytes) and _is_utf8(raw):
                yield part

    def _text(self, page: EpisodeText) -> str:
        return self.loader.texts.files[page.span.path]

    def _placed(self, scene: SceneText) -> SceneText:
        """A scene whose passages are counted in the characters of its file."""
        passages = (msgspec.structs.replace(one, end=one.end + self._start(one.span.block)) for one in scene.passages)
        return msgspec.structs.replace(scene, passages=tuple(passages))

    def _start(self, block: Block) -> int:
        return self.starts.get(block, 0)

    def _own_page(self, log: EpisodeText) -> None:
        at = self.template.show(log.episode)
        path = self._free(at, log.episode)
        self.files[path] = self.kind.page(at, log.title, log.scenes)
        self.noted.append(path)

    def _free(self, at: str, episode: tuple[int, ...]) -> str:
        """A name for a file that says which episode it is, and that no other has."""
        taken = {path.casefold() for path in self.files}
        return page_path(self.form, at, self.template, episode, taken)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
