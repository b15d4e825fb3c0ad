"""The title page: `Key: value` lines at the head of a script, up to the first empty line."""

import re

import msgspec

from previously.formats.fountain.cuts import Cut, Sheet

KEY = re.compile(r"([^\W\d_][\w \t\-/().'’]{0,39}):")
KNOWN = re.compile(
    "title|subtitle|credit|authors?|written by|based on|source|notes?|draft|draft date|date|contact|contact info|"
    "copyright|series|season|episode|season episode|episode title|episode number|show|chapter|act|revision|revised|"
    "version|language|format|font|header|footer|watermark|project|genre|logline|tl|tc|tr|cc|bl|bc|br",
    re.IGNORECASE,
)
"""A title page must begin with one of these: a script may just as well open with `FADE IN:`."""


class TitleEntry(msgspec.Struct):
    """One entry: its text is on lines `first` to `last`, followed by lines of only notes up to `end`."""

    key: str
    first: int
    last: int
    end: int
    values: list[str] = msgspec.field(default_factory=list)  # the text, line by line
    cuts: list[tuple[int, Cut]] = msgspec.field(default_factory=list)  # those in its text, with their offsets
    size: int = 0  # of the text so far

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n".join(self.values)

    def add(self, page: Sheet, index: int, start: int) -> None:
        """Append a line's text from `start` on."""
        line = page.lines[index]
        value = line[start:].strip()
        start = line.find(value, start)
        for middle in range(self.last + 1, index):
            self.cuts += ((self.size, cut) for cut in page.cuts.get(middle, ()))
        offset = self.size + bool(value and self.values)
        self.cuts += ((offset + min(max(cut.at - start, 0), len(value)), cut) for cut in page.cuts.get(index, ()))
        self.size, self.last = offset + len(value), index
        if value:
            self.values.append(value)


def title_page(page: Sheet) -> list[TitleEntry]:
    """The entries. Indented lines continue the value above; any other line ends the page."""
    index = next((i for i, line in enumerate(page.lines) if line.strip()), len(page.lines))
    entries: list[TitleEntry] = []
    while index < len(page.lines):
        line = page.lines[index]
        text = line if entries else line.lstrip()
        found = KEY.match(text)
        if entries and text[:1].isspace() and text.strip():
            entries[-1].add(page, index, 0)
        elif found and (entries or KNOWN.fullmatch(found[1].strip())):
            entries.append(TitleEntry(found[1].strip(), index, index, index))
            entries[-1].add(page, index, len(line) - len(text) + found.end())
        elif not entries or text.strip() or index not in page.cuts:
            break
        entries[-1].end = index
        index += 1
    return entries
