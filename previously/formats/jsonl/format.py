"""Logs of events, one JSON object a row."""

import msgspec

from previously.core.position import Template
from previously.core.source import Block, Span, row_at
from previously.formats.format import SIGNS, KnownScenes, Read, Section
from previously.formats.jsonl.events import MARK, read_events
from previously.formats.jsonl.parts import Cuts


class EventLog:
    """The format for machine logs."""

    name = "events"
    endings = (".jsonl",)

    def __init__(self) -> None:
        self._cuts = Cuts()

    def sections(self, text: str) -> tuple[Section, ...]:
        """One for each episode; where one goes on after others, it and those are one section."""
        return self._cuts.of(text).parts

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episodes a log describes."""
        return read_events(block, template, known)

    def rows(self, text: str) -> int:
        """Two for each object, four for each position, one for each 200 signs."""
        cut = self._cuts.of(text)
        last = cut.parts[-1]
        return max(2 * (last.row + last.text.count("\n")) + 4 * cut.positions, len(text) // SIGNS)

    def excerpt(self, span: Span) -> str:
        """The sentence an object logs; any other row as it is."""
        row = row_at(span).strip().removeprefix(MARK)
        try:
            return msgspec.json.decode(row, type=_Logged).line.strip()
        except (msgspec.DecodeError, RecursionError):
            return row


class _Logged(msgspec.Struct):
    line: str
