"""Prose: chapters in Markdown or plain text, where a story says that they are its manuscript.

A file whose name or front matter is a position is that episode; in any other each chapter is one, by its number. So is
each in a file that is named for the first of its chapters.
"""

import re
from collections.abc import Iterator
from itertools import count

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
from previously.formats.manuscript.where import first_scene, position_of
from previously.formats.prose.chunks import Chunk, chapters_in, chunks, number_in, title_in
from previously.formats.prose.front import ORDER, PLACE, THERE, Front, front_of, stated
from previously.formats.prose.paragraphs import pieces_of

FIX = "name the file after its chapter, say “chapter: …” in its front matter, or begin it with “# Chapter 1”"
_LATER = re.compile(r"\b(?:later|next|following)\b", re.IGNORECASE)
_NO_CHAPTER = ("longform", "kanban-plugin")
"""Whatever has such an entry keeps a book's order, and tells nothing of it."""
_TELL = {"", "scene", "chapter", "act", "play"}
"""The types of notes that tell something."""


class Prose:
    """Chapters, whose headings are `marked` as in Markdown or told by their words."""

    def __init__(self, name: str, endings: tuple[str, ...], *, marked: bool) -> None:
        self.name, self.endings, self._marked = name, endings, marked

    def sections(self, text: str) -> tuple[Section, ...]:
        """One section, the whole file; its scenes are read one by one."""
        return (Section("", 0, text),)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episodes a file tells: itself, or its chapters."""
        front = front_of(block) if self._marked else Front()
        if not tells(front):
            return (), ()
        rows = Rows(block.text)
        parts = list(_joined(chunks(rows, rows.spot(front.size)[0], marked=self._marked)))
        try:
            told = list(_episodes(parts, _given(block.path, template, front, parts), template))
        except UnknownPosition as error:
            return (), (text_finding("unknown-position", Span(block, 0), str(error), fix=FIX),)
        findings: list[Finding] = []
        episodes = list[EpisodeText]()
        for episode, group in told:
            scenes = list[SceneText]()
            for name, part in zip(_names(front, template), group, strict=False):
                scene, wrong = _scene(block, rows, part, name, episode, known, marked=self._marked)
                scenes.append(_fronted(scene, block, front) if not episodes and not scenes else scene)
                findings += wrong
            title = title_in(group[0].heading, episode[-1])
            episodes.append(EpisodeText(episode, Span(block, group[0].row), title, tuple(scenes)))
        return tuple(episodes), tuple(findings)

    def rows(self, text: str) -> int:
        """One for four rows."""
        return max(text.count("\n") // 4, len(text) // 400)

    def excerpt(self, span: Span) -> str:
        """A note without its marks; any other row as it is."""
        row = row_at(span)[span.column - 1 :]
        shown = row.partition("%%")[0].partition("-->")[0]
        opened = row_at(span)[: span.column - 1].rstrip().endswith("[[")
        return (shown.partition("]]")[0] if opened else shown).strip() or row_at(span).strip()


def tells(front: Front) -> bool:
    """Is a text with such front matter a part of the telling?"""
    return not any(key in front.entries for key in _NO_CHAPTER) and front.text("type").casefold() in _TELL


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


def _names(front: Front, template: Template) -> Iterator[str]:
    """What a file's scenes are called: by the number that the front matter gives the first, or by their order."""
    own = front.text(*ORDER)
    if own.isdecimal() and not template.given:
        yield own
        yield from (f"{own}-{number}" for number in count(2))
    yield from map(str, count(first_scene(template)))


def _given(path: str, template: Template, front: Front, parts: list[Chunk]) -> tuple[int, ...] | None:
    """The one episode that a file is; None where it is a book of chapters. Raises UnknownPosition."""
    if said := stated(front, template):
        return said
    try:
        episode = position_of(path, template)
        told = chapters_in(parts)
        return None if episode[-1:] == tuple(told[:1]) and len(set(told)) > 1 else episode
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


def _scene(
    block: Block, rows: Rows, part: Chunk, name: str, episode: tuple[int, ...], known: KnownScenes, *, marked: bool
) -> SceneRead:
    """One scene, reused where its text is the same."""
    start = rows.starts[part.row]
    end = rows.starts[part.end] if part.end < len(rows) else len(block.text)
    text = block.text[start:end]

    def read() -> SceneRead:
        own = Block(block.path, block.start + part.row, text)
        pieces = list(pieces_of(text, part.level, marked=marked))
        heading = next((piece for piece in pieces if piece.kind == "heading"), None)
        scene = scene_of(own, name, Stretch(heading, pieces))
        later = _later(heading.text) if heading else ()
        return msgspec.structs.replace(scene, says=(*scene.says, *later)), tuple(near_notes(own, pieces))

    return known.read(f"{episode}.{name}", text, part.row, read)


def _later(heading: str) -> tuple[str, ...]:
    """A heading that may say how much later its scene is: `Two weeks later`, `Chapter 4: The next morning`."""
    return (heading,) if _LATER.search(heading) else ()


def _fronted(scene: SceneText, block: Block, front: Front) -> SceneText:
    """A file's first scene with what its front matter says."""
    if not front.entries:
        return scene
    passage = Passage("front", front.shown(), Span(block, 0), 0, front.size)
    return msgspec.structs.replace(
        scene,
        place=scene.place or front.text(*PLACE),
        present=scene.present if scene.present is not None else front.words(*THERE) or None,
        day=scene.day or front.day(),
        passages=(passage, *scene.passages),
    )
