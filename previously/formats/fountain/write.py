"""From elements back to a script."""

import re
from collections.abc import Iterable

import msgspec

from previously.formats.fountain.elements import CUT_OUT, SPOKEN, Element
from previously.formats.fountain.lines import MARKS as LINE_MARKS
from previously.formats.fountain.lines import ScriptLine, classify, is_heading

EMPTY = re.compile(r"\n(?=[^\S\n]?\n)")
MARKS = {"heading": ".", "action": "!", "cue": "@", "transition": "> "}
STANDING = frozenset({"heading", "cue"})
"""Kinds that need an empty line above."""
AROUND = {
    "parenthetical": ("(", ")"),
    "lyric": ("~", ""),
    "centred": ("> ", " <"),
    "synopsis": ("= ", ""),
    "note": ("[[", "]]"),
    "boneyard": ("/*", "*/"),
    "page_break": ("===", ""),
    "include": ("{{INCLUDE: ", "}}"),
}
"""The marks around each kind's text."""


class _Block(msgspec.Struct):
    """One element on its way to the page: its text with marks, its cuts, and the space above."""

    element: Element
    before: str
    text: str
    after: str
    cuts: list[Element]
    blank: int = 0

    @property
    def line(self) -> str:
        """The line without its cuts."""
        return self.before + self.text + self.after

    @property
    def shut(self) -> bool:
        """Is it a note or boneyard on its own line?"""
        return self.element.kind in CUT_OUT


def write(elements: Iterable[Element]) -> str:
    """The script of these elements; reading it gives them again, in other rows.

    Only layout is normalised: no indents except in action, no empty lines at either end, single-line title values
    beside their key. An element that would read as another is forced by its mark and gets the empty line its kind
    needs above. What no script can express (an empty cue, a line break in dialogue) reads as something else.
    """
    blocks = _blocks(elements)
    _space(blocks)
    for i in reversed(range(len(blocks))):  # what a line is depends on those below it
        element = blocks[i].element
        if element.kind in MARKS and not element.forced and _misread(blocks, i):
            blocks[i].before = MARKS[element.kind]
    text = "".join(map(_shown, blocks))
    return "\ufeff" + text if text.startswith("\ufeff") else text  # a leading one would be read as the file's own


def _blocks(elements: Iterable[Element]) -> list[_Block]:
    blocks: list[_Block] = []
    for element in elements:
        if element.kind in CUT_OUT and element.inside >= 0 and blocks and not blocks[-1].shut:
            blocks[-1].cuts.append(element)
        else:
            blocks.append(_Block(element, *_marked(element), []))
    return blocks


def _marked(element: Element) -> tuple[str, str, str]:
    """What comes before an element's text, the text, and what comes after it."""
    mark = MARKS[element.kind] if element.forced and element.kind in MARKS else ""
    before, after = AROUND.get(element.kind, (mark, ""))
    text = element.text
    if element.kind == "title":
        before = f"{element.key}:" + ("\n\t" if "\n" in text else " ")
        text = text.replace("\n", "\n\t")
    elif element.kind == "note":
        text = EMPTY.sub("\n  ", text)
    elif element.kind == "section":
        before = "#" * max(element.depth, 1) + " "
    elif element.kind == "cue" and not text:
        text = element.name + "".join(f" ({extension})" for extension in element.extensions)
    return before, text, _tail(element) + after


def _tail(element: Element) -> str:
    """A scene number, tags and the dual dialogue mark."""
    number = f" #{element.number}#" if element.number else ""
    tags = "".join(f" #{tag}" for tag in element.tags)
    return number + tags + (" ^" if element.dual else "")


def _space(blocks: list[_Block]) -> None:
    """Give each block the empty lines above it."""
    talking = titled = False
    above: _Block | None = None
    for block in blocks:
        kind = block.element.kind
        if above and not (titled and kind == "title"):
            block.blank = max(block.element.blank, _least(block, above, talking=talking, titled=titled))
        going_on = block.shut or kind in SPOKEN
        talking = kind == "cue" or (talking and going_on and not block.blank)
        titled = kind == "title" or (titled and block.shut and not block.blank)
        above = block


def _least(block: _Block, above: _Block, *, talking: bool, titled: bool) -> int:
    """How many empty lines a block needs above."""
    if block.shut or (talking and block.element.kind in SPOKEN):
        return 0
    if above.shut:
        return int(titled or (talking and block.element.kind != "heading"))
    return int(titled or talking or _turns(above.element) or _turns(block.element) or block.element.kind in STANDING)


def _turns(element: Element) -> bool:
    """Is it a transition recognised only by the empty lines around it?"""
    return element.kind == "transition" and not element.forced


def _misread(blocks: list[_Block], index: int) -> bool:
    """Would this block's line be read as another kind where it stands?"""
    block = blocks[index]
    body = block.line.strip()
    clear = index == 0 or block.blank > 0 or blocks[index - 1].shut
    if not body or not (clear or body[0] in LINE_MARKS):
        return block.element.kind != "action" or not body
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    beneath = after.line.strip() if after and not after.blank and not after.shut else ""
    line = ScriptLine(
        block.line,
        body,
        clear=clear,
        beneath=beneath,
        answer=beneath or _answer(blocks, index),
        cut=bool(block.cuts),
    )
    return classify(line).kind != block.element.kind


def _answer(blocks: list[_Block], index: int) -> str:
    """What follows a line and the notes directly under it, other than a heading."""
    index += 1
    while index < len(blocks) and not blocks[index].blank:
        if not blocks[index].shut:
            body = blocks[index].line.strip()
            return "" if is_heading(body) else body
        index += 1
    return ""


def _shown(block: _Block) -> str:
    line = _spliced(block) if block.cuts else block.line
    if block.element.kind == "dialogue" and not line:
        line = "  "
    elif block.element.kind != "action":
        line = line.strip()
    return "\n" * block.blank + line + "\n"


def _spliced(block: _Block) -> str:
    """The line with its notes and boneyards back in place; a space keeps brackets apart.

    A note before text that begins with a bracket goes before the mark, which also keeps them apart.
    """
    leading = [cut for cut in block.cuts if cut.inside <= 0] if block.before and block.text.startswith("]") else []
    parts = [*("".join(_marked(cut)) for cut in leading), block.before]
    at, above, shift, before = 0, "", 0, 0
    for cut in block.cuts[len(leading) :]:
        if block.element.kind == "title":  # a tab was added to each line
            shift += block.element.text.count("\n", before, cut.inside)
            before = max(before, cut.inside)
        end = min(max(cut.inside + shift, at), len(block.text))
        parts.append(_apart(above, block.text[at:end]))
        parts.append(_apart(parts[-1], "".join(_marked(cut))))
        at, above = end, parts[-1]
    return "".join(parts) + _apart(above, block.text[at:]) + block.after


def _apart(above: str, text: str) -> str:
    """Text that continues other text, with a space where the two would form a longer bracket."""
    wider = (above.endswith("]]") and text[:1] == "]") or (above.endswith("[") and text[:2] == "[[")
    return " " + text if wider else text
