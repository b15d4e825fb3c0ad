"""novelWriter's documents: chapters and scenes by their headings, in the order that the project has them in."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from previously.core.atoms import EpisodeText, SceneText, Word
from previously.core.codes import text_finding
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.source import Block, Span, row_at
from previously.formats.format import KnownScenes, Read, Section
from previously.formats.manuscript.near_notes import near_notes
from previously.formats.manuscript.pieces import Piece
from previously.formats.manuscript.rows import Rows
from previously.formats.manuscript.stretches import Stretch
from previously.formats.manuscript.telling import scene_of
from previously.formats.manuscript.where import first_scene
from previously.formats.manuscript.xml import BrokenXml, tree
from previously.formats.novelwriter.parts import CHAPTER, SCENE, Part, parts

PROJECT, DOCUMENT = ".nwx", ".nwd"
_KIND = re.compile(r"^%%~kind: *(\w+)/(\w+)", re.MULTILINE)
_THERE = ("pov", "focus", "char")
"""Whom a scene is said to have in it; who is only mentioned is not there."""
_NOTHING = Piece("action", "", 0, 1, 0, 0)
NOWHERE = "nowhere"
"""Where a document stands that its project leaves out."""
LOST = "nothing says where this document stands: its project’s nwProject.nwx is not here, or does not have it"


class NovelWriter:
    """The format of novelWriter's projects (`.nwx`) and documents (`.nwd`)."""

    name = "novelwriter"
    endings = (DOCUMENT, PROJECT)

    def sections(self, text: str) -> tuple[Section, ...]:
        """One section, the whole file."""
        return (Section("", 0, text),)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """What a document tells; a project says only in which order, and a note nothing."""
        del known
        if block.path.casefold().endswith(PROJECT):
            return (), tuple(_broken(block))
        if not is_told(block.text) or template.given == NOWHERE:
            return (), ()
        if not template.given:
            return (), (text_finding("unknown-position", Span(block, 0), LOST),)
        return tuple(_episodes(block, template)), tuple(
            near_notes(block, [p for one in _of(block) for p in one.pieces])
        )

    def rows(self, text: str) -> int:
        """One for four rows."""
        return max(text.count("\n") // 4, len(text) // 400)

    def excerpt(self, span: Span) -> str:
        """A note without its mark; any other row as it is."""
        return row_at(span)[span.column - 1 :].strip() or row_at(span).strip()


def is_told(text: str) -> bool:
    """Is a document part of the novel, and no note?"""
    found = _KIND.search(text, 0, 2000)
    return found is None or (found[1], found[2]) == ("NOVEL", "DOCUMENT")


def _broken(block: Block) -> Iterator[Finding]:
    try:
        tree(block.text)
    except BrokenXml as error:
        row, column = Rows(block.text).spot(min(error.at, len(block.text)))
        message = f"{error}; the order of this project is not read"
        yield text_finding("unreadable-file", Span(block, row, column), message)


def _of(block: Block) -> list[Part]:
    return list(parts(Rows(block.text)))


def _episodes(block: Block, template: Template) -> Iterator[EpisodeText]:
    """Each chapter that a document tells of, or goes on with."""
    episode, number = template.parse(template.given)[0], first_scene(template) - 1
    title, scenes, begun = "", list[SceneText](), Span(block, 0)
    for part in _of(block):
        if part.level == CHAPTER and part.numbered:
            if scenes or title:
                yield EpisodeText(episode, begun, title, tuple(scenes))
            episode, number = (*episode[:-1], episode[-1] + 1), 0
            title, scenes, begun = part.heading, [], Span(block, part.row)
        if part.level == SCENE or (part.told and part.level != 1):
            number += 1
            scenes.append(_scene(block, part, str(number)))
    if scenes or title:
        yield EpisodeText(episode, begun, title, tuple(scenes))


def _scene(block: Block, part: Part, name: str) -> SceneText:
    heading = next((piece for piece in part.pieces if piece.kind == "heading"), None)
    pieces = part.pieces or [msgspec.structs.replace(_NOTHING, row=part.row)]
    scene = scene_of(block, name, Stretch(heading, pieces))
    there = tuple(word for key in _THERE for word in _words(block, part, key))
    places, times = _words(block, part, "location"), _words(block, part, "time")
    return msgspec.structs.replace(
        scene,
        present=scene.present or there or None,
        place=scene.place or (places[0].text if places else ""),
        says=(*scene.says, *(f">{word.text}" for word in times)),
    )


def _words(block: Block, part: Part, key: str) -> Sequence[Word]:
    """The names after one of a scene's tags: `@char: Jane, John`."""
    found = [(names, row, column) for tag, names, row, column in part.tags if tag == key]
    return [
        Word(name.strip(), Span(block, row, column))
        for names, row, column in found
        for name in names.split(",")
        if name.strip()
    ]
