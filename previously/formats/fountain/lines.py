"""What one line of a script is, judged by its first character and the lines around it."""

import re
from collections.abc import Callable

import msgspec

from previously.formats.fountain.cuts import SLUG
from previously.formats.fountain.elements import Element
from previously.formats.manuscript.cues import split_brackets

HEADING = re.compile(SLUG + r"\S")
EMPHASIS = "*_"
"""Marks around a whole heading or a whole cue, which are no part of it."""
_BESIDE = re.compile(
    rf"(?:(?i:scene)\s+)?(?P<number>[A-Z]{{0,2}}\d{{1,4}}[A-Z]{{0,2}})[.):]?\s*(?:[-–—]\s*)?"
    rf"(?P<text>{SLUG}\S.*?)(?:\s+(?P=number)[.)]?)?"
)
"""A heading with its number before it, as shooting scripts have it: `27 INT. OFFICE - NIGHT 27`."""
_NUMBERED = re.compile(r"(?i:scene\s)?\s*[A-Z]{0,2}\d")
SENTENCE_MARKS = frozenset(".,:;!?…。、，：；！？؟،؛।")
TAG = re.compile(r"[^\W\d_][\w:?!.'’-]*")
NUMBER = re.compile(r"[^\s#*\[\]]+")
LONGEST_CASELESS = 16
"""In a script without capitals, a name has at most this many characters, in at most two words."""


class ScriptLine(msgspec.Struct, frozen=True, gc=False):
    """One line without its cuts, and what surrounds it. `body` is the stripped line, never empty."""

    text: str
    body: str
    row: int = 0
    column: int = 1
    blank: int = 0
    clear: bool = True  # nothing above it, or an empty line, or one with only notes
    beneath: str = ""  # the very next line, stripped
    answer: str = ""  # the next line with more than notes, stripped: what a cue would speak
    cut: bool = False  # a note or boneyard was cut out of it

    @property
    def indent(self) -> int:
        """The indentation of the body."""
        return len(self.text) - len(self.text.lstrip())


def classify(line: ScriptLine) -> Element:
    """The element a line outside dialogue is; action if nothing else."""
    mark = MARKS.get(line.body[0])
    found = mark(line) if mark else None
    if found is None and line.clear:
        found = _heading(line) or _transition(line) or _cue(line)
    return found or Element("action", line.text, line.row, line.column, line.blank)


def is_heading(text: str) -> bool:
    """Does a stripped line begin like a scene heading, forced or not?"""
    return _opens(text) or (text[:1] == "." and text[1:2].isalnum())


def _opens(text: str) -> bool:
    """Is it a heading by how it begins: its slug, after marks of emphasis or its number?"""
    plain = text.strip(EMPHASIS) if text[:1] in EMPHASIS else text
    if plain[:1] in "iIeE":
        return HEADING.match(plain) is not None
    return _beside(text) is not None


def _beside(text: str) -> re.Match[str] | None:
    """The heading with a number before it that a line is."""
    return _BESIDE.fullmatch(text) if _NUMBERED.match(text) else None


def split_tags(text: str) -> tuple[str, tuple[str, ...]]:
    """Take the #tags off the end of a text; a tag begins with a letter, so `COP #2` keeps its number."""
    tags: list[str] = []
    end = len(text)
    while (at := text.rfind("#", 1, end)) > 0 and text[at - 1].isspace():
        if not TAG.fullmatch(text, at + 1, end):
            break
        tags.append(text[at + 1 : end])
        end = at - 1
        while text[end - 1].isspace():
            end -= 1
    return text[:end], tuple(reversed(tags))


def _heading(line: ScriptLine) -> Element | None:
    """A heading by its opening. Two in a row are not headings, following Fountain's own tests."""
    if not _opens(line.body) or HEADING.match(line.beneath):
        return None
    if beside := _beside(line.body):
        number, text = beside["number"], beside["text"]
        return Element("heading", text, line.row, line.column, line.blank, number=number)
    heading = _numbered(line, line.body, forced=False)
    if _opens(heading.text):
        return heading
    return Element("heading", line.body, line.row, line.column, line.blank)  # without a place, the number is it


def _forced_heading(line: ScriptLine) -> Element | None:
    if not line.clear or not line.body[1:2].isalnum():
        return None
    return _numbered(line, line.body[1:], forced=True)


def _numbered(line: ScriptLine, body: str, *, forced: bool) -> Element:
    """A heading with its tags and scene number taken off."""
    text, after = split_tags(body)
    number, at = "", text.rfind("#", 0, len(text) - 1)
    if text.endswith("#") and at > 0 and NUMBER.fullmatch(text, at + 1, len(text) - 1):
        number, text = text[at + 1 : -1], text[:at].rstrip()
    text, before = split_tags(text)
    return Element(
        "heading", text, line.row, line.column, line.blank, forced=forced, number=number, tags=before + after
    )


