"""What a format is: its files' names, how its text is read and how much of it, and how a line of it is shown."""

import codecs
import os
import re
from collections.abc import Callable, Mapping
from typing import Protocol

import msgspec

from previously.core.atoms import EpisodeText, SceneText
from previously.core.codes import text_finding
from previously.core.english import count
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.source import Block, Span

Read = tuple[tuple[EpisodeText, ...], tuple[Finding, ...]]
"""What a block says, and what was wrong in it."""
SceneRead = tuple[SceneText, tuple[Finding, ...]]
"""A scene, and what was wrong in it."""
Ends = tuple[tuple[Block, int], ...]
"""Blocks that have come at the end of a scene, each with its row from the scene's first."""
MOST_ENDS = 64
"""How often rows come at the end of a scene before all of it is read as one block again."""
_AS_UTF_8 = "save the file as UTF-8"


class KnownScenes:
    """One section's scenes, for a format that reads them one by one: scenes read `before` are reused.

    Scenes are identified by name and text. `rows` holds the scenes' blocks and where each now stands in the section:
    one of each scene, and one more for each time that rows came at its end.
    """

    def __init__(self, older: "KnownScenes | None" = None) -> None:
        self.before: Mapping[tuple[str, str], SceneRead] = older.now if older else {}
        self.now: dict[tuple[str, str], SceneRead] = {}
        self.rows: list[tuple[Block, int]] = []
        self._ends_before: Mapping[tuple[str, str], Ends] = older.ends if older else {}
        self.ends: dict[tuple[str, str], Ends] = {}
        """What has come at the end of a scene: blocks, each with its row from the scene's first."""
        self.moved: tuple[int, tuple[tuple[Block, int], ...]] | None = None
        """Where the section began when it was looked at last, and what of it did not stand where it was first read."""

    def read(self, name: str, text: str, row: int, work: Callable[[], SceneRead]) -> SceneRead:
        """A scene: reused if read before, wherever it stood; read now otherwise. Duplicates stay two scenes."""
        key = (name, text)
        known = None if key in self.now else self.before.get(key)
        found = self.now[key] = known or work()
        self._stands(key, found, row, self._ends_before.get(key, ()) if known else ())
        return found

    def grown(
        self, name: str, text: str, row: int, more: Callable[[SceneText, int], SceneText | None]
    ) -> SceneRead | None:
        """A scene that was read before with fewer rows: only those at its end are read. None where there is no such.

        `more` says what it is with them, given how many rows it had; None where all of it must be read.
        """
        key = (name, text)
        shorter = next((one for one in self.before if one[0] == name and text.startswith(f"{one[1]}\n")), None)
        if shorter is None or key in self.before or not self.now.keys().isdisjoint((key, shorter)):
            return None
        ends, rows, (known, wrong) = (
            self._ends_before.get(shorter, ()),
            shorter[1].count("\n") + 1,
            self.before[shorter],
        )
        grown = None if wrong or len(ends) == MOST_ENDS else more(known, rows)
        if grown is None:
            return None
        found = self.now[key] = (grown, ())
        self._stands(key, found, row, (*ends, (grown.lines[-1].span.block, rows)))
        return found

    def _stands(self, key: tuple[str, str], found: SceneRead, row: int, ends: Ends) -> None:
        self.rows += [(found[0].span.block, row), *((block, row + at) for block, at in ends)]
        if ends:
            self.ends[key] = ends


class Section(msgspec.Struct, frozen=True):
    """A stretch of a file read on its own, so that a fault or an edit in it affects nothing else.

    `row` is the first row of `text` (from 0 in the file); `key` names the section, if the format names its sections.
    """

    key: str
    row: int
    text: str


