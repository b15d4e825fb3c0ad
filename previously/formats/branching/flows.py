"""The flow of ink, of Yarn Spinner and of Twee 3: their choices, and where each leads."""

import re
from collections.abc import Iterator, Mapping, Sequence

from previously.formats.branching.flow import Flow, Node, Step
from previously.formats.manuscript.pieces import Piece
from previously.formats.manuscript.rows import Rows

_CHOICE = re.compile(r"\s*((?:[*+]\s*)+)(?:\((\w+)\)\s*)?((?:\{[^{}]*\}\s*)*)(.*)")
_GATHER = re.compile(r"\s*((?:-(?!>)\s*)+)(?:\((\w+)\)\s*)?(.*)")
_DIVERT = re.compile(r"->\s*([\w.]+)(\s*(?:\([^)]*\)\s*)?->\s*([\w.]+)?)?|(->->)")
"""Where it goes; whether it comes back from there, and where it goes then."""
_BRANCH = re.compile(r"\s*-\s*(?:else\b|[^>\s][^:]*)\s*:")
_YARN_OPTION = re.compile(r"(\s*)->\s*(.*?)\s*(<<if\b.*?>>)?\s*(?:#\S.*)?")
_JUMP = re.compile(r"<<\s*(?:jump|detour)\s+([\w.]+)\s*>>|\[\[(?:[^\]|]*\|)?\s*([\w.]+)\s*\]\]")
_LINK = re.compile(
    r"\[\[(?P<words>[^\]|<>-]+?)(?:\s*(?:->|\|)\s*(?P<to>[^\]]+?))?\]\]|\[\[(?P<first>[^\]<]+)<-(?P<then>[^\]]+)\]\]"
)
_MACRO = re.compile(r"<<(?:link|button)\s+[\"'](?P<words>[^\"']+)[\"']\s+[\"'](?P<to>[^\"']+)[\"']\s*>>")
_GOTO = re.compile(r"<<goto\s+[\"']([^\"']+)[\"']\s*>>|\(go-?to:\s*[\"']([^\"']+)[\"']\)", re.IGNORECASE)


def _sections(pieces: Sequence[Piece], rows: int) -> Iterator[tuple[str, Piece | None, range]]:
    """Each node's name, heading and rows; what stands before the first has no name."""
    heads = [piece for piece in pieces if piece.kind == "heading"]
    yield "", None, range(heads[0].row if heads else rows)
    for head, end in zip(heads, (*(one.row for one in heads[1:]), rows), strict=True):
        yield head.number, head, range(head.row + 1, end)


def ink_flow(rows: Rows, pieces: Sequence[Piece]) -> Flow:
    """Knots and stitches. It begins above the first knot, if anything is told or goes on there."""
    told = {piece.row for piece in pieces}
    nodes: dict[str, Node] = {}
    for name, head, within in _sections(pieces, len(rows)):
        nodes[name] = Node(name, head, tuple(_ink_steps(rows, within, told)))
    first = next((name for name in nodes if name), "")
    return Flow(nodes, "" if any(step.kind != "text" for step in nodes[""].steps) else first)


def _ink_steps(rows: Rows, within: range, told: set[int]) -> Iterator[Step]:
    depth = braces = 0
    for row in within:
        text = rows.text(row).partition("//")[0]
        choice = _CHOICE.fullmatch(text)
        gather = None if choice or (braces and _BRANCH.match(text)) else _GATHER.fullmatch(text)
        if choice:
            depth = sum(mark in "*+" for mark in choice[1])
            yield Step(
                "choice", row, depth, (f"({choice[2]})" if choice[2] else "", *_words(choice[4])), maybe=braces > 0
            )
        elif gather:
            depth = gather[1].count("-")
            yield Step("join", row, depth, (f"({gather[2]})",) if gather[2] else ())
        elif row in told:
            yield Step("text", row)
        yield from _ink_diverts(text, row, maybe=braces > 0)
        braces = max(0, braces + text.count("{") - text.count("}"))


def _words(text: str) -> Iterator[str]:
    """What a choice is called: what is shown of it, and what is in its brackets."""
    shown = _DIVERT.sub("", text)
    before, bracket, rest = shown.partition("[")
    inner = rest.partition("]")[0]
    if bracket:
        yield f"{before}{inner}"
        yield inner if inner.strip() else before
    else:
        yield shown


