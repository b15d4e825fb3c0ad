"""A Final Draft script's paragraphs as the pieces of a manuscript."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from previously.formats.fountain.places import place
from previously.formats.manuscript.cues import cue_of, split_brackets
from previously.formats.manuscript.markup import Markup
from previously.formats.manuscript.pieces import Piece, PieceKind
from previously.formats.manuscript.xml import Node

_KINDS: dict[str, PieceKind] = {
    "scene heading": "heading",
    "character": "cue",
    "dialogue": "speech",
    "singing": "speech",
    "parenthetical": "aside",
}
"""Every other type of paragraph is action."""
_OMITTED = re.compile(r"\W*omit(?:ted)?\W*", re.IGNORECASE)
"""What stands in place of a scene that was cut, so that others keep their numbers."""
_APART = ("ScriptNote", "SceneProperties", "DualDialogue", "Footnote")
"""What stands in a paragraph and is no text of it."""


def pieces_of(markup: Markup) -> list[Piece]:
    """The pieces, in file order; a note by what it is about."""
    root = markup.root
    for page in root.each("TitlePage"):
        for paragraph in page.all("Paragraph"):
            if text := _text(paragraph):
                markup.add("front", paragraph, text)
    ends: list[int] = []  # after each paragraph of the script: how many characters stand before the next
    counts: list[int] = []  # and how many pieces there are
    for content in root.each("Content"):
        for paragraph in _paragraphs(content):
            _add(markup, paragraph)
            ends.append((ends[-1] if ends else 0) + len(_typed(paragraph)) + 1)
            counts.append(len(markup.pieces))
    return _with_notes(markup, ends, counts)


def _paragraphs(node: Node) -> Iterator[Node]:
    """The paragraphs of a script, those of dual dialogue in order."""
    for paragraph in node.each("Paragraph"):
        dual = list(paragraph.each("DualDialogue"))
        if not dual:
            yield paragraph
        for both in dual:
            yield from _paragraphs(both)


def _typed(paragraph: Node) -> str:
    """The text of a paragraph as it was typed, in all its runs."""
    return "".join(run.text for node in paragraph.each("Text") for run in node.runs(*_APART))


def _text(paragraph: Node) -> str:
    return " ".join(_typed(paragraph).split())


def _add(markup: Markup, paragraph: Node) -> None:
    kind, text = _KINDS.get(paragraph.get("Type").casefold(), "action"), _text(paragraph)
    if not text:
        return
    kind = "action" if kind == "heading" and _OMITTED.fullmatch(text) else kind
    if kind == "heading":
        where, when = place(text)
        markup.add(kind, paragraph, text, number=paragraph.get("Number").strip(), where=where, when=when)
    elif kind == "cue":
        cue = cue_of(*split_brackets(text))
        how = {"elsewhere": cue.elsewhere, "near": cue.near, "goes_on": cue.goes_on}
        markup.add(kind, paragraph, text, voices=((cue.name,),), **how)
    else:
        markup.add(kind, paragraph, text.strip("()") if kind == "aside" else text, joins=kind == "speech")
    for note in paragraph.each("ScriptNote"):
        markup.add("note", note, _note(note))


def _note(note: Node) -> str:
    return " ".join(text for one in note.all("Paragraph") if (text := _text(one))) or note.text()


def _with_notes(markup: Markup, ends: list[int], counts: list[int]) -> list[Piece]:
    """The pieces, and after each the notes that are kept apart, by the range of characters they are about."""
    pieces, after = markup.pieces, dict[int, list[Piece]]()
    markup.pieces = []
    for note in (one for notes in markup.root.each("ScriptNotes") for one in notes.each("ScriptNote")):
        start = note.get("Range").partition(",")[0].strip()
        at = bisect_right(ends, int(start)) if start.isdecimal() and len(start) < 12 else len(ends)
        if text := _note(note):
            markup.add("note", note, text)
            after.setdefault(counts[min(at, len(counts) - 1)] if counts else 0, []).append(markup.pieces.pop())
    found = list(after.get(0, []))
    for number, piece in enumerate(pieces, 1):
        found.append(piece)
        found += after.get(number, [])
    return found
