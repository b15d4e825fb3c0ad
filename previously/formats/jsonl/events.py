"""events.jsonl: machine logs, one object a line: `{"at": "S01E05.3", "line": "Jessica meets Luke"}`."""

from collections.abc import Iterator
from typing import Any

import msgspec

from previously.core.atoms import EpisodeText, LineText, SceneText, Word
from previously.core.codes import text_finding
from previously.core.errors import UnknownPosition
from previously.core.finding import Finding, few
from previously.core.position import Template
from previously.core.source import Block, Span

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


def read_events(block: Block, template: Template) -> tuple[tuple[EpisodeText, ...], tuple[Finding, ...]]:
    """Read one file's objects; an unreadable one is a finding, and the others are kept."""
    scenes: Scenes = {}
    findings = few(_filed(block, template, scenes))
    return _episodes(scenes), findings


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
        flashback=Word(str(flashback).lower(), span) if flashback not in {None, False} else None,
        day=None if day is None else Word(str(day), span),
        lines=tuple(LineText(one.line.strip(), span) for span, one in logged),
    )
