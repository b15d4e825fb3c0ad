"""The text of a DOCX: as Fountain where its styles are a script's, else as Markdown. Comments are notes."""

import re
from collections.abc import Iterator, Mapping

from previously.formats.documents.archive import Archive, BrokenDocument
from previously.formats.documents.typed import Paragraphs, typed
from previously.formats.manuscript.xml import BrokenXml, Node, Run, tree

_SCRIPT = {"sceneheading", "slugline", "character", "dialogue", "parenthetical", "action", "transition"}
_BESIDE = ("comment", "footnote", "endnote")
"""What stands beside the text and is about a place in it."""
_HEADING = re.compile(r"(?:heading|uberschrift|berschrift|titre)(\d)")


def text_of_docx(raw: bytes) -> str:
    """The text. Raises BrokenDocument."""
    archive = Archive(raw)
    main = archive.pages("word/document.xml")
    if main is None:
        raise BrokenDocument("this document is damaged: it has no text")
    try:
        root = tree(main)
        notes = {f"{kind}Reference": dict(_notes(archive, kind)) for kind in _BESIDE}
    except BrokenXml as error:
        raise BrokenDocument(f"this document is damaged: {error}") from error
    paragraphs = [(_style(one), " ".join(_text(one).split()), list(_noted(one, notes))) for one in _paragraphs(root)]
    script = sum(style in {"sceneheading", "slugline", "character"} for style, _, _ in paragraphs) > 1
    told = _fountain(paragraphs) if script else typed(paragraphs) or _markdown(paragraphs)
    return "\n".join(told).lstrip("\n") + "\n"


def _paragraphs(node: Node) -> Iterator[Node]:
    """The paragraphs, each with those of the text boxes in it after it."""
    for one in node.all("p"):
        yield one
        for box in one.all("txbxContent", "Fallback"):  # what stands in the second says the first again
            yield from _paragraphs(box) if box.name == "txbxContent" else ()


def _attribute(node: Node, name: str) -> str:
    return next((value for key, value in node.attributes.items() if key.rpartition(":")[2] == name), "")


def _style(paragraph: Node) -> str:
    """A paragraph's style, in small letters and nothing else: `sceneheading`, `heading1`."""
    for properties in paragraph.each("pPr"):
        for style in properties.each("pStyle"):
            return re.sub(r"[^a-z0-9]", "", _attribute(style, "val").casefold())
    return ""


def _text(paragraph: Node) -> str:
    """What is read in a paragraph: what was inserted, and not what was deleted; tabs and breaks as spaces."""
    parts: list[str] = []
    pending: list[Node | Run] = paragraph.children[::-1]
    while pending:
        child = pending.pop()
        if isinstance(child, Run):
            continue
        if child.name == "t":
            parts += (run.text for run in child.runs())
        elif child.name in {"tab", "br", "cr"}:
            parts.append(" ")
        elif child.name == "noBreakHyphen":
            parts.append("-")
        elif child.name not in {"del", "pPr", "rPr", "instrText", "moveFrom", "Fallback", "txbxContent"}:
            pending += child.children[::-1]
    return "".join(parts)


def _notes(archive: Archive, kind: str) -> Iterator[tuple[str, str]]:
    """The notes of a kind by their ids: what readers of the document have said of it, and its foot- and endnotes."""
    text = archive.text(f"word/{kind}s.xml")
    for note in tree(text).all(kind) if text else ():
        yield _attribute(note, "id"), " ".join(" ".join(_text(one).split()) for one in note.all("p"))


def _noted(paragraph: Node, notes: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for reference in paragraph.all(*notes):
        if text := notes[reference.name].get(_attribute(reference, "id")):
            yield text


def _fountain(paragraphs: Paragraphs) -> Iterator[str]:
    """Each paragraph as its style says, whatever it looks like."""
    for style, text, notes in paragraphs:
        if text:
            kind = style if style in _SCRIPT else "action"
            if kind in {"sceneheading", "slugline"}:
                yield f"\n.{text}"
            elif kind == "character":
                yield f"\n@{text}"
            elif kind == "parenthetical":
                yield text if text.startswith("(") else f"({text})"
            else:
                yield text if kind == "dialogue" else f"\n!{text}"
        yield from (f"[[{note.replace(']]', '] ]')}]]" for note in notes)


def _markdown(paragraphs: Paragraphs) -> Iterator[str]:
    for style, text, notes in paragraphs:
        found = _HEADING.fullmatch(style)
        level = int(found[1]) if found else 1 if style == "title" else 0
        if text:
            yield f"\n{'#' * min(max(level, 0), 6)} {text}" if level else f"\n{text}"
        yield from (f"\n%% {note.replace('%%', '% %')} %%" for note in notes)
