"""From PyYAML's events to nodes. PyYAML's own composer is never used: the C one crashes on deeply nested brackets."""

import re
from collections.abc import Sequence
from typing import Any, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from previously.formats.yaml.nodes import Map, Node, Scalar, Seq, Style, Trouble, TroubleKind, repeated

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser if PyYAML was built with it; otherwise the same events, some thirty times slower."""

DEEPEST = 60
LONGEST_KEY = 1024
MOST_TROUBLES = 100
STYLES: dict[str | None, Style] = {"'": "quoted", '"': "quoted", "|": "block", ">": "block"}
_COMMENT = re.compile(r"\s+(#.*)")


class Fault(Exception):
    """Why YAML text cannot be read further, in the parser's words.

    `rows` are the suspects, likeliest first; `column` is the place in the first of them, 0 if unknown; `reach` is the
    last row known to be good.
    """

    def __init__(self, problem: str, rows: Sequence[int], column: int, reach: int, kind: TroubleKind) -> None:
        super().__init__(problem)
        self.rows, self.column, self.reach, self.kind = rows, column, reach, kind


class Builder:
    """One pass over one text's events. `rows` are the text's lines, for what events leave out."""

    def __init__(self, rows: Sequence[str]) -> None:
        self.rows = rows
        self.troubles: list[Trouble] = []
        self._hashed = {i for i, row in enumerate(rows) if "#" in row}
        self._quote = (-2, -2)  # first and last row of the latest quoted text that spans rows
        self._items: list[Node] = []
        self._open: list[tuple[Any, list[Node]]] = []

    def build(self, text: str) -> Node | None:
        """The text's only document, or None if it has none. Raises Fault."""
        event: Any = None
        items = self._items
        try:
            for event in yaml.parse(text, Loader=LOADER):
                kind = type(event)
                if kind is ScalarEvent:
                    items.append(self._scalar(event))
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    items = self._enter(event)
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    items = self._leave(items)
                elif kind is AliasEvent:
                    items.append(self._alias(event))
                elif kind is DocumentStartEvent and items:
                    self._fault("second document", event.start_mark.line, event)
        except (yaml.YAMLError, ValueError) as error:  # ValueError: an escape that is no character
            raise self._blame(error, event) from error
        return items[0] if items else None

    def _say(self, kind: TroubleKind, row: int, column: int, message: str) -> None:
        self._note(Trouble(kind, row, column, message))

    def _note(self, trouble: Trouble) -> None:
        if len(self.troubles) <= MOST_TROUBLES:
            self.troubles.append(trouble)

    def _enter(self, event: Any) -> list[Node]:
        if len(self._open) >= DEEPEST:
            self._fault("too deep", event.start_mark.line, event, "depth")
        self._mark(event)
        self._open.append((event, self._items))
        self._items = []
        return self._items

    def _leave(self, items: list[Node]) -> list[Node]:
        start, outer = self._open.pop()
        row, column, flow = start.start_mark.line, start.start_mark.column + 1, bool(start.flow_style)
        if type(start) is SequenceStartEvent:
            outer.append(Seq(tuple(items), row, column, flow))
        else:
            outer.append(Map(self._pairs(items), row, column, flow))
        self._items = outer
        return outer

    def _pairs(self, items: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        keys, values = items[::2], items[1::2]
        texts = {key.text for key in keys if type(key) is Scalar and len(key.text) <= LONGEST_KEY}
        if len(texts) == len(keys):
            return cast("tuple[tuple[Scalar, Node], ...]", tuple(zip(keys, values, strict=True)))
        kept: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(keys, values, strict=True):
            if not isinstance(key, Scalar):
                self._say("unreadable", key.row, key.column, "a key must be a text, not a list or a map")
            elif len(key.text) > LONGEST_KEY:
                self._say("size", key.row, key.column, f"“{key.text[:20]}…” is a key of over {LONGEST_KEY} characters")
            elif key.text in kept:
                self._note(repeated(key))
            else:
                kept[key.text] = (key, value)
        return tuple(kept.values())

    def _scalar(self, event: Any) -> Scalar:
        start = event.start_mark
        row = start.line
        if event.anchor or event.tag:
            self._mark(event)
        if not event.style:
            comment = self._comment(event) if self._hashed else ""
            return Scalar(event.value, row, start.column + 1, "plain", comment)
        style = STYLES[event.style]
        if style == "block":
            return self._block(event)
        if event.end_mark.line > row:
            self._spans(event)
        return Scalar(event.value, row, start.column + 1, style)

    def _comment(self, event: Any) -> str:
        """What YAML takes for a comment after plain text; after nothing, only in a list item."""
        row, column = event.end_mark.line, event.end_mark.column
        found = _COMMENT.match(self.rows[row], column) if row in self._hashed else None
        if not found or not (event.value or self.rows[row].lstrip().startswith("-")):
            return ""
        return found[1].rstrip()

    def _block(self, event: Any) -> Scalar:
        row = event.start_mark.line + 1
        column = 1
        for offset, line in enumerate(event.value.split("\n")):
            if line and row + offset < len(self.rows):
                column = max(1, len(self.rows[row + offset].rstrip("\r")) - len(line) + 1)
                break
        return Scalar(event.value, row, column, "block")

    def _spans(self, event: Any) -> None:
        """A quotation over several rows: if a list continues inside it, it was closed by some other line's quote."""
        first, last = event.start_mark.line, event.end_mark.line
        self._quote = (first, last)
        if any(line.lstrip().startswith("- ") for line in self.rows[first + 1 : last + 1]):
            self._fault("quote closed too late", first, event)

    def _alias(self, event: Any) -> Scalar:
        mark = event.start_mark
        self._say("alias", mark.line, mark.column + 1, f"“*{event.anchor}” refers to another place; write it out")
        return Scalar(f"*{event.anchor}", mark.line, mark.column + 1, "plain")

    def _mark(self, event: Any) -> None:
        """Report an anchor or a tag; the node it is on is kept."""
        row, column = event.start_mark.line, event.start_mark.column + 1
        if event.anchor:
            self._say("alias", row, column, f"“&{event.anchor}” is a YAML anchor, not text; quote the line to keep it")
        if event.tag:
            self._say("tag", row, column, f"the tag “{event.tag[:60]}” is ignored; the text is kept")

    def _fault(self, problem: str, row: int, event: Any, kind: TroubleKind = "unreadable") -> None:
        raise Fault(problem, [*self._brackets(), row], event.start_mark.column + 1, event.start_mark.line, kind)

    def _brackets(self) -> list[int]:
        """The row of the outermost open bracket."""
        return [start.start_mark.line for start, _ in self._open if start.flow_style][:1]

    def _blame(self, error: Exception, event: Any) -> Fault:
        """The suspects: an open quote or bracket, the row itself, the row before."""
        reach = event.end_mark.line if event else 0
        problem = getattr(error, "problem_mark", None)
        context = getattr(error, "context_mark", None)
        row = problem.line if problem else reach
        words = f"{getattr(error, 'context', '') or ''}: {getattr(error, 'problem', '') or error}"
        if "cannot start" in words and problem and self.rows[row][problem.column :].startswith("\t"):
            words = "tab character"
        suspects = self._brackets()
        if context and "block" not in words.partition(":")[0]:
            suspects.insert(0, context.line)
        if self._quote[1] in {row, row - 1}:
            suspects.append(self._quote[0])
        before = (i for i in range(min(row, len(self.rows)) - 1, -1, -1) if self.rows[i].strip())
        rows = dict.fromkeys([*suspects, row, next(before, row)])
        first = next(iter(rows))
        marks = (mark for mark in (problem, context) if mark and mark.line == first)
        column = next((mark.column + 1 for mark in marks), 0)
        return Fault(words, list(rows), column, reach, "unreadable")
