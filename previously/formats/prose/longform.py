"""Where a book's scenes stand by the order that Longform keeps in the front matter of its index."""

from collections.abc import Callable, Iterator, Mapping
from posixpath import dirname, join, normpath

from previously.core.position import Template
from previously.core.source import Block
from previously.formats.bible.format import read_block
from previously.formats.prose.front import front_text
from previously.formats.yaml.fields import Fields
from previously.formats.yaml.tree import Node, Scalar, Seq

KEY = "longform"
MOST = 5_000
"""Scenes of one book. Set."""


def standing(files: Mapping[str, str], template: Callable[[str], Template]) -> Iterator[tuple[str, str]]:
    """Each scene with its position. Where scenes are indented, those above them are the chapters; else each is one."""
    for path, text in files.items():
        if is_index(path, text):
            yield from _in_index(path, text, files, template(path))


def is_index(path: str, text: str) -> bool:
    """May a file be an index of Longform's?"""
    return path.casefold().endswith((".md", ".markdown")) and f"{KEY}:" in text[:20_000]


def _in_index(path: str, text: str, files: Mapping[str, str], template: Template) -> Iterator[tuple[str, str]]:
    row, front = front_text(text)
    reader, tree = read_block(Block(path, row + 1, front))
    fields = Fields(reader, tree, "the index").map(KEY, "“longform”") if tree else None
    scenes = fields.get("scenes") if fields else None
    if fields is None or not isinstance(scenes, Seq):
        return
    folder = normpath(join(dirname(path), fields.text("sceneFolder").strip("/") or "."))
    named = list(_named(scenes))[:MOST]
    nested = any(depth for depth, _ in named)
    first = template.series_of(template.parse(template.show_first())[0])
    chapter, scene = 0, 0
    for depth, name in named:
        chapter, scene = (chapter, scene + 1) if depth else (chapter + 1, 1)
        numbers = (*(1,) * (len(template.fields) - 1), max(chapter, 1))
        found = normpath(join(folder, f"{name}.md"))
        if found in files:
            yield found, template.show((*first, *numbers), str(scene) if nested else "")


def _named(scenes: Seq, depth: int = 0) -> Iterator[tuple[int, str]]:
    """The names in a list, and in the lists in it, each with how deep it stands."""
    for item in scenes.items:
        yield from _one(item, depth)


def _one(item: Node, depth: int) -> Iterator[tuple[int, str]]:
    if isinstance(item, Scalar) and item.text.strip():
        yield depth, item.text.strip()
    elif isinstance(item, Seq) and depth < 10:
        yield from _named(item, depth + 1)