def _transition(line: ScriptLine) -> Element | None:
    """Capitals ending in `TO:`, with an empty line below; a space after the colon makes it action."""
    if line.beneath or "TO:" not in line.body:
        return None
    text, tags = split_tags(line.body)
    if not text.endswith("TO:") or not text.isupper() or not (tags or line.cut or line.text.endswith(":")):
        return None
    return Element("transition", text, line.row, line.column, line.blank, tags=tags)


def _cue(line: ScriptLine) -> Element | None:
    """Capitals with speech under them."""
    if not line.answer or HEADING.match(line.body):
        return None
    text, dual = _dual(line.body)
    cue = _cue_of(line, text, dual=dual)
    if cue is None and "#" in text:
        text, dual, tags = _tail(line.body)
        cue = _cue_of(line, text, dual=dual, tags=tags)
    return cue


def _cue_of(line: ScriptLine, text: str, *, dual: bool, tags: tuple[str, ...] = ()) -> Element | None:
    name, extensions = split_brackets(_plain(text))
    if not _is_name(name):
        return None
    return Element(
        "cue", text, line.row, line.column, line.blank, name=name, extensions=extensions, dual=dual, tags=tags
    )


def _plain(text: str) -> str:
    """A cue without marks of emphasis around all of it, or around its name."""
    return text.strip(EMPHASIS) if text[:1] in EMPHASIS else text


def _is_name(name: str) -> bool:
    """Can this be an unforced name? Capitals, at least one letter, no `^`.

    In a script without capitals (李雷), only its shape can tell: short, and not a sentence.
    """
    if name.isupper():
        return "^" not in name and not name.endswith("TO:")
    if name.isascii() or len(name) > LONGEST_CASELESS or not any(map(str.isalpha, name)):
        return False
    return name.lower() == name.upper() and len(name.split()) < 3 and SENTENCE_MARKS.isdisjoint(name)


def _forced_cue(line: ScriptLine) -> Element | None:
    text, dual, tags = _tail(line.body[1:].lstrip())
    name, extensions = split_brackets(text)
    if not line.clear or not name:
        return None
    return Element(
        "cue",
        text,
        line.row,
        line.column,
        line.blank,
        forced=True,
        name=name,
        extensions=extensions,
        dual=dual,
        tags=tags,
    )


def _dual(text: str) -> tuple[str, bool]:
    return (text[:-1].rstrip(), True) if text.endswith("^") else (text, False)


def _tail(text: str) -> tuple[str, bool, tuple[str, ...]]:
    """Take a cue's `^` and tags off its end, in either order."""
    text, after = split_tags(text)
    text, dual = _dual(text)
    text, before = split_tags(text)
    return text, dual, before + after


def _forced_action(line: ScriptLine) -> Element:
    return Element("action", line.text.lstrip()[1:], line.row, line.column, line.blank, forced=True)


def _pointed(line: ScriptLine) -> Element | None:
    """`> text <` is centred; `> text` is a transition."""
    centred = line.body.endswith("<")
    text = (line.body[1:-1] if centred else line.body[1:]).strip()
    if not text or line.body == ">":
        return None
    return Element("centred" if centred else "transition", text, line.row, line.column, line.blank, forced=not centred)


def _section(line: ScriptLine) -> Element:
    rest = line.body.lstrip("#")
    text, tags = split_tags(rest.strip())
    return Element("section", text, line.row, line.column, line.blank, depth=len(line.body) - len(rest), tags=tags)


def _equals(line: ScriptLine) -> Element:
    """Three or more are a page break; one starts a synopsis."""
    if len(line.body) > 2 and not line.body.strip("="):
        return Element("page_break", "", line.row, line.column, line.blank)
    return Element("synopsis", line.body[1:].strip(), line.row, line.column, line.blank)


def _lyric(line: ScriptLine) -> Element:
    return Element("lyric", line.body[1:].strip(), line.row, line.column, line.blank)


def _include(line: ScriptLine) -> Element | None:
    """`{{INCLUDE: file}}`; the file is not opened."""
    word, _, text = line.body[2:-2].partition(":")
    if not line.body.startswith("{{") or not line.body.endswith("}}") or word.strip().casefold() != "include":
        return None
    return Element("include", text.strip(), line.row, line.column, line.blank)


MARKS: dict[str, Callable[[ScriptLine], Element | None]] = {
    ".": _forced_heading,
    "!": _forced_action,
    "@": _forced_cue,
    ">": _pointed,
    "#": _section,
    "=": _equals,
    "~": _lyric,
    "{": _include,
}


def text_start(line: str, element: Element) -> int:
    """Where the element's text begins in its line."""
    at = len(line) - len(line.lstrip())
    if element.kind == "action" and not element.forced:
        return 0
    if element.kind == "include":
        at = line.find(":", at)
    elif element.kind == "section":
        at += element.depth
    elif element.forced or element.kind in {"centred", "synopsis", "lyric", "parenthetical"}:
        at += 1
    return max(line.find(element.text, at), 0)