class Format(Protocol):
    """One way to write down a story. Never raises for an author's mistake: that is a finding.

    `endings` are its files' name endings, in lower case; in a folder, either case matches.
    """

    @property
    def name(self) -> str:
        """The format's name."""
        ...

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of its files' names, such as `.fountain`."""
        ...

    def sections(self, text: str) -> tuple[Section, ...]:
        """A file as sections to be read separately; joined, they are the text."""
        ...

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episodes one section describes, as atoms, and what is wrong in it."""
        ...

    def rows(self, text: str) -> int:
        """How many rows of log a text counts for: about as much work as reading so many lines of a scene."""
        ...

    def excerpt(self, span: Span) -> str:
        """The line at a place in such a file as its author thinks of it, without markup."""
        ...


ROWS = 150_000
"""Rows read of one story; 200 episodes with 10,000 scenes and 30,000 lines have about 100,000."""
DECLARED = 4
"""How many rows of log a row of story.yaml counts for: everybody in it is looked at by every rule."""
SIGNS = 200
"""So many characters count for a row, in however few they stand."""
VARIABLE = "PREVIOUSLY_ROWS"
"""The environment variable by which whoever runs the program reads longer stories."""


def most_rows() -> int:
    """How many rows are read of a story: as the environment says, else the usual number."""
    given = os.environ.get(VARIABLE, "")
    return int(given) if given.isdecimal() and len(given) < 10 else ROWS


class Room:
    """The rows that may still be read of one story. Texts are taken in order; what does not fit is said, once."""

    def __init__(self, rows: int | None = None) -> None:
        self.most = self.left = most_rows() if rows is None else rows
        self._cut: tuple[str, int] | None = None
        self._others = 0

    def take(self, path: str, text: str, rows: int, work: Callable[[str], int]) -> str:
        """As much of a text as there is room for, whole rows; `rows` is its `work`, that of its first part is less."""
        if rows <= self.left:
            self.left -= rows
            return text
        kept = _fitting(text, self.left, work) if self._cut is None else ""
        if self._cut is None:
            self._cut = (path, kept.count("\n"))
        else:
            self._others += 1
        self.left = 0
        return kept

    def findings(self) -> tuple[Finding, ...]:
        """Where reading stopped, if it did."""
        if self._cut is None:
            return ()
        path, row = self._cut
        after = count(self._others, "file")
        rest = f"neither the rest of this file nor {after} after it is read" if self._others else "the rest is not read"
        message = f"this story is too long: it is read up to here, about {self.most:,} rows; {rest}"
        fix = f"split the story, or set {VARIABLE} to read more of it"
        return (text_finding("unreadable-file", Span(Block(path, row + 1, ""), 0), message, fix=fix),)


def _fitting(text: str, room: int, work: Callable[[str], int]) -> str:
    """The most whole rows from the start of a text whose work is within the room."""
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        if work(text[:middle]) <= room:
            low = middle
        else:
            high = middle
        if high - low < len(text) >> 12:  # near enough: a row is left out sooner than one too many is read
            break
    return text[: text.rfind("\n", 0, low) + 1]


_LOGS = (".yaml", ".yml", ".jsonl")
"""What is written to be read by programs, and is UTF-8 or damaged."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]|[\x80-\xff]{4}")
"""What no page has in it: signs that steer a machine, or so many letters in a row that are not English."""
_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")


def decoded(raw: bytes, span: Span) -> tuple[str, Finding | None]:
    """A file's text, its rows ending in a line feed, and what is wrong with its bytes; `span` is where it starts."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "this file is UTF-16; it has been read, but other programs may not read it"
        return _lines(raw.decode("utf-16", "replace")), text_finding("unreadable-file", span, message, fix=_AS_UTF_8)
    try:
        return _lines(raw.decode("utf-8-sig")), None
    except UnicodeDecodeError as error:
        if not span.path.casefold().endswith(_LOGS) and (text := _windows(raw)):
            message = "this file is Windows-1252; it has been read, but other programs may not read it"
            return _lines(text), text_finding("unreadable-file", span, message, fix=_AS_UTF_8)
        row = raw.count(b"\n", 0, error.start)
        message = f"byte {error.start} (0x{raw[error.start]:02x}) is not UTF-8; it is read as “�”"
        text = _lines(raw.decode("utf-8-sig", "replace"))
        return text, text_finding("unreadable-file", Span(span.block, row), message, fix=_AS_UTF_8)


def _windows(raw: bytes) -> str:
    """A page as old programs on Windows saved it; nothing where it may as well be something else."""
    if _CONTROL.search(raw) or _UTF_8.search(raw):
        return ""
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return ""


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
