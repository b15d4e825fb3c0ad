"""events.jsonl: machine logs, one object a line: `{"at": "S01E05.3", "line": "Jessica meets Luke"}`."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from previously.core.atoms import EpisodeText, LineText, SceneText, Word
from previously.core.codes import text_finding
from previously.core.errors import UnknownPosition
from previously.core.finding import Finding, few
from previously.core.position import Template
from previously.core.source import Block, Span
from previously.formats.format import KnownScenes, Read, SceneRead
from previously.formats.jsonl.parts import AT

MARK = "\ufeff"
"""The byte order mark, with which a file begins, and each part of one that was put together."""
LONGEST = 1 << 20
"""The most characters in one line of the file."""


class Logged(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One object of the file. `quote` (of a manuscript) and `by` (who wrote it) are only kept."""

    at: str
    line: str
    place: str = ""
    present: list[str] | None = None
    day: float | None = None
    flashback: float | bool | None = None
    quote: str = ""
    by: str = ""


Scenes = dict[tuple[tuple[int, ...], str], list[tuple[Span, Logged]]]
"""Logged objects by episode and scene."""


SAID, UNSAID = ("place", "present", "flashback", "day"), ("", None)
"""What rows say of their scene beside lines, each by the first that does; and what that is where none does."""


class _Scattered(Exception):
    """The rows of a scene do not stand together."""


def read_events(block: Block, template: Template, known: KnownScenes | None = None) -> Read:
    """Read one file's objects; an unreadable one is a finding, and the others are kept.

    Where the rows of each scene stand together, a scene that has been read before is `known`.
    """
    known = known or KnownScenes()
    try:
        return _scene_by_scene(block, template, known)
    except (_Scattered, UnknownPosition):
        known.now, known.rows = {}, []
    scenes: Scenes = {}
    findings = few(_filed(block, template, scenes))
    return _episodes(scenes), findings


def _scene_by_scene(block: Block, template: Template, known: KnownScenes) -> Read:
    """What a block says, each scene read for itself. Raises _Scattered, and UnknownPosition."""
    runs = [(template.parse(at), row, text) for row, at, text in _runs(block.text)]
    if not runs or len({where for where, _, _ in runs}) < len(runs):
        raise _Scattered
    episodes: dict[tuple[int, ...], list[SceneText]] = {}
    findings: list[Finding] = []
    for where, row, text in runs:
        run = Block(block.path, block.start + row, text)
        name, longer = str(where), partial(_longer, run, template, where)
        scene, wrong = known.grown(name, text, row, longer) or known.read(
            name, text, row, partial(_alone, run, template, where)
        )
        episodes.setdefault(where[0], []).append(scene)
        findings += wrong
    return _as_episodes(episodes), few(findings)


def _runs(text: str) -> Iterator[tuple[int, str, str]]:
    """Rows that stand together and name one position: the first of them, the position, and their text."""
    rows = text.split("\n")
    at, begin = "", 0
    for number, row in enumerate(rows):
        found = AT.search(row)
        if found and at and found[1] != at:
            yield begin, at, "\n".join(rows[begin:number])
            begin = number
        at = found[1] if found else at
    if at:
        yield begin, at, "\n".join(rows[begin:]).rstrip("\n")


def _alone(block: Block, template: Template, where: tuple[tuple[int, ...], str]) -> SceneRead:
    """The one scene of a block. Raises _Scattered."""
    scenes: Scenes = {}
    findings = tuple(_filed(block, template, scenes))
    if [*scenes] != [where]:
        raise _Scattered
    return _scene(where[1], scenes[where]), findings


def _longer(
    block: Block, template: Template, where: tuple[tuple[int, ...], str], known: SceneText, rows: int
) -> SceneText | None:
    """A scene with the rows of a block after the first ones, which are known. None where they say more than lines."""
    added = Block(block.path, block.start + rows, "\n".join(block.text.split("\n")[rows:]))
    scenes: Scenes = {}
    if [*_filed(added, template, scenes)] or [*scenes] != [where]:
        return None
    more = _scene(where[1], scenes[where])
    if any(getattr(known, said) in UNSAID and getattr(more, said) not in UNSAID for said in SAID):
        return None
    return msgspec.structs.replace(known, lines=(*known.lines, *more.lines))


def _filed(block: Block, template: Template, scenes: Scenes) -> Iterator[Finding]:
    """File each object under its scene; unreadable ones are reported along the way."""
    for row, text in enumerate(block.text.split("\n")):
        if not text.strip().removeprefix(MARK):
            continue
        span = Span(block, row)
        try:
            logged = _decode(text)
            scenes.setdefault(template.parse(logged.at), []).append((span, logged))
        except UnknownPosition as error:
            yield text_finding("unknown-position", span, str(error))
        except (msgspec.DecodeError, RecursionError) as error:
            yield text_finding("unreadable-file", span, f"this is not a logged event: {error}")


def _decode(text: str) -> Logged:
    if len(text) > LONGEST:
        raise msgspec.DecodeError(f"it is {len(text):,} characters long; the limit is {LONGEST:,}")
    return msgspec.json.decode(text.removeprefix(MARK), type=Logged)


def _episodes(scenes: Scenes) -> tuple[EpisodeText, ...]:
    found: dict[tuple[int, ...], list[SceneText]] = {}
    for (episode, name), logged in scenes.items():
        found.setdefault(episode, []).append(_scene(name, logged))
    return _as_episodes(found)


def _as_episodes(found: dict[tuple[int, ...], list[SceneText]]) -> tuple[EpisodeText, ...]:
    return tuple(EpisodeText(episode, parts[0].span, "", tuple(parts)) for episode, parts in found.items())


def _scene(name: str, logged: list[tuple[Span, Logged]]) -> SceneText:
    span = logged[0][0]

    def first(field: str) -> Any:
        return next((value for _, one in logged if (value := getattr(one, field)) is not None), None)

    present, day, flashback = first("present"), first("day"), first("flashback")
    return SceneText(
        name,
        span,
        place=next((one.place for _, one in logged if one.place), ""),
        present=None if present is None else tuple(Word(who, span) for who in present),
        flashback=Word(_written(flashback), span) if flashback not in {None, False} else None,
        day=None if day is None else Word(_written(day), span),
        lines=tuple(LineText(one.line.strip(), span) for span, one in logged),
    )


def _written(value: float | bool | str) -> str:
    """As it would stand in YAML: a whole number without a fraction."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).lower()
