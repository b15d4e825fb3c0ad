"""The scenes of ink (knots and stitches), of Yarn Spinner (nodes) and of Twee 3 (passages)."""

import re
from collections.abc import Iterator

from previously.formats.branching.pieces import Marks, heading, said
from previously.formats.manuscript.pieces import Piece
from previously.formats.manuscript.rows import Rows

_INK = Marks(
    re.compile(
        r"\s*(?:$|//|~|VAR\b|CONST\b|LIST\b|INCLUDE\b|EXTERNAL\b|TODO\b|->|<-|#|\}|\{[^{}]*$"
        r"|-\s*(?:\(\w+\)\s*$|\w*\s*:\s*$|else\b\s*:?\s*$|\{[^{}]*$|->|$))"
    ),
    re.compile(
        r"\s*(?:(?:[*+]\s*)+(?:\(\w+\)\s*)?(?:\{[^{}]*\}\s*)*"
        r"|(?:-\s*)*(?:\(\w+\)\s*)?(?:(?<=- )(?:[a-z_]\w*|\d+)\s*:)?)"
    ),
    re.compile(r"\s*(?:->|<-|<>|//|#)"),
    re.compile(r"\{[^{}]*\}|\{[^{}]*$|\[[^\[\]]*\](?=.*\w)|[\[\]]"),
)
_KNOT = re.compile(r"\s*={2,}\s*(function\s+)?(\w+)\s*(?:\([^)]*\))?\s*=*\s*(?://.*)?")
_STITCH = re.compile(r"\s*=\s*(\w+)\s*(?:\([^)]*\))?\s*")
_YARN = Marks(
    re.compile(r"\s*(?:$|//|<<|#)"),
    re.compile(r"\s*(?:->|=>)?\s*"),
    re.compile(r"\s*(?:#(?=\w+:|\w+\b)|//|<<)"),
    re.compile(r"\[/?\w[^\]]*\]|\{[^{}]*\}|\[/\]"),
)
_TWEE = Marks(
    re.compile(r"\s*$"),
    re.compile(r""),
    re.compile(r"$^"),
    re.compile(
        r"<<(?:(?!<<).){0,500}?>>|<[^<>]*>|\[\[(?=[^\]]{0,300}\]\])|(?:\||->)[^\[\]|]{0,300}\]\]|\]\]|\[img\[.{0,300}?\]\]"
    ),
)
_PASSAGE = re.compile(r"::\s*((?:\\.|[^\[{\\])*?)\s*(?:\[([^\]]*)\])?\s*(?:\{.*\})?\s*")
_NO_TELLING = re.compile(r"Story(?!$).*|PassageHeader|PassageFooter|PassageReady|PassageDone")
_CODE = re.compile(r"\b(?:script|stylesheet|widget)\b")


def ink(rows: Rows) -> Iterator[Piece]:
    """Knots and stitches. Functions and comments are left out."""
    knot, function, comment = "", False, False
    for row in range(len(rows)):
        text = rows.text(row)
        comment = (comment or "/*" in text) and "*/" not in text
        if comment or "*/" in text:
            continue
        if found := _KNOT.fullmatch(text):
            knot, function = found[2], found[1] is not None
            if not function:
                yield heading(rows, row, knot)
        elif (found := _STITCH.fullmatch(text)) and not function:
            yield heading(rows, row, f"{knot}-{found[1]}" if knot else found[1])
        elif not function:
            yield from said(rows, row, _INK)


def yarn(rows: Rows) -> Iterator[Piece]:
    """Nodes, from `---` to `===`."""
    inside, title = False, (0, "")
    for row in range(len(rows)):
        text = rows.text(row).strip()
        if not inside and text.casefold().startswith("title:"):
            title = (row, text[6:].strip())
        elif not inside and text == "---":
            inside = True
            yield heading(rows, *title)
        elif text == "===":
            inside = False
        elif inside:
            yield from said(rows, row, _YARN)


def twee(rows: Rows) -> Iterator[Piece]:
    """Passages, but for those that hold code or what the program needs."""
    inside, depth = False, 0
    for row in range(len(rows)):
        text = rows.text(row)
        if found := _PASSAGE.fullmatch(text):
            inside, depth = not (_NO_TELLING.fullmatch(found[1]) or _CODE.search(found[2] or "")), 0
            if inside:
                yield heading(rows, row, found[1])
        elif inside:
            depth += len(re.findall(r"<(?:script|style)\b|<<script>>", text))
            if not depth:
                yield from said(rows, row, _TWEE)
            depth = max(0, depth - len(re.findall(r"</(?:script|style)>|<</script>>", text)))
