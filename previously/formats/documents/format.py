"""Documents as manuscripts: the text that was taken out of one is read as Fountain or as Markdown."""

import re
from collections.abc import Callable

from previously.core.position import Template
from previously.core.source import Block, Span, row_at
from previously.formats.format import Format, KnownScenes, Read, Section
from previously.formats.fountain.format import Fountain
from previously.formats.plays.format import Texts, typed_as
from previously.formats.tei.format import Tei

_SCRIPT = re.compile(r"^@\S", re.MULTILINE)
"""A forced cue: what is taken out of a script has them, and nothing else does."""


_TEXTS = (".txt", ".text", ".md", ".markdown", ".docx")
_OPENS = ("[[", "%%", "<!--")
_NOTE = re.compile(r"\[\[(.*)\]\]|%%(.*)%%|<!--(.*)-->")
_MARK = {True: re.compile(r"[.@!](?=.)"), False: re.compile(r"#{1,6} ")}
"""What stands before a row's words, in a script and in prose."""


def _plain(row: str, *, script: bool) -> str:
    if note := _NOTE.fullmatch(row.strip()):
        return next(one for one in note.groups() if one is not None).strip()
    mark = _MARK[script].match(row)
    return row[mark.end() :] if mark else row


def is_script(path: str, text: str) -> bool:
    """Is a text or a document a script or a play?"""
    script = path.casefold().endswith(".docx") and _SCRIPT.search(text) is not None
    return script or (path.casefold().endswith(_TEXTS) and typed_as(text)[0] != "prose")


def is_play(path: str, text: str) -> bool:
    """Is it a play: in TEI, or typed like one?"""
    name = path.casefold()
    return name.endswith(Tei.endings) or (name.endswith(_TEXTS) and typed_as(text)[0] == "play")


class Document:
    """The format of documents whose text `taken` out of their bytes; it raises BrokenDocument."""

    def __init__(self, name: str, endings: tuple[str, ...], taken: Callable[[bytes], str]) -> None:
        self.name, self.endings, self.taken = name, endings, taken
        self._script, self._prose = Fountain(), Texts(name, endings, marked=True)

    def _as(self, text: str) -> Format:
        return self._script if _SCRIPT.search(text) else self._prose

    def sections(self, text: str) -> tuple[Section, ...]:
        """One section, the whole text."""
        return (Section("", 0, text),)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """What the text tells."""
        return self._as(block.text).read(block, template, known)

    def rows(self, text: str) -> int:
        """As the text counts."""
        return self._as(text).rows(text)

    def excerpt(self, span: Span) -> str:
        """The words of a row, or of the note that begins there."""
        note = row_at(span)[: span.column - 1].rstrip().endswith(_OPENS)
        return self._as(span.block.text).excerpt(span) if note else self.words(row_at(span), span.block.text).strip()

    def words(self, text: str, whole: str = "") -> str:
        """A text that was taken out of a document, row by row as its reader knows it: without marks."""
        script = _SCRIPT.search(whole or text) is not None
        return "\n".join(_plain(row, script=script) for row in text.split("\n"))
