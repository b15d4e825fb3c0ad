"""A check that starts warm: where nothing has changed since the last one, its answer is read and not worked out.

An answer is kept by the digest of all that it is made from, and of the program that made it. An audience's is not kept.
"""

import hashlib
import os
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from previously.checks.registry import Crash, Rule
from previously.core.finding import Finding, Reason, Severity, words
from previously.core.source import Block, Span, row_at
from previously.formats.cache import Cache
from previously.formats.files import Texts, find_files, find_plan, find_press, folder_of, homes, universe_of
from previously.formats.format import most_rows
from previously.story.extent import Extent

if TYPE_CHECKING:
    from previously.story.story import Story

LIBRARIES = ("msgspec", "numpy", "selectolax", "sentencex", "simpleeval", "yaml")
"""The libraries that an answer depends on."""


class Asked(NamedTuple):
    """Which check: of the story in a folder, with a plan, without somebody, by some rules (None: by all)."""

    root: Path
    plan: str = ""
    without: str = ""
    rules: tuple[Rule, ...] | None = None


class Found(NamedTuple):
    """What a check has found, of how much, and which rules came to no end."""

    extent: Extent
    findings: tuple[Finding, ...]
    crashed: tuple[Crash, ...] = ()


def found_in(story: "Story", rules: Iterable[Rule] | None) -> Found:
    """Check a story that is open."""
    crashed: list[Crash] = []
    findings = story.check(rules, crashed=crashed)
    return Found(story.extent, findings, tuple(crashed))


def found_again(asked: Asked, cache: Cache) -> Found:
    """Check the story in a folder, or read what the same check has found.

    Raises UnreadableInput where there is no story or no such plan, and whatever opening the story raises.
    """
    inputs = _Inputs(asked)
    kept = _decoded(cache.get(inputs.key))
    if kept is not None:
        return kept
    found = found_in(inputs.story(), asked.rules)
    if not found.crashed and _Inputs(asked).key == inputs.key:  # nothing was saved meanwhile
        cache.put(inputs.key, _encoded(found))
    return found


class _Inputs:
    """All that a check is made from, read once."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.folder, series = universe_of(folder_of(asked.root))
        self.texts: Texts = find_files(self.folder, series)
        press = find_press(self.folder, homes(self.texts.files))
        plan = find_plan(self.folder, asked.plan, series) if asked.plan else None
        rules = None if asked.rules is None else [rule.code for rule in asked.rules]
        told = (
            self.texts.home,
            sorted(self.texts.files.items()),
            self.texts.findings,
            self.texts.unread,
            self.texts.others,
        )
        everything = (program(), most_rows(), told, press, plan, asked.without, rules)
        self.key = hashlib.sha256(msgspec.msgpack.encode(everything)).digest()

    def story(self) -> "Story":
        """The story that is checked."""
        from previously.canon.load import Loader
        from previously.story.story import Story

        told = Story(Loader(self.texts, self.folder))
        if self.asked.plan:
            told = told.plan(self.asked.plan)
        return told.what_if(without=self.asked.without) if self.asked.without else told


def program() -> tuple[object, ...]:
    """What tells this program, on this machine, from any other: its files, its libraries' and Python's version."""
    home = Path(__file__).parents[1]
    ours = sorted(_file(Path(folder, name)) for folder, _, names in os.walk(home) for name in names if _is_said(name))
    found = filter(None, map(find_spec, LIBRARIES))
    theirs = [_file(Path(spec.origin)) for spec in found if spec.origin]
    machine = tuple(os.uname())[:2] if hasattr(os, "uname") else ()
    return sys.version, sys.platform, machine, ours, theirs


def _is_said(name: str) -> bool:
    """Is a file of the program code, or words it reads by?"""
    return name.endswith((".py", ".yaml", ".txt", ".tsv", ".json"))


def _file(path: Path) -> tuple[str, int, int]:
    found = path.stat()
    return str(path), found.st_size, found.st_mtime_ns


class _Spot(msgspec.Struct, frozen=True, array_like=True):
    """A place in a file, with the row that stands there."""

    path: str
    line: int
    column: int
    row: str

    @classmethod
    def of(cls, span: Span) -> "_Spot":
        return cls(span.path, span.line, span.column, row_at(span))

    @property
    def span(self) -> Span:
        """The place again, as one of a block of that row."""
        return Span(Block(self.path, self.line, self.row), 0, self.column)


class _Side(msgspec.Struct, frozen=True, array_like=True):
    event: str
    at: str
    spot: _Spot
    text: str


class _Remark(msgspec.Struct, frozen=True, array_like=True):
    """A finding as it is kept: worded, and its places on their own."""

    code: str
    severity: Severity
    spot: _Spot
    message: str
    at: str
    character: str
    because: tuple[_Side, ...]
    fix: str

    @classmethod
    def of(cls, one: Finding) -> "_Remark":
        sides = tuple(_Side(side.event, side.at, _Spot.of(side.span), side.text) for side in one.because)
        return cls(one.code, one.severity, _Spot.of(one.span), one.message, one.at, one.character, sides, one.fix)

    @property
    def finding(self) -> Finding:
        """The finding again."""
        sides = tuple(Reason(side.event, side.at, side.spot.span, side.text) for side in self.because)
        return Finding(
            self.code, self.severity, self.spot.span, words(self.message), self.at, self.character, sides, self.fix
        )


class _Kept(msgspec.Struct, frozen=True):
    extent: Extent
    remarks: tuple[_Remark, ...]


def _encoded(found: Found) -> bytes:
    return msgspec.msgpack.encode(_Kept(found.extent, tuple(map(_Remark.of, found.findings))))


def _decoded(raw: bytes | None) -> Found | None:
    """An answer that was kept; None where there is none, or what is there is none."""
    if raw is None:
        return None
    try:
        kept = msgspec.msgpack.decode(raw, type=_Kept)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return Found(kept.extent, tuple(remark.finding for remark in kept.remarks))
