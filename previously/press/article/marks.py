"""Spoiler marks in running text: what each way of hiding words covers, and its own label."""

import codecs
import re
from collections.abc import Generator, Iterator
from typing import NamedTuple


class SpoilerMark(NamedTuple):
    """One way to hide words. `spans`: may close in a later paragraph; `lone`: unclosed, it is not a mark."""

    name: str
    opens: re.Pattern[str]
    closes: str
    spans: bool = False
    lone: bool = False


class Piece(NamedTuple):
    """A stretch of a paragraph, entirely hidden or entirely visible."""

    start: int
    end: int
    hidden: bool = False
    label: str = ""


def _opener(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


MARKS = (
    SpoilerMark("discord", _opener(r"\|\|(?=\S)"), "||", lone=True),
    SpoilerMark("reddit", _opener(r">!(?=\S)"), "!<"),
    SpoilerMark("reddit, spaced", _opener(r">!(?=\s)"), "!<", lone=True),
    SpoilerMark(
        "details",
        _opener(r"<details\b[^<>]{0,200}>\s{0,20}(?:<summary\b[^<>]{0,200}>([^<>]{0,300})</summary>)?"),
        "</details>",
        spans=True,
    ),
    SpoilerMark(
        "forum", _opener(r"\[spoilers?(?:\s{0,3}[=:]\s{0,3}\"?([^\[\]\"]{0,200})\"?)?\]"), "[/spoiler", spans=True
    ),
    SpoilerMark("wiki", _opener(r"\{\{spoiler\|"), "}}", spans=True),
    SpoilerMark("bracket", _opener(r"\[\[spoiler:"), "]]", spans=True),
    SpoilerMark("hover", _opener(r"\[([^\[\]]{0,200})\]\(#s \""), '")'),
    SpoilerMark("bare hover", _opener(r"(?<!\])\(#s \""), '")'),
    SpoilerMark("link", _opener(r"\[(?=[^\[\]]{1,2000}\]\((?:/s|/spoiler|#spoiler)\))"), "]("),
    SpoilerMark("fence", _opener(r"^::: ?spoiler\b[ \t]?([^\n]{0,200})"), "\n:::", spans=True),
)
"""`[spoiler]` with nothing to close it hides everything that follows."""
_AFTER = re.compile(r"s?\]|/?s(?:poiler)?\)|#spoiler\)|:+")
_ROT13 = re.compile(r"\brot-?13\b[^:\n]{0,40}:\s*", re.IGNORECASE)
_WORDS = re.compile(r"[a-z']+")
TURNED = frozenset(
    codecs.encode(word, "rot13")
    for word in ("the", "and", "of", "to", "was", "his", "her", "she", "he", "that", "with", "for", "who", "they", "by")
)
PLAIN = frozenset(("the", "and", "of", "to", "was", "that", "with", "for"))


class Marks:
    """Splits paragraphs one by one; `open` is a mark left open by an earlier paragraph."""

    def __init__(self) -> None:
        self.open: SpoilerMark | None = None
        self.label = ""

    def pieces(self, text: str) -> Iterator[Piece]:
        """A paragraph's stretches in order, without the marks themselves."""
        at, finder = 0, _Finder(text)
        while at < len(text):
            if self.open is not None:
                at = yield from self._inside(text, at, finder)
                continue
            found = finder.next(at)
            if found is None:
                break
            mark, opener = found
            yield from visible(text, at, opener.start())
            self.open, self.label = mark, " ".join((opener.group(1) or "").split()) if opener.re.groups else ""
            at = opener.end()
        yield from visible(text, at, len(text))
        if self.open is not None and not self.open.spans:
            self.open = None

    def _inside(self, text: str, at: int, finder: "_Finder") -> Generator[Piece, None, int]:
        """The hidden stretch up to the open mark's close, or to the end; returns where it ends."""
        mark = self.open
        assert mark is not None
        end = finder.close(mark, at)
        if at < (end if end >= 0 else len(text)):
            yield Piece(at, end if end >= 0 else len(text), hidden=True, label=self.label)
        if end < 0:
            return len(text)
        self.open = None
        after = _AFTER.match(text, end + len(mark.closes)) if mark.name in {"forum", "link"} else None
        return after.end() if after else end + len(mark.closes)


class _Finder:
    """Where marks open and close in one text; no stretch is searched twice."""

    def __init__(self, text: str) -> None:
        self.text, self.lower = text, text.lower()
        self.openers: dict[str, re.Match[str] | None] = {}
        self.none: set[str] = set()

    def next(self, at: int) -> tuple[SpoilerMark, re.Match[str]] | None:
        """The first mark that opens at or after `at`."""
        found = [(match.start(), index) for index, mark in enumerate(MARKS) if (match := self._opener(mark, at))]
        if not found:
            return None
        mark = MARKS[min(found)[1]]
        match = self.openers[mark.name]
        assert match is not None
        return mark, match

    def _opener(self, mark: SpoilerMark, at: int) -> re.Match[str] | None:
        known = self.openers.get(mark.name)
        if mark.name not in self.openers or (known is not None and known.start() < at):
            known = mark.opens.search(self.text, at)
            if known is not None and mark.lone and self.close(mark, known.end()) < 0:
                known = None
            self.openers[mark.name] = known
        return known

    def close(self, mark: SpoilerMark, at: int) -> int:
        """Where a mark closes, or -1."""
        if mark.name in self.none:
            return -1
        end = self.lower.find(mark.closes, at) if len(self.lower) == len(self.text) else self.text.find(mark.closes, at)
        if end < 0:
            self.none.add(mark.name)
        return end


def visible(text: str, start: int, end: int) -> Iterator[Piece]:
    """A stretch outside every mark; text in ROT13 is hidden all the same."""
    announced = _ROT13.search(text, start, end)
    split = announced.end() if announced and turned(text[announced.end() : end], least=1) else start
    if split > start:
        yield Piece(start, split)
    if split < end:
        cipher = split > start or turned(text[start:end])
        yield Piece(split, end, hidden=cipher, label="rot13" if cipher else "")


def turned(text: str, *, least: int = 3) -> bool:
    """Does this read as English in ROT13?"""
    words = _WORDS.findall(text.lower())
    known = sum(word in TURNED for word in words)
    return known >= least and known > sum(word in PLAIN for word in words)