def _ink_diverts(text: str, row: int, *, maybe: bool) -> Iterator[Step]:
    for found in _DIVERT.finditer(text):
        inside = maybe or text.count("{", 0, found.start()) > text.count("}", 0, found.start())
        if found[4]:
            yield Step("back", row)
        elif found[1] in {"END", "DONE"}:
            if not inside:
                yield Step("end", row)
        else:
            yield Step("go", row, 0, (found[3] or "",) if found[2] else (), found[1], inside)


def yarn_flow(rows: Rows, pieces: Sequence[Piece]) -> Flow:
    """Nodes. It begins in the one called Start, or in the first."""
    told = {piece.row for piece in pieces}
    nodes = {
        name: Node(name, head, tuple(_yarn_steps(rows, within, told)))
        for name, head, within in _sections(pieces, len(rows))
        if head
    }
    return _beginning(nodes)


def _yarn_steps(rows: Rows, within: range, told: set[int]) -> Iterator[Step]:
    """Options are told apart by how far they are indented; a row that stands no further in ends their branches."""
    open_, maybe = list[int](), 0
    for row in _yarn_rows(rows, within):
        text = rows.text(row)
        indent, option = len(text) - len(text.lstrip()), _YARN_OPTION.fullmatch(text)
        if _closes(open_, indent, option=option is not None):
            yield Step("join", row, len(open_) + 1)
        if option:
            open_ += [indent] if not open_ or indent > open_[-1] else []
            yield Step("choice", row, len(open_), ("", option[2]))
        elif row in told:
            yield Step("text", row)
        if not option:
            maybe += len(_IF.findall(text)) - len(_ENDIF.findall(text))
        yield from (Step("go", row, 0, (), found[1] or found[2], maybe > 0) for found in _JUMP.finditer(text))
        if _STOP.search(text) and maybe <= 0:
            yield Step("end", row)


_IF, _ENDIF, _STOP = (re.compile(rf"<<\s*{word}\b") for word in ("if", "endif", "stop"))


def _yarn_rows(rows: Rows, within: range) -> Iterator[int]:
    """The rows between a node's marks that say something."""
    begun = False
    for row in within:
        body = rows.text(row).strip()
        if body in {"---", "==="}:
            begun = body == "---"
        elif begun and body and not body.startswith("//"):
            yield row


def _closes(open_: list[int], indent: int, *, option: bool) -> bool:
    """Close the options that a row stands not further in than; is it where their branches meet?"""
    before = len(open_)
    while open_ and (indent < open_[-1] or (indent == open_[-1] and not option)):
        open_.pop()
    return before > len(open_) and not (option and bool(open_) and indent == open_[-1])


def twee_flow(rows: Rows, pieces: Sequence[Piece]) -> Flow:
    """Passages; all links of one may be chosen once it is told. It begins in the one called Start, or in the first."""
    told = {piece.row for piece in pieces if piece.kind != "heading"}
    nodes = {
        name: Node(name, head, tuple(_twee_steps(rows, within, told)))
        for name, head, within in _sections(pieces, len(rows))
        if head
    }
    return _beginning(nodes)


def _twee_steps(rows: Rows, within: range, told: set[int]) -> Iterator[Step]:
    links: list[Step] = []
    for row in within:
        text = rows.text(row)
        if row in told:
            yield Step("text", row)
        for found in (*_LINK.finditer(text), *_MACRO.finditer(text)):
            groups = found.groupdict()
            words = groups.get("words") or groups.get("then") or ""
            to = groups.get("to") or groups.get("first") or words
            links += [Step("choice", row, 1, ("", words.strip(), to.strip())), Step("go", row, 0, (), to.strip())]
        for found in _GOTO.finditer(text):
            yield Step("go", row, 0, (), found[1] or found[2], maybe=True)
    yield from links


def _beginning(nodes: Mapping[str, Node]) -> Flow:
    start = next((name for name in nodes if name.casefold() == "start"), next(iter(nodes), ""))
    return Flow(nodes or {"": Node("", None, ())}, start)
