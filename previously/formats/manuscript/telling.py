"""Pieces as scenes: a heading begins one, who speaks is there, and notes that begin with `prev:` are lines.

A speaker only heard (V.O.) is not present: a voice on the telephone, a recording, a dead narrator.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

import msgspec

from previously.core.atoms import Cue, LineText, SceneText, Staged, Word
from previously.core.codes import text_finding
from previously.core.finding import Finding
from previously.core.source import Block, Span
from previously.formats.fountain.places import is_flashback, is_same_moment, spoken_times
from previously.formats.manuscript.captions import NOTE, with_captions
from previously.formats.manuscript.going_on import with_voices_going_on
from previously.formats.manuscript.near_notes import near_notes
from previously.formats.manuscript.passages import passages_of
from previously.formats.manuscript.pieces import Piece
from previously.formats.manuscript.stretches import Stretch, opens, stretches, with_flashbacks

SETTING = re.compile(
    r"(place|present|bodies|ghosts|overheard by|flashback|day|later|time|vision|meanwhile|scene)\s*:\s*(.*)",
    re.IGNORECASE,
)
"""A note that sets what a heading cannot, with a season file's scene keys: `prev: later: 2 days`; what it is called."""
COMES = "entrance"
"""The key of a stage direction by which somebody comes on."""
SPOKEN = frozenset({"speech", "aside"})


def scenes_of(
    block: Block, pieces: Sequence[Piece], *, script: bool = False, acted: bool = False
) -> tuple[tuple[SceneText, ...], tuple[Finding, ...]]:
    """The scenes that pieces tell, those of a script parted where a flashback begins or ends within them.

    What tells nothing before the first heading stands in the first scene.
    """
    pieces = list(with_voices_going_on(pieces))
    before, *parts = with_flashbacks(pieces) if script else stretches(pieces)
    number, told = 0, list[SceneText]()
    for part, (_, shown) in zip(parts, list(with_captions(map(_captioned, (before, *parts))))[1:], strict=True):
        number += part.part == 1 and part.heading is not None
        told.append(scene_of(block, str(number), part, shown, acted=acted))
    if any(piece.kind == "cue" or _is_line(piece) for piece in before.pieces):
        told.insert(0, scene_of(block, "0", before, acted=acted))
    elif told and before.pieces:
        opening = tuple(passages_of(block, before.pieces))
        told[0] = msgspec.structs.replace(told[0], passages=opening + told[0].passages)
    scenes, twice = _each_once(told)
    return scenes, (*twice, *near_notes(block, pieces))


def _captioned(stretch: Stretch) -> list[Piece]:
    """The pieces that may be captions of a stretch, and what they stand under."""
    pieces = [piece for piece in stretch.pieces[stretch.part > 1 :] if not opens(piece)]
    under = stretch.part > 1 and stretch.flashback and stretch.heading
    return [stretch.heading, *pieces] if under and stretch.heading else pieces


def scene_of(block: Block, name: str, stretch: Stretch, shown: Iterable[str] = (), *, acted: bool = False) -> SceneText:
    """One scene, called by its heading's number or else by `name`; `shown` are its captions."""
    heading, part, whole = stretch.heading, stretch.pieces, stretch.part == 1
    name = (heading.number if heading else "") or name
    apart = stretch.flashback and not whole  # where a flashback within a scene plays, its heading does not say
    span = Span(block, part[0].row, part[0].column)
    notes = list(_notes(block, part))
    said = {found[1].casefold(): Word(found[2], note.span) for note in notes if (found := SETTING.fullmatch(note.text))}
    when = heading.when if heading and not apart else ""
    return SceneText(
        said["scene"].text if "scene" in said else name if whole else f"{name}-{stretch.part}",
        span,
        place=said["place"].text if "place" in said else heading.where if heading and not apart else "",
        present=_list(said.get("present")),
        bodies=_list(said.get("bodies")) or (),
        ghosts=_list(said.get("ghosts")) or (),
        overheard=_list(said.get("overheard by")) or (),
        flashback=said.get("flashback") or (Word("true", span) if stretch.flashback or is_flashback(when) else None),
        day=said.get("day"),
        later=said.get("later"),
        time=said["time"].text if "time" in said else "",
        says=(*(f">{text}" for text in shown), *(spoken_times(heading.text) if whole and heading else ())),
        meanwhile=(is_same_moment(when) and whole) or "meanwhile" in said,
        vision="vision" in said,
        lines=tuple(note for note in notes if not SETTING.fullmatch(note.text)),
        cues=tuple(_cues(block, part)),
        passages=tuple(passages_of(block, part)),
        staged=tuple(_staged(block, part)),
        acted=acted,
    )


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
            for name, *others in piece.voices:
                yield Cue(name, Span(block, piece.row, piece.column), speaks, tuple(others), there=not piece.near)


def _staged(block: Block, part: Sequence[Piece]) -> Iterator[Staged]:
    """Whom stage directions have there."""
    for piece in part:
        for name, *others in piece.called:
            yield Staged(name, Span(block, piece.row, piece.column), piece.key == COMES, tuple(others))
