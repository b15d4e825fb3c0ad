"""Prose: chapters in Markdown or plain text, where a story says that they are its manuscript.

A file whose name or front matter is a position is that episode; in any other each chapter is one, by its number.
"""

from collections.abc import Iterator

import msgspec

from previously.core.atoms import EpisodeText, SceneText
from previously.core.codes import text_finding
from previously.core.errors import UnknownPosition
from previously.core.finding import Finding
from previously.core.passage import Passage
from previously.core.position import Template
from previously.core.source import Block, Span, row_at
from previously.formats.format import KnownScenes, Read, SceneRead, Section
from previously.formats.manuscript.near_notes import near_notes
from previously.formats.manuscript.rows import Rows
from previously.formats.manuscript.stretches import Stretch
from previously.formats.manuscript.telling import scene_of
from previously.formats.manuscript.where import position_of
from previously.formats.prose.chunks import Chunk, chunks, front_matter, number_in
from previously.formats.prose.paragraphs import pieces_of

FIX = "name the file after its chapter, say “chapter: …” in its front matter, or begin it with “# Chapter 1”"
_POSITION = ("position", "episode", "chapter")
_PLACE = ("place", "location", "setting")


class Prose:
    """Chapters, whose headings are `marked` as in Markdown or told by their words."""

    def __init__(self, name: str, endings: tuple[str, ...], *, marked: bool) -> None:
        self.name, self.endings, self._marked = name, endings, marked

    def sections(self, text: str) -> tuple[Section, ...]:
        """One section, the whole file; its scenes are read one by one."""
        return (Section("", 0, text),)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episodes a file tells: itself, or its chapters."""
        size, front = front_matter(block.text) if self._marked else (0, {})
        rows = Rows(block.text)
        parts = list(_joined(chunks(rows, rows.spot(size)[0], marked=self._marked)))
        try:
            told = list(_episodes(parts, _given(block.path, template, front, parts), template))
        except UnknownPosition as error:
            return (), (text_finding("unknown-position", Span(block, 0), str(error), fix=FIX),)
        findings: list[Finding] = []
        episodes = list[EpisodeText]()
        for episode, group in told:
            scenes = list[SceneText]()
            for number, part in enumerate(group, 1):
                scene, wrong = _scene(block, rows, part, str(number), episode, known)
                scenes.append(_fronted(scene, block, front, size) if not episodes and not scenes else scene)
                findings += wrong
            episodes.append(EpisodeText(episode, Span(block, group[0].row), group[0].heading, tuple(scenes)))
        return tuple(episodes), tuple(findings)

    def rows(self, text: str) -> int:
        """One for four rows."""
        return max(text.count("\n") // 4, len(text) // 400)

    def excerpt(self, span: Span) -> str:
        """A note without its marks; any other row as it is."""
        row = row_at(span)[span.column - 1 :]
        return row.partition("%%")[0].partition("-->")[0].strip() or row_at(span).strip()


def _joined(parts: Iterator[Chunk]) -> Iterator[Chunk]:
    """The chunks that tell something, each with the bare headings above it."""
    above: Chunk | None = None
    for part in parts:
        if above is not None:
            part.row, part.heading = above.row, above.heading
            part.level = above.level
        above = None
        if part.told:
            yield part
        elif part.level:
            above = part


def _given(path: str, template: Template, front: dict[str, str], parts: list[Chunk]) -> tuple[int, ...] | None:
    """The one episode that a file is; None where it is a book of chapters. Raises UnknownPosition."""
    for key in () if template.given else _POSITION:
        if front.get(key):
            word = front[key]
            return template.parse(word)[0] if template.matches(word) else position_of(f"chapter {word}", template)
    try:
        return position_of(path, template)
    except UnknownPosition:
        if any(part.level for part in parts):
            return None
        raise


def _episodes(
    parts: list[Chunk], given: tuple[int, ...] | None, template: Template
) -> Iterator[tuple[tuple[int, ...], list[Chunk]]]:
    """Each episode with its scenes."""
    if given is not None:
        if parts:
            yield given, parts
        return
    chapter = min((part.level for part in parts if part.level and number_in(part.heading) is not None), default=0)
    chapter = chapter or min(part.level for part in parts if part.level)
    last, group = 0, list[Chunk]()
    for part in parts:
        if part.level and part.level <= chapter:
            if group:
                yield position_of(f"chapter {last}", template), group
            number = number_in(part.heading)
            last = number if number is not None and number > last else last + 1
            group = []
        if last:
            group.append(part)
    if group:
        yield position_of(f"chapter {last}", template), group


def _scene(block: Block, rows: Rows, part: Chunk, name: str, episode: tuple[int, ...], known: KnownScenes) -> SceneRead:
    """One scene, reused where its text is the same."""
    start = rows.starts[part.row]
    end = rows.starts[part.end] if part.end < len(rows) else len(block.text)
    text = block.text[start:end]

    def read() -> SceneRead:
        own = Block(block.path, block.start + part.row, text)
        pieces = list(pieces_of(text, part.level))
        heading = next((piece for piece in pieces if piece.kind == "heading"), None)
        return scene_of(own, name, Stretch(heading, pieces)), tuple(near_notes(own, pieces))

    return known.read(f"{episode}.{name}", text, part.row, read)


def _fronted(scene: SceneText, block: Block, front: dict[str, str], size: int) -> SceneText:
    """A file's first scene with what its front matter says."""
    if not front:
        return scene
    place = next((front[key] for key in _PLACE if front.get(key)), "")
    text = "\n".join(f"{key}: {value}" for key, value in front.items())
    passage = Passage("front", text, Span(block, 0), 0, size)
    return msgspec.structs.replace(scene, place=scene.place or place, passages=(passage, *scene.passages))
