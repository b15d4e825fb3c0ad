"""XML as a tree with the place of everything in it. Entities are refused, nothing outside the text is opened."""

from collections.abc import Iterator
from xml.parsers import expat

import msgspec

DEEPEST = 200
"""So deep may elements be nested."""
MOST = 2_000_000
"""So many elements and runs of text are read."""


class Run(msgspec.Struct, gc=False):
    """Text between two marks, from the character `start` up to `end`."""

    text: str
    start: int
    end: int


class Node(msgspec.Struct):
    """An element: its name without a namespace, its attributes, what it holds, and which characters it takes."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int
    children: "list[Node | Run]"

    def get(self, attribute: str) -> str:
        """An attribute's value; empty where it has none."""
        return self.attributes.get(attribute, "")

    def each(self, *names: str) -> "Iterator[Node]":
        """The elements directly in it, of some names or of any."""
        for child in self.children:
            if isinstance(child, Node) and (not names or child.name in names):
                yield child

    def all(self, *names: str) -> "Iterator[Node]":
        """The elements of some names anywhere in it, in file order; not those within another of them."""
        pending = list(self.each())[::-1]
        while pending:
            node = pending.pop()
            if node.name in names:
                yield node
            else:
                pending += list(node.each())[::-1]

    def runs(self, *but: str) -> Iterator[Run]:
        """The text in it, in file order; not what elements of some names hold."""
        pending = self.children[::-1]
        while pending:
            child = pending.pop()
            if isinstance(child, Run):
                yield child
            elif child.name not in but:
                pending += child.children[::-1]

    def text(self, *but: str) -> str:
        """All its text, each stretch of white space as one space."""
        return " ".join("".join(run.text for run in self.runs(*but)).split())


class BrokenXml(Exception):
    """XML that cannot be read, or will not be: why, and at which character."""

    def __init__(self, why: str, at: int) -> None:
        super().__init__(why)
        self.at = at


def tree(text: str) -> Node:
    """The root element of an XML text. Raises BrokenXml."""
    return _Reader(text).root()


class _Reader:
    """Takes the parser's events; `open` holds the elements that are not yet closed, `parts` the text since a mark."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw = text.encode("utf-8", "replace")
        self.ascii = len(self.raw) == len(text)
        self.open: list[Node] = []
        self.found: Node | None = None
        self.parts: list[str] = []
        self.since = self.byte = self.character = self.count = 0
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = False
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.entity
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def root(self) -> Node:
        try:
            self.parser.Parse(self.raw, True)
        except expat.ExpatError as error:
            raise BrokenXml(
                f"this is not XML: {expat.ErrorString(error.code)}", self.at(max(self.parser.ErrorByteIndex, 0))
            ) from None
        if self.found is None:
            raise BrokenXml("this is not XML: it is empty", 0)
        return self.found

    def at(self, byte: int) -> int:
        """The character at a byte; asked for in order."""
        if self.ascii:
            return byte
        self.character += len(self.raw[self.byte : byte].decode("utf-8", "replace"))
        self.byte = byte
        return self.character

    def mark(self) -> int:
        """Where the parser stands at a mark, which ends the text before it."""
        at = self.at(self.parser.CurrentByteIndex)
        if self.parts:
            text = self.parts[0] if len(self.parts) == 1 else "".join(self.parts)
            self.parts = []
            self.add(Run(text, self.since, at))
        return at

    def add(self, child: Node | Run) -> None:
        self.count += 1
        if self.count > MOST or len(self.open) > DEEPEST:
            raise BrokenXml("this XML is nested too deep, or has too many elements", child.start)
        if self.open:
            self.open[-1].children.append(child)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        node = Node(name if name.startswith("xml:") else name.rpartition(":")[2], attributes, self.mark(), 0, [])
        self.add(node)
        self.found = self.found or node
        self.open.append(node)

    def end(self, name: str) -> None:
        at = self.mark()
        self.open.pop().end = at + len(name) + 3

    def characters(self, text: str) -> None:
        if not self.parts:
            self.since = self.at(self.parser.CurrentByteIndex)
        self.parts.append(text)

    def entity(self, name: str, *_: object) -> None:
        raise BrokenXml(f"this XML declares an entity, “{name}”; none is read", self.at(self.parser.CurrentByteIndex))
