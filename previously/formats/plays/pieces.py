"""A typed play as the pieces of a manuscript, act by act."""

import re
from bisect import bisect_right

from previously.formats.fountain.cuts import SLUG
from previously.formats.fountain.places import place
from previously.formats.manuscript.acts import Act
from previously.formats.manuscript.cues import cue_of
from previously.formats.manuscript.pieces import Piece, PieceKind
from previously.formats.manuscript.rows import Rows
from previously.formats.plays.headings import Heading, heading_of, marked_heading
from previously.formats.plays.labels import Label, is_direction, label_at
from previously.formats.plays.manner import Manner, is_directed, is_list, rows_in
from previously.formats.prose.chunks import BREAK
from previously.formats.prose.marks import without_marks
from previously.formats.prose.notes import notes_in

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_BRACKETS = re.compile(r"[*_]{0,2}[(\[][^()\[\]]{1,600}[)\]][*_]{0,2}")
_CLOSES = {".", ",", ";"}
"""What may stand right behind a direction, as printers put it: `[He sits].`"""
_AROUND = "()[]*_ \t\n"
_PLACED = re.compile(rf"{SLUG}\S")


def acts_in(text: str, manner: Manner, *, after: int = 0, marked: bool) -> list[Act]:
    """The acts of a play that is typed in a manner, in order, from a character on.

    What stands before the first heading is its front.
    """
    return _Play(text, manner, after, marked=marked).acts


