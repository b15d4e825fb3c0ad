"""The scene with which a log ends, as it is once more is logged: read by itself, before the story is shown with it."""

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from previously.canon.episodes import Episode
from previously.canon.longer import with_more
from previously.canon.reach import index
from previously.canon.setting import Placed
from previously.core.atoms import LineText, SceneText
from previously.core.entries import Entry, Event
from previously.core.finding import Finding
from previously.core.source import Block, Span
from previously.formats.jsonl.events import Logged
from previously.formats.store.branches import Branch
from previously.formats.store.chain import link, text_of
from previously.formats.store.told import Telling
from previously.story.story import Story

Signs = frozenset[tuple[str, int, int]]
"""How a folder's files look from outside: each path, when it was written, and its size."""


class Ahead(NamedTuple):
    """The scene at the end of a log of so many rows, the last with the hash `head`; with the episode it is of."""

    at: str
    path: str
    rows: int
    head: bytes
    part: Episode
    placed: Placed

    def on(self, rows: Sequence[Logged]) -> "Ahead | None":
        """The same with rows at its end; None where more of the story than this scene may read otherwise with them."""
        text = self.placed.read.text
        if any(_says_more(text, row) for row in rows):
            return None
        block, head = Block(self.path, self.rows + 1, "\n".join(map(text_of, rows))), self.head
        for row in rows:
            head = link(head, row)
        lines = [LineText(row.line, Span(block, number)) for number, row in enumerate(rows)]
        placed = with_more(self.part, self.placed, lines)
        new = placed.entries[len(self.placed.entries) :]
        if any(isinstance(one, Event) and (one.retells or one.joining) for one in new):
            return None
        if index((placed.scene,), new, ()).unmasking:
            return None
        return Ahead(self.at, self.path, self.rows + len(rows), head, self.part, placed)

    def entries(self, row: int) -> tuple[Entry, ...]:
        """What the line in a row of the log is read as."""
        lines = self.placed.read.text.lines
        number = len(lines) - (self.rows - row)
        return tuple(one for one in self.placed.entries if int(one.ordinal) == number)

    def findings(self, row: int) -> tuple[Finding, ...]:
        """What is wrong with how it reads."""
        return tuple(one for one in self.placed.findings if one.span.line == row)


def _says_more(text: SceneText, row: Logged) -> bool:
    """Does a row say of its scene what no row before it has said?"""
    return (
        bool(row.place and not text.place)
        or (row.present is not None and text.present is None)
        or (row.day is not None and text.day is None)
    )


def ahead_of(story: Story, told: Telling, branch: Branch) -> Ahead | None:
    """The scene with which the log ends that a story has read of a branch; None where it is not read by itself."""
    canon, path = story.canon, told.name
    if not told.rows or told.head != branch.head or canon.masks or not canon.cast or story.is_view:
        return None
    last = told.text.removesuffix("\n").rpartition("\n")[2]
    numbers, name = canon.template.parse(msgspec.json.decode(last, type=Logged).at)
    at = canon.template.show(numbers, name)
    part = next((one for one in reversed(canon.episodes) if one.episode == numbers), None)
    if part is None or len(part.read.parts) != 1 or part.raw is not None:
        return None
    placed = [one for one in part.placed if one.scene.at == at]
    lines = placed[0].read.text.lines if len(placed) == 1 else ()
    if not lines or lines[0].span.path != path or canon.where(lines[-1].span).line != told.rows:
        return None
    return Ahead(at, path, told.rows, told.head, part, placed[0])


def signs(home: Path, but: Collection[Path]) -> Signs:
    """How the files of a folder look, but for those of its store."""
    apart = {str(path) for path in but}
    return frozenset(one for one in _signs(str(home)) if one[0] not in apart)


def _signs(home: str) -> Iterator[tuple[str, int, int]]:
    for folder, _, names in os.walk(home):
        for path in (os.path.join(folder, name) for name in names):  # noqa: PTH118 - for each line that is logged
            found = os.lstat(path)
            yield path, found.st_mtime_ns, found.st_size
