"""Notes and boneyards, cut out of a script first; what remains is its lines, each with its row.

An unclosed cut is not a cut: its text stays in the script and a trouble says so, so that nothing the author wrote is
lost. The same holds for a note that contains an empty line (a line of two spaces continues the note, as in Fountain),
a note that would run past a scene heading, and a boneyard reopened after one. A boneyard that opens within a scene and
closes in a later one begins below the heading between: what is told does not go away by what is written after it, and
what stands after its close is told in that later scene.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from previously.formats.fountain.elements import Kind, Trouble

SLUG = r"(?:(?i:int\.?/ext|ext\.?/int|int|ext|est|i\.?/e|e\.?/i)(?:[.:]|[^\S\n])|(?:INTERIOR|EXTERIOR)[.:])[^\S\n]*"
"""How a scene heading begins, before its place."""
OPENING = re.compile(r"\[\[|/\*")
CLOSING = re.compile(r"\]{2,}")
SCENE = re.compile(rf"\n[^\S\n]*\n[^\S\n]*(?:{SLUG}(?!\[\[|/\*)\S|\.[^\W_])")
"""An empty line and then a heading, as far as can be told before cuts are known."""
BREAK = re.compile(rf"\n[^\S\n]?(?=\n)|{SCENE.pattern}")
"""Where a note must have ended by."""
UP_TO_THERE = "up to the heading it is read as text"
HOLE = "\0"
"""Stands in the text for what was cut out; the source cannot contain it."""


class Cut(msgspec.Struct, gc=False):
    """One note or boneyard: its place in the source and in its line, and its content."""

    kind: Kind
    text: str
    start: int
    end: int
    at: int = 0  # offset in the line it was cut from


class Sheet(msgspec.Struct, frozen=True):
    """A script's lines without its cuts. `cuts` holds those of each line that has any."""

    lines: list[str]
    rows: Sequence[int]
    cuts: dict[int, list[Cut]]
    starts: list[int]  # offset of each row of the source, if there are cuts
    troubles: list[Trouble]

    def spot(self, offset: int) -> tuple[int, int]:
        """The row and column of an offset in the source."""
        row = bisect_right(self.starts, offset) - 1
        return row, offset - self.starts[row] + 1

    def place(self, index: int, offset: int) -> tuple[int, int]:
        """The source row and column of an offset in a line."""
        row, column = self.rows[index], offset + 1
        for cut in self.cuts.get(index, ()):
            if cut.at > offset:
                break
            row, column = self.spot(cut.end + offset - cut.at)
        return row, column


def lay_out(text: str) -> Sheet:
    """Cut a script into lines. Every kind of line ending counts as one; NUL becomes the replacement character."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace(HOLE, "\ufffd")
    cutter = _Cutter(text)
    cuts = list(cutter.cuts())
    if not cuts and not cutter.faults:
        lines = text.split("\n")
        return Sheet(lines, range(len(lines)), {}, [], [])
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    page = Sheet(_without(text, cuts), [], {}, starts, [])
    page.troubles.extend(Trouble(*page.spot(at), message) for at, message in cutter.faults)
    return msgspec.structs.replace(page, rows=_rows(page, cuts))


def _without(text: str, cuts: list[Cut]) -> list[str]:
    ends = [0, *(cut.end for cut in cuts)]
    starts = [*(cut.start for cut in cuts), len(text)]
    return HOLE.join(text[end:start] for end, start in zip(ends, starts, strict=True)).split("\n")


def _rows(page: Sheet, cuts: list[Cut]) -> list[int]:
    """Each line's row; along the way, closes the line's holes and notes its cuts."""
    rows, row, rest = [], 0, iter(cuts)
    for index, line in enumerate(page.lines):
        rows.append(row)
        row += 1
        if HOLE in line:
            found, offset = page.cuts.setdefault(index, []), 0
            parts = line.split(HOLE)
            for part, cut in zip(parts[:-1], rest, strict=False):
                cut.at = offset = offset + len(part)
                found.append(cut)
                row += cut.text.count("\n")
            page.lines[index] = "".join(parts)
    return rows


class _Cutter:
    """Finds cuts in one pass. What was found ahead is remembered, so that no text is searched twice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[tuple[int, str]] = []
        self._opens_note = self._opens_boneyard = self._break = self._close = self._reopened = self._scene = -1
        self._resumed = len(text)  # below the heading where a boneyard begins that was opened above it

    def cuts(self) -> Iterator[Cut]:
        """The cuts, in order."""
        at = 0
        while (at := self._next(at)) >= 0:
            cut = self._cut(at)
            if cut:
                yield cut
            at = cut.end if cut else at + 2

    def _cut(self, at: int) -> Cut | None:
        if at == self._resumed:
            self._resumed = len(self.text)
            return Cut("boneyard", self.text[at : self._close], at, self._close + 2)
        return self._note(at) if self.text[at] == "[" else self._boneyard(at)

    def _next(self, at: int) -> int:
        """Where the next cut may open, or -1."""
        if self._opens_note < at:
            self._opens_note = self._find("[[", at)
        if self._opens_boneyard < at:
            self._opens_boneyard = self._find("/*", at)
        first = min(self._opens_boneyard, self._opens_note, self._resumed)
        return first if first < len(self.text) else -1

    def _find(self, mark: str, at: int) -> int:
        found = self.text.find(mark, at)
        return found if found >= 0 else len(self.text)

    def _note(self, at: int) -> Cut | None:
        stop = self._breaks(at)
        close = self.text.find("]]", at + 2, stop)
        if close < 0:
            self._opens_note = self._find("[[", stop)
            self.faults.append((at, "this note is never closed with ]] before an empty line: it is read as text"))
            return None
        run = CLOSING.match(self.text, close, stop)
        end = run.end() if run else close + 2
        return Cut("note", self.text[at + 2 : end - 2], at, end)

    def _breaks(self, at: int) -> int:
        if self._break < at:
            found = BREAK.search(self.text, at)
            self._break = found.start() if found else len(self.text)
        return self._break

    def _boneyard(self, at: int) -> Cut | None:
        if self._close < at + 2:
            self._close = self.text.find("*/", at + 2)
            self._reopened = self.text.rfind("/*", at + 2, self._close)
        if self._close < 0:
            self._opens_boneyard = len(self.text)
            self.faults.append((at, "this boneyard is never closed with */: it is read as text"))
            return None
        if self._scenes(at) < self._reopened:
            self.faults.append((at, "this boneyard reopens after a scene heading: " + UP_TO_THERE))
            return None
        if self._scenes(at) < self._close and self.text[at + 2 : self._scenes(at)].strip():
            self._resumed = self._below(self._scenes(at))
            self.faults.append((at, "this boneyard opens within a scene and closes in a later one: " + UP_TO_THERE))
            return None
        return Cut("boneyard", self.text[at + 2 : self._close], at, self._close + 2)

    def _below(self, heading: int) -> int:
        """Where the line of a heading ends; where it begins, if a boneyard closes on that line."""
        found = SCENE.match(self.text, heading)
        end = self.text.find("\n", found.end()) if found else -1
        return end if 0 <= end < self._close else heading

    def _scenes(self, at: int) -> int:
        if self._scene < at:
            found = SCENE.search(self.text, at)
            self._scene = found.start() if found else len(self.text)
        return self._scene