class _Play:
    """One play while its pieces are taken."""

    def __init__(self, text: str, manner: Manner, after: int, *, marked: bool) -> None:
        self.rows, self.manner, self.marked = Rows(text), manner, marked
        self.acts: list[Act] = []
        self.scene = 0
        self.above: tuple[Heading, int, int] | None = None  # the heading of an act, until its first scene's or a cue
        self.waiting: list[tuple[int, int]] = []  # what stands between the two
        self.cue: Label | None = None
        self.said = False  # has anything been said under the last cue?
        noted, self.text = notes_in(text, self.rows)
        first = manner.headed or any(marked_heading(line) for line in text.split("\n", 200))
        self.begun = False
        self.front: list[Piece] = []
        self.listing = False
        self.has_headings = first
        for found in _PARAGRAPH.finditer(self.text, after):
            self._paragraph(found.start(), found.end())
        self._open()
        self._with(noted)

    def _with(self, noted: list[Piece]) -> None:
        """Puts the notes where they stand, and what is in front of all before the first act."""
        if not self.acts:
            self.acts.append(Act(0, []))
        self.acts[0].pieces[:0] = self.front
        begins = [act.pieces[0].start if act.pieces else 0 for act in self.acts]
        for note in noted:
            self.acts[max(bisect_right(begins, note.start) - 1, 0)].pieces.append(note)
        for act in self.acts:
            act.pieces.sort(key=lambda piece: piece.start)

    def _paragraph(self, start: int, end: int) -> None:
        at = start
        cuts = [*rows_in(self.text, start, end)]
        for row in cuts:
            line = self.text[row : self._ends(row, end)]
            heading = heading_of(line)
            words = "" if heading else marked_heading(line)
            label = None if heading or words else label_at(self.text, row)
            cue = label is not None and self._is_cue(label)
            if heading or words or cue or self._is_break(line):
                self._told(at, row)
                at = row
            if heading:
                self._heading(heading, row, row + len(line))
                at = row + len(line)
            elif words:
                self._words(words, row, row + len(line))
                at = row + len(line)
            elif label is not None and cue:
                at = self._cue(label)
            elif self._is_break(line):
                self._break(row)
                at = row + len(line)
        self._told(at, end)

    def _is_cue(self, label: Label) -> bool:
        """Does somebody speak? In front of the first heading a name may as well be the play's or a list's."""
        if self.begun or not self.manner.headed:
            return self.manner.is_cue(label)
        return not self.listing and label.key in self.manner.speakers and self.manner.is_cue(label)

    def _is_break(self, line: str) -> bool:
        return BREAK.fullmatch(line) is not None

    def _ends(self, row: int, end: int) -> int:
        found = self.text.find("\n", row, end)
        return found if found >= 0 else end

    def _heading(self, heading: Heading, start: int, end: int) -> None:
        self.begun, self.listing = True, False
        if heading.act:
            self._open()
            self.acts.append(Act(heading.act, []))
            self.scene = 0
            if not heading.scene:
                self.above, self.cue = (heading, start, end), None
                return
        elif not self.acts:
            self.acts.append(Act(0, []))
        above = f"{self.above[0].text} " if self.above else ""
        at = self.above[1] if self.above else start
        self.above = None
        self._scene(f"{above}{heading.text}", heading.scene, heading.rest, at, end)

    def _words(self, words: str, start: int, end: int) -> None:
        """A heading in Markdown that calls itself neither act nor scene: the play's title, a list, or a scene."""
        self.listing = is_list(words)
        if not self.begun and (self.manner.headed or self.listing or not self.front):
            self._add("front", words, start, end, key="" if self.front else "title")
        elif not self.listing:
            self._open()
            self._scene(words, "", words, start, end)

    def _break(self, start: int) -> None:
        """A break between scenes, where no headings part them."""
        if not self.has_headings and self.begun:
            self._scene("", "", "", start, start)

    def _scene(self, text: str, number: str, rest: str, start: int, end: int) -> None:
        if not self.acts:
            self.acts.append(Act(0, []))
        self.begun, self.cue = True, None
        self.scene = int(number) if number.isdecimal() else self.scene + (not number)
        where, when = place(rest) if _PLACED.match(rest) else ("", "")
        self._add("heading", text, start, end, number=number or str(self.scene), where=where, when=when)
        waiting, self.waiting = self.waiting, []
        for one in waiting:
            self._told(*one)

    def _open(self) -> None:
        """An act that has no scenes is one."""
        if self.above:
            (heading, start, end), self.above = self.above, None
            self._scene(heading.text, "", heading.rest, start, end)

    def _cue(self, label: Label) -> int:
        """Somebody begins to speak; what is said begins there."""
        self.listing = False
        self._open()
        if not self.begun:
            self._scene("", "", "", label.start, label.start)
        self.cue, self.said = label, False
        self._voice(label, label.start, label.until)
        for text, start, end in label.asides:
            self._add("aside", " ".join(text.replace("_", "").split()), start, end)
        return label.until

    def _voice(self, label: Label, start: int, end: int, *, goes_on: bool = False) -> None:
        cue = cue_of(label.name, [text for text, _, _ in label.asides])
        more = {"elsewhere": cue.elsewhere, "near": cue.near, "goes_on": cue.goes_on or goes_on}
        self._add("cue", label.name, start, end, voices=((cue.name,),), **more)

    def _told(self, start: int, end: int) -> None:
        """A stretch without a name before it: more of a speech, a direction, or what stands in front of the play."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        end = start + len(text)
        if not text:
            return
        if self.above:
            self.waiting.append((start, end))
        elif not self.begun:
            self._front(text, start, end)
        elif self.cue is not None and (not self.said or self._goes_on(text)):
            self._speech(start, end)
        else:
            self.cue = None
            self._add("action", self._plain(text), start, end)

    def _front(self, text: str, start: int, end: int) -> None:
        self.listing = self.listing or is_list(text.partition("\n")[0])
        if self.has_headings or self.listing or not self.front:
            self._add("front", self._plain(text), start, end, key="" if self.front else "title")
        else:
            self._scene("", "", "", start, start)
            self._add("action", self._plain(text), start, end)

    def _goes_on(self, text: str) -> bool:
        """Is a paragraph without a name still said by who spoke last?"""
        if is_directed(text) or self.cue is None:
            return False
        if self.cue.style == "own" and not (self.manner.spaced and self.manner.set_off):
            return False
        first = re.match(r"[^\W\d_]+", text)
        loud = first is not None and first[0].isupper() and len(first[0]) > 1
        return self.manner.set_off and not loud and not is_direction(first[0].casefold() if first else "")

    def _speech(self, start: int, end: int) -> None:
        """What is said, and the directions within it: those that begin like a sentence are not the speaker's alone."""
        label = self.cue
        at = start
        for found in _BRACKETS.finditer(self.text, start, end):
            inner = " ".join(found[0].replace("_", "").strip(_AROUND).split())
            self._spoken(at, found.start())
            own = not inner[:1].isupper() or self.text[found.end() : found.end() + 1] in {",", ";"}
            if inner:
                self._add("aside" if own else "action", inner, found.start(), found.end())
            if not own and label is not None and self.text[found.end() : end].strip():
                self._voice(label, found.end(), found.end(), goes_on=True)
            at = found.end() + (self.text[found.end() : found.end() + 1] in _CLOSES)
        self._spoken(at, end)

    def _spoken(self, start: int, end: int) -> None:
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        if text.strip("*_ "):
            self.said = True
            self._add("speech", self._plain(text), start, start + len(text))

    def _plain(self, text: str) -> str:
        text = without_marks(text) if self.marked else text
        return text.strip(_AROUND) if is_directed(text) else text

    def _add(self, kind: PieceKind, text: str, start: int, end: int, **more: object) -> None:
        row, column = self.rows.spot(start)
        piece = Piece(kind, text, row, column, start, end, **more)  # type: ignore[arg-type]
        (self.front if kind == "front" else self.acts[-1].pieces).append(piece)
