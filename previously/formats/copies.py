"""Copies of a file that sync tools, editors and file managers leave beside it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from previously.core.codes import text_finding
from previously.core.finding import Finding
from previously.core.source import Block, Span
from previously.formats.registry import format_of

_MADE = re.compile(
    r"""
    \s*\([^()]*(?:conflict|konflikt|conflit|conflicto)[^()]*\)  # Dropbox, Nextcloud
    | \s*\[[^\[\]]*conflict[^\[\]]*\]                           # Google Drive
    | \.sync-conflict-\d{8}-\d{6}(?:-\w+)?                      # Syncthing
    | _conflict-\d{8}-\d{6}                                     # ownCloud
    | ~                                                         # editors
    | \.(?:orig|bak|backup)                                     # patch and merge tools
    | [._](?:BASE|LOCAL|REMOTE|BACKUP)[._]\d+                   # git mergetool
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What a program adds to a name, and hardly anybody else."""
_LIKELY = re.compile(
    r"\s*\(\d{1,3}\)|\s\d{1,3}|[ _-]+(?:copy|kopie|copie|copia|cópia)(?:[ _-]?\(?\d{1,3}\)?)?", re.IGNORECASE
)
"""What a file manager adds to a name, or an author."""
_OF = re.compile(r"(?:copy of|kopie von|copie de|copia de|cópia de)\s+", re.IGNORECASE)
SHARED = 0.5
"""The part of a file's sentences that another must share to be a copy, where its name alone does not tell."""


def copies(paths: Sequence[str], text: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Each copy among a story's files, and what it is a copy of; a text is asked for only where names do not tell."""
    known = {path.casefold(): path for path in paths}
    for path in paths:
        first = _original(path, known)
        if first and (first[1] or _alike(text(path), text(first[0]))):
            yield path, first[0]


def copied(path: str, original: str) -> Finding:
    """The finding for a copy, which is not read."""
    message = f"this is a copy of {original}; it is not read"
    fix = f"put what is new in it into {original} and delete it; if it is no copy, give it a name of its own"
    return text_finding("stray-copy", Span(Block(path, 1, ""), 0), message, fix=fix)


def _original(path: str, known: Mapping[str, str]) -> tuple[str, bool] | None:
    """The file that one is a copy of by its name, if that is there; and whether only a program names files so."""
    plain, certain = PurePosixPath(path), False
    ending = plain.suffix
    stem = plain.name.removesuffix(ending)
    for _ in range(3):
        shorter, by_program = _shorter(stem)
        if shorter == stem or not shorter:
            return None
        stem, certain = shorter, certain or by_program
        found = known.get(str(plain.with_name(stem + ending)).casefold())
        if found and found != path:
            return found, certain
        found = known.get(str(plain.with_name(stem)).casefold()) if format_of(stem) else None
        if found and found != path:
            return found, certain
    return None


def _shorter(stem: str) -> tuple[str, bool]:
    """A name without what was last added to it, and whether a program did."""
    for pattern, by_program in ((_MADE, True), (_LIKELY, False)):
        ends = [found for found in pattern.finditer(stem) if found.end() == len(stem)]
        if ends:
            return stem[: ends[0].start()], by_program
    begins = _OF.match(stem)
    return (stem[begins.end() :], False) if begins else (stem, False)


def _alike(text: str, other: str) -> bool:
    """Do two files say much the same?"""
    ours, theirs = _sentences(text), _sentences(other)
    return bool(ours) and len(ours & theirs) >= SHARED * min(len(ours), len(theirs))


def _sentences(text: str) -> set[str]:
    """The rows with more than one word."""
    rows = (row.strip().removeprefix("- ").strip() for row in text.split("\n"))
    return {row for row in rows if " " in row}
