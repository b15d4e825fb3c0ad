"""Subtitles, as one scene: what is spoken, by whom where they say it; in WebVTT, `NOTE prev: …` is a line."""

import re
from collections.abc import Iterator

from previously.core.position import Template
from previously.core.source import Block, Span, row_at
from previously.formats.format import KnownScenes, Read, Section
from previously.formats.manuscript.one_episode import one_episode
from previously.formats.manuscript.pieces import Piece
from previously.formats.manuscript.rows import Rows
from previously.formats.manuscript.stretches import Stretch
from previously.formats.manuscript.telling import scene_of

_TIME = re.compile(r"(?:\d+:)?\d\d?:\d\d(?:[.,]\d+)?(?:\s*-->.*)?")
_VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]+)>")
_NAMED = re.compile(r"([A-Z][A-Z0-9 .'’-]{1,30}):\s*(?=\S|$)")
_TAG = re.compile(r"<[^<>]*>|\{\\[^}]*\}")
_OPENS = re.compile(r"\s*(?:(?:<(?!v\b)[^<>]*>|\{\\[^}]*\})\s*)*")
_TURN = re.compile(r"[-–—]\s*(?=[^\s\d-])")
"""Before what another says than the row above."""
_SOUND = re.compile(r"[(\[♪].*[)\]♪]", re.DOTALL)


class Subtitles:
    """The format for subtitles, one episode a file."""

    name = "subtitles"
    endings = (".srt", ".vtt")

    def sections(self, text: str) -> tuple[Section, ...]:
        """One section, the whole file."""
        return (Section("", 0, text),)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """One episode of one scene."""
        del known
        pieces = list(_pieces(Rows(block.text)))
        scenes = [scene_of(block, "1", Stretch(None, pieces))] if pieces else []
        return one_episode(block, template, scenes, (), "there is nothing said in these subtitles")

    def rows(self, text: str) -> int:
        """One for each time."""
        return max(text.count("\n") // 4, len(text) // 400)

    def excerpt(self, span: Span) -> str:
        """A row without its tags."""
        return _TAG.sub("", row_at(span)).strip()


def _pieces(rows: Rows) -> Iterator[Piece]:
    """What stands under each time, row by row; a new time, or a new speaker, ends what was spoken."""
    above, inside = False, False
    for row in range(len(rows)):
        text = rows.text(row).strip()
        if _TIME.fullmatch(text):
            above, inside = True, False
        elif text.upper().startswith("NOTE "):
            note = rows.text(row).upper().index("NOTE ") + 5
            yield Piece("note", rows.text(row)[note:].rstrip(), row, note + 1, rows.at(row, note + 1), rows.end(row))
        elif not text:
            above = False
        elif above:
            yield from _said(rows, row, joins=inside)
            inside = True


def _said(rows: Rows, row: int, *, joins: bool) -> Iterator[Piece]:
    whole = rows.text(row)
    voice, opened = _VOICE.search(whole), _OPENS.match(whole)
    indent = opened.end() if opened else 0
    if not voice and (turn := _TURN.match(whole, indent)):
        indent, joins = turn.end(), False
    named = None if voice else _NAMED.match(whole, indent)
    begins = (voice or named).end() if voice or named else indent  # type: ignore[union-attr]
    text = _TAG.sub("", whole[begins:]).strip()
    start, end = rows.at(row, begins + 1), rows.end(row)
    if voice or named:
        name = (voice or named)[1].strip()  # type: ignore[index]
        yield Piece("cue", name, row, indent + 1, rows.at(row, indent + 1), end, voices=((name,),))
    elif not joins:  # whoever spoke before need not be who speaks now
        yield Piece("action", "", row, indent + 1, start, start)
    if text:
        sound = _SOUND.fullmatch(text) and not joins
        yield Piece(
            "action" if sound else "speech", text, row, begins + 1, start, end, joins=joins and not (voice or named)
        )
