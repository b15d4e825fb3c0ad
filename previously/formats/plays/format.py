"""Texts that may be chapters, plays or scripts: each is read as what it is typed like."""

import re
from typing import Literal

from previously.core.codes import text_finding
from previously.core.errors import UnknownPosition
from previously.core.position import Template
from previously.core.source import Block, Span
from previously.formats.format import KnownScenes, Read, Section
from previously.formats.fountain.format import Fountain
from previously.formats.manuscript.acts import told_by_acts
from previously.formats.manuscript.one_episode import FIX
from previously.formats.manuscript.where import position_of
from previously.formats.plays.manner import Manner, manner_of
from previously.formats.plays.pieces import acts_in
from previously.formats.prose.format import Prose, tells
from previously.formats.prose.front import Front, front_of, stated

HEADINGS = 3
"""From so many scene headings on, a text is a script; where names stand above their speeches, from one on. Set."""
_HEADING = re.compile(r"^[ \t.*]*(?:INT|EXT|EST|INT\.?/EXT|I/E)[. ][^a-z\n]{3,}$", re.MULTILINE)
Typed = Literal["script", "play", "prose"]


def typed_as(text: str) -> tuple[Typed, Manner | None]:
    """What a text is typed like, and in which manner."""
    headings = len(_HEADING.findall(text))
    manner = manner_of(text)
    if headings and (manner is None or "own" in manner.styles) and (manner or headings >= HEADINGS):
        return "script", manner
    return ("play", manner) if manner else ("prose", None)


class Texts(Prose):
    """Chapters, plays or scripts in plain text, or `marked` as in Markdown."""

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """What a text tells, as what it is typed like."""
        front = front_of(block) if self._marked else Front()
        kind, manner = typed_as(block.text) if tells(front) else ("prose", None)
        if kind == "script":
            return Fountain().read(block, template, known)
        if manner is None:
            return super().read(block, template, known)
        acts = acts_in(block.text, manner, after=front.size, marked=self._marked)
        title = front.text("title") or next((p.text for act in acts for p in act.pieces if p.key == "title"), "")

        def whole(path: str, template: Template) -> tuple[int, ...]:
            return stated(front, template) or position_of(path, template)

        try:
            episodes, findings = told_by_acts(block, template, acts, " ".join(title.split()), whole)
        except UnknownPosition as error:
            return (), (text_finding("unknown-position", Span(block, 0), str(error), fix=FIX),)
        return tuple(episodes), tuple(findings)

    def sections(self, text: str) -> tuple[Section, ...]:
        """One section, the whole file."""
        return (Section("", 0, text),)
