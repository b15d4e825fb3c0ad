"""What an episode and its scenes are resolved from: while it is the same, they serve again."""

from collections.abc import Sequence
from functools import cached_property
from operator import is_
from typing import NamedTuple

import msgspec

from previously.canon.days.clock import Clock
from previously.canon.days.passing import Now
from previously.canon.world.marks import WorldPart, world_part
from previously.core.atoms import BeforeText, ClockText, EpisodeText, SceneText
from previously.core.entries import Entry, Event, Scene, Speech
from previously.core.finding import Finding
from previously.core.position import Template
from previously.language.lexicon.lookup import Lexicon


class Setting(msgspec.Struct, frozen=True, eq=False):
    """What every episode of a story is read with."""

    lexicon: Lexicon
    template: Template
    gaps: ClockText

    def alike(self, other: "Setting") -> bool:
        """Does an episode read the same with either?"""
        positions = self.template.text == other.template.text
        return self.lexicon is other.lexicon and self.gaps == other.gaps and positions


class ReadFrom(NamedTuple):
    """What an episode is resolved from: its parts, with which setting, and where lived time stood before it.

    `dated` are the days of its undated flashbacks, by scene, where what they show tells.
    """

    parts: tuple[EpisodeText | BeforeText, ...]
    setting: Setting
    clock: Clock
    dated: tuple[tuple[str, float], ...] = ()

    def same(self, other: "ReadFrom") -> bool:
        """Is it the very same?"""
        alike = len(self.parts) == len(other.parts) and all(map(is_, self.parts, other.parts))
        return alike and self.setting is other.setting and self[2:] == other[2:]


class SceneFrom(NamedTuple):
    """What a scene is resolved from: its text, its episode's address, its place there, lived time and moment at it.

    `lexicon` has the groups as they are there.
    """

    text: SceneText
    at: str
    ordinal: int
    now: Now
    moment: int
    lexicon: Lexicon

    def same(self, other: "SceneFrom") -> bool:
        """Is it the very same?"""
        return self.text is other.text and self[1:] == other[1:]


def are_just(placed: "Sequence[Placed]", entries: Sequence[Entry]) -> bool:
    """Are these the entries of some scenes, one after the other, and no two of them the same scene?"""
    told = [entry for one in placed for entry in one.entries]
    apart = len({one.scene.at for one in placed}) == len(placed)
    return apart and len(told) == len(entries) and all(map(is_, told, entries))


def as_before(entries: Sequence[Entry], older: Sequence[Entry]) -> list[Entry]:
    """The entries of a scene that is read again: the former ones for those that say the same, to the last field."""
    alike = [old if is_alike(new, old) else new for new, old in zip(entries, older, strict=False)]
    return [*alike, *entries[len(alike) :]]


def is_alike(one: Entry | Scene, other: Entry | Scene) -> bool:
    """Do two readings of a line, or of a scene, say the same?"""
    return type(one) is type(other) and msgspec.structs.astuple(one) == msgspec.structs.astuple(other)


class Placed(msgspec.Struct, frozen=True, eq=False, dict=True):
    """One scene resolved, with what it was resolved from, and where lived time and the moment stand after it."""

    read: SceneFrom
    scene: Scene
    entries: tuple[Entry, ...]
    speeches: tuple[Speech, ...]
    shown: tuple[Event, ...]  # deaths that only the page tells
    findings: tuple[Finding, ...]
    now: Now
    moment: int
    undated: bool = False  # it is a flashback, and nothing says of when

    @cached_property
    def world(self) -> WorldPart:
        """What its lines say of the world."""
        return world_part(self.entries, lambda _: self.read.lexicon)
