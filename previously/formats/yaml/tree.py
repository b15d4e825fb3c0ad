"""The entry point for YAML: text to positioned nodes, whatever is wrong with it.

Every scalar is text. A fault is a `Trouble` beside the nodes, never an exception; no input makes this run code, expand
anything, or take more than bounded time.
"""

import re
from collections.abc import Sequence

import msgspec

from previously.core.collector import collector_off
from previously.formats.format import Section
from previously.formats.yaml.build import MOST_TROUBLES, Builder, Fault
from previously.formats.yaml.mend import Mender
from previously.formats.yaml.nodes import Map, Node, Scalar, Seq, Trouble, repeated

__all__ = ["Map", "Node", "Scalar", "Seq", "Trouble", "parse", "split"]

LARGEST = 64 * 1024 * 1024
BUDGET = 8 * 1024 * 1024
_BREAKS = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
_MARKER = re.compile(r"^---(?=\s|$)", re.MULTILINE)
_START = re.compile(r"\n(?=[^\s#\]}])(?!-\s|---|\.\.\.)")
_KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\n]*?)\s*:(?=\s|$)""")
_REFUSED = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def parse(text: str) -> tuple[Node | None, tuple[Trouble, ...]]:
    """Read one YAML document. None if it is empty or nothing in it can be read.

    Rows are separated by line feeds and counted from 0; columns are counted from 1. A row YAML cannot read is taken
    out, with one trouble, and the rest is read; an alias is kept as its own text, a tag is dropped.
    """
    if len(text) > LARGEST:
        return None, (Trouble("size", 0, 1, f"{len(text):,} characters; at most {LARGEST:,} are read"),)
    text, troubles = _tidy(text)
    with collector_off():
        builder = Builder(text.split("\n"))
        try:
            node = builder.build(text)
            troubles += builder.troubles
        except Fault:
            node = _piecewise(text, troubles)
    return node, _few(troubles)


def _tidy(text: str) -> tuple[str, list[Trouble]]:
    """The text at the same length, without anything YAML rejects or takes for a line break where we do not."""
    text = text.removeprefix("\ufeff")
    if "\r" in text or not text.isascii():
        text = _BREAKS.sub(" ", text)
    if not _REFUSED.search(text):
        return text, []
    troubles: list[Trouble] = []
    for row, line in enumerate(text.split("\n")):
        found = _REFUSED.search(line)
        if found:
            sign = f"the character U+{ord(found[0]):04X} is not allowed in text; it is read as “\ufffd”"
            troubles.append(Trouble("unreadable", row, found.start() + 1, sign))
    return _REFUSED.sub("\ufffd", text), troubles


def _piecewise(text: str, troubles: list[Trouble]) -> Node | None:
    """Each top-level part on its own, so that a fault costs no more than its part."""
    budget = max(BUDGET, 4 * len(text))
    nodes: list[Node] = []
    for part in split(text):
        second = _MARKER.search(part.text) if nodes else None
        if second:
            row = part.row + part.text.count("\n", 0, second.start())
            troubles.append(Trouble("unreadable", row, 1, "a file is one document: remove this “---”"))
        if budget <= 0:
            troubles.append(Trouble("unreadable", part.row, 1, "too many faults; nothing from this line on was read"))
            break
        mender = Mender(part.text, budget)
        node = mender.read()
        budget = mender.budget
        troubles += [_shifted_trouble(trouble, part.row) for trouble in mender.troubles]
        if node is not None:
            nodes.append(_shifted(node, part.row))
    return _joined(nodes, text.split("\n"), troubles)


def _few(troubles: list[Trouble]) -> tuple[Trouble, ...]:
    """In text order, and limited in number."""
    troubles.sort(key=lambda trouble: (trouble.row, trouble.column))
    if len(troubles) <= MOST_TROUBLES:
        return tuple(troubles)
    next_one = troubles[MOST_TROUBLES]
    more = Trouble(next_one.kind, next_one.row, next_one.column, "too many faults; from here on they are not listed")
    return (*troubles[:MOST_TROUBLES], more)


def _shifted(node: Node, by: int) -> Node:
    """The same node, `by` rows further down. Nodes are never deep."""
    if by == 0:
        return node
    row = node.row + by
    if isinstance(node, Scalar):
        return msgspec.structs.replace(node, row=row)
    if isinstance(node, Seq):
        return msgspec.structs.replace(node, row=row, items=tuple(_shifted(item, by) for item in node.items))
    pairs = tuple((msgspec.structs.replace(key, row=key.row + by), _shifted(value, by)) for key, value in node.pairs)
    return msgspec.structs.replace(node, row=row, pairs=pairs)


def _shifted_trouble(trouble: Trouble, by: int) -> Trouble:
    """The same trouble, `by` rows further down."""
    return msgspec.structs.replace(trouble, row=trouble.row + by)


def _joined(nodes: list[Node], rows: Sequence[str], troubles: list[Trouble]) -> Node | None:
    """Several maps as one, each key once; anything else is a trouble. Without maps, the first node."""
    kept: dict[str, tuple[Scalar, Node]] = {}
    maps = [node for node in nodes if isinstance(node, Map)]
    for key, value in (pair for node in maps for pair in node.pairs):
        if key.text in kept:
            troubles.append(repeated(key))
        else:
            kept[key.text] = (key, value)
    if not maps:
        return nodes[0] if nodes else None
    troubles += [_loose(node, rows[node.row].strip()[:80]) for node in nodes if not isinstance(node, Map)]
    return Map(tuple(kept.values()), maps[0].row, maps[0].column, flow=False)


def _loose(node: Node, text: str) -> Trouble:
    message = f"this is neither “key: value” nor an item of a list: “{text}”"
    return Trouble("unreadable", node.row, node.column, message)


def split(text: str) -> tuple[Section, ...]:
    """Split a file before each key at column 1; joined, the parts are the text, except for a byte order mark.

    Any row whose first column is not blank begins a part, except comments, list items, closing brackets and `---`.
    """
    text = text.removeprefix("\ufeff")
    starts = [match.end() for match in _START.finditer(text)]
    if _START.match("\n" + text[:3]):
        starts.insert(0, 0)
    cuts = _cuts(text, starts)
    if not cuts:
        return ()
    parts, row = [], 0
    for (begin, key), (end, _) in zip(cuts, [*cuts[1:], (len(text), 0)], strict=True):
        body = text[begin:end]
        parts.append(Section(_key(text, key), row, body))
        row += body.count("\n")
    return tuple(parts)


def _cuts(text: str, starts: list[int]) -> list[tuple[int, int]]:
    """Where each part begins and where its key is; -1 if anything precedes the first key."""
    floor, cuts = 0, []
    for start in starts:
        cuts.append((_back(text, start, floor), start))
        floor = start
    if not cuts:
        return [(0, -1)] if _says(text) else []
    first, key = cuts[0]
    return [(0, -1), *cuts] if _says(text[:first]) else [(0, key), *cuts[1:]]


def _says(text: str) -> bool:
    """Is there anything besides comments and markers?"""
    return any(line.strip() and not line.lstrip().startswith(("#", "---", "...")) for line in text.split("\n"))


def _back(text: str, start: int, floor: int) -> int:
    """Back over the blank lines, comments and document markers above a key."""
    while start > floor:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above : start - 1]
        if line.strip() and not line.startswith(("#", "---", "...")):
            break
        start = above
    return start


def _key(text: str, at: int) -> str:
    if at < 0:
        return ""
    found = _KEY.match(text, at)
    key = found[1] if found else text[at : at + 200].partition("\n")[0].strip()
    return key[1:-1] if key[:1] in {'"', "'"} and key[:1] == key[-1:] and len(key) > 1 else key
