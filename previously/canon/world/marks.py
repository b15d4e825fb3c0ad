"""What the lines of one episode say of the world, by whom and what it is said of."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from previously.canon.reach import Key, lived
from previously.core.entries import Entry, Note, Scene
from previously.language.lexicon.lookup import Lexicon
from previously.language.world.kin import kin_in
from previously.language.world.mark import Mark
from previously.language.world.reading import WorldText, marks_in


class Marked(NamedTuple):
    """A mark, and the line that makes it."""

    entry: Entry
    mark: Mark

    @property
    def key(self) -> Key:
        """Where the line stands in lived order."""
        return lived(self.entry)


Said = TypeVar("Said")


class WorldPart(NamedTuple):
    """What one episode says of the world: by cast id (nobody for ways), by thing, and each line by who acts in it."""

    people: dict[str, list[Marked]]
    things: dict[str, list[Marked]]
    lines: dict[str, list[Entry]]

    def all(self) -> Iterator[Marked]:
        """Every mark, once for each whom it is of."""
        yield from chain.from_iterable(self.people.values())


THINGS = frozenset({"thrown", "burnt", "broken", "lost", "sold", "given", "taken", "back"})
"""The kinds of marks that are of a thing."""


def world_part(entries: Sequence[Entry], lexicon_in: Callable[[Scene], Lexicon]) -> WorldPart:
    """Read one episode, each scene with its lexicon."""
    part = WorldPart({}, {}, {})
    for scene in _scenes(entries):
        lexicon = lexicon_in(scene[0].scene)
        texts = [WorldText(entry.text, entry.subject, _object(entry), lexicon.people) for entry in scene]
        for entry, text in zip(scene, texts, strict=True):
            for who in _actors(text):
                part.lines.setdefault(who, []).append(entry)
        for number, mark in marks_in(texts, lexicon, scene[0].scene.present):
            _file(part, Marked(scene[number], mark))
    return part


def kin_part(entries: Sequence[Entry], lexicon_in: Callable[[Scene], Lexicon]) -> dict[str, list[Marked]]:
    """What those lines of one episode that have a word for kin state of who is whose, by each of them."""
    found: dict[str, list[Marked]] = {}
    for entry in {(entry.scene.at, entry.ordinal): entry for entry in entries}.values():
        for mark in kin_in(entry.text, entry.subject, lexicon_in(entry.scene).people):
            for who in (mark.who, mark.other):
                found.setdefault(who, []).append(Marked(entry, mark))
    return found


def merged(parts: Iterable[WorldPart]) -> WorldPart:
    """What several scenes of one episode say, one after the other."""
    found = WorldPart({}, {}, {})
    for part in parts:
        _add(found.people, part.people)
        _add(found.things, part.things)
        _add(found.lines, part.lines)
    return found


def _add(table: dict[str, list[Said]], new: dict[str, list[Said]]) -> None:
    for name, said in new.items():
        table.setdefault(name, []).extend(said)


def _file(part: WorldPart, marked: Marked) -> None:
    mark = marked.mark
    if mark.kind in THINGS:
        part.things.setdefault(mark.what, []).append(marked)
    for who in dict.fromkeys((mark.who, *filter(None, (mark.other,)))):
        part.people.setdefault(who, []).append(marked)


def _scenes(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The lines of each scene, each line once, however much it says."""
    found: dict[str, dict[tuple[int, str], Entry]] = {}
    for entry in entries:
        found.setdefault(entry.scene.at, {}).setdefault((int(entry.ordinal), entry.text), entry)
    yield from (list(lines.values()) for lines in found.values())


def _actors(text: WorldText) -> Iterator[str]:
    """Who acts in a line: whoever it begins with, `and` whoever follows; where it begins with nobody, its subject."""
    words, at = text.words, 0
    if 0 not in words.named:
        yield text.subject
        return
    yield words.named[0]
    while words.at(at + 1) == "and" and at + 2 in words.named:
        at += 2
        yield words.named[at]


def _object(entry: Entry) -> str:
    return entry.object if not isinstance(entry, Note) else ""
