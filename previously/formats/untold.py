"""A folder in which no scene is told: what was found there, and what would be read."""

from collections.abc import Sequence

from previously.core.codes import text_finding
from previously.core.english import count, joined
from previously.core.finding import Finding
from previously.core.source import Block, Span
from previously.formats.registry import endings

NAMED = 5
"""So many files are named."""


def untold(home: str, read: Sequence[str], others: Sequence[str]) -> Finding:
    """The finding, at the story's own file (`home`): the files that were read and tell nothing, and the others."""
    parts = [f"{_listed(read)} {'tells' if len(read) == 1 else 'tell'} of none"] if read else []
    parts += [f"{_listed(others)} {'is' if len(others) == 1 else 'are'} not read"] if others else []
    said = f": {', and '.join(parts)}" if parts else ""
    message = f"no scene is told here, so nothing is checked{said}"
    fix = f"tell it in scenes, in files that end in {joined(list(endings()))}; docs/writing.md shows how"
    return text_finding("nothing-told", Span(Block(home, 1, ""), 0), message, fix=fix)


def _listed(paths: Sequence[str]) -> str:
    """The first of the files, and how many more there are."""
    shown = [f"“{path}”" for path in paths[:NAMED]]
    return joined([*shown, f"{count(len(paths) - NAMED, 'other file')}"] if paths[NAMED:] else shown)
