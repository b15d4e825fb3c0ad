"""Pieces as scenes: a heading begins one, who speaks is there, and notes that begin with `prev:` are lines.

A speaker only heard (V.O.) is not present: a voice on the telephone, a recording, a dead narrator.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

import msgspec

from previously.core.atoms import Cue, LineText, SceneText, Word
from previously.core.codes import text_finding
from previously.core.finding import Finding
from previously.core.source import Block, Span
from previously.formats.fountain.places import is_flashback, is_same_moment, spoken_times
from previously.formats.manuscript.captions import NOTE, with_captions
from previously.formats.manuscript.passages import passages_of
from previously.formats.manuscript.pieces import Piece

SETTING = re.compile(
    r"(place|present|bodies|ghosts|overheard by|flashback|day|later|time|vision)\s*:\s*(.*)", re.IGNORECASE
)
"""A note that sets what a heading cannot, with a season file's scene keys: `prev: later: 2 days`."""
SPOKEN = frozenset({"speech", "aside"})


def scenes_of(block: Block, pieces: Sequence[Piece]) -> tuple[tuple[SceneText, ...], tuple[Finding, ...]]:
    """The scenes that pieces tell. What tells nothing before the first heading stands in the first scene."""
    (before, _), *parts = with_captions(_parts(pieces))
    told = [scene_of(block, str(i), part, shown) for i, (part, shown) in enumerate(parts, 1)]
    if any(piece.kind == "cue" or _is_line(piece) for piece in before):
        told.insert(0, scene_of(block, "0", before))
    elif told and before:
        opening = tuple(passages_of(block, before))
        told[0] = msgspec.structs.replace(told[0], passages=opening + told[0].passages)
    return _each_once(told)


def scene_of(block: Block, name: str, part: Sequence[Piece], shown: Iterable[str] = ()) -> SceneText:
    """One scene, called by its heading's number or else by `name`; `shown` are its captions."""
    heading = next((piece for piece in part if piece.kind == "heading"), None)
    span = Span(block, part[0].row, part[0].column)
    notes = list(_notes(block, part))
    said = {found[1].casefold(): Word(found[2], note.span) for note in notes if (found := SETTING.fullmatch(note.text))}
    when = heading.when if heading else ""
    return SceneText(
        (heading.number if heading else "") or name,
        span,
        place=said["place"].text if "place" in said else heading.where if heading else "",
        present=_list(said.get("present")),
        bodies=_list(said.get("bodies")) or (),
        ghosts=_list(said.get("ghosts")) or (),
        overheard=_list(said.get("overheard by")) or (),
        flashback=said.get("flashback") or (Word("true", span) if is_flashback(when) else None),
        day=said.get("day"),
        later=said.get("later"),
        time=said["time"].text if "time" in said else "",
        says=(*(f">{text}" for text in shown), *(spoken_times(heading.text) if heading else ())),
        meanwhile=is_same_moment(when),
        vision="vision" in said,
        lines=tuple(note for note in notes if not SETTING.fullmatch(note.text)),
        cues=tuple(_cues(block, part)),
        passages=tuple(passages_of(block, part)),
    )


def _parts(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces before the first heading, then each scene's, heading first."""
    part: list[Piece] = []
    for piece in pieces:
        if piece.kind == "heading":
            yield part
            part = []
        part.append(piece)
    yield part


def _is_line(piece: Piece) -> bool:
    return piece.kind == "note" and NOTE.match(piece.text) is not None


def _each_once(scenes: list[SceneText]) -> tuple[tuple[SceneText, ...], tuple[Finding, ...]]:
    """Gives each scene a unique name; a repeated number is told apart by how often it has occurred."""
    stood: Counter[str] = Counter()
    found, twice = [], []
    for scene in scenes:
        stood[scene.name] += 1
        if stood[scene.name] == 1:
            found.append(scene)
            continue
        name = f"{scene.name}.{stood[scene.name]}"
        found.append(msgspec.structs.replace(scene, name=name))
        message = f"there is already a scene {scene.name}; this one is called {name}"
        twice.append(text_finding("duplicate-key", scene.span, message, fix="give it a number of its own, like #12A#"))
    return tuple(found), tuple(twice)


def _list(word: Word | None) -> tuple[Word, ...] | None:
    """The names in `present: mara, joe`; None if not given."""
    return (
        None if word is None else tuple(Word(name.strip(), word.span) for name in word.text.split(",") if name.strip())
    )


def _notes(block: Block, part: Sequence[Piece]) -> Iterator[LineText]:
    """The scene's `prev:` notes, each placed at its first word."""
    for piece in part:
        found = NOTE.match(piece.text) if piece.kind == "note" else None
        if found:
            rest = piece.text[found.end() :]
            column = piece.column + found.end() + len(rest) - len(rest.lstrip())
            yield LineText(" ".join(rest.split()), Span(block, piece.row, column))


def _cues(block: Block, part: Sequence[Piece]) -> Iterator[Cue]:
    """Who speaks there, and not from elsewhere."""
    heard = [piece for piece in part if piece.kind != "note"]
    for piece, after in zip_longest(heard, heard[1:]):
        if piece.kind == "cue" and not piece.elsewhere:
            speaks = after is not None and after.kind in SPOKEN
            yield Cue(piece.name, Span(block, piece.row, piece.column), speaks)
