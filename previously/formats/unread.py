"""Files beside a story's own that no format reads: which of them look as if they belonged to it."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Literal, NamedTuple

import msgspec

from previously.core.codes import text_finding
from previously.core.english import count, joined
from previously.core.errors import UnknownPosition
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.source import Block, Span
from previously.formats.plays.format import typed_as
from previously.formats.registry import endings, format_of

SCRIPTS = (".fadein", ".highland", ".celtx", ".trelby", ".kitsp", ".scrivx")
"""Screenplays and books of other programs."""
DOCUMENTS = (
    ".docx", ".doc", ".docm", ".odt", ".fodt", ".rtf", ".pdf", ".epub", ".pages", ".wpd", ".wps", ".mobi", ".azw3",
    ".fb2",
)  # fmt: skip
OTHERS = (
    ".html", ".htm", ".xhtml", ".org", ".tex", ".rst", ".adoc", ".opml", ".ass", ".ssa", ".sub", ".rpy",
)  # fmt: skip
"""What may hold pages, and matters where it is called like an episode."""
READ_AS = {
    ".fountain or .fdx": (".fadein", ".highland", ".celtx", ".trelby", ".kitsp"),
    ".docx or .md": (".scrivx", ".doc", ".docm", ".odt", ".fodt", ".rtf", ".pages", ".wpd", ".wps"),
    ".epub": (".mobi", ".azw3", ".fb2"),
    ".md": (".html", ".htm", ".xhtml", ".org", ".tex", ".rst", ".adoc", ".opml"),
    ".srt": (".ass", ".ssa", ".sub"),
}
"""As what a program would have to save a file, so that it can be read."""
TEXTS = (".txt", ".md", ".text", ".markdown")
"""Text of any kind: looked into, since most of it is notes."""
HEAD = 1 << 16
"""How many bytes of a text are looked at."""
HEADINGS = 3
"""From so many scene headings on, a text is a script."""
_HEADING = re.compile(r"^[ \t.*]*(?:INT|EXT|EST|INT\.?/EXT|I/E)[. ][^a-z\n]{3,}$", re.MULTILINE)
_NOTE = re.compile(r"\[\[\s*prev\s*:", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
"""No position is without one."""
_ABOUT = re.compile(r"readme|licen[cs]e|changelog|contributing", re.IGNORECASE)
Looks = Literal["misnamed", "script", "document", "text"]


class Unread(NamedTuple):
    """A file that no format reads, and what it looks like; a `text` matters only where its name is a position."""

    path: str
    looks: Looks


def may_matter(path: str) -> bool:
    """Could a file of this name be one that is told as unread?"""
    return path.casefold().endswith((*SCRIPTS, *DOCUMENTS, *TEXTS, *OTHERS)) or _inner(path) is not None


def looks_of(path: Path) -> Looks | None:
    """What a file that no format reads looks like; None where it is nothing of a story."""
    name = path.name.casefold()
    if _inner(name):
        return "misnamed"
    if name.endswith(SCRIPTS):
        return "script"
    if name.endswith(DOCUMENTS):
        return "document"
    if name.endswith(TEXTS):
        return "script" if _is_script(path) else "text" if _DIGIT.search(name) else None
    return "text" if name.endswith(OTHERS) and _DIGIT.search(name) else None


def _inner(name: str) -> str | None:
    """`s01.yaml` of `s01.yaml.txt`: the name that a program has put an ending of its own to."""
    inner, _, ending = name.rpartition(".")
    return inner if f".{ending.casefold()}" in TEXTS and format_of(inner) else None


def _is_script(path: Path) -> bool:
    """Does a text have scene headings, the notes of a script, or speeches behind names?"""
    try:
        if path.is_symlink() or not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(HEAD).decode("utf-8", "replace").replace("\r", "\n")
    except OSError:
        return False
    if _NOTE.search(head) and not _ABOUT.match(path.name):
        return True
    return len(_HEADING.findall(head)) >= HEADINGS or (typed_as(head)[0] == "play" and not _ABOUT.match(path.name))


def unread_findings(
    unread: Iterable[Unread], read: Iterable[str], told: Container[tuple[int, ...]], template: Callable[[str], Template]
) -> Iterator[Finding]:
    """What is said of unread files: one finding for those of a folder with one ending.

    Nothing of a file whose text is read in another form: one of that name is, or its episode is `told`.
    """
    stems = {str(PurePosixPath(path).with_suffix("")).casefold() for path in read}
    like: dict[tuple[str, str, bool], list[str]] = {}
    for path, looks in unread:
        plain = PurePosixPath(path)
        episode = _episode(plain.stem, template(path))
        other_form = str(plain.with_suffix("")).casefold() in stems or episode in told
        if looks == "misnamed":
            yield _misnamed(path)
        elif not other_form and (looks != "text" or episode):
            grave = looks == "script" or episode is not None
            like.setdefault((str(plain.parent), plain.suffix.casefold(), grave), []).append(path)
    for (_, ending, grave), paths in like.items():
        fix = RENAME if grave and ending in TEXTS else fix_for(ending)
        yield not_read(paths, f"no format reads {ending} files", fix, grave=grave)


RENAME = (
    "if it is a script, let its name end in .fountain; if it is a play or a chapter, say “manuscript: …” in "
    "story.yaml; if not, tell in a .yaml file what happens in it"
)
FIX = "tell it in a .yaml or a .fountain file; where it is no part of the story, “allow: [unread-file]” says so"


def fix_for(ending: str) -> str:
    """What would have a file of such an ending read, or answer for it."""
    other = next((other for other, known in READ_AS.items() if ending in known), "")
    return f"save it as {other}, or {FIX}" if other else FIX


def _misnamed(path: str) -> Finding:
    ending = PurePosixPath(path).suffix
    return not_read([path], f"its name ends in {ending}", f"take the last “{ending}” off its name", grave=True)


def not_read(paths: list[str], why: str, fix: str, *, grave: bool) -> Finding:
    """The finding for some unread files, at the first of them: a warning, or a hint where it may be anything."""
    more = f", nor {'is' if len(paths) == 2 else 'are'} {count(len(paths) - 1, 'file')} like it" if paths[1:] else ""
    found = text_finding("unread-file", _start(paths[0]), f"this file is not read{more}: {why}", fix=fix)
    return found if grave else msgspec.structs.replace(found, severity="hint")


def given(path: str) -> Finding:
    """The finding for a file that was handed over as part of a story, and that no format reads."""
    message = f"this file is not read: story files end in {joined(list(endings()))}"
    return text_finding("unread-file", _start(path), message, fix=FIX)


def _start(path: str) -> Span:
    return Span(Block(path, 1, ""), 0)


def _episode(stem: str, template: Template) -> tuple[int, ...] | None:
    """The episode that a file's name says it is, or begins with."""
    plain = re.sub(r"[-_]+", " ", stem)
    first = plain.partition(" ")[0]
    for name in (stem, plain, *((first,) if not first.isdigit() else ())):
        try:
            return template.parse(name)[0]
        except UnknownPosition:
            continue
    return None
