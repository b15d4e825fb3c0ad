"""Where each document of a novelWriter project stands: by the project's own tree, chapters counted along it."""

from collections.abc import Callable, Iterator, Mapping
from posixpath import dirname, join

from previously.core.position import Template
from previously.formats.manuscript.rows import Rows
from previously.formats.manuscript.xml import BrokenXml, Node, tree
from previously.formats.novelwriter.format import DOCUMENT, NOWHERE, PROJECT, is_told
from previously.formats.novelwriter.parts import CHAPTER, PART, SCENE, parts


def standing(files: Mapping[str, str], templates: Callable[[str], Template]) -> Iterator[tuple[str, str]]:
    """Each document with the chapter in which it begins and the number of its first scene there.

    A chapter is an episode. An unnumbered one goes with the chapter before. Where positions count two things, the first
    is the part.
    """
    for path in (path for path in files if path.casefold().endswith(PROJECT)):
        part, chapter, scene, template = 0, 0, 0, templates(path)
        first = template.series_of(template.parse(template.show_first())[0])
        for document, active in _in_order(path, files):
            if not active or not is_told(files[document]):
                yield document, NOWHERE
                continue
            numbers = (
                (chapter,) if len(template.fields) < 2 else (*(1,) * (len(template.fields) - 2), max(part, 1), chapter)
            )
            yield document, template.show((*first, *numbers), str(scene + 1))
            for one in parts(Rows(files[document])):
                part += one.level == PART and one.numbered
                if one.level == CHAPTER and one.numbered:
                    chapter, scene = chapter + 1, 0
                scene += one.level == SCENE or (one.told and one.level != PART)


def _in_order(path: str, files: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """The documents of a project as its tree has them, and whether each is part of the novel."""
    try:
        root = tree(files[path])
    except BrokenXml:
        return
    items = [item for content in root.all("content") for item in content.each("item")]
    below: dict[str, list[Node]] = {}
    for item in sorted(items, key=_order):
        below.setdefault(item.get("parent"), []).append(item)
    pending = below.get("None", [])[::-1]
    seen = set[str]()
    while pending:
        item = pending.pop()
        handle = item.get("handle")
        if handle in seen:
            continue
        seen.add(handle)
        document = join(dirname(path), "content", f"{handle}{DOCUMENT}")
        active = any(name.get("active") != "no" for name in item.each("name")) and item.get("class") == "NOVEL"
        if document in files:
            yield document, active and item.get("layout") == "DOCUMENT"
        pending += below.get(handle, [])[::-1]


def _order(item: Node) -> int:
    order = item.get("order")
    return int(order) if order.isdecimal() and len(order) < 9 else 0
