"""Fountain: a script as its elements, and back.

The rules are those of fountain.io/syntax. Where they leave a choice, we choose so that no scene or text is lost: a
heading needs an empty line above it but not below; after a line of two spaces or of only notes, a heading ends the
dialogue; a line of only notes counts as empty for what follows, but does not end dialogue; an unclosed note or boneyard
is text. A likely mistake by the author is a `Trouble`.
"""

from previously.formats.fountain.cuts import Cut, lay_out
from previously.formats.fountain.elements import Element, Script, Trouble
from previously.formats.fountain.lines import HEADING, MARKS, ScriptLine, classify, is_heading, text_start
from previously.formats.fountain.places import is_flashback, is_same_moment, place
from previously.formats.fountain.title import title_page
from previously.formats.fountain.write import write

__all__ = ["Element", "Script", "Trouble", "is_flashback", "is_same_moment", "place", "scan", "survey", "write"]


def scan(text: str) -> tuple[Element, ...]:
    """A script's elements, in file order. Never raises; takes time in proportion to the text."""
    return survey(text).elements


def survey(text: str) -> Script:
    """A script's elements and its faults."""
    return _Scanner(text).run()


class _Scanner:
    """Reads a script line by line."""

    def __init__(self, text: str) -> None:
        self.page = lay_out(text)
        self.elements: list[Element] = []
        self.blank = 0  # empty lines since the last element
        self.pauses: list[int] = []  # those that continue the dialogue, if anything does
        self.clear = True  # nothing, an empty line or only notes directly above
        self.talking = False  # under a cue
        self.titled = False  # directly under the title page

    def run(self) -> Script:
        """Everything, from the first line to the last."""
        for index in range(self._title(), len(self.page.lines)):
            line = self.page.lines[index]
            body = line.strip()
            if body:
                self._read(index, line, body)
            else:
                self._empty(index, line)
        return Script(tuple(self.elements), tuple(sorted(self.page.troubles, key=lambda t: (t.row, t.column))))

    def _title(self) -> int:
        """Read the title page and anything before it; returns the index of the line after it."""
        entries = title_page(self.page)
        for index in range(entries[0].first if entries else 0):
            self._empty(index, "")
        for entry in entries:
            row, column = self._place(entry.first, self.page.lines[entry.first])
            self.elements.append(Element("title", entry.text, row, column, self.blank, key=entry.key))
            self.blank, self.titled = 0, True
            for offset, cut in entry.cuts:
                self._add(cut, offset)
            self._standing(*range(entry.last + 1, entry.end + 1))
        return entries[-1].end + 1 if entries else 0

    def _place(self, index: int, line: str) -> tuple[int, int]:
        """The row and column of a line's first character."""
        indent = len(line) - len(line.lstrip())
        return self.page.place(index, indent) if self.page.cuts else (self.page.rows[index], indent + 1)

    def _empty(self, index: int, line: str) -> None:
        """A line with nothing on it but notes, if any."""
        self.clear = True
        if index in self.page.cuts:
            self._standing(index)
            return
        self.titled = False
        if self.elements:
            self.blank += 1
        if len(line) < 2:
            self.talking = False
        elif self.talking:
            self.pauses.append(self.page.rows[index])

    def _standing(self, *indices: int) -> None:
        """Some lines' notes and boneyards, each as on its own line."""
        for cut in (cut for index in indices for cut in self.page.cuts.get(index, ())):
            blank = 0 if self.talking else self.blank
            self._add(cut, blank=blank)
            self.blank -= blank

    def _add(self, cut: Cut, inside: int = -1, *, blank: int = 0) -> None:
        row, column = self.page.spot(cut.start)
        self.elements.append(Element(cut.kind, cut.text, row, column, blank, inside=inside))

    def _read(self, index: int, line: str, body: str) -> None:
        """A line with something on it."""
        if self.titled:
            self.blank, self.titled = 1, False
        row, column = self._place(index, line)
        element = Element("action", line, row, column, self.blank)
        if self.talking:
            heading = self.clear and is_heading(body) and classify(self._line(index, line, body, row, column))
            self.talking = not heading or heading.kind != "heading"
            element = self._spoken(body, row, column) if self.talking else heading or element
        elif self.clear or body[0] in MARKS:
            element = classify(self._line(index, line, body, row, column))
            self.talking = element.kind == "cue"
        if element.kind != "heading" and HEADING.match(body):
            self._doubt(element)
        self._put(index, line, element)

    def _spoken(self, body: str, row: int, column: int) -> Element:
        self.elements += (Element("dialogue", "", pause) for pause in self.pauses)
        if body[0] == "~":
            return Element("lyric", body[1:].strip(), row, column)
        if body[0] == "(" and body[-1] == ")":
            return Element("parenthetical", body[1:-1].strip(), row, column)
        return Element("dialogue", body, row, column)

    def _line(self, index: int, line: str, body: str, row: int, column: int) -> ScriptLine:
        """A line with its surroundings."""
        lines = self.page.lines
        after = index + 1
        beneath = lines[after].strip() if after < len(lines) else ""
        while after < len(lines) and after in self.page.cuts and not lines[after].strip():
            after += 1
        answer = lines[after].strip() if after < len(lines) else ""
        if after > index + 1 and is_heading(answer):
            answer = ""
        return ScriptLine(line, body, row, column, self.blank, self.clear, beneath, answer, index in self.page.cuts)

    def _doubt(self, element: Element) -> None:
        """Note a line in capitals that looks like a heading but is not one."""
        if element.text.strip()[:3] in {"INT", "EXT"} and not element.forced:
            message = f"this looks like a scene heading but is read as {element.kind}: put an empty line above it"
            if self.clear:
                message = "two scene headings in a row are read as action: put an empty line between them"
            self.page.troubles.append(Trouble(element.row, element.column, message))

    def _put(self, index: int, line: str, element: Element) -> None:
        """Add an element and its notes."""
        self.elements.append(element)
        self.blank, self.clear = 0, False
        if self.pauses:
            self.pauses = []
        if index not in self.page.cuts:
            return
        start = text_start(line, element)
        for cut in self.page.cuts[index]:
            self._add(cut, min(max(cut.at - start, 0), len(element.text)))
