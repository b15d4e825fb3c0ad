"""Findings that an old story has already: kept in a file, and not reported again."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from previously.core.errors import UnreadableInput
from previously.core.finding import Finding, Remark
from previously.formats.files import displayed
from previously.formats.writing.place import ANYTHING
from previously.formats.writing.write import write_text
from previously.surfaces.cli.files import decoded

VERSION = 1


class Baseline(msgspec.Struct, frozen=True):
    """A file of what is known."""

    baseline: int
    findings: tuple[Remark, ...]


def read_baseline(path: Path) -> Baseline:
    """A baseline. Raises UnreadableInput."""
    if not path.exists():
        raise UnreadableInput(f"there is no baseline “{displayed(path)}”; --update-baseline writes one")
    try:
        known = msgspec.convert(decoded(path), Baseline)
    except msgspec.ValidationError as error:
        raise UnreadableInput(f"“{displayed(path)}” is no baseline of ours: {error}") from None
    if known.baseline != VERSION:
        raise UnreadableInput(f"“{displayed(path)}” is a baseline of version {known.baseline}; this reads {VERSION}")
    return known


def write_baseline(path: Path, findings: Iterable[Finding], kept: Iterable[Remark] = (), over: str = ANYTHING) -> None:
    """Write what is known from now on, sorted, one finding a line: `kept` are entries that nobody has looked at.

    `over`: what it replaces. Raises Changed if another program has written something else meanwhile.
    """
    known = sorted((*map(Remark.of, findings), *kept))
    rows = ",\n".join(f"    {msgspec.json.encode(entry).decode()}" for entry in known)
    write_text(path, f'{{\n  "baseline": {VERSION},\n  "findings": [{chr(10) if rows else ""}{rows}\n  ]\n}}\n', over)
